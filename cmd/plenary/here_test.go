package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// needs are what commands are not asked without.
var needs = map[string][]string{
	"diff": {"--from", "2031-01-01"}, "cite": {"note-7", "words"}, "export": {"--to", "gmcr"},
}

// TestNoCaseNamed asks every command that takes a case what it says in an empty
// folder: what to do first.
func TestNoCaseNamed(t *testing.T) {
	t.Chdir(t.TempDir())
	asked := 0
	for _, c := range newRoot(&app{}).Commands() {
		if !strings.Contains(c.Use, "[CASE]") || c.Name() == "cite" { // which needs words in any case
			continue
		}
		asked++
		args := append([]string{c.Name()}, needs[c.Name()]...)
		var out, errs bytes.Buffer
		status := run(context.Background(), args, stdio{strings.NewReader(""), &out, &errs})
		if status == exitAnswered || !strings.Contains(errs.String(), "plenary new . ") {
			t.Errorf("plenary %s: status %d, %s", args, status, &errs)
		}
	}
	if asked < 8 {
		t.Errorf("only %d commands take a case", asked)
	}
}

// TestEveryCommandHasAPlace asks that each command stands under a heading of the
// list of commands, and that the headings name no other.
func TestEveryCommandHasAPlace(t *testing.T) {
	have := map[string]*cobra.Command{}
	for _, c := range newRoot(&app{}).Commands() {
		have[c.Name()] = c
		if c.GroupID == "" {
			t.Errorf("%s stands under no heading: give it one in groups.go", c.Name())
		}
	}
	for _, g := range groups {
		for _, name := range g.names {
			if have[name] == nil {
				t.Errorf("there is no command %s for %q", name, g.title)
			}
		}
	}
}
