// Package cite finds words in the text of a source, ready to be cited by a case or its
// record: by place, length and digest.
//
//	Source  a text, and which source of which case it is
//	Found   where it has some words, or what stands nearest to them
//	Stand   one of these places: its paragraph, what the case cites of it already, and the
//	        passage that would cite it
//
// [Source.Find] is the only question. Finding words is for package evidence, what a
// page has beside its report for package reading.
package cite

import (
	"context"
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

// A Source is a text in which words are looked for. It is read only, and may be asked by
// several goroutines.
type Source struct {
	File    string          // as who asks calls it
	Text    *evidence.Text  //
	Report  *reading.Report // what is read of the text; nil where it is more than a report
	Case    *plenary.Case   // with the sources of its record; nil for none
	ID      string          // of the source in the case, or to be; "" where nobody has said
	Differs bool            // the case describes another version of the text
}

// Known returns the source as the case has it; nil where it has none by its ID.
func (s *Source) Known() *plenary.Source {
	if s.Case == nil || s.ID == "" {
		return nil
	}
	at := slices.IndexFunc(s.Case.Sources, func(x plenary.Source) bool { return x.ID == s.ID })
	if at < 0 {
		return nil
	}
	return &s.Case.Sources[at]
}

// A Found is where a text has words.
type Found struct {
	*Source
	*evidence.Located
	Asked  string  // the words
	Stands []Stand // where they stand, as Matches
}

// A Stand is a place where the words stand.
type Stand struct {
	evidence.Match
	Begin, End int                  // of the paragraph, or the paragraphs, around it: of [evidence.Text.Visible]
	Paragraphs int                  // how many the words stand in
	Furniture  string               // why the words are not of the report, as a rule of reading; "" where they are
	Cited      []Cited              // passages of the case that share words with it, in their order there
	Passage    plenary.PassageDraft // that cites the words: the one of the case, or a new one
	Present    bool                 // the case has it already
}

// A Cited is a passage of the case that shares words with a place.
type Cited struct {
	ID    string // of the passage
	Shape Shape
}

// Shape is how a passage lies to a place.
type Shape string

// The shapes.
const (
	Same     Shape = "same"     // the same words
	Within   Shape = "within"   // it is a part of the place
	Around   Shape = "around"   // the place is a part of it
	Overlaps Shape = "overlaps" // each has words that the other has not
)

// Find looks for words, as [evidence.Text.Locate] does.
func (s *Source) Find(ctx context.Context, words string) (*Found, error) {
	located, err := s.Text.Locate(ctx, words)
	if err != nil {
		return nil, err
	}
	out := &Found{Source: s, Located: located, Asked: words}
	for _, m := range located.Matches {
		out.Stands = append(out.Stands, s.Stand(m))
	}
	return out, nil
}

// Stand returns what there is to know of a stretch of the text.
func (s *Source) Stand(m evidence.Match) Stand {
	out := Stand{Match: m, Cited: s.cited(m.From, m.To)}
	out.Begin, out.End, out.Paragraphs = s.Text.Paragraph(m.From, m.To)
	out.Furniture = s.furniture(m.From, m.To)
	out.Passage = plenary.PassageDraft{At: fmt.Sprintf("%d:%d", m.Place.Line, m.Place.Column), Length: m.Place.Length,
		Digest: evidence.DigestOf(m.Words)}
	for _, c := range out.Cited {
		if c.Shape == Same {
			out.Passage.ID, out.Present = c.ID, true
			return out
		}
	}
	out.Passage.ID = s.freeID(m.Place)
	return out
}

// freeID is an id that no passage of the source has, by line and column.
func (s *Source) freeID(p evidence.Place) string {
	id := fmt.Sprintf("%d-%d", p.Line, p.Column)
	if known := s.Known(); known != nil {
		for slices.ContainsFunc(known.Passages, func(have plenary.Passage) bool { return have.ID == id }) {
			id += "b"
		}
	}
	return id
}

// cited lists the passages of the case that share words with a stretch. Of another
// version of the text nothing is known.
func (s *Source) cited(from, to int) []Cited {
	known := s.Known()
	if known == nil || s.Differs {
		return nil
	}
	var out []Cited
	for _, p := range known.Passages {
		begin, end, ok := s.Text.Span(evidence.Place{Line: p.Line, Column: p.Column, Length: p.Length})
		if ok && begin < to && from < end {
			out = append(out, Cited{p.ID, shape(begin, end, from, to)})
		}
	}
	return out
}

func shape(begin, end, from, to int) Shape {
	switch {
	case begin == from && end == to:
		return Same
	case from <= begin && end <= to:
		return Within
	case begin <= from && to <= end:
		return Around
	}
	return Overlaps
}

// furniture is why a stretch is not of the report.
func (s *Source) furniture(from, to int) string {
	if s.Report == nil {
		return ""
	}
	for _, f := range s.Report.Furniture {
		if begin, end, ok := s.Text.Span(f.Place); ok && begin < to && from < end {
			return f.Why
		}
	}
	return ""
}

// SourceDraft describes the source for a case that does not have it, with one passage.
func (s *Source) SourceDraft(p plenary.PassageDraft) plenary.SourceDraft {
	out := plenary.SourceDraft{ID: s.ID, Digest: s.Text.Digest(), Passages: []plenary.PassageDraft{p}}
	if s.Report != nil {
		out.Title = s.Report.Title.Words
		if day := s.Report.Date.Day; !day.IsZero() {
			out.Date = day.Format("2006-01-02")
		}
	}
	return out
}
