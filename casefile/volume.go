package casefile

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/plenary-talks/plenary"
)

// A volume is where the files of cases are: the disk, or files that somebody
// has in memory.
type volume struct {
	fsys   fs.FS
	join   func(names ...string) string
	prefix string // of names, where they are told
}

func (v volume) called(name string) string { return v.prefix + name }

var onDisk = volume{disk{}, filepath.Join, ""}

// A disk is what the system has; names are paths as the system writes them.
type disk struct{}

func (disk) Open(name string) (fs.File, error)     { return os.Open(name) }
func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// maxEntries is how many names of one folder are listed.
const maxEntries = 100_000

func (disk) ReadDir(name string) ([]fs.DirEntry, error) {
	info, err := os.Stat(name)
	if err == nil && !info.IsDir() { // opening a pipe would wait for its writer
		err = &fs.PathError{Op: "readdir", Path: name, Err: syscall.ENOTDIR}
	}
	if err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(maxEntries + 1)
	switch {
	case err == io.EOF:
		return nil, nil
	case err == nil && len(list) > maxEntries:
		return nil, &plenary.Limit{Code: plenary.LimitFiles, What: "files in one folder", Bound: maxEntries,
			Says: fmt.Sprintf("it has more than %d files; at most that many are listed", maxEntries)}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}
