package answer

import (
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/stability"
)

func init() { proves((*gatherer).alonely, "no-gain", "deterred-gain", "undeterred-gain") }

// Alone is what the parties have to gain by moving alone.
type Alone struct {
	Nothing []PartyID    `json:"nothing"` // who has nothing to gain
	Gains   []Temptation `json:"gains"`   // of everybody else, the one that matters most, with what answers it
}

func (*Alone) proof() {}

func (g *gatherer) alonely(a impasse.Alone) Alone {
	out := Alone{Nothing: g.parties(a.Nothing), Gains: []Temptation{}}
	for p := range g.c.Parties {
		if !g.stays(stability.Nash, p, g.now) {
			out.Gains = append(out.Gains, g.temptation(p, g.now))
		}
	}
	return out
}
