package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra/doc"
)

var manDir = flag.String("man", "", "the folder to write man pages to")

// TestManPages makes the man pages of all commands from their help texts. It
// writes them for make release, with the day and the version given by that:
//
//	PLENARY_MAN_DAY=2026-01-02 PLENARY_MAN_VERSION=0.1.0 go test ./cmd/plenary -run TestManPages -man DIR
func TestManPages(t *testing.T) {
	inOneGoroutine(t)
	dir := *manDir
	if dir == "" {
		dir = t.TempDir()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	day, err := time.Parse(time.DateOnly, os.Getenv("PLENARY_MAN_DAY"))
	if err != nil {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	root := newRoot(&app{})
	root.DisableAutoGenTag = true
	root.InitDefaultHelpCmd()
	head := doc.GenManHeader{Section: "1", Date: &day, Source: "Plenary " + os.Getenv("PLENARY_MAN_VERSION"),
		Manual: "Plenary"}
	if err := doc.GenManTree(root, &head, dir); err != nil {
		t.Fatal(err)
	}
	for _, c := range root.Commands() {
		if c.Name() == "help" || c.Hidden {
			continue
		}
		page, err := os.ReadFile(filepath.Join(dir, "plenary-"+c.Name()+".1"))
		if err != nil || !strings.Contains(string(page), ".SH SYNOPSIS") {
			t.Errorf("the man page of %s: %v", c.Name(), err)
		}
	}
}
