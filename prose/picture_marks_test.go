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
						return fmt.Errorf("%s, %v wide: %s", p.ID, drawn.Width, list[0])
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
				if m.Text == "no" && m.Bold && got["no"] < want["no"] || m.Text == "no seat" {
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

// The course of a timeline has a bar for each session and each move, and a mark for each
// other entry in force; the picture has each bar.
func init() {
	marksOf["time"] = func(a any, p *draw.Picture) error {
		line := a.(*answer.Timeline)
		x := &courseTeller{t: English().teller(&line.Glossary), a: line}
		x.gather()
		want, got := map[string]int{}, map[string]int{}
		x.rows(func(r *answer.Row, _, _ float64) {
			switch {
			case sessionKind(r.Kind):
			case r.To != nil:
				want["move"]++
			default:
				want["mark"]++
			}
		})
		for _, m := range line.Meetings {
			want[string(m.Track)] += m.Sessions
		}
		bars := map[draw.BarKind]int{}
		for i, l := range x.lanes {
			shared := i > 0 && strings.Contains(x.names[i].String(), "further")
			for _, b := range l.Bars {
				bars[b.Kind]++
				switch {
				case b.Kind == draw.BarFull && want[x.names[i][0].ID] > 0:
					got[x.names[i][0].ID]++
				case b.Kind == draw.BarEmpty || b.Kind == draw.BarGrey:
					got["move"]++
				}
			}
			if shared {
				return nil // which of them is not told
			}
			got["mark"] += len(l.Marks)
		}
		got["move"] -= x.before
		if err := sameCounts(want, got); err != nil {
			return err
		}
		for _, m := range p.Marks {
			if r, ok := m.(draw.Rect); ok {
				switch {
				case r.Hatch:
					bars[draw.BarHatch]--
				case r.Fade:
					bars[draw.BarFading]--
				case r.Fill == draw.Third:
					bars[draw.BarGrey]--
				case r.Stroke.Paint == draw.Rule:
					bars[draw.BarEmpty]--
				case r.Stroke.Dash == draw.Short:
					bars[draw.BarDashed]--
				case r.Stroke.Width > 1:
					bars[draw.BarHollow]--
				}
			}
		}
		delete(bars, draw.BarFull)
		for kind, n := range bars {
			if n != 0 {
				return fmt.Errorf("%d bars of kind %d too few", n, kind)
			}
		}
		return nil
	}
}

// What is owed has a line each, with the end that its status asks for.
func init() {
	marksOf["owes"] = func(a any, p *draw.Picture) error {
		owed := a.(*answer.Commitments)
		want, got := map[string]int{}, map[string]int{}
		for i := range owed.Rows {
			c := &owed.Rows[i]
			switch said := c.Deed == "declared" || wordsOnly(c); {
			case c.Status == "met" && said:
				want["said"]++
			case c.Status == "met":
				want["met"]++
			case wordsOnly(c):
				want["words"]++
			}
		}
		if len(owed.Rows) > mostDues {
			return nil
		}
		for _, m := range p.Marks {
			switch m := m.(type) {
			case draw.Circle:
				got["met"]++
			case draw.Shape:
				got[map[bool]string{true: "said", false: "words"}[m.Fill == draw.Ink]]++
			}
		}
		return sameCounts(want, got)
	}
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
