package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// supposed tells what follows from what the case marks as unsure: in how many sets of it each
// conclusion stands, and where all would stay.
func (t *robustTeller) supposed() {
	s := t.a.Supposed
	if s == nil {
		return
	}
	t.head(t.t.say("supposed", nil))
	t.t.para(0, t.t.say("supposed.gist", args{"n": count(len(s.Things)), "of": count(s.Of), "tried": count(s.Tried),
		"all": yes(s.Tried == s.Of)}))
	for i := range s.Things {
		u := &s.Things[i]
		t.t.bullet(0, t.t.say("supposed.thing", args{"thing": t.unsure(u), "why": t.whyUnsure(u)}))
	}
	for i := range s.Conclusions {
		c := &s.Conclusions[i]
		of := &t.a.Conclusions[c.Of]
		h := &hangs{c: of}
		if of.Way != "" {
			h.ways = []page.Spans{wayLetter(of.Way)}
		}
		if of.Concept != "" {
			h.notions = []page.Spans{t.t.say("robust.notion", args{"which": word(of.Concept)})}
		}
		t.t.bullet(0, on(fromModel, t.t.say("supposed.item", args{"says": t.says(h), "n": count(c.Stands),
			"all": count(s.Tried), "low": count(c.Low), "high": count(c.High), "drawn": yes(s.Tried < s.Of),
			"thing": t.unsure(&s.Things[c.Driver]), "with": count(c.With), "in": count(c.StandIn)})))
	}
	if len(s.Conclusions) == 0 {
		t.t.para(0, t.t.say("supposed.firm", nil))
	}
	t.supposedRests(s)
}

// unsure is a thing that is marked as unsure, as a clause.
func (t *robustTeller) unsure(u *answer.UnsureThing) page.Spans {
	if u.Variant != "" {
		return t.t.say("supposed.variant", args{"what": t.t.variantTitle(u.Variant)})
	}
	if u.Option != "" {
		return t.t.say("supposed.level", args{"says": t.t.nounOf(levelIs(u.Option, *u.Level))})
	}
	return t.t.say("supposed.wish", args{"party": t.t.inText(u.Wish.Party), "wish": t.t.wishGist(u.Wish)})
}

// whyUnsure is why a thing is unsure, in the words of the case; nothing where it only says that it is.
func (t *robustTeller) whyUnsure(u *answer.UnsureThing) page.Spans {
	if !strings.Contains(u.Why, " ") {
		return nil
	}
	return quote(u.Why)
}

// levelIs is the condition that an option stands at a level.
func levelIs(option answer.OptionID, level int) *answer.Clause {
	return &answer.Clause{Op: "term", Option: option, Relation: "=", Level: level}
}

// supposedRests is a table of where all would stay, by the notions of staying put.
func (t *robustTeller) supposedRests(s *answer.Unsure) {
	if len(s.Rests) == 0 {
		return
	}
	t.t.para(0, t.t.say("supposed.rests", args{"n": count(s.Tried)}))
	x := page.Table{Columns: []page.Column{{Max: 24, Wrap: true, Names: true}}, Head: []page.Spans{nil}}
	x.Head[0] = t.t.say("supposed.head.where", nil)
	for _, by := range s.Rests[0].By {
		x.Columns = append(x.Columns, page.Column{Right: true, Max: 7, Wrap: true})
		x.Head = append(x.Head, t.t.say("supposed.head.by", args{"concept": word(by.Concept)}))
	}
	for i := range s.Rests {
		r := &s.Rests[i]
		where := t.t.say("trial.situation", args{"today": yes(len(r.Changes) == 0), "first": yes(true),
			"changes": t.t.clauses(r.Changes)})
		row := []page.Spans{where.Sentence()}
		for _, by := range r.By {
			row = append(row, t.t.say("supposed.count", args{"n": count(by.Sets)}))
		}
		x.Rows = append(x.Rows, row)
	}
	if t.asList {
		for i := range s.Rests {
			var list []page.Spans
			for k, by := range s.Rests[i].By {
				list = append(list, t.t.say("supposed.by", args{"concept": x.Head[k+1], "n": count(by.Sets)}))
			}
			t.t.bullet(0, on(fromModel, t.t.say("supposed.rest",
				args{"where": x.Rows[i][0], "by": between(list, ", ")})))
		}
		return
	}
	t.t.table(&x)
}
