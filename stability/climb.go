package stability

import "math/bits"

// climb raises f to the most over all that the party's moves lead to: a product
// over its options where no guarantee locks any in some states only, and for each
// kind of states such a product elsewhere (docs/theory.md#products).
func (f *focal) climb(of []uint32, workers int) {
	split(f.n, workers, func(_, lo, hi int) {
		switch {
		case f.work.Err() != nil:
		case f.kinds == nil:
			width := max(64, climbed/f.own[f.party])
			for ; lo < hi; lo += width {
				to := min(lo+width, hi)
				f.invert(of, lo, to)
				lowerAll(f.rel.axes[0], of, f.apart, lo, to)
				f.invert(of, lo, to)
			}
		default:
			f.climbByKind(of, lo, hi)
		}
	})
}

// climbed is how many states are climbed at a time: as many as a near cache holds.
const climbed = 1 << 14

// lowerAll lowers along one axis after another, where neighbours on the first are
// some places apart. Only what is from lo to below hi within these is looked at.
func lowerAll(axes []axis, of []uint32, apart, lo, hi int) {
	stride := 1
	for _, a := range axes {
		for k := range stride {
			a.lower(of, stride*apart, k*apart+lo, k*apart+hi)
		}
		stride *= a.levels
	}
}

// invert turns the order of values about.
func (f *focal) invert(of []uint32, lo, hi int) {
	for own := range f.own[f.party] {
		row := of[own*f.apart+lo : own*f.apart+hi]
		for i, v := range row {
			row[i] = ^v
		}
	}
}

// climbByKind is climb where guarantees lock options in some states. Of 64 columns
// at a time it climbs, for each kind that they have, in those that have it.
func (f *focal) climbByKind(of []uint32, lo, hi int) {
	k := kindClimb{focal: f, of: of, columns: make([]uint64, len(f.rel.axes)),
		was: make([]uint32, f.own[f.party]*64), block: make([]uint32, f.own[f.party]*64)}
	for ; lo < hi && f.work.Err() == nil; lo += 64 {
		k.take(lo, min(64, hi-lo))
		for _, kind := range k.met {
			k.climb(int(kind), lo, k.columns[kind])
			k.columns[kind] = 0
		}
	}
}

// A kindClimb climbs in up to 64 columns, each of all own combinations.
type kindClimb struct {
	*focal
	of      []uint32
	width   int
	was     []uint32 // what the columns had, turned about, by own combination
	block   []uint32
	met     []uint16 // the kinds that the columns have
	columns []uint64 // by kind: in which
}

func (k *kindClimb) take(lo, width int) {
	k.met, k.width = k.met[:0], width
	for own := range k.own[k.party] {
		at := own*k.apart + lo
		was := k.was[own*width:][:width]
		for i, v := range k.of[at:][:width] {
			was[i] = ^v
		}
		for i, kind := range k.kinds[at:][:width] {
			if k.columns[kind] == 0 {
				k.met = append(k.met, kind)
			}
			k.columns[kind] |= 1 << i
		}
	}
}

// climb raises the states of one kind in some columns.
func (k *kindClimb) climb(kind, lo int, columns uint64) {
	n := bits.OnesCount64(columns)
	block := k.block[:k.own[k.party]*n]
	if n == k.width {
		copy(block, k.was)
	} else {
		at := 0
		for own := range k.own[k.party] {
			for left := columns; left != 0; left &= left - 1 {
				block[at] = k.was[own*k.width+bits.TrailingZeros64(left)]
				at++
			}
		}
	}
	lowerAll(k.rel.axes[kind], block, n, 0, n)
	at := 0
	for own := range k.own[k.party] {
		for left := columns; left != 0; left &= left - 1 {
			if to := own*k.apart + lo + bits.TrailingZeros64(left); int(k.kinds[to]) == kind {
				k.of[to] = ^block[at]
			}
			at++
		}
	}
}
