package prose

import (
	"context"
	"errors"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/depth"
)

func init() {
	have := func(t answer.Talks) ([]*answer.Depth, error) {
		a, err := answer.NewDepth(context.Background(), t, 3)
		if errors.Is(err, depth.ErrMovers) {
			return nil, nil
		}
		return []*answer.Depth{a}, err
	}
	register("depth", have, (*Voice).Depth)
}
