package plenarytest

import "github.com/plenary-talks/plenary"

// Replayed is what a sound route does on the way.
type Replayed struct {
	Grades    [][]int // after each step, by party: how exposed it is
	Exposure  []int   // by party: the greatest of these
	TakesBack []bool  // by step
}

// Replay goes a route to d step by step, with the levers pulled. The error
// tells what is wrong with it.
func Replay(c *plenary.Case, pulled []*plenary.Lever, d int, steps []TableStep) (Replayed, error) {
	t := NewTable(c, pulled)
	if err := t.CheckRoute(d, steps); err != nil {
		return Replayed{}, err
	}
	out := Replayed{Exposure: t.Exposure(steps), TakesBack: t.TakesBack(steps)}
	for _, step := range steps {
		out.Grades = append(out.Grades, t.Exposure([]TableStep{step}))
	}
	return out, nil
}

// TakesBack reports which steps of a route take back: lower an option below a
// level to which an earlier one raised it, or raise it above one to which an
// earlier one lowered it.
func (m *Model) TakesBack(steps []TableStep) []bool {
	out := make([]bool, len(steps))
	for i, later := range steps {
		for _, earlier := range steps[:i] {
			for o := range m.Case.Options {
				was, reached := m.States[earlier.From][o], m.States[earlier.To][o]
				from, to := m.States[later.From][o], m.States[later.To][o]
				lowers := was < reached && to < from && to < reached
				raises := was > reached && to > from && to > reached
				out[i] = out[i] || lowers || raises
			}
		}
	}
	return out
}
