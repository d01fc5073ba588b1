package prose

import "testing"

// Who is said to prefer a result by an assumption alone is named where there are
// others, and is not where it is all of them.
func TestPreferredAsAssumed(t *testing.T) {
	say := func(n, guessed int, who string) string {
		return English().say("open.preferred", args{"who": name(who, "x"), "n": count(n), "all": yes(false),
			"how": word("claimed"), "guessed": count(guessed), "assumed": name("West", "w"),
			"every": yes(guessed == n)}).String()
	}
	for _, c := range []struct{ got, want string }{
		{say(1, 0, "East"), "East would prefer the result to today."},
		{say(1, 1, "East"), "East would prefer the result to today (we assume it)."},
		{say(2, 1, "East and West"), "East and West would prefer the result to today (of West we assume it)."},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
