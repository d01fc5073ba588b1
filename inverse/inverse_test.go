package inverse_test

import (
	"context"
	"errors"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/inverse"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// laidOut is a case of the repository.
func laidOut(t testing.TB, path string) *space.Space {
	f, err := casefile.Load(context.Background(), "../cases/"+path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.With()
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

// TestSyriaIraq holds in how many of Syria's 720 rankings it stays in the paper's second
// state: for Nash as printed in the guide to the authors' program; the others as counted
// ranking by ranking.
func TestSyriaIraq(t *testing.T) {
	sp := laidOut(t, "classics/syria-iraq-1975")
	stay, err := inverse.New(context.Background(), sp, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := map[stability.Concept]int64{stability.Nash: 240, stability.SMR: 300, stability.SEQ: 384, stability.GMR: 384}
	for c, n := range want {
		got, err := stay.Share(context.Background(), c)
		if err != nil || got.Stay.Int64() != n || got.Of.Int64() != 720 {
			t.Errorf("%v: %v of %v, want %d of 720 (%v)", c, got.Stay, got.Of, n, err)
		}
	}
}

// TestBounds holds that what takes too long is refused, or told as far as it went.
func TestBounds(t *testing.T) {
	sp := laidOut(t, "six-party-2006")
	stay, err := inverse.New(context.Background(), sp, 0, sp.StatusQuo())
	if err != nil {
		t.Fatal(err)
	}
	var limit *plenary.Limit
	if _, err := stay.Share(context.Background(), stability.SMR); !errors.As(err, &limit) {
		t.Errorf("a share of %d states: %v", sp.Len(), err)
	}
	unstable := 0
	for p := range sp.Case().Parties {
		stay, err := inverse.New(context.Background(), sp, p, sp.StatusQuo())
		if err != nil {
			t.Fatal(err)
		}
		if stay.Stable(stability.Nash) {
			continue
		}
		unstable++
		got, err := stay.Smallest(context.Background(), stability.Nash, inverse.Bound{Changes: 2, Work: 1})
		if err != nil || got.Tried != 0 || len(got.List) > 0 {
			t.Errorf("with next to no work: %+v, %v", got, err)
		}
	}
	if unstable == 0 {
		t.Error("nobody gains by moving alone")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := inverse.New(ctx, sp, 0, sp.StatusQuo()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
