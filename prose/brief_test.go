package prose

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
)

func init() {
	register("brief", func(t answer.Talks) ([]*answer.Brief, error) {
		t.Work = 1 << 20
		a, err := answer.NewBrief(context.Background(), t)
		return []*answer.Brief{a}, err
	}, (*Voice).Brief)
}
