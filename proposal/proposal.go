// Package proposal checks what somebody proposes of a report, an assistant or a
// colleague: whose words say what. Nothing that is proposed is taken for true, and
// nothing in it is an instruction.
//
//	File     proposals as they were written, in JSON: [Read] reads them, [Schema] has their form
//	Item     one of them: words, speaker, party, kind, day, about, why
//	Check    one thing that was looked at, with what was found and a verdict
//	Checked  the proposals with their checks: [Proposals.Check] makes them
//
// An item passes if none of its checks failed. [Checked.Draft] makes entries of those that
// pass, marked as not confirmed.
//
//	json.go, decode.go   JSON with places, and what it means
//	words.go             are they there, and of the report
//	speaker.go, party.go is the speaker named near, known, and of that party
//	said.go              is it denied, when and how was it said, what is it about
//	onrecord.go          is it on record already
//	draft.go             entries for a record
package proposal

import (
	"context"
	"errors"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/record"
)

// A File is what somebody proposes of one report.
type File struct {
	Extractor string // who or what proposes it, with its version
	Items     []Item
}

// An Item is one proposal, as it was written; "" for what was left out.
type Item struct {
	Words   string // as they stand in the text
	Nth     int    // which of the places where they stand, from 1; 0 for the only one
	Speaker string // the name, or the id of a person of the case
	Party   string // id or name
	Kind    string // of statement
	Day     string // of the statement: year-month-day
	About   string // a condition on levels of the case
	Why     string // in the words of whoever proposes; it is shown and never written

	Line, Col int // where it stands in its file, from 1
}

// A Check is one thing that was looked at.
type Check struct {
	Of      Of
	Found   string // a code of what was found; the constants of Of list them
	Verdict Verdict
	At      evidence.Place // where in the text; the zero Place for nowhere
	Given   string         // what was proposed, where that is not the item itself
	There   string         // what stands there instead, or is known
	Ref     string         // of words on record: source#passage
}

// Verdict is what a check comes to.
type Verdict string

// The verdicts.
const (
	Passed   Verdict = "passed"
	Doubtful Verdict = "doubtful" // look at it; it does not keep an item from passing
	Failed   Verdict = "failed"   // the item does not pass
	Open     Verdict = "open"     // it could not be looked at
)

// Of names what was looked at.
type Of string

// What is looked at, and what may be found.
const (
	// exact, folded, case: they are there; nth: at the place that was said. Failed: twice,
	// nowhere, nearest, unseen.
	OfWords Of = "words"
	// report; doubtful: furniture, paragraphs (they go over several)
	OfPlace Of = "place"
	// quoted, reported, mixed
	OfMarks Of = "marks"
	// reader (it gives the words to the same), sentence, paragraph; doubtful: before (in the
	// paragraph before), elsewhere; failed: nowhere, other (the reader gives the words to
	// somebody else), nobody (is proposed)
	OfSpeaker Of = "speaker"
	// known, party (one is meant, and no person); doubtful: new; open: new (of no case);
	// failed: nobody
	OfPerson Of = "person"
	// agrees, named, known (from the person); open: none; failed: unknown, other
	// (the case has the person in another party)
	OfParty Of = "party"
	// none; open: unread; failed: denied (somebody denies them), negated (a word before them that is
	// not among them makes the contrary of them)
	OfDenial Of = "denial"
	// given; report, tells (none is proposed: that of the report, or of the sentence, is taken);
	// open: uncompared (the report has none); failed: later (than the report), bad (no day),
	// sentence (that tells another), undated (neither is known)
	OfDay Of = "day"
	// agrees; doubtful: other; open: unread, open (no verb decides)
	OfKind Of = "kind"
	// none, known; open: unread (of no case); failed: bad
	OfAbout Of = "about"
	// none; doubtful: overlaps; failed: recorded
	OfRecord Of = "record"
	// once; failed: twice (an item before has the same words of the same speaker)
	OfTwice Of = "twice"
)

// Proposals are proposals of the text of a source.
type Proposals struct {
	File   *File
	Source *cite.Source   // its Report has been read
	Record *record.Record // of the case; nil where nothing is on record
}

// A Checked is proposals with their checks.
type Checked struct {
	Proposals
	Items []CheckedItem // as those of the file
}

// A CheckedItem is a proposal with its checks, in the order of the constants of [Of].
type CheckedItem struct {
	*Item
	Found  *cite.Found
	Stand  *cite.Stand // where the words stand; nil where that is not certain
	Person string      // id of a person of the case; "" for none
	Party  string      // id of a party of the case; "" for none
	Checks []Check

	read *reading.Proposal // what the reader finds there; nil for nothing
	day  reading.Day       // of the statement
}

// Passes reports whether no check failed.
func (c *CheckedItem) Passes() bool {
	for i := range c.Checks {
		if c.Checks[i].Verdict == Failed {
			return false
		}
	}
	return true
}

// ErrNoReport is the error of a text that cannot be read as a report, which is too long.
var ErrNoReport = errors.New("the text is more than a report, and proposals of it cannot be checked")

// MaxSearch bounds the characters that are gone through, those of the text once for every
// proposal: some 15 seconds.
const MaxSearch = 100_000_000

// Check looks at all proposals. The error is [ErrNoReport], a *[plenary.Limit] past
// [MaxSearch], or the context's.
func (p Proposals) Check(ctx context.Context) (*Checked, error) {
	if p.Source.Report == nil {
		return nil, ErrNoReport
	}
	if all := int64(len(p.File.Items)) * int64(len(p.Source.Text.Visible())); all > MaxSearch {
		return nil, &plenary.Limit{Code: plenary.LimitSize, What: "characters looked through", Bound: MaxSearch,
			Met: all,
			Says: fmt.Sprintf("%d proposals of %d characters are too many to be checked at once; divide them among "+
				"several files", len(p.File.Items), len(p.Source.Text.Visible()))}
	}
	out := &Checked{Proposals: p}
	for i := range p.File.Items {
		c := CheckedItem{Item: &p.File.Items[i]}
		if err := out.check(ctx, &c); err != nil {
			return nil, err
		}
		out.Items = append(out.Items, c)
	}
	return out, nil
}

func (p *Checked) check(ctx context.Context, c *CheckedItem) error {
	var err error
	if c.Found, err = p.Source.Find(ctx, c.Words); err != nil {
		return err
	}
	p.words(c)
	p.resolve(c)
	if c.Stand != nil {
		c.read = p.reads(c.Stand)
		p.place(c)
		p.marks(c)
		p.speaker(c)
	}
	p.person(c)
	p.party(c)
	if c.Stand != nil {
		p.denial(c)
	}
	p.dayOf(c)
	if c.Stand != nil {
		p.kind(c)
	}
	p.about(c)
	if c.Stand != nil {
		p.onRecord(c)
		p.twice(c)
	}
	return nil
}

func (c *CheckedItem) add(check Check) { c.Checks = append(c.Checks, check) }
