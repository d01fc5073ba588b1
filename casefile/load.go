package casefile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
)

// caseName is the file of a case folder that holds the case.
const caseName = "case.yaml"

// Load reads the case at path: a folder with case.yaml and what is on record
// beside it, or a YAML file. The error is a *[Faults] with everything wrong in
// the case, or else in its record, or says in plain words why something could
// not be read, with a *[plenary.Limit] within where that is too large; when ctx
// ends first, it is the context's.
func Load(ctx context.Context, path string) (*File, error) { return onDisk.load(ctx, path) }

// LoadFS is [Load] of a file system that is not the disk. Errors and faults
// call a file there by its name with prefix before it.
func LoadFS(ctx context.Context, fsys fs.FS, name, prefix string) (*File, error) {
	f, err := volume{fsys, path.Join, prefix}.load(ctx, name)
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return f, err
}

func (v volume) load(ctx context.Context, name string) (*File, error) {
	file, info, err := v.locate(name)
	if err != nil {
		return nil, err
	}
	text, err := v.readFile(file, info)
	if err != nil {
		return nil, err
	}
	f, err := parseDocuments(ctx, v.called(file), text)
	if err != nil {
		return f, err
	}
	switch dir, base := path.Split(filepath.ToSlash(file)); {
	case base == caseName:
		err = f.loadRecord(ctx, v, path.Clean(dir))
	default:
		f.Unread = v.beside(path.Clean(dir)).alone()
		err = f.readRecord(ctx)
	}
	return f, err
}

// parseDocuments reads the case of a text, and divides what is on record in it.
func parseDocuments(ctx context.Context, name string, text []byte) (*File, error) {
	first, records := documents(text)
	f, err := Parse(ctx, name, text[:first])
	if err == nil {
		f.Text, f.Records = text, own(name, records)
	}
	return f, err
}

// ParseOneFile reads a case of one text, and what is on record of it behind lines `---`, as
// [File.OneFile] writes them. name stands for the file in faults. The error is a *[Faults], or
// the context's.
func ParseOneFile(ctx context.Context, name string, text []byte) (*File, error) {
	f, err := parseDocuments(ctx, name, text)
	if err != nil {
		return nil, err
	}
	if err := f.readRecord(ctx); err != nil {
		return nil, err
	}
	return f, nil
}

// Read returns the text of the case at path, a folder or a file, and the file
// that holds it. Only ordinary files of at most [MaxBytes] are read.
func Read(path string) (file string, text []byte, err error) {
	file, info, err := onDisk.locate(path)
	if err != nil {
		return "", nil, err
	}
	text, err = onDisk.readFile(file, info)
	return file, text, err
}

// locate finds the file that holds the case, without opening anything.
func (v volume) locate(name string) (string, fs.FileInfo, error) {
	info, err := fs.Stat(v.fsys, name)
	if err != nil {
		return "", nil, v.missing(name, err)
	}
	if !info.IsDir() {
		return name, info, nil
	}
	file := v.join(name, caseName)
	if info, err = fs.Stat(v.fsys, file); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return "", nil, v.noCase(name, err)
		}
		return "", nil, v.missing(file, err)
	}
	return file, info, nil
}

// readFile reads a regular file of bearable size. Devices and pipes, which may
// never end, are not opened.
func (v volume) readFile(name string, info fs.FileInfo) ([]byte, error) {
	switch {
	case info.IsDir():
		return nil, v.unreadable(name, "this is a folder where a file is expected", nil)
	case !info.Mode().IsRegular():
		return nil, v.unreadable(name, "this is not an ordinary file; give a case folder or a YAML file", nil)
	case info.Size() > MaxBytes:
		return nil, v.unreadable(name, sizeMessage(info.Size()), tooLarge(info.Size()))
	}
	f, err := v.fsys.Open(name)
	if err != nil {
		return nil, v.missing(name, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, v.missing(name, err)
	}
	return text, nil
}

// An unreadableError says in plain words why there is no text to read.
type unreadableError struct {
	path, msg string
	err       error // the system's error, or a *plenary.Limit, if it was one
}

func (e *unreadableError) Error() string { return visible(e.path) + ": " + e.msg }
func (e *unreadableError) Unwrap() error { return e.err }

func (v volume) unreadable(name, msg string, err error) error {
	return &unreadableError{v.called(name), msg, err}
}

func (v volume) missing(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		msg := "there is no such file or folder"
		if what := notAFile(v.called(name)); what != "" {
			msg += "; " + what
		} else if near := v.neighbour(name); near != "" {
			msg += fmt.Sprintf("; did you mean %s?", visible(v.called(near)))
		}
		return v.unreadable(name, msg, err)
	case errors.Is(err, fs.ErrPermission):
		return v.unreadable(name, "there is no permission to read it", err)
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return v.unreadable(name, "it cannot be read: "+p.Err.Error(), err)
	}
	return v.unreadable(name, "it cannot be read: "+err.Error(), err)
}

// entries lists at most 1,000 names in a folder, in order; none if it cannot
// be read.
func (v volume) entries(dir string) []string {
	list, err := fs.ReadDir(v.fsys, dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range list[:min(len(list), 1000)] {
		names = append(names, e.Name())
	}
	return names
}

func (v volume) isFile(name string) bool {
	info, err := fs.Stat(v.fsys, name)
	return err == nil && info.Mode().IsRegular()
}
