package plenary_test

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// TestHandMade: a Case that nobody checked answers nothing, and the error or the
// panic says what to do.
func TestHandMade(t *testing.T) {
	byHand := &plenary.Case{Options: []plenary.Option{{ID: "a.x", Levels: []string{"no", "yes"}}},
		Parties: []plenary.Party{{ID: "a"}}}
	for _, c := range []*plenary.Case{{}, byHand} {
		state := make([]uint8, len(c.Options))
		for name, ask := range map[string]func(){
			"Feasible": func() { c.Feasible(state) },
			"CanMove":  func() { c.CanMove(0, state, state) },
			"CanStep":  func() { c.CanStep(state, state) },
			"Violates": func() {
				c.Violates(&plenary.Precondition{Refuses: expr.Never, Until: expr.Never}, state, state)
			},
			"Written": func() { c.Written() },
		} {
			if got := panics(ask); !strings.Contains(got, "write a Draft, and call Case on it") {
				t.Errorf("%s: %q", name, got)
			}
		}
		_, with := c.With()
		_, amend := c.Amend()
		for _, err := range []error{c.Checked(), with, amend} {
			if err == nil || !strings.Contains(err.Error(), "write a Draft, and call Case on it") {
				t.Errorf("%v", err)
			}
		}
	}
	if err := weir(t).Checked(); err != nil {
		t.Error(err)
	}
	if err := weir(t).Pull().Present().Checked(); err != nil {
		t.Error(err)
	}
}

// TestNoState: levels that are none of a state are no state that something is
// true of.
func TestNoState(t *testing.T) {
	c := weir(t)
	for says, levels := range map[string][]uint8{
		"one level for each of the 2 options of the case, and here are 0": {},
		"and here are 3": {0, 0, 0},
		"option down.attack has no level 2; it has 2, counted from 0": {0, 2},
	} {
		if got := panics(func() { c.Feasible(levels) }); !strings.Contains(got, says) {
			t.Errorf("%v: %q, want %q", levels, got, says)
		}
	}
}

func panics(f func()) (said string) {
	defer func() { said, _ = recover().(string) }()
	f()
	return ""
}
