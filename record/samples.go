package record

import (
	"math/rand/v2"

	"github.com/plenary-talks/plenary/expr"
)

const (
	perClass = 16 // samples of a condition
	perWord  = 64 / perClass
	perRound = 64 * perWord // conditions sampled at once
)

// maybe returns for each of some conditions which of others, by position, it may
// imply: those that hold in all samples of it. Both are classes.
func (p *prover) maybe(these, those []int) []bitset {
	out := make([]bitset, len(these))
	for i := range out {
		out[i] = newBitset(len(those))
	}
	for at := 0; at < len(these) && p.ctx.Err() == nil; at += perRound {
		n := min(perRound, len(these)-at)
		planes := p.sampled(these[at : at+n])
		dst := make([]uint64, (n+perWord-1)/perWord)
		for j, b := range those {
			p.classes[b].e.Fill(dst, planes)
			for i := range n {
				if all := ^uint64(0) >> (64 - perClass); dst[i/perWord]>>(i%perWord*perClass)&all == all {
					out[at+i].add(j)
				}
			}
		}
	}
	return out
}

// sampled lays out samples of some conditions, each in perClass bits of a word.
func (p *prover) sampled(these []int) expr.Planes {
	planes := make(expr.Planes, len(p.levels))
	for o, n := range p.levels {
		planes[o] = blank(n, (len(these)+perWord-1)/perWord)
	}
	for i, a := range these {
		for k, levels := range p.samples(a) {
			for o, l := range levels {
				planes[o][l][i/perWord] |= 1 << (i%perWord*perClass + k)
			}
		}
	}
	return planes
}

// maxTries bounds the parts of a condition looked at to find samples of it.
const maxTries = 1 << 14

// samples are combinations in which a condition holds, drawn from the levels
// that it leaves single options; the same one over and over if no other is met.
// There are none of one that cannot hold, or is not known to.
func (p *prover) samples(a int) [][]uint8 {
	if p.satisfiable(a) != yes {
		return nil
	}
	c := p.classes[a]
	rng := rand.New(rand.NewPCG(1, uint64(a)))
	var out [][]uint8
	for tries := 4 * perClass; tries > 0 && len(out) < perClass-1; tries-- {
		if levels := p.draw(c, rng); c.e.Holds(levels) {
			out = append(out, levels)
		}
		if int64(4*perClass-tries)*c.size > maxTries {
			break
		}
	}
	for len(out) < perClass {
		out = append(out, c.met[0])
	}
	return out
}

// draw draws a combination of levels.
func (p *prover) draw(c *class, rng *rand.Rand) []uint8 {
	out := make([]uint8, len(p.levels))
	for o, n := range p.levels {
		out[o] = uint8(rng.IntN(n))
	}
	for i, o := range c.options {
		for c.leaves[i] != 0 && c.leaves[i]>>out[o]&1 == 0 {
			out[o] = uint8(rng.IntN(p.levels[o]))
		}
	}
	return out
}
