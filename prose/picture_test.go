package prose

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/draw/drawtest"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	register("pictures of a brief", briefs, func(v *Voice, a *answer.Brief) *page.Document { return v.Gallery(a) })
	register("pictures of a timeline", func(t answer.Talks) ([]*answer.Timeline, error) {
		if t.Day == nil {
			return nil, nil
		}
		return []*answer.Timeline{answer.NewTimeline(t, answer.Pick{All: true})}, nil
	}, func(v *Voice, a *answer.Timeline) *page.Document { return v.Gallery(a) })
	register("pictures of commitments", func(t answer.Talks) ([]*answer.Commitments, error) {
		if t.Day == nil {
			return nil, nil
		}
		a, err := answer.NewCommitments(context.Background(), t, nil, answer.NoHistory)
		return []*answer.Commitments{a}, err
	}, func(v *Voice, a *answer.Commitments) *page.Document { return v.Gallery(a) })
}

func TestPictureKinds(t *testing.T) {
	for kind := range drawings {
		if !slices.Contains(pictureKinds, kind) {
			t.Errorf("%s is not among the kinds of pictures", kind)
		}
	}
}

// TestPictures holds of every picture of every case that it has all that belongs to
// it, and that what it cites has a footnote and stands in its table too.
func TestPictures(t *testing.T) {
	everywhere(t, func(_ answering, a any) error {
		for _, p := range English().Pictures(a) {
			if err := whole(&p); err != nil {
				return fmt.Errorf("%s: %w", p.ID, err)
			}
		}
		return nil
	})
}

// whole is what a picture lacks.
func whole(p *Picture) error {
	if p.Caption.Empty() || p.Reading.Empty() || p.Desc.Empty() || len(p.Parts) == 0 || len(p.Table.Rows) == 0 {
		return fmt.Errorf("it lacks caption, reading, description, parts or table: %+v", p.Figure)
	}
	var inTable []string
	for _, row := range append([][]page.Spans{p.Table.Head}, p.Table.Rows...) {
		for _, s := range page.Join(row...) {
			inTable = append(inTable, s.Refs...)
		}
	}
	for i := range p.Parts {
		for _, drawn := range []*draw.Picture{p.Parts[i].Wide, p.Parts[i].Narrow} {
			if drawn == nil {
				continue
			}
			for _, m := range drawn.Marks {
				text, _ := m.(draw.Text)
				for _, ref := range text.Refs {
					if p.Notes[ref] == nil || !slices.Contains(inTable, ref) {
						return fmt.Errorf("%s is cited in the picture alone", ref)
					}
				}
			}
			if faults := drawtest.Crowding(drawn); len(faults) > 0 {
				return fmt.Errorf("%s", strings.Join(faults, "\n"))
			}
		}
	}
	return standsAlone(p)
}

// standsAlone is how a picture fails to be a file of its own: well formed, with all it
// cites numbered and explained, and no words in the way.
func standsAlone(p *Picture) error {
	drawn, about := p.Alone(p.Notes)
	if faults := drawtest.Crowding(drawn); len(faults) > 0 {
		return fmt.Errorf("alone: %s", strings.Join(faults, "\n"))
	}
	for _, m := range drawn.Marks {
		text, _ := m.(draw.Text)
		for _, ref := range text.Refs {
			if about.Cite(ref) == 0 {
				return fmt.Errorf("alone: %s has no number", ref)
			}
		}
	}
	d := xml.NewDecoder(strings.NewReader(draw.SVG(drawn, about)))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
