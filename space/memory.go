package space

import (
	"runtime"

	"github.com/plenary-talks/plenary"
)

// Memory returns how many bytes so many feasible states of a case take at most through
// layout and the verdicts of package stability, on as many processors as there are now:
// what has to be held at one time, and a fifth that a collector leaves. Reports on
// these states take more.
func Memory(c *plenary.Case, states int) uint64 {
	r := reckon(c)
	return r.bytes(uint64(states))
}

// A reckoning is what a case takes, in bytes.
type reckoning struct {
	all    uint64 // combinations; 0 where they are too many to be laid out as such
	most   uint64 // combinations that a state may stand for where all are laid out
	layout uint64 // a state, while it is laid out
	kept   uint64 // of these, afterwards
	cube   uint64 // a combination, where all are laid out for verdicts
	search uint64 // a state, where they are not
}

func reckon(c *plenary.Case) reckoning {
	parties, processors := uint64(len(c.Parties)), uint64(min(len(c.Parties), runtime.GOMAXPROCS(0)))
	levels, own := 0, make([]uint64, len(c.Parties))
	for p := range own {
		own[p] = 1
	}
	for i := range c.Options {
		levels += len(c.Options[i].Levels) - 1
		if p := c.Options[i].Party; c.Options[i].Closed == "" && own[p] <= maxCombinations/64 {
			own[p] *= uint64(len(c.Options[i].Levels))
		}
	}
	r := reckoning{kept: 4*parties + (5*parties+uint64(levels)+7)/8 + 1, most: 6}
	if len(c.Guarantees) > 0 {
		r.most = 3
	}
	if len(c.Impossible) > 0 {
		r.kept += 10 // its place among combinations, in a list that grows
	}
	r.layout = r.kept + 24*processors // keys and states, and room to sort them
	r.search = r.kept + 8*parties + 64*processors
	words := maskWords(own)
	if all := strides(c); all != nil && all[len(c.Options)] <= MaxStates && words <= mostMaskWords {
		r.all = all[len(c.Options)]
	}
	for p := range own {
		blocks, cells, oneWay := ratchets(c, p, own[p])
		r.search += blocks + processors*cells
		if oneWay && r.all <= 1<<24 {
			r.most = 12
		}
		r.cube = max(r.cube, slicing(own[p], words, oneWay, processors))
	}
	r.cube += 8 * words
	return r
}

// mostMaskWords is up to how many words of masks slices are flooded.
const mostMaskWords = 9

// maskWords returns how many words the masks of a combination take: none where at most one
// party has a choice.
func maskWords(own []uint64) uint64 {
	used, movers := []uint64{32}, 0
	for _, left := range own {
		if left > 1 {
			movers++
		}
		for left = min(left, 64*mostMaskWords+1); left > 1; left -= min(64, left) {
			w := 0
			for w < len(used) && used[w]+min(64, left) > 64 {
				w++
			}
			if w == len(used) {
				used = append(used, 0)
			}
			used[w] += min(64, left)
		}
	}
	if movers < 2 {
		return 0
	}
	return uint64(len(used))
}

// slicing is what a combination takes while a party is asked about: its rank, its kind
// and, of a party that cannot undo all its moves, what it can reach, by concept; and the
// slice that each processor floods.
func slicing(own, words uint64, oneWay bool, processors uint64) uint64 {
	slice := processors * (8*words + 48)
	if oneWay {
		return 6 + 20 + slice/own
	}
	return 6 + (4+16*processors+slice)/own
}

// ratchets returns what a state takes in the blocks of a party, where verdicts are searched
// for; what each processor holds of these; and whether the party has a move that it cannot
// undo by its options alone.
func ratchets(c *plenary.Case, party int, own uint64) (blocks, search uint64, oneWay bool) {
	n, product := 0, true
	for _, o := range c.Parties[party].Options {
		option := &c.Options[o]
		if option.Closed == "" && !option.Reversible() {
			n += len(option.Levels) - 1
			oneWay = true
		}
	}
	for i := range c.Guarantees {
		if g := &c.Guarantees[i]; g.Party == party {
			product = false
			for _, o := range g.Keeps {
				n += len(c.Options[o].Levels) - 1
			}
		}
	}
	nodes := uint64(1) // of lattices
	if !product || len(c.Impossible) > 0 {
		nodes = 4
	}
	switch {
	case n > 0:
		return 24 + 8*uint64((n+63)/64) + 4*nodes, 4 + 4*nodes, oneWay
	case len(c.Impossible) > 0:
		return 12, 4, false
	}
	return 8 + 4/own, 4 / own, false
}

// cubic reports whether all combinations would be laid out for so many states.
func (r *reckoning) cubic(states uint64) bool {
	return r.all > 0 && r.all <= max(256, r.most*states)
}

func (r *reckoning) bytes(states uint64) uint64 {
	judged := states * r.search
	if r.cubic(states) {
		judged = states*r.kept + r.all*r.cube
	}
	n := max(states*r.layout, judged)
	return n + n/5
}

// fit returns how many states memory holds.
func (r *reckoning) fit(memory uint64) uint64 {
	memory = memory / 6 * 5
	n := memory / max(r.layout, r.search)
	if r.all == 0 {
		return n
	}
	if slices := r.all * r.cube; memory > slices {
		if dense := min(memory/r.layout, (memory-slices)/r.kept); r.cubic(dense) {
			return dense
		}
	}
	return min(n, (r.all-1)/r.most)
}
