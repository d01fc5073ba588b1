package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

func init() { register(120, (*inquiry).doubts, "doubt") }

// Doubt is what depends on the type that a party may be of.
type Doubt struct {
	Party     int
	Types     []PartyType    // as written first
	Same      []plenary.Term // acts of the party common to all types that would act at all
	Differing []plenary.Term // acts of some types only, the mildest first
}

// A PartyType is one type that the party may be of.
type PartyType struct {
	Variant    string              // "" for the case as it is
	Laid       []plenary.Statement // what the variant lays over the case
	Better     int
	Opens      int            // better states that the levers open, all pulled
	Equilibria int            // how many of these are SEQ equilibria
	Acts       []plenary.Term // the levels to which it would step on some way out
}

// Kind names the finding.
func (Doubt) Kind() string { return "doubt" }

func (Doubt) weight() int { return circumstance }

func (q *inquiry) doubts() error {
	for p := range q.c.Parties {
		if err := q.doubtOf(p); err != nil {
			return q.unsearched(Doubt{}, err)
		}
	}
	return nil
}

func (q *inquiry) doubtOf(p int) error {
	d := Doubt{Party: p}
	var claims []plenary.Evidence
	for i := range q.r.Variants {
		v := &q.r.Variants[i]
		if v.Of.Kind != plenary.Type || v.Of.Party != p {
			continue
		}
		k, err := q.partyType(v, p)
		if err != nil {
			return err
		}
		k.Laid = v.Laid
		d.Types = append(d.Types, k)
		claims = append(claims, marks(k.Laid)...)
	}
	if len(d.Types) == 0 {
		return nil
	}
	own, err := q.partyType(&Variant{Space: q.sp, Asked: q.r.Asked}, p)
	if err != nil {
		return err
	}
	d.Types = append([]PartyType{own}, d.Types...)
	if d.compare(); len(d.Differing) > 0 {
		q.found(d, nil, claims...)
	}
	return nil
}

// partyType takes stock of one type with all levers pulled.
func (q *inquiry) partyType(v *Variant, party int) (PartyType, error) {
	k := PartyType{Variant: v.Of.ID}
	sp, opens, err := q.pulled(v.Space)
	if err != nil {
		return k, err
	}
	o, err := route.Prepare(q.ctx, sp, route.Query{Work: q.work})
	if err != nil {
		return k, err
	}
	k.Better = len(o.Destinations)
	opened, err := o.Opens(q.ctx, route.Set{})
	if err != nil {
		return k, err
	}
	k.Opens = len(opened[0])
	if k.Opens == 0 {
		return k, nil
	}
	asked := v.Asked
	if opens { // levers that open nothing leave moves and ranks as they are
		asked = stability.NewInquiry(sp)
	}
	hold, err := asked.Equilibria(q.ctx, stability.SEQ, opened[0])
	if err != nil {
		return k, err
	}
	k.Equilibria = len(hold)
	k.Acts, err = o.Acts(q.ctx, party, route.Set{})
	return k, err
}

// pulled lays a case out with all levers pulled: anew only where they open an
// option, which opens reports.
func (q *inquiry) pulled(sp *space.Space) (out *space.Space, opens bool, err error) {
	var pull []*plenary.Lever
	for i := range q.r.Search.Levers {
		l := &q.r.Search.Levers[i]
		pull, opens = append(pull, l), opens || l.Kind == plenary.Open
	}
	c := sp.Case().Pull(pull...)
	if !opens {
		return sp.As(c), false, nil
	}
	out, err = sp.Opened(q.ctx, c)
	return out, true, err
}

func byTerm(a, b plenary.Term) int {
	if a.Option != b.Option {
		return a.Option - b.Option
	}
	if a.Levels < b.Levels {
		return -1
	}
	return 1
}

// compare sorts acts into those of all types and those of some.
func (d *Doubt) compare() {
	for _, k := range d.Types {
		for _, t := range k.Acts {
			all := !slices.ContainsFunc(d.Types, func(o PartyType) bool { return !slices.Contains(o.Acts, t) })
			if all && !slices.Contains(d.Same, t) {
				d.Same = append(d.Same, t)
			}
			if !all && !slices.Contains(d.Differing, t) {
				d.Differing = append(d.Differing, t)
			}
		}
	}
	slices.SortFunc(d.Same, byTerm)
	slices.SortFunc(d.Differing, byTerm)
}
