// Package reading proposes who said what from a saved report. A person looks
// at every proposal before anything of it enters a record: the package only
// finds, and says by which rule; what it cannot support it leaves open.
//
//	Report    what was found in one text: title, date, what was kept and what
//	          was left out as furniture, the days it speaks of, the proposals
//	Proposal  words somebody is quoted or reported as saying, with their place,
//	          the speaker, the verb, the day and the kind of statement
//	Speaker   the words that name the speaker and, if they certainly do, the
//	          person and party of the case; or the reason why nobody is named
//
// [Read] is the entry, and [ReadText] for a text that has been read. It goes through the text in this order:
//
//	blocks.go, furniture.go   paragraphs, and which of them are the report
//	bounds.go                 what is more than a report
//	dates.go                  the day of the report
//	quotes.go, tokens.go      quotations of each paragraph, words
//	sentences.go              sentences, each of which the language reads
//	roster.go, known.go       the people of the text and those of the case
//	propose.go, inside.go     proposals, of sentences and of quotations alone
//	transcript.go             texts of the form NAME: words
//	speakers.go, pronouns.go  whom the words name
//	join.go                   quotations over several paragraphs
//	denied.go, negated.go     whether somebody denies some words, or a word before them does
//	draft.go                  entries for a record, once a person has chosen
//
// What is of a language is asked of internal/language: English is in
// internal/english.
//
// The rules are in docs/reading.md with the figures they reach.
package reading

import (
	"context"
	"time"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/reading/internal/english"
	"github.com/plenary-talks/plenary/reading/internal/language"
)

// Extractor names the rules; it changes when they would propose other things.
const Extractor = "plenary-read 3"

// Options are what the caller knows about the report. The zero value is good.
type Options struct {
	Date    time.Time // the day of the report, when known
	People  []Person  // of the case
	Parties []Party
}

// A Person is somebody the case knows.
type Person struct {
	ID, Name string
	Also     []string
	Party    string // id
}

// A Party is a party of the case, for "Washington said".
type Party struct {
	ID, Name string
	Also     []string
}

// A Piece is words of the text, white space folded, and where they stand in the
// file as saved. The zero Piece stands for no words.
type Piece struct {
	Words string
	Place evidence.Place
}

// A Report is what was found in one text. It shares nothing with others.
type Report struct {
	Name       string
	Extractor  string
	Text       *evidence.Text
	Title      Piece
	Date       Date
	Paragraphs []evidence.Place // what was read as the report
	Furniture  []Furniture      // what was left out
	Dates      []Day            // every date the paragraphs speak of
	Proposals  []Proposal       // in the order of the text
}

// A Date is the day of a report and how it is known.
type Date struct {
	Day  time.Time // zero when unknown
	From string    // "given", "article:published_time", "dateline" …; why not, when unknown
	At   evidence.Place
}

// Furniture is a part of the page that is not the report.
type Furniture struct {
	Piece
	Why string
}

// A Day is a date as the text words it and the days it means.
type Day struct {
	Piece
	From, To time.Time // both zero when it cannot be told
	Why      string    // the rule, or what is missing
}

// Form is how words are given.
type Form string

const (
	Quoted   Form = "quoted"   // in the speaker's words
	Reported Form = "reported" // in the reporter's words
	Mixed    Form = "mixed"    // in the reporter's words, some of the speaker's quoted
)

// Speech is what a statement does, in the words of the record.
type Speech string

const (
	Demand     Speech = "demand"
	Refusal    Speech = "refusal"
	Offer      Speech = "offer"
	Threat     Speech = "threat"
	Promise    Speech = "promise"
	Assessment Speech = "assessment"
	Open       Speech = "open" // no verb decides
)

// A Proposal is words that somebody is quoted or reported as saying.
type Proposal struct {
	Piece
	// what its sentence has before and after the words, white space folded; in a
	// transcript what the paragraph has
	Before, After string

	Form    Form
	Speaker Speaker
	Via     Piece  // the words that name who tells what the speaker said, as an agency does
	Cue     Piece  // the verb of saying; zero when none governs the words
	Rule    string // which rule found it
	// the words say that something is not so, and hold the verb or noun that does:
	// "denied that the gates were shut"
	Denies     bool
	When       Day // when it was said, if the sentence tells
	Kind       Speech
	KindRule   string   // which rule decided the kind
	Fragments  []Piece  // of a Mixed one: the speaker's own words
	Nested     []Nested // words the speaker quotes
	Insertions []Piece  // what the editor put in brackets
	Elided     []Piece  // where the editor left something out
}

// Nested is a quotation within a quotation.
type Nested struct {
	Piece
	Speaker Piece // whom the outer speaker quotes, if said
}

// Naming is how a speaker is named.
type Naming string

const (
	Named        Naming = "named"        // by name
	ByTitle      Naming = "title"        // by office or in general, as in "the envoy", "officials"
	ByPronoun    Naming = "pronoun"      // by a pronoun that can refer to one only
	Unattributed Naming = "unattributed" // Why has the reason
)

// A Speaker is whoever words are attributed to. Person and Party are set only
// when the words name them; an office without a name never is a person.
type Speaker struct {
	Piece // the words that name the speaker
	How   Naming
	// the name in these words or in those a pronoun stands for, as full as the text has
	// it; empty where there is none, or where it can be several people's
	Name   string
	For    Piece  // what a pronoun stands for
	Person string // id
	Party  string // id
	Why    string // for Unattributed, or why a name is nobody's of the case
}

// Read proposes who said what in a saved page or plain text, raw, in English. The
// name is only kept in the report. The same bytes and options make the same
// report. The error is that of [evidence.Read], a *[plenary.Limit] of what is
// more than a report (bounds.go), or the context's. A text of 1 MB takes about a
// second, and what is within the bounds never takes minutes. Read is safe for
// concurrent use.
func Read(ctx context.Context, name string, raw []byte, opt Options) (*Report, error) {
	return readIn(ctx, english.English{}, name, raw, opt)
}

// ReadText is [Read] of a text that has been read.
func ReadText(ctx context.Context, name string, text *evidence.Text, opt Options) (*Report, error) {
	return readTextIn(ctx, english.English{}, name, text, opt)
}

// readIn is Read for a report in some language.
func readIn(ctx context.Context, l language.Language, name string, raw []byte, opt Options) (*Report, error) {
	text, err := evidence.Read(ctx, raw)
	if err != nil {
		return nil, err
	}
	return readTextIn(ctx, l, name, text, opt)
}

func readTextIn(ctx context.Context, l language.Language, name string, text *evidence.Text, opt Options) (*Report,
	error) {
	if err := withinBounds(text); err != nil {
		return nil, err
	}
	d := &document{ctx: ctx, text: text, shown: text.Visible(), opt: opt, language: l}
	r := &Report{Name: name, Extractor: Extractor, Text: text}
	done, panicked := make(chan error, 1), make(chan any, 1)
	// Patterns over a long paragraph, and a page's reader mode, cannot be asked to stop.
	go func() {
		defer func() {
			if p := recover(); p != nil {
				panicked <- p
			}
		}()
		done <- d.read(r)
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case err := <-done:
		return r, err
	case p := <-panicked: // the caller's to meet
		panic(p)
	}
}

// read fills in the report. The error is the context's.
func (d *document) read(r *Report) error {
	steps := []func(){
		d.divide, d.leaveOutFurniture, func() { d.findDate(r) }, d.parse, func() { d.roster = newRoster(d) },
		func() { d.propose(r) }, func() { d.describe(r) },
	}
	w := progress.Begin(d.ctx, "looking for who said what", len(steps))
	for _, step := range steps {
		step()
		if err := w.Done(1); err != nil {
			return err
		}
		if len(d.blocks) > maxBlocks {
			return tooMuch("paragraphs, headings and labels", maxBlocks)
		}
		if d.refused != nil {
			return d.refused
		}
	}
	return nil
}

// ended reports whether nobody wants the report any more. What is long in it asks.
func (d *document) ended() bool { return d.ctx.Err() != nil }

// A document is a text on its way to a report.
type document struct {
	ctx      context.Context
	text     *evidence.Text
	shown    []rune
	opt      Options
	language language.Language
	blocks   []block
	title    int // index into blocks, -1 when there is none
	day      time.Time
	paras    []*paragraph // the blocks kept
	roster   *roster

	labels       map[string]bool // single names that several lines begin with, and a colon
	isTranscript bool
	refused      error // the bound that it is past
}

func (d *document) piece(from, to int) Piece {
	return Piece{Words: evidence.Fold(string(d.shown[from:to])), Place: d.text.Place(from, to)}
}

// describe lists what was kept and what was left out.
func (d *document) describe(r *Report) {
	for i, b := range d.blocks {
		switch {
		case i == d.title:
			r.Title = d.piece(b.from, b.to)
		case b.why != "":
			r.Furniture = append(r.Furniture, Furniture{d.piece(b.from, b.to), b.why})
		default:
			r.Paragraphs = append(r.Paragraphs, d.text.Place(b.from, b.to))
		}
	}
	for _, p := range d.paras {
		for i := range p.days {
			r.Dates = append(r.Dates, d.dayOf(&p.days[i]))
		}
	}
}
