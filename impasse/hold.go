package impasse

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/stability"
)

// WouldNotHold is better states that somebody is tempted to leave again, with
// no answer that those who would give it gain from.
type WouldNotHold struct {
	All    bool    // no better state holds
	Shown  []Break // of the smallest better states
	Holds  int     // better states that would hold
	Better int
}

// A Break is a party that would leave a state.
type Break struct{ State, Party, To int }

// Kind names the finding.
func (WouldNotHold) Kind() string { return "would-not-hold" }

func (q *inquiry) wouldNotHold() error {
	w := WouldNotHold{Better: len(q.better)}
	for _, s := range q.better {
		if q.r.Answers.Equilibrium(stability.SEQ, s) {
			w.Holds++
		}
	}
	w.All = w.Holds == 0
	for _, s := range q.sp.Smallest(q.ctx, q.better) {
		for p := range q.c.Parties {
			if q.r.Answers.Stable(stability.SEQ, p, s) {
				continue
			}
			v, err := stability.Explain(q.ctx, q.sp, stability.SEQ, p, s)
			if err != nil {
				return err
			}
			w.Shown = append(w.Shown, Break{s, p, v.Escape})
		}
	}
	if len(w.Shown) > 0 {
		q.found(w, plenary.Unmarked, nil)
	}
	return nil
}
