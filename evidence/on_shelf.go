package evidence

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

// An onShelf is a file or a folder of a shelf, and its size when it was listed.
type onShelf struct {
	fsys fs.FS
	join func(names ...string) string
	path string
	size int64
	at   int // among the files of the shelf
}

// ordinary lists the ordinary files of a folder by name; those of a file are it.
func (o onShelf) ordinary() ([]onShelf, error) {
	info, err := fs.Stat(o.fsys, o.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	switch {
	case info.Mode().IsRegular():
		o.size = info.Size()
		return []onShelf{o}, nil
	case !info.IsDir(): // opening a pipe would wait for its writer
		return nil, fmt.Errorf("%s is neither a folder nor an ordinary file", o.path)
	}
	entries, err := o.listed()
	if err != nil {
		return nil, err
	}
	var files []onShelf
	for _, e := range entries {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if info, err := e.Info(); err == nil { // else it is gone meanwhile
			file := onShelf{fsys: o.fsys, join: o.join, path: o.join(o.path, e.Name()), size: info.Size()}
			files = append(files, file)
		}
	}
	return files, nil
}

// listed lists a folder by name, if it has few enough entries.
func (o onShelf) listed() ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.fsys, o.path)
	ordinary := 0
	for _, e := range list {
		if e.Type().IsRegular() {
			ordinary++
		}
	}
	if len(list) > 2*maxFiles || ordinary > maxFiles {
		return nil, &plenary.Limit{Code: plenary.LimitFiles, What: "files in one folder of sources", Bound: maxFiles,
			Says: fmt.Sprintf("%s has more than %d files; put the sources in a folder of their own", o.path, maxFiles)}
	}
	return list, err
}

// load reads an ordinary file that is not too large.
func (o onShelf) load() ([]byte, error) {
	info, err := fs.Stat(o.fsys, o.path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for its writer
		return nil, fmt.Errorf("%s is not an ordinary file", o.path)
	}
	f, err := o.fsys.Open(o.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err == nil && len(raw) > MaxSize {
		err = &plenary.Limit{Code: plenary.LimitSize, What: "bytes in one text", Bound: MaxSize,
			Says: fmt.Sprintf("%s has more than %d bytes (8 MiB); longer texts are not read", o.path, MaxSize)}
	}
	return raw, err
}

// A disk is what the system has; names are paths as the system writes them.
type disk struct{}

func (disk) Open(name string) (fs.File, error)     { return os.Open(name) }
func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// ReadDir lists a folder by name; of one with very many entries not all.
func (disk) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(2*maxFiles + 1)
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}
