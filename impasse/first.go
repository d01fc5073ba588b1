package impasse

import (
	"github.com/plenary-talks/plenary"
)

func init() { register(40, (*inquiry).firstMover, "first-mover") }

// FirstMover is the steps of single parties that would begin one of the
// smallest better states, each of which leaves its mover below the status quo.
type FirstMover struct {
	Steps []FirstStep // by party
}

// A FirstStep is some or all of a party's part of a smallest better state,
// taken first.
type FirstStep struct {
	Party, To int
	Lost      int  // index of the first statement it gives up; -1 for a ranking
	Refused   bool // whether a precondition refuses it as well
}

// Kind names the finding.
func (FirstMover) Kind() string { return "first-mover" }

func (FirstMover) weight() int { return cause }

func (q *inquiry) firstMover() error {
	var f FirstMover
	var claims []plenary.Evidence
	now := q.sp.Levels(q.now, nil)
	near := q.sp.Beginnings(q.sp.Smallest(q.ctx, q.sp.Better()))
	for p := range q.c.Parties {
		for _, s := range q.sp.Moves(p, q.now) {
			if !near.Has(s) {
				continue
			}
			if q.sp.Rank(p, s) >= q.sp.Rank(p, q.now) {
				return nil // somebody could begin and not lose by it
			}
			to := q.sp.Levels(s, nil)
			step := FirstStep{p, s, Decisive(q.c, p, now, to), q.refused(q.c, now, to)}
			f.Steps = append(f.Steps, step)
			if claims = append(claims, plenary.Unmarked); step.Lost >= 0 {
				claims[len(claims)-1] = q.c.Parties[p].Prefers.Statements[step.Lost].How
			}
		}
	}
	if len(f.Steps) > 0 {
		q.found(f, nil, claims...)
	}
	return q.ctx.Err()
}

// Decisive returns the index of the most important statement of a party on
// which two states differ, or -1.
func Decisive(c *plenary.Case, p int, a, b []uint8) int { return DecisiveBut(c, p, -1, a, b) }

// DecisiveBut is [Decisive] with one statement left out.
func DecisiveBut(c *plenary.Case, p, without int, a, b []uint8) int {
	for i, s := range c.Parties[p].Prefers.Statements {
		if i != without && s.Want.Holds(a) != s.Want.Holds(b) {
			return i
		}
	}
	return -1
}
