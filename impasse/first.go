package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// FirstMover is the steps that would begin one of the smallest better states,
// each of which leaves its mover below the status quo.
type FirstMover struct {
	Steps []FirstStep // one a party and target, by party
}

// A FirstStep is a party's whole part of a better state, taken first.
type FirstStep struct {
	Party, To int
	Lost      int  // index of the first statement it gives up; -1 for a ranking
	Refused   bool // whether a precondition refuses it as well
}

// Kind names the finding.
func (FirstMover) Kind() string { return "first-mover" }

func (q *inquiry) firstMover() error {
	var f FirstMover
	evidence := plenary.Unmarked
	for _, d := range q.sp.Smallest(q.ctx, q.better) {
		for _, s := range q.firstSteps(d) {
			if q.sp.Rank(s.Party, s.To) >= q.sp.Rank(s.Party, q.now) {
				return nil // somebody could begin and not lose by it
			}
			if slices.Contains(f.Steps, s) {
				continue
			}
			f.Steps = append(f.Steps, s)
			if s.Lost >= 0 {
				evidence = weakest(evidence, q.c.Parties[s.Party].Prefers.Statements[s.Lost].How)
			}
		}
	}
	if len(f.Steps) == 0 {
		return nil
	}
	slices.SortStableFunc(f.Steps, func(a, b FirstStep) int { return a.Party - b.Party })
	q.found(f, evidence, nil)
	return nil
}

// firstSteps lists what each party would do by itself of the way to d.
func (q *inquiry) firstSteps(d int) []FirstStep {
	now, to := q.sp.Levels(q.now, nil), q.sp.Levels(d, nil)
	var out []FirstStep
	for _, p := range q.c.Movers(now, to) {
		own := slices.Clone(now)
		for _, o := range q.c.Parties[p].Options {
			own[o] = to[o]
		}
		if s, ok := q.sp.Find(own); ok && q.c.CanStep(now, own) {
			out = append(out, FirstStep{p, s, Decisive(q.c, p, now, own), q.refused(q.c, now, own)})
		}
	}
	return out
}

// Decisive returns the index of the most important statement of a party on
// which two states differ, or -1.
func Decisive(c *plenary.Case, p int, a, b []uint8) int {
	return slices.IndexFunc(c.Parties[p].Prefers.Statements, func(s plenary.Statement) bool {
		return s.Want.Holds(a) != s.Want.Holds(b)
	})
}
