package prose

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/route"
)

func init() {
	register("ways", func(t answer.Talks) ([]*answer.Ways, error) {
		levers := route.Levers(t.Space.Case())
		levers = levers[:min(len(levers), 6)]
		var out []*answer.Ways
		for _, work := range []int64{0, 1000} { // and stopped
			a, err := answer.NewWays(context.Background(), t,
				route.Query{Levers: levers, Most: 2, Work: &route.Work{Bound: work}}, nil, work == 0)
			if err != nil {
				return nil, err
			}
			out = append(out, a)
		}
		return out, nil
	}, (*Voice).Ways)
	register("sheet", sheets(false), (*Voice).Ways)
	register("sheet in full", sheets(true), (*Voice).AllWays)
	register("way", func(t answer.Talks) ([]*answer.OneWay, error) {
		var out []*answer.OneWay
		for _, letter := range []string{"A", "b"} {
			a, err := answer.NewWay(context.Background(), t, letter)
			if err != nil {
				return nil, err
			}
			if a.Way != nil {
				out = append(out, a)
			}
		}
		return out, nil
	}, (*Voice).OneWay)
}

// sheets answers the sheet of some talks.
func sheets(full bool) func(answer.Talks) ([]*answer.Ways, error) {
	return func(t answer.Talks) ([]*answer.Ways, error) {
		t.Work = 1 << 22
		a, err := answer.NewSheet(context.Background(), t, nil, full)
		return []*answer.Ways{a}, err
	}
}
