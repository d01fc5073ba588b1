package route

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A layer is the case with certain closed options opened: what moves and
// improvements are then, and so who is willing, who can step back, and who
// would stay where. States and ranks are the same in every layer.
type layer struct {
	t      *table
	levers Set
	still  bool // whether options that do not matter stay where they are
	c      *plenary.Case
	sp     *space.Space
	moves  *space.Space // what to take the moves from: sp, or what differs from it in ranks alone
	binding

	states     []uint32   // by place among all combinations: one more than the state; nil where not needed
	thresholds []uint32   // by state and party; see willing.go
	values     [][]uint32 // by party: the thresholds there are, ascending; nil where they stand for themselves
	few        bool       // whether thresholds are worked out as they are asked for
	weighed    int        // for how many states they are then
	gradeOf    []uint32   // by state: its grade
	cut        bool       // whether the context ended before the grades were worked out
	grades     []exposure
	asked      *stability.Inquiry // who would stay where; nil until asked for
	classOf    []int32            // by destination
	passOf     [][]uint32         // by class of destinations: the thresholds they pass, by party
}

// A binding is what of a layer does not depend on what parties want.
type binding struct {
	f            *field
	bars         []bar
	untils       []*test // by stance
	guarded      []*test // by guarantee: its condition
	barsOf       [][]int // by party
	guaranteesOf [][]int
	foreign      []bool    // by party: whether one of its bars is
	acts         []bool    // by party: whether it can change anything
	allowed      [][][]int // by option and digit: the digits it may go to
	rises        [][][]int // the higher ones among them
	barsBy       []uint64  // by party: its bars, where they fit a word
	told         *told
}

// layersKept bounds what is kept of layers, in states times parties.
const layersKept = 1 << 26

// layerOf returns the layer in which exactly these levers have opened options.
func (t *table) layerOf(levers Set) (*layer, error) {
	for _, l := range t.layers {
		if l.levers == levers && l.still == (t.still != nil) {
			return l, nil
		}
	}
	c, sp := t.sp.Case(), t.sp
	if (levers != Set{}) {
		c = c.Pull(t.pick(levers)...)
		var err error
		if sp, err = t.sp.Opened(t.ctx, c); err != nil {
			return nil, err
		}
	}
	l := &layer{t: t, levers: levers, still: t.still != nil, c: c, sp: sp, moves: sp}
	l.f = newField(sp, t.still)
	l.prepare()
	// the first is asked most often
	if each := sp.Len() * (len(c.Parties) + 4); len(t.layers) > 2 && (len(t.layers)+1)*each > layersKept {
		t.layers = append(t.layers[:1], t.layers[2:]...)
	}
	t.layers = append(t.layers, l)
	return l, nil
}

// like is the layer of a case that differs from that of another in what parties
// want alone.
func (t *table) like(l *layer) *layer {
	return &layer{t: t, levers: l.levers, still: l.still, c: t.sp.Case(), sp: t.sp, moves: l.moves,
		binding: l.binding, few: true}
}

// ready works out what questions about destinations need besides. The error is the
// context's.
func (l *layer) ready() error {
	if err := l.weigh(); err != nil {
		return err
	}
	return l.classes()
}

// prepare works out what all questions of the layer share.
func (l *layer) prepare() {
	parties := len(l.c.Parties)
	l.bars = l.t.bars(l.f)
	for i := range l.t.stances {
		l.untils = append(l.untils, l.f.test(l.t.stances[i].until))
	}
	l.barsOf, l.guaranteesOf = make([][]int, parties), make([][]int, parties)
	l.barsBy, l.told = make([]uint64, parties), &told{}
	l.foreign, l.acts = make([]bool, parties), make([]bool, parties)
	for i := range l.bars {
		p := l.bars[i].holder
		l.barsOf[p] = append(l.barsOf[p], i)
		l.barsBy[p] |= 1 << i
		l.foreign[p] = l.foreign[p] || l.bars[i].foreign
	}
	for g := range l.c.Guarantees {
		p := l.c.Guarantees[g].Party
		l.guarded = append(l.guarded, l.f.test(l.c.Guarantees[g].While))
		l.guaranteesOf[p] = append(l.guaranteesOf[p], g)
	}
	for o := range l.c.Options {
		l.prepareOption(o)
	}
}

func (l *layer) prepareOption(o int) {
	option, levels := &l.c.Options[o], l.f.levels[o]
	allowed, rises := make([][]int, len(levels)), make([][]int, len(levels))
	for from := range levels {
		for to := range levels {
			if from == to || !option.Allows(int(levels[from]), int(levels[to])) {
				continue
			}
			l.acts[option.Party] = true
			if allowed[from] = append(allowed[from], to); to > from {
				rises[from] = append(rises[from], to)
			}
		}
	}
	l.allowed, l.rises = append(l.allowed, allowed), append(l.rises, rises)
}

func (t *table) pick(set Set) []*plenary.Lever {
	var out []*plenary.Lever
	for _, l := range set.List() {
		out = append(out, &t.levers[l])
	}
	return out
}

// stableBy returns the concepts by which a state is an equilibrium, as bits.
func (l *layer) stableBy(state int) (uint8, error) { return l.inquiry().By(l.t.ctx, state) }

// inquiry is what answers who would stay where.
func (l *layer) inquiry() *stability.Inquiry {
	if l.asked == nil {
		l.asked = stability.NewInquiry(l.sp)
	}
	return l.asked
}
