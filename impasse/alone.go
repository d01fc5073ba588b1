package impasse

import "github.com/plenary-talks/plenary/stability"

func init() { register(10, (*inquiry).alone, "no-gain", "deterred-gain", "undeterred-gain") }

// Alone sorts the parties by what they have to gain by moving alone.
type Alone struct {
	Nothing  []int // no improvement
	Credibly []int // each is answered by moves that those who make them gain from
	Somehow  []int // each can be answered
	Leave    []int // some is answered by nothing
}

// Kind names the finding: no gain, deterred gain, or undeterred gain.
func (a Alone) Kind() string {
	switch {
	case len(a.Leave) > 0:
		return "undeterred-gain"
	case len(a.Credibly)+len(a.Somehow) > 0:
		return "deterred-gain"
	}
	return "no-gain"
}

func (Alone) weight() int { return fact }

func (q *inquiry) alone() error {
	var a Alone
	for p := range q.c.Parties {
		list := &a.Leave
		for _, by := range []struct {
			concept stability.Concept
			list    *[]int
		}{{stability.Nash, &a.Nothing}, {stability.SEQ, &a.Credibly}, {stability.GMR, &a.Somehow}} {
			stays, err := q.r.Asked.Stable(q.ctx, by.concept, p, q.now)
			if err != nil {
				return err
			}
			if stays {
				list = by.list
				break
			}
		}
		*list = append(*list, p)
	}
	q.found(a, nil)
	return nil
}
