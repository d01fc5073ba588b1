package whynot

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// Closed is the proof that options which are closed keep the condition from
// coming about.
type Closed struct {
	Options []int // closed ones that stand otherwise in the nearest state, ascending
}

// Fails is the test with closed options where they stand.
func (*Closed) Fails() Test { return Unclosed }

func (w *inquiry) closed(nearest int) (Obstacle, error) {
	out := &Closed{}
	for o, l := range w.sp.Levels(nearest, nil) {
		if option := &w.c.Options[o]; option.Closed != "" && int(l) != option.Now {
			out.Options = append(out.Options, o)
		}
	}
	return out, nil
}

// Refused is the proof that preconditions keep the condition from coming about.
type Refused struct {
	By []Refusal // by one step from the status quo to the nearest state
}

// A Refusal is a precondition that a step would violate.
type Refusal struct {
	Precondition int
	Met          bool // whether what it waits for holds where the step would lead
}

// Fails is the test of what is refused.
func (*Refused) Fails() Test { return Unrefused }

func (w *inquiry) refused(nearest int) (Obstacle, error) {
	out := &Refused{}
	now, then := w.c.StatusQuo(), w.sp.Levels(nearest, nil)
	for i := range w.c.Preconditions {
		if p := &w.c.Preconditions[i]; w.c.Violates(p, now, then) {
			out.By = append(out.By, Refusal{i, p.Until.Holds(then)})
		}
	}
	return out, nil
}

// NoTable is the proof that no table is known where what leads to the condition
// could be agreed on.
type NoTable struct {
	// the deal that would be wanted: from a state within reach to one that is not,
	// on the way to the nearest; -1 where looking for it took too long
	From, To int
	Movers   []int       // who would have a part in it, ascending
	Lacks    [][]Lacking // by track: the changes to whose level there is no yes
	Certain  bool        // whether it would be so even if all that is not reported were a yes
}

// Lacking is an option that a deal would bring to a level to which its party is
// not known to be allowed to commit on a track.
type Lacking struct {
	Option, Level int
	Seated        bool           // whether its party has a seat there
	Answer        plenary.Answer // no, or not reported
	Mandate       *plenary.Mandate
}

// Fails is the test of what can be agreed on at a table.
func (*NoTable) Fails() Test { return AtTable }

func (w *inquiry) noTable(nearest int) (Obstacle, error) {
	out := &NoTable{}
	var err error
	if out.From, out.To, err = w.deal(nearest); err != nil {
		return nil, err
	}
	if out.From >= 0 {
		from, then := w.sp.Levels(out.From, nil), w.sp.Levels(out.To, nil)
		out.Movers = w.c.Movers(from, then)
		for t := range w.c.Tracks {
			out.Lacks = append(out.Lacks, w.lacks(&w.c.Tracks[t], from, then))
		}
	}
	some, err := w.within(w.passed[Unrefused], allReported(w))
	out.Certain = len(some) == 0
	return out, err
}

// maxPairs is how many pairs of states are looked at for a deal.
const maxPairs = 1 << 26

// deal finds the first step of a shortest chain of steps, mandates aside, from a
// state within reach to a given one: of several the one that changes the fewest
// options, then the one from the lowest state, then the one to the lowest. It goes
// back from the state given, a step at a time.
func (w *inquiry) deal(to int) (from, then int, err error) {
	reached, err := route.Within(w.ctx, w.sp, true)
	if err != nil {
		return -1, -1, err
	}
	aside, err := route.Within(w.ctx, mandatesAside(w.sp), true)
	if err != nil {
		return -1, -1, err
	}
	left := keep(every(w.sp), func(s int) bool { return aside[s] && s != to })
	ahead, pairs := []int{to}, 0
	for from = -1; from < 0 && len(ahead) > 0 && w.ctx.Err() == nil; {
		if pairs += len(ahead) * len(left); pairs > maxPairs {
			return -1, -1, nil
		}
		var next []int
		least := 0
		for _, s := range left {
			a := w.sp.Levels(s, nil)
			leads := false
			for _, t := range ahead {
				b := w.sp.Levels(t, nil)
				if leads && !reached[s] || !w.unrefused(a, b) {
					continue
				}
				if n := differ(a, b); reached[s] && (from < 0 || n < least) {
					from, then, least = s, t, n
				}
				leads = true
			}
			if leads {
				next = append(next, s)
			}
		}
		left = keep(left, func(s int) bool { return !in(next, s) })
		ahead = next
	}
	return from, then, w.ctx.Err()
}

// unrefused reports whether a step from some levels to others is one that
// violates no precondition, mandates aside.
func (w *inquiry) unrefused(from, to []uint8) bool {
	refused := func(p plenary.Precondition) bool { return w.c.Violates(&p, from, to) }
	return w.c.CanStep(from, to) && !slices.ContainsFunc(w.c.Preconditions, refused)
}

// lastStep is of some states the one from which an admitted step leads to given
// levels that changes the fewest options; -1 for none.
func (w *inquiry) lastStep(states []bool, then []uint8) int {
	to, _ := w.sp.Find(then)
	from := keep(every(w.sp), func(s int) bool { return states[s] && s != to })
	return w.fewest(from, then, func(levels []uint8) bool {
		s, _ := w.sp.Find(levels)
		return w.unrefused(levels, then) &&
			(len(w.c.Movers(levels, then)) == 1 || route.TrackFor(w.sp, s, to) >= 0)
	})
}

// lacks lists what of a deal cannot be committed to on a track.
func (w *inquiry) lacks(t *plenary.Track, from, then []uint8) []Lacking {
	var out []Lacking
	for o := range from {
		if from[o] == then[o] {
			continue
		}
		party := w.c.Options[o].Party
		if answer, m := t.May(true, party, o, int(then[o])); answer != plenary.Yes {
			out = append(out, Lacking{o, int(then[o]), t.Seat(party) != nil, answer, m})
		}
	}
	return out
}

// allReported is the layout of the case with a yes to all that is not reported.
func allReported(w *inquiry) *space.Space {
	c := *w.c
	c.Tracks = slices.Clone(c.Tracks)
	for t := range c.Tracks {
		track := &c.Tracks[t]
		seats := slices.Clone(track.Seats)
		for i := range seats {
			seats[i].Mandate = slices.Clone(seats[i].Mandate)
			for _, o := range c.Parties[seats[i].Party].Options {
				seats[i].Mandate = append(seats[i].Mandate, commits(o, unreported(&c, track, o)))
			}
		}
		track.Seats = seats
	}
	return w.sp.As(&c)
}

// unreported is the levels of an option of which nothing is known on a track.
func unreported(c *plenary.Case, t *plenary.Track, option int) uint64 {
	var out uint64
	for l := range c.Options[option].Levels {
		if answer, _ := t.May(true, c.Options[option].Party, option, l); answer == plenary.NotReported {
			out |= 1 << l
		}
	}
	return out
}
