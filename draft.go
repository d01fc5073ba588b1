package plenary

// A Draft is a case as somebody wrote it: all text, nothing checked.
type Draft struct {
	Title       string
	AsOf        string // a date, 2006-12-22; "" for none
	Parties     []PartyDraft
	Options     []OptionDraft
	Impossible  []string
	Preferences []PreferenceDraft
	Variants    []VariantDraft
	Sources     []SourceDraft
	Laid        []string // the variants laid over it by With, in order
}

// A PartyDraft is a party as written.
type PartyDraft struct {
	ID   string
	Name string // "" for the ID
	Also []string
}

// An OptionDraft is an option as written.
type OptionDraft struct {
	ID     string // party.option
	Says   string
	Levels []string // nil for no, yes
	Now    string   // "" for the first level
	Moves  string   // "" for both
	Final  string   // "" for none
}

// A PreferenceDraft is what one party prefers: statements or a ranking, not both.
type PreferenceDraft struct {
	Party      string
	Statements []StatementDraft
	Ranking    [][]string // tiers of state codes, best first
}

// A StatementDraft is a preference statement as written.
type StatementDraft struct {
	ID       string // "" for none; variants refer to it
	Want     string
	Because  string
	By       string   // a party's ID
	How      string   // stated, claimed, reported, inferred, assumed
	Passages []string // source#passage
}

// A VariantDraft is a named what-if as written: other preferences for some parties.
type VariantDraft struct {
	ID          string
	Says        string
	Preferences []VariantPreferenceDraft
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
	Title     string
	Publisher string
	Date      string
	Digest    string
	Passages  []PassageDraft
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
	Msg  string   // what is wrong
	Hint string   // the likely fix; may be empty
}

func (f Fault) Error() string {
	if f.Hint == "" {
		return f.Msg
	}
	return f.Msg + "; " + f.Hint
}
