package casefile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Bounds of the files of one record.
const (
	MaxRecordFiles = 10_000
	MaxRecordBytes = 64 << 20 // of all together
)

// Where a record stands beside its case.
const (
	recordName   = "record.yaml"
	recordFolder = "record"
)

// loadRecord reads the record in a case's folder, if there is one.
func (f *File) loadRecord(ctx context.Context, dir string) error {
	paths, err := recordPaths(dir)
	if err != nil || len(paths) == 0 {
		return err
	}
	files, err := readAll(ctx, paths)
	if err != nil {
		return err
	}
	f.Records = files
	f.Record, err = ParseRecord(ctx, f.Case, files)
	return err
}

// Files lists the files of the case at path: the file that holds the case and,
// when path is a folder, those of its record.
func Files(path string) ([]string, error) {
	file, _, err := locateFile(path)
	if err != nil {
		return nil, err
	}
	if file == path {
		return []string{file}, nil
	}
	more, err := recordPaths(path)
	return append([]string{file}, more...), err
}

// recordPaths lists the files of a record: record.yaml, then those in record/
// by name.
func recordPaths(dir string) ([]string, error) {
	var out []string
	if _, err := os.Stat(filepath.Join(dir, recordName)); err == nil {
		out = append(out, filepath.Join(dir, recordName))
	}
	folder := filepath.Join(dir, recordFolder)
	list, err := os.ReadDir(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return out, nil
	case err != nil:
		return nil, missing(folder, err)
	}
	for _, e := range list { // in the order of their names
		if name := e.Name(); strings.HasSuffix(name, ".yaml") && !strings.HasPrefix(name, ".") {
			out = append(out, filepath.Join(folder, name))
		}
	}
	if n := len(out); n > MaxRecordFiles {
		return nil, &unreadableError{folder, fmt.Sprintf("%d files; at most %d are read", n, MaxRecordFiles), nil}
	}
	return out, nil
}

func readAll(ctx context.Context, paths []string) ([]*RecordFile, error) {
	var out []*RecordFile
	size := 0
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, missing(path, err)
		}
		text, err := readFile(path, info)
		if err != nil {
			return nil, err
		}
		if size += len(text); size > MaxRecordBytes {
			return nil, &unreadableError{path, fmt.Sprintf("with this file the record has more than %d bytes (64 MiB); no more is read", MaxRecordBytes), nil}
		}
		out = append(out, &RecordFile{Path: path, Text: text})
	}
	return out, nil
}
