package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

// A finished is an answer as it is sent, kept so that it is put together once.
type finished struct {
	kind string // Content-Type
	text []byte
	mark string // another whenever the text is
}

func finish(kind string, text []byte) *finished {
	sum := sha256.Sum256(text)
	return &finished{kind, text, `"` + hex.EncodeToString(sum[:12]) + `"`}
}

func (f *finished) weight() int64 { return int64(len(f.text)) + 1<<10 }

// send sends it, or that who asks has it already.
func (f *finished) send(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("ETag", f.mark)
	w.Header().Set("Cache-Control", "private, no-cache")
	if strings.Contains(r.Header.Get("If-None-Match"), f.mark) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = w.Write(f.text)
}

// pageKey tells pages apart: by the screen, the whole address, and the files.
func (v *visit) pageKey() string {
	return "page\x00" + v.on.name + "\x00" + v.r.URL.RequestURI() + "\x00" + v.key()
}

// keptPage is the page that is asked for, if it was finished before.
func (v *visit) keptPage() *finished {
	if v.draft != nil || v.on.fresh {
		return nil
	}
	out, _ := v.s.flights.kept(v.pageKey())
	of, _ := out.(*finished)
	return of
}

// keepPage finishes a page and keeps it. It is nil of a page that another request may
// find otherwise: of a draft, without an answer or a part of it, or of a case that had
// to be let go.
func (v *visit) keepPage(f *frame) *finished {
	if v.draft != nil || v.on.fresh || v.later || f.sheet.status != 0 || v.known() == nil {
		return nil
	}
	key := v.pageKey()
	weight := func(f *finished) int64 { return f.weight() + int64(len(key)) }
	out, err := once(v, key, weight, func(context.Context) (*finished, error) {
		return finish(pageKind, []byte(f.page())), nil
	})
	if err != nil {
		return nil
	}
	return out
}
