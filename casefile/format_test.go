package casefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFormat compares the layout of testdata/format, and that it is settled.
func TestFormat(t *testing.T) {
	files, err := filepath.Glob("testdata/format/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		out := laidOut(t, file)
		golden(t, strings.TrimSuffix(file, "yaml")+"golden", out)
		again, err := Format(t.Context(), file, []byte(out))
		if diff := cmp.Diff(out, string(again)); err != nil || diff != "" {
			t.Errorf("%s is not settled: %v\n%s", file, err, diff)
		}
	}
}

func laidOut(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out, err := Format(t.Context(), file, text)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// The cases of this repository are laid out as fmt lays them out.
func TestCasesAreLaidOut(t *testing.T) {
	files := []string{"testdata/river.yaml", "testdata/port.yaml"}
	for _, pattern := range []string{
		"../cases/*/case.yaml", "../cases/*/*/case.yaml", "../cases/*/record.yaml", "../cases/*/record/*.yaml"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(text), laidOut(t, file)); diff != "" {
			t.Errorf("%s (-is +should be):\n%s", file, diff)
		}
	}
}

// A file may have faults of meaning and still be laid out.
func TestFormatLeavesMeaningAlone(t *testing.T) {
	out, err := Format(t.Context(), "x", []byte("titel :   x\noptions: {up.b: {},up.b: 3}\n"))
	if want := "titel: x\noptions: {up.b: {}, up.b: 3}\n"; err != nil || string(out) != want {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestFormatRefuses(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	for text, want := range map[string]string{
		"? plenary\n: 1\n": "x:1:1: this cannot be laid out safely; write keys as `key: value`",
		"a: {? b : c}\n":   "x:1:5: this cannot be laid out safely",
		" ... a: b\n": "x:1:1: the layout would change a comment or a value from here on; " +
			"the file is left as it is",
		"a: &b c\n":              "x:1:4: anchors",
		"a: [\n":                 "x:2:1: a value is expected here",
		"- a\n":                  "x:1:1: a case should be a mapping of keys, not a list",
		"record: 1\n- a\n":       "x:2:1: this does not belong to the keys around it",
		"record: 1\n---\nb: 1\n": "x:2:1: a second document begins here; one file holds one document",
		"a: " + longLine + "\n":  "x:1:1: laid out, the file has 8388610 bytes; at most 8388608 (8 MiB) are read",
	} {
		out, err := Format(t.Context(), "x", []byte(text))
		if err == nil || out != nil {
			t.Errorf("%.60q was laid out as %.60q", text, out)
			continue
		}
		f := err.(*Faults).List[0]
		got := strings.SplitN(err.Error(), "\n", 2)[0] + "; " + f.Hint
		if !strings.HasPrefix(got, want) {
			t.Errorf("%.60q: %.200s, want %s", text, got, want)
		}
	}
}

// longLine fits into a file only without the spaces that belong after commas.
var longLine = "[" + strings.Repeat("x", MaxBytes-16) + ",b,c,d,e]"
