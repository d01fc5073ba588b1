package answer

import (
	"context"
	"errors"
	"io/fs"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/progress"
)

// Compared is what became of the passages that a case and its record cite.
type Compared struct {
	Exact    int           `json:"exact"`       // those that stand where the case says
	Unplaced int           `json:"unplaced"`    // those of which no place or digest is written
	NotHere  int           `json:"not_at_hand"` // those whose source is not at hand
	Texts    []TextAtHand  `json:"texts"`       // sources whose texts were found
	Astray   []LostPassage `json:"astray"`      // those that do not stand where the case says
}

// A TextAtHand is a source whose text was found.
type TextAtHand struct {
	Source  SourceID `json:"source"`
	File    string   `json:"file"`              // its path
	Differs bool     `json:"differs,omitempty"` // another version than the one described
	Problem string   `json:"problem,omitempty"` // why it could not be read
}

// A LostPassage does not stand where the case says.
type LostPassage struct {
	Ref Ref `json:"ref"`
	// moved: it stands elsewhere; orphaned: nowhere in the text; unsought: not looked for to the
	// end
	Standing string         `json:"standing"`
	Places   []PassagePlace `json:"places,omitempty"` // where the same words stand
}

// A PassagePlace is where words stand in a text: line and column from 1, and
// how many characters they take.
type PassagePlace struct {
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // from 1
	Length int `json:"length"` // characters
}

// comparePassages looks at every passage in the words of its source, where the text is
// on the shelf. The error is the context's.
func comparePassages(ctx context.Context, c *plenary.Case, shelf *evidence.Shelf) (Compared, error) {
	out := Compared{Texts: []TextAtHand{}, Astray: []LostPassage{}}
	w := progress.Begin(ctx, "comparing passages with the texts of sources", len(c.Sources))
	for i := range c.Sources {
		s := &c.Sources[i]
		_ = w.Done(1)
		text, err := shelf.Passages(ctx, s)
		switch {
		case ctx.Err() != nil:
			return out, ctx.Err()
		case errors.Is(err, fs.ErrNotExist):
			out.NotHere += len(s.Passages)
			continue
		case err != nil:
			out.NotHere += len(s.Passages)
			out.Texts = append(out.Texts, TextAtHand{Source: SourceID(s.ID), Problem: err.Error()})
			continue
		}
		out.Texts = append(out.Texts, TextAtHand{Source: SourceID(s.ID), File: text.File, Differs: text.Differs})
		for j := range s.Passages {
			out.passage(Ref(s.ID+"#"+s.Passages[j].ID), text.Passages[j].Found)
		}
	}
	return out, nil
}

func (p *Compared) passage(ref Ref, f evidence.Found) {
	switch f.Placement {
	case evidence.Exact:
		p.Exact++
	case evidence.Unplaced:
		p.Unplaced++
	default:
		lost := LostPassage{Ref: ref, Standing: f.Placement.String()}
		for _, place := range f.Places {
			lost.Places = append(lost.Places, PassagePlace{place.Line, place.Column, place.Length})
		}
		p.Astray = append(p.Astray, lost)
	}
}
