package prefer_test

import (
	"context"
	"errors"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/prefer"
	"github.com/plenary-talks/plenary/stability"
)

// TestRefused: what is marked both ways is not judged, nor is what is too large; work ends when it is told to.
func TestRefused(t *testing.T) {
	heavy := plenary.PreferenceDraft{Party: "federal", Statements: []plenary.StatementDraft{
		{Want: "federal.continue", Strong: "it is its own"}}}
	sp := laidOut(t, "../cases/classics/lake-gisborne-economy", unknown, heavy)
	if _, err := prefer.Marked(t.Context(), sp); !errors.Is(err, prefer.ErrBoth) {
		t.Errorf("both marked: %v", err)
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
}

// TestBounds: of each bound as much is taken as it says, and no more.
func TestBounds(t *testing.T) {
	refused := func(what string, bound int64, err error) {
		t.Helper()
		if limit := (*plenary.Limit)(nil); !errors.As(err, &limit) || limit.Bound != bound {
			t.Errorf("%s: %v", what, err)
		}
	}
	many := func(n int) (*prefer.Wants, error) {
		p := plenary.PreferenceDraft{Party: "federal"}
		for range n {
			p.Statements = append(p.Statements, plenary.StatementDraft{Want: "federal.continue", Unknown: "true"})
		}
		return prefer.Marked(t.Context(), laidOut(t, "../cases/classics/lake-gisborne-economy", p))
	}
	if _, err := many(prefer.MostUnknown); err != nil {
		t.Error(err)
	}
	_, err := many(prefer.MostUnknown + 1)
	refused("unknown wishes", prefer.MostUnknown, err)
	judge := func(g prefer.Graph, parties int) (*prefer.Judge, error) { return prefer.New(t.Context(), g, parties) }
	if _, err := judge(large{n: prefer.MostStates}, 1); err != nil {
		t.Error(err)
	}
	_, err = judge(large{n: prefer.MostStates + 1}, 1)
	refused("states", prefer.MostStates, err)
	j, err := judge(large{n: prefer.MostListed}, prefer.MostParties)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Everywhere(t.Context()); err != nil {
		t.Error(err)
	}
	_, err = judge(large{n: 2}, prefer.MostParties+1)
	refused("parties", prefer.MostParties, err)
	if j, err = judge(large{n: prefer.MostListed + 1}, 1); err != nil {
		t.Fatal(err)
	}
	_, err = j.Everywhere(t.Context())
	refused("all states", prefer.MostListed, err)
	if testing.Short() {
		return // 128 MiB
	}
	dense := make([]int, prefer.MostMoves/32)
	if _, err = judge(large{32, dense}, 1); err != nil {
		t.Error(err)
	}
	_, err = judge(large{33, dense}, 1)
	refused("moves", prefer.MostMoves, err)
}

// large is a graph of so many states with the same moves from each.
type large struct {
	n     int
	moves []int
}

func (l large) Len() int                            { return l.n }
func (l large) Moves(int, int) []int                { return l.moves }
func (large) Compare(int, int, int) prefer.Relation { return prefer.Same }

// crowd is a line of states along which each party moves on one step, the first to begin with, which loses
// all in the last.
type crowd struct{}

func (crowd) Len() int { return prefer.MostParties + 1 }
func (crowd) Moves(party, state int) []int {
	if party == state || party == 0 && state == 0 {
		return []int{state + 1}
	}
	return nil
}
func (crowd) Compare(party, a, b int) prefer.Relation {
	switch {
	case a == b:
		return prefer.Same
	case party == 0 && (a == prefer.MostParties) != (b == prefer.MostParties):
		if a == prefer.MostParties {
			return prefer.Worse
		}
		return prefer.Better
	case a > b:
		return prefer.Better
	}
	return prefer.Worse
}

// TestCrowd: as many parties as there can be answer one after another.
func TestCrowd(t *testing.T) {
	j, err := prefer.New(t.Context(), crowd{}, prefer.MostParties)
	if err != nil {
		t.Fatal(err)
	}
	v, err := j.Ask(t.Context(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Moves) != 1 || v.Moves[0].Answer(stability.SEQ, prefer.Certainly) != prefer.MostParties {
		t.Errorf("asked: %+v", v)
	}
	steps, err := j.Reply(t.Context(), 0, 1, prefer.MostParties, true)
	if err != nil || len(steps) != prefer.MostParties-1 {
		t.Errorf("a reply of %d steps, %v", len(steps), err)
	}
}

// TestStrongAlone: parties of which something is marked are told where nothing is unknown, too.
func TestStrongAlone(t *testing.T) {
	heavy := plenary.PreferenceDraft{Party: "support", Statements: []plenary.StatementDraft{
		{Want: "support.appeal", Strong: "it is its own"}}}
	wants, err := prefer.Marked(t.Context(), laidOut(t, "../cases/classics/lake-gisborne-economy", heavy))
	if err != nil {
		t.Fatal(err)
	}
	if list := wants.Parties(); len(list) != 1 || list[0] != 2 || !wants.Strong || wants.Unknown {
		t.Errorf("marked of %v, strong %t, unknown %t", list, wants.Strong, wants.Unknown)
	}
}
