package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// inShort sums up: how many there are, what is late and on what that hangs, what
// falls due, and how the others stand.
func (t *promiseTeller) inShort() page.Spans {
	all, n := 0, len(t.a.Rows)
	for i := range t.a.Agreements {
		all += t.a.Agreements[i].Of
	}
	out := []page.Spans{t.t.say("commitments.all", args{"n": count(n), "texts": count(len(t.a.Agreements))})}
	if all != n {
		out = []page.Spans{t.t.say("commitments.chosen", args{"all": count(all), "n": count(n)})}
	}
	return inARow(append(out, t.lateGist(all == n), t.dueGist(), t.othersGist(), t.heldGist())...)
}

func (t *promiseTeller) group(name string) []*answer.Commitment {
	for _, g := range t.groups {
		if g.name == name {
			return g.rows
		}
	}
	return nil
}

// lateGist is what is late, by who owes it, and what it waits for in the end; that
// nothing is, where the page is whole.
func (t *promiseTeller) lateGist(whole bool) page.Spans {
	rows := t.group("late")
	switch {
	case len(rows) == 0 && !whole:
		return nil
	case len(rows) == 0:
		dated := slices.ContainsFunc(t.a.Rows, func(c answer.Commitment) bool {
			return c.Due != "" && c.Status != "met" && c.Status != "lapsed"
		})
		return t.t.say("commitments.not-late", args{"dated": yes(dated)})
	}
	var owes [][]answer.PartyID
	n := map[int]int{}
	for _, c := range rows {
		at := slices.IndexFunc(owes, func(o []answer.PartyID) bool { return slices.Equal(o, c.Owes) })
		if at < 0 {
			at = len(owes)
			owes = append(owes, c.Owes)
		}
		n[at]++
	}
	var who []page.Spans
	for i := range owes {
		who = append(who, t.t.say("commitments.late.owed", args{"n": count(n[i]), "owes": t.t.inTexts(owes[i])}))
	}
	out := t.t.say("commitments.late",
		args{"n": count(len(rows)), "owes": t.t.inTexts(owes[0]), "owed": between(who, "; ")})
	l := &t.a.Late
	if l.Waiting == 0 || len(l.For) > mostNamed {
		return out
	}
	var ends []page.Spans
	for _, id := range l.For {
		ends = append(ends, t.waitedFor(id, true))
	}
	return inARow(out, t.t.say("commitments.late.for", args{"n": count(l.Waiting), "what": t.t.list("and", ends)}))
}

// dueGist is what falls due, by day.
func (t *promiseTeller) dueGist() page.Spans {
	rows := t.group("due")
	if len(rows) == 0 {
		return nil
	}
	var which []page.Spans
	for i := 0; i < len(rows); {
		var same []page.Spans
		from := i
		for ; i < len(rows) && rows[i].Due == rows[from].Due && slices.Equal(rows[i].Owes, rows[from].Owes); i++ {
			same = append(same, t.t.say("promise.waits.number", args{"n": count(t.numbers[rows[i].ID])}))
		}
		which = append(which,
			t.t.say("commitments.due.one", args{
				"what": t.t.list("and", same), "owes": t.t.inTexts(rows[from].Owes), "when": t.t.when(rows[from].Due),
			}))
	}
	return t.t.say("commitments.due", args{"n": count(len(rows)), "which": between(which, "; ")})
}

// othersGist counts what is neither late nor due.
func (t *promiseTeller) othersGist() page.Spans {
	var out []page.Spans
	first := true
	for _, g := range t.groups {
		if g.name == "late" || g.name == "due" {
			first = false
			continue
		}
		late, weak := 0, 0
		for _, c := range g.rows {
			if c.Days > 0 {
				late++
			}
			if g.name != "taken" && g.name != "declared" && readByUs(c) {
				weak++
			}
		}
		out = append(out, t.t.say("commitments.counted",
			args{"group": word(g.name), "n": count(len(g.rows)), "late": count(late), "weak": count(weak)}))
	}
	if out == nil {
		return nil
	}
	return t.t.say("commitments.others", args{"first": yes(first), "what": between(out, "; ")})
}

// heldGist counts what its debtors do only after something else.
func (t *promiseTeller) heldGist() page.Spans {
	n := 0
	for i := range t.a.Rows {
		held := func(w answer.WaitingOn) bool { return len(w.By) > 0 }
		if slices.ContainsFunc(t.a.Rows[i].Waits, held) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return t.t.say("commitments.held", args{"n": count(n)})
}
