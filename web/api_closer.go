package web

import (
	"context"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
)

// Bounds of what may be asked for, as of the commands.
const (
	mostOrders  = 100_000
	mostPairs   = 10_000
	mostSets    = 4096
	mostRounds  = 10_000
	mostChanges = 8
)

func init() {
	answers(&endpoint{name: "robust", answer: "robust", params: []param{{name: "pairs", n: true},
		{name: "samples", n: true}, {name: "seed", n: true}, {name: "sets", n: true}},
		run: func(v *visit, q query) (any, error) { return v.robust(q) }})
	answers(&endpoint{name: "coalitions", answer: "coalitions", params: []param{{name: "at"}},
		run: func(v *visit, q query) (any, error) { return v.coalitions(q.get("at")) }})
	answers(&endpoint{name: "inverse", answer: "inverse", params: []param{{name: "state", need: true},
		{name: "concept", many: true}, {name: "changes", n: true}},
		run: func(v *visit, q query) (any, error) { return v.inverse(q) }})
	answers(&endpoint{name: "drift", answer: "drift", params: []param{{name: "rounds", n: true}},
		run: func(v *visit, q query) (any, error) { return v.drift(q) }})
	answers(&endpoint{name: "depth", answer: "depth", params: []param{{name: "horizon", n: true}},
		run: func(v *visit, q query) (any, error) { return v.depth(q) }})
	answers(&endpoint{name: "perceptions", answer: "perceptions", params: []param{{name: "concept", many: true}},
		run: func(v *visit, q query) (any, error) { return v.perceptions(q.all("concept")) }})
	answers(&endpoint{name: "preferences", answer: "preferences", params: []param{{name: "state", many: true}},
		run: func(v *visit, q query) (any, error) { return v.preferences(q.all("state")) }})
	answers(&endpoint{name: "same", answer: "same", params: []param{{name: "concept", many: true}},
		run: func(v *visit, q query) (any, error) { return v.same(q.all("concept")) }})
}

// robust is how sure the conclusions of the brief are, as plenary robust has it.
func (v *visit) robust(q query) (*answer.Sure, error) {
	of := answer.Doubting
	seed, err := q.number("seed", int(of.Seed), 0, 1<<32-1)
	if err != nil {
		return nil, err
	}
	of.Seed = uint64(seed)
	for _, x := range []struct {
		name string
		to   *int
		most int
	}{{"pairs", &of.Pairs, mostPairs}, {"samples", &of.Samples, mostOrders}, {"sets", &of.Sets, mostSets}} {
		if *x.to, err = q.number(x.name, *x.to, 0, x.most); err != nil {
			return nil, err
		}
	}
	name := strings.Join([]string{"robust", count(of.Pairs), count(of.Samples), count(of.Sets), count(seed)}, "\x00")
	return ask(v, name, func(ctx context.Context, talks answer.Talks) (*answer.Sure, error) {
		return answer.NewSure(ctx, talks, of)
	})
}

// coalitions is what parties could gain together from a situation, today's if none is called.
func (v *visit) coalitions(called string) (*answer.Coalitions, error) {
	name := "coalitions\x00" + called
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.Coalitions, error) {
		at := l.space.StatusQuo()
		if called != "" {
			var err error
			if at, err = desk.State(l.space, called); err != nil {
				return nil, err
			}
		}
		return answer.NewCoalitions(ctx, talks, at)
	})
}

// inverse is what would have to change in what parties want for all to stay.
func (v *visit) inverse(q query) (*answer.Inverse, error) {
	most, err := q.number("changes", answer.InverseBound, 1, mostChanges)
	if err != nil {
		return nil, err
	}
	called, concepts := q.get("state"), q.all("concept")
	name := strings.Join(append([]string{"inverse", called, count(most)}, concepts...), "\x00")
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.Inverse, error) {
		at, err := desk.StateOrNearest(l.space, called)
		if err != nil {
			return nil, err
		}
		by, err := desk.Concepts(orWilling(concepts))
		if err != nil {
			return nil, err
		}
		return answer.NewInverse(ctx, talks, at, by, most)
	})
}

// orWilling are concepts, or that by which a brief goes where none is given.
func orWilling(concepts []string) []string {
	if len(concepts) == 0 {
		return []string{"seq"}
	}
	return concepts
}

// drift is where single moves lead from today; no variant sets in meanwhile.
func (v *visit) drift(q query) (*answer.Drift, error) {
	rounds, err := q.number("rounds", 10, 0, mostRounds)
	if err != nil {
		return nil, err
	}
	return ask(v, "drift\x00"+count(rounds), func(ctx context.Context, talks answer.Talks) (*answer.Drift, error) {
		return answer.NewDrift(ctx, talks, answer.Drifting{Rounds: rounds})
	})
}

// depth is where two parties would stay that look some moves ahead.
func (v *visit) depth(q query) (*answer.Depth, error) {
	ahead, err := q.number("horizon", answer.UsualAhead, 1, answer.MostAhead)
	if err != nil {
		return nil, err
	}
	return ask(v, "depth\x00"+count(ahead), func(ctx context.Context, talks answer.Talks) (*answer.Depth, error) {
		return answer.NewDepth(ctx, talks, ahead)
	})
}

// perceptions is what comes of what parties take to be otherwise.
func (v *visit) perceptions(concepts []string) (*answer.Perceptions, error) {
	by, err := desk.Concepts(orWilling(concepts))
	if err != nil {
		return nil, err
	}
	name := strings.Join(append([]string{"perceptions"}, concepts...), "\x00")
	return ask(v, name, func(ctx context.Context, talks answer.Talks) (*answer.Perceptions, error) {
		return answer.NewPerceptions(ctx, talks, by)
	})
}

// preferences is who stays where as far as it is known what is preferred, told of today if no situation is called.
func (v *visit) preferences(called []string) (*answer.Preferences, error) {
	name := strings.Join(append([]string{"preferences"}, called...), "\x00")
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.Preferences, error) {
		states, err := desk.StatesOrToday(l.space, called, answer.MostPreferred)
		if err != nil {
			return nil, err
		}
		return answer.NewPreferences(ctx, talks, states)
	})
}

// same is what comes of telling situations as one.
func (v *visit) same(concepts []string) (*answer.Same, error) {
	by, err := desk.Concepts(orWilling(concepts))
	if err != nil {
		return nil, err
	}
	name := strings.Join(append([]string{"same"}, concepts...), "\x00")
	return ask(v, name, func(ctx context.Context, talks answer.Talks) (*answer.Same, error) {
		return answer.NewSame(ctx, talks, by)
	})
}
