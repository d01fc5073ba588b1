package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/page"
)

// Who is said to prefer a result by an assumption alone is named where there are
// others, and is not where it is all of them.
func TestPreferredAsAssumed(t *testing.T) {
	say := func(n, guessed int, who string, unsaid ...int) string {
		nobody := page.Spans(nil)
		if unsaid != nil {
			nobody = name("East", "e")
		}
		return English().say("open.preferred", args{"who": name(who, "x"), "n": count(n), "all": yes(false),
			"how": word("claimed"), "guessed": count(guessed), "assumed": name("West", "w"),
			"every": yes(guessed == n), "unsaid": nobody, "none": yes(len(unsaid) == n)}).String()
	}
	for _, c := range []struct{ got, want string }{
		{say(1, 0, "East"), "East would prefer the result to today."},
		{say(1, 1, "East"), "East would prefer the result to today (we assume it)."},
		{say(2, 1, "East and West"), "East and West would prefer the result to today (of West we assume it)."},
		{say(1, 0, "East", 0), "East would prefer the result to today (nobody says how it is known)."},
		{say(2, 0, "East and West", 0),
			"East and West would prefer the result to today (of East nobody says how it is known)."},
		{say(2, 1, "East and West", 0),
			"East and West would prefer the result to today (of West we assume it; of East nobody says " +
				"how it is known)."},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
