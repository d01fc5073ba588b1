package answer

// Leaning is what the answers of a brief lean on: which of them go once one wish
// of one party is struck out, and how far one wish that nobody stated, claimed or
// reported can move in its party's list before one goes. All else stays
// (docs/theory.md#what-answers-lean-on). Parties whose ranking is written
// outright have no wishes to strike out.
type Leaning struct {
	Wishes  int             `json:"wishes"`      // of all parties
	ByHow   []WishCount     `json:"by_evidence"` // the same by how they are known, the strongest first
	Answers []AnswerLeaning `json:"answers"`     // the way open as things are, ways by letter, gains by party
	// the wishes on which any of these hangs, in the order of the case; all others
	// can be struck out or moved
	Hinges []Hinge `json:"hinges"`
	// whether all wishes were struck out and moved; if not, Hinges are none and no answer hangs
	// on anything that is known
	Complete bool `json:"complete"`
}

// WishCount counts wishes that are known alike.
type WishCount struct {
	How   string `json:"how"`   // as of a claim, or unmarked
	Count int    `json:"count"` // wishes
}

// A Conclusion is one of the answers of a brief that follow from what parties
// want: a way, or what a party gains alone.
type Conclusion struct {
	Kind  string  `json:"kind"`            // open: the way open as things are; way; or gain
	Way   string  `json:"way,omitempty"`   // the letter of a way
	Party PartyID `json:"party,omitempty"` // of a gain: who has something to gain by moving alone
}

// The kinds of conclusions.
const (
	ConcludesOpen = "open"
	ConcludesWay  = "way"
	ConcludesGain = "gain"
)

// An AnswerLeaning counts the wishes on which one answer hangs.
type AnswerLeaning struct {
	Conclusion
	HangsOn int    `json:"hangs_on"`          // wishes each of which, struck out, ends it
	Weakest string `json:"weakest,omitempty"` // how the least known of these is known, as of a claim, or unmarked
	Turns   int    `json:"turns_on"`          // wishes each of which ends it by standing elsewhere in its list
}

// A Hinge is a wish on which answers hang.
type Hinge struct {
	Wish
	Ends []Conclusion `json:"ends"` // once it is struck out
	// by standing higher, or lower, in its party's list: each with those that end there and at no
	// smaller shift. None of a wish that is stated, claimed or reported
	Up   []Shift `json:"up,omitempty"`
	Down []Shift `json:"down,omitempty"`
}

// A Shift is how far a wish moves in its party's list, with what then ends.
type Shift struct {
	Places int          `json:"places"` // wishes that it passes
	Past   Wish         `json:"past"`   // the last of these
	Ends   []Conclusion `json:"ends"`
}
