package prose

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A deal is what one bottom line comes to for several parties or levels at once:
// all that makes lines alike is its key.
type deal struct {
	parties []answer.PartyID
	changes []answer.Change // the levels that it is for, of the first party
	line    *answer.BottomLine
	known   []string // how it is known, of each
	key     string
}

// weakest is how the least known of the wishes is known that decide a deal.
func (d *deal) weakest() word {
	order := []string{"ranking", "stated", "claimed", "reported", "inferred", "assumed", "unmarked"}
	at := 0
	for _, how := range d.known {
		at = max(at, slices.Index(order, how))
	}
	return word(order[at])
}

// join takes the levels or the parties of another deal that is alike.
func (d *deal) join(other *deal) {
	d.known = append(d.known, other.known...)
	if slices.Equal(d.parties, other.parties) {
		d.changes = append(d.changes, other.changes...)
		return
	}
	d.parties = append(d.parties, other.parties...)
}

// dealOf is the deal of one line.
func (t *teller) dealOf(p answer.PartyID, line *answer.BottomLine) deal {
	key := fmt.Sprintln(line.Verdict, line.Left, t.deedKey(line.Itself), askedFor(line))
	for _, a := range line.Alternatives {
		key += fmt.Sprintln(a.Conditions, t.deedKey(a.Itself))
	}
	return deal{[]answer.PartyID{p}, []answer.Change{t.brought(line)}, line, []string{line.Evidence}, key}
}

// deedKey is what makes changes alike: which they are or, where the case has words
// for them, these.
func (t *teller) deedKey(list []answer.Change) string {
	key := ""
	for _, c := range list {
		text := t.moveTold(c)
		if text == "" {
			text = fmt.Sprint(c)
		}
		key += fmt.Sprintf("%q", text)
	}
	return key
}

// brought is the change from today that a line is about.
func (t *teller) brought(line *answer.BottomLine) answer.Change {
	return answer.Change{Option: line.Option, From: today(t.options[line.Option]), To: line.Level}
}

// askedFor is the needs that are no matter of course: those not standing, or all
// where there are no others.
func askedFor(line *answer.BottomLine) []answer.Term {
	var own, all []answer.Term
	for _, n := range line.Needs {
		all = append(all, n.Term)
		if !n.Standing {
			own = append(own, n.Term)
		}
	}
	if own == nil && line.Verdict == answer.AcceptsExactly {
		return all
	}
	return own
}

// priced words when somebody is no worse off. Of several alternatives that do
// not go on in the sentence, each stands by itself.
func (t *teller) priced(d *deal, before *deal) (when page.Spans, alternatives []page.Spans) {
	line, many := d.line, t.many(d.parties)
	what := askedFor(line)
	switch line.Verdict {
	case answer.AcceptsNever:
		return nil, nil
	case answer.AcceptsAsItIs, answer.AcceptsByItself:
		when = t.say("price.when.as-it-is", nil)
	case answer.AcceptsWhatever:
		when = t.say("price.when.whatever", nil)
	case answer.AcceptsExactly:
		rest, besides := besides(what, before)
		when = t.say("price.when.exactly", args{"besides": yes(besides), "what": t.terms(rest)})
	default:
		alternatives = t.alternatives(d)
		return t.oneOf(line, what, alternatives)
	}
	if line.Itself != nil {
		when = t.say("price.also", args{"when": when, "many": many, "do": t.deeds(line.Itself, also(many))})
	}
	return when, nil
}

// also is the form of the verb behind it or they.
func also(many word) string {
	if many == "yes" {
		return agreeing("other")
	}
	return agreeing("one")
}

// oneOf words that one of some alternatives is enough.
func (t *teller) oneOf(line *answer.BottomLine, what []answer.Term, alternatives []page.Spans) (page.Spans,
	[]page.Spans) {
	needs := t.terms(what)
	switch {
	case len(alternatives) == 1 && what != nil:
		return t.say("price.when.only.if", args{"what": needs, "or": alternatives[0]}), nil
	case len(alternatives) == 1:
		return t.say("price.when.if", args{"or": alternatives[0]}), nil
	case what != nil:
		return t.say("price.when.only", args{"what": needs}), alternatives
	case line.Left == 0:
		return t.say("price.when.exactly.one", nil), alternatives
	}
	return t.say("price.when.one", nil), alternatives
}

// besides is what is asked over and above what is asked for less.
func besides(what []answer.Term, before *deal) (rest []answer.Term, besides bool) {
	if before == nil || before.line.Verdict != answer.AcceptsExactly {
		return what, false
	}
	known := askedFor(before.line)
	in := func(list []answer.Term) func(answer.Term) bool {
		return func(x answer.Term) bool {
			return slices.ContainsFunc(list, func(y answer.Term) bool {
				return x.Option == y.Option && slices.Equal(x.Levels, y.Levels)
			})
		}
	}
	rest = slices.DeleteFunc(slices.Clone(what), in(known))
	if len(rest) == 0 || len(rest)+len(known) != len(what) {
		return what, false
	}
	return rest, true
}

// many is whether what is said of some parties is said of several.
func (t *teller) many(ids []answer.PartyID) word {
	return yes(len(ids) > 1 || t.numberOf(t.inText(ids[0])) != "one")
}

// alternatives words each of them; those of single deeds alike but for who does
// them are one.
func (t *teller) alternatives(d *deal) []page.Spans {
	line := d.line
	var out []page.Spans
	var told []string
	for i := range line.Alternatives {
		a := &line.Alternatives[i]
		key := t.alternativeKey(line, a)
		if slices.Contains(told, key) {
			continue
		}
		told = append(told, key)
		what := t.terms(beyond(line, a.Conditions))
		if who := t.sameDeed(line, key); len(who) > 1 {
			what = t.clauseOf(t.listedOr(who), a.Conditions, "one")
		}
		if a.Itself != nil {
			what = t.say("price.also.alternative",
				args{"what": what, "who": t.listed(d.parties, t.short),
					"do": t.deeds(a.Itself, also(t.many(d.parties)))})
		}
		out = append(out, what)
	}
	if line.Left > 0 {
		out = append(out, t.say("price.more", nil))
	}
	return out
}

// alternativeKey is what makes alternatives alike but for who acts.
func (t *teller) alternativeKey(line *answer.BottomLine, a *answer.Alternative) string {
	of := beyond(line, a.Conditions)
	if len(of) == 1 {
		at, refrains := t.leading(of[0])
		return fmt.Sprintln(refrains, t.deedKey(at), a.Itself)
	}
	return fmt.Sprintln(a.Conditions, a.Itself)
}

// sameDeed lists who acts in the alternatives with a key.
func (t *teller) sameDeed(line *answer.BottomLine, key string) []answer.PartyID {
	var out []answer.PartyID
	for i := range line.Alternatives {
		a := &line.Alternatives[i]
		if of := beyond(line, a.Conditions); len(of) == 1 && t.alternativeKey(line, a) == key {
			out = append(out, t.options[of[0].Option].Party)
		}
	}
	return out
}

// beyond is what an alternative asks that the needs do not.
func beyond(line *answer.BottomLine, all []answer.Term) []answer.Term {
	out := slices.DeleteFunc(slices.Clone(all), func(x answer.Term) bool {
		return slices.ContainsFunc(line.Needs, func(n answer.Need) bool {
			return n.Option == x.Option && !slices.ContainsFunc(n.Levels, func(l int) bool {
				return !slices.Contains(x.Levels, l)
			})
		})
	})
	if len(out) == 0 {
		return all
	}
	return out
}

// terms words conditions on levels as clauses, those of one party together: the
// US lifts the restrictions and does not leave the talks.
func (t *teller) terms(all []answer.Term) page.Spans {
	var out []page.Spans
	var told []answer.PartyID
	for _, x := range all {
		p := t.options[x.Option].Party
		if slices.Contains(told, p) {
			continue
		}
		told = append(told, p)
		own := slices.DeleteFunc(slices.Clone(all), func(y answer.Term) bool { return t.options[y.Option].Party != p })
		out = append(out, t.clauseOf(t.short(p), own, t.numberOf(t.short(p))))
	}
	return t.joined(out, all)
}

// joined puts what is asked together, more apart where a part of it has
// alternatives.
func (t *teller) joined(of []page.Spans, all []answer.Term) page.Spans {
	if len(of) < 2 || !slices.ContainsFunc(all, t.hasChoice) {
		return t.list("and", of)
	}
	out := of[0]
	for _, next := range of[1:] {
		out = t.say("price.and", args{"first": out, "next": next})
	}
	return out
}

// hasChoice reports whether more than one change would do.
func (t *teller) hasChoice(x answer.Term) bool {
	list, refrains := t.leading(x)
	return len(list) > 1 && !refrains
}

// clauseOf is what somebody does.
func (t *teller) clauseOf(who page.Spans, all []answer.Term, number string) page.Spans {
	var verbs []page.Spans
	for _, x := range all {
		verbs = append(verbs, t.verb(x, agreeing(number)))
	}
	return t.say("act.clause", args{"who": who, "does": t.joined(verbs, all)})
}

// listedOr names parties of which one is meant.
func (t *teller) listedOr(ids []answer.PartyID) page.Spans {
	var out []page.Spans
	for _, id := range ids {
		out = append(out, t.short(id))
	}
	return t.list("or", out)
}

// leading is what brings an option to some levels, the lowest first, or, where it is
// at one of them today, what would bring it elsewhere.
func (t *teller) leading(x answer.Term) (list []answer.Change, refrains bool) {
	now := today(t.options[x.Option])
	refrains = slices.Contains(x.Levels, now)
	for l := range t.options[x.Option].Levels {
		if slices.Contains(x.Levels, l) != refrains {
			list = append(list, answer.Change{Option: x.Option, From: now, To: l})
		}
	}
	return list, refrains
}

// verb words that an option is at one of some levels, as what its party does:
// what it takes to come there or, where it is there today, what is left undone.
func (t *teller) verb(x answer.Term, form string) page.Spans {
	list, refrains := t.leading(x)
	if refrains {
		return t.say("price.refrain", args{"many": yes(form == "they"), "do": t.orDo(list, "")})
	}
	return t.orDo(list, form)
}

// orDo words changes of one option of which any will do, the nearest first. What
// goes on to the end is only begun.
func (t *teller) orDo(list []answer.Change, form string) page.Spans {
	var out []page.Spans
	var up, down []answer.Change
	for _, c := range list {
		if c.To > c.From {
			up = append(up, c)
		} else {
			down = append(down, c)
		}
	}
	slices.Reverse(down)
	for _, side := range [][]answer.Change{up, down} {
		for i, c := range side {
			do := t.do(c)
			if form != "" {
				do = t.bent(do, form)
			}
			out = append(out, do)
			if t.toTheEnd(side[i:]) && len(side[i:]) > 1 {
				out = append(out, t.say("price.further", args{"one": yes(form == "third")}))
				break
			}
		}
	}
	return t.list("or", out)
}

// toTheEnd reports whether changes are all from one level on.
func (t *teller) toTheEnd(side []answer.Change) bool {
	c := side[0]
	if c.To > c.From {
		return len(side) == len(t.options[c.Option].Levels)-c.To
	}
	return len(side) == c.To+1
}

// bottomLine is one bottom line in a sentence, hedged by how the least known of the
// wishes is known that decide it.
func (t *teller) bottomLine(l *answer.PartyLine) page.Spans {
	d := t.dealOf(l.Party, openly(&l.BottomLine))
	sentence := t.dealTold(&d)
	return t.say("price.hedged", args{"how": d.weakest(), "sentence": sentence, "many": t.many(d.parties)})
}

// openly is a line of which every need is told.
func openly(line *answer.BottomLine) *answer.BottomLine {
	out := *line
	out.Needs = slices.Clone(out.Needs)
	for i := range out.Needs {
		out.Needs[i].Standing = false
	}
	return &out
}

// dealTold is what somebody would do, and for what, in one clause.
func (t *teller) dealTold(d *deal) page.Spans {
	who, do := t.listed(d.parties, t.inText), t.orDone(d.changes)
	if d.line.Verdict == answer.AcceptsNever {
		return t.say("price.never", args{"who": who, "do": do})
	}
	return t.say("price.would", args{"who": who, "do": do, "when": t.inOne(d)})
}

// inOne is when somebody is no worse off, alternatives in the same clause.
func (t *teller) inOne(d *deal) page.Spans {
	when, alternatives := t.priced(d, nil)
	if alternatives == nil {
		return when
	}
	const most = 3
	out, cut := alternatives[0], min(most-1, len(alternatives))
	if len(alternatives) == most && d.line.Left == 0 {
		cut = most
	}
	for _, next := range alternatives[1:cut] {
		out = t.say("price.or", args{"first": out, "next": next})
	}
	if cut < len(alternatives) {
		out = t.say("price.or.more", args{"first": out})
	}
	if needs := askedFor(d.line); needs != nil {
		return t.say("price.when.only.if", args{"what": t.terms(needs), "or": out})
	}
	if d.line.Left > 0 {
		return t.say("price.when.if", args{"or": out})
	}
	return t.say("price.when.exactly", args{"besides": yes(false), "what": out})
}

// priceList lists bottom lines, those alike but for who it is together, each with
// how it is known beside it.
func (t *teller) priceList(lines []answer.PartyLine) {
	var all []deal
	for i := range lines {
		d := t.dealOf(lines[i].Party, openly(&lines[i].BottomLine))
		all = merged(all, []deal{d}, func(a, b *deal) bool {
			return slices.Equal(a.parties, b.parties) || t.deedKey(a.changes) == t.deedKey(b.changes)
		})
	}
	for i := range all {
		text := t.say("price.sentence", args{"sentence": t.dealTold(&all[i])})
		t.doc.Add(page.Item{Depth: 1, Bullet: true, Text: on(fromModel, text.Sentence()),
			Aside: t.say("price.known", args{"how": all[i].weakest()})})
	}
}

// orDone words changes of which each would be done.
func (t *teller) orDone(list []answer.Change) page.Spans {
	var out []page.Spans
	for _, c := range list {
		out = append(out, t.do(c))
	}
	return t.list("or", out)
}

// merged adds deals to a list, each to one with the same key that it is like.
func merged(list, more []deal, like func(a, b *deal) bool) []deal {
	for i := range more {
		d := &more[i]
		at := slices.IndexFunc(list, func(x deal) bool { return x.key == d.key && like(&x, d) })
		if at < 0 {
			list = append(list, *d)
		} else {
			list[at].join(d)
		}
	}
	return list
}
