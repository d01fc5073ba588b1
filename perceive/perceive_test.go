package perceive_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/perceive"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// laidOut lays out Syria and Iraq in 1975 with what each takes to be otherwise.
func laidOut(t testing.TB, syria, iraq []plenary.PerceptionDraft) *space.Space {
	t.Helper()
	f, err := casefile.Load(context.Background(), "../cases/classics/syria-iraq-1975")
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.With()
	if err != nil {
		t.Fatal(err)
	}
	d := c.Written()
	d.Parties = append([]plenary.PartyDraft{}, d.Parties...)
	d.Parties[0].Perceives, d.Parties[1].Perceives = syria, iraq
	d.Variants = append(d.Variants, plenary.VariantDraft{ID: "meek", Preferences: []plenary.VariantPreferenceDraft{
		{Party: "iraq", Instead: &plenary.PreferenceDraft{Statements: []plenary.StatementDraft{
			{Want: "not iraq.attack"}}}}}})
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

func unseen(text string) []plenary.PerceptionDraft { return []plenary.PerceptionDraft{{Unseen: text}} }

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

// TestMisperceivedStates holds what comes of SI_misp, an example of GMCR+: Syria does not see that the water is
// released, Iraq not that Syria neither releases it nor escalates. In one game for all there is no answer to
// any gain that is left, so that the figures are the same by every concept: Syria stays in 1, 2, 5 and 6, Iraq in
// 1, 2, 4 and 6.
func TestMisperceivedStates(t *testing.T) {
	sp := laidOut(t, unseen("syria.release and not syria.escalate"), unseen("not syria.release and not syria.escalate"))
	talks, err := perceive.New(t.Context(), sp)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range stability.Concepts {
		for p, want := range []string{"1 2 5 6", "1 2 4 6"} {
			stays, err := talks.Moves().Stays(t.Context(), talks.AsOne(), p, c)
			if err != nil {
				t.Fatal(err)
			}
			if got := numbers(sp, stays.Has); got != want {
				t.Errorf("%v: %d stays in %s, want %s", c, p, got, want)
			}
		}
	}
	// Each in a game of its own: by nash the same; where answers count, Iraq stays in 5, since it expects Syria to
	// escalate in 2, which Syria does not see.
	for c, want := range map[stability.Concept]string{stability.Nash: "1 2 6", stability.GMR: "1 2 5 6",
		stability.SEQ: "1 2 5 6"} {
		j, err := talks.Judge(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		if got := numbers(sp, j.Lasts); got != want {
			t.Errorf("%v: %s last as each sees them, want %s", c, got, want)
		}
	}
}

// TestBounds holds that what is too large is refused, and that work ends with its context.
func TestBounds(t *testing.T) {
	sp := laidOut(t, nil, nil)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := perceive.NewMoves(ended, sp); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	var d plenary.Draft
	d.Parties = []plenary.PartyDraft{{ID: "up"}}
	for i := range 21 {
		d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("up.o%d", i)})
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var limit *plenary.Limit
	if _, err := perceive.NewMoves(t.Context(), sp); !errors.As(err, &limit) || limit.Bound != perceive.MostStates {
		t.Errorf("of %d states: %v", sp.Len(), err)
	}
	d.Options = d.Options[:14]
	if c, faults = d.Case(); len(faults) > 0 {
		t.Fatal(faults)
	}
	if sp, err = space.New(t.Context(), c, space.Limits{}); err != nil {
		t.Fatal(err)
	}
	if _, err := perceive.NewMoves(t.Context(), sp); !errors.As(err, &limit) || limit.Bound != perceive.MostMoves {
		t.Errorf("of %d states that lead to one another: %v", sp.Len(), err)
	}
}
