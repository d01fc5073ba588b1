package edit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// Begin makes the files of a new case in a folder that is not there yet, or in
// which there is nothing: all of them, or none. The folder around it has to be there.
func Begin(ctx context.Context, pen *keep.Pen, dir string, files []keep.New) error {
	if err := Fresh(dir); err != nil {
		return err
	}
	in := dir
	if _, err := os.Stat(dir); err != nil {
		in = filepath.Dir(filepath.Clean(dir))
	}
	held, err := pen.Lock(ctx, in)
	if err != nil {
		return err
	}
	defer held.Unlock()
	if err := Fresh(dir); err != nil { // whoever held it before may have begun one
		return err
	}
	return held.CreateAll(ctx, files...)
}

// Fresh returns an error unless a case can be begun in a folder: it is not there
// yet and the folder around it is, or there is nothing in it that anybody would
// see.
func Fresh(dir string) error {
	list, err := os.ReadDir(dir)
	var why string
	switch {
	case dir == "":
		why = "no folder is named; . is the one you are in"
	case errors.Is(err, fs.ErrNotExist):
		return around(dir)
	case err != nil:
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			why = "this is a file; name a folder that is not there yet"
		} else {
			return fmt.Errorf("%s cannot be read: %w", outlet.Name(dir), err)
		}
	default:
		why = full(list)
	}
	if why == "" {
		return nil
	}
	return errors.New(strings.TrimPrefix(outlet.Name(dir)+": "+why, ": "))
}

// around looks at the folder around one that is not there.
func around(dir string) error {
	if info, err := os.Lstat(dir); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return fmt.Errorf("%s: this is a link that leads nowhere; name another folder", outlet.Name(dir))
	}
	parent := filepath.Dir(filepath.Clean(dir))
	switch info, err := os.Stat(parent); {
	case err != nil:
		return fmt.Errorf("%s: there is no folder %s to make it in; make that first", outlet.Name(dir),
			outlet.Name(parent))
	case !info.IsDir():
		return fmt.Errorf("%s: %s is a file", outlet.Name(dir), outlet.Name(parent))
	}
	return nil
}

// full is what stands in the way in a folder; "" for nothing that shows.
func full(list []fs.DirEntry) string {
	for _, e := range list {
		switch {
		case e.Name() == "case.yaml":
			return "there is a case in it already; change that, or name a folder that is not there yet"
		case !strings.HasPrefix(e.Name(), "."):
			return "there is something in it (" + outlet.Name(e.Name()) +
				"); name a folder that is not there yet, or an empty one"
		}
	}
	return ""
}
