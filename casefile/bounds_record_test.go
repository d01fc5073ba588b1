package casefile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestRecordBounds reads records that are larger than anybody means, or made to
// be slow: each ends soon, with the bound it breaks or the first of its faults.
func TestRecordBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	const begin = "record: 1\nentries:\n"
	contact := "- {on: 2006, event: x}\n"
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"entries in a file": {[]string{begin + strings.Repeat(contact, 100_001)},
			"0:2:1: 100001 entries; at most 100000 are read"},
		"entries in two": {[]string{begin + strings.Repeat(contact, 60_000), begin + strings.Repeat(contact, 60_000)},
			"1:2:1: with these there are 120000 entries; at most 100000 are read"},
		"agreements": {
			[]string{"record: 1\nagreements:\n" + numbered(1001, "  a%d: {on: 2006, signed: [up, down]}\n")},
			"0:2:1: 1001 agreements; at most 1000 are read"},
		"commitments": {
			[]string{"record: 1\nagreements:\n  a: {on: 2006, signed: [up, down], commitments: {" +
				numbered(2001, "c%d: {says: x}, ") + "}}\n"}, "0:3:37: 2001 commitments; at most 2000 are read"},
		"commitments in two": {[]string{
			"record: 1\nagreements:\n  a: {on: 2006, signed: [up, down], commitments: {" +
				numbered(1200, "c%d: {says: x}, ") + "}}\n",
			"record: 1\nagreements:\n  b: {on: 2006, signed: [up, down], commitments: {" +
				numbered(1200, "c%d: {says: x}, ") + "}}\n"},
			"1:2:1: with these there are 2400 commitments; at most 2000 are read"},
		"people": {[]string{"record: 1\npeople:\n" + numbered(10_001, "  p%d:\n")},
			"0:2:1: 10001 people; at most 10000 are read"},
		"people in two": {
			[]string{"record: 1\npeople:\n" + numbered(9999, "  p%d:\n"), "record: 1\npeople: {a: , b: }\n"},
			"1:2:1: with these there are 10001 people; at most 10000 are read"},
		"sources": {[]string{"record: 1\nsources:\n" + numbered(10_001, "  p%d:\n")},
			"0:2:1: 10001 sources; at most 10000 are read"},
		"passages": {[]string{"record: 1\nsources: {n: {passages: {" + numbered(100_001, "p%d: , ") + "}}}\n"},
			"0:2:15: 100001 further passages of the record; at most 100000 are read"},
		"names": {
			[]string{begin + "- {on: 2006, event: x, parties: [" + strings.Repeat("up, ", 1001) + "]}\n"},
			"0:3:24: 1001 items in one list; at most 1000 are read"},
		"depth": {
			[]string{begin + "- {on: 2006, event: x, says: " + strings.Repeat("[", 70) + strings.Repeat("]", 70) +
				"}\n"}, "0:3:93: more than 64 lists and mappings inside one another"},
		"parts of a file": {[]string{begin + strings.Repeat(",", 1<<20) + "\n"},
			"0:3:1048573: more than 1048576 lines, commas, colons and brackets; at most that many are read"},
		"parts of all": {repeated(5, "record: 1\n#"+strings.Repeat(",", 1<<20-2)),
			"4:1:1: with this file the record has more than 4194304 lines, commas, colons and brackets; " +
				"no more are read"},
		"size of a file": {[]string{begin + strings.Repeat(" ", MaxBytes)},
			"0:1:1: the file has 8388627 bytes; at most 8388608 (8 MiB) are read"},
		"readings of one": {
			[]string{begin + "- {id: a, on: 2006, event: x}\n" +
				strings.Repeat("- {on: 2006, event: x, contradicts: a}\n", 1000)},
			"0:1003:37: 1001 entries contradict one another; at most 1000 are read"},
		"a long condition": {
			[]string{begin + "- {on: 2006, statement: demand, party: up, about: " + strings.Repeat("(", 2000) +
				"up.gauges" + strings.Repeat(")", 2000) + "}\n"}, "0:3:1051: more than 1000 parentheses"},
		"unknown keys": {[]string{begin + strings.Repeat("- {on: 2006, event: x, zzz: y}\n", 20_000)},
			"0:3:24: unknown key `zzz`"},
		"unknown names": {[]string{begin + numbered(20_000, "- {on: 2006, event: x, id: e%d, corrects: f}\n")},
			"0:3:42: unknown entry `f`"},
		"one id": {[]string{begin + strings.Repeat("- {on: 2006, event: x, id: e}\n", 20_000)},
			"0:4:28: two entries have the id `e`"},
		"one circle": {
			[]string{begin + numbered(19_999, "- {on: 2006, event: x, id: e%d, corrects: e%[2]d}\n") +
				"- {on: 2006, event: x, id: e19999, corrects: e0}\n"},
			"0:20002:46: these corrections go round in a circle"},
		"one chain": {
			[]string{begin + numbered(20_000, "- {on: 2006, event: x, id: e%d, corrects: e%[2]d}\n") +
				"- {on: 2006, event: x, id: e20000}\n"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var files []*RecordFile
			for i, text := range c.files {
				files = append(files, &RecordFile{Path: fmt.Sprint(i), Text: []byte(text)})
			}
			_, err := ParseRecord(t.Context(), portCase(t), files)
			faults := faultsOf(err)
			switch {
			case c.want == "" && err != nil:
				t.Errorf("%.300s", err)
			case strings.Contains(c.want, "at most") && len(faults) != 1 && name != "names":
				t.Errorf("%.300s", err)
			case c.want != "" && (len(faults) == 0 || !strings.HasPrefix(faults[0].Error(), c.want)):
				t.Errorf("%.300v, want %s", err, c.want)
			}
		})
	}
}

// numbered repeats a line with its number and the one after it.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		line := fmt.Sprintf(format, i, i+1)
		line, _, _ = strings.Cut(line, "%!(EXTRA")
		b.WriteString(line)
	}
	return b.String()
}

func repeated(n int, text string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = text
	}
	return out
}

// At most 10,000 files are read, and that many are.
func TestRecordOfManyFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	dir := t.TempDir()
	put(t, dir, "case.yaml", "plenary: 1\nparties: {up: }\noptions: {up.a: }\n")
	if err := os.Mkdir(filepath.Join(dir, "record"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range MaxRecordFiles + 1 {
		put(t, dir, fmt.Sprintf("record/%05d.yaml", i),
			fmt.Sprintf("record: 1\nentries: [{id: e%d, on: 2006, event: test}]\n", i))
	}
	_, err := Load(t.Context(), dir)
	if limit := (*plenary.Limit)(nil); !errors.As(err, &limit) || limit.Met != MaxRecordFiles+1 ||
		!strings.Contains(err.Error(), "10001 files; at most 10000 are read") {
		t.Errorf("%.300v", err)
	}
	if err := os.Remove(filepath.Join(dir, "record", "00000.yaml")); err != nil {
		t.Fatal(err)
	}
	f, err := Load(t.Context(), dir)
	if err != nil || len(f.Record.Entries) != MaxRecordFiles {
		t.Errorf("%.300v", err)
	}
}
