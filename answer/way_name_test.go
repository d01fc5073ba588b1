package answer

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary/route"
)

// TestWayNames holds that who begins a way and what tells it apart are a name
// that no other way to its goal has, and that plain ways have the same one where
// all ways are listed.
func TestWayNames(t *testing.T) {
	inOneGoroutine(t)
	var apart, without, numbered atomic.Int32
	everywhere(t, func(talks Talks) error {
		q := route.Query{Levers: route.Levers(talks.Space.Case()), Most: 2}
		if len(q.Levers) > 40 {
			return nil
		}
		var listed [2]*Ways
		for i := range listed {
			q.Work = &route.Work{Bound: 1 << 22}
			var err error
			if listed[i], err = NewWays(context.Background(), talks, q, nil, i == 1); err != nil {
				return err
			}
		}
		for i := range listed[0].Ways {
			plain, all := listed[0].Ways[i].Ways, listed[1].Ways[i].Ways
			for j := range all {
				if err := ownName(all, j); err != nil {
					return err
				}
				if a := all[j].Apart; a != nil {
					apart.Add(1)
					without.Add(int32(len(a.Without)))
					numbered.Add(int32(a.Number))
				}
			}
			for j := range plain {
				if err := ownName(plain, j); err != nil {
					return err
				}
				same := func(w Way) bool { return sameName(&w, &plain[j]) && sameLevers(&w, &plain[j]) }
				if !slices.ContainsFunc(all, same) {
					return fmt.Errorf("plain way %s has another name among all", plain[j].Letter)
				}
			}
			if err := inCommon(&listed[0].Ways[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if apart.Load() < 40 || without.Load() < 2 || numbered.Load() < 20 {
		t.Errorf("only %d told apart, %d levers without, numbers %d", apart.Load(), without.Load(), numbered.Load())
	}
}

func ownName(ways []Way, at int) error {
	w := &ways[at]
	for i := range ways {
		if i != at && sameName(w, &ways[i]) {
			return fmt.Errorf("ways %s and %s have one name: %v, %+v", w.Letter, ways[i].Letter, w.First, w.Apart)
		}
	}
	if w.Apart == nil {
		return nil
	}
	for _, l := range w.Apart.With {
		if !hasLever(w, l) {
			return fmt.Errorf("way %s is told apart by %s, which it lacks", w.Letter, l)
		}
	}
	for _, l := range w.Apart.Without {
		if hasLever(w, l) {
			return fmt.Errorf("way %s is told apart by lacking %s", w.Letter, l)
		}
	}
	return nil
}

func sameName(v, w *Way) bool {
	if v.Apart == nil || w.Apart == nil {
		return slices.Equal(v.First, w.First) && v.Apart == w.Apart
	}
	return slices.Equal(v.First, w.First) && slices.Equal(v.Apart.With, w.Apart.With) &&
		slices.Equal(v.Apart.Without, w.Apart.Without) && v.Apart.Number == w.Apart.Number
}

func sameLevers(v, w *Way) bool {
	return len(v.Levers) == len(w.Levers) &&
		!slices.ContainsFunc(v.Levers, func(l Lever) bool { return !hasLever(w, l.ID) })
}

func hasLever(w *Way, id LeverID) bool {
	return slices.ContainsFunc(w.Levers, func(l Lever) bool { return l.ID == id })
}

// inCommon holds what is common to ways against them.
func inCommon(to *WaysTo) error {
	if len(to.Ways) < 2 {
		if to.Common != nil {
			return fmt.Errorf("one way has %v in common", to.Common)
		}
		return nil
	}
	for _, l := range to.Ways[0].Levers {
		all := !slices.ContainsFunc(to.Ways, func(w Way) bool { return !hasLever(&w, l.ID) })
		if all != slices.Contains(to.Common, l.ID) {
			return fmt.Errorf("%s is in all ways: %t, not in %v", l.ID, all, to.Common)
		}
	}
	return nil
}
