package answer

import (
	"context"
	"slices"
	"strings"
)

// Against is two ways of a brief side by side: what differs between them.
type Against struct {
	Head
	Letters []string `json:"letters"`         // of all ways that the brief has
	One     *Sided   `json:"one,omitempty"`   // none where the brief has none of the letter
	Other   *Sided   `json:"other,omitempty"` // none where the brief has none of the letter
	// options that stand elsewhere where one leads than where the other does; none
	// where one of the ways is none
	Levels   []Apartness `json:"levels"`
	Glossary Glossary    `json:"glossary"`
}

// Sided is a way with what it has and the other has not.
type Sided struct {
	Way     Way          `json:"way"`
	Asks    []Lever      `json:"asks"`    // levers that the other does not pull, or with which it asks others
	Exposed []Exposed    `json:"exposed"` // parties worse off meanwhile, that are not, or can go back, on the other
	Holds   []string     `json:"holds"`   // concepts by which where it leads would hold, and where the other leads not
	Tempted []Temptation `json:"tempted"` // who would gain by leaving where it leads, and not where the other leads
	Hollow  []Stance     `json:"hollow"`  // what is given on it and gone again, and not on the other
}

// An Apartness is an option at another level where one way leads than where the
// other does.
type Apartness struct {
	Option OptionID `json:"option"`
	One    int      `json:"one"`
	Other  int      `json:"other"`
}

// NewAgainst answers what differs between two ways of the brief, by their
// letters, capital or small. The error and the cost are those of a brief.
func NewAgainst(ctx context.Context, t Talks, one, other string) (*Against, error) {
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, err
	}
	var b Brief
	if err := g.table(&b); err != nil {
		return nil, err
	}
	out := &Against{Head: t.head(), Letters: []string{}, Levels: []Apartness{}}
	for i := range b.Ways {
		for j := range b.Ways[i].Ways {
			v := &b.Ways[i].Ways[j]
			out.Letters = append(out.Letters, v.Letter)
			if strings.EqualFold(v.Letter, one) {
				out.One = &Sided{Way: *v}
			}
			if strings.EqualFold(v.Letter, other) {
				out.Other = &Sided{Way: *v}
			}
		}
	}
	if out.One != nil && out.Other != nil {
		out.One.beside(&out.Other.Way)
		out.Other.beside(&out.One.Way)
		out.Levels = g.apartLevels(&out.One.Way, &out.Other.Way)
	} else {
		out.One, out.Other = out.One.alone(), out.Other.alone()
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// alone is a way beside which there is none: nothing differs.
func (s *Sided) alone() *Sided {
	if s != nil {
		s.beside(&s.Way)
	}
	return s
}

// beside fills in what the way has and another has not.
func (s *Sided) beside(other *Way) {
	s.Asks = only(s.Way.Levers, other.Levers, func(a, b Lever) bool { return a.ID == b.ID && sameAsked(a, b) })
	s.Exposed = only(s.Way.Exposed, other.Exposed, func(a, b Exposed) bool {
		return a.Party == b.Party && (a.CanBack || !b.CanBack)
	})
	s.Holds = only(s.Way.Holds, other.Holds, func(a, b string) bool { return a == b })
	s.Tempted = only(s.Way.Tempted, other.Tempted, func(a, b Temptation) bool { return a.Party == b.Party })
	s.Hollow = only(s.Way.Hollow, other.Hollow, func(a, b Stance) bool { return a.ID == b.ID })
}

// only lists what is in one list, and in another nothing that is the same.
func only[T any](list, other []T, same func(a, b T) bool) []T {
	out := []T{}
	for _, a := range list {
		if !slices.ContainsFunc(other, func(b T) bool { return same(a, b) }) {
			out = append(out, a)
		}
	}
	return out
}

// sameAsked reports whether two levers ask the same parties.
func sameAsked(a, b Lever) bool {
	return slices.EqualFunc(a.Asks, b.Asks, func(x, y Ask) bool { return x.Party == y.Party })
}

// apartLevels lists the options that stand elsewhere where one way leads.
func (g *gatherer) apartLevels(one, other *Way) []Apartness {
	out := []Apartness{}
	for _, c := range g.changes(one.To.State-1, other.To.State-1) {
		out = append(out, Apartness{c.Option, c.From, c.To})
	}
	return out
}
