package record

import "slices"

// A Delivery describes how a commitment stands in deeds, whatever is said of it
// (docs/record.md#words-and-deeds).
type Delivery uint8

// The deliveries.
const (
	Unreported  Delivery = iota // nothing is on record
	Carried                     // what it is about is so, or somebody reports that it is done
	Declared                    // in words alone: it is met by being said, or only said to be met
	Undelivered                 // what it is about is not so, or somebody reports that it is not done
	InDispute
	NoLonger // owed
)

var deliveries = []string{"not reported", "carried out", "declared", "not carried out", "disputed", "lapsed"}

func (v Delivery) String() string { return deliveries[v] }

// ListDeliveries lists them, those carried out first.
func ListDeliveries() []Delivery {
	return []Delivery{Carried, Declared, Undelivered, InDispute, Unreported, NoLonger}
}

// A Delivered is how a commitment stands in deeds, and the entries in force on which
// that rests, ascending: what they say of it and, of the options that it is about,
// the last move of each.
type Delivered struct {
	Delivery Delivery
	By       []int
}

// Deliveries returns how the commitments of the day stand in deeds, in the order of
// the day's list. The cost is that of the entries in force, and of what the
// commitments are about.
func (d *Day) Deliveries() []Delivered {
	said, last := map[int][]int{}, map[int]int{} // by commitment, and by option
	for _, i := range d.InForce {
		switch e := &d.Record.Entries[i]; e.Kind {
		case Progress:
			said[e.Commitment] = append(said[e.Commitment], i)
		case Move:
			last[e.Option] = i
		}
	}
	out := make([]Delivered, len(d.Commitments))
	levels := d.Case.StatusQuo()
	for at := range out {
		s, c := &d.Commitments[at], d.commitment(at)
		v := Delivered{Delivery: deliveryOf(s, c, levels)}
		for _, i := range said[s.Commitment] {
			if i == s.Entry || s.Entry < 0 && c.Does == nil {
				v.By = append(v.By, i)
			}
		}
		if c.Does != nil {
			for _, o := range c.Does.Options(nil) {
				if i, moved := last[o]; moved {
					v.By = append(v.By, i)
				}
			}
		}
		slices.Sort(v.By)
		v.By = slices.Compact(v.By)
		out[at] = v
	}
	return out
}

// deliveryOf is how a commitment stands in deeds on a day of certain levels.
func deliveryOf(s *Standing, c *Commitment, levels []uint8) Delivery {
	so := c.Does != nil && c.Does.Holds(levels)
	switch {
	case s.Status == Lapsed:
		return NoLonger
	case s.Status == Broken:
		return Undelivered
	case c.Does != nil && !so && s.Status == Met:
		return Declared
	case c.Does != nil && !so:
		return Undelivered
	case s.Status == Disputed:
		return InDispute
	case so:
		return Carried
	case (s.Status == Met || s.Grade == 3) && c.Verb <= Willing:
		return Declared
	case s.Status == Met || s.Grade == 3:
		return Carried
	case s.Begun || s.Grade >= 0:
		return Undelivered
	}
	return Unreported
}
