package route_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestLike holds that a search that has its layout from one of a case with the same
// wishes in another order opens what one of its own does, by routes as long.
func TestLike(t *testing.T) {
	var opened, differ atomic.Int64
	tables(t, 27, 1500, func(sp *space.Space, rng *rand.Rand) error {
		levers := sample(rng, sp.Case(), 5)
		before, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers})
		if err != nil {
			return err
		}
		p := rng.IntN(len(sp.Case().Parties))
		n := len(sp.Case().Parties[p].Prefers.Statements)
		if n == 0 || len(sp.Case().Parties[p].Prefers.Ranking) > 0 {
			return nil
		}
		c, err := sp.Case().Amend(plenary.SetWishes{Party: p, Wishes: rng.Perm(n)[:1+rng.IntN(n)]})
		if err != nil {
			return err
		}
		now, err := sp.Reranked(context.Background(), c, p)
		if err != nil {
			return err
		}
		q := route.Query{Levers: levers, Destinations: seq(sp.Len())}
		own, err := route.Prepare(context.Background(), now, q)
		if err != nil {
			return err
		}
		q.Like = before
		like, err := route.Prepare(context.Background(), now, q)
		if err != nil {
			return err
		}
		set := route.Set{}
		for l := range levers {
			if rng.IntN(2) == 0 {
				set = set.With(l)
			}
		}
		for _, s := range []route.Set{{}, set} {
			to, err := alike(own, like, s, rng)
			if err != nil {
				return err
			}
			opened.Add(int64(len(to)))
		}
		then, err := before.Opens(context.Background(), route.Set{})
		if err != nil {
			return err
		}
		better, _ := sp.Destinations()
		if to, _ := own.Opens(context.Background(), route.Set{}); !slices.Equal(among(to[0], better), then[0]) {
			differ.Add(1)
		}
		return nil
	})
	t.Cleanup(func() {
		if !testing.Short() && (opened.Load() < 1000 || differ.Load() < 40) {
			t.Errorf("%d states opened, %d cases in which the order matters", opened.Load(), differ.Load())
		}
	})
}

// alike compares what two searches open by a set of levers, and returns it.
func alike(own, like *route.Search, set route.Set, rng *rand.Rand) ([]int, error) {
	ctx := context.Background()
	of := slices.DeleteFunc(slices.Clone(own.Destinations), func(int) bool { return rng.IntN(3) == 0 })
	d, err := like.OpensAny(ctx, set, of)
	if err != nil {
		return nil, err
	}
	want, err := own.Opens(ctx, set)
	if err != nil {
		return nil, err
	}
	got, err := like.Opens(ctx, set)
	if err != nil || !slices.Equal(got[0], want[0]) {
		return nil, fmt.Errorf("opened %v, by itself %v: %w", got, want, err)
	}
	some := among(want[0], of)
	if (d >= 0) != (len(some) > 0) || d >= 0 && !slices.Contains(some, d) {
		return nil, fmt.Errorf("one of %v that is opened: %d", some, d)
	}
	if d < 0 {
		return want[0], nil
	}
	steps, err := like.Route(ctx, set, d)
	if err != nil {
		return nil, err
	}
	if by, err := own.Route(ctx, set, d); err != nil || fmt.Sprint(by) != fmt.Sprint(steps) {
		return nil, fmt.Errorf("the route to %d: %v, by itself %v: %w", d, steps, by, err)
	}
	return want[0], nil
}

// among lists those of some states that are in others.
func among(some, of []int) []int {
	return slices.DeleteFunc(slices.Clone(some), func(s int) bool { return !slices.Contains(of, s) })
}
