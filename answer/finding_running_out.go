package answer

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
)

func init() { proves((*gatherer).runningOut, "running-out") }

// RunningOut is where improvements lead from the status quo, as things are or
// once a party has become impatient.
type RunningOut struct {
	Variant VariantID `json:"variant,omitempty"` // the impatience; none as things are
	Laid    []Laid    `json:"laid,omitempty"`    // what it lays over the case
	Begin   []PartyID `json:"begin"`             // who has an improvement from the status quo
	Ends    []End     `json:"ends"`              // the nearest first, at most [MostListed]
	Of      int       `json:"of"`                // ends
	Gain    []PartyID `json:"gain"`              // who prefers every end to the status quo
	Lose    []PartyID `json:"lose"`              // who likes every end less
}

// An End is a state where sequences of improvements end, or states that they
// go round in.
type End struct {
	States []Outcome `json:"states"` // at most [MostListed]
	Of     int       `json:"of"`     // states
}

// A Laid is a wish that a variant gives a party. It stands in the list of
// another case, and so has no number in this one.
type Laid struct {
	Want ConditionID `json:"want"` // what it wishes for
	Claim
}

func (*RunningOut) proof() {}

func (g *gatherer) runningOut(r impasse.RunningOut) RunningOut {
	out := RunningOut{
		Variant: VariantID(r.Variant), Laid: g.laid(r.Laid), Begin: g.parties(r.Begin), Ends: []End{}, Of: len(r.Ends),
		Gain: g.parties(r.Gain), Lose: g.parties(r.Lose),
	}
	for _, states := range r.Ends[:min(MostListed, len(r.Ends))] {
		end := End{Of: len(states)}
		for _, s := range states[:min(MostListed, len(states))] {
			end.States = append(end.States, g.outcome(s))
		}
		out.Ends = append(out.Ends, end)
	}
	return out
}

func (g *gatherer) laid(statements []plenary.Statement) []Laid {
	var out []Laid
	for i := range statements {
		out = append(out, Laid{g.condition(statements[i].Want), g.claim(&statements[i].Claim)})
	}
	return out
}
