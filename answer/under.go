package answer

import (
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/internal/abreast"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// Under is what is left of what a brief found if a variant is laid over the
// case: a type that a party may be of, or impatience.
type Under struct {
	Variant    VariantID  `json:"variant"`
	Kind       string     `json:"kind"`            // type or impatience
	Party      PartyID    `json:"party,omitempty"` // of whom it is; none where that is not written
	Laid       []Laid     `json:"laid,omitempty"`  // what it lays over the case
	Better     int        `json:"better"`          // better states then; acceptable ones where none is better
	Acceptable bool       `json:"acceptable"`      // whether these are acceptable states, as none is better
	Ways       []UnderWay `json:"ways"`            // each way of the brief, in its order
	Open       *UnderWay  `json:"open,omitempty"`  // what is open as things are; none where nothing is
	Gains      []PartyID  `json:"gains,omitempty"` // who has something to gain by moving alone then
	// where nothing of these stays: the nearest better state that is open then with all
	// levers pulled, those first that hold; none where nothing is
	Instead *Outcome `json:"instead,omitempty"`
}

// An UnderWay is what is left of one way.
type UnderWay struct {
	Way   string `json:"way,omitempty"` // its letter; none of what is open as things are
	Stays bool   `json:"stays"`         // whether its levers still open a better state that meets its goal
	// whether one of these would hold while breaches are answered willingly; of a way that leads to what
	// would not, one that would not as the case is
	Holds bool `json:"holds"`
	Same  bool `json:"same"` // whether where the way leads is one of these: of those that hold, if any does
	// whether they open one with nobody more exposed than on the way: of those that
	// hold, if any does
	AsSafe bool `json:"as_safe"`
	// of one that stays: the parties that would gain by leaving where the way leads then
	Tempted []PartyID `json:"tempted,omitempty"`
	// of what is open and stays, but would not hold then: of each party that would leave where it leads, the
	// plainest move by which it would gain and that nobody would answer willingly
	Leaves []Step `json:"leaves,omitempty"`
}

// Kinds of variants that a brief looks under.
const (
	OfType       = "type"
	OfImpatience = "impatience"
)

// A remainder is what is left of the ways under one variant, before it is told.
type remainder struct {
	stand   []route.Standing // of each way
	instead int              // a state, or -1
}

// leftUnder finds what is left of the ways under each variant, side by side: each may
// spend a share of its own. It only reads what was gathered. The error is the context's,
// or [route.ErrSpent].
func (g *gatherer) leftUnder(search *route.Search, r *impasse.Report) ([]remainder, error) {
	n := len(r.Variants)
	if n == 0 {
		return nil, nil
	}
	out, ways := make([]remainder, n), g.toldOf()
	if err := search.Hold(g.ctx, search.Work.Share(int64(2*n)), ways); err != nil {
		return nil, err
	}
	err := abreast.Each(n, func(i int) (err error) {
		out[i], err = g.leftUnderOne(search, r, &r.Variants[i], ways, search.Work.Share(int64(2*(n-i))))
		return err
	})
	return out, err
}

// toldOf is the ways of a brief, and what is open by it, to ask what is left of them.
func (g *gatherer) toldOf() []route.Told {
	var out []route.Told
	for i := range g.leans {
		out = append(out, route.Told{Way: g.leans[i].way, Want: g.leans[i].want, Others: g.leans[i].others})
	}
	return out
}

func (g *gatherer) leftUnderOne(search *route.Search, r *impasse.Report, v *impasse.Variant,
	ways []route.Told, work *route.Work) (remainder, error) {
	out := remainder{instead: -1}
	to := v.Space.Better()
	if !r.Better {
		to = v.Space.Acceptable()
	}
	if to == nil {
		to = []int{} // of none, not whatever there is
	}
	o, err := route.Prepare(g.ctx, v.Space, route.Query{Levers: search.Levers, Work: work, Destinations: to,
		Asked: v.Asked})
	if err != nil {
		return out, err
	}
	out.stand, err = o.Stand(g.ctx, ways)
	if err != nil || slices.ContainsFunc(out.stand, func(s route.Standing) bool { return s.Opens }) {
		return out, err
	}
	var all route.Set
	for l := range o.Levers {
		all = all.With(l)
	}
	out.instead, err = o.Nearest(g.ctx, all)
	return out, err
}

// unders tells what is left of the ways under each variant; nothing where the work
// did not suffice, which is noted.
func (g *gatherer) unders(r *impasse.Report, found []remainder, err error) ([]Under, error) {
	if errors.Is(err, route.ErrSpent) {
		g.leftOut("under")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Under
	for i := range found {
		out = append(out, g.underOne(&r.Variants[i], &found[i]))
	}
	return out, nil
}

// temptedIn lists who would gain by leaving a state of another space of the same states.
func (g *gatherer) temptedIn(sp *space.Space, state int) []PartyID {
	var out []PartyID
	for p := range g.c.Parties {
		if len(sp.Improvements(p, state)) > 0 {
			out = append(out, g.party(p))
		}
	}
	return out
}

// leaving lists, of each party that would leave a state of another space of the same states, the plainest move by
// which it would.
func (g *gatherer) leaving(sp *space.Space, state int) []Step {
	in := *g
	in.sp, in.c, in.a, in.explained = sp, sp.Case(), nil, nil
	var out []Step
	for _, id := range g.temptedIn(sp, state) {
		if x := in.breach(g.partyAt(id), state); x.Reason != Deterred {
			out = append(out, x.Step)
		}
	}
	g.fail(in.err)
	return out
}

func (g *gatherer) underOne(v *impasse.Variant, left *remainder) Under {
	better, is := v.Space.Destinations()
	u := Under{Variant: VariantID(v.Of.ID), Kind: OfType, Laid: g.laid(v.Laid), Better: len(better), Acceptable: !is,
		Ways: []UnderWay{}}
	if v.Of.Kind == plenary.Impatience {
		u.Kind = OfImpatience
	}
	if v.Of.Party >= 0 {
		u.Party = g.party(v.Of.Party)
	}
	u.Gains = g.temptedIn(v.Space, v.Space.StatusQuo())
	for i, s := range left.stand {
		way := UnderWay{g.leans[i].of.Way, s.Opens, s.Holds, s.Same, s.AsSafe, nil, nil}
		if s.Opens {
			way.Tempted = g.temptedIn(v.Space, g.leans[i].way.To)
		}
		if g.leans[i].of.Kind == ConcludesOpen {
			u.Open = &way
			if s.Opens && !s.Holds {
				way.Leaves = g.leaving(v.Space, g.leans[i].way.To)
			}
		} else {
			u.Ways = append(u.Ways, way)
		}
	}
	if left.instead >= 0 {
		u.Instead = new(g.outcome(left.instead))
	}
	return u
}
