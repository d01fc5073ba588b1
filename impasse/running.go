package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

func init() { register(80, (*inquiry).runningOut, "running-out") }

// RunningOut is where improvements lead from the status quo, as things are or
// once a party has become impatient.
type RunningOut struct {
	Variant string              // the impatience; "" for the case as it is
	Laid    []plenary.Statement // what it lays over the case
	Begin   []int               // parties with an improvement from the status quo
	Ends    [][]int             // states where sequences of improvements end; several that they go round in
	Gain    []int               // parties that prefer every end to the status quo
	Lose    []int               // parties that like every end less
}

// Kind names the finding.
func (RunningOut) Kind() string { return "running-out" }

func (RunningOut) weight() int { return consequence }

func (q *inquiry) runningOut() error {
	if err := q.decay("", q.sp, nil); err != nil {
		return err
	}
	for _, v := range q.r.Variants {
		if v.Of.Kind != plenary.Impatience {
			continue
		}
		if err := q.decay(v.Of.ID, v.Space, v.Laid); err != nil {
			return err
		}
	}
	return nil
}

// laid lists the statements of a party that a further variant laid: those of
// its case that the case as it is does not have.
func (q *inquiry) laid(c *plenary.Case, party int) []plenary.Statement {
	if party < 0 {
		return nil
	}
	before := slices.DeleteFunc(slices.Clone(q.c.Parties[party].Prefers.Statements), func(s plenary.Statement) bool {
		return !s.Laid
	})
	var out []plenary.Statement
	for _, s := range c.Parties[party].Prefers.Statements {
		if !s.Laid {
			continue
		}
		at := slices.IndexFunc(before, func(b plenary.Statement) bool {
			return b.ID == s.ID && b.Want.String() == s.Want.String()
		})
		if at < 0 {
			out = append(out, s)
		} else {
			before = slices.Delete(before, at, at+1) // each stands for itself
		}
	}
	return out
}

// marks is how statements are known.
func marks(statements []plenary.Statement) []plenary.Evidence {
	var out []plenary.Evidence
	for _, s := range statements {
		out = append(out, s.How)
	}
	return out
}

func (q *inquiry) decay(variant string, sp *space.Space, laid []plenary.Statement) error {
	d := RunningOut{Variant: variant, Laid: laid}
	for p := range q.c.Parties {
		if len(sp.Improvements(p, q.now)) > 0 {
			d.Begin = append(d.Begin, p)
		}
	}
	if len(d.Begin) == 0 {
		return nil
	}
	if q.bare {
		q.found(d, nil)
		return nil
	}
	var err error
	if d.Ends, err = ends(q.ctx, sp); err != nil {
		return err
	}
	for p := range q.c.Parties {
		all := func(better func(a, b uint32) bool) bool {
			return !slices.ContainsFunc(d.Ends, func(end []int) bool {
				return slices.ContainsFunc(end, func(s int) bool { return !better(sp.Rank(p, s), sp.Rank(p, q.now)) })
			})
		}
		if all(func(a, b uint32) bool { return a > b }) {
			d.Gain = append(d.Gain, p)
		}
		if all(func(a, b uint32) bool { return a < b }) {
			d.Lose = append(d.Lose, p)
		}
	}
	q.found(d, nil, marks(laid)...)
	return nil
}
