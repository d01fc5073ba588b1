package casefile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/plenary-talks/plenary/internal/spell"
)

// caseName is the file of a case folder that holds the case.
const caseName = "case.yaml"

// Load reads the case at path: a folder with case.yaml and what is on record
// beside it, or a YAML file. The error is a *[Faults] with everything wrong in
// the case, or else in its record, or says in plain words why something could
// not be read; when ctx ends first, it is the context's.
func Load(ctx context.Context, path string) (*File, error) {
	file, text, err := Read(path)
	if err != nil {
		return nil, err
	}
	f, err := Parse(ctx, file, text)
	if err != nil || filepath.Base(file) != caseName {
		return f, err
	}
	return f, f.loadRecord(ctx, filepath.Dir(file))
}

// Read returns the text of the case at path, a folder or a file, and the file
// that holds it. Only ordinary files of at most [MaxBytes] are read.
func Read(path string) (file string, text []byte, err error) {
	file, info, err := locateFile(path)
	if err != nil {
		return "", nil, err
	}
	text, err = readFile(file, info)
	return file, text, err
}

// locateFile finds the file that holds the case, without opening anything.
func locateFile(path string) (string, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", nil, missing(path, err)
	}
	if !info.IsDir() {
		return path, info, nil
	}
	file := filepath.Join(path, caseName)
	if info, err = os.Stat(file); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return "", nil, noCase(path, err)
		}
		return "", nil, missing(file, err)
	}
	return file, info, nil
}

// readFile reads a regular file of bearable size. Devices and pipes, which may
// never end, are not opened.
func readFile(path string, info fs.FileInfo) ([]byte, error) {
	switch {
	case info.IsDir():
		return nil, &unreadableError{path, "this is a folder where a file is expected", nil}
	case !info.Mode().IsRegular():
		return nil, &unreadableError{path, "this is not an ordinary file; give a case folder or a YAML file", nil}
	case info.Size() > MaxBytes:
		return nil, &unreadableError{path, sizeMessage(info.Size()), nil}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, missing(path, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, missing(path, err)
	}
	return text, nil
}

// An unreadableError says in plain words why there is no text to read.
type unreadableError struct {
	path, msg string
	err       error // the system's error, if it was one
}

func (e *unreadableError) Error() string { return visible(e.path) + ": " + e.msg }
func (e *unreadableError) Unwrap() error { return e.err }

func missing(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		msg := "there is no such file or folder"
		if near := neighbour(path); near != "" {
			msg += fmt.Sprintf("; did you mean %s?", visible(near))
		}
		return &unreadableError{path, msg, err}
	case errors.Is(err, fs.ErrPermission):
		return &unreadableError{path, "there is no permission to read it", err}
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return &unreadableError{path, "it cannot be read: " + p.Err.Error(), err}
	}
	return &unreadableError{path, "it cannot be read: " + err.Error(), err}
}

// neighbour finds a file or folder with nearly the name that is missing.
func neighbour(path string) string {
	dir, name := filepath.Split(filepath.Clean(path))
	names := entriesOf(filepath.Join(dir, "."))
	if near := spell.Nearest(name, names); near != "" {
		return filepath.Join(dir, near)
	}
	return ""
}

// entriesOf lists at most 1,000 names in a folder, in order; none if it cannot
// be read.
func entriesOf(dir string) []string {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range list[:min(len(list), 1000)] {
		names = append(names, e.Name())
	}
	return names
}

// noCase is the error for a folder without case.yaml; it says what is there
// instead.
func noCase(dir string, err error) error {
	msg := "this folder has no " + caseName
	for _, name := range entriesOf(dir) {
		switch ext := filepath.Ext(name); {
		case isFile(filepath.Join(dir, name, caseName)):
			msg += "; did you mean " + visible(filepath.Join(dir, name)) + "?"
		case ext == ".yaml" || ext == ".yml":
			msg += "; did you mean " + visible(filepath.Join(dir, name)) + "?"
		default:
			continue
		}
		return &unreadableError{dir, msg, err}
	}
	return &unreadableError{dir, msg, err}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
