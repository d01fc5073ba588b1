package brief

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/stability"
)

// Better is what is known of the states that every party with something to
// wish for prefers to the status quo, that are no worse for the content, and
// that can still come about.
type Better struct {
	Count      int         `json:"count"`
	Silent     []string    `json:"silent"`                // parties of whose wishes nothing is written, and so not asked
	Alike      []string    `json:"separates_nothing"`     // parties whose wishes tell no states apart, and so not asked
	Content    []string    `json:"content"`               // parties for which nothing ranks above the status quo
	OutOfReach int         `json:"out_of_reach_for_good"` // states as good that can no longer come about
	Alone      int         `json:"alone"`                 // how many of them one party can bring about by a single move
	Smallest   Choice      `json:"smallest"`              // no part of their changes alone is better for everyone
	Best       Choice      `json:"best"`                  // no other is at least as good for all and better for one
	Lasting    Choice      `json:"lasting"`               // the best among those all would stay in, by seq
	Acceptable *Acceptable `json:"acceptable,omitempty"`  // where there is none: what talks can aim at
}

// Acceptable is what is known of the states that are worse than the status quo
// for nobody, better for somebody, and can still come about.
type Acceptable struct {
	Count    int    `json:"count"`
	Alone    int    `json:"alone"` // how many of them one party can bring about by a single move
	Smallest Choice `json:"smallest"`
}

// A Choice is some of a set of states, those that last most firmly or change
// least first.
type Choice struct {
	Count int           `json:"count"` // of the set
	Shown []Destination `json:"shown"`
}

// A Destination is a state that is better for everyone, with what leads there
// and who would leave it again.
type Destination struct {
	Outcome
	Parts       []Part       `json:"parts"`
	Equilibrium []string     `json:"equilibrium"` // concepts by which every party would stay
	Tempted     []Temptation `json:"tempted"`
}

// A Part is what one party contributes to a destination, taken as its own first step.
type Part struct {
	Party   string     `json:"party"`
	PartyID string     `json:"party_id"`
	Changes []Change   `json:"changes"`
	Alone   bool       `json:"alone"`              // whether the party can do it from the status quo
	Gains   bool       `json:"gains"`              // whether it gains by doing it alone
	Loses   bool       `json:"loses"`              // whether it loses by doing it alone
	GivesUp *Statement `json:"gives_up,omitempty"` // what it gives up then; none for a ranking
}

// A Temptation is a party's improvement from a state, with what answers it.
type Temptation struct {
	Party   string `json:"party"`
	PartyID string `json:"party_id"`
	Step    Step   `json:"step"`
	Reason  Reason `json:"reason"` // deterred credibly, deterred not credibly, would leave
	Reply   []Step `json:"reply,omitempty"`
}

// How many states a brief lists of each kind.
const (
	mostShown = 3
	mostBest  = 2 // and of those that would last
)

func (w *weigher) better(states []int) Better {
	out := Better{Count: len(states), OutOfReach: len(w.sp.OutOfReachForGood()), Alone: w.alone(states)}
	out.Silent, out.Alike, out.Content = w.parties(w.sp.Silent()), w.parties(w.sp.SeparatesNothing()), w.parties(w.sp.Content())
	lasting := slices.DeleteFunc(slices.Clone(states), func(s int) bool { return !w.a.Equilibrium(stability.SEQ, s) })
	out.Smallest = w.choice(w.sp.Smallest(w.ctx, states), mostShown)
	out.Best = w.choice(w.best(states), mostBest)
	out.Lasting = w.choice(w.best(lasting), mostBest)
	if len(states) == 0 {
		acceptable := w.sp.Acceptable()
		out.Acceptable = &Acceptable{len(acceptable), w.alone(acceptable), w.choice(w.sp.Smallest(w.ctx, acceptable), mostShown)}
	}
	return out
}

// alone counts the states that one party can bring about by a single move.
func (w *weigher) alone(states []int) int {
	n := 0
	for _, s := range states {
		if len(movers(w.changes(w.now, s))) == 1 && w.canMove(s) {
			n++
		}
	}
	return n
}

func (w *weigher) choice(states []int, most int) Choice {
	out := Choice{Count: len(states), Shown: []Destination{}}
	for _, s := range states[:min(most, len(states))] {
		out.Shown = append(out.Shown, w.destination(s))
	}
	return out
}

// canMove says whether a state that differs from the status quo in one party's
// options is one of that party's moves.
func (w *weigher) canMove(s int) bool {
	return w.c.CanStep(w.c.StatusQuo(), w.sp.Levels(s, nil))
}

// best keeps the states that no other of them is at least as good as for every
// party and better than for one; those every party would stay in come first,
// by the firmest concept.
func (w *weigher) best(states []int) []int {
	now := w.c.StatusQuo()
	type weighed struct{ state, firmness, changes int }
	var all []weighed
	for _, s := range w.sp.Best(w.ctx, states) {
		all = append(all, weighed{s, w.firmness(s), impasse.Differ(now, w.sp.Levels(s, nil))})
	}
	slices.SortFunc(all, func(a, b weighed) int { return cmp.Or(b.firmness-a.firmness, a.changes-b.changes, a.state-b.state) })
	var out []int
	for _, x := range all {
		out = append(out, x.state)
	}
	return out
}

// firmness orders states by how firmly all parties would stay.
func (w *weigher) firmness(s int) int {
	for i, c := range []stability.Concept{stability.Nash, stability.SEQ, stability.GMR} {
		if w.a.Equilibrium(c, s) {
			return 3 - i
		}
	}
	return 0
}

func (w *weigher) destination(s int) Destination {
	out := Destination{Outcome: w.outcome(s), Parts: w.parts(s), Equilibrium: []string{}, Tempted: []Temptation{}}
	for _, c := range stability.Concepts {
		if w.a.Equilibrium(c, s) {
			out.Equilibrium = append(out.Equilibrium, c.String())
		}
	}
	for p := range w.c.Parties {
		if !w.a.Stable(stability.Nash, p, s) {
			out.Tempted = append(out.Tempted, w.temptation(p, s))
		}
	}
	return out
}

// parts splits the way from the status quo to a state by party.
func (w *weigher) parts(s int) []Part {
	var out []Part
	changes := w.changes(w.now, s)
	for _, p := range movers(changes) {
		part := Part{Party: w.c.Parties[p].Name, PartyID: w.c.Parties[p].ID}
		levels := w.c.StatusQuo()
		for _, c := range changes {
			if c.party == p {
				part.Changes = append(part.Changes, c)
				levels[c.option] = w.sp.Levels(s, nil)[c.option]
			}
		}
		if w.c.Feasible(levels) {
			q, _ := w.sp.Find(levels)
			part.Alone = w.canMove(q)
			part.Gains = w.sp.Rank(p, q) > w.sp.Rank(p, w.now)
			if part.Loses = w.sp.Rank(p, q) < w.sp.Rank(p, w.now); part.Loses {
				part.GivesUp = w.statement(p, w.decisive(p, w.now, q))
			}
		}
		out = append(out, part)
	}
	return out
}

// temptation shows the improvement of a party that matters most: the best one
// nobody answers, else the best.
func (w *weigher) temptation(p, s int) Temptation {
	t := Temptation{Party: w.c.Parties[p].Name, PartyID: w.c.Parties[p].ID, Reason: WouldLeave}
	concept := stability.GMR
	switch {
	case w.a.Stable(stability.SEQ, p, s):
		t.Reason, concept = Deterred, stability.SEQ
	case w.a.Stable(stability.GMR, p, s):
		t.Reason = DeterredCost
	}
	v := w.explain(concept, p, s)
	to := v.Escape
	if t.Reason == DeterredCost { // show one that no credible reply answers
		to = w.explain(stability.SEQ, p, s).Escape
	}
	if to < 0 {
		for _, r := range v.Replies {
			if to < 0 || w.sp.Tier(p, r.Improvement) < w.sp.Tier(p, to) {
				to = r.Improvement
			}
		}
	}
	t.Step = w.step(p, s, to)
	t.Reply = w.steps(v, to)
	return t
}
