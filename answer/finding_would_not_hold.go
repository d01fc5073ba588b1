package answer

import "github.com/plenary-talks/plenary/impasse"

func init() { proves((*gatherer).wouldNotHold, "would-not-hold") }

// WouldNotHold is better states that somebody is tempted to leave again, with
// no answer that those who would give it gain from. Who would leave is known of
// the first three: there can be very many, and it takes an explanation of each.
type WouldNotHold struct {
	Breaks   []Break `json:"breaks"`   // the first three
	Breaking int     `json:"breaking"` // smallest better states that do not hold
	Smallest int     `json:"smallest"` // no part of their changes alone is better for everyone
	Lasting  int     `json:"lasting"`  // better states that would hold
	Better   int     `json:"better"`   // better states in all
}

// A Break is a smallest better state with those who would leave it.
type Break struct {
	To      Outcome      `json:"to"`
	Tempted []Temptation `json:"tempted"` // one for each party that would leave
}

func (*WouldNotHold) proof() {}

func (g *gatherer) wouldNotHold(w impasse.WouldNotHold) WouldNotHold {
	out := WouldNotHold{
		Breaks: []Break{}, Breaking: w.Breaking, Smallest: w.Smallest, Lasting: w.Equilibria, Better: w.Better,
	}
	for i, b := range w.Shown {
		if i == 0 || w.Shown[i-1].State != b.State {
			out.Breaks = append(out.Breaks, Break{To: g.outcome(b.State)})
		}
		last := &out.Breaks[len(out.Breaks)-1]
		last.Tempted = append(last.Tempted, g.temptation(b.Party, b.State))
	}
	return out
}
