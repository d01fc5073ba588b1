package prose

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// How many things that one commitment waits for are told, and how many are named.
const (
	mostWaits = 6
	mostNamed = 2
)

// waitLines words what a commitment waits for, what waits in the same order by
// the same preconditions in one sentence.
func (t *promiseTeller) waitLines(waits []answer.WaitingOn) []page.Spans {
	var out []page.Spans
	groups := alike(waits)
	for n, g := range groups {
		if n == mostWaits && len(groups) > n+1 {
			more := 0
			for _, g := range groups[n:] {
				more += len(g)
			}
			return append(out, t.t.say("promise.waits.more", args{"n": count(more)}))
		}
		out = append(out, t.waitLine(waits, g))
	}
	return out
}

func (t *promiseTeller) waitLine(waits []answer.WaitingOn, g []int) page.Spans {
	slices.SortStableFunc(g, func(i, j int) int { return t.numbers[waits[i].ID] - t.numbers[waits[j].ID] })
	var names []page.Spans
	for _, i := range g[:min(len(g), mostWaits)] {
		names = append(names, t.waitedFor(waits[i].ID, len(g) <= mostNamed))
	}
	first := &waits[g[0]]
	in := args{"order": word(first.Order), "what": t.t.someOf(names, len(g))}
	if len(first.By) == 0 {
		return t.t.say("promise.waits", in)
	}
	var who []answer.PartyID
	var hows []string
	for _, id := range first.By {
		if s := t.insists[id]; s != nil {
			who, hows = once(who, s.Party), append(hows, s.How)
		}
	}
	in["who"], in["how"] = t.t.inTexts(who), word(cmp.Or(weakest(hows), "none"))
	return t.t.say("promise.waits.held", in)
}

// waitedFor is another commitment: its number on the page, and if so wanted what
// it is; what is not on the page is told in words.
func (t *promiseTeller) waitedFor(id answer.CommitmentID, named bool) page.Spans {
	n := t.numbers[id]
	switch {
	case n == 0:
		return t.t.say("promise.elsewhere", args{"what": unstopped(t.t.promise(id).Says)})
	case named:
		return t.t.say("promise.short", args{"n": count(n), "what": t.t.owed(t.rows[id])})
	}
	return t.t.say("promise.waits.number", args{"n": count(n)})
}

// alike puts together what waits in the same order by the same preconditions.
func alike(waits []answer.WaitingOn) [][]int {
	at := map[string]int{}
	var groups [][]int
	for i := range waits {
		key := waits[i].Order
		for _, id := range waits[i].By {
			key += " " + string(id)
		}
		g, ok := at[key]
		if !ok {
			g = len(groups)
			at[key] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// someOf lists names, the first of so many.
func (t *teller) someOf(names []page.Spans, of int) page.Spans {
	if more := of - len(names); more > 0 {
		names = append(slices.Clone(names), t.say("more", args{"n": count(more)}))
	}
	return t.list("and", names)
}
