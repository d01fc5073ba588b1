// Package fault has the codes of everything that can be wrong with a case or its
// record. A [Code] stays when the words of a message change; scripts may rest on it.
package fault

// A Code names a kind of fault.
type Code string

// Of a file as a whole.
const (
	TooLarge     Code = "too-large"
	NotText      Code = "not-text"
	NotUTF8      Code = "not-utf-8"
	EmptyFile    Code = "empty-file"
	OddCharacter Code = "odd-character"
	WrongFile    Code = "wrong-file"
	NoVersion    Code = "no-version"
	WrongVersion Code = "wrong-version"
	UnsafeLayout Code = "unsafe-layout"
)

// Of YAML.
const (
	NotYAML        Code = "not-yaml"
	NoColon        Code = "no-colon"
	WrongColumn    Code = "wrong-column"
	Unclosed       Code = "unclosed"
	NeedsQuotes    Code = "needs-quotes"
	BadEscape      Code = "bad-escape"
	BadComment     Code = "bad-comment"
	BlockText      Code = "block-text"
	SecondDocument Code = "second-document"
	Anchor         Code = "anchor"
	Tag            Code = "tag"
	MergeKey       Code = "merge-key"
	Directive      Code = "directive"
	TooDeep        Code = "too-deep"
)

// Of the form of a file: keys, and what stands under them.
const (
	RepeatedKey  Code = "repeated-key"
	UnknownKey   Code = "unknown-key"
	BadKey       Code = "bad-key"
	CutOff       Code = "cut-off"
	WrongForm    Code = "wrong-form"
	Empty        Code = "empty"
	TooMany      Code = "too-many"
	MissingPart  Code = "missing-part"
	OneThingOnly Code = "one-thing-only"
	OutOfPlace   Code = "out-of-place"
)

// Of ids, names and references.
const (
	BadID               Code = "bad-id"
	ReservedWord        Code = "reserved-word"
	RepeatedID          Code = "repeated-id"
	RepeatedItem        Code = "repeated-item"
	NoParty             Code = "no-party"
	UnknownParty        Code = "unknown-party"
	UnknownOption       Code = "unknown-option"
	UnknownLevel        Code = "unknown-level"
	UnknownCondition    Code = "unknown-condition"
	UnknownTrack        Code = "unknown-track"
	UnknownPrecondition Code = "unknown-precondition"
	UnknownLever        Code = "unknown-lever"
	UnknownVariant      Code = "unknown-variant"
	UnknownStatement    Code = "unknown-statement"
	UnknownSource       Code = "unknown-source"
	UnknownPassage      Code = "unknown-passage"
	UnknownPerson       Code = "unknown-person"
	UnknownEntry        Code = "unknown-entry"
	UnknownCommitment   Code = "unknown-commitment"
	UnknownWord         Code = "unknown-word"
	NamesItself         Code = "names-itself"
	NamedTooEarly       Code = "named-too-early"
)

// Of single values.
const (
	NotADay         Code = "not-a-day"
	WrongDayOrder   Code = "wrong-day-order"
	NotAReference   Code = "not-a-reference"
	NotAPosition    Code = "not-a-position"
	NotADigest      Code = "not-a-digest"
	NotALength      Code = "not-a-length"
	NotAPhrase      Code = "not-a-phrase"
	NotALanguage    Code = "not-a-language"
	NotAGrade       Code = "not-a-grade"
	NotAStateCode   Code = "not-a-state-code"
	NotOneOption    Code = "not-one-option"
	NoSuchLevel     Code = "no-such-level"
	TooFewLevels    Code = "too-few-levels"
	LookAlikes      Code = "look-alikes"
	NotFeasible     Code = "not-feasible"
	IncompleteOrder Code = "incomplete-order"
)

// Of conditions.
const (
	ForeignWord       Code = "foreign-word"
	Parentheses       Code = "parentheses"
	LevelExpected     Code = "level-expected"
	UnquotedLevel     Code = "unquoted-level"
	OptionExpected    Code = "option-expected"
	NotJoined         Code = "not-joined"
	LoneLevel         Code = "lone-level"
	WhichLevel        Code = "which-level"
	LargeCondition    Code = "large-condition"
	UnsteadyGuarantee Code = "unsteady-guarantee"
)

// Of what a case says as a whole.
const (
	NoState        Code = "no-state"
	StatusQuo      Code = "status-quo-excluded"
	NoStatusQuo    Code = "no-status-quo"
	NoSeat         Code = "no-seat"
	NotItsOwn      Code = "not-its-own"
	OtherSpeaker   Code = "other-speaker"
	YesAndNo       Code = "yes-and-no"
	NotClosed      Code = "not-closed"
	NotTwoParties  Code = "not-two-parties"
	ChangesNothing Code = "changes-nothing"
	NotOneParty    Code = "not-one-party"
	NotOfOthers    Code = "not-of-others"
	NoMove         Code = "no-move"
	OtherKind      Code = "other-kind"
	Circle         Code = "circle"
	TwoInForce     Code = "two-in-force"
	BrokenChain    Code = "broken-chain"
	NothingNew     Code = "nothing-new"
	CaseDisagrees  Code = "case-disagrees"
	TwiceTold      Code = "twice-told"
	TrackNotThere  Code = "track-not-there"
	BreaksRule     Code = "breaks-rule"
)
