package impasse

import (
	"reflect"

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
		sp, err := q.layOut(c)
		if err != nil {
			return err
		}
		q.r.Variants = append(q.r.Variants, Variant{v, sp, q.laid(c, v.Party), stability.NewInquiry(sp)})
	}
	return nil
}

// layOut lays a case out that variants made. Where these change no more than what parties want
// and what binds the table, all but the ranks of some is shared.
func (q *inquiry) layOut(c *plenary.Case) (*space.Space, error) {
	if len(c.Parties) != len(q.c.Parties) || !reflect.DeepEqual(c.Options, q.c.Options) ||
		!reflect.DeepEqual(c.Impossible, q.c.Impossible) || !reflect.DeepEqual(c.Guarantees, q.c.Guarantees) {
		return space.New(q.ctx, c, q.sp.Limits())
	}
	sp := q.sp.As(c)
	for p := range c.Parties {
		if reflect.DeepEqual(c.Parties[p].Prefers, q.c.Parties[p].Prefers) {
			continue
		}
		var err error
		if sp, err = sp.Reranked(q.ctx, c, p); err != nil {
			return nil, err
		}
	}
	return sp, nil
}
