package impasse

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A Variant is a variant of a type or of impatience that can be laid over the
// case as it is, with the case as it is then.
type Variant struct {
	Of    plenary.Variant
	Space *space.Space
	Laid  []plenary.Statement // what it lays over the case
	Asked *stability.Inquiry  // who would stay where then
}

// variants lays out the case under each variant of a type or of impatience, in
// their order.
func (q *inquiry) variants() error {
	for _, v := range q.c.Known {
		if v.Kind != plenary.Type && v.Kind != plenary.Impatience {
			continue
		}
		c, err := q.c.With(v.ID)
		if err != nil {
			continue // laid already, or it collides with one that is
		}
		sp, err := space.New(q.ctx, c, q.sp.Limits())
		if err != nil {
			return err
		}
		q.r.Variants = append(q.r.Variants, Variant{v, sp, q.laid(c, v.Party), stability.NewInquiry(sp)})
	}
	return nil
}
