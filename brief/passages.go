package brief

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
)

// Words gives the words of a passage, source#passage, where its source is at
// hand, and where they stand: FILE:LINE:COLUMN.
type Words func(ref string) (words, where string, ok bool)

// A Passage is a place in a source that the text points to, or a source as a
// whole.
type Passage struct {
	Ref    string `json:"ref"` // source#passage, or a source
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
	At     string `json:"at,omitempty"` // line:column in the original file
	Says   string `json:"says,omitempty"`
	Words  string `json:"words,omitempty"` // where the source is at hand
	File   string `json:"file,omitempty"`  // and then where they stand there: FILE:LINE:COLUMN
}

// cited describes passages, in order.
func cited(c *plenary.Case, words Words, refs []string) []Passage {
	out := []Passage{}
	for _, ref := range refs {
		p := Passage{Ref: ref}
		if words != nil {
			p.Words, p.File, _ = words(ref)
		}
		id, _, _ := strings.Cut(ref, "#")
		if at := slices.IndexFunc(c.Sources, func(s plenary.Source) bool { return s.ID == id }); at >= 0 {
			p.Source = c.Sources[at].Title
			if !c.Sources[at].Date.IsZero() {
				p.Date = c.Sources[at].Date.Format(time.DateOnly)
			}
		}
		if _, passage, ok := c.Passage(ref); ok {
			p.Says = passage.Says
			if passage.Line > 0 {
				p.At = fmt.Sprintf("%d:%d", passage.Line, passage.Column)
			}
		}
		out = append(out, p)
	}
	return out
}

func (b *Brief) cited(refs []string) []Passage { return cited(b.c, b.words, refs) }

// writePassages lists passages under the numbers that the text gave them.
func writePassages(w *page, list []Passage) {
	if len(list) == 0 {
		return
	}
	w.heading("Passages")
	for i := range list {
		w.para(fmt.Sprintf("  %4s ", fmt.Sprintf("[%d]", i+1)), list[i].text())
	}
}

// text tells what stands there: its words where they are at hand, else what we
// say of it.
func (p *Passage) text() string {
	text := p.Ref
	switch {
	case p.File != "":
		text += ", " + called(p.File)
	case p.At != "":
		text += ", " + p.At
	}
	switch {
	case p.Words != "":
		text += ": “" + clean(p.Words) + "”"
	case p.Says != "":
		text += ": " + clean(p.Says)
	case p.Source != "" && !strings.Contains(p.Ref, "#"):
		text += ": " + clean(p.Source)
	}
	return text
}
