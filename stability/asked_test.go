package stability_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestNotAsked: nothing is answered that was not asked for.
func TestNotAsked(t *testing.T) {
	d := plenary.Draft{Parties: []plenary.PartyDraft{{ID: "a"}}, Options: []plenary.OptionDraft{{ID: "a.x"}}}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := stability.Analyse(t.Context(), sp, stability.Nash)
	if err != nil {
		t.Fatal(err)
	}
	if !a.Equilibrium(stability.Nash, 1) || !a.Stable(stability.Nash, 0, 1) || a.Has(stability.SEQ) {
		t.Error("of nash something was asked, and of seq nothing")
	}
	for says, ask := range map[string]func(){
		"nothing was asked about seq; name it in the call of Analyse": func() { a.Equilibrium(stability.SEQ, 0) },
		"nothing was asked about smr":                                 func() { a.Stable(stability.SMR, 0, 0) },
		"nothing was asked about concept 9, which there is not":       func() { a.Stable(9, 0, 0) },
		"there is no state 2; there are 2, counted from 0":            func() { a.Stable(stability.Nash, 0, 2) },
		"there is no state -1":                                        func() { a.Equilibrium(stability.Nash, -1) },
	} {
		if got := panics(ask); !strings.Contains(got, says) {
			t.Errorf("%q, want %q", got, says)
		}
	}
	if _, err := stability.Analyse(t.Context(), sp, 7); err == nil || !strings.Contains(err.Error(), "no concept 7") {
		t.Error(err)
	}
	if _, err := stability.Explain(t.Context(), sp, 7, 0, 0); err == nil ||
		!strings.Contains(err.Error(), "no concept 7") {
		t.Error(err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if a, err := stability.Analyse(ended, sp); !errors.Is(err, context.Canceled) || a != nil {
		t.Errorf("an analysis that was stopped gives %v, %v", a, err)
	}
}

func panics(f func()) (said string) {
	defer func() { said, _ = recover().(string) }()
	f()
	return ""
}
