package casefile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestRecordFaults reads testdata/record_faults like TestFaults reads
// testdata/faults. The case of the records is testdata/port.yaml. A line of
// +++++ begins a further file of the same record.
func TestRecordFaults(t *testing.T) {
	files, err := filepath.Glob("testdata/record_faults/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	port, count := portCase(t), 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		line := 1
		for _, chunk := range strings.SplitAfter(string(text), "=====\n") {
			count += checkRecord(t, port, file, line, strings.TrimSuffix(chunk, "=====\n"))
			line += strings.Count(chunk, "\n")
		}
	}
	if count < 150 {
		t.Errorf("%d faults are tested; there were more than 150", count)
	}
}

func portCase(t testing.TB) *plenary.Case {
	t.Helper()
	f, err := Load(t.Context(), "testdata/port.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

func checkRecord(t *testing.T, c *plenary.Case, name string, first int, chunk string) (count int) {
	texts := strings.SplitAfter(chunk, "+++++\n")
	got := make([]map[int][]string, len(texts))
	var files []*RecordFile
	for i, text := range texts {
		got[i] = map[int][]string{}
		texts[i] = strings.TrimSuffix(text, "+++++\n")
		files = append(files, &RecordFile{Path: fmt.Sprint(i), Text: []byte(texts[i])})
	}
	_, err := ParseRecord(t.Context(), c, files)
	for _, f := range faultsOf(err) {
		hasCode(t, f)
		at := int(f.File[0] - '0')
		got[at][f.Line] = append(got[at][f.Line], fmt.Sprintf("%d: %s; %s", f.Col, f.Msg, f.Hint))
	}
	for i, text := range texts {
		count += compare(t, name, first, text, got[i])
		first += strings.Count(text, "\n") + 1
	}
	return count
}
