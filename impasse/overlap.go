package impasse

import "slices"

func init() { register(60, (*inquiry).noOverlap, "no-overlap") }

// NoOverlap says that no state is better though something is wished for, and
// which statements, left out, would make one so.
type NoOverlap struct {
	Drops [][]Drop // the smallest sets of statements: all of one, or else all of two
	// how many statements at a time were tried to the end: two, or one, or none where
	// there are very many
	Tried int
}

// A Drop is a statement left out.
type Drop struct {
	Party, Statement int
	Aside            bool // whether its party then tells no states apart, and is left aside
}

// Kind names the finding.
func (NoOverlap) Kind() string { return "no-overlap" }

func (NoOverlap) weight() int { return cause }

// What leaving out statements would do is tried while it takes no more than so
// many looks at 64 states, and pairs while what is thought without each of
// them takes no more than so many words to keep.
const (
	maxDropWork = 1 << 31
	maxDropHeld = 1 << 25
)

func (q *inquiry) noOverlap() error {
	if len(q.sp.Better()) > 0 || len(q.sp.Wishing()) == 0 {
		return nil
	}
	var n NoOverlap
	if q.bare {
		q.found(n, nil)
		return nil
	}
	o := newOverlap(q)
	if o.singly(&n); n.Tried == 1 && len(n.Drops) == 0 {
		o.pairs(&n)
	}
	q.found(n, nil)
	return q.ctx.Err()
}

// singly tries all statements one by one.
func (o *overlap) singly(n *NoOverlap) {
	work := 0
	for p := range o.as {
		work += len(o.as[p]) * len(o.as[p]) * len(o.attainable)
	}
	if work > maxDropWork {
		return
	}
	n.Tried = 1
	for _, d := range o.drops() {
		if o.q.ctx.Err() != nil {
			return
		}
		if o.any(d) {
			n.Drops = append(n.Drops, o.set(d))
		}
		if !o.held() {
			o.as[d.Party][d.Statement] = opinion{}
		}
	}
}

// held reports whether what is thought without each statement can be kept.
func (o *overlap) held() bool { return 2*len(o.drops())*len(o.attainable) <= maxDropHeld }

// pairs tries all pairs of statements.
func (o *overlap) pairs(n *NoOverlap) {
	all := o.drops()
	work := len(all) * (len(all) - 1) / 2 * len(o.q.c.Parties) * len(o.attainable)
	if work > maxDropWork || !o.held() {
		return
	}
	n.Tried = 2
	for i, a := range all {
		for _, b := range all[i+1:] {
			if o.q.ctx.Err() != nil {
				return
			}
			if o.any(a, b) {
				n.Drops = append(n.Drops, o.set(a, b))
			}
		}
	}
}

// An overlap judges anew what is better when some statements are left out:
// who is indifferent, content, or wishes for something changes with them.
type overlap struct {
	q          *inquiry
	attainable []uint64
	none       []opinion   // by party: with nothing left out
	as         [][]opinion // by party and statement left out, once asked for
}

// An opinion is what a party thinks of states beside the status quo. One with
// nothing above it is content, and with nothing below it either indifferent.
type opinion struct {
	above, below    []uint64 // nil when not worked out yet
	wishes, objects bool     // whether there are any
}

func newOverlap(q *inquiry) *overlap {
	o := &overlap{q: q, attainable: q.sp.Attainable(true)}
	for p := range q.c.Parties {
		o.none = append(o.none, o.without(p))
		o.as = append(o.as, make([]opinion, len(q.c.Parties[p].Prefers.Statements)))
	}
	return o
}

// drops lists all statements.
func (o *overlap) drops() []Drop {
	var out []Drop
	for p := range o.q.c.Parties {
		for i := range o.q.c.Parties[p].Prefers.Statements {
			out = append(out, Drop{Party: p, Statement: i})
		}
	}
	return out
}

// set is a set of statements with what becomes of their parties.
func (o *overlap) set(drops ...Drop) []Drop {
	for i := range drops {
		op := o.opinion(drops[i].Party, drops)
		drops[i].Aside = !op.wishes && !op.objects
	}
	return drops
}

// opinion is what a party thinks when some statements are left out.
func (o *overlap) opinion(p int, drops []Drop) opinion {
	var own []int
	for _, d := range drops {
		if d.Party == p {
			own = append(own, d.Statement)
		}
	}
	switch len(own) {
	case 0:
		return o.none[p]
	case 1:
		as := &o.as[p][own[0]]
		if as.above == nil {
			*as = o.without(p, own[0])
		}
		return *as
	}
	return o.without(p, own...)
}

// any reports whether some state would be better without the statements.
func (o *overlap) any(drops ...Drop) bool {
	var all []opinion
	wished := false
	for p := range o.q.c.Parties {
		op := o.opinion(p, drops)
		all = append(all, op)
		wished = wished || op.wishes
	}
	if !wished {
		return false
	}
	for w, good := range o.attainable {
		for i := range all {
			if all[i].wishes {
				good &= all[i].above[w]
			} else if all[i].objects {
				good &^= all[i].below[w]
			}
		}
		if good != 0 {
			return true
		}
	}
	return false
}

// without is what a party thinks with some of its statements left out.
func (o *overlap) without(p int, drops ...int) opinion {
	n := len(o.attainable)
	op := opinion{above: make([]uint64, n), below: make([]uint64, n)}
	if statements := o.q.c.Parties[p].Prefers.Statements; len(statements) > 0 {
		even := make([]uint64, n)
		for i := range even {
			even[i] = ^uint64(0)
		}
		for i := range statements {
			if !slices.Contains(drops, i) {
				op.decide(even, o.q.sp.Where(statements[i].Want), o.q.now)
			}
		}
		o.trim(op.below)
	} else {
		o.ranked(&op, p)
	}
	nonzero := func(w uint64) bool { return w != 0 }
	op.wishes, op.objects = slices.ContainsFunc(op.above, nonzero), slices.ContainsFunc(op.below, nonzero)
	return op
}

// decide sorts the states that are even so far by whether a statement is as
// true of them as of the status quo.
func (op *opinion) decide(even, truth []uint64, now int) {
	holds := has(truth, now)
	for w, t := range truth {
		if holds {
			op.below[w] |= even[w] &^ t
			even[w] &= t
		} else {
			op.above[w] |= even[w] & t
			even[w] &^= t
		}
	}
}

// trim clears what is past the last state.
func (o *overlap) trim(set []uint64) {
	if tail := o.q.sp.Len() % 64; tail > 0 {
		set[len(set)-1] &= 1<<tail - 1
	}
}

// ranked takes what a party thinks from its ranks.
func (o *overlap) ranked(op *opinion, p int) {
	now := o.q.sp.Rank(p, o.q.now)
	for s := range o.q.sp.Len() {
		switch rank := o.q.sp.Rank(p, s); {
		case rank > now:
			op.above[s/64] |= 1 << (s % 64)
		case rank < now:
			op.below[s/64] |= 1 << (s % 64)
		}
	}
}
