package route

import (
	"context"
	"slices"
)

// Open finds the way without levers to what is nearest of what is open as
// things are (docs/theory.md#what-is-open), within its work. It returns nil where no destination is.
// The error is the context's, or [ErrSpent].
func (o *Search) Open(ctx context.Context) (*Way, error) {
	defer o.begin(ctx, 1)()
	open, err := o.table.ask(Set{}, o.places(nil))
	if err != nil || len(open) == 0 {
		return nil, err
	}
	near, err := o.table.nearestSound(open)
	if err != nil {
		return nil, err
	}
	s := o.table.bySize(near, 0, false)
	if err := s.run(); err != nil {
		return nil, err
	}
	ways := kept(s.known)
	if err := s.complete(ways); err != nil {
		return nil, err
	}
	slices.SortFunc(ways, s.order)
	return &ways[0], nil
}

// nearestSound picks, of destinations as things are, those first that leave
// nothing hollow and hold while breaches are answered willingly, the ones that
// differ least from the status quo.
func (t *table) nearestSound(ds []int32) ([]int32, error) {
	l, err := t.layerOf(Set{})
	if err != nil {
		return nil, err
	}
	var sound []int32
	for _, d := range ds {
		by, err := l.stableBy(t.wanted[d])
		if err != nil {
			return nil, err
		}
		if w := (Way{stableBy: by}); w.Credible() && len(t.hollowAt(d, Set{})) == 0 {
			sound = append(sound, d)
		}
	}
	if sound != nil {
		ds = sound
	}
	least := slices.MinFunc(ds, func(x, y int32) int { return t.differs(t.wanted[x]) - t.differs(t.wanted[y]) })
	return slices.DeleteFunc(slices.Clone(ds), func(d int32) bool {
		return t.differs(t.wanted[d]) > t.differs(t.wanted[least])
	}), nil
}
