package prose

import (
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/route"
)

// TestEither holds that a brief says "either may begin" only of a step of which either is worse off meanwhile, and
// only where both could then go back, or neither could.
func TestEither(t *testing.T) {
	six := repository(t)["six-party-2006"]
	six.Work = route.DefaultWork
	b, err := answer.NewBrief(t.Context(), six)
	if err != nil {
		t.Fatal(err)
	}
	says := func(change func(first, other *answer.Exposed)) string {
		w := *b.Open
		w.Steps, w.Reversed = slices.Clone(w.Steps), slices.Clone(w.Reversed)
		first, other := w.Steps[0].Exposed[0], w.Reversed[0].Exposed[0]
		change(&first, &other)
		w.Steps[0].Exposed, w.Reversed[0].Exposed = []answer.Exposed{first}, []answer.Exposed{other}
		return (&briefTeller{teller: English().teller(&b.Glossary), a: b}).openBegins(&w).String()
	}
	for _, x := range []struct {
		first, other, either bool
		back                 string
	}{{true, true, true, "could go back"}, {false, false, true, "could not go back"}, {true, false, false, ""},
		{false, true, false, ""}} {
		text := says(func(first, other *answer.Exposed) { first.CanBack, other.CanBack = x.first, x.other })
		if strings.Contains(text, "Either may begin") != x.either || !strings.Contains(text, x.back) {
			t.Errorf("where the one can go back: %v, and the other: %v, it says %q", x.first, x.other, text)
		}
	}
	safe := says(func(_, other *answer.Exposed) { other.Party = b.Open.Steps[0].Exposed[0].Party })
	if strings.Contains(safe, "Either may begin") {
		t.Errorf("where the other is not worse off by beginning it says %q", safe)
	}
}
