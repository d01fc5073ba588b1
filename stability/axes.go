package stability

import "github.com/plenary-talks/plenary"

// An axis is how one option varies along an array: what follows from a level is
// told by the option alone.
type axis struct {
	levels int
	rule   rule
	turn   int // the final level; 0 or above levels for none
}

// A rule is what a level of an option leads to.
type rule uint8

const (
	still   rule = iota // itself
	freely              // all levels
	rising              // itself and those above
	falling             // itself and those below
	turning             // all, below the final level; from there on as rising
	sticky              // itself and those below, below the final level; from there on itself
)

func axisOf(o *plenary.Option) axis {
	a := axis{levels: len(o.Levels), turn: o.Final}
	switch {
	case o.Closed != "":
		a.rule = still
	case o.Moves == plenary.Forward:
		a.rule = rising
	case o.Moves == plenary.Backward && o.Final >= 0:
		a.rule = sticky
	case o.Moves == plenary.Backward:
		a.rule = falling
	case o.Final >= 0:
		a.rule = turning
	default:
		a.rule = freely
	}
	return a
}

// locked is an axis where a guarantee keeps it from falling.
func (a axis) locked() axis {
	switch a.rule {
	case freely, turning:
		a.rule = rising
	case falling, sticky:
		a.rule = still
	}
	return a
}

// lower leaves in f the least over what each place leads to along an axis, where
// neighbours on it are some places apart. Only what is from lo to below hi within
// a stride is looked at.
func (a axis) lower(f []uint32, stride, lo, hi int) {
	if hi-lo == stride && stride < fewAbreast {
		a.lowerFew(f, stride)
		return
	}
	for base := 0; base < len(f); base += a.levels * stride {
		row := func(l int) []uint32 { return f[base+l*stride+lo : base+l*stride+hi] }
		switch a.rule {
		case freely:
			a.descend(row)
			a.copyUp(row, a.levels)
		case rising:
			a.descend(row)
		case turning:
			a.descend(row)
			a.copyUp(row, a.turn)
		case falling:
			a.ascend(row, a.levels)
		case sticky:
			a.ascend(row, a.turn)
		}
	}
}

// fewAbreast is up to how long rows are not worth being taken as such.
const fewAbreast = 16

// lowerFew is lower where neighbours are few places apart.
func (a axis) lowerFew(f []uint32, stride int) {
	span := a.levels * stride
	for ; len(f) >= span; f = f[span:] {
		part := f[:span]
		switch a.rule {
		case freely, rising, turning:
			for i := span - stride - 1; i >= 0; i-- {
				part[i] = min(part[i], part[i+stride])
			}
		}
		switch a.rule {
		case freely, turning:
			to := span
			if a.rule == turning {
				to = a.turn * stride
			}
			for i := stride; i < to; i++ {
				part[i] = part[i-stride]
			}
		case falling, sticky:
			to := span
			if a.rule == sticky {
				to = a.turn * stride
			}
			for i := stride; i < to; i++ {
				part[i] = min(part[i], part[i-stride])
			}
		}
	}
}

// descend gives each row the least of itself and those above.
func (a axis) descend(row func(int) []uint32) {
	for l := a.levels - 2; l >= 0; l-- {
		least(row(l), row(l+1))
	}
}

// ascend gives each row below to the least of itself and those below.
func (a axis) ascend(row func(int) []uint32, to int) {
	for l := 1; l < to; l++ {
		least(row(l), row(l-1))
	}
}

// copyUp gives rows below to what the first has.
func (a axis) copyUp(row func(int) []uint32, to int) {
	for l := 1; l < to; l++ {
		copy(row(l), row(0))
	}
}

func least(dst, src []uint32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] = min(dst[i], v)
	}
}

// A product finds the least of a key over all that the others can make of each
// state of a slice by moves, where every combination is feasible and no guarantee
// locks anything: that is, option by option (docs/theory.md#products).
type product struct {
	axes  []axis // the fastest first
	level bool   // whether everything can be made of everything
	a, b  []uint32
}

func (s *slice) product() *product {
	p := &product{level: true}
	add := func(options []int) {
		for _, o := range options {
			a := axisOf(&s.c.Options[o])
			p.axes = append(p.axes, a)
			p.level = p.level && a.rule == freely
		}
	}
	for _, m := range s.mover {
		add(s.open[m.party])
	}
	add(s.closed)
	return p
}

// leastOf returns the least of some keys.
func leastOf(key []uint32) uint32 {
	a, b, c, d := key[0], key[0], key[0], key[0] // four chains, each of which waits for itself alone
	for ; len(key) >= 4; key = key[4:] {
		a, b, c, d = min(a, key[0]), min(b, key[1]), min(c, key[2]), min(d, key[3])
	}
	for _, k := range key {
		a = min(a, k)
	}
	return min(a, b, c, d)
}

// sink returns what [slice.sink] finds. What can be undone comes to one value
// along its axis: such axes are folded up first, and unfolded at the end.
func (p *product) sink(key []uint32) []uint32 {
	if p.a == nil {
		p.a, p.b = make([]uint32, len(key)), make([]uint32, len(key))
	}
	f := p.a[:copy(p.a, key)]
	stride := len(f)
	for i := len(p.axes) - 1; i >= 0; i-- {
		stride /= p.axes[i].levels
		if p.axes[i].rule == freely {
			f = fold(f, stride, p.axes[i].levels)
		}
	}
	p.lower(f)
	stride = 1
	other := p.b
	for _, a := range p.axes {
		if a.rule == freely {
			g := unfold(other[:len(f)*a.levels], f, stride, a.levels)
			f, other = g, f[:cap(f)]
		}
		stride *= a.levels
	}
	return f
}

// abreast is how many values are lowered along all axes within them while a near cache
// holds them.
const abreast = 1 << 13

// lower lowers along all axes that are not folded: those within runs of values run by run,
// then the others.
func (p *product) lower(f []uint32) {
	run, stride, i := 1, 1, 0
	within := func(f []uint32) {
		stride = 1
		for i = 0; i < len(p.axes) && stride < run; i++ {
			if a := p.axes[i]; a.rule != freely {
				a.lower(f, stride, 0, stride)
				stride *= a.levels
			}
		}
	}
	for _, a := range p.axes {
		if a.rule != freely && run*a.levels <= abreast {
			run *= a.levels
		} else if a.rule != freely {
			break
		}
	}
	for lo := 0; lo < len(f); lo += run {
		within(f[lo : lo+run])
	}
	for ; i < len(p.axes); i++ {
		if a := p.axes[i]; a.rule != freely {
			a.lower(f, stride, 0, stride)
			stride *= a.levels
		}
	}
}

// fold leaves the least along an axis, in the first part of f.
func fold(f []uint32, stride, levels int) []uint32 {
	to := 0
	for base := 0; base < len(f); base += levels * stride {
		dst := f[to : to+stride]
		copy(dst, f[base:])
		for l := 1; l < levels; l++ {
			least(dst, f[base+l*stride:])
		}
		to += stride
	}
	return f[:to]
}

// unfold puts every row of f at all levels of an axis.
func unfold(dst, f []uint32, stride, levels int) []uint32 {
	to := 0
	for base := 0; base < len(f); base += stride {
		for range levels {
			to += copy(dst[to:], f[base:base+stride])
		}
	}
	return dst
}
