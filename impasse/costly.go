package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// Costly is a stance that keeps its holder from something it prefers: waived
// by itself, it opens a better state.
type Costly struct {
	Precondition int
	Opens        int // better states opened
	Holds        int // how many of them would hold
	To           int // one of them, the nearest
}

// Kind names the finding.
func (Costly) Kind() string { return "costly-stance" }

func (q *inquiry) costly() error {
	var waivers []plenary.Lever
	var of []int
	for p := range q.c.Preconditions {
		if w := q.waiver(p); q.live(p) {
			waivers, of = append(waivers, w), append(of, p)
		}
	}
	if len(waivers) == 0 || len(waivers) > route.MaxLevers {
		return nil
	}
	o, err := route.Open(q.ctx, q.sp, waivers, 1)
	if err != nil {
		return err
	}
	already := o.Opened(route.Set{}, nil)
	now := q.sp.Levels(q.now, nil)
	for i, p := range of {
		opened := slices.DeleteFunc(o.Opened(route.Set{}.With(i), nil), func(s int) bool { return slices.Contains(already, s) })
		if len(opened) == 0 {
			continue
		}
		c := Costly{Precondition: p, Opens: len(opened), To: opened[0]}
		for _, s := range opened {
			if q.r.Answers.Equilibrium(stability.SEQ, s) {
				c.Holds++
			}
			if Differ(now, q.sp.Levels(s, nil)) < Differ(now, q.sp.Levels(c.To, nil)) {
				c.To = s
			}
		}
		r, err := q.waive(p)
		if err != nil {
			return err
		}
		q.found(c, q.c.Preconditions[p].How, r)
	}
	return nil
}

// live says whether a precondition refuses anything today.
func (q *inquiry) live(p int) bool {
	now := q.sp.Levels(q.now, nil)
	return !q.c.Preconditions[p].Refuses.Holds(now) && !q.c.Preconditions[p].Until.Holds(now)
}
