package prose

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// standsPieces is where talks stand: the tracks, the agreements, and what each
// party does today.
func (t *briefTeller) standsPieces() []piece {
	return []piece{
		{{8, func() { t.trackRows(true) }}, {3, func() { t.trackRows(false) }}, {2, t.lastMet}, {}},
		{{8, func() { t.agreementRows(true) }}, {4, func() { t.agreementRows(false) }}, {}},
		{
			{5, func() { t.today(allOfToday) }}, {1, func() { t.today(doneToday) }},
			{0, func() { t.today(atStakeToday) }}, {},
		},
		t.staying(t.unsureToday),
		t.passing(7, t.differing),
	}
}

// rows is a table of what is told under a name.
func (t *teller) rows(list [][]page.Spans) {
	t.table(&page.Table{Depth: 1, Columns: []page.Column{{Min: 14, Max: 20, Names: true}, {}}, Rows: list})
}

// trackRows is when each track met and meets next; with who sits there where full.
func (t *briefTeller) trackRows(full bool) {
	var rows [][]page.Spans
	for i := range t.a.Tracks {
		x := &t.a.Tracks[i]
		who := t.inTextAll(x.Seats)
		if n := len(x.Seats); n > 2 && n == len(t.a.Parties) {
			who = t.say("track.all", args{"n": count(n)})
		}
		what := t.heldOn(x.ID)
		if full || what.Empty() {
			what = t.say("brief.track", args{"who": who, "what": what})
		} else {
			what = t.say("brief.track.held", args{"what": what})
		}
		rows = append(rows, []page.Spans{t.trackSaid(x.ID).Sentence(), on(onRecord, what)})
	}
	t.rows(rows)
}

// lastMet is when each track met last, in one line.
func (t *briefTeller) lastMet() {
	if t.a.Record == nil {
		return
	}
	var out []page.Spans
	for i := range t.a.Record.Meetings {
		m := &t.a.Record.Meetings[i]
		if m.Opened == "" && m.Closed == "" {
			continue
		}
		in := args{"track": t.trackSaid(m.Track), "when": page.Spans(nil), "next": yes(m.Next != nil),
			"cite": cite(m.Passages)}
		switch {
		case m.Opened == "":
			in["when"] = t.day(m.Closed)
		case m.Closed == "":
			in["when"] = t.day(m.Opened)
		default:
			in["when"] = t.days(m.Opened, m.Closed)
		}
		out = append(out, t.say("brief.met", in))
	}
	if out != nil {
		t.rows([][]page.Spans{{t.say("brief.met.last", nil), on(onRecord, t.say("brief.met.all",
			args{"list": between(out, "; ")}))}})
	}
}

// agreementRows is how agreements stand in deeds.
func (t *briefTeller) agreementRows(full bool) {
	if t.a.Record == nil {
		return
	}
	var rows [][]page.Spans
	for i := range t.a.Record.Agreements {
		a := &t.a.Record.Agreements[i]
		var deeds []page.Spans
		for _, d := range a.Deeds {
			deeds = append(deeds, t.say("deeds", args{"n": count(d.Count),
				"deed": word(strings.ReplaceAll(d.Deed, " ", "-"))}))
		}
		rows = append(rows, []page.Spans{t.say("brief.agreement", nil),
			on(onRecord, t.say("brief.agreement.stands", args{
				"title": quote(t.agreement(a.ID).Title), "day": t.day(a.On), "n": count(a.Of),
				"deeds": between(deeds, ", "),
				"cite":  cite(a.Passages)}))})
	}
	t.rows(rows)
	if late := t.a.Record.Late; full && late.Count > 0 {
		t.para(1, on(onRecord, t.say("brief.late", args{"n": count(late.Count)})))
	}
}

// How much is told of what parties do today.
const (
	allOfToday   = iota // what they do, and what they do not
	doneToday           // what they do
	atStakeToday        // what they do, of what the open step and the ways to the first goal would change
)

// today is what each party does today, each with how it is known; parties that do
// the same stand together.
func (t *briefTeller) today(much int) {
	var all []doing
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		for j := range p.Options {
			d := t.doesToday(p.ID, &p.Options[j])
			at := slices.IndexFunc(all, func(x doing) bool {
				return x.what != nil && x.what.String() == d.what.String() && sameGround(&x.known, &d.known)
			})
			if at < 0 || d.what == nil {
				all = append(all, d)
				continue
			}
			all[at].who = append(all[at].who, p.ID)
			all[at].known.Passages = once(slices.Clone(all[at].known.Passages), d.known.Passages...)
		}
	}
	stake := map[answer.OptionID]bool{}
	for _, c := range t.broughtAbout() {
		stake[c.Option] = true
	}
	all = slices.DeleteFunc(all, func(d doing) bool {
		return much >= doneToday && d.not != nil || much == atStakeToday && !stake[d.option]
	})
	var out []page.Spans
	for i := range all {
		out = append(out, t.doesSo(&all[i], i > 0 && slices.Equal(all[i-1].who, all[i].who) && t.tellsWho(&all[i-1])))
	}
	if out == nil {
		return
	}
	if _, alone := t.doc.Blocks[len(t.doc.Blocks)-1].(page.Heading); alone {
		t.para(1, inARow(out...))
		return
	}
	t.rows([][]page.Spans{{t.say("brief.today", nil), inARow(out...)}})
}

// unsureToday is of which options it is not known where they stand today.
func (t *briefTeller) unsureToday() page.Spans {
	var out []page.Spans
	for i := range t.a.Parties {
		for j := range t.a.Parties[i].Options {
			o := &t.a.Parties[i].Options[j]
			if len(o.OrNow) == 0 {
				continue
			}
			var levels []page.Spans
			for _, l := range append([]int{o.Now}, o.OrNow...) {
				levels = append(levels, t.nounOf(levelIs(o.ID, l)))
			}
			out = append(out, on(ours, t.say("brief.now-unsure", args{"levels": t.list("or", levels)})))
		}
	}
	return inARow(out...)
}

// sameGround reports whether two claims are known alike, wherever they stand.
func sameGround(a, b *answer.Claim) bool { return a.How == b.How && a.By == b.By && a.Who == b.Who }

// doing is what some parties do where one option of each stands today.
type doing struct {
	who     []answer.PartyID
	option  answer.OptionID
	is, not page.Spans // an infinitive: what they do, or what they do not
	what    page.Spans // the one of these that there is
	known   answer.Claim
	closed  page.Spans
}

// doesToday is what a party does where one of its options stands today; what it does
// not, where only what it could do has a phrase.
func (t *teller) doesToday(p answer.PartyID, o *answer.Option) doing {
	text := t.options[o.ID]
	out := doing{who: []answer.PartyID{p}, option: o.ID, closed: unstopped(text.Closed)}
	told := t.levelTold(o.ID, o.Now)
	out.known = told.Claim
	if told.Is != "" {
		out.is = quote(told.Is)
	} else if up := t.levelTold(o.ID, o.Now+1); len(text.Levels) == 2 && o.Now == 0 && up.Do != "" {
		out.not = quote(up.Do)
	}
	if out.what = out.is; out.not != nil {
		out.what = t.say("stands.not", args{"do": out.not})
	}
	return out
}

// tellsWho reports whether what some parties do today is told with who they are.
func (t *briefTeller) tellsWho(d *doing) bool {
	return d.what != nil || t.nounByItself(d.option) == nil
}

// doesSo tells what some parties do today; again, where they were named just before.
func (t *teller) doesSo(d *doing, again bool) page.Spans {
	var who []page.Spans
	for _, p := range d.who {
		who = append(who, t.short(p))
	}
	ground := groundOf(d.known.How)
	if d.known.How == "" {
		ground = ours
	}
	return on(ground, t.say("stands", args{
		"who": t.list("and", who), "n": count(len(who)), "again": yes(again), "is": d.is, "not": d.not,
		"option": t.optionNoun(d.option), "noun": t.nounByItself(d.option),
		"level": t.levelSaid(d.option, today(t.options[d.option])), "closed": d.closed,
		"how": word(orNone(d.known.How)), "by": t.claimant(&d.known), "cite": cite(d.known.Passages)}))
}

// differing is that sources differ on a matter in force.
func (t *briefTeller) differing() page.Spans {
	r := t.a.Record
	if r == nil || len(r.Contradictions) == 0 {
		return nil
	}
	c := &r.Contradictions[len(r.Contradictions)-1]
	out := []page.Spans{on(onRecord, t.reading("differ.in-force", &c.InForce))}
	for i := range c.Others {
		out = append(out, on(onRecord, t.reading("differ.against", &c.Others[i])))
	}
	return inARow(out...)
}
