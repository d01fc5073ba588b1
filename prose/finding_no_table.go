package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.NoTable]{
		title: func(t *teller, p *answer.NoTable) page.Spans {
			return t.say("no-table.title", args{"certain": yes(p.Certain)})
		},
		proof: (*teller).noTable, without: "no-table.removed",
	})
}

// noTable spells the first exchange out; the data has all.
func (t *teller) noTable(p *answer.NoTable) {
	for i := range p.Pairings[:min(1, len(p.Pairings))] {
		t.pairing(&p.Pairings[i])
	}
	if more := len(p.Pairings) - 1; more > 0 {
		t.para(2, t.say("no-table.more", args{"n": count(more), "all": link("all", "", t.say("link.all", nil))}))
	}
	t.para(2, t.say("no-table.ask", nil))
}

func (t *teller) pairing(p *answer.Pairing) {
	giver, other := t.party(t.options[p.Give.Option].Party), t.party(t.options[p.Get.Option].Party)
	t.para(2,
		t.say("no-table.pairing", args{"giver": giver, "give": t.act(p.Give), "other": other, "get": t.act(p.Get)}))
	table := page.Table{Depth: 3, Columns: []page.Column{{Min: 18, Max: 18}, {}}}
	for i := range p.Tracks {
		on := &p.Tracks[i]
		table.Rows = append(table.Rows, []page.Spans{t.track(on.Track), t.say("no-table.track", args{
			"giver": giver, "give": t.mayCommit(&on.Give), "other": other, "get": t.mayCommit(&on.Get),
		})})
	}
	t.table(&table)
}

// mayCommit is what is known of a mandate, with who says so.
func (t *teller) mayCommit(m *answer.MayCommit) page.Spans {
	var from []page.Spans
	for _, c := range alikeClaims(m.Claims) {
		if c.How == "" {
			continue
		}
		from = append(from, t.say("may-commit.claim", args{
			"how": word(c.How), "known": t.known(&c), "by": t.byWhom(&c), "cite": cite(c.Passages),
		}))
	}
	return t.say("may-commit", args{"answer": word(strings.ReplaceAll(m.Answer, " ", "-")), "from": between(from, "")})
}

// alikeClaims puts claims together that are known in the same way.
func alikeClaims(claims []answer.Claim) []answer.Claim {
	var out []answer.Claim
	at := map[[2]string]int{}
	for _, c := range claims {
		key := [2]string{string(c.By), c.How}
		i, known := at[key]
		if !known {
			i = len(out)
			at[key] = i
			out = append(out, answer.Claim{By: c.By, How: c.How})
		}
		out[i].Passages = append(out[i].Passages, c.Passages...)
	}
	return out
}

// act is levels that a party would bring an option to, without its name.
func (t *teller) act(x answer.Term) page.Spans {
	var levels []page.Spans
	for _, l := range x.Levels {
		levels = append(levels, t.level(x.Option, l))
	}
	return t.say("change", args{"option": local(x.Option), "level": t.list("or", levels)})
}
