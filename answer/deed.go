package answer

import "github.com/plenary-talks/plenary/record"

// A DeedCount counts commitments that stand alike in deeds.
type DeedCount struct {
	Deed  string `json:"deed"`  // carried out, declared, not carried out, disputed, not reported or lapsed
	Count int    `json:"count"` // commitments
}

// delivered is how all commitments stand in deeds.
func (g *gatherer) delivered() []record.Delivered {
	if g.deliveries == nil {
		g.deliveries = g.day.Deliveries()
	}
	return g.deliveries
}

// deedSaid is what the standing in deeds of a commitment rests on.
func (g *gatherer) deedSaid(at int) []Claim {
	var out []Claim
	for _, i := range g.delivered()[at].By {
		out = append(out, g.entryClaim(&g.day.Record.Entries[i]))
	}
	return out
}

// standsIn is how commitments of an agreement stand in deeds.
type standsIn struct {
	agreement int
	delivery  record.Delivery
}

// deeds counts the commitments of an agreement by how they stand in deeds, those
// carried out first.
func deeds(agreement int, by map[standsIn]int) []DeedCount {
	out := []DeedCount{}
	for _, v := range record.ListDeliveries() {
		if n := by[standsIn{agreement, v}]; n > 0 {
			out = append(out, DeedCount{v.String(), n})
		}
	}
	return out
}
