package spell

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"nk.programme", "us.restrictions", "us.recognition"}
	for word, want := range map[string]string{
		"nk.program":      "nk.programme",
		"us.restrictoins": "us.restrictions",
		"US.Recognition":  "us.recognition",
		"japan.measures":  "",
		"":                "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestMeaning holds what no suggestion may do: mean something else.
func TestMeaning(t *testing.T) {
	for _, c := range []struct {
		word, want string
		of         []string
	}{
		{"on", "yes", []string{"no", "yes"}},
		{"off", "no", []string{"no", "yes"}},
		{"TRUE", "yes", []string{"no", "yes"}},
		{"YES", "yes", []string{"no", "yes"}},
		{"0", "no", []string{"", "no", "yes"}},
		{"nearly", "", []string{"no", "yes"}},
		{"full", "Full", []string{"half", "Full"}},
		{"cbs-2#3", "", []string{"cbs-1#3", "cbs-2#1"}},
		{"cbs1#3", "cbs-1#3", []string{"cbs-1#3"}},
		{"2007", "", []string{"2006"}},
		{"c", "", []string{"a", "b"}},
		{"A", "a", []string{"b", "a"}},
		{"up", "us", []string{"us"}},
	} {
		if got := Nearest(c.word, c.of); got != c.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", c.word, c.of, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"ab", "ba", 1}, {"half", "haf", 1}, {"now", "nwo", 1}, {"abc", "xyz", 3}, {"abcd", "acbd", 1}} {
		if got := distance(c.a, c.b, 99); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
