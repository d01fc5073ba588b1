package answer

import (
	"context"
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/lean"
	"github.com/plenary-talks/plenary/route"
)

// A Moving is where one wish could stand in its party's list, as tried, and which of the
// saved answers end at each place (docs/theory.md#other-wishes). All other wishes keep
// their order.
type Moving struct {
	Head
	Wish     Wish      `json:"wish"`   // by the list as tried
	Wishes   int       `json:"wishes"` // in that list
	Places   []Stretch `json:"places"` // places with the same answers together, the first places first
	Complete bool      `json:"complete"`
	Glossary Glossary  `json:"glossary"`
}

// A Stretch is some places next to one another at which the same answers end.
type Stretch struct {
	From int          `json:"from"` // the first place, from 1
	To   int          `json:"to"`   // the last
	Ends []Conclusion `json:"ends"` // saved answers that end there
	// ways among these, and the one open as things are, that are open still, to what would not hold
	Looser []Conclusion `json:"looser,omitempty"`
}

// mostMoving bounds the work of how far a wish can move, in edits times states.
const mostMoving = 1 << 22

// Moving finds how far a wish can move, by its party and its place from 0 in the
// list as tried. What would take more work than a brief spends is not gone through.
// Errors and cost are those of [Trying.Try], and of as many edits as the list has wishes.
func (t *Trying) Moving(ctx context.Context, of Talks, party, wish int) (*Moving, error) {
	if err := t.alike(of, diff.CasesAsIs(t.first.c, of.Space.Case())); err != nil {
		return nil, err
	}
	g := newGatherer(ctx, of)
	n := len(g.c.Parties[party].Prefers.Statements)
	out := &Moving{Head: of.head(), Wish: *g.wish(party, wish), Wishes: n, Places: []Stretch{}}
	if int64(n)*int64(g.sp.Len()) <= mostMoving {
		saved, err := t.with(ctx, (*tried).findWays)
		if err != nil {
			return nil, err
		}
		err = saved.stretches(g, out, party, wish)
		if err != nil && !errors.Is(err, route.ErrSpent) {
			return nil, err
		}
		out.Complete = err == nil
	}
	if !out.Complete {
		out.Places = []Stretch{}
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// stretches fills in the places.
func (s *tried) stretches(g *gatherer, out *Moving, party, wish int) error {
	answers, q := s.leaners()
	for i := range q.Ways {
		var levers []*plenary.Lever
		for _, l := range q.Ways[i].Levers.List() {
			levers = append(levers, &s.search.Levers[l])
		}
		var err error
		if q.Ways[i], err = q.Ways[i].In(g.ctx, g.sp, levers...); err != nil {
			return err
		}
	}
	places, err := lean.Places(g.ctx, g.sp, q, party, wish)
	if err != nil {
		return err
	}
	for at, p := range places {
		told := Stretch{at + 1, at + 1, conclusions(p.Ends, answers), orNone(conclusions(p.Looser, answers))}
		if last := len(out.Places) - 1; last < 0 || !out.Places[last].alike(&told) {
			out.Places = append(out.Places, told)
		} else {
			out.Places[last].To = told.To
		}
	}
	return nil
}

// alike reports whether the same ends at places, in the same way.
func (s *Stretch) alike(as *Stretch) bool {
	return slices.Equal(s.Ends, as.Ends) && slices.Equal(s.Looser, as.Looser)
}
