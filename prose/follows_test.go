package prose

import (
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/route"
)

// TestFollows holds that why the second does its part of what is open is told as what makes it willing: what another
// would do else, what it gets, or that it is no worse off for it.
func TestFollows(t *testing.T) {
	six := repository(t)["six-party-2006"]
	six.Work = route.DefaultWork
	b, err := answer.NewBrief(t.Context(), six)
	if err != nil {
		t.Fatal(err)
	}
	says := func(change func(m *answer.Motive)) string {
		w := *b.Open
		w.Steps = slices.Clone(w.Steps)
		m := w.Steps[1].Motives[0]
		change(&m)
		w.Steps[1].Motives = []answer.Motive{m}
		return (&briefTeller{teller: English().teller(&b.Glossary), a: b}).openFollows(&w).String()
	}
	lead := "if North Korea began, the United States would have reason to do its part"
	other := "; if the US began, the North would lose nothing by doing its part"
	for _, x := range []struct {
		change func(m *answer.Motive)
		want   string
	}{
		{func(*answer.Motive) {},
			lead + ", or else the North adds to its deterrent" + other},
		{func(m *answer.Motive) { m.Else = nil },
			lead + ", to get an end to additions to the deterrent" + other},
		{func(m *answer.Motive) { m.Else, m.Wish = nil, nil },
			"if North Korea began, the United States would lose nothing by doing its part" + other},
		{func(m *answer.Motive) { m.Else, m.Itself = nil, true }, ""},
	} {
		if got := says(x.change); got != x.want {
			t.Errorf("%q, want %q", got, x.want)
		}
	}
}

// TestOthersToo holds that whoever begins is told to be worse off until the other did its part only where the two
// bring about the smallest of what is better for all by themselves.
func TestOthersToo(t *testing.T) {
	for name, want := range map[string]bool{"six-party-2006": true, "minsk-2019": false} {
		b, err := answer.NewBrief(t.Context(), repository(t)[name])
		if err != nil {
			t.Fatal(err)
		}
		var who []answer.PartyID
		for _, l := range first[*answer.Circle](b).Links {
			who = once(who, l.Party)
		}
		if got := (&briefTeller{teller: English().teller(&b.Glossary), a: b}).betterBy(who); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
