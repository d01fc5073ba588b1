package robust

import (
	"slices"

	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/stability"
)

// A Topic is what a conclusion is about.
type Topic uint8

// The topics, the weightiest first.
const (
	Open    Topic = iota // something is open as things are
	Opens                // the levers of a way open a destination that meets what it was asked to
	Reaches              // a goal is met by something that is open as things are
	Gains                // a party has something to gain by moving alone
	Today                // the status quo is an equilibrium
	Holds                // where a way leads would hold while breaches are answered willingly
	Stands               // a finding is found
	Safe                 // on a way nobody is more exposed than it is told
	Exposes              // on a way somebody is exposed
)

// A Conclusion is something that holds in the case as it is, or does not. Which of its
// fields count depends on its topic.
type Conclusion struct {
	Topic   Topic
	Holds   bool              // in the case as it is
	Way     int               // of the query; -1 of what is open as things are
	Goal    int               // of the query
	Party   int               // of Gains
	Concept stability.Concept // of Today
	Finding Finding           // of Stands
}

// A Finding is a finding told apart from all others of its case: by its kind, and by
// what it is about, by number.
type Finding struct {
	Kind  string
	About []int // preconditions, ascending, or an exchange
}

// class sorts topics by consequence: what opens or closes, what parties would do
// today, what holds, what is found, who is exposed.
func (t Topic) class() int {
	switch t {
	case Open, Opens, Reaches:
		return 0
	case Gains, Today:
		return 1
	case Holds:
		return 2
	case Stands:
		return 3
	}
	return classes - 1
}

const classes = 5

// findings lists what a report found, but how the parties are today, which stands in
// conclusions of its own.
func findings(r *impasse.Report) []Finding {
	var out []Finding
	for i := range r.Findings {
		f := Finding{Kind: r.Findings[i].Proof.Kind()}
		switch p := r.Findings[i].Proof.(type) {
		case impasse.Alone:
			continue
		case impasse.Circle:
			for _, l := range p.Links {
				f.About = append(f.About, l.Precondition)
			}
			slices.Sort(f.About)
		case impasse.CannotBeMet:
			f.About = []int{p.Precondition}
		case impasse.Costly:
			f.About = []int{p.Precondition}
		case impasse.SilentOrder:
			f.About = []int{p.Exchange}
		}
		if !slices.ContainsFunc(out, f.same) {
			out = append(out, f)
		}
	}
	return out
}

func (f Finding) same(g Finding) bool { return f.Kind == g.Kind && slices.Equal(f.About, g.About) }

// conclusions lists those of the query, for which answers hold truth values in this
// order, without findings.
func (q *Query) conclusions(parties int) []Conclusion {
	out := []Conclusion{{Topic: Open, Way: -1}, {Topic: Holds, Way: -1}}
	for w := range q.Ways {
		for _, of := range []Topic{Opens, Holds, Safe, Exposes} {
			out = append(out, Conclusion{Topic: of, Way: w})
		}
	}
	for g := range q.Goals {
		out = append(out, Conclusion{Topic: Reaches, Goal: g})
	}
	for p := range parties {
		out = append(out, Conclusion{Topic: Gains, Party: p})
	}
	for _, c := range stability.Concepts {
		out = append(out, Conclusion{Topic: Today, Concept: c})
	}
	return out
}
