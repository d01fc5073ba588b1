package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// BottomLines words what each party would do, and for what, and what the others
// could live with.
func (v *Voice) BottomLines(a *answer.BottomLines) *page.Document {
	t := &priceTeller{v.teller(&a.Glossary), a}
	t.t.caseHead(&a.Head)
	t.t.para(0, t.t.say("price.means", nil))
	if b := a.Between; b != nil {
		t.t.para(0, t.t.say("price.between", nil))
	}
	if a.States != "" {
		t.t.para(0, t.t.say("price.large", args{"n": t.t.numeral(a.States)}))
	}
	t.unknown()
	t.open()
	t.own()
	t.others()
	return t.t.done()
}

type priceTeller struct {
	t *teller
	a *answer.BottomLines
}

// unknown names parties without bottom lines.
func (t *priceTeller) unknown() {
	var silent, alike []answer.PartyID
	for i := range t.a.Parties {
		switch p := &t.a.Parties[i]; {
		case p.Silent:
			silent = append(silent, p.Party)
		case p.Indifferent:
			alike = append(alike, p.Party)
		}
	}
	if silent != nil {
		t.t.para(0, t.t.say("price.silent", args{"who": t.t.listed(silent, t.t.inText), "many": t.t.many(silent)}))
	}
	if alike != nil {
		t.t.para(0, t.t.say("price.indifferent", args{"who": t.t.listed(alike, t.t.inText), "many": t.t.many(alike)}))
	}
}

// open names those of whom some bottom lines did not come out.
func (t *priceTeller) open() {
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		var list []answer.Change
		for _, u := range p.Undecided {
			list = append(list, answer.Change{Option: u.Option, From: today(t.t.options[u.Option]), To: u.Levels[0]})
		}
		if list != nil {
			t.t.para(0, t.t.say("price.undecided", args{"who": t.t.inText(p.Party), "acts": t.t.orActs(list)}))
		}
	}
}

// own words what each would do itself that somebody would welcome: levels alike
// together, and parties alike together.
func (t *priceTeller) own() {
	var all []deal
	for i := range t.a.Parties {
		all = merged(all, t.ownOf(&t.a.Parties[i]), func(a, b *deal) bool {
			return t.t.deedKey(a.changes) == t.t.deedKey(b.changes)
		})
	}
	if all == nil {
		return
	}
	t.t.heading(t.t.say("price.own", nil))
	t.standing()
	for i := range all {
		var before *deal
		if i > 0 && all[i-1].follows(&all[i]) {
			before = &all[i-1]
		}
		if i > 0 && !slices.Equal(all[i-1].parties, all[i].parties) {
			t.t.doc.Add(page.Gap{})
		}
		t.would(&all[i], before)
	}
}

// ownOf are the deals of one party, from today on, up and then down.
func (t *priceTeller) ownOf(p *answer.PriceList) []deal {
	var up, down []deal
	for i := range p.Lines {
		l := &p.Lines[i]
		if t.t.options[l.Option].Party != p.Party || l.Verdict == answer.AcceptsImpossible || l.Welcome == nil {
			continue
		}
		if d := t.t.dealOf(p.Party, l); l.Level > today(t.t.options[l.Option]) {
			up = append(up, d)
		} else {
			down = append([]deal{d}, down...)
		}
	}
	slices.SortStableFunc(down, func(a, b deal) int { return t.place(a.line.Option) - t.place(b.line.Option) })
	return merged(nil, slices.Concat(up, down), func(a, b *deal) bool { return true })
}

// place is that of an option in the case.
func (t *priceTeller) place(id answer.OptionID) int {
	return slices.IndexFunc(t.t.gloss.Options, func(o answer.OptionName) bool { return o.ID == id })
}

// follows reports whether another deal is of the same parties, for going further.
func (d *deal) follows(next *deal) bool {
	last := d.changes[len(d.changes)-1]
	return slices.Equal(d.parties, next.parties) && last.Option == next.line.Option && (last.To > last.From) ==
		(next.line.Level > last.From)
}

// would words one deal, with its alternatives under it.
func (t *priceTeller) would(d, before *deal) {
	when, alternatives := t.t.priced(d, before)
	who, do := t.t.listed(d.parties, t.t.inText), t.t.orDone(d.changes)
	text := t.t.say("price.would", args{"who": who, "do": do, "when": when})
	if d.line.Verdict == answer.AcceptsNever {
		text = t.t.say("price.never", args{"who": who, "do": do})
	}
	t.sentence(1, text, alternatives, t.t.say("price.known", args{"how": d.weakest()}))
}

// sentence adds a sentence, or one that goes on in a list.
func (t *priceTeller) sentence(depth int, text page.Spans, list []page.Spans, aside page.Spans) {
	end := "price.sentence"
	if list != nil {
		end = "price.lead"
	}
	t.t.doc.Add(page.Item{Depth: depth, Bullet: true, Aside: aside,
		Text: t.t.say(end, args{"sentence": text}).Sentence()})
	for i, x := range list {
		end := "price.piece"
		if i == len(list)-1 {
			end = "price.sentence"
		}
		t.t.bullet(depth+1, t.t.say(end, args{"sentence": x}))
	}
}

// standing says what a party would be worse off with whatever else, where that is
// left aside in what it would do.
func (t *priceTeller) standing() {
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		var never []answer.Change
		stands := false
		for j := range p.Lines {
			l := &p.Lines[j]
			if l.Verdict == answer.AcceptsNever && t.t.options[l.Option].Party != p.Party {
				never = append(never, t.t.brought(l))
			}
			stands = stands || slices.ContainsFunc(l.Needs, func(n answer.Need) bool { return n.Standing })
		}
		if stands && never != nil {
			t.t.para(1, t.t.say("price.standing", args{"who": t.t.inText(p.Party), "acts": t.t.orActs(never)}))
		}
	}
}

// orActs tells changes of which each is meant by itself: the North walks out or the US
// leaves the talks.
func (t *teller) orActs(list []answer.Change) page.Spans {
	var out []page.Spans
	for _, c := range list {
		out = append(out, t.oneAct(c))
	}
	return t.list("or", out)
}

// oneAct is one change as a clause.
func (t *teller) oneAct(c answer.Change) page.Spans {
	who := t.inText(t.options[c.Option].Party)
	return t.say("act.clause", args{"who": who, "does": t.deeds([]answer.Change{c}, agreeing(t.numberOf(who)))})
}

// others words, act by act, who could live with it: those who do not act, and
// those who do where nobody welcomes it.
func (t *priceTeller) others() {
	var free []answer.Change
	at := len(t.t.doc.Blocks)
	t.t.heading(t.t.say("price.others", nil))
	for o := range t.t.gloss.Options {
		for l := range t.t.gloss.Options[o].Levels {
			switch deals := t.living(t.t.gloss.Options[o].ID, l); {
			case len(deals) == 0:
			case len(deals) == 1 && deals[0].line.Verdict == answer.AcceptsAsItIs:
				free = append(free, deals[0].changes...)
			default:
				t.livesWith(deals)
			}
		}
	}
	if free != nil {
		t.free(free)
	}
	if last := len(t.t.doc.Blocks) - 1; last == at {
		t.t.doc.Blocks = t.t.doc.Blocks[:at]
	}
}

// living are the deals of those who could live with an act, for one act.
func (t *priceTeller) living(option answer.OptionID, level int) []deal {
	var out []deal
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		for j := range p.Lines {
			l := &p.Lines[j]
			if l.Option != option || l.Level != level || l.Welcome != nil || l.Verdict == answer.AcceptsImpossible {
				continue
			}
			d := t.t.dealOf(p.Party, l)
			if l.Verdict == answer.AcceptsAsItIs {
				d.key = "" // why it is better does not matter
			}
			out = merged(out, []deal{d}, func(a, b *deal) bool { return true })
		}
	}
	return out
}

// livesWith words who could live with one act, and when.
func (t *priceTeller) livesWith(deals []deal) {
	text := t.t.say("price.if", args{"acts": t.t.oneAct(deals[0].changes[0])})
	t.t.doc.Add(page.Item{Depth: 1, Bullet: true, Text: t.t.say("price.lead", args{"sentence": text})})
	slices.SortStableFunc(deals, func(a, b deal) int { return t.rank(a.line.Verdict) - t.rank(b.line.Verdict) })
	for i := range deals {
		d := &deals[i]
		if d.line.Verdict == answer.AcceptsAsItIs && len(d.parties) > 1 && len(deals) > 1 {
			t.sentence(2, t.t.say("price.lives.others", nil), nil, nil)
			continue
		}
		when, alternatives := t.t.priced(d, nil)
		known := t.t.say("price.known", args{"how": d.weakest()})
		switch d.line.Verdict {
		case answer.AcceptsNever:
			when = t.t.say("price.lives.never", nil)
		case answer.AcceptsAsItIs:
			known = nil
		}
		t.sentence(2, t.t.say("price.lives",
			args{"who": t.t.listed(d.parties, t.t.inText), "when": when}), alternatives, known)
	}
}

// rank puts those last for whom nothing need change.
func (t *priceTeller) rank(v answer.Accepts) int {
	if v == answer.AcceptsAsItIs {
		return 1
	}
	return 0
}

// free lists the acts with which nobody is worse off as things are.
func (t *priceTeller) free(list []answer.Change) {
	lead := t.t.say("price.lives.all", nil)
	if who := t.having(); len(who) < 3 {
		lead = t.t.say("price.lives.some", args{"who": t.t.listed(who, t.t.inText)})
	}
	t.t.doc.Add(page.Item{Depth: 1, Bullet: true, Text: t.t.say("price.lead", args{"sentence": lead})})
	var told []string
	for _, p := range t.t.gloss.Parties {
		own := t.ofParty(list, p.ID)
		key := t.t.deedKey(own)
		if own == nil || slices.Contains(told, key) {
			continue
		}
		told = append(told, key)
		var who, does []page.Spans
		for _, q := range t.t.gloss.Parties {
			if t.t.deedKey(t.ofParty(list, q.ID)) == key {
				who = append(who, t.t.inText(q.ID))
			}
		}
		for _, c := range own {
			does = append(does, t.t.deeds([]answer.Change{c}, agreeing(t.t.numberOf(t.t.inText(p.ID)))))
		}
		t.t.bullet(2, t.t.say("act.clause", args{"who": t.t.list("or", who), "does": t.t.list("or", does)}))
	}
}

// ofParty are the changes of one party.
func (t *priceTeller) ofParty(list []answer.Change, p answer.PartyID) []answer.Change {
	var out []answer.Change
	for _, c := range list {
		if t.t.options[c.Option].Party == p {
			out = append(out, c)
		}
	}
	return out
}

// having lists the parties asked about that have bottom lines.
func (t *priceTeller) having() []answer.PartyID {
	var out []answer.PartyID
	for i := range t.a.Parties {
		if !t.a.Parties[i].Indifferent {
			out = append(out, t.a.Parties[i].Party)
		}
	}
	return out
}
