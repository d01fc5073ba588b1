package prefer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/prefer"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// laidOut lays out a case with what one party prefers.
func laidOut(t testing.TB, path string, wants ...plenary.PreferenceDraft) *space.Space {
	t.Helper()
	f, err := casefile.Load(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.With()
	if err != nil {
		t.Fatal(err)
	}
	d := c.Written()
	d.Preferences = append([]plenary.PreferenceDraft{}, d.Preferences...)
	for _, w := range wants {
		for i := range d.Preferences {
			if d.Preferences[i].Party == w.Party {
				d.Preferences[i] = w
			}
		}
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

func everywhere(t testing.TB, sp *space.Space) *prefer.Table {
	t.Helper()
	w, err := prefer.Marked(t.Context(), sp)
	if err != nil {
		t.Fatal(err)
	}
	j, err := prefer.New(t.Context(), w, len(sp.Case().Parties))
	if err != nil {
		t.Fatal(err)
	}
	table, err := j.Everywhere(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// numbers are those of states that meet a test, from 1.
func numbers(sp *space.Space, is func(s int) bool) string {
	var out []string
	for s := range sp.Len() {
		if is(s) {
			out = append(out, fmt.Sprint(s+1))
		}
	}
	return strings.Join(out, " ")
}

// unknown is the provincial government of Lake Gisborne of which it is not known whether it minds the economy or
// the environment: that it would rather have no appeal is all that is known.
var unknown = plenary.PreferenceDraft{Party: "provincial", Statements: []plenary.StatementDraft{
	{Want: "provincial.lift", Unknown: "its members differ"},
	{Want: "federal.continue", Unknown: "its members differ"},
	{Want: "not support.appeal"},
}}

// TestGisborne holds the figures of Lake Gisborne with a province of which little is known (Li, Hipel, Kilgour and
// Fang 2004): the papers single out states 4 and 6; the rest is computed from the definitions, independently of this
// program.
func TestGisborne(t *testing.T) {
	const federal, provincial, support = 0, 1, 2
	sp := laidOut(t, "../cases/classics/lake-gisborne-unknown")
	table := everywhere(t, sp)
	const (
		all   = "1 2 3 4 5 6 7 8"
		three = "4 6 8"
		late  = "3 4 5 6 7 8"
	)
	for _, x := range []struct {
		concept    stability.Concept
		all        [4]string // by attitude
		provincial [4]string
		support    string
	}{
		{stability.Nash, [4]string{"", "4 6", "", "4 6"}, [4]string{"", all, "", all}, "3 4 5 6"},
		{stability.GMR, [4]string{"", three, three, three}, [4]string{"", all, all, all}, late},
		{stability.SMR, [4]string{"", three, three, three}, [4]string{"", all, all, all}, late},
		{stability.SEQ, [4]string{"", three, "4 6", three}, [4]string{"", all, "1 3 4 5 6 7", all}, late},
	} {
		for _, m := range prefer.Attitudes {
			of := func(party int) string {
				return numbers(sp, func(s int) bool { return table.Stays(party, s).Of(x.concept, m) })
			}
			got := numbers(sp, func(s int) bool { return table.All(s).Of(x.concept, m) })
			if got != x.all[m] || of(provincial) != x.provincial[m] || of(federal) != "2 4 6 8" ||
				of(support) != x.support {
				t.Errorf("%v %v: all stay in %q, want %q; the federal government in %q, the province in %q, support "+
					"groups in %q", x.concept, m, got, x.all[m], of(federal), of(provincial), of(support))
			}
		}
	}
}

// TestElmiraStrength holds what comes of it where to lose the plant weighs heavily for the ministry and the local
// government: strong equilibria are those of the plain concepts. The marks are ours; the figures are computed from the
// definitions, independently of this program.
func TestElmiraStrength(t *testing.T) {
	sp := laidOut(t, "../cases/classics/elmira-rankings")
	c := sp.Case()
	d := c.Written()
	var marked []plenary.PreferenceDraft
	for _, p := range d.Preferences {
		if p.Party == "moe" || p.Party == "lg" {
			p.Strong = []int{len(p.Ranking)}
			marked = append(marked, p)
		}
	}
	if len(marked) != 2 {
		t.Fatalf("%d rankings", len(marked))
	}
	sp = laidOut(t, "../cases/classics/elmira-rankings", marked...)
	table := everywhere(t, sp)
	for _, concept := range prefer.Concepts {
		for s := range sp.Len() {
			if all := table.All(s); all.Of(concept, prefer.Strong) != all.Of(concept, prefer.B) {
				t.Errorf("%v: in state %s all stay %t, strongly %t", concept, sp.Code(s), all.Of(concept, prefer.B),
					all.Of(concept, prefer.Strong))
			}
		}
	}
}
