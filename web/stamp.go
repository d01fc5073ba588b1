package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// stamp is the fingerprint of the files of a case and of the texts of its sources, by
// names, sizes and times.
func (s *shelf) stamp(place string) string {
	h := sha256.New()
	dir := place
	if info, err := fs.Stat(s.files, place); err == nil && !info.IsDir() {
		dir = path.Dir(place)
		note(h, place, info)
	} else {
		for _, name := range []string{"case.yaml", "record.yaml"} {
			if info, err := fs.Stat(s.files, path.Join(dir, name)); err == nil {
				note(h, name, info)
			}
		}
		s.stampFolder(h, path.Join(dir, "record"), 3)
	}
	s.stampFolder(h, path.Join(dir, "sources"), 1)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

func (s *shelf) stampFolder(to io.Writer, dir string, deep int) {
	list, err := fs.ReadDir(s.files, dir)
	if err != nil {
		return
	}
	for _, e := range list {
		name := path.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := fs.Stat(s.files, name) // of what a link leads to
		switch {
		case err != nil:
		case info.IsDir() && deep > 1:
			s.stampFolder(to, name, deep-1)
		case !info.IsDir():
			note(to, name, info)
		}
	}
}

func note(to io.Writer, name string, info fs.FileInfo) {
	fmt.Fprintf(to, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
}
