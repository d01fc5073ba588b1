package brief

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/progress"
)

// Passages is what became of the passages that a case and its record cite.
type Passages struct {
	Exact    int           `json:"exact"`
	Unplaced int           `json:"unplaced"`    // no place or digest is written
	NotHere  int           `json:"not_at_hand"` // their source is not at hand
	Texts    []TextAtHand  `json:"texts"`
	Astray   []LostPassage `json:"astray"` // not where it says
}

// A TextAtHand is a source whose text was found.
type TextAtHand struct {
	Source  string `json:"source"`
	File    string `json:"file"`
	Differs bool   `json:"differs,omitempty"` // another version than the one described
	Problem string `json:"problem,omitempty"` // why it could not be read
}

// A LostPassage does not stand where the case says.
type LostPassage struct {
	Ref      string   `json:"ref"`
	Standing string   `json:"standing"` // moved, orphaned, unsought
	Places   []string `json:"places,omitempty"`
}

// CheckPassages compares every passage with the words of its source, where the
// text is on the shelf. The error is the context's.
func CheckPassages(ctx context.Context, c *plenary.Case, shelf *evidence.Shelf) (*Passages, error) {
	out := &Passages{Texts: []TextAtHand{}, Astray: []LostPassage{}}
	w := progress.Begin(ctx, "comparing passages with the texts of sources", len(c.Sources))
	for i := range c.Sources {
		s := &c.Sources[i]
		_ = w.Done(1)
		text, err := shelf.Passages(ctx, s)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, fs.ErrNotExist):
			out.NotHere += len(s.Passages)
			continue
		case err != nil:
			out.NotHere += len(s.Passages)
			out.Texts = append(out.Texts, TextAtHand{Source: s.ID, Problem: err.Error()})
			continue
		}
		out.Texts = append(out.Texts, TextAtHand{Source: s.ID, File: text.File, Differs: text.Differs})
		for j := range s.Passages {
			out.passage(s.ID+"#"+s.Passages[j].ID, text.Passages[j].Found)
		}
	}
	return out, nil
}

func (p *Passages) passage(ref string, f evidence.Found) {
	switch f.Placement {
	case evidence.Exact:
		p.Exact++
	case evidence.Unplaced:
		p.Unplaced++
	default:
		lost := LostPassage{Ref: ref, Standing: f.Placement.String()}
		for _, place := range f.Places {
			lost.Places = append(lost.Places, fmt.Sprintf("at: \"%d:%d\", length: %d", place.Line, place.Column, place.Length))
		}
		p.Astray = append(p.Astray, lost)
	}
}

// write tells what became of passages; nothing when no source is at hand.
func (p *Passages) write(w *page) {
	for _, t := range p.Texts {
		switch {
		case t.Problem != "":
			w.para("", fmt.Sprintf("Source %s: its text cannot be read: %s.", t.Source, clean(t.Problem)))
		case t.Differs:
			w.para("", fmt.Sprintf("Source %s: %s is another version than the one described; its digest differs.", t.Source, called(t.File)))
		}
	}
	if len(p.Texts) > 0 {
		w.para("", fmt.Sprintf("Passages: %d exact, %d astray; %d without a place to check, %d whose source is not at hand.", p.Exact, len(p.Astray), p.Unplaced, p.NotHere))
	}
	for _, l := range p.Astray {
		switch {
		case l.Standing == evidence.Orphaned.String():
			w.para("  ", l.Ref+" is orphaned: the words it cites stand nowhere in the text. Look for what it meant, or drop it.")
		case l.Standing == evidence.Unsought.String():
			w.para("  ", l.Ref+" does not stand where it says; where else was not looked for to the end, as that takes long. Correct its place, or drop it.")
		case len(l.Places) == 1:
			w.para("  ", l.Ref+" has moved; the same words stand at: {"+l.Places[0]+"}")
		default:
			w.para("  ", fmt.Sprintf("%s has moved; the same words stand in %d places; choose one:", l.Ref, len(l.Places)))
			for _, place := range l.Places {
				w.para("    ", "{"+place+"}")
			}
		}
	}
}
