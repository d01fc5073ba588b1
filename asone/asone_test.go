package asone_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/asone"
	"github.com/plenary-talks/plenary/space"
)

// shared is a case of so many parties with so many options of two levels each, in which nobody minds
// anything but the first option; told as one is what a condition says.
func shared(t *testing.T, parties, options int, same ...plenary.ConditionDraft) *space.Space {
	t.Helper()
	d := plenary.Draft{Conditions: same}
	for p := range parties {
		party := fmt.Sprintf("p%d", p)
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: party})
		d.Preferences = append(d.Preferences, plenary.PreferenceDraft{Party: party,
			Statements: []plenary.StatementDraft{{Want: "p0.o0"}}})
		for o := range options {
			d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("%s.o%d", party, o)})
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

// TestBounds: of each bound as much is taken as it says, and no more.
func TestBounds(t *testing.T) {
	refused := func(what string, bound int64, err error) {
		t.Helper()
		if limit := (*plenary.Limit)(nil); !errors.As(err, &limit) || limit.Bound != bound || !asone.IsLimit(err) {
			t.Errorf("%s: %v", what, err)
		}
	}
	one := func(parties, options int) (*asone.Graph, error) {
		return asone.New(t.Context(), shared(t, parties, options))
	}
	if g, err := one(12, 1); err != nil || g.Len() != asone.MostStates {
		t.Errorf("4,096 states: %v", err)
	}
	_, err := one(13, 1)
	refused("states", asone.MostStates, err)
	if _, err := one(1, 11); err != nil { // 2048 times 2047 moves, 2,048 fewer than are allowed
		t.Errorf("moves: %v", err)
	}
	_, err = one(1, 12)
	refused("moves", asone.MostMoves, err)
	for parties, bound := range map[int]int64{asone.MostTogether: 0, asone.MostTogether + 1: asone.MostTogether} {
		g, err := one(parties, 1)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = g.Together(t.Context()); bound == 0 && err != nil {
			t.Errorf("%d parties: %v", parties, err)
		} else if bound > 0 {
			refused("parties", bound, err)
		}
	}
}

// TestWork: what coalitions could do is looked at so far, and then it is said to be too much.
func TestWork(t *testing.T) {
	if testing.Short() {
		t.Skip("looks at 2^26 moves")
	}
	g, err := asone.New(t.Context(), shared(t, 6, 2))
	if err != nil {
		t.Fatal(err)
	}
	together, err := g.Together(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for s := 0; err == nil && s < g.Len(); s++ {
		_, err = together.Enough(s)
	}
	if limit := (*plenary.Limit)(nil); !errors.As(err, &limit) || limit.Bound != asone.MostWork {
		t.Errorf("all of 4,096 states: %v", err)
	}
}

// TestRefused: what cannot be told as one is said, and work ends when it is told to.
func TestRefused(t *testing.T) {
	for want, same := range map[string][]plenary.ConditionDraft{
		"no feasible state meets the condition `never`": {
			{ID: "never", Want: "p0.o0 and not p0.o0", Same: "true"}},
		"in no state in which the condition `first` holds": {
			{ID: "first", Want: "p0.o0", Same: "not p0.o0"}},
		"`first` and `second` both have `same`, and both hold": {
			{ID: "first", Want: "p0.o0", Same: "true"}, {ID: "second", Want: "p1.o0", Same: "p0.o0"}},
		"`p0` does not rank alike": {{ID: "second", Want: "p1.o0", Same: "true"}},
	} {
		_, err := asone.New(t.Context(), shared(t, 2, 1, same...))
		if err == nil || !strings.Contains(err.Error(), want) || asone.IsLimit(err) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if asone.IsLimit(nil) || asone.IsLimit(context.Canceled) || !asone.IsLimit(fmt.Errorf("so: %w", &plenary.Limit{})) {
		t.Error("what is a limit is not told from what is none")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := asone.New(ended, shared(t, 2, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}
