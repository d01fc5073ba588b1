package record

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A prover decides which conditions cannot hold without others, in all
// combinations of levels, those included that a rule of the case excludes.
//
// Conditions that are written alike are one, a [prover.class]. A question is
// answered by the first of these that can: combinations tried beforehand, in
// which the one holds and the other may not (samples.go); one option alone, by
// the levels that the one leaves it and those that suffice for the other; a
// search that splits levels where the conditions split them; all combinations
// of the options concerned (table.go).
type prover struct {
	ctx     context.Context
	levels  []int // of each option
	now     []uint8
	classes []*class
	of      map[string]int // by text
	known   map[*expr.Expr]int
	tables  map[string]*truthTable
	kept    int // words of all tables

	bounds
	left     int64 // of the work of all searches
	unproven int   // questions that were not answered
}

// bounds limit the work of a prover, in parts of conditions looked at. Nothing
// is concluded beyond them.
type bounds struct {
	glance int64 // of a search before a table is tried
	search int64 // of a search where a table would be too large
	table  int   // combinations that a table may have
	work   int64 // of everything together
}

// usual bounds: a question takes milliseconds at most, and all of them seconds.
var usual = bounds{glance: 1 << 13, search: 1 << 20, table: 1 << 16, work: 1 << 29}

// A class is all conditions that are written alike.
type class struct {
	e       *expr.Expr
	size    int64
	options []int     // ascending
	leaves  []uint64  // for each of options: the levels it may have where e holds, or more
	enough  []uint64  // and the levels that make e hold whatever else
	can     answer    // whether e can hold
	met     [][]uint8 // combinations in which it holds, met on the way, the last ones first
}

// An answer is what is known of a question.
type answer uint8

const (
	open answer = iota
	yes
	no
)

func newProver(ctx context.Context, c *plenary.Case, b bounds) *prover {
	p := &prover{ctx: ctx, now: c.StatusQuo(), of: map[string]int{}, known: map[*expr.Expr]int{},
		tables: map[string]*truthTable{}, bounds: b, left: b.work}
	for i := range c.Options {
		p.levels = append(p.levels, len(c.Options[i].Levels))
	}
	return p
}

// class returns the class of a condition; -1 of none.
func (p *prover) class(e *expr.Expr) int {
	if e == nil {
		return -1
	}
	if at, ok := p.known[e]; ok {
		return at
	}
	text := e.String()
	at, ok := p.of[text]
	if !ok {
		at = len(p.classes)
		p.of[text] = at
		p.classes = append(p.classes, p.describe(e))
	}
	p.known[e] = at
	return at
}

// maxDescribed bounds the parts of a condition that are looked at to describe it.
const maxDescribed = 1 << 20

// describe looks at what single options say of a condition.
func (p *prover) describe(e *expr.Expr) *class {
	c := &class{e: e, size: int64(e.Size()), options: e.Options(nil)}
	slices.Sort(c.options)
	sets := p.anyLevels()
	for _, o := range c.options {
		leaves, enough := sets[o], uint64(0)
		if int64(len(c.options)*p.levels[o])*c.size <= maxDescribed {
			leaves, enough = p.alone(e, o, sets)
		}
		c.leaves, c.enough = append(c.leaves, leaves), append(c.enough, enough)
		if leaves == 0 {
			c.can = no
		}
	}
	return c
}

// alone finds the levels of an option with which a condition can hold, as far
// as its parts tell, and those with which it does.
func (p *prover) alone(e *expr.Expr, option int, sets []uint64) (leaves, enough uint64) {
	all := sets[option]
	defer func() { sets[option] = all }()
	for l := range p.levels[option] {
		sets[option] = 1 << l
		switch e.Over(sets) {
		case expr.True:
			leaves, enough = leaves|sets[option], enough|sets[option]
		case expr.Unknown:
			leaves |= sets[option]
		}
	}
	return leaves, enough
}

// anyLevels lets every option have every level.
func (p *prover) anyLevels() []uint64 {
	sets := make([]uint64, len(p.levels))
	for o, n := range p.levels {
		sets[o] = 1<<n - 1
	}
	return sets
}

// implies reports whether a condition can hold, but never without one of some
// others; all are classes. What is not known when the bounds are met it denies.
func (p *prover) implies(a int, others ...int) bool {
	if p.satisfiable(a) != yes {
		return false
	}
	for _, b := range others {
		if a == b || p.byOption(a, b) {
			return true
		}
	}
	return p.without(a, others) == no
}

// satisfiable answers whether a condition can hold.
func (p *prover) satisfiable(a int) answer {
	c := p.classes[a]
	if c.can == open {
		c.can = p.without(a, nil)
	}
	return c.can
}

// byOption reports whether some option is left only levels by a each of which
// suffices for b.
func (p *prover) byOption(a, b int) bool {
	x, y := p.classes[a], p.classes[b]
	for i, j := 0, 0; i < len(x.options) && j < len(y.options); {
		switch {
		case x.options[i] < y.options[j]:
			i++
		case x.options[i] > y.options[j]:
			j++
		case x.leaves[i]&^y.enough[j] == 0:
			return true
		default:
			i, j = i+1, j+1
		}
	}
	return false
}

// exclude reports whether some option is left no level in common by two
// conditions, so that they never hold together.
func (p *prover) exclude(a, b int) bool {
	x, y := p.classes[a], p.classes[b]
	for i, j := 0, 0; i < len(x.options) && j < len(y.options); {
		switch {
		case x.options[i] < y.options[j]:
			i++
		case x.options[i] > y.options[j]:
			j++
		case x.leaves[i]&y.leaves[j] == 0:
			return true
		default:
			i, j = i+1, j+1
		}
	}
	return false
}

// without answers whether a condition can hold where none of some others does.
func (p *prover) without(a int, others []int) answer {
	if len(others) > 0 && p.recalled(a, others) {
		return yes
	}
	if p.ctx.Err() != nil {
		return open
	}
	s := p.newSearch(a, others)
	out := s.run(p.glance)
	if out == open {
		out = s.lookThrough()
	}
	if out == open {
		out = s.run(p.search)
	}
	switch out {
	case open:
		p.unproven++
	case yes:
		p.classes[a].meet(s.found)
	}
	return out
}

// recalled reports whether one of the combinations met before will do.
func (p *prover) recalled(a int, others []int) bool {
	return slices.ContainsFunc(p.classes[a].met, func(levels []uint8) bool {
		return !slices.ContainsFunc(others, func(b int) bool { return p.classes[b].e.Holds(levels) })
	})
}

// maxMet bounds the combinations that are remembered of a condition.
const maxMet = 16

func (c *class) meet(levels []uint8) {
	if len(c.met) < maxMet {
		c.met = append(c.met, nil)
	}
	copy(c.met[1:], c.met)
	c.met[0] = levels
}
