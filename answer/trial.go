package answer

// A Trial is what other wishes do to the answers of a case: each answer as saved and
// now, in the same order whatever is tried (docs/theory.md#other-wishes). Whatever
// belongs to one side, such as a wish by its number, is to be looked up in the glossary
// of that side.
type Trial struct {
	Head
	Rows     []TrialRow      `json:"rows"`     // ways by letter, what is open as things are, gains by party, today
	Findings []FindingChange `json:"findings"` // that went, came or are otherwise: those of the case as tried first
	Changes  []CaseChange    `json:"changes"`  // in what the parties want
	// wishes that cannot be read as they are tried: the saved ones stand in for them, by
	// the saved lists
	Without  []Wish `json:"without,omitempty"`
	Complete bool   `json:"complete"` // whether all searches went to their end
	// what is still to come while not all is known yet: ways, whether those saved are open;
	// findings; came, which ways are new; searched, the findings that take a search
	Awaited  []string   `json:"awaited,omitempty"`
	Glossary Glossaries `json:"glossary"` // old is of the case as saved
}

// A TrialRow is one answer, as saved and now.
type TrialRow struct {
	Kind  string  `json:"kind"`            // way; open: the way open as things are; gain; or today
	Way   string  `json:"way,omitempty"`   // the letter of a way: of one that came, after those saved
	Party PartyID `json:"party,omitempty"` // of a gain: who has something to gain by moving alone
	// of a way and of what is open, by the side that has it: the saved one if it does
	Named *NamedWay `json:"named,omitempty"`
	Saved string    `json:"saved"` // holds, open or none
	Now   string    `json:"now"`   // holds, open or none
	// same; went; came; firmer or looser, where it is open and holds otherwise; or other: it is led to by
	// another way, that asks otherwise
	Change string    `json:"change"`
	Other  *NamedWay `json:"other,omitempty"` // that way, by the case as tried
	Why    *Decides  `json:"why,omitempty"`   // of what is not the same, where two situations tell it
}

// What is still to come of a trial.
const (
	AwaitsWays     = "ways"
	AwaitsFindings = "findings"
	AwaitsCame     = "came"
	AwaitsSearched = "searched"
)

// How an answer stands. Of a gain, and of today, holds means that it is so.
const (
	StandsHolds = "holds" // it stands, and holds while breaches are answered willingly
	StandsOpen  = "open"  // it is open, and would not hold
	StandsNone  = "none"  // it is not open, or not so
)

// What became of an answer.
const (
	TrialSame   = "same"
	TrialWent   = "went"
	TrialCame   = "came"
	TrialFirmer = "firmer"
	TrialLooser = "looser"
	TrialOther  = "other"
)

// ConcludesToday is the kind of the answer whether everybody would stay in the status
// quo while breaches are answered willingly.
const ConcludesToday = "today"

// A NamedWay is a way as far as its name needs it.
type NamedWay struct {
	Goal   GoalID    `json:"goal,omitempty"` // that it leads to; none of what is open as things are
	First  []PartyID `json:"first"`          // who moves in its first step
	Apart  *Apart    `json:"apart,omitempty"`
	Levers []Lever   `json:"levers"`
	To     Outcome   `json:"to"` // the destination
}

// Decides is that a party ranks two situations otherwise than as saved, and by which
// wish: the first on its list on which they differ.
type Decides struct {
	Party PartyID `json:"party"`
	From  Outcome `json:"from"` // the one: today, or the one that a step, or somebody who breaks out, leaves
	To    Outcome `json:"to"`   // the other
	// where From is today and To the destination: destination; where a step is taken: step; where somebody leaves the
	// destination: breach; where somebody moves alone from today: alone
	At       string `json:"at"`
	Saved    string `json:"saved"`               // which of them it preferred: from, to or neither
	Now      string `json:"now"`                 // which of them it prefers
	SavedFor *Wish  `json:"saved_for,omitempty"` // by which wish, of the saved list
	NowFor   *Wish  `json:"now_for,omitempty"`   // by which wish, of the list as tried
}

// Places at which a ranking matters to an answer.
const (
	AtDestination = "destination"
	AtStep        = "step"
	AtBreach      = "breach"
	AtAlone       = "alone"
)

// Which of two situations a party prefers.
const (
	PrefersFrom    = "from"
	PrefersTo      = "to"
	PrefersNeither = "neither"
)
