package prose

import "testing"

// A level written as one word of an id is told in words; what was written to be read stays, and so
// does what is a number or a range.
func TestLevelsAreSpoken(t *testing.T) {
	for written, want := range map[string]string{
		"fixed-table": "fixed table", "heads_of_state": "heads of state", "2-0": "2-0", "10-15": "10-15",
		"first steps": "first steps", "well-known one": "well-known one", "-x-": "-x-", "": "", "ÄÖ-ü": "ÄÖ ü",
	} {
		if got := spoken(written); got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
}
