package prefer

import "context"

// A Step is a move of a party to a state.
type Step struct{ Party, To int }

// Reply is a legal sequence of the others of a party from one state to another, of the fewest steps; with credible
// one by whose every step its mover gains or may gain. Nil where there is none. The cost is that of all moves, times
// parties. The error is the context's.
func (j *Judge) Reply(ctx context.Context, party, from, to int, credible bool) ([]Step, error) {
	type node struct{ state, mover int }
	arcs := j.moves
	if credible {
		arcs = j.may
	}
	start := node{from, -1}
	before, queue := map[node]node{}, []node{start}
	for i := 0; i < len(queue); i++ {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		at := queue[i]
		for p := range arcs {
			if p == party || p == at.mover {
				continue
			}
			for _, x := range arcs[p].of(at.state) {
				next := node{int(x), p}
				if _, met := before[next]; met {
					continue
				}
				before[next] = at
				if int(x) == to {
					var out []Step
					for n := next; n != start; n = before[n] {
						out = append([]Step{{n.mover, n.state}}, out...)
					}
					return out, ctx.Err()
				}
				queue = append(queue, next)
			}
		}
	}
	return nil, ctx.Err()
}
