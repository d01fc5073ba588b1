package prose

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostGainsTold is how many gains of a party an explanation spells out.
const mostGainsTold = 3

// gainPieces is what a party would gain by moving, what the others could answer
// and whether it would stay all the same.
func (t *stateTeller) gainPieces(r *answer.Reasoning) []piece {
	var out []piece
	best := bestFirst(r)
	for i, q := range best[:min(mostGainsTold, len(best))] {
		tell := func() { t.gainTold(r, q, t.wishWhole) }
		if i > 0 {
			out = append(out, passing(5, tell))
			continue
		}
		out = append(out, piece{{4, tell}, {0, func() { t.gainTold(r, q, t.wishGist) }}})
	}
	if more := len(best) - mostGainsTold; more > 0 {
		out = append(out, passing(5, func() {
			t.para(1, on(fromModel, t.say("explain.gain.more",
				args{"n": count(more)})))
		}))
	}
	return append(out, piece{
		{3, func() { t.para(1, inARow(on(fromModel, t.stayTold(r)), on(fromModel, t.hangsTold(r)))) }},
		{0, func() { t.para(1, on(fromModel, t.stayTold(r))) }}})
}

// bestFirst is the improvements of a party, one that no reply takes away first,
// then the best, then those that change least.
func bestFirst(r *answer.Reasoning) []*answer.Preferred {
	var out []*answer.Preferred
	for i := range r.Improvements {
		out = append(out, &r.Improvements[i])
	}
	slices.SortStableFunc(out, func(a, b *answer.Preferred) int {
		if x, y := answeredBy(r, "gmr", a), answeredBy(r, "gmr", b); (x == nil) != (y == nil) {
			if x == nil {
				return -1
			}
			return 1
		}
		if a.Tier != b.Tier {
			return a.Tier - b.Tier
		}
		return len(a.Changes) - len(b.Changes)
	})
	return out
}

// answeredBy is the reply that a verdict by a concept has to an improvement; nil
// where it has none.
func answeredBy(r *answer.Reasoning, concept string, q *answer.Preferred) *answer.Reply {
	for i := range r.Verdicts {
		v := &r.Verdicts[i]
		for j := range v.Replies {
			if v.Concept == concept && v.Replies[j].Improvement == q.State {
				return &v.Replies[j]
			}
		}
	}
	return nil
}

// asksFor reports whether a concept was asked for.
func asksFor(r *answer.Reasoning, concept string) bool {
	return slices.ContainsFunc(r.Verdicts, func(v answer.Verdict) bool { return v.Concept == concept })
}

// gainTold is one improvement: what it is, for what, as why has it, and what answers it.
func (t *stateTeller) gainTold(r *answer.Reasoning, q *answer.Preferred, why func(*answer.Wish) page.Spans) {
	who := t.inText(r.Party)
	in := args{"who": who, "do": t.doing(q.Changes), "how": word("ranking"), "why": page.Spans(nil),
		"cite":   page.Spans(nil),
		"number": word(t.numberOf(who))}
	ground := fromModel
	if q.For != nil {
		in["how"], in["cite"], in["why"] = hedgeWord(q.For.How), cite(q.For.Passages), why(q.For)
		ground = groundOf(q.For.How)
	}
	t.para(1, inARow(on(ground, t.say("explain.gain", in)), on(fromModel, t.answerTold(r, q))))
}

// wishWhole is all that the case says of why somebody has a wish; else what is
// wished for.
func (t *teller) wishWhole(w *answer.Wish) page.Spans {
	text := t.wishes[wishAt{w.Party, w.Number}]
	if text.Because != "" {
		return unstopped(text.Because)
	}
	return t.wanted(text)
}

// answerTold is what the others could answer an improvement with.
func (t *stateTeller) answerTold(r *answer.Reasoning, q *answer.Preferred) page.Spans {
	var others page.Spans
	if len(t.gloss.Parties) == 2 {
		for i := range t.gloss.Parties {
			if id := t.gloss.Parties[i].ID; id != r.Party {
				others = t.inText(id)
			}
		}
	}
	if reply := answeredBy(r, "seq", q); reply != nil {
		return t.say("explain.answer.willing", args{"others": others, "steps": t.sequence(reply.Steps)})
	}
	if reply := answeredBy(r, "gmr", q); reply != nil {
		return t.say("explain.answer.unwilling", args{
			"others": others, "steps": t.sequence(reply.Steps), "who": t.inTextAll(unwilling(reply.Steps))})
	}
	if !asksFor(r, "gmr") {
		return nil
	}
	return t.say("explain.answer.none", nil)
}

// stayTold is by which notions a party would stay all the same.
func (t *stateTeller) stayTold(r *answer.Reasoning) page.Spans {
	var stays, leaves []page.Spans
	stable := map[string]bool{}
	for i := range r.Verdicts {
		v := &r.Verdicts[i]
		stable[v.Concept] = v.Stable
		if notion := t.say("notion", args{"which": word(v.Concept)}); v.Stable {
			stays = append(stays, notion)
		} else {
			leaves = append(leaves, notion)
		}
	}
	in := args{"who": t.inText(r.Party), "n": count(len(r.Verdicts)), "by": word("other"),
		"stays": between(stays, "; "), "leaves": between(leaves, "; ")}
	switch {
	case stays == nil:
		in["by"] = word("none")
	case leaves == nil:
		in["by"] = word("all")
	case len(r.Verdicts) == len(notions)+1:
		in["by"] = word(stablyBy(stable))
	}
	return t.say("explain.stay", in)
}

// notions are the concepts that look further than a party's own move, in order.
var notions = []string{"gmr", "smr", "seq", "sseq"}

// stablyBy names those of the notions by which a party would stay.
func stablyBy(stable map[string]bool) string {
	var out []string
	for _, c := range notions {
		if stable[c] {
			out = append(out, c)
		}
	}
	return strings.Join(out, "-")
}

// hangsTold is that a gain hangs on one wish; nothing where it does not.
func (t *stateTeller) hangsTold(r *answer.Reasoning) page.Spans {
	if r.HangsOn == nil {
		return nil
	}
	alone := len(t.gaining()) == 1 && len(t.a.Parties) == len(t.gloss.Parties)
	return t.say("explain.hangs", args{"how": hedgeWord(r.HangsOn.How), "alone": yes(alone)})
}

// welcomed tells of each party what it could do that most of the others would
// welcome and it would not like itself.
func (t *stateTeller) welcomed() {
	table := page.Table{Depth: 1, Columns: []page.Column{{Max: 12, Wrap: true}, {Max: 36, Wrap: true}, {}}}
	var told []*answer.Doing
	others := len(t.gloss.Parties) - 1
	for i := range t.a.Parties {
		r := &t.a.Parties[i]
		d := mostWelcome(r)
		if d == nil {
			continue
		}
		who := t.someInText(d.Welcome)
		if others > 1 && len(d.Welcome) == others {
			who = t.say("explain.welcome.all", args{"n": count(others)})
		}
		at := slices.IndexFunc(told, func(x *answer.Doing) bool {
			return t.alike(x.Changes, d.Changes) &&
				(slices.Equal(x.Welcome, d.Welcome) ||
					others > 1 && len(x.Welcome) == others && len(d.Welcome) == others)
		})
		if at >= 0 {
			table.Rows[at][0] = t.say("explain.and-also", args{"first": table.Rows[at][0], "next": t.short(r.Party)})
			continue
		}
		told = append(told, d)
		table.Rows = append(table.Rows, []page.Spans{t.apart([]answer.PartyID{r.Party}), t.doing(d.Changes), who})
	}
	t.table(&table)
}

// mostWelcome is what a party could do that most others prefer and it does not;
// nil where there is nothing.
func mostWelcome(r *answer.Reasoning) *answer.Doing {
	var best *answer.Doing
	for i := range r.Does {
		d := &r.Does[i]
		if d.Effect != answer.Gains && len(d.Welcome) > 0 && (best == nil || len(d.Welcome) > len(best.Welcome)) {
			best = d
		}
	}
	return best
}

// leansOn is how the wishes behind the table are known, and of whom all are assumed.
func (t *stateTeller) leansOn() {
	known := map[string]int{}
	var seen []wishAt
	var guessed []answer.PartyID
	for i := range t.a.Parties {
		all, before := true, len(seen)
		for _, d := range t.a.Parties[i].Does {
			if d.Wish == nil || slices.Contains(seen, wishAt{d.Wish.Party, d.Wish.Number}) {
				continue
			}
			seen = append(seen, wishAt{d.Wish.Party, d.Wish.Number})
			known[groundOf(d.Wish.How)]++
			all = all && d.Wish.How == "assumed"
		}
		if all && len(seen) > before {
			guessed = append(guessed, t.a.Parties[i].Party)
		}
	}
	if len(seen) == 0 {
		t.para(1, on(ours, t.say("explain.leans.ranked", nil)))
		return
	}
	var parts []page.Spans
	for _, how := range Grounds() {
		if known[how] > 0 {
			parts = append(parts, t.say("explain.leans.part", args{"how": word(how), "n": count(known[how])}))
		}
	}
	t.para(1, on(ours, t.say("explain.leans.on", args{"all": count(len(seen)), "parts": t.list("and", parts),
		"guessed": t.someInText(guessed), "m": count(len(guessed))})))
}
