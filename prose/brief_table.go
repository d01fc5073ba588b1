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

// comparison is the ways to a goal beside one another: who drops a demand on each, who is worse off than today, until
// when, and whether it could go back.
func (t *briefTeller) comparison(g *answer.WaysTo) {
	x := page.Table{Depth: 1, Head: []page.Spans{nil},
		Columns: []page.Column{{Min: 15, Max: 15, Wrap: true, Names: true}}}
	rows := [][]page.Spans{
		{t.say("compare.drops", nil)}, {t.say("compare.worse", nil)},
	}
	for i := range g.Ways {
		v := &g.Ways[i]
		x.Head = append(x.Head, wayLetter(v.Letter))
		x.Columns = append(x.Columns, page.Column{Max: 19, Wrap: true})
		for j, cell := range []page.Spans{t.dropCell(g, v), t.worseCell(v)} {
			rows[j] = append(rows[j], on(fromModel, cell))
		}
	}
	x.Rows = rows
	t.doc.Add(x)
}

// dropCell is who drops or bends demands on a way, and how these are known: first whose demands not all ways to its
// goal work on, and those together of whose the same is known.
func (t *briefTeller) dropCell(g *answer.WaysTo, v *answer.Way) page.Spans {
	list := append(t.dropped(v, own(g)), t.dropped(v, func(l answer.LeverID) bool { return !own(g)(l) })...)
	var told []answer.PartyID
	var who [][]page.Spans
	var how []args
	for i := range list {
		if slices.Contains(told, list[i].party) {
			continue
		}
		told = append(told, list[i].party)
		var claims []*answer.Claim
		for j := range list {
			if list[j].party == list[i].party {
				claims = append(claims, list[j].claims...)
			}
		}
		known := args{"how": word(groundOf(weakestOf(claims...))), "part": yes(firmer(claims))}
		at := slices.IndexFunc(how, func(x args) bool { return x["how"] == known["how"] && x["part"] == known["part"] })
		if at < 0 {
			at, who, how = len(how), append(who, nil), append(how, known)
		}
		who[at] = append(who[at], t.say("compare.whose", args{"who": t.anyOf(t.orGivers(v, list[i].party))}))
	}
	if who == nil {
		return t.say("compare.nobody", nil)
	}
	var out []page.Spans
	for i := range how {
		how[i]["who"] = t.list("and", who[i])
		out = append(out, t.say("compare.dropped", how[i]))
	}
	return between(out, "; ")
}

// firmer reports whether some of what is claimed is better known than the least known of it.
func firmer(claims []*answer.Claim) bool {
	least := groundOf(weakestOf(claims...))
	return slices.ContainsFunc(claims, func(c *answer.Claim) bool { return groundOf(c.How) != least })
}

// worseCell is who is worse off than today on a way, until when, and whether it could go back.
func (t *briefTeller) worseCell(v *answer.Way) page.Spans {
	list := stretches(v)
	if list == nil {
		return t.say("compare.nobody", nil)
	}
	each := len(list) == 1 || slices.ContainsFunc(list, func(s stretch) bool { return s.back != list[0].back })
	var out []page.Spans
	for i := 0; i < len(list); {
		n := i
		for n < len(list) && list[n].until == list[i].until {
			n++
		}
		out = append(out, t.worseUntil(v, list[i:n], each))
		i = n
	}
	if !each {
		return t.say("compare.all", args{"list": between(out, "; "), "back": t.goingBack(list)})
	}
	return between(out, "; ")
}

// goingBack is whether some who are alike in that could go back, and how that is known where they could not.
func (t *briefTeller) goingBack(list []stretch) page.Spans {
	var fixed []*answer.Fixed
	for _, s := range list {
		fixed = append(fixed, s.fixed...)
	}
	return t.say("compare.back", args{"back": yes(list[0].back), "how": word(groundOf(weakestOf(claimsOf(fixed)...)))})
}

// worseUntil is who is worse off than today until one step of a way, and, of each where it is asked, whether it could
// go back.
func (t *briefTeller) worseUntil(v *answer.Way, list []stretch, each bool) page.Spans {
	apart := each && slices.ContainsFunc(list, func(s stretch) bool { return s.back != list[0].back })
	var who []page.Spans
	for i, s := range list {
		who = append(who, t.short(s.party))
		if apart {
			who[i] = t.say("compare.each", args{"who": who[i], "back": t.goingBack(list[i : i+1])})
		}
	}
	in := args{"who": t.list("and", who), "until": page.Spans(nil), "back": page.Spans(nil)}
	if each && !apart {
		in["back"] = t.goingBack(list)
	}
	if until := list[0].until; until < len(v.Steps) {
		in["until"] = t.until(v.Steps[until].Changes)
	}
	return t.say("compare.until", in)
}
