package prose

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/stability"
)

func init() {
	register("the table now", sureBriefs, func(v *Voice, a *answer.Brief) *page.Document { return v.TableNow(a) })
	register("why stuck", sureBriefs, func(v *Voice, a *answer.Brief) *page.Document { return v.WhyStuck(a) })
	register("how sure", sureBriefs, func(v *Voice, a *answer.Brief) *page.Document { return v.HowSure(a, a.Sure) })
	register("ways out", func(t answer.Talks) ([]*answer.Ways, error) {
		t.Work = 1 << 20
		a, err := answer.NewSheet(context.Background(), t, nil, false)
		return []*answer.Ways{a}, err
	}, func(v *Voice, a *answer.Ways) *page.Document { return v.WaysOut(a, &answer.Brief{}) })
	listing := sharing(func(t answer.Talks) ([]*answer.Listing, error) {
		a, err := stability.Analyse(context.Background(), t.Space, answer.ListedBy()...)
		if err != nil {
			return nil, err
		}
		list, err := answer.NewListing(context.Background(), t, a, answer.List{Most: 5})
		return []*answer.Listing{list}, err
	})
	register("situations", listing, func(v *Voice, a *answer.Listing) *page.Document { return v.Listing(a) })
	register("situations side by side", listing, func(v *Voice, a *answer.Listing) *page.Document { return v.Side(a) })
}
