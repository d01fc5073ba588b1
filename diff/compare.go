package diff

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/stability"
)

// A Difference is what differs in the answers to two cases.
type Difference struct {
	Figures    []Figure
	Equilibria []Verdict // whether everybody would stay in the status quo, by concept
	Stays      []Verdict // whether a party would, of parties in both cases
	Findings   []FindingChange
	Goals      []GoalChange // those in which ways differ
}

// None reports whether nothing differs.
func (d *Difference) None() bool {
	return len(d.Figures)+len(d.Equilibria)+len(d.Stays)+len(d.Findings)+len(d.Goals) == 0
}

// A Figure is a number of states that differs.
type Figure struct {
	// states, better, acceptable (where none is better), singly, deals (what of these is within reach);
	// where a case has no status quo: states, nash, gmr, smr, seq, sseq (equilibria)
	Of       string
	Old, New int
}

// A Verdict is an answer about the status quo that differs.
type Verdict struct {
	Party    string // id; "" for all
	Concept  stability.Concept
	Old, New bool
}

// A FindingChange is a finding that one case has alone, or that differs.
type FindingChange struct {
	Act  Act
	Kind string
	Who  []string // what it is about, by id
	At   Place    // among the findings
}

// A GoalChange is what differs in the ways to a goal.
type GoalChange struct {
	ID   string // "" for whatever is better
	At   Place  // among the goals of the answers
	Ways []WayChange
}

// A WayChange is a way that one case has alone, or of which what it exposes or
// by which concepts it is stable differs.
type WayChange struct {
	Act Act
	At  Place // among the ways to the goal
	By  int   // of one only in one case: a way of fewer levers, only in the other case, that stands for it; -1 for none
}

// Compare tells what differs in the answers to two cases. Where one of them has no
// status quo, that is in how many states everybody would stay, and nothing more.
func Compare(old, new *Answers) *Difference {
	d := &Difference{}
	if old.Report == nil || new.Report == nil {
		d.settled(old, new)
		return d
	}
	d.figures(old, new)
	d.verdicts(old, new)
	d.findings(old, new)
	for _, at := range matched(old.Goals, new.Goals, func(g *Goal) string { return g.ID }) {
		g := GoalChange{ID: pick(old.Goals, new.Goals, at).ID, At: at}
		if at.Old >= 0 && at.New >= 0 {
			if g.Ways = compareWays(old.Goals[at.Old].Ways, new.Goals[at.New].Ways); len(g.Ways) > 0 {
				d.Goals = append(d.Goals, g)
			}
		}
	}
	return d
}

// CompareFindings tells which findings one of two answers to cases with a status quo has alone,
// or tells otherwise, as [Compare] does. It asks for nothing but their reports.
func CompareFindings(old, new *Answers) []FindingChange {
	d := &Difference{}
	d.findings(old, new)
	return d.Findings
}

func (d *Difference) figures(old, new *Answers) {
	for _, f := range []Figure{
		{"states", old.Space.Len(), new.Space.Len()},
		{"better", len(old.Space.Better()), len(new.Space.Better())},
		{"acceptable", old.acceptable(), new.acceptable()},
		{"singly", old.Report.Reached, new.Report.Reached},
		{"deals", old.Report.Deals, new.Report.Deals},
	} {
		if f.Old != f.New {
			d.Figures = append(d.Figures, f)
		}
	}
}

// settled compares in how many states everybody would stay, by concept.
func (d *Difference) settled(old, new *Answers) {
	all := []Figure{{"states", old.Space.Len(), new.Space.Len()}}
	for _, c := range stability.Concepts {
		all = append(all, Figure{c.String(), old.equilibria(c), new.equilibria(c)})
	}
	for _, f := range all {
		if f.Old != f.New {
			d.Figures = append(d.Figures, f)
		}
	}
}

// equilibria counts the states in which everybody would stay, by a concept.
func (a *Answers) equilibria(c stability.Concept) int {
	n := 0
	for s := range a.Space.Len() {
		if a.Stable.Equilibrium(c, s) {
			n++
		}
	}
	return n
}

// acceptable counts what talks can aim at where nothing is better.
func (a *Answers) acceptable() int {
	if a.Report.Better {
		return 0
	}
	return len(a.Report.Destinations)
}

func (d *Difference) verdicts(old, new *Answers) {
	a, b := old.Space.StatusQuo(), new.Space.StatusQuo()
	for _, c := range stability.Concepts {
		if x, y := old.Stable.Equilibrium(c, a), new.Stable.Equilibrium(c, b); x != y {
			d.Equilibria = append(d.Equilibria, Verdict{"", c, x, y})
		}
	}
	parties, after := old.Space.Case().Parties, new.Space.Case().Parties
	for _, at := range matched(parties, after, func(p *plenary.Party) string { return p.ID }) {
		for _, c := range stability.Concepts {
			if at.Old < 0 || at.New < 0 {
				continue
			}
			if x, y := old.Stable.Stable(c, at.Old, a), new.Stable.Stable(c, at.New, b); x != y {
				d.Stays = append(d.Stays, Verdict{after[at.New].ID, c, x, y})
			}
		}
	}
}

// compareWays pairs ways by their levers.
func compareWays(old, new []Way) []WayChange {
	var out []WayChange
	all := matched(old, new, func(w *Way) string { return sorted(slices.Clone(w.Levers)) })
	for _, at := range all {
		w := WayChange{At: at, By: -1}
		switch {
		case at.Old < 0:
			w.Act, w.By = Added, fewer(old, all, new[at.New].Levers, func(p Place) (int, int) { return p.Old, p.New })
		case at.New < 0:
			w.Act, w.By = Dropped, fewer(new, all, old[at.Old].Levers, func(p Place) (int, int) { return p.New, p.Old })
		case slices.Equal(old[at.Old].StableBy, new[at.New].StableBy) &&
			slices.EqualFunc(old[at.Old].Exposed, new[at.New].Exposed, slices.Equal[[]string]):
			continue
		}
		out = append(out, w)
	}
	return out
}

// fewer finds among the ways that are only there a way of fewer levers, all of
// them among those given; -1 when there is none.
func fewer(ways []Way, all []Place, levers []string, at func(Place) (there, here int)) int {
	for _, p := range all {
		there, here := at(p)
		if there < 0 || here >= 0 || len(ways[there].Levers) >= len(levers) {
			continue
		}
		if !slices.ContainsFunc(ways[there].Levers, func(l string) bool { return !slices.Contains(levers, l) }) {
			return there
		}
	}
	return -1
}
