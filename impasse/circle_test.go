package impasse_test

import (
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
)

// ring drafts a case of n parties, each of which refuses its own step until the
// next has taken its own, in as many preconditions alike as wanted. Each choice
// of one of every party is a circle.
func ring(n, alike int) plenary.Draft {
	var d plenary.Draft
	for i := range n {
		id := fmt.Sprintf("p%d", i)
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: id})
		d.Options = append(d.Options, plenary.OptionDraft{ID: id + ".signs"})
		for j := range alike {
			d.Preconditions = append(d.Preconditions, plenary.PreconditionDraft{
				ID: fmt.Sprintf("s%d-%d", i, j), Party: id, Refuses: id + ".signs",
				Until: fmt.Sprintf("p%d.signs", (i+1)%n),
			})
		}
	}
	return d
}

func circlesOf(t *testing.T, d plenary.Draft) (circles []impasse.Circle, never []int, more bool) {
	t.Helper()
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, _, err := find(c, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		switch p := f.Proof.(type) {
		case impasse.Circle:
			circles = append(circles, p)
		case impasse.CannotBeMet:
			never = append(never, p.Precondition)
		}
	}
	for _, u := range r.Unsearched {
		more = more || u == "circle"
	}
	return circles, never, more
}

// All circles are found however many preconditions there are, up to a bound
// that is told.
func TestManyCircles(t *testing.T) {
	for _, want := range []struct {
		parties, alike, circles int
		more                    bool
	}{{2, 1, 1, false}, {8, 1, 1, false}, {2, 10, 100, false}, {3, 6, 216, false}, {4, 4, 256, false},
		{2, 17, 256, true}, {5, 6, 256, true}} {
		circles, never, more := circlesOf(t, ring(want.parties, want.alike))
		if len(circles) != want.circles || more != want.more || len(never) > 0 {
			t.Errorf("%d parties with %d each: %d circles, more %t", want.parties, want.alike, len(circles), more)
		}
		for _, c := range circles {
			if len(c.Links) != want.parties {
				t.Errorf("%d links among %d parties", len(c.Links), want.parties)
			}
		}
	}
}

// One precondition is a circle only if what it waits for needs what it refuses
// itself; and what nobody can bring about cannot be met.
func TestCircleOfOne(t *testing.T) {
	d := ring(2, 1)
	d.Impossible = []string{"p0.signs and not p1.signs", "p1.signs and not p0.signs"}
	d.Options = append(d.Options, plenary.OptionDraft{ID: "p0.pays"},
		plenary.OptionDraft{ID: "p1.old", Moves: "forward"})
	one := func(refuses, until string) ([]impasse.Circle, []int) {
		d.Preconditions = []plenary.PreconditionDraft{{ID: "s", Party: "p0", Refuses: refuses, Until: until}}
		circles, never, _ := circlesOf(t, d)
		return circles, never
	}
	if circles, never := one("p0.pays", "p0.signs and p1.signs"); len(circles)+len(never) > 0 {
		t.Errorf("two who can sign together: %v, %v", circles, never)
	}
	if circles, never := one("p0.signs", "p1.signs"); len(circles) != 1 || len(never) > 0 {
		t.Errorf("what it waits for needs what it refuses: %v, %v", circles, never)
	}
	if circles, never := one("p0.pays", "p0.signs and not p1.signs"); len(circles) > 0 || len(never) != 1 {
		t.Errorf("what it waits for is impossible: %v, %v", circles, never)
	}
	d.Options[3].Now = "yes"
	if circles, never := one("p0.pays", "not p1.old"); len(circles) > 0 || len(never) != 1 {
		t.Errorf("what it waits for can no longer come about: %v, %v", circles, never)
	}
}

// A circle may be met by one joint step where all are `with`, softened, or
// between two whose swap is pulled.
func TestCircleDeal(t *testing.T) {
	for name, set := range map[string]func(c *plenary.Case) *plenary.Case{
		"before": func(c *plenary.Case) *plenary.Case { return c },
		"with": func(c *plenary.Case) *plenary.Case {
			return amended(t, c, plenary.SetStance{Precondition: 0, Order: plenary.AtOnce},
				plenary.SetStance{Precondition: 1, Order: plenary.AtOnce})
		},
		"one": func(c *plenary.Case) *plenary.Case {
			return amended(t, c, plenary.SetStance{Precondition: 0, Order: plenary.AtOnce})
		},
		"softened": func(c *plenary.Case) *plenary.Case {
			return c.Pull(&plenary.Lever{Kind: plenary.Soften, Preconditions: []int{0, 1}})
		},
		"swapped": func(c *plenary.Case) *plenary.Case {
			return c.Pull(&plenary.Lever{Kind: plenary.Swap, Swap: plenary.Pair{1, 0}})
		},
		"others": func(c *plenary.Case) *plenary.Case {
			return c.Pull(&plenary.Lever{Kind: plenary.Swap, Swap: plenary.Pair{1, 2}})
		},
	} {
		d := ring(2, 1)
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: "p2"})
		c, faults := d.Case()
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		r, _, err := find(set(c), 1)
		if err != nil {
			t.Fatal(err)
		}
		want := name == "with" || name == "softened" || name == "swapped"
		for _, f := range r.Findings {
			if p, is := f.Proof.(impasse.Circle); is && p.Deal != want {
				t.Errorf("%s: may be met by one step: %t", name, p.Deal)
			}
		}
	}
}

func amended(t *testing.T, c *plenary.Case, changes ...plenary.Amendment) *plenary.Case {
	t.Helper()
	out, err := c.Amend(changes...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
