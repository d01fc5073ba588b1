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
	axes []axis // the fastest first
	a, b []uint32
}

func (s *slice) product() *product {
	p := &product{}
	for _, m := range s.mover {
		for _, o := range s.open[m.party] {
			p.axes = append(p.axes, axisOf(&s.c.Options[o]))
		}
	}
	for _, o := range s.closed {
		p.axes = append(p.axes, axisOf(&s.c.Options[o]))
	}
	return p
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
	stride = 1
	for _, a := range p.axes {
		if a.rule != freely {
			a.lower(f, stride, 0, stride)
			stride *= a.levels
		}
	}
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
