package answer

import "github.com/plenary-talks/plenary/impasse"

func init() { proves((*gatherer).firstMover, "first-mover") }

// FirstMover is the steps of single parties that would begin one of the
// smallest better states: each leaves its party below the status quo.
type FirstMover struct {
	Steps []FirstStep `json:"steps"`
}

// A FirstStep is some or all of a party's part of a smallest better state,
// taken first.
type FirstStep struct {
	Party   PartyID  `json:"party"`
	To      Outcome  `json:"to"`                 // where it leads
	GivesUp *Wish    `json:"gives_up,omitempty"` // the most important wish it gives up; none of a ranking
	Refused []Stance `json:"refused,omitempty"`  // stances of its party that refuse it besides
}

func (*FirstMover) proof() {}

func (g *gatherer) firstMover(f impasse.FirstMover) FirstMover {
	out := FirstMover{Steps: []FirstStep{}}
	now := g.c.StatusQuo()
	for _, s := range f.Steps {
		step := FirstStep{Party: g.party(s.Party), To: g.outcome(s.To), GivesUp: g.wish(s.Party, s.Lost)}
		there := g.sp.Levels(s.To, nil)
		for p := range g.c.Preconditions {
			if g.c.Violates(&g.c.Preconditions[p], now, there) {
				step.Refused = append(step.Refused, g.stance(p))
			}
		}
		out.Steps = append(out.Steps, step)
	}
	return out
}
