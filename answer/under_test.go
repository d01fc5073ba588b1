package answer

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
)

// TestUnder holds what a brief has under variants against its own list of ways,
// and what is told of types against what doubt finds.
func TestUnder(t *testing.T) {
	inOneGoroutine(t)
	var all, stay, gone, instead atomic.Int32
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 22
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		var letters []string
		for i := range b.Ways {
			for j := range b.Ways[i].Ways {
				letters = append(letters, b.Ways[i].Ways[j].Letter)
			}
		}
		for i := range b.Under {
			u := &b.Under[i]
			all.Add(1)
			var got []string
			stays := u.Open != nil && u.Open.Stays
			for _, w := range u.Ways {
				got = append(got, w.Way)
				if stays = stays || w.Stays; w.Stays {
					stay.Add(1)
				} else {
					gone.Add(1)
				}
				if !w.Stays && (w.Holds || w.Same || w.AsSafe) || w.Stays && u.Better == 0 {
					return fmt.Errorf("under %s: %+v", u.Variant, w)
				}
			}
			if u.Instead != nil {
				instead.Add(1)
			}
			if !slices.Equal(got, letters) || (u.Open != nil) != (b.Open != nil) || stays && u.Instead != nil {
				return fmt.Errorf("under %s: %+v, of ways %v", u.Variant, u, letters)
			}
			if err := u.asDoubted(b); err != nil {
				return err
			}
		}
		return nil
	})
	if all.Load() < 50 || stay.Load() < 20 || gone.Load() < 10 || instead.Load() < 3 {
		t.Errorf("only %d variants, %d ways stay, %d go, %d instead",
			all.Load(), stay.Load(), gone.Load(), instead.Load())
	}
}

// asDoubted compares how many better states there are with what doubt counts, and who
// would gain with who begins what runs out.
func (u *Under) asDoubted(b *Brief) error {
	for i := range b.Findings {
		if r, ok := b.Findings[i].Proof.(*RunningOut); ok && r.Variant == u.Variant && !slices.Equal(r.Begin, u.Gains) {
			return fmt.Errorf("under %s %v would gain, %v begin", u.Variant, u.Gains, r.Begin)
		}
		d, ok := b.Findings[i].Proof.(*Doubt)
		if !ok {
			continue
		}
		for _, k := range d.Types {
			if k.Variant == u.Variant && (k.Better != u.Better || d.Party != u.Party) {
				return fmt.Errorf("under %s of %s: %d better, doubt of %s counts %d",
					u.Variant, u.Party, u.Better, d.Party, k.Better)
			}
		}
	}
	return nil
}
