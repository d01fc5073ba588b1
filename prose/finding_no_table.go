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
		t.para(2, t.say("no-table.more", args{"n": count(more)}))
	}
	t.para(2, t.say("no-table.ask", nil))
}

// pairing words both halves of an exchange, and for each track who may agree to
// which.
func (t *teller) pairing(p *answer.Pairing) {
	t.para(2, t.halves(p))
	table := page.Table{Depth: 2, Columns: []page.Column{{Min: 18, Max: 18}, {}}}
	rows, silent := t.tracksOf(p)
	for i := range rows {
		table.Rows = append(table.Rows, rows[i][:])
	}
	if silent > 0 {
		table.Rows = append(table.Rows, []page.Spans{
			t.say("no-table.elsewhere", args{"all": yes(silent == len(p.Tracks))}), t.say("no-table.silent", nil)})
	}
	t.table(&table)
}

// pairingInARow words the same in a paragraph.
func (t *teller) pairingInARow(p *answer.Pairing) page.Spans {
	out := []page.Spans{t.halves(p)}
	rows, silent := t.tracksOf(p)
	for _, row := range rows {
		out = append(out, t.say("no-table.in-a-row", args{"track": row[0], "may": row[1]}))
	}
	if silent > 0 {
		out = append(out, t.say("no-table.elsewhere.in-a-row", args{"all": yes(silent == len(p.Tracks))}))
	}
	return inARow(out...)
}

// halves is what would be exchanged for what.
func (t *teller) halves(p *answer.Pairing) page.Spans {
	return t.say("no-table.halves", args{"give": t.half(p.Give), "get": t.half(p.Get)})
}

// tracksOf is each track of which something is reported, with who may agree there to
// which half, and how many others there are.
func (t *teller) tracksOf(p *answer.Pairing) (rows [][2]page.Spans, silent int) {
	giver, other := t.short(t.options[p.Give.Option].Party), t.short(t.options[p.Get.Option].Party)
	for i := range p.Tracks {
		on := &p.Tracks[i]
		if on.Give.Answer == silence && on.Get.Answer == silence {
			silent++
			continue
		}
		rows = append(rows, [2]page.Spans{t.trackSaid(on.Track), t.say("no-table.track", args{
			"giver": giver, "give": t.mayCommit(&on.Give), "other": other, "get": t.mayCommit(&on.Get)})})
	}
	return rows, silent
}

// silence is the answer where nothing is reported of a mandate.
const silence = "not reported"

// half is one half of an exchange: who would do what.
func (t *teller) half(x answer.Term) page.Spans {
	o := t.options[x.Option]
	to := today(o)
	if len(x.Levels) > 0 {
		to = x.Levels[0]
	}
	if noun := t.nounsOf([]answer.Change{{Option: x.Option, From: today(o), To: to}}); noun != nil {
		return t.say("step.noun", args{"what": noun, "who": t.short(o.Party), "why": page.Spans(nil)})
	}
	return t.say("no-table.half", args{"party": t.short(o.Party), "do": t.act(x)})
}

// mayCommit is what is known of a mandate, with who says so.
func (t *teller) mayCommit(m *answer.MayCommit) page.Spans {
	return t.say("may-commit", args{"answer": word(strings.ReplaceAll(m.Answer, " ", "-")), "from": t.mandateFrom(m)})
}

// mandateFrom is how a mandate is known, behind what is told of it.
func (t *teller) mandateFrom(m *answer.MayCommit) page.Spans {
	var from []page.Spans
	for _, c := range alikeClaims(m.Claims) {
		if c.How == "" {
			continue
		}
		from = append(from, t.say("may-commit.claim", args{
			"how": word(c.How), "by": t.claimant(&c), "cite": cite(c.Passages),
		}))
	}
	return between(from, "")
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

// act is what a party does to come to the mildest of some levels of an option; where only
// that of today is meant, to stay there.
func (t *teller) act(x answer.Term) page.Spans {
	now := today(t.options[x.Option])
	to := x.Levels[0]
	if to < now {
		to = x.Levels[len(x.Levels)-1]
	}
	switch {
	case to == now && len(x.Levels) > 1:
		to = x.Levels[1]
	case to == now:
		return t.keep(x.Option, to)
	}
	return t.do(answer.Change{Option: x.Option, From: now, To: to})
}
