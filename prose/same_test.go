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
	have := func(t answer.Talks) ([]*answer.Same, error) {
		plain, err := answer.NewSame(context.Background(), t, stability.Concepts)
		if err != nil || t.Space.Len() > 1<<10 {
			return []*answer.Same{plain}, err
		}
		out := []*answer.Same{plain}
		for o := range t.Space.Case().Options {
			a, err := alikeBy(t.Space, o)
			if err != nil {
				return nil, err
			}
			if out = append(out, a); len(out) == 3 {
				break
			}
		}
		return out, nil
	}
	register("same", have, (*Voice).Same)
	register("same-full", have, (*Voice).FullSame)
}

// alikeBy is what comes of telling the states as one in which an option stands as in the last state,
// ranked like that.
func alikeBy(sp *space.Space, o int) (*answer.Same, error) {
	c := sp.Case()
	d := c.Written()
	last := sp.Levels(sp.Len()-1, nil)
	at := func(o int) string {
		return c.Options[o].ID + " = " + expr.QuoteLevel(c.Options[o].Levels[last[o]])
	}
	like := at(0)
	for o := range c.Options[1:] {
		like += " and " + at(1+o)
	}
	d.Conditions = slices.Clone(d.Conditions)
	for i := range d.Conditions {
		d.Conditions[i].Same = ""
	}
	d.Conditions = append(d.Conditions, plenary.ConditionDraft{ID: "one-and-the-same", Want: at(o),
		Noun: "what is settled", Same: like})
	other, faults := d.Case()
	if len(faults) > 0 {
		return nil, faults[0]
	}
	laid, err := space.New(context.Background(), other, space.Limits{})
	if err != nil {
		return nil, err
	}
	return answer.NewSame(context.Background(), answer.Talks{Space: laid}, stability.Concepts)
}
