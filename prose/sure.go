package prose

import (
	"reflect"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// surely tells how sure the conclusions of a brief are, as part of a page about them: what was
// tried, what to argue about first, on what each conclusion hangs, and what stands whichever
// assumption is otherwise.
func (t *teller) surely(a *answer.Sure, level int, listed bool) {
	if a == nil {
		return
	}
	r := &robustTeller{t: t.Voice.teller(&a.Glossary), a: a, level: level, asList: listed}
	if a.Tried == 0 {
		r.t.unsearched(a.Unsearched)
	} else {
		r.inShort()
		if !listed {
			r.argue(a.Upsets, mostArguedFirst)
		}
		r.hanging()
		r.firm()
		r.supposed()
	}
	t.doc.Add(r.t.doc.Blocks...)
}

// mostArguedFirst is how many assumptions a page about other things tells too.
const mostArguedFirst = 5

// A hangs is a conclusion, or several that hang on the same, as it is told.
type hangs struct {
	c       *answer.Concluded
	ways    []page.Spans // letters
	notions []page.Spans
}

// hanging tells of each conclusion that some change turns over under how many it stands, and
// which assumption to argue about first.
func (t *robustTeller) hanging() {
	list := t.hangs()
	if len(list) == 0 {
		return
	}
	t.head(t.t.say("sure.hanging", nil))
	x := page.Table{Columns: []page.Column{{Max: 28, Wrap: true, Names: true}, {Right: true},
		{Max: 32, Wrap: true}, {}},
		Head: []page.Spans{t.t.say("sure.head.what", nil), t.t.say("sure.head.stands", nil),
			t.t.say("sure.head.first", nil), t.t.say("robust.head.known", nil)}}
	for i := range list {
		h := &list[i]
		says, left := t.says(h), count(t.a.Tried-h.c.TurnsOn)
		if t.asList {
			t.t.bullet(0, on(fromModel, t.t.say("sure.item", args{"says": says, "left": left, "all": count(t.a.Tried),
				"n": count(h.c.TurnsOn), "first": t.t.assumption(h.c.First), "how": word(h.c.Weakest)})))
			continue
		}
		x.Rows = append(x.Rows, []page.Spans{says.Sentence(),
			t.t.say("sure.count", args{"n": left, "of": count(t.a.Tried)}),
			t.t.assumption(h.c.First).Sentence(), t.knownHow(h.c.Weakest)})
	}
	t.t.table(&x)
}

// knownHow is how what is assumed is known, in a word.
func (t *robustTeller) knownHow(how string) page.Spans {
	return known(how, t.t.say("robust.known", args{"how": word(how)}))
}

// hangs lists the conclusions that some change turns over, those of ways and of today that hang on
// the same together.
func (t *robustTeller) hangs() []hangs {
	var out []hangs
	for i := range t.a.Conclusions {
		c := &t.a.Conclusions[i]
		if c.First == nil || c.Kind == "stands" && !c.Holds {
			continue
		}
		h := t.joined(out, c)
		if h == nil {
			out = append(out, hangs{c: c})
			h = &out[len(out)-1]
		}
		switch {
		case c.Way != "":
			h.ways = append(h.ways, wayLetter(c.Way))
		case c.Concept != "":
			h.notions = append(h.notions, t.t.say("robust.notion", args{"which": word(c.Concept)}))
		}
	}
	return out
}

// joined is the entry of a list that a conclusion can be told with; nil for none.
func (t *robustTeller) joined(list []hangs, c *answer.Concluded) *hangs {
	for i := range list {
		a := list[i].c
		if a.Kind == c.Kind && a.Holds == c.Holds && a.TurnsOn == c.TurnsOn && (a.Way != "") == (c.Way != "") &&
			(c.Way != "" || c.Concept != "") && reflect.DeepEqual(a.First, c.First) {
			return &list[i]
		}
	}
	return nil
}

// says is a conclusion as it is in the case.
func (t *robustTeller) says(h *hangs) page.Spans {
	c := h.c
	in := args{"holds": yes(c.Holds), "way": page.Spans(nil), "n": count(len(h.ways))}
	if h.ways != nil {
		in["way"] = t.t.say("robust.way", args{"letter": t.t.list("and", h.ways), "n": in["n"]})
	}
	switch c.Kind {
	case answer.ConcludesOpen:
		return t.t.say("sure.open", args{"holds": in["holds"]})
	case "opens":
		return t.t.say("sure.opens", args{"way": in["way"], "n": in["n"]})
	case "safe", "exposes":
		return t.t.say("sure."+c.Kind, args{"way": in["way"]})
	case "holds":
		return t.t.say("sure.holds", in)
	case "reaches":
		return t.t.say("sure.reaches", args{"holds": in["holds"], "goal": t.t.goalNoun(&answer.WaysTo{Goal: c.Goal})})
	case "gains":
		return t.t.say("robust.drawn.gains", args{"holds": in["holds"], "party": t.t.inText(c.Party)})
	case "stands":
		return t.found(c.Finding)
	}
	in = args{"holds": in["holds"], "notions": page.Spans(nil)}
	if len(h.notions) < t.notions() {
		in["notions"] = t.t.list("or", h.notions)
	}
	return t.t.say("sure.today", in)
}

// sureOfAll tells it on a page of all of a brief.
func (t *briefTeller) sureOfAll() {
	if t.a.Sure == nil {
		return
	}
	t.heading(t.say("robust", nil))
	t.surely(t.a.Sure, 3, true)
}
