package prose

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/draw/drawtest"
)

// TestPicturesReadWell holds of pictures of some kinds that no word touches another mark,
// and that what they show is in the answer and the other way round.
func TestPicturesReadWell(t *testing.T) {
	met := map[string]int{}
	everywhere(t, func(of answering, a any) error {
		if !strings.HasPrefix(of.name, "pictures") {
			return nil
		}
		for _, p := range English().Pictures(a) {
			counted, has := marksOf[p.ID]
			if !has {
				continue
			}
			met[p.ID]++
			for _, part := range p.Parts {
				for _, drawn := range []*draw.Picture{part.Wide, part.Narrow} {
					if list := drawtest.Crowding(drawn); len(list) > 0 {
						return fmt.Errorf("%s, %v wide: %s", p.ID, drawn.Width, strings.Join(list[:min(3, len(list))], "\n"))
					}
					if err := counted(a, drawn); err != nil {
						return fmt.Errorf("%s, %v wide: %w", p.ID, drawn.Width, err)
					}
				}
			}
		}
		return nil
	})
	for kind := range marksOf {
		if met[kind] < 5 && !testing.Short() {
			t.Errorf("only %d pictures of %s", met[kind], kind)
		}
	}
}

// marksOf compares by kind the marks of a picture with the answer that it is of.
var marksOf = map[string]func(a any, p *draw.Picture) error{
	"table": func(a any, p *draw.Picture) error {
		x := a.(*answer.Brief).Table
		want, got := map[string]int{}, map[string]int{}
		for i := range x.Tracks {
			for _, m := range x.Tracks[i].May {
				want["cells"]++
				want[m.Answer]++
			}
		}
		for _, m := range p.Marks {
			switch m := m.(type) {
			case draw.Rect:
				switch {
				case m.Hatch:
					got["not reported"]++
				case m.Stroke.Width > 2:
					got["cells"]++
					got["yes"]++
				default:
					got["cells"]++
				}
			case draw.Text:
				if m.Text == "no" && m.Bold || m.Text == "no seat" {
					got[m.Text]++
				}
			}
		}
		return sameCounts(want, got)
	},
	"doubt": func(a any, p *draw.Picture) error {
		want, got := map[string]int{}, map[string]int{}
		b := a.(*answer.Brief)
		for _, s := range English().teller(&b.Glossary).survivors(b) {
			for _, x := range s.signs {
				want[string(symbolWord(x))]++
			}
			if len(s.signs) != 1+len(b.Under) || slices.Contains(s.signs, draw.NoSymbol) {
				return errors.New("a row without a sign in every column")
			}
		}
		for _, m := range p.Marks {
			switch m := m.(type) {
			case draw.Circle:
				got[map[bool]string{true: "holds", false: "open"}[m.Fill == draw.Ink]]++
			case draw.Line:
				if m.Stroke.Paint == draw.Second {
					got["not"]++
				}
			}
		}
		return sameCounts(want, got)
	},
}

func sameCounts(want, got map[string]int) error {
	for _, counts := range []map[string]int{want, got} {
		for what := range counts {
			if want[what] != got[what] {
				return fmt.Errorf("%d marks of %q, %d in the answer", got[what], what, want[what])
			}
		}
	}
	return nil
}
