package casefile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/record"
)

// seedRecords adds the records of the repository and of the fault files.
func seedRecords(f *testing.F) {
	for _, pattern := range []string{
		"testdata/record_faults/*.yaml", "testdata/format/record.yaml", "../cases/*/record.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			for _, chunk := range strings.Split(string(text), "=====\n") {
				f.Add([]byte(chunk))
			}
		}
	}
	for _, text := range recordAccepted {
		f.Add([]byte("record: 1\n" + text))
	}
}

// FuzzParseRecord reads records of one case, several files where a line of
// +++++ divides the text. Every fault has its place in its file; what is
// accepted folds, and is the same record when its files are laid out.
func FuzzParseRecord(f *testing.F) {
	seedRecords(f)
	c := portCase(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		var files, laidOut []*RecordFile
		for i, part := range strings.Split(string(text), "+++++\n") {
			files = append(files, &RecordFile{Path: fmt.Sprintf("record/%06d.yaml", i), Text: []byte(part)})
		}
		r, err := ParseRecord(t.Context(), c, files)
		if err != nil {
			checkRecordFaults(t, files, err)
			return
		}
		for _, file := range files {
			out, err := Format(t.Context(), file.Path, file.Text)
			if err != nil {
				return // see FuzzFormat
			}
			laidOut = append(laidOut, &RecordFile{Path: file.Path, Text: out})
		}
		again, err := ParseRecord(t.Context(), c, laidOut)
		if err != nil {
			t.Fatalf("a sound record became %v", err)
		}
		if !reflect.DeepEqual(content(r), content(again)) {
			t.Error("laid out it is another record")
		}
		for _, day := range []time.Time{{}, time.Date(2006, 6, 1, 0, 0, 0, 0, time.UTC)} {
			_, _ = r.AsOf(t.Context(), day) // a rule of the case may be broken on the day
		}
	})
}

// content is what a record says.
func content(r *record.Record) []any {
	return []any{r.Entries, r.Agreements, r.Commitments, r.Case.People, r.Case.Sources, r.Case.Preconditions}
}

func checkRecordFaults(t *testing.T, files []*RecordFile, err error) {
	t.Helper()
	var faults *Faults
	if !errors.As(err, &faults) || len(faults.List) == 0 {
		t.Fatalf("not faults: %v", err)
	}
	placed := 0
	for _, file := range files {
		var own Faults
		for _, fault := range faults.List {
			if fault.File == file.Path {
				own.List = append(own.List, fault)
			}
		}
		placed += len(own.List)
		checkFaults(t, string(file.Text), &own)
	}
	if placed < len(faults.List) {
		t.Error("a fault names no file of the record")
	}
}
