package impasse

import (
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

func init() { register(90, (*inquiry).costly, "costly-stance") }

// Costly is a stance that keeps its holder from something it prefers: waived
// by itself, it opens a destination.
type Costly struct {
	Precondition int
	Opens        int // destinations opened
	Equilibria   int // how many of them are SEQ equilibria
	To           int // one of them, the nearest
}

// Kind names the finding.
func (Costly) Kind() string { return "costly-stance" }

func (Costly) weight() int { return circumstance }

func (q *inquiry) costly() error {
	var of []int
	for p := range q.c.Preconditions {
		if q.c.Preconditions[p].Refuses != expr.Never {
			of = append(of, p)
		}
	}
	if q.bare && q.waivers >= 0 {
		return q.unsearched(Costly{}, q.someCostly(of))
	}
	for some := range slices.Chunk(of, route.MaxLevers) {
		if err := q.costlyAmong(some); err != nil {
			return q.unsearched(Costly{}, err)
		}
	}
	return nil
}

// costlyAmong looks at some preconditions, as many as there may be levers.
func (q *inquiry) costlyAmong(of []int) error {
	var waivers []plenary.Lever
	sets := []route.Set{{}}
	for i, p := range of {
		waivers, sets = append(waivers, q.waiver(p)), append(sets, route.Set{}.With(i))
	}
	o, err := route.Prepare(q.ctx, q.sp, route.Query{Levers: waivers, Most: 1, Work: q.work, Asked: q.r.Asked})
	if err != nil {
		return err
	}
	opened, err := o.Opens(q.ctx, sets...)
	if err != nil {
		return err
	}
	var costly []int
	for i, p := range of {
		if len(without(opened[i+1], opened[0])) > 0 {
			costly = append(costly, p)
		}
	}
	if err := q.waiveEach(costly); err != nil {
		return err
	}
	for i, p := range of {
		if err := q.costs(p, without(opened[i+1], opened[0])); err != nil {
			return err
		}
	}
	return nil
}

// someCostly notes which of some preconditions are costly, by the levers of the search that waive them.
func (q *inquiry) someCostly(of []int) error {
	o := q.r.Search
	open, err := o.Opens(q.ctx, route.Set{})
	if err != nil {
		return err
	}
	shut := without(o.Destinations, open[0])
	var sets []route.Set
	var among [][]int
	for _, p := range of {
		sets, among = append(sets, route.Set{}.With(q.waivers+p)), append(among, shut)
	}
	costly, err := o.OpensAnyOf(q.ctx, false, sets, among)
	if err != nil {
		return err
	}
	for i, to := range costly {
		if to >= 0 {
			q.found(Costly{Precondition: of[i], To: to}, nil)
		}
	}
	return nil
}

// costs notes a stance that, waived, opens states.
func (q *inquiry) costs(p int, opened []int) error {
	if len(opened) == 0 {
		return nil
	}
	now := q.sp.Levels(q.now, nil)
	c := Costly{Precondition: p, Opens: len(opened), To: opened[0]}
	least := Differ(now, q.sp.Levels(c.To, nil))
	for _, s := range opened {
		if n := Differ(now, q.sp.Levels(s, nil)); n < least {
			c.To, least = s, n
		}
	}
	hold, err := q.r.Asked.Equilibria(q.ctx, stability.SEQ, opened)
	if err != nil {
		return err
	}
	c.Equilibria = len(hold)
	r, err := q.waive(p)
	if err != nil {
		return err
	}
	q.found(c, r, q.c.Preconditions[p].How)
	return nil
}

// without lists what is in a but not in b, both ascending.
func without(a, b []int) []int {
	return slices.DeleteFunc(slices.Clone(a), func(x int) bool { _, in := slices.BinarySearch(b, x); return in })
}

// unsearched notes that a kind of finding was not looked for to the end, when
// that is what an error says; any other it returns.
func (q *inquiry) unsearched(p Proof, err error) error {
	if !errors.Is(err, route.ErrSpent) {
		return err
	}
	if kind := p.Kind(); !slices.Contains(q.r.Unsearched, kind) {
		q.r.Unsearched = append(q.r.Unsearched, kind)
	}
	return nil
}
