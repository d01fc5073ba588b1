package route

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// A table is a case with the levers that may be pulled.
type table struct {
	ctx     context.Context
	sp      *space.Space
	levers  []plenary.Lever
	stances []stance
	mandate [][][]mandate // by track, option and level; nil without a seat
	opens   Set           // levers that open options
	layers  []*layer
	work    *meter
	report  *progress.Work // in million units; nil for none

	wanted []int    // the destinations, ascending
	likely []*Way   // tried first where any of them will do
	place  []int32  // by state: its place among them, or -1
	hollow [][]void // by destination, once asked for: see hollow.go
	some   []uint8  // scratch

	answers map[Set]answer
	still   []bool // options that stay where they are, for now; nil for none
}

// A mandate is what lets a party commit to a level: nothing, or any one of
// some levers.
type mandate struct {
	free   bool
	levers []int
}

func newTable(ctx context.Context, sp *space.Space, levers []plenary.Lever) *table {
	t := &table{ctx: ctx, sp: sp, levers: levers, work: &meter{}, answers: map[Set]answer{}}
	c := sp.Case()
	for i := range c.Preconditions {
		t.stances = append(t.stances, newStance(c, i, levers))
	}
	for k := range c.Tracks {
		t.mandate = append(t.mandate, t.mandates(k))
	}
	for l := range levers {
		if levers[l].Kind == plenary.Open {
			t.opens = t.opens.With(l)
		}
	}
	return t
}

// newTableLike is newTable of a case that differs from that of a table in what
// parties want alone.
func newTableLike(ctx context.Context, sp *space.Space, of *table) *table {
	t := &table{ctx: ctx, sp: sp, levers: of.levers, work: &meter{}, answers: map[Set]answer{},
		stances: of.stances, mandate: of.mandate, opens: of.opens}
	t.layers = []*layer{t.like(of.layers[0])}
	return t
}

// mandates lists what each commitment on a track needs.
func (t *table) mandates(track int) [][]mandate {
	c := t.sp.Case()
	out := make([][]mandate, len(c.Options))
	for o := range c.Options {
		option := &c.Options[o]
		if c.Tracks[track].Seat(option.Party) == nil {
			continue
		}
		out[o] = make([]mandate, len(option.Levels))
		for level := range option.Levels {
			answer, _ := c.Tracks[track].May(true, option.Party, o, level)
			out[o][level].free = answer == plenary.Yes
			for l := range t.levers {
				if answer != plenary.Yes && widens(&t.levers[l], track, o, level) {
					out[o][level].levers = append(out[o][level].levers, l)
				}
			}
		}
	}
	return out
}

// tell reports the work done since some was. The error is the context's.
func (t *table) tell(since int64) error {
	if t.report == nil {
		return t.ctx.Err()
	}
	return t.report.Done(int(t.work.used/1e6 - since/1e6))
}

// want sets the destinations.
func (t *table) want(states []int) {
	t.wanted, t.place = states, make([]int32, t.sp.Len())
	for s := range t.place {
		t.place[s] = -1
	}
	for d, s := range states {
		t.place[s] = int32(d)
	}
	t.hollow = nil
}

func widens(l *plenary.Lever, track, option, level int) bool {
	return (l.Kind == plenary.Widen || l.Kind == plenary.Move) && l.Track == track &&
		slices.ContainsFunc(l.Commit, func(t plenary.Term) bool { return t.Option == option && t.Levels>>level&1 == 1 })
}

// layerWith returns the layer of what a set of levers opens.
func (t *table) layerWith(set Set) (*layer, error) {
	for w := range set {
		set[w] &= t.opens[w]
	}
	return t.layerOf(set)
}
