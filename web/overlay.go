package web

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// An overlay is files with some in memory laid over them.
type overlay struct {
	under fs.FS
	over  map[string]string // texts by names
}

// laid returns files with texts laid over those in a folder, by their names in it.
func laid(under fs.FS, dir string, texts map[string]string) fs.FS {
	over := map[string]string{}
	for name, text := range texts {
		over[path.Join(dir, name)] = text
	}
	return overlay{under, over}
}

func (o overlay) Open(name string) (fs.File, error) {
	if text, ok := o.over[name]; ok {
		return &inMemory{memory{path.Base(name), int64(len(text))}, strings.NewReader(text)}, nil
	}
	return o.under.Open(name)
}

func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if text, ok := o.over[name]; ok {
		return memory{path.Base(name), int64(len(text))}, nil
	}
	return fs.Stat(o.under, name)
}

// ReadDir lists a folder with the files laid over it.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.under, name)
	for at, text := range o.over {
		base := path.Base(at)
		if path.Dir(at) == name && !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == base }) {
			list, err = append(list, fs.FileInfoToDirEntry(memory{base, int64(len(text))})), nil
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}

// An inMemory is an open file in memory.
type inMemory struct {
	memory
	*strings.Reader
}

func (f *inMemory) Stat() (fs.FileInfo, error) { return f.memory, nil }
func (f *inMemory) Size() int64                { return f.size }
func (f *inMemory) Close() error               { return nil }

// A memory describes a file in memory.
type memory struct {
	name string
	size int64
}

func (m memory) Name() string       { return m.name }
func (m memory) Size() int64        { return m.size }
func (m memory) Mode() fs.FileMode  { return 0o644 }
func (m memory) ModTime() time.Time { return time.Time{} }
func (m memory) IsDir() bool        { return false }
func (m memory) Sys() any           { return nil }
