package desk

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/record"
)

// An Acceptance is what proposals of a report come to that a person accepts.
type Acceptance struct {
	Text    []byte     // a file of the record, with the entries
	Entries int        // how many
	Left    []int      // proposals of which nobody is said to have said it, by index
	There   []OnRecord // those that are on record already
}

// Already is where the proposals stand that are on record already, in words; ""
// when none is.
func (a *Acceptance) Already() string {
	const most = 5
	var places []string
	for i := range a.There[:min(len(a.There), most)] {
		places = append(places, a.There[i].Place())
	}
	switch more := len(a.There) - most; {
	case len(places) == 0:
		return ""
	case more > 0:
		return fmt.Sprintf("on record already, at %s and %d more places", strings.Join(places, ", "), more)
	}
	return "on record already, at " + strings.Join(places, ", ")
}

// An OnRecord is the error of a proposal that is on record already: a statement
// cites the same words.
type OnRecord struct {
	Proposal  int    // index
	File      string // where the statement stands; in a record made in Go its day
	Line, Col int    // from 1; 0 in a record made in Go
	Confirmed bool   // somebody has accepted it
}

func (e *OnRecord) Error() string {
	return fmt.Sprintf("proposal %d is on record already, at %s; leave it out, or change it there", e.Proposal+1,
		e.Place())
}

// Place returns where the statement stands, in words for people.
func (e *OnRecord) Place() string {
	where := outlet.Name(e.File)
	if e.Line > 0 {
		where += fmt.Sprintf(":%d:%d", e.Line, e.Col)
	}
	if !e.Confirmed {
		where += " (not confirmed; confirm it there)"
	}
	return where
}

// Accept makes entries of proposals of the report, by index. Where these are
// nil, it is all of them, less those that cannot be an entry or are on record;
// else such a one is an error: a *[RequestError], or an *[OnRecord]. The report
// needs an ID and a day. Nothing is written, and whether the record is sound with
// the entries is for [casefile.File.Admits] to say.
func (r *Report) Accept(proposals []int) (*Acceptance, error) {
	all := proposals == nil
	if all {
		proposals = r.all()
	}
	out := &Acceptance{}
	fresh, err := out.fresh(r, proposals, all)
	if err != nil {
		return nil, err
	}
	draft, left := r.Draft(r.Case, r.ID, fresh, true)
	switch {
	case len(left) > 0 && !all:
		return nil, wrongProposal(left[0], "proposal %d is attributed to no person or party that the record could "+
			"name; write such an entry in an editor", left[0]+1)
	case len(draft.Entries) == 0 && len(out.There) > 0:
		return nil, wrongProposal(-1, "there is nothing to accept: %s", out.Already())
	case len(draft.Entries) == 0:
		return nil, wrongProposal(-1, "there is nothing to accept")
	}
	out.Text, out.Entries, out.Left = casefile.WriteRecord(draft), len(draft.Entries), left
	return out, nil
}

// Proposed writes all proposals as a file of a record, marked as not confirmed,
// to be looked through in an editor. Without an ID the source is report-1.
func (r *Report) Proposed() []byte {
	draft, _ := r.Draft(r.Case, cmp.Or(r.ID, "report-1"), r.all(), false)
	return casefile.WriteRecord(draft)
}

func wrongProposal(i int, format string, args ...any) error {
	value := ""
	if i >= 0 {
		value = strconv.Itoa(i + 1)
	}
	return &RequestError{Field: FieldProposal, Value: value, Msg: fmt.Sprintf(format, args...)}
}

func (r *Report) all() []int {
	var out []int
	for i := range r.Proposals {
		out = append(out, i)
	}
	return out
}

// fresh leaves out what is on record already, which only all may ask for.
func (a *Acceptance) fresh(r *Report, proposals []int, all bool) (left []int, err error) {
	for _, i := range proposals {
		there := r.onRecord(i)
		switch {
		case there == nil:
			left = append(left, i)
		case !all:
			return nil, there
		default:
			a.There = append(a.There, *there)
		}
	}
	return left, nil
}

// onRecord finds a statement that cites the place of a proposal in the same
// text; nil when there is none. Words alone do not count: people say the same
// twice. Of two proposals at one place that of the speaker counts.
func (r *Report) onRecord(i int) *OnRecord {
	if r.file == nil || r.file.Record == nil {
		return nil
	}
	p := &r.Proposals[i]
	several := 0
	for j := range r.Proposals {
		if r.Proposals[j].Place == p.Place {
			several++
		}
	}
	for j := range r.file.Record.Entries {
		e := &r.file.Record.Entries[j]
		if e.Kind == record.Statement && r.cites(e, p) && (several == 1 || r.speaks(e, i)) {
			out := &OnRecord{Proposal: i, File: e.On.String(), Confirmed: e.Confirmed}
			if text := r.file.Text; text != nil {
				out.File, out.Line, out.Col = text.InRecord(e.File, "entries", strconv.Itoa(e.At))
			}
			return out
		}
	}
	return nil
}

// cites reports whether an entry cites the words of a proposal.
func (r *Report) cites(e *record.Entry, p *reading.Proposal) bool {
	for _, ref := range e.Passages {
		source, passage, ok := r.Case.Passage(ref)
		if !ok || source.ID != r.ID && (source.Digest == "" || !strings.HasPrefix(r.Text.Digest(), source.Digest)) {
			continue
		}
		if passage.Line == 0 { // only its words are known
			if passage.Digest != "" && passage.Digest == evidence.DigestOf(p.Words) {
				return true
			}
			continue
		}
		if passage.Line == p.Place.Line && passage.Column == p.Place.Column && passage.Length == p.Place.Length {
			return true
		}
	}
	return false
}

// speaks reports whether an entry has the speaker that a proposal would have.
func (r *Report) speaks(e *record.Entry, i int) bool {
	draft, _ := r.Draft(r.Case, r.ID, []int{i}, true)
	if len(draft.Entries) == 0 {
		return true
	}
	if who := draft.Entries[0].Who; who != "" {
		return e.Who >= 0 && r.Case.People[e.Who].ID == who
	}
	return e.Party >= 0 && r.Case.Parties[e.Party].ID == draft.Entries[0].Party
}
