package prose

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/stability"
)

func init() {
	brief := func(t answer.Talks) ([]*answer.Brief, error) {
		t.Work, t.Sure = 1<<20, mostSure
		a, err := answer.NewBrief(context.Background(), t)
		return []*answer.Brief{a}, err
	}
	register("the table now", brief, func(v *Voice, a *answer.Brief) *page.Document { return v.TableNow(a) })
	register("why stuck", brief, func(v *Voice, a *answer.Brief) *page.Document { return v.WhyStuck(a) })
	register("how sure", brief, func(v *Voice, a *answer.Brief) *page.Document { return v.HowSure(a, a.Sure) })
	register("ways out", func(t answer.Talks) ([]*answer.Ways, error) {
		t.Work = 1 << 20
		a, err := answer.NewSheet(context.Background(), t, nil, false)
		return []*answer.Ways{a}, err
	}, func(v *Voice, a *answer.Ways) *page.Document { return v.WaysOut(a, &answer.Brief{}) })
	listing := func(t answer.Talks) ([]*answer.Listing, error) {
		a, err := stability.Analyse(context.Background(), t.Space, answer.ListedBy()...)
		if err != nil {
			return nil, err
		}
		list, err := answer.NewListing(context.Background(), t, a, answer.List{Most: 5})
		return []*answer.Listing{list}, err
	}
	register("situations", listing, func(v *Voice, a *answer.Listing) *page.Document { return v.Listing(a) })
	register("situations side by side", listing, func(v *Voice, a *answer.Listing) *page.Document { return v.Side(a) })
}
