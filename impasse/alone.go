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
		switch stays := q.r.Answers; {
		case stays.Stable(stability.Nash, p, q.now):
			a.Nothing = append(a.Nothing, p)
		case stays.Stable(stability.SEQ, p, q.now):
			a.Credibly = append(a.Credibly, p)
		case stays.Stable(stability.GMR, p, q.now):
			a.Somehow = append(a.Somehow, p)
		default:
			a.Leave = append(a.Leave, p)
		}
	}
	q.found(a, nil)
	return nil
}
