package route

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// Within returns, by state, whether admitted steps lead there from the status
// quo as things are: single steps, and with deals set deals too
// (docs/theory.md#reach). Its cost grows with states times levels, not with
// pairs of states. The error is the context's, or [plenary.ErrNoStatusQuo].
func Within(ctx context.Context, sp *space.Space, deals bool) ([]bool, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	in, err := within(ctx, sp, deals, nil, []question{{}})
	if err != nil {
		return nil, err
	}
	return in[0], nil
}

// WithinEach is [Within] with each of some levers pulled by itself, by lever. It
// looks for what [Lanes] levers let in at once. None may open an option.
func WithinEach(ctx context.Context, sp *space.Space, deals bool, levers []plenary.Lever) ([][]bool, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	var out [][]bool
	for some := range slices.Chunk(levers, Lanes) {
		var questions []question
		for l := range some {
			questions = append(questions, question{levers: Set{}.With(l)})
		}
		in, err := within(ctx, sp, deals, some, questions)
		if err != nil {
			return nil, err
		}
		out = append(out, in...)
	}
	return out, nil
}

// Toward returns, by state, whether admitted steps lead there from the status quo
// as things are that all their movers are willing to take on the way to a
// destination (docs/theory.md#willing). Its cost is that of [Within]. The error is
// the context's.
func Toward(ctx context.Context, sp *space.Space, destination int) ([]bool, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	t := newTable(ctx, sp, nil)
	l, err := t.layerOf(Set{})
	if err != nil {
		return nil, err
	}
	if err := l.weigh(); err != nil {
		return nil, err
	}
	b := l.newBatch([]question{{pass: l.passes(destination)}})
	defer b.release()
	if err := b.alone(nil); err != nil {
		return nil, err
	}
	out := make([]bool, sp.Len())
	for s := range out {
		out[s] = b.at[s]&1 == 1
	}
	return out, nil
}

func within(ctx context.Context, sp *space.Space, deals bool, levers []plenary.Lever,
	questions []question) ([][]bool, error) {
	l, err := newTable(ctx, sp, levers).layerOf(Set{})
	if err != nil {
		return nil, err
	}
	if !deals {
		pulled := make([]*plenary.Lever, len(questions))
		for i := range levers {
			pulled[i] = &levers[i]
		}
		if in, ok, err := l.singly(ctx, pulled); ok || err != nil {
			return in, err
		}
	}
	b := l.newBatch(questions)
	b.single = !deals
	if err := b.alone(nil); err != nil {
		return nil, err
	}
	out := make([][]bool, len(questions))
	for i := range out {
		out[i] = make([]bool, sp.Len())
		for s, lanes := range b.at {
			out[i][s] = lanes>>i&1 == 1
		}
	}
	return out, nil
}
