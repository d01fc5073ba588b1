package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary/stability"
)

func init() { register(50, (*inquiry).wouldNotHold, "would-not-hold") }

// WouldNotHold is better states that somebody is tempted to leave again, with
// no answer that those who would give it gain from.
type WouldNotHold struct {
	All        bool    // no better state holds
	Shown      []Break // of the first of the smallest better states that do not hold
	Breaking   int     // smallest better states that do not
	Smallest   int
	Equilibria int // better states that are SEQ equilibria
	Better     int
}

// A Break is a party that would leave a state, by the plainest breach.
type Break struct{ State, Party, To int }

// Kind names the finding.
func (WouldNotHold) Kind() string { return "would-not-hold" }

func (WouldNotHold) weight() int { return consequence }

// mostBroken is of how many states breaks are shown.
const mostBroken = 3

func (q *inquiry) wouldNotHold() error {
	better := q.sp.Better()
	smallest := q.sp.Smallest(q.ctx, better)
	if q.bare {
		return q.someBreak(smallest)
	}
	w := WouldNotHold{Better: len(better), Smallest: len(smallest)}
	hold, err := q.r.Asked.Equilibria(q.ctx, stability.SEQ, better)
	if err != nil {
		return err
	}
	w.Equilibria, w.All = len(hold), len(hold) == 0
	for _, s := range smallest {
		if _, holds := slices.BinarySearch(hold, s); holds {
			continue
		}
		if w.Breaking++; w.Breaking > mostBroken {
			continue
		}
		if err := q.breaks(&w, s); err != nil {
			return err
		}
	}
	if len(w.Shown) > 0 {
		q.found(w, nil)
	}
	return nil
}

// someBreak finds whether some of the smallest better states would not hold.
func (q *inquiry) someBreak(smallest []int) error {
	for _, s := range smallest {
		holds, err := q.r.Asked.Equilibrium(q.ctx, stability.SEQ, s)
		if err != nil {
			return err
		}
		if !holds {
			q.found(WouldNotHold{}, nil)
			return nil
		}
	}
	return nil
}

// breaks shows who would leave a state, and for what.
func (q *inquiry) breaks(w *WouldNotHold, s int) error {
	for p := range q.c.Parties {
		stays, err := q.r.Asked.Stable(q.ctx, stability.SEQ, p, s)
		if err != nil {
			return err
		}
		if stays {
			continue
		}
		v, err := stability.Explain(q.ctx, q.sp, stability.SEQ, p, s)
		if err != nil {
			return err
		}
		w.Shown = append(w.Shown, Break{s, p, Plainest(q.sp, p, s, Escapes(q.sp, v))})
	}
	return nil
}
