package keep

import (
	"io/fs"
	"os"
)

// Look opens a folder to be read, not to be written into. Names count from it;
// none that leads out of it is opened, be it by a link. Call shut when nothing
// more is read. The error is the system's.
func Look(dir string) (files fs.FS, shut func() error, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	return lookOnly{root.FS()}, root.Close, nil
}

// lookOnly hides what else the files of a folder can do.
type lookOnly struct{ files fs.FS }

func (l lookOnly) Open(name string) (fs.File, error)          { return l.files.Open(name) }
func (l lookOnly) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(l.files, name) }
func (l lookOnly) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(l.files, name) }
