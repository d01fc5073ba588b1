package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Robust words how sure the conclusions of a brief are: which assumption to argue
// about, what stands whichever is otherwise, and where things could rest.
func (v *Voice) Robust(a *answer.Sure) *page.Document { return v.robust(a, mostArgued, false) }

// An Untellable is an answer that came from elsewhere and names what is not there: an option that no party has, a
// level that an option lacks.
type Untellable struct{}

func (*Untellable) Error() string {
	return "what these parts say together names things that are not in their case; they were changed, make them again"
}

// Tellable reports whether an answer that was read can be told. What is told of one that was made here always can, so
// what is looked up is taken to be there; this finds whether it is. The error is an [*Untellable].
func (v *Voice) Tellable(a *answer.Sure) (err error) {
	defer func() {
		if recover() != nil {
			err = &Untellable{}
		}
	}()
	v.FullRobust(a)
	v.Robust(a)
	v.RobustSheet(a)
	return nil
}

// FullRobust is Robust with every change that turns something over, in lists instead of
// tables: names in them are never broken over lines of a cell.
func (v *Voice) FullRobust(a *answer.Sure) *page.Document { return v.robust(a, len(a.Upsets), true) }

// mostArgued is how many assumptions a page tells.
const mostArgued = 12

func (v *Voice) robust(a *answer.Sure, most int, listed bool) *page.Document {
	t := &robustTeller{t: v.teller(&a.Glossary), a: a, level: 2, asList: listed}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("robust", nil))
	t.inShort()
	t.ways()
	t.argue(a.Upsets, most)
	t.hanging()
	t.firm()
	t.pairs()
	t.drawn()
	t.supposed()
	t.rests()
	t.t.para(0, t.t.say("robust.not-tried", nil))
	if len(a.Spent) > 0 {
		t.t.para(0, t.t.say("robust.spent", args{"n": count(len(a.Spent))}))
	}
	t.t.unsearched(a.Unsearched)
	return t.t.done()
}

type robustTeller struct {
	t      *teller
	a      *answer.Sure
	level  int  // of headings
	asList bool // whether lists stand in place of tables
}

// head begins a part.
func (t *robustTeller) head(s page.Spans) { t.t.doc.Add(page.Heading{Level: t.level, Text: s}) }

// inShort is what was tried, and how much of it turns something over.
func (t *robustTeller) inShort() {
	t.t.para(0, t.t.say("robust.gist", args{"tried": count(t.a.Tried), "n": count(len(t.a.Upsets))}))
	t.t.para(0, t.t.say("robust.no-chance", nil))
}

// ways is which ways the letters stand for.
func (t *robustTeller) ways() {
	var out []page.Spans
	for i := range t.a.Conclusions {
		c := &t.a.Conclusions[i]
		if c.Kind != "opens" || c.Named == nil {
			continue
		}
		in := args{"letter": wayLetter(c.Way), "name": t.t.wayName(wayNamed(c.Named)), "goal": page.Spans(nil)}
		if c.Named.Goal != "" {
			in["goal"] = t.t.goalNoun(&answer.WaysTo{Goal: c.Named.Goal})
		}
		out = append(out, t.t.say("robust.ways.one", in))
	}
	if out != nil {
		t.t.para(0, t.t.say("robust.ways", args{"list": between(out, "; ")}))
	}
}

// argue is a table of what to argue about.
func (t *robustTeller) argue(list []answer.Upset, most int) {
	if len(list) == 0 {
		return
	}
	t.head(t.t.say("robust.argue", nil))
	t.upsets(list[:min(most, len(list))])
	if left := len(list) - most; left > 0 {
		t.t.para(0, t.t.say("robust.more", args{"n": count(left)}))
	}
}

func (t *robustTeller) upsets(list []answer.Upset) {
	if t.asList {
		for i := range list {
			u := &list[i]
			t.t.bullet(0, t.t.say("robust.upset", args{"what": t.assumed(u.Changes), "how": word(u.Evidence),
				"then": between(t.turned(u.Turned), "; ")}))
		}
		return
	}
	x := page.Table{Columns: []page.Column{{Max: 38, Wrap: true, Names: true}, {}, {Max: 44, Wrap: true}},
		Head: []page.Spans{t.t.say("robust.head.assumed", nil), t.t.say("robust.head.known", nil),
			t.t.say("robust.head.then", nil)}}
	for i := range list {
		u := &list[i]
		x.Rows = append(x.Rows, []page.Spans{t.assumed(u.Changes),
			t.knownHow(u.Evidence),
			between(t.turned(u.Turned), "; ")})
	}
	t.t.table(&x)
}

// assumed is what is assumed, of one change or two.
func (t *robustTeller) assumed(changes []answer.Assumption) page.Spans {
	out := t.t.assumption(&changes[0])
	if len(changes) > 1 {
		out = t.t.say("robust.both", args{"first": out, "next": t.t.assumption(&changes[1])})
	}
	return out
}

// turned is what becomes of conclusions that turn over: of ways alike, of demands that
// close something off, and of today together.
func (t *robustTeller) turned(list []int) []page.Spans {
	var out []page.Spans
	var today [2][]page.Spans // by whether it holds in the case as it is
	var found [2][]page.Spans
	var costly [2]int
	for i, at := range list {
		c := &t.a.Conclusions[at]
		switch {
		case c.Kind == answer.ConcludesToday:
			notion := t.t.say("robust.notion", args{"which": word(c.Concept)})
			today[b2i(c.Holds)] = append(today[b2i(c.Holds)], notion)
		case c.Kind == "stands" && c.Finding.Kind == "costly-stance":
			costly[b2i(c.Holds)]++
		case c.Kind == "stands":
			found[b2i(c.Holds)] = append(found[b2i(c.Holds)], t.found(c.Finding))
		case c.Way != "":
			if letters := t.alike(list, i); letters != nil {
				out = append(out, t.turn(c, letters))
			}
		default:
			out = append(out, t.turn(c, nil))
		}
	}
	for holds, notions := range today {
		key, in := "robust.turns.today", args{"holds": yes(holds == 1), "notions": page.Spans(nil)}
		switch {
		case notions == nil:
			continue
		case len(notions) == t.notions():
			key, in = "robust.turns.today.all", args{"holds": yes(holds == 1)}
		default:
			in["notions"] = t.t.list("or", notions)
		}
		out = append(out, t.t.say(key, in))
	}
	for _, holds := range []int{1, 0} {
		if found[holds] != nil {
			in := args{"holds": yes(holds == 1), "what": between(found[holds], ", ")}
			out = append(out, t.t.say("robust.turns.stands", in))
		}
	}
	if costly[0]+costly[1] > 0 {
		out = append(out, t.t.say("robust.turns.costly", args{"gone": count(costly[1]), "come": count(costly[0])}))
	}
	return out
}

// alike lists the letters of the ways of which the same turns over; nil but for the
// first of them.
func (t *robustTeller) alike(list []int, first int) []page.Spans {
	var out []page.Spans
	of := &t.a.Conclusions[list[first]]
	for i, at := range list {
		if c := &t.a.Conclusions[at]; c.Kind == of.Kind && c.Holds == of.Holds && c.Way != "" {
			if i < first {
				return nil
			}
			out = append(out, wayLetter(c.Way))
		}
	}
	return out
}

// notions counts the concepts by which it is asked whether all would stay.
func (t *robustTeller) notions() int {
	n := 0
	for i := range t.a.Conclusions {
		n += b2i(t.a.Conclusions[i].Kind == answer.ConcludesToday)
	}
	return n
}

func b2i(is bool) int {
	if is {
		return 1
	}
	return 0
}

// turn is what becomes of one conclusion, or of the same of several ways.
func (t *robustTeller) turn(c *answer.Concluded, ways []page.Spans) page.Spans {
	in := args{"holds": yes(c.Holds), "way": page.Spans(nil), "n": count(len(ways))}
	if ways != nil {
		in["way"] = t.t.say("robust.way", args{"letter": t.t.list("and", ways), "n": count(len(ways))})
	}
	switch c.Kind {
	case answer.ConcludesOpen:
		return t.t.say("robust.turns.open", args{"holds": yes(c.Holds)})
	case "opens":
		return t.t.say("robust.turns.opens", args{"way": in["way"], "n": in["n"]})
	case "safe", "exposes":
		return t.t.say("robust.turns."+c.Kind, args{"way": in["way"]})
	case "holds":
		return t.t.say("robust.turns.holds", in)
	case "reaches":
		goal := t.t.goalNoun(&answer.WaysTo{Goal: c.Goal})
		return t.t.say("robust.turns.reaches", args{"holds": yes(c.Holds), "goal": goal})
	}
	return t.t.say("robust.turns.gains", args{"holds": yes(c.Holds), "party": t.t.inText(c.Party)})
}

// found is a finding as a clause.
func (t *robustTeller) found(f *answer.FindingOf) page.Spans {
	var what []page.Spans
	for i := range f.Stances {
		s := &f.Stances[i]
		if f.Kind == "circle" {
			what = append(what, t.t.noun(s.Refuses))
		} else {
			what = append(what, t.t.say("robust.demand", args{"party": t.t.inText(s.Party), "what": t.t.stanceWhat(s)}))
		}
	}
	if e := f.Exchange; e != nil {
		what = append(what, t.t.say("diff.about.exchange", args{"give": t.t.noun(e.Give), "for": t.t.noun(e.For)}))
	}
	return t.t.say("robust.finding", args{"kind": word(f.Kind), "n": count(len(what)), "what": t.t.list("and", what)})
}

// pairs tells what two changes at once turn over.
func (t *robustTeller) pairs() {
	p := &t.a.Pairs
	if p.Asked == 0 || p.Tried == 0 {
		return
	}
	t.t.para(0, t.t.say("robust.pairs", args{"of": count(p.Of), "tried": count(p.Tried), "n": count(len(p.Upsets))}))
	t.upsets(p.Upsets[:min(mostArgued, len(p.Upsets))])
}

// firm lists what no single change turns over.
func (t *robustTeller) firm() {
	t.head(t.t.say("robust.firm", nil))
	before := len(t.t.doc.Blocks)
	say := func(s page.Spans) { t.t.bullet(0, on(fromModel, s)) }
	var open, hold, not []page.Spans
	var gain, stay []answer.PartyID
	for i := range t.a.Conclusions {
		c := &t.a.Conclusions[i]
		switch {
		case c.TurnsOn > 0:
		case c.Kind == answer.ConcludesOpen && c.Holds:
			say(t.t.say("robust.firm.open", nil))
		case c.Kind == answer.ConcludesOpen:
			say(t.t.say("robust.firm.none-open", nil))
		case c.Kind == "opens":
			open = append(open, wayLetter(c.Way))
		case c.Kind == "holds" && c.Way != "" && c.Holds:
			hold = append(hold, wayLetter(c.Way))
		case c.Kind == "holds" && c.Way != "":
			not = append(not, wayLetter(c.Way))
		case c.Kind == "gains" && c.Holds:
			gain = append(gain, c.Party)
		case c.Kind == "gains":
			stay = append(stay, c.Party)
		}
	}
	for _, ways := range []struct {
		key  string
		list []page.Spans
	}{{"robust.firm.ways", open}, {"robust.firm.hold", hold}, {"robust.firm.would-not", not}} {
		if ways.list != nil {
			say(t.t.say(ways.key, args{"ways": t.t.list("and", ways.list), "n": count(len(ways.list))}))
		}
	}
	for _, who := range []struct {
		key  string
		list []answer.PartyID
	}{{"robust.firm.gains", gain}, {"robust.firm.stays", stay}} {
		if who.list != nil {
			say(t.t.say(who.key, args{"who": t.t.listed(who.list, t.t.inText), "number": t.numberAll(who.list)}))
		}
	}
	t.firmFindings()
	if len(t.t.doc.Blocks) == before {
		t.t.bullet(0, t.t.say("robust.firm.none", nil))
	}
}

// firmFindings lists the findings that no single change turns over.
func (t *robustTeller) firmFindings() {
	for i := range t.a.Conclusions {
		if c := &t.a.Conclusions[i]; c.Kind == "stands" && c.Holds && c.TurnsOn == 0 {
			t.t.bullet(0, on(fromModel, t.t.say("robust.firm.finding", args{"what": t.found(c.Finding)})))
		}
	}
}

// numberAll is one of one party that is called in the singular.
func (t *robustTeller) numberAll(list []answer.PartyID) word {
	if t.t.many(list) == "yes" {
		return "other"
	}
	return "one"
}

// mostRests is how many resting places are told beside today and where ways lead.
const mostRests = 2

// rests tells where things could rest, and how near that is to an end.
func (t *robustTeller) rests() {
	if len(t.a.Resting) == 0 {
		return
	}
	t.head(t.t.say("robust.rests", nil))
	var left [3]int // by how many changes end it
	others := 0
	for i := range t.a.Resting {
		r := &t.a.Resting[i]
		if named := len(r.Outcome.Changes) == 0 || r.Way != ""; !named {
			if others++; others > mostRests {
				left[r.Fewest]++
				continue
			}
		}
		t.t.bullet(0, on(fromModel, t.rest(r)))
	}
	if n := left[0] + left[1] + left[2]; n > 0 {
		t.t.bullet(0, on(fromModel, t.t.say("robust.rests.more",
			args{"n": count(n), "one": count(left[1]), "two": count(left[2]), "none": count(left[0])})))
	}
}

func (t *robustTeller) rest(r *answer.Rest) page.Spans {
	in := args{"at": word("other"), "way": page.Spans(nil), "acts": page.Spans(nil), "concept": word(r.Concept),
		"held": word([]string{"other", "one", "two"}[r.Fewest]), "n": count(len(r.Ended)), "first": page.Spans(nil),
		"others": count(len(r.Ended) - 1)}
	switch {
	case len(r.Outcome.Changes) == 0:
		in["at"] = word("today")
	case r.Way != "":
		in["at"], in["way"] = word("way"), t.t.say("robust.way", args{"letter": wayLetter(r.Way), "n": count(1)})
	default:
		in["acts"] = t.t.clauses(r.Outcome.Changes)
	}
	if r.Structural {
		in["held"] = word("structural")
	}
	if len(r.Ended) > 0 {
		first := slices.MinFunc(r.Ended, func(a, b answer.Assumption) int {
			return surest(a.Evidence) - surest(b.Evidence)
		})
		in["first"] = t.t.assumption(&first)
	}
	return t.t.say("robust.rests.at", in)
}

// surest orders how things are known, the weakest first.
func surest(how string) int {
	return slices.Index([]string{"unmarked", "order", "assumed", "inferred", "reported", "claimed", "stated"}, how)
}
