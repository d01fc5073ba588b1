package answer

import (
	"cmp"
	"context"
	"slices"

	"github.com/plenary-talks/plenary/robust"
)

// A Tally is what was counted in some orders drawn. Those of samples that have none in common add up.
type Tally struct {
	// pairs of wishes of one party that stand the other way round, in all samples
	Exchanged int64     `json:"exchanged"`
	Pairs     int64     `json:"pairs"` // all such pairs
	Parties   []PartyID `json:"parties"`
	Counts    []Count   `json:"counts"` // in the order in which it is asked
}

// A Count is in how many orders a conclusion stands.
type Count struct {
	Kind    string  `json:"kind"`              // as of [DrawnConclusion]
	Holds   bool    `json:"holds"`             // in the case as it is
	Way     string  `json:"way,omitempty"`     // the letter of a way; none of what is open as things are
	Party   PartyID `json:"party,omitempty"`   // of gains
	Concept string  `json:"concept,omitempty"` // of today: nash, gmr or seq
	Stands  int     `json:"stands"`            // samples in which it is as it is in the case
	Alone   []int   `json:"alone"`             // by party: of the samples in which the order of that one alone is drawn
}

// same reports whether two counts are of the same conclusion.
func (c *Count) same(as *Count) bool {
	return c.Kind == as.Kind && c.Holds == as.Holds && c.Way == as.Way && c.Party == as.Party &&
		c.Concept == as.Concept && len(c.Alone) == len(as.Alone)
}

// sampler prepares to draw orders.
func (s *tried) sampler(ctx context.Context, of Doubts) (*robust.Sampler, error) {
	d := robust.Drawing{Better: s.search.Better, Seed: of.Seed, Dispersion: of.Dispersion}
	for i := range s.leans {
		d.Ways = append(d.Ways, robust.Way{Way: s.leans[i].way, Want: s.leans[i].want})
	}
	return robust.NewSampler(ctx, s.sp, d)
}

// tally counts what was drawn.
func (s *tried) tally(r *robust.Drawn) *Tally {
	out := &Tally{Exchanged: r.Exchanged, Pairs: r.Pairs, Parties: []PartyID{}, Counts: []Count{}}
	for p := range s.c.Parties {
		out.Parties = append(out.Parties, s.party(p))
	}
	for i, told := range r.Conclusions {
		c := Count{Kind: aspects[told.Aspect], Holds: told.Holds, Stands: r.Stands[i], Alone: []int{}}
		switch told.Aspect {
		case robust.PartyGains:
			c.Party = s.party(told.Party)
		case robust.TodayBy:
			c.Concept = told.Concept.String()
		case robust.WayGoes, robust.WayHolds, robust.WayExposes:
			c.Way = s.leans[told.Way].of.Way
		}
		for p := range s.c.Parties {
			c.Alone = append(c.Alone, r.Alone[p][i])
		}
		out.Counts = append(out.Counts, c)
	}
	return out
}

// add adds what was counted in other samples; both are of the same conclusions.
func (t *Tally) add(of *Tally) {
	t.Exchanged, t.Pairs = t.Exchanged+of.Exchanged, t.Pairs+of.Pairs
	for i := range t.Counts {
		c, more := &t.Counts[i], &of.Counts[i]
		c.Stands += more.Stands
		for p, n := range more.Alone {
			c.Alone[p] += n
		}
	}
}

// drawn is in how many of all samples conclusions stand; nil where no party orders anything.
func (t *Tally) drawn(of Doubts) *Drawn {
	if t.Pairs == 0 {
		return nil
	}
	out := &Drawn{Samples: of.Samples, Seed: int(of.Seed), Dispersion: of.Dispersion,
		Exchanged: int((1000*t.Exchanged + t.Pairs/2) / t.Pairs), Conclusions: []DrawnConclusion{}}
	for i := range t.Counts {
		c := &t.Counts[i]
		d := DrawnConclusion{Kind: c.Kind, Holds: c.Holds, Way: c.Way, Party: c.Party, Concept: c.Concept,
			Stands: c.Stands, Alone: []StandsAlone{}}
		d.Low, d.High = robust.Wilson(c.Stands, of.Samples)
		for p, n := range c.Alone {
			d.Alone = append(d.Alone, StandsAlone{t.Parties[p], n})
		}
		out.Conclusions = append(out.Conclusions, d)
	}
	slices.SortStableFunc(out.Conclusions, func(a, b DrawnConclusion) int { return cmp.Compare(a.Stands, b.Stands) })
	return out
}
