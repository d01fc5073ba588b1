package casefile

import (
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/internal/fault"
)

// TestFaultTable reads the example of every code: it has a fault of that code, and
// none of another.
func TestFaultTable(t *testing.T) {
	for _, e := range fault.All() {
		t.Run(string(e.Code), func(t *testing.T) {
			if testing.Short() && e.Example.Times > 1000 {
				t.Skip("a large file")
			}
			err := readExample(t, &e.Example)
			var got []string
			for _, f := range faultsOf(err) {
				got = append(got, f.Code)
			}
			if codes := slices.Compact(slices.Clone(got)); len(codes) != 1 || codes[0] != string(e.Code) {
				t.Errorf("%v\n%v", got, err)
			}
		})
	}
}

// readExample reads the case and the record of an example.
func readExample(t *testing.T, e *fault.Example) error {
	t.Helper()
	text, record := e.Texts()
	if e.Format {
		_, err := Format(t.Context(), "case.yaml", []byte(text))
		return err
	}
	f, err := Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil || record == "" {
		return err
	}
	_, err = ParseRecord(t.Context(), f.Case, []*RecordFile{{Path: "record.yaml", Text: []byte(record)}})
	return err
}

// hasCode holds that the table has the code of a fault.
func hasCode(t testing.TB, f Fault) {
	t.Helper()
	if _, ok := fault.Find(fault.Code(f.Code)); !ok {
		t.Errorf("the code %q is in no table: %s", f.Code, f.Error())
	}
}
