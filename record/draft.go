package record

import "github.com/plenary-talks/plenary"

// A Draft is a record as somebody wrote it: all text, nothing checked.
type Draft struct {
	Files []FileDraft
	// some of what was written could not be read; what only shows when all is taken
	// together is not checked
	Partial bool
}

// A FileDraft is one file of a record as written.
type FileDraft struct {
	People     []plenary.PersonDraft
	Sources    []plenary.SourceDraft
	Entries    []EntryDraft
	Agreements []AgreementDraft
}

// An EntryDraft is an entry as written. Kind is the key that makes it what it
// is and Of what stands there; both are "" when the entry has no such key.
type EntryDraft struct {
	Kind, Of string
	More     []string // further keys that would make it something else

	ID, On, Public, Says string
	plenary.ClaimDraft
	Sources     []string
	Corrects    string
	Contradicts []string
	InForce     string // yes, no
	Confirmed   string // yes, no
	Extractor   string

	At    string // place
	Next  *NextDraft
	Who   string
	Party string
	To    []string // of a statement: parties; of a move: its level alone
	About string
	From  string

	Refuses, Until, Order string
	Was                   *StanceDraft // of Changed
	Discuss, Commit       []string
	May                   string
	MayWas                string // `was` of a mandate
	Status, Grade         string
	Parties               []string
}

// A NextDraft is what is written of the next session: None, or one of the
// others.
type NextDraft struct {
	None                     bool
	Firm, Tentative, Horizon string
	At, Says                 string
}

// A StanceDraft is part of a precondition as written.
type StanceDraft struct{ Refuses, Until, Order string }

// An AgreementDraft is an agreement as written.
type AgreementDraft struct {
	ID, Title, Says, On, Public string
	Signed                      []string
	plenary.ClaimDraft
	Sources     []string
	Commitments []CommitmentDraft
}

// A CommitmentDraft is a commitment as written.
type CommitmentDraft struct {
	ID        string
	Owes, To  []string // parties
	Says      string
	Does      string
	Verb      string
	WaitsFor  []string
	Until     string
	Order     string
	SubjectTo string
	Due       string
	Side      string
	plenary.ClaimDraft
	Sources []string
}

// Kinds lists the keys that make an entry what it is.
func Kinds() []string { return append([]string(nil), kinds...) }
