package prose

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
)

func init() {
	register("bottom-lines", func(t answer.Talks) ([]*answer.BottomLines, error) {
		var all []int
		for p := range t.Space.Case().Parties {
			all = append(all, p)
		}
		a, err := answer.NewBottomLines(context.Background(), t, all)
		if err != nil || len(all) < 2 {
			return []*answer.BottomLines{a}, err
		}
		pair, err := answer.NewBargain(context.Background(), t, 1, 0)
		return []*answer.BottomLines{a, pair}, err
	}, (*Voice).BottomLines)
}
