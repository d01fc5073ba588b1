package casefile

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
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
func (f *File) loadRecord(ctx context.Context, v volume, dir string) error {
	b := v.beside(dir)
	paths, err := b.paths()
	if f.Unread = b.unread(); err != nil {
		return err
	}
	files, err := v.readAll(ctx, paths)
	if err != nil {
		return err
	}
	f.Records = append(f.Records, files...)
	return f.readRecord(ctx)
}

// readRecord reads the files of the record, if there are any.
func (f *File) readRecord(ctx context.Context) error {
	if len(f.Records) == 0 {
		return nil
	}
	var err error
	f.Record, err = ParseRecord(ctx, f.Case, f.Records)
	return err
}

// Files lists the files of the case at path: the file that holds the case and,
// when path is a folder, those of its record.
func Files(path string) ([]string, error) {
	file, _, err := onDisk.locate(path)
	if err != nil {
		return nil, err
	}
	if file == path {
		return []string{file}, nil
	}
	more, err := onDisk.beside(path).paths()
	return append([]string{file}, more...), err
}

// paths lists the files of a record: record.yaml, then those in record/ by name.
// What seems meant for one of them and is not read is an error.
func (b *beside) paths() ([]string, error) {
	out, err := b.files()
	if err == nil && len(b.wrong) > 0 {
		err = b.wrong.err()
	}
	if err != nil {
		return nil, err
	}
	if n := len(out); n > MaxRecordFiles {
		return nil, b.unreadable(b.join(b.dir, recordFolder),
			fmt.Sprintf("%d files; at most %d are read", n, MaxRecordFiles), tooManyFiles(n))
	}
	return out, nil
}

func (v volume) readAll(ctx context.Context, paths []string) ([]*RecordFile, error) {
	var out []*RecordFile
	size := 0
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		info, err := fs.Stat(v.fsys, path)
		if err != nil {
			return nil, v.unled(path, err)
		}
		text, err := v.readFile(path, info)
		if err != nil {
			return nil, err
		}
		if size += len(text); size > MaxRecordBytes {
			return nil, v.unreadable(path,
				fmt.Sprintf("with this file the record has more than %d bytes (64 MiB); no more is read",
					MaxRecordBytes), recordTooLarge())
		}
		out = append(out, &RecordFile{Path: v.called(path), Text: text})
	}
	return out, nil
}

// Admits returns why the record of a case could not be read with one file
// more in record/, nil if it could. The error is like that of [Load].
func (f *File) Admits(ctx context.Context, path string, text []byte) error {
	files := append(slices.Clone(f.Records), &RecordFile{Path: path, Text: text})
	slices.SortStableFunc(files, func(a, b *RecordFile) int {
		return cmp.Or(readOrder(a)-readOrder(b), strings.Compare(a.Path, b.Path))
	})
	size := 0
	for _, file := range files {
		size += len(file.Text)
	}
	switch {
	case len(files) > MaxRecordFiles:
		return &unreadableError{filepath.Dir(path),
			fmt.Sprintf("%d files with this one; at most %d are read; put several into one", len(files),
				MaxRecordFiles), tooManyFiles(len(files))}
	case size > MaxRecordBytes:
		return &unreadableError{
			path, fmt.Sprintf("with this file the record has more than %d bytes (64 MiB); no more is read",
				MaxRecordBytes), recordTooLarge()}
	}
	_, err := ParseRecord(ctx, f.Case, files)
	return err
}

// readOrder is 0 for record.yaml, which is read first, and 1 for a file in record/.
func readOrder(f *RecordFile) int {
	if filepath.Base(filepath.Dir(f.Path)) == recordFolder {
		return 1
	}
	return 0
}
