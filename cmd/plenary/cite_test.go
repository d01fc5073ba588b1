package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestCiteStatus has a script learn from the status alone whether words are in a text, and
// whether that is not known.
func TestCiteStatus(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"note.txt": "The ferry sails at dawn. The ferry comes back at dusk.\n", "page.pdf": "%PDF-1.7\n",
		"case.yaml":        twoNeighbours + "sources:\n  note: {title: A note}\n",
		"sources/note.txt": "The ferry sails at dawn.\n",
	})
	note := filepath.Join(dir, "note.txt")
	for _, c := range []struct {
		args   []string
		status int
		stdout string
		stderr string
	}{
		{[]string{note, "sails at dawn"}, exitAnswered, "sources:", ""},
		{[]string{note, "SAILS  at\ndawn"}, exitAnswered, "capitals", ""},
		{[]string{note, "The ferry"}, exitAnswered, "at 2 places", ""},
		{[]string{note, "The ferry", "--json"}, exitAnswered, `"matches"`, ""},
		{[]string{note, "The ferry", "--nth", "2", "--yaml"}, exitAnswered, "sources:", ""},
		{[]string{note, "The ferry", "--yaml"}, exitDiffers, "", "at 2 places"},
		{[]string{note, "sails at noon"}, exitDiffers, "does not have these words", ""},
		{[]string{note, "sails at noon", "--json"}, exitDiffers, `"nearest"`, ""},
		{[]string{note, "sails at noon", "--yaml"}, exitDiffers, "", "does not have these words"},
		{[]string{dir, "note", "sails at dawn"}, exitAnswered, "sources:", ""},
		{[]string{dir, "note", "sails at noon"}, exitDiffers, "does not have these words", ""},
		{[]string{dir, "note", "sails at noon", "--add"}, exitDiffers, "", "nothing was written"},
		{[]string{dir, "letter", "sails at dawn"}, exitUsage, "", "unknown source"},
		{[]string{note, "…"}, exitUsage, "", "no letter and no digit"},
		{[]string{filepath.Join(dir, "page.pdf"), "dawn"}, exitTrouble, "", "PDF"},
		{[]string{filepath.Join(dir, "nothing.txt"), "dawn"}, exitTrouble, "", "no such file"},
		{[]string{note, "The ferry", "--nth", "3"}, exitUsage, "", "at 2 places"},
		{[]string{note, "dawn", "--timeout", "1ns"}, exitLimit, "", "stopped after"},
	} {
		stdout, stderr, status := outcome(t, append([]string{"cite"}, c.args...)...)
		stdout = strings.Join(strings.Fields(stdout), " ")
		if status != c.status || !strings.Contains(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
			t.Errorf("%q: status %d, want %d; stdout %q, stderr %q", c.args, status, c.status, stdout, stderr)
		}
	}
}
