package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A typist answers line by line; after the last line something happens.
type typist struct {
	lines []string
	then  func()
}

func (p *typist) Read(b []byte) (int, error) {
	if len(p.lines) == 0 {
		p.then()
		return 0, io.EOF
	}
	n := copy(b, p.lines[0]+"\n")
	p.lines = p.lines[1:]
	return n, nil
}

// TestAnswersAreNotLost has somebody else fill the folder while questions are
// answered: nothing there is touched, and the case that the answers made is shown.
func TestAnswersAreNotLost(t *testing.T) {
	dir := t.TempDir()
	theirs := filepath.Join(dir, "case.yaml")
	in := &typist{[]string{"The river", "Up", "Low", "", "open the gates"}, func() {
		if err := os.WriteFile(theirs, []byte("theirs"), 0o666); err != nil {
			t.Error(err)
		}
	}}
	var out, errs bytes.Buffer
	status := run(context.Background(), []string{"new", dir, "--ask"}, stdio{in, &out, &errs})
	if status != exitFaults || !strings.Contains(errs.String(), "nothing was written: ") {
		t.Errorf("status %d, %s", status, &errs)
	}
	if !strings.Contains(out.String(), "\nplenary: 1\ntitle: The river\n") {
		t.Errorf("the answers are lost:\n%s", &out)
	}
	if text, err := os.ReadFile(theirs); err != nil || string(text) != "theirs" {
		t.Errorf("their file holds %q (%v)", text, err)
	}
}
