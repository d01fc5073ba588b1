package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync/atomic"
	"testing"
)

// TestBriefToTry holds that trials against what a brief worked out come to the same, part by
// part, as against a case that is answered for them alone.
func TestBriefToTry(t *testing.T) {
	inOneGoroutine(t)
	var none, both atomic.Int64
	everywhere(t, func(talks Talks) error {
		ctx := context.Background()
		for _, work := range []int64{1 << 22, 1 << 9} {
			talks.Work = work
			want, err := NewBrief(ctx, talks)
			if err != nil {
				return err
			}
			b, of, err := NewBriefToTry(ctx, talks)
			if err != nil || !reflect.DeepEqual(b, want) {
				return fmt.Errorf("another brief; %w", err)
			}
			if of == nil {
				none.Add(1)
				continue
			}
			own, err := NewTrying(ctx, talks)
			if err != nil {
				return err
			}
			now, _, _, ok := otherWishes(t, talks, rand.New(rand.NewPCG(9, uint64(talks.Space.Len()))))
			if !ok {
				continue
			}
			for _, x := range []Talks{now, talks} {
				same, err := sameParts(ctx, of, own, x)
				if err != nil {
					return err
				}
				if same {
					both.Add(1)
				}
			}
		}
		return nil
	})
	if !testing.Short() && (none.Load() < 20 || both.Load() < 100) {
		t.Errorf("%d briefs met the bound, %d trials were compared", none.Load(), both.Load())
	}
}

// sameParts reports whether both come to the same; false where a search met its bound, which is
// sooner where less was known.
func sameParts(ctx context.Context, a, b *Trying, of Talks) (bool, error) {
	var parts [2][]*Trial
	for i, x := range []*Trying{a, b} {
		whole, err := x.TryInParts(ctx, TrialOf{Talks: of}, func(part *Trial) { parts[i] = append(parts[i], part) })
		if err != nil {
			return false, err
		}
		parts[i] = append(parts[i], whole)
		if !whole.Complete {
			return false, nil
		}
	}
	if !reflect.DeepEqual(parts[0], parts[1]) {
		return false, fmt.Errorf("%+v, and by itself %+v", parts[0], parts[1])
	}
	return true, nil
}
