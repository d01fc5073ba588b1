package prose

import (
	"context"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/expr"
)

func init() {
	register("why-not", func(t answer.Talks) ([]*answer.WhyNot, error) {
		var out []*answer.WhyNot
		for i, want := range whether(t.Space.Case()) {
			some := t
			if some.Work = 1 << 22; i == 0 {
				some.Work = 1 // stopped
			}
			a, err := answer.NewWhyNot(context.Background(), some, want)
			if err != nil {
				return nil, err
			}
			out = append(out, a)
		}
		return out, nil
	}, (*Voice).WhyNot)
	register("against", func(t answer.Talks) ([]*answer.Against, error) {
		var out []*answer.Against
		for _, other := range []string{"b", "C", "A"} {
			a, err := answer.NewAgainst(context.Background(), t, "A", other)
			if err != nil {
				return nil, err
			}
			if a.One != nil && a.Other != nil {
				out = append(out, a)
			}
		}
		return out, nil
	}, (*Voice).Against)
}

// whether lists conditions that somebody may ask why they are not so: the goals of
// a case, that one or all options stand otherwise, and what contradicts itself.
func whether(c *plenary.Case) []*expr.Expr {
	var all []string
	for o := range c.Options {
		option := &c.Options[o]
		all = append(all, option.ID+" != "+expr.QuoteLevel(option.Levels[max(0, option.Now)]))
	}
	texts := []string{strings.Join(all, " and "), all[0] + " and not (" + all[0] + ")"}
	texts = append(texts, all[:min(len(all), 3)]...)
	for i := range c.Goals {
		texts = append(texts, c.Goals[i].ID)
	}
	var out []*expr.Expr
	for _, text := range texts {
		if want, err := c.Condition(text); err == nil {
			out = append(out, want)
		}
	}
	return out
}
