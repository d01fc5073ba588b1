package prose

import (
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
)

// TestRiskMarks holds that the picture of risk has a ring for each who moves or could, and
// a square for each who is worse off after a step, full where there is no way back; and no others.
func TestRiskMarks(t *testing.T) {
	everywhere(t, func(_ answering, a any) error {
		b, is := a.(*answer.Brief)
		if !is {
			return nil
		}
		var want riskMarks
		for _, v := range pictured(b) {
			for i := range v.Steps {
				s := &v.Steps[i]
				if n := len(oneOfThese(v, s)); n > 0 {
					want.dotted += n
				} else {
					want.rings += len(s.Movers)
				}
				for _, e := range s.Exposed {
					if e.CanBack {
						want.half++
					} else {
						want.full++
					}
				}
			}
		}
		for _, p := range English().Pictures(b) {
			if p.ID != "risk" {
				continue
			}
			var wide, narrow riskMarks
			for _, part := range p.Parts {
				wide.add(riskMarksOf(part.Wide))
				narrow.add(riskMarksOf(part.Narrow))
			}
			if wide != want || narrow != want {
				return fmt.Errorf("%+v and %+v, want %+v", wide, narrow, want)
			}
			want = riskMarks{}
		}
		if want != (riskMarks{}) {
			return fmt.Errorf("nothing is drawn of %+v", want)
		}
		return nil
	})
}

type riskMarks struct{ rings, dotted, half, full int }

func (m *riskMarks) add(o riskMarks) {
	m.rings, m.dotted, m.half, m.full = m.rings+o.rings, m.dotted+o.dotted, m.half+o.half, m.full+o.full
}

func riskMarksOf(p *draw.Picture) (out riskMarks) {
	for _, m := range p.Marks {
		switch m := m.(type) {
		case draw.Circle:
			if m.Stroke.Dash == draw.Dots {
				out.dotted++
			} else {
				out.rings++
			}
		case draw.Rect:
			switch {
			case m.Stroke.Width > 0 && m.Fill == draw.Ink:
				out.full++
			case m.Stroke.Width > 0:
				out.half++
			}
		}
	}
	return out
}
