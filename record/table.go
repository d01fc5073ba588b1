package record

import (
	"fmt"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary/expr"
)

// A truthTable has all combinations of the levels of some options, 64 a word, the
// first option varying fastest.
type truthTable struct {
	options []int
	size    int
	planes  expr.Planes
	holds   map[*class][]uint64 // of conditions asked about: in which combinations
}

// maxKept bounds the words of tables that a prover keeps.
const maxKept = 1 << 22

// lookThrough looks through all combinations of the options concerned; open when
// there are too many, or no work is left.
func (s *search) lookThrough() answer {
	t := s.p.tableOf(s.options())
	if t == nil || s.p.left <= 0 {
		return open
	}
	left := slices.Clone(s.p.column(t, s.a))
	for _, b := range s.others {
		for i, w := range s.p.column(t, b) {
			left[i] &^= w
		}
	}
	left[len(left)-1] &= 1<<uint((t.size-1)%64+1) - 1 // beyond the last combination the first stands again
	for i, w := range left {
		if w != 0 {
			s.found = s.p.combination(t, i*64+bits.TrailingZeros64(w))
			return yes
		}
	}
	return no
}

// tableOf is the table of some options; nil when it would be too large.
func (p *prover) tableOf(options []int) *truthTable {
	size := 1
	for _, o := range options {
		if size *= p.levels[o]; size > p.table {
			return nil
		}
	}
	key := fmt.Sprint(options)
	t, ok := p.tables[key]
	if !ok {
		t = p.newTable(options, size)
		p.keep(len(options) * (size + 63) / 64)
		p.tables[key] = t
	}
	return t
}

// keep counts words that are to be kept, and forgets all tables when they are
// too many.
func (p *prover) keep(words int) {
	if p.kept += words; p.kept > maxKept {
		clear(p.tables)
		p.kept = words
	}
}

func (p *prover) newTable(options []int, size int) *truthTable {
	t := &truthTable{options: options, size: size, planes: make(expr.Planes, len(p.levels)),
		holds: map[*class][]uint64{}}
	every := 1
	for _, o := range options {
		t.planes[o] = blank(p.levels[o], (size+63)/64)
		for k := range size {
			t.planes[o][k/every%p.levels[o]][k/64] |= 1 << (k % 64)
		}
		every *= p.levels[o]
	}
	return t
}

// blank makes planes of so many levels and words.
func blank(levels, words int) [][]uint64 {
	out := make([][]uint64, levels)
	for l := range out {
		out[l] = make([]uint64, words)
	}
	return out
}

// column has the combinations of a table in which a condition holds.
func (p *prover) column(t *truthTable, c *class) []uint64 {
	if out, ok := t.holds[c]; ok {
		return out
	}
	out := make([]uint64, (t.size+63)/64)
	c.e.Fill(out, t.planes)
	p.left -= c.size * int64(len(out)) / 16 // a word takes less than a part looked at by itself
	p.keep(len(out))
	t.holds[c] = out
	return out
}

// combination is the one with a number; options that a table has not are as they
// stand now.
func (p *prover) combination(t *truthTable, number int) []uint8 {
	out := slices.Clone(p.now)
	for _, o := range t.options {
		out[o] = uint8(number % p.levels[o])
		number /= p.levels[o]
	}
	return out
}
