package answer

import "github.com/plenary-talks/plenary/robust"

// Drawn is in how many orders of wishes conclusions stand (docs/theory.md#orders-drawn):
// counts of orders, and of nothing else.
type Drawn struct {
	Samples int `json:"samples"` // orders, of all parties at once
	Seed    int `json:"seed"`    // which: the same seed draws the same
	// from 0, the orders of the case, to 1, any order alike: by how much less often an order comes for
	// each pair that stands the other way round
	Dispersion float64 `json:"dispersion"`
	// of 1,000 pairs of wishes of one party, how many stand the other way round, on average
	Exchanged   int               `json:"exchanged_of_1000"`
	Conclusions []DrawnConclusion `json:"conclusions"` // those that stand least often first
}

// A DrawnConclusion is a conclusion with how often it stands.
type DrawnConclusion struct {
	// better: something is better than today for all; gains: a party gains by moving alone; today: all
	// would stay; goes: where a way leads is better for all, and all are willing step by step as it is told;
	// holds: where it leads would hold; safe: nobody else is worse off on it
	Kind    string        `json:"kind"`
	Holds   bool          `json:"holds"`             // in the case as it is
	Way     string        `json:"way,omitempty"`     // the letter of a way; none of what is open as things are
	Party   PartyID       `json:"party,omitempty"`   // of gains
	Concept string        `json:"concept,omitempty"` // of today: nash, gmr or seq
	Stands  int           `json:"stands"`            // samples in which it is as it is in the case
	Low     int           `json:"low"`               // the least of the interval for this count, at 95 of 100 (Wilson)
	High    int           `json:"high"`              // and the most
	Alone   []StandsAlone `json:"alone"`             // by party: the same where the order of that one alone is drawn
}

// A StandsAlone is how often a conclusion stands where one order alone is drawn.
type StandsAlone struct {
	Party  PartyID `json:"party"`
	Stands int     `json:"stands"`
}

// aspects names what is asked of orders drawn.
var aspects = map[robust.Aspect]string{robust.SomethingBetter: "better", robust.PartyGains: "gains",
	robust.TodayBy: ConcludesToday, robust.WayGoes: "goes", robust.WayHolds: "holds", robust.WayExposes: "safe"}
