package desk

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/internal/spell"
)

// A Field names a part of a request.
type Field string

// The parts of requests.
const (
	FieldCase      Field = "case"
	FieldAsOf      Field = "as_of"
	FieldFrom      Field = "from" // a day
	FieldTo        Field = "to"   // a day
	FieldVariant   Field = "variant"
	FieldSources   Field = "sources"
	FieldState     Field = "state"
	FieldCondition Field = "condition"
	FieldParty     Field = "party"
	FieldTrack     Field = "track"
	FieldLever     Field = "lever"
	FieldConcept   Field = "concept"
	FieldKind      Field = "kind"
	FieldStatus    Field = "status"
	FieldPassage   Field = "passage"
	FieldDate      Field = "date"     // of a report
	FieldSource    Field = "source"   // the ID of a report's in the case
	FieldProposal  Field = "proposal" // of a report, by number
	FieldWords     Field = "words"    // to be found in a text
	FieldCited     Field = "cited"    // the ID of a source of the case, in whose text words are looked for
)

// A RequestError is the error of a request that cannot be answered as it is put.
// The case may be sound; what is to be mended is the request.
type RequestError struct {
	Field Field  `json:"field"`
	Value string `json:"value"` // what was given
	// what is wrong, and how to mend it where that is known; without a full stop
	Msg   string   `json:"message"`
	Meant string   `json:"meant,omitempty"` // what was probably meant; "" when nothing is near
	Known []string `json:"known,omitempty"` // what there is to choose from, where that can be listed
	Err   error    `json:"-"`               // what it comes from, as an *expr.Error; may be nil
}

func (e *RequestError) Error() string { return e.Msg }
func (e *RequestError) Unwrap() error { return e.Err }

// A NoRecord is the error of a question about what is on record, or of a day, of
// a case without a record.
type NoRecord struct {
	Case  string // the file of the case; "" of a case made in Go
	Field Field  // that asked for a day; "" when none was
}

func (e *NoRecord) Error() string {
	if e.Case == "" {
		return "nothing is on record"
	}
	return fmt.Sprintf("nothing is on record: %s has no record.yaml beside it and no folder record/", e.Case)
}

// mostKnown is how many names are listed to somebody who wrote another.
const mostKnown = 20

// Unknown returns the error of a name that is not among those known: what is
// called so, for people, and what was probably meant or can be chosen.
func Unknown(field Field, what, name string, known []string) *RequestError {
	e := &RequestError{Field: field, Value: name, Known: known, Meant: spell.Nearest(name, known)}
	e.Msg = fmt.Sprintf("unknown %s `%s`; %s", what, name, choice(e.Meant, known))
	return e
}

func choice(meant string, known []string) string {
	switch more := len(known) - mostKnown; {
	case meant != "":
		return fmt.Sprintf("did you mean `%s`?", meant)
	case len(known) == 0:
		return "there is none"
	case more > 0:
		return fmt.Sprintf("known: %s and %d more", strings.Join(known[:mostKnown], ", "), more)
	}
	return "known: " + strings.Join(known, ", ")
}
