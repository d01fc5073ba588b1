package diff

import "strings"

// NameKind is a kind of what an id names.
type NameKind uint8

// The kinds, in the order in which what is renamed is told.
const (
	aText NameKind = iota // names nothing
	KindParty
	KindOption
	KindLevel
	KindCondition
	KindGoal
	KindTrack
	KindPrecondition
	KindGuarantee
	KindExchange
	KindLever
	KindVariant
	KindWish // a preference statement with an id
	KindPerson
	KindSource
	KindPassage
	KindEntry // of the record
	KindAgreement
	KindCommitment
)

var kindWords = []string{
	"", "party", "option", "level", "condition", "goal", "track", "precondition", "guarantee", "exchange", "lever",
	"variant", "wish", "person", "source", "passage", "entry", "agreement", "commitment",
}

func (k NameKind) String() string { return kindWords[k] }

// A name is an id with what it is an id of. Ids of options, passages and
// commitments are whole, as in nk.programme, cbs-1#3 and accord/gate.
type name struct {
	kind NameKind
	// the option of a level, the party of an option or a wish, the source of a
	// passage, the agreement of a commitment
	of string
	id string
}

// scope is what of names; ok is false when there is nothing.
func (n name) scope() (name, bool) {
	switch n.kind {
	case KindOption, KindWish:
		return name{kind: KindParty, id: n.of}, true
	case KindLevel:
		party, _, _ := strings.Cut(n.of, ".")
		return name{KindOption, party, n.of}, true
	case KindPassage:
		return name{kind: KindSource, id: n.of}, true
	case KindCommitment:
		return name{kind: KindAgreement, id: n.of}, true
	}
	return name{}, false
}

// separators stand between an id and what it is an id of.
var separators = map[NameKind]string{KindOption: ".", KindPassage: "#", KindCommitment: "/"}

// local is the id less what it is an id of.
func (n name) local() string {
	if sep := separators[n.kind]; sep != "" {
		return n.id[len(n.of)+len(sep):]
	}
	return n.id
}

// under is the name of the same local id under another scope.
func (n name) under(of string) name {
	if sep := separators[n.kind]; sep != "" {
		return name{n.kind, of, of + sep + n.local()}
	}
	return name{n.kind, of, n.id}
}

// whole makes a name of an id that is written with what it is an id of.
func whole(kind NameKind, id string) name {
	of, _, _ := strings.Cut(id, separators[kind])
	return name{kind, of, id}
}
