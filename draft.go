package plenary

// A Draft is a case as somebody wrote it: all text, nothing checked.
type Draft struct {
	Title       string
	Lang        string // of its texts, as in en; "" for English
	AsOf        string // a date, 2006-12-22; "" for none
	StatusQuo   string // none: where the parties are now is not said; "" for as the options say
	Parties     []PartyDraft
	Options     []OptionDraft
	Conditions  []ConditionDraft
	Impossible  []string
	Preferences []PreferenceDraft

	Tracks        []TrackDraft
	Preconditions []PreconditionDraft
	Guarantees    []GuaranteeDraft
	Levers        []LeverDraft
	Goals         []GoalDraft
	Exchanges     []ExchangeDraft
	LeftOut       []string

	Variants []VariantDraft
	People   []PersonDraft
	Sources  []SourceDraft
	Laid     []string // the variants laid over it by With, in order
	Pulled   []string // the levers pulled by them, in order

	written *Draft // before any variant was laid over it; nil when none was
}

// A ClaimDraft tells, as written, where something comes from.
type ClaimDraft struct {
	By       string   // a party's ID
	Who      string   // a person's ID
	How      string   // stated, claimed, reported, inferred, assumed
	Passages []string // source#passage
}

// A ConditionDraft is a condition with a name as written.
type ConditionDraft struct {
	ID, Want, Noun string
	Same           string // "true", or a condition; "" where states in which it holds are told apart
}

// A PartyDraft is a party as written.
type PartyDraft struct {
	ID   string
	Name string // "" for the ID
	Also []string

	Text, Short, Capital, AsWritten string

	Perceives []PerceptionDraft
}

// A PerceptionDraft is one thing that a party takes to be otherwise than the case has
// it, as written: what a variant has others want, or states that it does not see.
type PerceptionDraft struct {
	Variant string // a variant's ID
	Unseen  string // a condition
	Because string
	ClaimDraft
}

// An OptionDraft is an option as written. Of one with two levels Do and Is are
// those of the upper, Undo is that of the lower; then Phrases is nil.
type OptionDraft struct {
	ID      string // party.option
	Says    string
	Levels  []string      // nil for no, yes
	Phrases []PhraseDraft // one a level; nil when the levels are a list
	Now     string        // "" for the first level
	OrNow   []string      // the other levels at which it may stand, for all that is known; nil where Now is certain
	Moves   string        // "" for both
	Final   string        // "" for none
	Closed  string        // why nobody can change it for now; "" when it is open

	Noun, Do, Undo, Is string
	Because            string
	ClaimDraft
}

// A PhraseDraft is how a level is told, as written, with a claim about it.
type PhraseDraft struct {
	Do, Undo, Is, Noun string
	Falls              []FallDraft // in place of Undo: by the level that one comes from; nil for none
	Says               string
	Because            string
	ClaimDraft
}

// A FallDraft is what a party does to fall to a level from one that is higher, as written.
type FallDraft struct{ From, Text string }

// A PreferenceDraft is what one party prefers: statements or a ranking, not both.
type PreferenceDraft struct {
	Party      string
	Statements []StatementDraft
	Ranking    [][]string   // tiers of state codes, best first
	Order      []OrderDraft // what the characters of its codes stand for; nil for the options as declared
	Strong     []int        // below how many tiers a strong step lies; nil for none
}

// A StatementDraft is a preference statement as written.
type StatementDraft struct {
	ID      string // "" for none; variants refer to it
	Want    string
	Because string
	Unsure  string // why it is not sure that the party wants it, or any other text that it is not; "" where it is
	Unknown string // why it is not known whether it prefers this or its opposite, or any other text; "" where it is
	Strong  string // why losing this, or what stands above it, weighs heavily, or any other text; "" where unmarked
	ClaimDraft

	laid bool // by a variant
}

// A TrackDraft is a track as written.
type TrackDraft struct {
	ID    string
	Name  string // "" for the ID
	Says  string
	From  string // the first day; "" for not told
	Until string // the last day
	Seats []SeatDraft
}

// A SeatDraft is one party's seat on a track as written.
type SeatDraft struct {
	Party   string
	Mandate []MandateDraft
}

// A MandateDraft is something known of a mandate as written: what the
// delegation may discuss or what it may commit to, not both.
type MandateDraft struct {
	Discuss []string // options
	Commit  []string // options of its own, or comparisons on them
	May     string   // yes, no; "" for yes
	ClaimDraft
}

// A PreconditionDraft is a precondition as written.
type PreconditionDraft struct {
	ID      string
	Party   string
	Refuses string
	Until   string
	Order   string // before, with; "" for before
	Because string

	Refusal, Question string
	ClaimDraft
}

// A GuaranteeDraft is a guarantee as written.
type GuaranteeDraft struct {
	ID    string
	Says  string
	Party string
	While string
	Keeps []string // options of the party
	ClaimDraft
}

// A LeverDraft is a lever as written: one of Waive, Soften, Accept, Widen,
// Move, Open and Swap tells what it does.
type LeverDraft struct {
	ID   string
	Says string
	Asks []string // parties; nil for those its kind asks
	Ask  []AskDraft

	Waive  []string // preconditions
	Soften []string // preconditions
	Accept string   // a condition, for the preconditions in For
	For    []string
	Widen  string // a track, to the options or comparisons in Commit
	Commit []string
	Move   string // an option, to the track in To
	To     string
	Open   []string // closed options
	Swap   []string // two parties
	ClaimDraft
}

// An AskDraft is what one asks of a party, as written.
type AskDraft struct{ Party, Text string }

// A GoalDraft is a goal as written.
type GoalDraft struct{ ID, Says, Want, Noun string }

// An ExchangeDraft is an exchange as written.
type ExchangeDraft struct {
	ID    string
	Says  string
	Give  string
	For   string
	Order string // silent, before, after, with; "" for silent
	ClaimDraft
}

// A VariantDraft is a named what-if as written: other preferences for some
// parties, levers pulled, or both.
type VariantDraft struct {
	ID          string
	Says        string
	Kind        string // type, impatience; "" for any other what-if
	Preferences []VariantPreferenceDraft
	Levers      []string // pulled, by ID
	Forward     []string // options whose level can only rise
	Noun        string
	Unsure      string // why it may be so, or any other text that it may; "" of any other what-if
}

// A VariantPreferenceDraft changes what one party prefers: by edits of its
// statements, or by other preferences instead.
type VariantPreferenceDraft struct {
	Party   string
	Edits   []EditDraft
	Instead *PreferenceDraft // nil with edits
}

// An EditDraft changes a list of statements at the statement that one of
// Above, Replace and Drop names by its ID. What is put there is the
// StatementDraft; nothing with Drop.
type EditDraft struct {
	Above, Replace, Drop string
	StatementDraft
}

// A SourceDraft is a source as written.
type SourceDraft struct {
	ID        string
	Kind      string
	Title     string
	Publisher string
	Date      string
	Language  string
	Digest    string
	Short     string
	Passages  []PassageDraft
}

// A PersonDraft is a person as written.
type PersonDraft struct {
	ID    string
	Name  string // "" for the ID
	Also  []string
	Party string // "" for none
	Role  string
}

// A PassageDraft is a passage as written.
type PassageDraft struct {
	ID     string
	At     string // line:column
	Length int
	Digest string
	Says   string
}

// A Fault is one thing wrong with a draft.
type Fault struct {
	Path []string // where: the keys and 0-based positions that lead there, as in preferences, up, 0, want
	Key  bool     // the last key of Path is at fault, rather than what stands under it
	Off  int      // bytes into the text found there
	Len  int      // bytes at fault; 0 for all of it
	Code string   // what kind of fault it is, as docs/faults.md has it: unknown-option
	Msg  string   // what is wrong
	Hint string   // the likely fix; may be empty

	// Needs lists paths of the draft that the fault rests on, "*" for any step: when
	// what stands there was not read as it was meant, the fault may be nothing but
	// a consequence of that. An unknown name needs the place where it would be declared.
	Needs [][]string
}

func (f Fault) Error() string {
	if f.Hint == "" {
		return f.Msg
	}
	return f.Msg + "; " + f.Hint
}
