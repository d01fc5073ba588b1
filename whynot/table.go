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
	From    int         // the state that the smallest deal to the nearest would leave
	Movers  []int       // who would have a part in it, ascending
	Lacks   [][]Lacking // by track: the changes to whose level there is no yes
	Certain bool        // whether it would be so even if all that is not reported were a yes
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
	reached, err := route.Within(w.ctx, w.sp, true)
	if err != nil {
		return nil, err
	}
	then := w.sp.Levels(nearest, nil)
	out := &NoTable{From: w.lastStep(reached, then, false)}
	if out.From < 0 {
		out.From = w.now
	}
	from := w.sp.Levels(out.From, nil)
	out.Movers = w.c.Movers(from, then)
	for t := range w.c.Tracks {
		out.Lacks = append(out.Lacks, w.lacks(&w.c.Tracks[t], from, then))
	}
	some, err := w.within(w.passed[Unrefused], allReported(w))
	out.Certain = len(some) == 0
	return out, err
}

// lastStep is of some states the one from which a step leads to given levels
// that violates no precondition and changes the fewest options; -1 for none.
// Where it has to be admitted, a track holds it, if it is a deal.
func (w *inquiry) lastStep(states []bool, then []uint8, admitted bool) int {
	to, _ := w.sp.Find(then)
	from := keep(every(w.sp), func(s int) bool { return states[s] && s != to })
	return w.fewest(from, then, func(levels []uint8) bool {
		refused := func(p plenary.Precondition) bool { return w.c.Violates(&p, levels, then) }
		if !w.c.CanStep(levels, then) || slices.ContainsFunc(w.c.Preconditions, refused) {
			return false
		}
		s, _ := w.sp.Find(levels)
		return !admitted || len(w.c.Movers(levels, then)) == 1 || route.TrackFor(w.sp, s, to) >= 0
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
