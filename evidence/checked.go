package evidence

import (
	"context"

	"github.com/plenary-talks/plenary"
)

// A Checked is how the passages of one source stand in the reader's copy.
type Checked struct {
	File     string
	Differs  bool             // as of the [Copy]
	Passages []CheckedPassage // as the source has them
	err      error
}

// A CheckedPassage is a passage and the words it cites: where they stand, if
// that is exact or one other place, and what they are.
type CheckedPassage struct {
	Found
	At    Place
	Words string
}

// Passages finds a source's text, as [Shelf.Find] does, and all of its
// passages in it. It does so once; asked again it returns the same.
func (s *Shelf) Passages(ctx context.Context, src *plenary.Source) (*Checked, error) {
	if c := s.checked[src.ID]; c != nil && len(c.Passages) == len(src.Passages) {
		return c, c.err
	}
	c, err := s.check(ctx, src)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		c = &Checked{Passages: make([]CheckedPassage, len(src.Passages)), err: err}
	}
	s.checked[src.ID] = c
	return c, err
}

func (s *Shelf) check(ctx context.Context, src *plenary.Source) (*Checked, error) {
	text, err := s.Find(ctx, src)
	if err != nil {
		return nil, err
	}
	cited := make([]Cited, len(src.Passages))
	for i, p := range src.Passages {
		cited[i] = Cited{Place{Line: p.Line, Column: p.Column, Length: p.Length}, p.Digest}
	}
	work := min(s.work, DefaultWork)
	s.work -= work
	found, err := text.Text.CheckAll(ctx, cited, &work)
	if err != nil {
		return nil, err
	}
	s.work += max(0, work)
	c := &Checked{File: text.File, Differs: text.Differs}
	for i, f := range found {
		p := CheckedPassage{Found: f, At: cited[i].Place}
		if f.Placement == Moved && len(f.Places) == 1 {
			p.At = f.Places[0]
		}
		if f.Placement == Exact || f.Placement == Moved && len(f.Places) == 1 {
			if words, ok := text.Text.Words(p.At); ok && s.words+len(words) <= maxWords {
				p.Words = words
				s.words += len(words)
			}
		}
		c.Passages = append(c.Passages, p)
	}
	return c, nil
}
