package prose

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
)

func init() { register("brief", briefs, (*Voice).Brief) }

// briefs are shared by all pages that show a brief, or part of one.
var briefs = sharing(func(t answer.Talks) ([]*answer.Brief, error) {
	t.Work = 1 << 20
	a, err := answer.NewBrief(context.Background(), t)
	return []*answer.Brief{a}, err
})

// sureBriefs are briefs that also tell how sure they are.
var sureBriefs = sharing(func(t answer.Talks) ([]*answer.Brief, error) {
	t.Work, t.Sure = 1<<20, mostSure
	a, err := answer.NewBrief(context.Background(), t)
	return []*answer.Brief{a}, err
})
