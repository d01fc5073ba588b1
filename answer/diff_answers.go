package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/stability"
)

// AnswerDiff is what differs in the answers.
type AnswerDiff struct {
	Same     bool            `json:"same"`       // whether nothing differs
	Figures  []FigureChange  `json:"figures"`    // those that differ
	Stays    []StayChange    `json:"status_quo"` // everyone's first
	Findings []FindingChange `json:"findings"`   // those of the new case first, in its order
	Ways     []WaysChange    `json:"ways"`       // by goal; of goals in both cases
}

// A FigureChange is a number of states that differs.
type FigureChange struct {
	// states; better; acceptable, where none is better; singly and deals: what of these is within
	// reach; where a case does not say where the parties are now: states, or nash, gmr, smr, seq or sseq,
	// in how many of them everyone would stay
	Of  string `json:"of"`
	Old int    `json:"old"` // states
	New int    `json:"new"` // states
}

// A StayChange is that a party, or everyone, would stay in the status quo by
// other concepts.
type StayChange struct {
	Party PartyID  `json:"party,omitempty"` // none for everyone
	Old   []string `json:"old"`             // concepts by which it would stay
	New   []string `json:"new"`             // concepts by which it would stay now
}

// WaysChange is what differs in the ways out to a goal.
type WaysChange struct {
	Goal GoalID      `json:"goal,omitempty"` // none for whatever is better
	Old  int         `json:"old"`            // ways
	New  int         `json:"new"`            // ways
	Ways []WayChange `json:"ways"`           // those that came, went or differ
}

// A WayChange is a way out, by its levers: one that a case has alone, or one
// that holds or exposes otherwise.
type WayChange struct {
	Act    string    `json:"act"`    // added, dropped, changed
	Levers []LeverID `json:"levers"` // of the way
	// of a way that the other case has alone: fewer of these levers; null when there is none
	Instead []LeverID `json:"instead" jsonschema:"nullable"`
	Unknown []LeverID `json:"unknown,omitempty"` // levers of the way that the other case does not weigh
	Old     *WaySide  `json:"old,omitempty"`     // none of one that is new
	New     *WaySide  `json:"new,omitempty"`     // none of one that is gone
}

// A WaySide is how a way is in one case.
type WaySide struct {
	Holds []string `json:"holds"` // concepts by which everyone would stay where some route of it leads
	// of each of its plainest routes the parties that are worse off meanwhile, the fewest first
	Exposures [][]PartyID `json:"exposures"`
}

func (d *differ) answers(x *diff.Difference) AnswerDiff {
	out := AnswerDiff{
		Same: x.None(), Figures: []FigureChange{}, Stays: []StayChange{}, Findings: []FindingChange{},
		Ways: []WaysChange{},
	}
	for _, f := range x.Figures {
		out.Figures = append(out.Figures, FigureChange(f))
	}
	if len(x.Equilibria) > 0 {
		out.Stays = append(out.Stays, StayChange{Old: d.old.everyone(), New: d.new.everyone()})
	}
	for i, v := range x.Stays {
		if i == 0 || x.Stays[i-1].Party != v.Party {
			out.Stays = append(out.Stays, d.stays(v.Party))
		}
	}
	for i := range x.Findings {
		out.Findings = append(out.Findings, d.finding(&x.Findings[i]))
	}
	for i := range x.Goals {
		out.Ways = append(out.Ways, d.ways(&x.Goals[i]))
	}
	return out
}

// everyone lists the concepts by which everyone would stay in the status quo.
func (g *gatherer) everyone() []string {
	out := []string{}
	for _, c := range stability.Concepts {
		if g.a.Equilibrium(c, g.now) {
			out = append(out, c.String())
		}
	}
	return out
}

func (d *differ) stays(party string) StayChange {
	return StayChange{
		PartyID(party), d.old.stable(d.old.c.PartyIndex(party), d.old.now),
		d.new.stable(d.new.c.PartyIndex(party), d.new.now),
	}
}

func (d *differ) ways(x *diff.GoalChange) WaysChange {
	old, new := &d.a.Goals[x.At.Old], &d.b.Goals[x.At.New]
	out := WaysChange{Goal: GoalID(x.ID), Old: len(old.Ways), New: len(new.Ways), Ways: []WayChange{}}
	for i := range x.Ways {
		out.Ways = append(out.Ways, wayChange(old, new, &x.Ways[i]))
	}
	return out
}

func wayChange(old, new *diff.Goal, v *diff.WayChange) WayChange {
	here, there, at := new, old, v.At.New
	if v.Act == diff.Dropped {
		here, there, at = old, new, v.At.Old
	}
	out := WayChange{
		Act: v.Act.String(), Levers: leverIDs(here.Ways[at].Levers), Old: waySide(old, v.At.Old),
		New: waySide(new, v.At.New),
	}
	if v.By >= 0 {
		out.Instead = leverIDs(there.Ways[v.By].Levers)
	}
	for _, l := range out.Levers {
		if !slices.ContainsFunc(there.Levers, func(o plenary.Lever) bool { return o.ID == string(l) }) {
			out.Unknown = append(out.Unknown, l)
		}
	}
	return out
}

func leverIDs(ids []string) []LeverID {
	out := []LeverID{}
	for _, id := range ids {
		out = append(out, LeverID(id))
	}
	return out
}

func waySide(g *diff.Goal, at int) *WaySide {
	if at < 0 {
		return nil
	}
	out := &WaySide{Holds: append([]string{}, g.Ways[at].StableBy...)}
	for _, e := range g.Ways[at].Exposed {
		parties := []PartyID{}
		for _, p := range e {
			parties = append(parties, PartyID(p))
		}
		out.Exposures = append(out.Exposures, parties)
	}
	return out
}
