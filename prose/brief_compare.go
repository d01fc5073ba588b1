package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// wayDrops is who drops or bends demands on a way, as these are known, a sentence; levers that skip holds of are left
// out. Nothing where nobody does.
func (t *briefTeller) wayDrops(v *answer.Way, skip func(answer.LeverID) bool) page.Spans {
	list := t.dropped(v, skip)
	var who []page.Spans
	var claims []*answer.Claim
	for i := range list {
		of := func(d drop) bool { return d.party == list[i].party }
		if slices.IndexFunc(list, of) == i {
			who = append(who, t.say("brief.way.drops", args{"who": t.eitherOf(v, list[i].party),
				"what": t.dropsOf(slices.DeleteFunc(slices.Clone(list), func(d drop) bool { return !of(d) }))}))
		}
		claims = append(claims, list[i].claims...)
	}
	if who == nil {
		return nil
	}
	return onClaims(t.say("brief.ways.drop", args{"list": between(who, "; ")}), claims...)
}

// dropsOf is what one party drops and bends.
func (t *briefTeller) dropsOf(list []drop) page.Spans {
	var out []page.Spans
	for i, d := range list {
		which := "only"
		if len(list) > 1 {
			which = []string{"first", "other"}[min(i, 1)]
		}
		out = append(out, t.say("brief.way.drop", args{"kind": word(d.does()), "n": count(len(d.claims)),
			"which": word(which), "how": word(groundOf(weakestOf(d.claims...))), "who": t.capital(d.party)}))
	}
	return t.list("and", out)
}

// A drop is the demands that a party drops, or bends, on a way.
type drop struct {
	party   answer.PartyID
	kind    string             // of the levers: waive, or another
	accepts answer.ConditionID // what is enough besides; none for nothing
	claims  []*answer.Claim
}

// does is what a party does with its demands: waive them, accept something in their place, or bend them.
func (d *drop) does() string {
	if d.kind != "waive" && d.accepts != "" {
		return "accept"
	}
	return d.kind
}

// dropped lists who drops and who bends demands on a way, each demand once.
func (t *briefTeller) dropped(v *answer.Way, skip func(answer.LeverID) bool) []drop {
	var out []drop
	var seen []answer.StanceID
	for i := range v.Levers {
		l := &v.Levers[i]
		for j := range l.Asks {
			for k := range l.Asks[j].GivesUp {
				s := &l.Asks[j].GivesUp[k]
				if skip(l.ID) || slices.Contains(seen, s.ID) {
					continue
				}
				seen = append(seen, s.ID)
				out = dropping(out, s, l)
			}
		}
	}
	return out
}

// dropping adds a demand that a lever works on to those that parties drop.
func dropping(list []drop, s *answer.Stance, l *answer.Lever) []drop {
	at := slices.IndexFunc(list, func(d drop) bool {
		return d.party == s.Party && (d.kind == "waive") == (l.Kind == "waive") && d.accepts == l.Accepts
	})
	if at < 0 {
		return append(list, drop{s.Party, l.Kind, l.Accepts, []*answer.Claim{&s.Claim}})
	}
	list[at].claims = append(list[at].claims, &s.Claim)
	return list
}

// eitherOf is a party, or those who could give in its place on a way.
func (t *briefTeller) eitherOf(v *answer.Way, p answer.PartyID) page.Spans {
	return t.list("or", t.eachCalled(t.orGivers(v, p), t.capital))
}

// waysCompared is which ways to a goal ask least and which ask most, by how many requests are made; nothing where
// all ask as much.
func (t *briefTeller) waysCompared(g *answer.WaysTo) page.Spans {
	var asks []int
	for i := range g.Ways {
		asks = append(asks, t.requestsOn(&g.Ways[i]))
	}
	least, most := slices.Min(asks), slices.Max(asks)
	if least == most || t.sideBySide(g) { // a table shows it
		return nil
	}
	with := func(n int) []page.Spans {
		var out []page.Spans
		for i := range g.Ways {
			if asks[i] == n {
				out = append(out, wayLetter(g.Ways[i].Letter))
			}
		}
		return out
	}
	free := !slices.ContainsFunc(g.Ways, func(v answer.Way) bool {
		return (len(v.Exposed) == 0) != (t.requestsOn(&v) == most)
	})
	t.safeTold = free
	return on(fromModel, t.say("brief.ways.compare", args{
		"fewest": t.list("and", with(least)), "n": count(len(with(least))),
		"most": t.list("and", with(most)), "m": count(len(with(most))), "free": yes(free)}))
}

// requestsOn counts the requests that a way needs; one that is made of several is one.
func (t *briefTeller) requestsOn(v *answer.Way) int {
	return len(t.requests(v, func(answer.LeverID) bool { return false }))
}
