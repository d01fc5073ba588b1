package prose

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
)

func init() {
	have := func(t answer.Talks) ([]*answer.Drift, error) {
		if t.Space.Case().NoStatusQuo {
			return nil, nil
		}
		a, err := answer.NewDrift(context.Background(), t, answer.Drifting{Rounds: 3})
		return []*answer.Drift{a}, err
	}
	register("drift", have, (*Voice).Drift)
}
