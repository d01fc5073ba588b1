package answer

import (
	"errors"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
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
	Holds bool   `json:"holds"`         // whether one of these would hold while breaches are answered willingly
	Same  bool   `json:"same"`          // whether where the way leads is one of these: of those that hold, if any does
	// whether they open one with nobody more exposed than on the way: of those that
	// hold, if any does
	AsSafe bool `json:"as_safe"`
}

// Kinds of variants that a brief looks under.
const (
	OfType       = "type"
	OfImpatience = "impatience"
)

// unders finds what is left of the ways under each variant; nothing where the
// work did not suffice, which is noted.
func (g *gatherer) unders(search *route.Search, r *impasse.Report) ([]Under, error) {
	var out []Under
	for i := range r.Variants {
		u, err := g.underOne(search, r, &r.Variants[i], search.Work.Share(int64(2*(len(r.Variants)-i))))
		if errors.Is(err, route.ErrSpent) {
			g.leftOut("under")
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, u)
	}
	return out, nil
}

func (g *gatherer) underOne(search *route.Search, r *impasse.Report, v *impasse.Variant,
	work *route.Work) (Under, error) {
	better, is := v.Space.Destinations()
	u := Under{Variant: VariantID(v.Of.ID), Kind: OfType, Laid: g.laid(v.Laid), Better: len(better), Acceptable: !is,
		Ways: []UnderWay{}}
	if v.Of.Kind == plenary.Impatience {
		u.Kind = OfImpatience
	}
	if v.Of.Party >= 0 {
		u.Party = g.party(v.Of.Party)
	}
	for p := range g.c.Parties {
		if len(v.Space.Improvements(p, v.Space.StatusQuo())) > 0 {
			u.Gains = append(u.Gains, g.party(p))
		}
	}
	to := v.Space.Better()
	if !r.Better {
		to = v.Space.Acceptable()
	}
	if to == nil {
		to = []int{} // of none, not whatever there is
	}
	o, err := route.Prepare(g.ctx, v.Space, route.Query{Levers: search.Levers, Work: work, Destinations: to,
		Held: v.Held})
	if err != nil {
		return u, err
	}
	var ways []*route.Way
	var wants []*expr.Expr
	for i := range g.leans {
		ways, wants = append(ways, g.leans[i].way), append(wants, g.leans[i].want)
	}
	stand, err := o.Stand(g.ctx, ways, wants)
	if err != nil {
		return u, err
	}
	stays := false
	for i, s := range stand {
		way := UnderWay{g.leans[i].of.Way, s.Opens, s.Holds, s.Same, s.AsSafe}
		stays = stays || s.Opens
		if g.leans[i].of.Kind == ConcludesOpen {
			u.Open = &way
		} else {
			u.Ways = append(u.Ways, way)
		}
	}
	if stays {
		return u, nil
	}
	u.Instead, err = g.instead(o)
	return u, err
}

// instead is the nearest that all levers together open.
func (g *gatherer) instead(o *route.Search) (*Outcome, error) {
	var all route.Set
	for l := range o.Levers {
		all = all.With(l)
	}
	d, err := o.Nearest(g.ctx, all)
	if err != nil || d < 0 {
		return nil, err
	}
	out := g.outcome(d)
	return &out, nil
}
