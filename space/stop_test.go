package space_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// dying is a context that ends when it was asked some times whether it has.
type dying struct {
	context.Context
	left chan struct{}
}

func dyingAfter(ctx context.Context, n int) *dying {
	d := &dying{ctx, make(chan struct{}, n)}
	for range n {
		d.left <- struct{}{}
	}
	return d
}

func (d *dying) Err() error {
	select {
	case <-d.left:
		return nil
	default:
		return context.Canceled
	}
}

// Wherever a layout or its analysis is when the context ends, it ends with the
// error of the context, and asks again only as often as there are parties and options.
func TestStopsWhenTold(t *testing.T) {
	d := plenary.Draft{Impossible: []string{"a.o0 and b.o3", "a.o1 and b.o2 and c.o3"}}
	for i, p := range []string{"a", "b", "c"} {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: p})
		pref := plenary.PreferenceDraft{Party: p}
		for o := range 5 {
			id := fmt.Sprintf("%s.o%d", p, o)
			moves := []string{"both", "forward", "both", "backward"}[(o+i)%4]
			d.Options = append(d.Options, plenary.OptionDraft{
				ID: id, Moves: moves, Closed: map[bool]string{true: "not yet"}[o == 3]})
			pref.Statements = append(pref.Statements, plenary.StatementDraft{Want: id + " iff a.o0"})
		}
		d.Preferences = append(d.Preferences, pref)
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	whole := func(ctx context.Context) error {
		sp, err := space.New(ctx, c, space.Limits{})
		if err != nil {
			return err
		}
		if _, err := stability.Analyse(ctx, sp); err != nil {
			return err
		}
		_, err = stability.Explain(ctx, sp, stability.SEQ, 0, 0)
		return err
	}
	const most = 1 << 20
	all := dyingAfter(t.Context(), most)
	if err := whole(all); err != nil {
		t.Fatal(err)
	}
	places := most - len(all.left)
	if places < 150 {
		t.Errorf("asks only %d times whether it should go on", places)
	}
	for k := range 20 {
		n := k * (places - 20) / 19 // how often exactly differs from run to run
		if err := whole(dyingAfter(t.Context(), n)); !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped at place %d of %d: %v", n, places, err)
		}
	}
}

// TestAnnounced: what a large case takes is told before it is laid out.
func TestAnnounced(t *testing.T) {
	for options, want := range map[int]string{
		20: "laying out the states", 23: "laying out the states, 8388608 of them in some 316 MiB"} {
		d := yesNo(options)
		c, faults := d.Case()
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		told := false
		ctx, cancel := context.WithCancel(t.Context())
		_, err := space.New(progress.To(ctx, func(_ context.Context, what string, _, _ int) {
			told = told || what == want
			cancel()
		}), c, space.Limits{Memory: 1 << 40})
		if !errors.Is(err, context.Canceled) || !told {
			t.Errorf("%d options: %v, told %q: %t", options, err, want, told)
		}
	}
}
