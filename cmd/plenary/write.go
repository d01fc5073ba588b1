package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// hold holds the folders of the files that list returns against others who
// would write into them, and returns what it lists then. A file in record/ is
// one of the case around that folder.
func (a *app) hold(ctx context.Context, list func() ([]string, error)) (*keep.Held, []string, error) {
	for {
		files, err := list()
		if err != nil {
			return nil, nil, err
		}
		held, err := a.pen.Lock(ctx, foldersOf(files)...)
		if err != nil {
			return nil, nil, err
		}
		now, err := list()
		if err == nil && slices.Equal(now, files) {
			return held, files, nil
		}
		held.Unlock() // whoever held them before has added or removed a file
		if err != nil {
			return nil, nil, err
		}
	}
}

// foldersOf lists the folders that have to be held for some files, each once:
// those in which they stand by name, and where links lead to.
func foldersOf(files []string) []string {
	var all []string
	add := func(dir string) {
		if !slices.Contains(all, dir) {
			all = append(all, dir)
		}
	}
	for _, file := range files {
		places := []string{file}
		if real, err := filepath.EvalSymlinks(file); err == nil {
			places = append(places, real)
		}
		for _, path := range places {
			dir := filepath.Dir(path)
			if filepath.Base(dir) == recordFolder {
				add(filepath.Dir(dir))
			}
			add(dir)
		}
	}
	return all
}

// recordFolder is the folder beside case.yaml that holds files of its record.
const recordFolder = "record"

// replace gives files new texts and prints their names.
func (a *app) replace(ctx context.Context, held *keep.Held, changes []keep.Change) error {
	notes, err := held.Replace(ctx, changes)
	for _, note := range notes {
		fmt.Fprintln(a.err, "plenary:", note)
	}
	if err != nil {
		return err
	}
	for _, c := range changes {
		if _, err := fmt.Fprintln(a.out, outlet.Name(c.Path)); err != nil {
			return err
		}
	}
	return nil
}

// exists reports whether there is something of a name, even a link that leads nowhere.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, os.ErrNotExist)
}
