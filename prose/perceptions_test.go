package prose

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

func init() {
	have := func(t answer.Talks) ([]*answer.Perceptions, error) {
		concepts := []stability.Concept{stability.Nash, stability.SEQ}
		plain, err := answer.NewPerceptions(context.Background(), t, concepts)
		if err != nil {
			return nil, err
		}
		if t.Space.Len() > 256 { // that takes long
			return []*answer.Perceptions{plain}, nil
		}
		c, faults := misled(t.Space.Case()).Case()
		if len(faults) > 0 {
			return nil, faults[0]
		}
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return nil, err
		}
		a, err := answer.NewPerceptions(context.Background(), answer.Talks{Space: sp}, concepts)
		return []*answer.Perceptions{plain, a}, err
	}
	register("perceptions", have, (*Voice).FullPerceptions)
}

// misled is a case in which each party takes others to want what the first variant of them says, and does not
// see the upper level of an option.
func misled(c *plenary.Case) *plenary.Draft {
	d := c.Written()
	d.Parties = slices.Clone(d.Parties)
	for p := range d.Parties {
		party := &d.Parties[p]
		party.Perceives = nil
		if o := &c.Options[p%len(c.Options)]; p%2 == 0 {
			party.Perceives = append(party.Perceives, plenary.PerceptionDraft{Because: "It never looked.",
				Unseen: o.ID + " > " + expr.QuoteLevel(o.Levels[0])})
		}
		for i := range d.Variants {
			v := &d.Variants[i]
			own := func(x plenary.VariantPreferenceDraft) bool { return x.Party == party.ID }
			if len(v.Preferences) > 0 && len(v.Levers)+len(v.Forward) == 0 && !slices.ContainsFunc(v.Preferences, own) {
				party.Perceives = append(party.Perceives, plenary.PerceptionDraft{Variant: v.ID,
					ClaimDraft: plenary.ClaimDraft{How: "assumed"}})
				break
			}
		}
	}
	return d
}
