package price

import (
	"context"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// A ledger holds the combinations of what other parties do. They are numbered by
// how many options stand otherwise than today, and then by number.
type ledger struct {
	sp     *space.Space
	c      *plenary.Case
	party  int
	rest   []int    // options of others
	own    []int    // options of the party
	scope  []uint64 // states asked about; nil for all
	ranks  []uint32 // of the party, by state
	worse  uint32   // ranks below are worse than today
	nodes  int      // of the search for the smallest ways of one row
	decide []int    // by rank: the statement in which states of it differ from today; -1 for none

	of      []uint32     // combination of each state
	first   []uint32     // of each combination: a state that has it
	changes []int        // of each combination: options otherwise than today
	planes  [][][]uint64 // by place in rest, and level: combinations
	now     []uint64     // states in which the party's own options are as today
	all     *question    // no option asked about: all combinations, acceptable whatever the party does itself
	bearing []uint64     // by place in rest: levels in states that are no worse than today
}

// A question is an option at a level, with the combinations of the rest.
type question struct {
	option, level int
	possible      []uint64
	acceptable    []uint64
	stands        []uint64   // acceptable with the own answer as today
	failed        [][]uint64 // by statement, and last for none: those not acceptable which it decides
}

func layOut(ctx context.Context, sp *space.Space, party int, among []int) (*ledger, error) {
	r := &ledger{sp: sp, c: sp.Case(), party: party, ranks: sp.Ranks(party), nodes: mostNodes}
	r.worse = sp.Rank(party, sp.StatusQuo())
	for o := range r.c.Options {
		switch of := r.c.Options[o].Party; {
		case of == party:
			r.own = append(r.own, o)
		case among == nil || slices.Contains(among, of):
			r.rest = append(r.rest, o)
		default:
			r.scope = both(r.scope, sp.At(o, r.c.Options[o].Now))
		}
	}
	r.now = r.scope
	for _, o := range r.own {
		r.now = both(r.now, sp.At(o, r.c.Options[o].Now))
	}
	for _, step := range []func(context.Context){r.combine, r.lay, r.judge} {
		if step(ctx); ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return r, nil
}

// both returns what two sets share in a new one; nil is everything.
func both(a, b []uint64) []uint64 {
	if a == nil {
		return b
	}
	out := slices.Clone(a)
	for w := range out {
		out[w] &= b[w]
	}
	return out
}

// combine sorts states into combinations.
func (r *ledger) combine(ctx context.Context) {
	var sets [][]uint64
	for i := len(r.rest) - 1; i >= 0; i-- {
		for l := len(r.c.Options[r.rest[i]].Levels) - 1; l > 0; l-- {
			sets = append(sets, r.sp.At(r.rest[i], l))
		}
	}
	of, n := r.sp.Classes(sets...)
	r.of, r.first, r.changes = of, make([]uint32, n), make([]int, n)
	for s := r.sp.Len() - 1; s >= 0; s-- {
		r.first[of[s]] = uint32(s)
	}
	var levels []uint8
	keys := make([]uint32, n)
	for k, s := range r.first {
		levels = r.sp.Levels(int(s), levels)
		for _, o := range r.rest {
			if int(levels[o]) != r.c.Options[o].Now {
				keys[k]++
			}
		}
	}
	r.renumber(ctx, keys)
}

// renumber puts the combinations with the fewest changes first.
func (r *ledger) renumber(ctx context.Context, changes []uint32) {
	sorted, _ := space.CountingSort(ctx, space.Sequence(len(changes)), changes, len(r.rest)+1)
	if ctx.Err() != nil {
		return
	}
	place, first := make([]uint32, len(sorted)), slices.Clone(r.first)
	for at, k := range sorted {
		place[k] = uint32(at)
		r.first[at], r.changes[at] = first[k], int(changes[k])
	}
	for s, k := range r.of {
		r.of[s] = place[k]
	}
}

// lay lays out, for every option of the rest and level, the combinations at it.
func (r *ledger) lay(context.Context) {
	r.planes = make([][][]uint64, len(r.rest))
	for i, o := range r.rest {
		r.planes[i] = make([][]uint64, len(r.c.Options[o].Levels))
		for l := range r.planes[i] {
			r.planes[i][l] = r.empty()
		}
	}
	var levels []uint8
	for k, s := range r.first {
		levels = r.sp.Levels(int(s), levels)
		for i, o := range r.rest {
			put(r.planes[i][levels[o]], k)
		}
	}
}

func (r *ledger) empty() []uint64 { return make([]uint64, (len(r.first)+63)/64) }

func put(set []uint64, k int)      { set[k/64] |= 1 << (k % 64) }
func has(set []uint64, k int) bool { return set[k/64]>>(k%64)&1 != 0 }

// judge notes which statement decides each rank, and answers what does not
// look at one option of the party.
func (r *ledger) judge(context.Context) {
	r.decide = r.deciding()
	r.all = r.weigh(-1, 0, r.scope)
	r.bearing = make([]uint64, len(r.rest))
	for i := range r.planes {
		r.bearing[i] = present(r.planes[i], r.all.acceptable)
	}
}

// deciding returns by rank the first statement in which states of that rank
// differ from today; -1 where there is none.
func (r *ledger) deciding() []int {
	out := slices.Repeat([]int{-1}, r.sp.Tiers(r.party))
	same := slices.Repeat([]uint64{^uint64(0)}, (r.sp.Len()+63)/64)
	for i := range r.c.Parties[r.party].Prefers.Statements {
		holds := r.sp.Where(r.c.Parties[r.party].Prefers.Statements[i].Want)
		var flip uint64
		if has(holds, r.sp.StatusQuo()) {
			flip = ^flip
		}
		for w := range same {
			differs := same[w] & (holds[w] ^ flip)
			same[w] &^= differs
			for ; differs != 0; differs &= differs - 1 {
				if s := 64*w + bits.TrailingZeros64(differs); s < r.sp.Len() {
					out[r.ranks[s]] = i
				}
			}
		}
	}
	return out
}

// present returns the levels of which some combination is in a set.
func present(planes [][]uint64, set []uint64) uint64 {
	var out uint64
	for l, plane := range planes {
		if meets(plane, set) {
			out |= 1 << l
		}
	}
	return out
}

func meets(a, b []uint64) bool {
	for w := range a {
		if a[w]&b[w] != 0 {
			return true
		}
	}
	return false
}
