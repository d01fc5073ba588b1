package robust

import (
	"context"
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// An evaluator answers changed cases. It is safe for concurrent use.
type evaluator struct {
	sp      *space.Space
	c       *plenary.Case
	q       Query
	fixed   []Conclusion    // without findings
	better  bool            // whether the ways lead to better states
	levers  []plenary.Lever // of the query, and what waives each precondition
	waivers int             // where the latter begin; -1 where they would be too many
	ways    []route.Told    // of the query
	held    []int           // what is open as things are and holds, where what is told of that does not
	likely  []*route.Way    // by those levers, in the case as it is
	base    *answers
}

// answers are what a case says of each conclusion.
type answers struct {
	truth    []truth // by conclusion that is fixed
	findings []Finding
	costly   []impasse.Costly
	rests    [2][]bool // by state of the query: whether it is an equilibrium, by Nash and by SEQ
	inert    bool      // the changes leave all as it is
	spent    bool      // the work did not suffice
}

// truth is whether a conclusion holds. Where a way leads cannot hold, or expose,
// unless it is open.
type truth int8

const (
	no    truth = 0
	yes   truth = 1
	moot  truth = -1
	among       = 2 // Nash and SEQ
)

var resting = [among]stability.Concept{stability.Nash, stability.SEQ}

func newEvaluator(ctx context.Context, sp *space.Space, q Query) (*evaluator, error) {
	e := &evaluator{sp: sp, c: sp.Case(), q: q, fixed: q.conclusions(len(sp.Case().Parties))}
	_, e.better = sp.Destinations()
	e.levers, e.waivers = slices.Concat(q.Levers, impasse.Waivers(e.c)), len(q.Levers)
	if len(e.levers) > route.MaxLevers {
		e.levers, e.waivers = q.Levers, -1
	}
	if err := e.hold(ctx); err != nil {
		return nil, err
	}
	var err error
	if e.base, err = e.answer(ctx, sp, q.Answers.Inquiry(), asking{found: true, wishes: true}); err != nil {
		return nil, err
	}
	return e, e.expect(ctx)
}

// expect notes ways that may well be there in a changed case: those of the query, and what leads to what costly
// stances close.
func (e *evaluator) expect(ctx context.Context) error {
	for _, w := range e.q.Ways {
		e.likely = append(e.likely, w.Way)
	}
	if e.waivers < 0 || len(e.base.costly) == 0 {
		return nil
	}
	search, _, err := e.search(ctx, e.sp, e.q.Answers.Inquiry(), asking{})
	if err != nil {
		return err
	}
	for _, c := range e.base.costly {
		w := &route.Way{Levers: route.Set{}.With(e.waivers + c.Precondition), To: c.To}
		if w.Steps, err = search.Route(ctx, w.Levers, w.To); err != nil {
			return err
		}
		e.likely = append(e.likely, w)
	}
	return nil
}

// hold finds what else the levers of ways open that holds, where their destinations do not.
func (e *evaluator) hold(ctx context.Context) error {
	var told []route.Told
	for _, w := range e.q.Ways {
		told = append(told, route.Told{Way: w.Way, Want: w.Want, Others: w.Others})
	}
	e.ways = told
	if e.q.Open != nil {
		told = append(told, route.Told{Way: e.q.Open})
	}
	if !slices.ContainsFunc(told, func(w route.Told) bool { return !w.Credible() }) {
		return nil
	}
	search, _, err := e.search(ctx, e.sp, e.q.Answers.Inquiry(), asking{})
	if err != nil {
		return err
	}
	if err := search.Hold(ctx, search.Work, told); err != nil {
		return err
	}
	e.ways = told[:len(e.q.Ways)]
	if e.q.Open != nil {
		e.held = told[len(e.ways)].Held
	}
	return nil
}

// under answers the case with changes, findings only where they are wanted.
func (e *evaluator) under(ctx context.Context, found bool, changes ...Change) (*answers, error) {
	c, err := e.c.Amend(amendments(e.c, changes)...)
	if err != nil {
		return nil, err
	}
	sp, ranked, err := e.layOut(ctx, c, changes)
	if err != nil {
		return nil, err
	}
	wishes := !slices.ContainsFunc(changes, func(ch Change) bool { return !ch.OfWishes() })
	if len(ranked) == 0 && wishes {
		return &answers{inert: true}, nil
	}
	a := e.q.Answers.Inquiry()
	switch {
	case slices.ContainsFunc(changes, Change.moves):
		a = stability.NewInquiry(sp)
	case len(ranked) > 0:
		a = e.q.Answers.InquiryAnew(sp, ranked...)
	}
	out, err := e.answer(ctx, sp, a, asking{found, true, wishes})
	if errors.Is(err, route.ErrSpent) {
		return &answers{spent: true}, nil
	}
	return out, err
}

// moves reports whether a change is one of which states there are or who can move
// where.
func (ch Change) moves() bool { return !ch.OfWishes() && ch.Kind != Stance && ch.Kind != Mandate }

// layOut lays a changed case out, sharing what is the same, and lists the parties of
// which the ranks of states are others.
func (e *evaluator) layOut(ctx context.Context, c *plenary.Case, changes []Change) (*space.Space, []int, error) {
	if slices.ContainsFunc(changes, Change.moves) {
		sp, err := space.New(ctx, c, e.sp.Limits())
		return sp, nil, err
	}
	sp, ranked := e.sp, []int(nil)
	for i, ch := range changes {
		if !ch.OfWishes() || slices.ContainsFunc(changes[:i], ch.sameParty) {
			continue
		}
		anew, err := sp.Reranked(ctx, c, ch.Party)
		if err != nil {
			return nil, nil, err
		}
		if !slices.Equal(anew.Ranks(ch.Party), e.sp.Ranks(ch.Party)) {
			sp, ranked = anew, append(ranked, ch.Party)
		}
	}
	return sp.As(c), ranked, nil
}

// An asking is how a case is answered.
type asking struct {
	found  bool // whether findings are wanted
	named  bool // whether it is enough to know which there are
	wishes bool // whether it differs from the case as it is in wishes alone
}

// report is the findings of a case laid out.
func (e *evaluator) report(ctx context.Context, sp *space.Space, a *stability.Inquiry, o *route.Search,
	of asking) (*impasse.Report, error) {
	if of.named {
		return impasse.FindNames(ctx, sp, a, o, e.waivers)
	}
	return impasse.FindAsIs(ctx, sp, a, o, nil)
}

// answer answers a case laid out.
func (e *evaluator) answer(ctx context.Context, sp *space.Space, a *stability.Inquiry, of asking) (*answers, error) {
	search, to, err := e.search(ctx, sp, a, of)
	if err != nil {
		return nil, err
	}
	out := &answers{}
	if out.truth, err = e.truths(ctx, sp, a, to, of); err != nil {
		return nil, err
	}
	if of.found {
		r, err := e.report(ctx, sp, a, search, of)
		if err != nil {
			return nil, err
		}
		if len(r.Unsearched) > 0 {
			return nil, route.ErrSpent
		}
		out.findings = findings(r)
		for i := range r.Findings {
			if c, is := r.Findings[i].Proof.(impasse.Costly); is {
				out.costly = append(out.costly, c)
			}
		}
	}
	for i, c := range resting {
		for _, s := range e.q.States {
			at, rests := sp.Find(e.sp.Levels(s, nil))
			if rests {
				if rests, err = a.Equilibrium(ctx, c, at); err != nil {
					return nil, err
				}
			}
			out.rests[i] = append(out.rests[i], rests)
		}
	}
	return out, nil
}

// search prepares the search that findings ask, and the one for destinations of the
// kind that the ways lead to: another where the kind is another.
func (e *evaluator) search(ctx context.Context, sp *space.Space, a *stability.Inquiry, of asking) (
	own, to *route.Search, err error) {
	q := route.Query{Levers: e.levers, Most: route.Most, Work: &route.Work{Bound: e.q.Work}, Asked: a}
	if of.wishes {
		q.Likely = e.likely
	}
	if own, err = route.Prepare(ctx, sp, q); err != nil || own.Better == e.better {
		return own, own, err
	}
	q.Destinations = []int{}
	if e.better {
		q.Destinations = append(q.Destinations, sp.Better()...)
	} else {
		q.Destinations = append(q.Destinations, sp.Acceptable()...)
	}
	to, err = route.Prepare(ctx, sp, q)
	return own, to, err
}

// truths finds whether each conclusion that is fixed holds, in their order.
func (e *evaluator) truths(ctx context.Context, sp *space.Space, a *stability.Inquiry,
	o *route.Search, of asking) ([]truth, error) {
	open, err := o.Opens(ctx, route.Set{})
	if err != nil {
		return nil, err
	}
	out := []truth{is(len(open[0]) > 0), moot}
	if len(open[0]) > 0 {
		held := e.allNumbered(sp, e.held)
		hold, err := a.Equilibria(ctx, stability.SEQ, slices.DeleteFunc(slices.Clone(open[0]), func(s int) bool {
			return slices.Contains(held, s)
		}))
		if err != nil {
			return nil, err
		}
		out[1] = is(len(hold) > 0)
	}
	ways, err := e.left(ctx, sp, o, of)
	if err != nil {
		return nil, err
	}
	out = append(out, ways...)
	for _, g := range e.q.Goals {
		out = append(out, is(slices.ContainsFunc(open[0], meets(sp, g.Holds))))
	}
	now := sp.StatusQuo()
	for p := range e.c.Parties {
		stays, err := a.Stable(ctx, stability.Nash, p, now)
		if err != nil {
			return nil, err
		}
		out = append(out, is(!stays))
	}
	by, err := a.By(ctx, now)
	for _, c := range stability.Concepts {
		out = append(out, is(by>>c&1 == 1))
	}
	return out, err
}

// left finds what is left of each way: whether it is open, would hold, exposes nobody
// more, and exposes somebody.
func (e *evaluator) left(ctx context.Context, sp *space.Space, o *route.Search, of asking) ([]truth, error) {
	if len(e.ways) == 0 {
		return nil, nil
	}
	var out []truth
	ways := e.mapped(sp, of.wishes)
	stand, err := o.Stand(ctx, ways)
	if err != nil {
		return nil, err
	}
	exposes, err := e.exposing(ctx, sp, o, ways, stand)
	if err != nil {
		return nil, err
	}
	for i, s := range stand {
		if !s.Opens {
			out = append(out, no, moot, moot, moot)
			continue
		}
		out = append(out, yes, is(s.Holds), is(s.AsSafe), is(exposes[i]))
	}
	return out, nil
}

// exposing finds of each way that opens something whether somebody is exposed on every route to it.
func (e *evaluator) exposing(ctx context.Context, sp *space.Space, o *route.Search, ways []route.Told,
	stand []route.Standing) ([]bool, error) {
	out := make([]bool, len(ways))
	var of []int
	var sets []route.Set
	var among [][]int
	for i, w := range ways {
		exposes := slices.ContainsFunc(w.Exposure, func(g route.Grade) bool { return g != route.Safe })
		if !stand[i].Opens || stand[i].AsSafe && !exposes {
			continue
		}
		to := o.Destinations
		if w.Want != nil || len(w.Others) > 0 {
			to = slices.DeleteFunc(slices.Clone(to), func(s int) bool {
				return slices.Contains(w.Others, s) || w.Want != nil && !meets(sp, w.Want.Holds)(s)
			})
		}
		of, sets, among = append(of, i), append(sets, w.Levers), append(among, to)
	}
	open, err := o.OpensAnyOf(ctx, true, sets, among)
	for n, to := range open {
		out[of[n]] = to < 0
	}
	return out, err
}

func meets(sp *space.Space, holds func([]uint8) bool) func(state int) bool {
	return func(s int) bool { return holds(sp.Levels(s, nil)) }
}

func is(b bool) truth {
	if b {
		return yes
	}
	return no
}
