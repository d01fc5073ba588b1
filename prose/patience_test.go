package prose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/route"
)

// TestPatience holds that what a brief says would hold though patience ended is what stays and holds then, of what
// is open and of the ways to the goal that it spells out, and nothing else.
func TestPatience(t *testing.T) {
	told, reasons := map[string]int{}, map[string]bool{}
	patience := func(of answering, a any) error {
		b, is := a.(*answer.Brief)
		if !is || b.Overview != nil || of.name != "brief" {
			return nil
		}
		want, says := patient(b)
		if says != want {
			return fmt.Errorf("says %q, and this holds: %q", says, want)
		}
		what, why, _ := strings.Cut(want, " would still hold")
		told[what], reasons[why] = told[what]+1, true
		return nil
	}
	everywhere(t, patience)
	six := repository(t)["six-party-2006"] // laws ask it with less work than this takes
	six.Work = route.DefaultWork
	b, err := answer.NewBrief(t.Context(), six)
	if err == nil {
		err = patience(answering{name: "brief"}, b)
	}
	if err != nil {
		t.Error(err)
	}
	for _, want := range []string{"", "way A", "way A and the step", "ways A, B and C"} {
		if told[want] == 0 {
			t.Errorf("nowhere holds %q", want)
		}
	}
	for _, why := range []string{".", ", as a breach would be answered.", ", as nobody would gain by leaving."} {
		if !reasons[why] {
			t.Errorf("nowhere is it said that it holds%s", why)
		}
	}
}

// patient is what would hold though patience ended, and what is said of that.
func patient(b *answer.Brief) (holds, says string) {
	t := &briefTeller{teller: English().teller(&b.Glossary), a: b}
	text := t.impatienceGist().String()
	at := slices.IndexFunc(b.Under, func(u answer.Under) bool { return u.Variant == t.impatient })
	if t.impatient != "" && at >= 0 {
		holds = holdingThen(b, &b.Under[at])
	}
	_, says, _ = strings.Cut(text, "Reached before that, ")
	if holds != "" {
		holds += " would still hold" + reasonThen(b, &b.Under[at]) + "."
	}
	return holds, says
}

// reasonThen is why what stays and holds under a variant does: a breach would be answered where somebody would gain by
// leaving, nothing where a way leads elsewhere then.
func reasonThen(b *answer.Brief, u *answer.Under) string {
	left := slices.DeleteFunc(slices.Clone(u.Ways), func(w answer.UnderWay) bool {
		return !strings.Contains(holdingThen(b, &answer.Under{Ways: []answer.UnderWay{w}}), "way")
	})
	if u.Open != nil && u.Open.Stays && u.Open.Holds {
		left = append(left, *u.Open)
	}
	switch {
	case slices.ContainsFunc(left, func(w answer.UnderWay) bool { return !w.Same }):
		return ""
	case slices.ContainsFunc(left, func(w answer.UnderWay) bool { return len(w.Tempted) > 0 }):
		return ", as a breach would be answered"
	}
	return ", as nobody would gain by leaving"
}

// holdingThen names what stays and holds under a variant: ways to the first goal that has any, by their letters, and
// what is open.
func holdingThen(b *answer.Brief, u *answer.Under) string {
	goal := slices.IndexFunc(b.Ways, func(g answer.WaysTo) bool { return len(g.Ways) > 0 })
	if goal < 0 {
		return ""
	}
	var ways []string
	for _, w := range u.Ways {
		ours := slices.ContainsFunc(b.Ways[goal].Ways, func(v answer.Way) bool { return v.Letter == w.Way })
		if ours && w.Stays && w.Holds {
			ways = append(ways, w.Way)
		}
	}
	var out []string
	switch n := len(ways); {
	case n == 1:
		out = append(out, "way "+ways[0])
	case n > 1:
		out = append(out, "ways "+strings.Join(ways[:n-1], ", ")+" and "+ways[n-1])
	}
	if u.Open != nil && u.Open.Stays && u.Open.Holds {
		out = append(out, "the step")
	}
	return strings.Join(out, " and ")
}
