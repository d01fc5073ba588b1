package casefile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFaults reads testdata/faults. In these files every ===== begins a new
// case, and a line that is at fault ends with ### and, quoted, how each of its
// faults begins: "column: what is wrong; the likely fix", as a regular
// expression. A fault that is missing fails, as does one too many.
func TestFaults(t *testing.T) {
	files, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	count := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		line := 1
		for _, chunk := range strings.SplitAfter(string(text), "=====\n") {
			count += checkChunk(t, file, line, strings.TrimSuffix(chunk, "=====\n"))
			line += strings.Count(chunk, "\n")
		}
	}
	if count < 100 {
		t.Errorf("%d faults are tested; there were more than 100", count)
	}
}

var (
	expectation = regexp.MustCompile(`###((?: "(?:\\"|[^"])*")+)\s*$`)
	quotedText  = regexp.MustCompile(`"((?:\\"|[^"])*)"`)
)

func checkChunk(t *testing.T, file string, first int, chunk string) (count int) {
	got := map[int][]string{}
	_, err := Parse(t.Context(), file, []byte(chunk))
	for _, f := range faultsOf(err) {
		hasCode(t, f)
		got[f.Line] = append(got[f.Line], fmt.Sprintf("%d: %s; %s", f.Col, f.Msg, f.Hint))
	}
	return compare(t, file, first, chunk, got)
}

func faultsOf(err error) []Fault {
	var faults *Faults
	if errors.As(err, &faults) {
		return faults.List
	}
	return nil
}

// compare holds what was found, by line, against what a chunk expects.
func compare(t *testing.T, file string, first int, chunk string, got map[int][]string) (count int) {
	for i, line := range strings.Split(chunk, "\n") {
		for _, want := range expected(t, line) {
			count++
			if !take(got, i+1, want) {
				t.Errorf("%s:%d: no fault matches %s", file, first+i, want)
			}
		}
		for _, extra := range got[i+1] {
			t.Errorf("%s:%d: unexpected fault at %s", file, first+i, extra)
		}
	}
	return count
}

func expected(t *testing.T, line string) []*regexp.Regexp {
	m := expectation.FindStringSubmatch(line)
	if m == nil {
		if strings.Contains(line, "###") {
			t.Errorf("cannot read the expectation in %q", line)
		}
		return nil
	}
	var out []*regexp.Regexp
	for _, q := range quotedText.FindAllStringSubmatch(m[1], -1) {
		out = append(out, regexp.MustCompile("^(?:"+strings.ReplaceAll(q[1], `\"`, `"`)+")"))
	}
	return out
}

// take removes the first fault of a line that matches.
func take(got map[int][]string, line int, want *regexp.Regexp) bool {
	for i, f := range got[line] {
		if want.MatchString(f) {
			got[line] = append(got[line][:i], got[line][i+1:]...)
			return true
		}
	}
	return false
}
