package prose

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
)

func init() {
	register("rests", func(t answer.Talks) ([]*answer.Rests, error) {
		var out []*answer.Rests
		for _, s := range t.Space.Case().Sources {
			if len(s.Passages) == 0 || len(out) == 4 { // each takes a brief
				continue
			}
			r, err := answer.NewRests(context.Background(), t, s.ID+"#"+s.Passages[0].ID)
			if err != nil {
				return nil, err
			}
			out = append(out, r)
		}
		return out, nil
	}, (*Voice).Rests)
}
