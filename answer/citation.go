package answer

import (
	"slices"
	"time"
	"unicode"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/record"
)

// A Citation is where words stand in a text, ready to be cited by a case or its
// record; or what stands nearest to them, where they stand nowhere.
type Citation struct {
	Format   int      `json:"format"`
	Asked    string   `json:"asked"`               // the words looked for
	File     string   `json:"file"`                // the path of the text
	Digest   string   `json:"digest"`              // sha256: and the hash of the bytes of the file
	OfCase   bool     `json:"of_case"`             // whether it was looked at for a case
	Source   SourceID `json:"source,omitempty"`    // of the case, or as it is to be called there
	Known    bool     `json:"known"`               // whether the case has the source
	Differs  bool     `json:"differs,omitempty"`   // the case describes another version of the text
	Title    string   `json:"title,omitempty"`     // of the text
	Date     string   `json:"date,omitempty"`      // of the text, year-month-day; none where it is not known
	DateFrom string   `json:"date_from,omitempty"` // how the text gives it; none where it is as the case has it
	// every place where the text has the words, in its order: as they stand, or, where it has
	// them nowhere so, in other print, or, where again nowhere, but for capitals
	Matches []WordsAt `json:"matches"`
	More    int       `json:"more,omitempty"` // how many places there are beyond the first hundred
	// line:column of where the words stand in parts of a page that nobody sees, such as a
	// script or its title; where they stand nowhere else
	Unseen []string `json:"unseen,omitempty"`
	// of words that stand nowhere; none where nothing is near. It is not what was looked for
	Nearest  *NearWords `json:"nearest,omitempty"`
	Unsought bool       `json:"unsought,omitempty"` // the nearest was not looked for to the end: that is too much work
	Glossary Glossary   `json:"glossary"`
}

// WordsAt is a place where words stand in a text.
type WordsAt struct {
	Number int    `json:"number"` // from 1
	At     string `json:"at"`     // line:column in the original file
	Length int    `json:"length"` // characters
	Digest string `json:"digest"` // sha256: and the first digits of the hash of the words
	Words  string `json:"words"`  // as they stand there, white space folded
	// how they are written otherwise than they were given: space, quotes, dashes, ellipses,
	// forms (ligatures and the like), invisible, composed (letters with their marks) or case
	Folded     []string      `json:"folded,omitempty"`
	Before     string        `json:"before,omitempty"`     // what stands before them in the paragraph
	After      string        `json:"after,omitempty"`      // what stands behind them in it
	CutBefore  bool          `json:"cut_before,omitempty"` // whether the paragraph begins earlier
	CutAfter   bool          `json:"cut_after,omitempty"`  // whether it goes on
	Paragraphs int           `json:"paragraphs"`           // how many they stand in
	Furniture  string        `json:"furniture,omitempty"`  // why they are not of the report, where they are not
	Ref        string        `json:"ref"`                  // how a claim cites them, source#passage
	Present    bool          `json:"present"`              // whether the case has this passage already
	YAML       string        `json:"yaml"`                 // the passage under its source, to be pasted
	Passages   []PassageNear `json:"passages,omitempty"`   // of the case, that share words with it
}

// A PassageNear is a passage of the case that shares words with a place.
type PassageNear struct {
	Ref Ref `json:"ref"`
	// same: it is the same words; within: a part of them; around: they are a part of it;
	// overlaps: each has words that the other has not
	Shape string    `json:"shape"`
	Rests []CitedBy `json:"rests"` // what rests on it
}

// CitedBy is how many parts of one kind rest on a passage.
type CitedBy struct {
	// wishes, stances, mandates, guarantees, exchanges, levers, options, levels, variants,
	// entries, agreements or commitments
	What  string `json:"what"`
	Count int    `json:"count"`
}

// NearWords is the stretch of a text that stands nearest to words which it does not
// have. docs/theory.md defines it.
type NearWords struct {
	At        string      `json:"at"`                     // line:column in the original file
	Length    int         `json:"length"`                 // characters
	Words     string      `json:"words"`                  // as they stand there, white space folded
	Distance  int         `json:"distance"`               // how many words are other, missing or too many
	Letters   int         `json:"letters"`                // how many characters are
	Equal     int         `json:"equally_near,omitempty"` // how many other stretches are as near
	Parts     []WordsPart `json:"parts,omitempty"`        // in their order; none of too many words
	Before    string      `json:"before,omitempty"`
	After     string      `json:"after,omitempty"`
	CutBefore bool        `json:"cut_before,omitempty"`
	CutAfter  bool        `json:"cut_after,omitempty"`
}

// A WordsPart is words that a text has as they were given, or how it differs.
type WordsPart struct {
	Is    string `json:"is"`              // same, marks (other marks between the words), other, missing or added
	Given string `json:"given,omitempty"` // as they were given
	There string `json:"there,omitempty"` // as they stand
}

// NewCitation answers where a text has words. r is what is on record in the case, or
// nil.
func NewCitation(f *cite.Found, r *record.Record) *Citation {
	out := &Citation{Format: Format, Asked: f.Asked, File: f.File, Digest: f.Text.Digest(), OfCase: f.Case != nil,
		Source: SourceID(f.ID), Differs: f.Differs, Matches: []WordsAt{}, More: f.More, Unsought: f.Unsought}
	known := f.Known()
	out.Known = known != nil
	if known != nil {
		out.Title, out.Date = known.Title, dateOf(known.Date)
	}
	if f.Report != nil && out.Title == "" {
		out.Title = f.Report.Title.Words
	}
	if f.Report != nil && !f.Report.Date.Day.IsZero() {
		out.Date, out.DateFrom = dateOf(f.Report.Date.Day), f.Report.Date.From
	}
	for i := range f.Stands {
		out.Matches = append(out.Matches, wordsAt(f, i, r))
	}
	for _, p := range f.Unseen {
		out.Unseen = append(out.Unseen, lineColumn(p))
	}
	out.Nearest = nearWords(f)
	out.Glossary = glossaryOf(f.Case, out)
	return out
}

// glossaryOf is the glossary of an answer about a text.
func glossaryOf(c *plenary.Case, answer any) Glossary {
	if c == nil {
		return Glossary{Parties: []PartyName{}, Options: []OptionName{}}
	}
	g := &gatherer{c: c}
	return g.gloss(answer)
}

func dateOf(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format(time.DateOnly)
}

func wordsAt(f *cite.Found, i int, r *record.Record) WordsAt {
	s := &f.Stands[i]
	out := WordsAt{Number: i + 1, At: lineColumn(s.Place), Length: s.Place.Length, Digest: s.Passage.Digest,
		Words: s.Words, Folded: s.Folds.Names(), Paragraphs: s.Paragraphs, Furniture: s.Furniture,
		Ref: f.Ref(s.Passage), Present: s.Present, YAML: f.YAML(s.Passage)}
	out.Before, out.CutBefore = endOf(f.Text, s.Begin, s.From)
	out.After, out.CutAfter = beginningOf(f.Text, s.To, s.End)
	for _, c := range s.Cited {
		ref := Ref(f.ID + "#" + c.ID)
		out.Passages = append(out.Passages, PassageNear{ref, string(c.Shape), citedBy(f.Case, r, ref)})
	}
	return out
}

// around is how many characters of a paragraph are told on either side of words.
const around = 400

// endOf returns the last characters of a stretch, and whether there are more.
func endOf(t *evidence.Text, from, to int) (words string, cut bool) {
	if cut = to-from > around; cut {
		from = to - around
	}
	words = evidence.Fold(string(t.Visible()[from:to]))
	if words != "" && unicode.IsSpace(t.Visible()[to-1]) {
		words += " "
	}
	return words, cut
}

// beginningOf returns the first characters of a stretch, and whether there are more.
func beginningOf(t *evidence.Text, from, to int) (words string, cut bool) {
	if cut = to-from > around; cut {
		to = from + around
	}
	words = evidence.Fold(string(t.Visible()[from:to]))
	if words != "" && unicode.IsSpace(t.Visible()[from]) {
		words = " " + words
	}
	return words, cut
}

func nearWords(f *cite.Found) *NearWords {
	n := f.Nearest
	if n == nil {
		return nil
	}
	out := &NearWords{At: lineColumn(n.Place), Length: n.Place.Length, Words: n.Words, Distance: n.Distance,
		Letters: n.Letters, Equal: n.Equal}
	begin, end, _ := f.Text.Paragraph(n.From, n.To)
	out.Before, out.CutBefore = endOf(f.Text, begin, n.From)
	out.After, out.CutAfter = beginningOf(f.Text, n.To, end)
	for _, p := range n.Parts {
		out.Parts = append(out.Parts, WordsPart{string(p.Is), p.Given, p.There})
	}
	return out
}

// citedBy counts what rests on a passage of a case and its record.
func citedBy(c *plenary.Case, r *record.Record, ref Ref) []CitedBy {
	g := &gatherer{c: c}
	on := g.cites(ref)
	out := []CitedBy{}
	add := func(what string, n int) {
		if n > 0 {
			out = append(out, CitedBy{what, n})
		}
	}
	add("wishes", len(on.Wishes))
	add("stances", len(on.Stances))
	add("mandates", len(on.Mandates))
	add("guarantees", len(on.Guarantees))
	add("exchanges", len(on.Exchanges))
	add("levers", len(on.Levers))
	add("options", len(on.Options))
	add("levels", len(on.Levels))
	add("variants", len(on.Variants))
	if r != nil {
		entries, agreements, commitments := recordCiting(r, ref)
		add("entries", entries)
		add("agreements", agreements)
		add("commitments", commitments)
	}
	return out
}

// recordCiting counts what on record cites a passage, of whatever date.
func recordCiting(r *record.Record, ref Ref) (entries, agreements, commitments int) {
	on := func(c *plenary.Claim) int {
		if slices.Contains(c.Passages, string(ref)) {
			return 1
		}
		return 0
	}
	for i := range r.Entries {
		entries += on(&r.Entries[i].Claim)
	}
	for i := range r.Agreements {
		agreements += on(&r.Agreements[i].Claim)
	}
	for i := range r.Commitments {
		commitments += on(&r.Commitments[i].Claim)
	}
	return entries, agreements, commitments
}
