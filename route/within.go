package route

import (
	"context"

	"github.com/plenary-talks/plenary/space"
)

// Within returns, by state, whether admitted steps lead there from the status
// quo as things are: single steps, and with deals set deals too
// (docs/theory.md#reach). Its cost grows with states times levels, not with
// pairs of states. The error is the context's.
func Within(ctx context.Context, sp *space.Space, deals bool) ([]bool, error) {
	l, err := newTable(ctx, sp, nil, &Work{}).layerOf(Set{})
	if err != nil {
		return nil, err
	}
	b := l.newBatch(make([]question, 1))
	b.single = !deals
	if err := b.alone(nil); err != nil {
		return nil, err
	}
	in := make([]bool, sp.Len())
	for s, lanes := range b.at {
		in[s] = lanes != 0
	}
	return in, nil
}
