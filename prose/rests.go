package prose

import (
	"github.com/plenary-talks/plenary/page"
)

// rests words where all would stay: the nearest states, and how many by each concept.
func (t *briefTeller) rests() {
	t.heading(t.say("brief.rests", nil))
	if r := &t.a.Resting; r.Count > 0 {
		told := r.Shown[:min(mostResting, len(r.Shown))]
		t.para(1, t.say("rests.alone", args{"shown": t.shown(len(told), r.Count)}))
		for i := range told {
			t.bullet(1, t.outcome(&told[i]))
		}
	}
	table := page.Table{
		Depth: 1,
		Head: []page.Spans{nil, t.say("rests.situations", nil), t.say("rests.better", nil),
			t.say("rests.today", nil)},
		Columns: []page.Column{{Min: 38}, {Right: true}, {Right: true}, {Right: true}},
	}
	for _, name := range []string{"nash", "seq", "sseq", "gmr", "smr"} {
		for _, e := range t.a.Equilibria {
			if e.Concept == name {
				table.Rows = append(table.Rows, []page.Spans{
					t.say("rests."+name, nil), t.number(e.Count), t.number(e.Better),
					t.say("rests.is", args{"is": yes(e.StatusQuo)}),
				})
			}
		}
	}
	t.doc.Add(table)
	t.para(1, t.say("rests.wider", nil))
}
