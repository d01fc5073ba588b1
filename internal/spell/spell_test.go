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
