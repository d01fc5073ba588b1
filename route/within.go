package route

import (
	"context"

	"github.com/plenary-talks/plenary/space"
)

// Within returns, by state, whether admitted steps lead there from the status
// quo as things are: single steps, and with deals set deals too
// (docs/theory.md#reach). The error is the context's.
func Within(ctx context.Context, sp *space.Space, deals bool) ([]bool, error) {
	t := newTable(ctx, sp, nil, 0)
	l, err := t.layerOf(Set{})
	if err != nil {
		return nil, err
	}
	in := make([]bool, sp.Len())
	queue := []uint32{uint32(sp.StatusQuo())}
	in[queue[0]] = true
	for ; len(queue) > 0 && ctx.Err() == nil; queue = queue[1:] {
		for _, b := range l.steps(int(queue[0])) {
			if !deals && b.movers&(b.movers-1) != 0 {
				continue
			}
			for _, to := range b.to {
				if !in[to] {
					in[to] = true
					queue = append(queue, to)
				}
			}
		}
	}
	return in, ctx.Err()
}
