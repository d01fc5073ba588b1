package prose

import "testing"

// TestYears holds days to four figures of the year, so that a slip in it shows
// as it was written.
func TestYears(t *testing.T) {
	v := English()
	for _, c := range []struct{ got, want string }{
		{v.day("0025-09-26").String(), "26 September 0025"},
		{v.day("0025-09").String(), "September 0025"},
		{v.day("0025-09-01..0025-09-26").String(), "1 to 26 September 0025"},
		{v.weekday("0001-01-01").String(), "Monday 1 January 0001"},
		{v.day("2006-12-22").String(), "22 December 2006"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
