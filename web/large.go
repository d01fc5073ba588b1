package web

import (
	"context"
	"errors"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/page"
)

// A farOff is a case laid out for questions about one state, as there are more than can be
// listed.
type farOff struct {
	*desk.Case
	far *far.Space
}

// farOff lays the case out so, where to list its states met a limit; any other error it
// returns as it is.
func (v *visit) farOff(met error) (*farOff, error) {
	limit := (*plenary.Limit)(nil)
	if !errors.As(met, &limit) || limit.Code == plenary.LimitTime {
		return nil, met
	}
	f, err := v.file()
	if err != nil {
		return nil, err
	}
	weight := func(*farOff) int64 { return 64 << 20 }
	return once(v, "far\x00"+v.key(), weight, limited(v.s, func(ctx context.Context) (*farOff, error) {
		c, err := f.Open(ctx, desk.Ask{AsOf: v.asOf, Variants: v.variants, Limits: v.s.opt.Limits})
		if err != nil {
			return nil, err
		}
		sets, err := c.Far(ctx, met)
		return &farOff{c, sets}, err
	}))
}

// askFar answers a question that takes no list of states, once for a name of it, where to
// list them met a limit.
func askFar[T any](v *visit, met error, name string,
	make func(ctx context.Context, c *plenary.Case, talks answer.Talks) (T, error)) (T, error) {
	var none T
	l, err := v.farOff(met)
	if err != nil {
		return none, err
	}
	return once(v, name+"\x00"+v.key(), light[T], limited(v.s, func(ctx context.Context) (T, error) {
		talks := answer.Talks{Far: l.far, Day: l.Day, Words: l.Words(ctx), Work: v.s.opt.Limits.Work}
		return make(ctx, l.Case.Case, talks)
	}))
}

// largeBrief is what a brief can say where to list states met a limit.
func (v *visit) largeBrief(met error) (*answer.Large, error) {
	return askFar(v, met, "large brief", func(ctx context.Context, c *plenary.Case,
		talks answer.Talks) (*answer.Large, error) {
		if c.NoStatusQuo {
			return nil, met // it is too large, and a brief without a status quo takes a list
		}
		return answer.NewLargeBrief(ctx, talks)
	})
}

// largeState is why a state holds, or does not, where to list states met a limit.
func (v *visit) largeState(met error, called string, parties, concepts []string) (*answer.Large, error) {
	name := strings.Join(append(append([]string{"large state", called}, parties...), concepts...), "\x00")
	return askFar(v, met, name, func(ctx context.Context, c *plenary.Case, talks answer.Talks) (*answer.Large, error) {
		at, err := desk.LargeState(c, called)
		if err != nil {
			return nil, err
		}
		who, err := desk.Parties(c, parties)
		if err != nil {
			return nil, err
		}
		by, err := desk.Concepts(concepts)
		if err != nil {
			return nil, err
		}
		return answer.NewLarge(ctx, talks, at, who, by)
	})
}

// largeLines are bottom lines where to list states met a limit.
func (v *visit) largeLines(met error, parties []string) (*answer.BottomLines, error) {
	name := strings.Join(append([]string{"large bottom-lines"}, parties...), "\x00")
	return askFar(v, met, name, func(ctx context.Context, c *plenary.Case,
		talks answer.Talks) (*answer.BottomLines, error) {
		who, err := desk.Parties(c, parties)
		if err != nil {
			return nil, err
		}
		return answer.NewBottomLines(ctx, talks, who)
	})
}

// tableNow words where the talks stand.
func (v *visit) tableNow() (*page.Document, error) {
	b, err := v.brief()
	if err == nil {
		return v.voice().TableNow(b), nil
	}
	large, err := v.largeBrief(err)
	if err != nil {
		return nil, err
	}
	return v.voice().Large(large), nil
}

// anyBrief is the brief as an answer, in the form that the size of the case allows.
func (v *visit) anyBrief(leaning bool) (any, error) {
	b, err := v.briefWith(leaning)
	if err == nil {
		return b, nil
	}
	return v.largeBrief(err)
}

// anyState is the explanation of a state, in the form that the size of the case allows.
func (v *visit) anyState(called string, parties, concepts []string) (any, error) {
	s, err := v.state(called, parties, concepts)
	if err == nil {
		return s, nil
	}
	return v.largeState(err, called, parties, concepts)
}

// anyLines are bottom lines, be the states listed or not.
func (v *visit) anyLines(parties []string) (*answer.BottomLines, error) {
	b, err := v.bottomLines(parties)
	if err == nil {
		return b, nil
	}
	return v.largeLines(err, parties)
}

// worded are the words for a state.
func (v *visit) worded(called string) (*page.Document, error) {
	s, err := v.state(called, nil, nil)
	if err == nil {
		return v.voice().State(s), nil
	}
	large, err := v.largeState(err, called, nil, nil)
	if err != nil {
		return nil, err
	}
	return v.voice().Large(large), nil
}
