package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.Doubt]{
		title: func(t *teller, p *answer.Doubt) page.Spans {
			return t.say("doubt.title", args{"party": t.inText(p.Party)})
		},
		proof: (*teller).doubt,
	})
}

func (t *teller) doubt(p *answer.Doubt) {
	table := page.Table{Depth: 2, Columns: []page.Column{{Min: 12, Max: 12}, {}}}
	for i := range p.Types {
		k := &p.Types[i]
		name := t.variantName(k.Variant)
		if name == nil {
			name = t.say("doubt.written", nil)
		}
		table.Rows = append(table.Rows, []page.Spans{
			name,
			t.say("doubt.type", args{"better": count(k.Better), "opens": count(k.Opens), "lasting": count(k.Lasting)}),
		})
	}
	t.table(&table)
	if len(p.Same) > 0 {
		t.para(2, t.say("doubt.same", args{"acts": t.actsOf(p.Same)}))
	}
	if len(p.Differing) > 0 {
		t.para(2, t.say("doubt.differing", args{"acts": t.actsOf(p.Differing)}))
	}
	t.learned(p.Learning)
}

func (t *teller) actsOf(list []answer.Term) page.Spans {
	var out []page.Spans
	for _, x := range list {
		out = append(out, t.act(x))
	}
	return between(out, ", ")
}

// learned words on which ways a step tells types of a party apart, those alike
// together.
func (t *teller) learned(list []answer.Learning) {
	for i := range list {
		l := &list[i]
		same := func(o answer.Learning) bool { return o.Step == l.Step && slices.Equal(o.Pays, l.Pays) }
		if slices.ContainsFunc(list[:i], same) {
			continue
		}
		var ways []page.Spans
		for _, o := range list[i:] {
			if same(o) {
				ways = append(ways, wayLetter(o.Way))
			}
		}
		t.para(2, t.say("doubt.learning", args{
			"n": count(len(ways)), "ways": t.list("and", ways), "step": count(l.Step), "who": t.inTextAll(l.Pays),
		}))
	}
}
