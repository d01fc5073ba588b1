package answer

import "github.com/plenary-talks/plenary/impasse"

func init() { proves((*gatherer).costly, "costly-stance") }

// Costly is a stance that, waived by itself, opens a destination: a better
// state or, where there is none, an acceptable one.
type Costly struct {
	Stance     Stance  `json:"stance"`
	Opens      int     `json:"opens"`      // destinations
	Lasting    int     `json:"lasting"`    // those of them that would hold
	Acceptable bool    `json:"acceptable"` // whether they are acceptable states
	To         Outcome `json:"to"`         // the nearest
	Prefers    bool    `json:"prefers"`    // whether the holder prefers that to the status quo
}

func (*Costly) proof() {}

func (g *gatherer) costly(c impasse.Costly) Costly {
	holder := g.c.Preconditions[c.Precondition].Party
	return Costly{
		Stance: g.stance(c.Precondition), Opens: c.Opens, Lasting: c.Equilibria, Acceptable: !g.report.Better,
		To:      g.outcome(c.To),
		Prefers: g.sp.Rank(holder, c.To) > g.sp.Rank(holder, g.now),
	}
}
