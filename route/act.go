package route

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
)

// An act is a change of an option to a level, by digit.
type act struct{ option, digit int }

// Acts lists the levels to which a party steps on some route to a destination
// with a set of levers pulled (docs/theory.md#the-other-findings, doubt), by
// option and level. A route may pass through a state more than once. The error
// is the context's, or [ErrSpent].
func (o *Search) Acts(ctx context.Context, party int, levers Set) ([]plenary.Term, error) {
	defer o.begin(ctx, 1)()
	l, err := o.table.layerWith(levers)
	if err != nil {
		return nil, err
	}
	var asks []*ask
	for _, option := range l.c.Parties[party].Options {
		for digit := range l.f.levels[option] {
			asks = append(asks, &ask{levers: levers, ds: o.places(nil), any: true, act: &act{option, digit}})
		}
	}
	if err := o.table.put(l, asks); err != nil {
		return nil, err
	}
	var out []plenary.Term
	for _, a := range asks {
		if len(a.open) > 0 {
			out = append(out, plenary.Term{Option: a.act.option, Levels: 1 << l.f.levels[a.act.option][a.act.digit]})
		}
	}
	return out, nil
}

// twice repeats questions in the lanes that remember an act.
func twice(questions []question) []question {
	out := slices.Repeat(questions[:1], Lanes)
	copy(out, questions)
	copy(out[Lanes/2:], questions)
	return out
}

// remember sets which lanes go on to the lane that remembers, by which acts.
// Only the others are at the status quo.
func (b *batch) remember(groups []group, first []int) {
	b.remembers = make([][]uint64, len(b.f.levels))
	for o := range b.remembers {
		b.remembers[o] = make([]uint64, len(b.f.levels[o]))
	}
	b.live, b.begin = 0, 0
	for i, g := range groups {
		for lane := first[i]; lane < first[i]+g.lanes(); lane++ {
			b.remembers[g.of.act.option][g.of.act.digit] |= 1 << lane
			b.begin |= 1 << lane
			b.live |= 1<<lane | 1<<(lane+Lanes/2)
		}
	}
}
