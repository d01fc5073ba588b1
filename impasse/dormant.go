package impasse

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

func init() { register(110, (*inquiry).dormant, "dormant-agreement") }

// Dormant is an agreement whose commitments wait for one another.
type Dormant struct {
	Agreement int
	Circle    []int // positions in Day.Commitments, each waiting for the next and the last for the first
	Deal      bool  // whether each may come together with what it waits for
	Open      int   // commitments of the agreement that are not met
	Of        int   // all of them
}

// Kind names the finding.
func (Dormant) Kind() string { return "dormant-agreement" }

func (Dormant) weight() int { return cause }

func (q *inquiry) dormant() error {
	if q.day == nil {
		return nil
	}
	waits, err := q.day.Waits(q.ctx)
	if err != nil {
		return err
	}
	for _, a := range q.day.Agreements {
		for _, circle := range waits.Circles(a) {
			if err := q.dormantCircle(a, circle, waits); err != nil {
				return err
			}
		}
	}
	return nil
}

func (q *inquiry) dormantCircle(agreement int, circle []int, waits *record.Waits) error {
	d := Dormant{Agreement: agreement, Circle: circle, Deal: true}
	var claims []plenary.Evidence
	var best *Removal
	for i, at := range circle {
		w := q.waitOn(waits, at, circle[(i+1)%len(circle)])
		d.Deal = d.Deal && w.With
		if w.Written {
			claims = append(claims, q.day.Record.Commitments[q.day.Commitments[at].Commitment].How)
		}
		for _, p := range w.Preconditions {
			claims = append(claims, q.c.Preconditions[p].How)
			if len(w.Preconditions) > 1 {
				continue // waiving one of them would not end the wait
			}
			r, err := q.waive(p)
			if err != nil {
				return err
			}
			if best == nil || r.Within > best.Within {
				best = r
			}
		}
	}
	for i := range q.day.Commitments {
		s := &q.day.Commitments[i]
		if q.day.Record.Commitments[s.Commitment].Agreement != agreement {
			continue
		}
		if d.Of++; s.Status != record.Met {
			d.Open++
		}
	}
	q.found(d, best, claims...)
	return nil
}

// waitOn is why one commitment of a circle waits for the next.
func (q *inquiry) waitOn(waits *record.Waits, at, next int) record.Wait {
	for _, w := range waits.Of[at] {
		if w.For == q.day.Commitments[next].Commitment {
			return w
		}
	}
	return record.Wait{}
}
