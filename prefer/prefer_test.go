package prefer_test

import (
	"context"
	"errors"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/prefer"
)

// TestRefused: what is marked both ways is not judged, nor is what is too large; work ends when it is told to.
func TestRefused(t *testing.T) {
	heavy := plenary.PreferenceDraft{Party: "federal", Statements: []plenary.StatementDraft{
		{Want: "federal.continue", Strong: "it is its own"}}}
	sp := laidOut(t, "../cases/classics/lake-gisborne-economy", unknown, heavy)
	if _, err := prefer.Marked(t.Context(), sp); !errors.Is(err, prefer.ErrBoth) {
		t.Errorf("both marked: %v", err)
	}
	many := plenary.PreferenceDraft{Party: "federal"}
	for range prefer.MostUnknown + 1 {
		many.Statements = append(many.Statements, plenary.StatementDraft{Want: "federal.continue", Unknown: "true"})
	}
	limit := (*plenary.Limit)(nil)
	sp = laidOut(t, "../cases/classics/lake-gisborne-economy", many)
	if _, err := prefer.Marked(t.Context(), sp); !errors.As(err, &limit) || limit.Bound != prefer.MostUnknown {
		t.Errorf("many marked: %v", err)
	}

	wants, err := prefer.Marked(t.Context(), laidOut(t, "../cases/classics/lake-gisborne-economy", unknown))
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := prefer.New(ended, wants, 3); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
	j, err := prefer.New(t.Context(), wants, 3)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Everywhere(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
	if _, err := j.Reply(ended, 0, 0, 7, false); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
	if steps, err := j.Reply(t.Context(), 1, 0, 2, false); steps != nil || err != nil {
		t.Errorf("to where others cannot come: %v, %v", steps, err)
	}
	for s := range wants.Len() {
		for p := range 3 {
			if wants.Compare(p, s, s) != prefer.Same {
				t.Errorf("%d takes %d to be otherwise than it is", p, s)
			}
		}
	}
	if list := wants.Parties(); len(list) != 1 || list[0] != 1 {
		t.Errorf("marked of %v", list)
	}
	if _, err := prefer.New(t.Context(), large{}, 1); !errors.As(err, &limit) || limit.Bound != prefer.MostStates {
		t.Errorf("large: %v", err)
	}
	if j, err = prefer.New(t.Context(), large{prefer.MostListed + 1}, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Everywhere(t.Context()); !errors.As(err, &limit) || limit.Bound != prefer.MostListed {
		t.Errorf("large: %v", err)
	}
}

// large is a graph of so many states without moves.
type large struct{ n int }

func (l large) Len() int {
	if l.n == 0 {
		return prefer.MostStates + 1
	}
	return l.n
}
func (large) Moves(int, int) []int                  { return nil }
func (large) Compare(int, int, int) prefer.Relation { return prefer.Same }
