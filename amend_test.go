package plenary_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// weir is a case with one thing of each kind that an amendment can change.
func weir(t *testing.T) *plenary.Case {
	t.Helper()
	d := river()
	d.AsOf = "2006-12-22"
	d.Tracks = []plenary.TrackDraft{
		{ID: "table", Seats: []plenary.SeatDraft{
			{Party: "up"}, {Party: "down", Mandate: []plenary.MandateDraft{{Commit: []string{"down.attack"}}}}}},
		{ID: "corridor", Seats: []plenary.SeatDraft{{Party: "up"}}},
	}
	d.Preconditions = []plenary.PreconditionDraft{
		{ID: "first", Party: "up", Refuses: "up.release", Until: "not down.attack"}}
	d.Levers = []plenary.LeverDraft{
		{ID: "drop", Waive: []string{"first"}},
		{ID: "more", Widen: "corridor", Commit: []string{"up.release"}},
		{ID: "sit", Widen: "table", Commit: []string{"up.release"}},
	}
	d.Exchanges = []plenary.ExchangeDraft{
		{ID: "calm", Give: "up.release", For: "not down.attack"}, {ID: "war", Give: "down.attack", For: "up.release"}}
	d.Sources = []plenary.SourceDraft{{ID: "gazette", Passages: []plenary.PassageDraft{{ID: "1"}}}}
	d.Exchanges[0].ClaimDraft = plenary.ClaimDraft{How: "reported", Passages: []string{"gazette#1"}}
	d.Variants = append(d.Variants, plenary.VariantDraft{ID: "dropped", Levers: []string{"drop"}})
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return c
}

func TestAmend(t *testing.T) {
	c := weir(t)
	other, err := c.Condition("down.attack")
	if err != nil {
		t.Fatal(err)
	}
	may := func(c *plenary.Case) any {
		a, _ := c.Tracks[0].May(true, 1, 1, 1)
		b, _ := c.Tracks[0].May(true, 1, 1, 0)
		return fmt.Sprint(a, " ", b)
	}
	wishes := func(c *plenary.Case) any {
		var out []string
		for _, s := range c.Parties[0].Prefers.Statements {
			out = append(out, s.Want.String())
		}
		return fmt.Sprint(out)
	}
	for _, x := range []struct {
		a         plenary.Amendment
		of        func(*plenary.Case) any
		was, want any
		says      string
	}{
		{plenary.SetDay{Day: time.Date(2007, 2, 13, 0, 0, 0, 0, time.UTC)}, func(c *plenary.Case) any {
			return c.AsOf.Format(time.DateOnly)
		}, "2006-12-22", "2007-02-13", "as of 2007-02-13"},
		{plenary.SetLevel{Option: 1, Level: 1}, func(c *plenary.Case) any { return c.Options[1].Now }, 0, 1,
			"option 1 at level 1"},
		{plenary.SetStance{Precondition: 0, Until: other}, func(c *plenary.Case) any {
			return c.Preconditions[0].Until.String()
		}, "not down.attack", "down.attack", "precondition 0 until down.attack"},
		{plenary.SetStance{Precondition: 0, Refuses: expr.Never, Order: plenary.AtOnce}, func(c *plenary.Case) any {
			return fmt.Sprint(c.Preconditions[0].Refuses == expr.Never, c.Preconditions[0].With)
		}, "false false", "true true", "precondition 0 refuses nothing, order with"},
		{
			plenary.AddPrecondition{
				Precondition: plenary.Precondition{ID: "second", Party: 1, Refuses: other, Until: other}},
			func(c *plenary.Case) any { return len(c.Preconditions) }, 1, 2, "precondition second added"},
		{plenary.SetMandate{Track: 0, Party: 1, Commit: true, Option: 1, Levels: 0b10, May: plenary.No}, may, "yes yes",
			"no yes", "party 1 may commit to levels 10 of option 1 on track 0: no"},
		{plenary.SetMandate{Track: 0, Party: 1, Commit: true, Option: 1, Levels: 0b10}, may, "yes yes",
			"not reported yes", "party 1 may commit to levels 10 of option 1 on track 0: not reported"},
		{plenary.AddPerson{Person: plenary.Person{ID: "ward", Party: 0}}, func(c *plenary.Case) any {
			return len(c.People)
		}, 0, 1, "person ward added"},
		{plenary.SetSource{At: 1, Source: plenary.Source{ID: "herald"}}, func(c *plenary.Case) any {
			return len(c.Sources)
		}, 1, 2, "source 1 is herald"},
		{plenary.SetSource{At: 0, Source: plenary.Source{ID: "gazette", Title: "Gazette"}}, func(c *plenary.Case) any {
			return c.Sources[0].Title
		}, "", "Gazette", "source 0 is gazette"},
		{plenary.RemoveExchanges{Exchanges: []int{0}}, func(c *plenary.Case) any { return c.Exchanges[0].ID }, "calm",
			"war", "without exchanges [0]"},
		{plenary.ForgetSources{Sources: []int{0}}, func(c *plenary.Case) any {
			return fmt.Sprint(c.Exchanges[0].How, c.Exchanges[0].Passages)
		}, "reported [gazette#1]", "assumed []", "without what sources [0] say"},
		{plenary.PullLever{Lever: c.Levers[0]}, func(c *plenary.Case) any {
			return c.Preconditions[0].Refuses == expr.Never
		}, false, true, "lever drop pulled"},
		{plenary.RemoveTracks{Tracks: []int{1}}, func(c *plenary.Case) any {
			return fmt.Sprint(len(c.Tracks), len(c.Levers))
		}, "2 3", "1 2", "without tracks [1]"},
		{plenary.SetWishes{Party: 0, Wishes: []int{1}}, wishes, "[not down.attack not up.release]", "[not up.release]",
			"statements [1] of party 0"},
		{plenary.SetWishes{Party: 0, Wishes: []int{1, 0}}, wishes, "[not down.attack not up.release]",
			"[not up.release not down.attack]", "statements [1 0] of party 0"},
	} {
		got, err := c.Amend(x.a)
		if err != nil {
			t.Fatalf("%v: %v", x.a, err)
		}
		if x.of(got) != x.want || x.of(c) != x.was {
			t.Errorf("%v: %v, want %v; the case itself %v, want %v", x.a, x.of(got), x.want, x.of(c), x.was)
		}
		if x.a.String() != x.says {
			t.Errorf("%q, want %q", x.a, x.says)
		}
		again, err := weir(t).Amend(x.a)
		if err != nil || reflect.DeepEqual(got, c) || !reflect.DeepEqual(got.Amendments(), again.Amendments()) ||
			x.of(again) != x.want {
			t.Errorf("%v: the same case amended alike is another: %v, or is the same as before: %v", x.a, err,
				reflect.DeepEqual(got, c))
		}
		made, faults := got.Written().Case()
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if made, err = made.Amend(got.Amendments()...); err != nil || x.of(made) != x.want {
			t.Errorf("%v: made again from what is written it is %v: %v", x.a, x.of(made), err)
		}
	}
}

func TestAmendRefuses(t *testing.T) {
	c := weir(t)
	for says, a := range map[string]plenary.Amendment{
		`amendment "option 2 at level 0": there is no option 2; there are 2, counted from 0`: plenary.SetLevel{
			Option: 2},
		"there is no level 2":        plenary.SetLevel{Level: 2},
		"there is no precondition 1": plenary.SetStance{Precondition: 1},
		"unknown option `up.relase`": plenary.SetStance{Until: unresolved(t, "up.relase")},
		"say what it refuses":        plenary.AddPrecondition{},
		"there is no party -1":       plenary.AddPrecondition{Precondition: plenary.Precondition{Party: -1}},
		"there is no track 2":        plenary.SetMandate{Track: 2},
		"has no seat on the track":   plenary.SetMandate{Track: 1, Party: 1},
		"there is no source 2":       plenary.SetSource{At: 2},
		"there is no exchange 2":     plenary.RemoveExchanges{Exchanges: []int{0, 2}},
		"there is no track 7":        plenary.RemoveTracks{Tracks: []int{7}},
		"there is no source 1; ":     plenary.ForgetSources{Sources: []int{1}},
		"say what it accepts":        plenary.PullLever{Lever: plenary.Lever{Kind: plenary.Accept}},
		"there is no precondition 9": plenary.PullLever{Lever: plenary.Lever{Preconditions: []int{9}}},
		"there is no option 5":       plenary.PullLever{Lever: plenary.Lever{Kind: plenary.Open, Opens: []int{5}}},
		"there is no party 3":        plenary.SetWishes{Party: 3},
		"there is no statement 2":    plenary.SetWishes{Party: 0, Wishes: []int{0, 2}},
		"statement 1 stands twice":   plenary.SetWishes{Party: 0, Wishes: []int{1, 0, 1}},
		"there is no party 4; there a": plenary.PullLever{
			Lever: plenary.Lever{Kind: plenary.Swap, Swap: plenary.Pair{0, 4}}},
	} {
		if _, err := c.Amend(a); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v: %v, want %q", a, err, says)
		}
	}
}

func unresolved(t *testing.T, text string) *expr.Expr {
	t.Helper()
	e, err := expr.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestPullThenWith: what was pulled stays pulled when a variant is laid later,
// also where tracks before the lever's own were taken out.
func TestPullThenWith(t *testing.T) {
	d := weir(t).Written()
	d.Tracks = append([]plenary.TrackDraft{{ID: "gone", Until: "2006-12-21", Seats: d.Tracks[0].Seats}}, d.Tracks...)
	whole, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	c := whole.Present()
	pulled := c.Pull(&c.Levers[1], &c.Levers[2])
	laid, err := pulled.With("dropped")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*plenary.Case{pulled, laid} {
		table, _ := c.Tracks[0].May(true, 0, 0, 1)
		corridor, _ := c.Tracks[1].May(true, 0, 0, 1)
		if len(c.Tracks) != 2 || table != plenary.Yes || corridor != plenary.Yes {
			t.Errorf("on %d tracks up may commit at the table: %v; in the corridor: %v", len(c.Tracks), table, corridor)
		}
	}
	if laid.Preconditions[0].Refuses != expr.Never || pulled.Preconditions[0].Refuses == expr.Never {
		t.Error("the variant is laid over the wrong case")
	}
}

// TestAmendedStanceIsUntold: words for what a party refuses, and for what one
// would ask it, go where that becomes something else, and stay where it does not.
func TestAmendedStanceIsUntold(t *testing.T) {
	d := phrased()
	d.Preconditions[0].Refusal, d.Preconditions[0].Question = "open the gates", "Is calm enough?"
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	read := func(text string) *expr.Expr {
		e, err := c.Condition(text)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	for _, x := range []struct {
		set               plenary.SetStance
		refusal, question string
	}{
		{plenary.SetStance{Order: plenary.AtOnce}, "open the gates", "Is calm enough?"},
		{plenary.SetStance{Refuses: read("up.water = full"), Until: read("calm")}, "open the gates", "Is calm enough?"},
		{plenary.SetStance{Refuses: expr.Never}, "open the gates", "Is calm enough?"},
		{plenary.SetStance{Until: read("down.raid")}, "open the gates", ""},
		{plenary.SetStance{Refuses: read("up.water >= half")}, "", ""},
	} {
		got, err := c.Amend(x.set)
		if err != nil {
			t.Fatal(err)
		}
		if p := got.Preconditions[0]; p.Refusal != x.refusal || p.Question != x.question {
			t.Errorf("%s: told as %q and %q", x.set, p.Refusal, p.Question)
		}
	}
}
