package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/plenary-talks/plenary/page"
)

//go:embed static
var static embed.FS

// An assetFile is a file that pages are made with.
type assetFile struct {
	kind string
	text []byte
	mark string // another whenever the text is
}

var assetFiles = sync.OnceValue(func() map[string]assetFile {
	out := map[string]assetFile{}
	list, err := static.ReadDir("static")
	if err != nil {
		panic(err) // of files of this program
	}
	for _, e := range list {
		body, err := static.ReadFile(path.Join("static", e.Name()))
		if err != nil {
			panic(err)
		}
		out[e.Name()] = assetOf(e.Name(), body)
	}
	out["base.css"] = assetOf("base.css", []byte(page.Style()))
	return out
})

// kinds are what files are, by their ending.
var kinds = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml"}

func assetOf(name string, body []byte) assetFile {
	sum := sha256.Sum256(body)
	return assetFile{kinds[path.Ext(name)], body, hex.EncodeToString(sum[:6])}
}

// asset is the address of a file that pages are made with.
func asset(name string) string { return "/static/" + name + "?" + assetFiles()[name].mark }

// assets answers with them.
func assets(w http.ResponseWriter, r *http.Request) {
	f, ok := assetFiles()[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	etag := `"` + f.mark + `"`
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("ETag", etag)
	w.Header().Set("Cache-Control", "no-cache")
	if strings.Contains(r.Header.Get("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = w.Write(f.text)
}
