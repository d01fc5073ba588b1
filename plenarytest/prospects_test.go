package plenarytest_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

func prospects(t *testing.T, d plenary.Draft) *plenarytest.Prospects {
	t.Helper()
	return plenarytest.NewModel(mustCase(t, d)).NewProspects()
}

// hosted is the standoff with a host who has nothing to gain and would lose by
// leaving. States count on from those of the standoff: 4 to 7 with the host gone.
func hosted(wants ...string) plenary.Draft {
	d := standoff("with")
	d.Parties = append(d.Parties, plenary.PartyDraft{ID: "host"})
	d.Options = append(d.Options, plenary.OptionDraft{ID: "host.leave"})
	if len(wants) > 0 {
		p := plenary.PreferenceDraft{Party: "host"}
		for _, want := range wants {
			p.Statements = append(p.Statements, plenary.StatementDraft{Want: want})
		}
		d.Preferences = append(d.Preferences, p)
	}
	return d
}

// TestContent: a host with nothing to gain is not asked for more than to be no
// worse off; one of whom nothing is written, or for whom all is alike, not even that.
func TestContent(t *testing.T) {
	for _, try := range []struct {
		name                   string
		wants                  []string
		silent, alike, content []int
		better                 []int
	}{
		{"silent", nil, []int{2}, nil, nil, []int{3, 7}},
		{"alike", []string{"host.leave or not host.leave"}, nil, []int{2}, nil, []int{3, 7}},
		{"content", []string{"not host.leave"}, nil, nil, []int{2}, []int{3}},
		{"content with what the others do", []string{"not a.give or b.give"}, nil, nil, []int{2}, []int{3, 7}},
		{"asked", []string{"a.give"}, nil, nil, nil, []int{3, 7}},
		{"asked, and refusing", []string{"a.give and not b.give"}, nil, nil, nil, nil},
	} {
		p := prospects(t, hosted(try.wants...))
		got := [][]int{p.Silent, p.Alike, p.Content, p.Better}
		if want := [][]int{try.silent, try.alike, try.content, try.better}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: silent, alike, content and better are %v, want %v", try.name, got, want)
		}
	}
}

// TestNobodyAsked: where nobody has anything to gain nothing is better.
func TestNobodyAsked(t *testing.T) {
	d := standoff("with")
	d.Preferences = d.Preferences[:1]
	d.Preferences[0].Statements = []plenary.StatementDraft{{Want: "not a.give"}}
	if p := prospects(t, d); p.Better != nil || p.Acceptable != nil || !slices.Equal(p.Content, []int{0}) {
		t.Errorf("%+v", p)
	}
}

// TestStillComesAbout: what nobody can bring about any more is out of reach for
// good; what a closed option keeps away is not, and neither is what a
// guarantee forbids only as long as something else holds.
func TestStillComesAbout(t *testing.T) {
	try := func(name string, alter func(d *plenary.Draft), better, gone []int) {
		d := standoff("with")
		alter(&d)
		if p := prospects(t, d); !slices.Equal(p.Better, better) || !slices.Equal(p.OutOfReach, gone) {
			t.Errorf("%s: better %v, out of reach %v, want %v and %v", name, p.Better, p.OutOfReach, better, gone)
		}
	}
	try("as it is", func(*plenary.Draft) {}, []int{3}, nil)
	try("closed", func(d *plenary.Draft) { d.Options[1].Closed = "For now" }, []int{3}, nil)
	try("only falls", func(d *plenary.Draft) { d.Options[1].Moves = "backward" }, nil, []int{3})
	// both hold something, and rather neither than both; only b's is kept, while a
	// holds
	withdraw := func(d *plenary.Draft) {
		d.Options[0].Now, d.Options[1].Now = "yes", "yes"
		for i, other := range []string{"b", "a"} {
			d.Preferences[i].Statements = []plenary.StatementDraft{{Want: "not " + other + ".give"}}
		}
		d.Guarantees = []plenary.GuaranteeDraft{{ID: "kept", Party: "b", While: "a.give", Keeps: []string{"b.give"}}}
	}
	try("kept while the other holds", withdraw, []int{0}, nil)
	try("kept while the other holds for good", func(d *plenary.Draft) {
		withdraw(d)
		d.Options[0].Final = "yes"
	}, nil, []int{0})
}

// TestAcceptable: each likes to give, and neither would have both do. What is
// better for one and no worse for the other is all there is.
func TestAcceptable(t *testing.T) {
	d := standoff("with")
	d.Preferences[0].Statements = []plenary.StatementDraft{{Want: "not (a.give and b.give)"}, {Want: "a.give"}}
	d.Preferences[1].Statements = []plenary.StatementDraft{{Want: "not (a.give and b.give)"}, {Want: "b.give"}}
	p := prospects(t, d)
	if len(p.Better) > 0 || !slices.Equal(p.Acceptable, []int{1, 2}) || !slices.Equal(p.Destinations, []int{1, 2}) {
		t.Errorf("%+v", p)
	}
}

// TestSmallest: less is smaller, other levels are something else.
func TestSmallest(t *testing.T) {
	d := standoff("with")
	d.Options[0].Levels = []string{"none", "half", "full"}
	for i, text := range []string{"a.give = full", "a.give = none"} {
		d.Preferences[1-i].Statements[i].Want = text
	}
	d.Preconditions, d.Tracks, d.Levers = nil, nil, nil
	d.Preferences = nil
	m := plenarytest.NewModel(mustCase(t, d)) // 0 1 2: none, half, full; 3 4 5: with b
	for _, try := range []struct{ of, want []int }{
		{[]int{0, 1, 2, 3, 4, 5}, []int{1, 2, 3}},
		{[]int{4, 5}, []int{4, 5}},
		{[]int{2, 4, 5}, []int{2, 4}},
		{[]int{0}, nil},
	} {
		if got := m.Smallest(try.of); !slices.Equal(got, try.want) {
			t.Errorf("smallest of %v are %v, want %v", try.of, got, try.want)
		}
	}
}

// TestProspectLaws checks on random talks what follows from the definitions.
func TestProspectLaws(t *testing.T) {
	plan := plenarytest.Plan{Seed: 52, Draws: 400, Draw: plenarytest.RandomTalks}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
		c, _ := d.Case()
		m := plenarytest.NewModel(c)
		p := m.NewProspects()
		if n := len(p.Silent) + len(p.Alike) + len(p.Content) + len(p.Asked); n != len(c.Parties) {
			return fmt.Errorf("%d of %d parties are sorted", n, len(c.Parties))
		}
		for _, s := range p.Better {
			if !slices.Contains(p.Acceptable, s) {
				return fmt.Errorf("state %d is better and not acceptable", s)
			}
		}
		if len(p.Better) > 0 && len(p.Best) == 0 {
			return fmt.Errorf("nothing is best of %v", p.Better)
		}
		if smallest := m.Smallest(p.Destinations); (len(smallest) > 0) != (len(p.Destinations) > 0) {
			return fmt.Errorf("of %v the smallest are %v", p.Destinations, smallest)
		}
		if len(c.Guarantees) > 0 {
			return nil
		}
		for s, levels := range m.States { // then one joint move does
			direct := true
			for o, to := range levels {
				open := c.Options[o]
				open.Closed = ""
				direct = direct && open.Allows(open.Now, int(to))
			}
			if direct != p.ComesAbout[s] {
				return fmt.Errorf("state %d can still come about: %t; in one joint move: %t", s, p.ComesAbout[s],
					direct)
			}
		}
		return nil
	})
}
