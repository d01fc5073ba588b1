package answer

// Ids, as the case file has them. What each stands for is in the [Glossary].
type (
	PartyID      string
	OptionID     string // party.option
	TrackID      string
	PersonID     string
	StanceID     string // of a precondition
	LeverID      string // declared, or KIND:WHAT of one found mechanically
	VariantID    string
	GoalID       string
	ExchangeID   string
	GuaranteeID  string
	SourceID     string
	AgreementID  string
	CommitmentID string
	EntryID      string
	EntryNumber  int    // its place in the record, from 1
	ConditionID  string // a name of the case, or #1, #2 ... of a condition without one
	Ref          string // of a passage, source#passage, or a source as a whole
)

// A Change is an option at another level. Levels count from 0, the lowest.
type Change struct {
	Option OptionID `json:"option"`
	From   int      `json:"from"` // level in the status quo, or in the state before
	To     int      `json:"to"`   // level here
}

// An Outcome is a state, with what differs in it from the status quo.
type Outcome struct {
	State int `json:"state"` // its number, from 1
	// of every option its level, 0 to 9 and then a to z, in the order of the case
	Code    string   `json:"code"`
	Changes []Change `json:"changes,omitempty"` // none of the status quo itself
}

// A Term is some levels of an option.
type Term struct {
	Option OptionID `json:"option"`
	Levels []int    `json:"levels"` // ascending
}

// A Claim is who asserts something, how it is known, and where it stands.
type Claim struct {
	By  PartyID  `json:"by,omitempty"`  // the party that asserts it
	Who PersonID `json:"who,omitempty"` // the person who does, for that party or for none here
	// stated, claimed, reported, inferred, assumed; none where the case does not say
	How      string `json:"how,omitempty"`
	Passages []Ref  `json:"passages,omitempty"` // source#passage, or a source as a whole
}

// A Wish is a preference statement of a party, by its place in the party's
// list. The glossary has its words.
type Wish struct {
	Party  PartyID `json:"party"`
	Number int     `json:"number"` // from 1
	Claim
}

// A Stance is a precondition: a party refuses one thing until another.
type Stance struct {
	ID      StanceID    `json:"id"`
	Party   PartyID     `json:"party"`
	Refuses ConditionID `json:"refuses"` // what the party does not let come about
	Until   ConditionID `json:"until"`   // what it waits for
	// before: what it waits for must come first; with: both may come in one joint step
	Order string `json:"order"`
	Claim
}

// A Step is a move by one party.
type Step struct {
	Party   PartyID  `json:"party"`
	State   int      `json:"state"` // the number of the state it leads to
	Code    string   `json:"code"`
	Changes []Change `json:"changes"`
	Gains   bool     `json:"gains"` // whether its party prefers the state it leads to
	// the weightiest wish that its party loses by it; none where it loses none, or has a ranking
	Loses *Wish `json:"loses,omitempty"`
	// in the reply to a temptation, the weightiest wish that its party gains by it; none where it gains none, or has a
	// ranking
	For *Wish `json:"for,omitempty"`
}

// A Reason is why a party stays where it is, or that it does not.
type Reason string

// The reasons, from the firmest.
const (
	NoMove       Reason = "no move"
	Indifferent  Reason = "indifferent"
	NoGain       Reason = "no gain"
	Deterred     Reason = "deterred credibly"     // each gain is answered by moves those who make them gain from
	DeterredCost Reason = "deterred not credibly" // each gain can be answered, some only at a loss to those who answer
	WouldLeave   Reason = "would leave"
)

// A Temptation is a party's improvement from a state, with what answers it.
type Temptation struct {
	Party  PartyID `json:"party"`
	Step   Step    `json:"step"`            // the improvement
	Reason Reason  `json:"reason"`          // what becomes of it
	Reply  []Step  `json:"reply,omitempty"` // moves that answer it; none where nothing does
}
