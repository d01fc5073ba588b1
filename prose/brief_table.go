package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// beside is how many ways stand beside one another in a table of text, two at least.
const beside = 3

// sideBySide reports whether the ways to a goal are compared in a table.
func (t *briefTeller) sideBySide(g *answer.WaysTo) bool {
	return !t.tabled && len(g.Ways) > 1 && len(g.Ways) <= beside && !t.allUnexposed(g)
}

// allUnexposed reports whether nobody is worse off than today on any way to a goal.
func (t *briefTeller) allUnexposed(g *answer.WaysTo) bool {
	for i := range g.Ways {
		if len(g.Ways[i].Exposed) > 0 {
			return false
		}
	}
	return true
}

// comparison is the ways to a goal beside one another: who drops a demand on each, who is worse off than today and
// until when, and whether that could be undone.
func (t *briefTeller) comparison(g *answer.WaysTo) {
	x := page.Table{Depth: 1, Head: []page.Spans{nil},
		Columns: []page.Column{{Min: 15, Max: 15, Wrap: true, Names: true}}}
	rows := [][]page.Spans{
		{t.say("compare.drops", nil)}, {t.say("compare.worse", nil)}, {t.say("compare.back", nil)},
		{t.say("compare.asks", args{"besides": yes(len(g.Common) > 0)})},
	}
	for i := range g.Ways {
		v := &g.Ways[i]
		x.Head = append(x.Head, wayLetter(v.Letter))
		x.Columns = append(x.Columns, page.Column{Max: 18, Wrap: true})
		for j, cell := range []page.Spans{t.dropCell(v), t.worseCell(v), t.backCell(v),
			digits(t.requestsBesides(g, v))} {
			rows[j] = append(rows[j], on(fromModel, cell))
		}
	}
	x.Rows = rows
	t.doc.Add(x)
}

// dropCell is who drops or bends demands on a way, and how these are known.
func (t *briefTeller) dropCell(v *answer.Way) page.Spans {
	var out []page.Spans
	var told []answer.PartyID
	list := t.dropped(v, func(answer.LeverID) bool { return false })
	for i := range list {
		var claims []*answer.Claim
		for j := range list {
			if list[j].party == list[i].party {
				claims = append(claims, list[j].claims...)
			}
		}
		if n := len(told); len(once(told, list[i].party)) > n {
			told = once(told, list[i].party)
			out = append(out, t.say("compare.dropped", args{"who": t.anyOf(t.orGivers(v, list[i].party)),
				"how": word(groundOf(weakestOf(claims...))), "part": yes(firmer(claims))}))
		}
	}
	if out == nil {
		return t.say("compare.nobody", nil)
	}
	return between(out, "; ")
}

// firmer reports whether some of what is claimed is better known than the least known of it.
func firmer(claims []*answer.Claim) bool {
	least := groundOf(weakestOf(claims...))
	return slices.ContainsFunc(claims, func(c *answer.Claim) bool { return groundOf(c.How) != least })
}

// worseCell is who is worse off than today on a way, and until when.
func (t *briefTeller) worseCell(v *answer.Way) page.Spans {
	list := stretches(v)
	if list == nil {
		return t.say("compare.nobody", nil)
	}
	var out []page.Spans
	for i := 0; i < len(list); i++ {
		who := []page.Spans{t.short(list[i].party)}
		for i+1 < len(list) && list[i+1].until == list[i].until {
			i++
			who = append(who, t.short(list[i].party))
		}
		in := args{"who": t.list("and", who), "until": page.Spans(nil)}
		if until := list[i].until; until < len(v.Steps) {
			in["until"] = t.until(v.Steps[until].Changes)
		}
		out = append(out, t.say("compare.until", in))
	}
	return between(out, "; ")
}

// backCell is whether those who are worse off than today on a way could go back, and how that is known.
func (t *briefTeller) backCell(v *answer.Way) page.Spans {
	var can, cannot []answer.PartyID
	var claims []*answer.Claim
	for _, s := range stretches(v) {
		if s.back {
			can = once(can, s.party)
			continue
		}
		cannot, claims = once(cannot, s.party), append(claims, claimsOf(s.fixed)...)
	}
	switch {
	case can == nil && cannot == nil:
		return t.say("compare.none", nil)
	case cannot == nil:
		return t.say("compare.can", nil)
	}
	return t.say("compare.cannot", args{"who": t.listed(cannot, t.short), "all": yes(can == nil),
		"how": word(groundOf(weakestOf(claims...)))})
}
