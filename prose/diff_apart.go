package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// twoCases words in short that these are different cases, and how things stand
// in each.
func (t *diffTeller) twoCases() page.Spans {
	s := t.a.Shared
	return t.say("diff.apart", args{
		"parties": count(s.Parties.Both), "old-parties": count(s.Parties.Old), "new-parties": count(s.Parties.New),
		"options": count(s.Options.Both), "old-options": count(s.Options.Old), "new-options": count(s.Options.New),
		"old": t.stands(&t.a.Old), "new": t.stands(&t.a.New),
	})
}

// stands words how things stand in a case.
func (t *diffTeller) stands(s *answer.DiffSide) page.Spans {
	if s.NoStatusQuo {
		return t.say("diff.apart.no-today", args{"all": count(s.States)})
	}
	rest := "none"
	switch {
	case slices.Contains(s.Holds, "nash"):
		rest = "nash"
	case slices.Contains(s.Holds, "seq"):
		rest = "seq"
	case len(s.Holds) > 0:
		rest = "some"
	}
	within := t.say("diff.number", args{"n": count(*s.Within)})
	return t.say("diff.apart.standing", args{
		"better": count(*s.Better), "all": count(s.States), "within": within,
		"rest": t.say("diff.apart.rest", args{"rest": word(rest)}),
	})
}

// apart words what stands in both of two different cases, and how the answers
// compare.
func (t *diffTeller) apart() {
	t.heading(t.say("diff.both", nil))
	both := t.inBoth()
	if len(both) == 0 {
		t.para(1, t.say("diff.nothing", nil))
	}
	for _, text := range both {
		t.bullet(1, t.line(text))
	}
	a := &t.a.Answers
	t.heading(t.say("diff.compare", nil))
	t.noToday()
	for i := range a.Figures {
		f := &a.Figures[i]
		t.bullet(1, t.line(t.say("diff.compare.figure", args{
			"of": word(f.Of), "old": count(f.Old), "new": count(f.New),
		})))
	}
	for i := range a.Findings {
		if f := &a.Findings[i]; !t.inShort(f) && !isCostly(f) {
			t.bullet(1, t.line(t.say("diff.compare.finding", args{"act": word(f.Act), "what": t.findingNamed(f)})))
		}
	}
	for _, side := range [][2]string{{"added", "second"}, {"dropped", "first"}} {
		if costly := t.costly(side[0], side[1]); costly != nil {
			t.bullet(1, t.line(costly))
		}
	}
	if a.Same {
		t.para(1, t.say("diff.compare.same", nil))
	}
	t.heading(t.say("diff.not-compared", nil))
	t.para(1, t.say("diff.not-compared.says", nil))
}

// inBoth lists what stands in both cases, and where its level is another one.
func (t *diffTeller) inBoth() []page.Spans {
	var parties, options, out []page.Spans
	for i := range t.gloss.Parties {
		if id := t.gloss.Parties[i].ID; t.old.parties[id] != nil {
			parties = append(parties, t.party(id))
		}
	}
	for i := range t.gloss.Options {
		if o := &t.gloss.Options[i]; t.old.options[o.ID] != nil {
			options = append(options, t.optionInBoth(o.ID))
		}
	}
	if parties != nil {
		out = append(out, t.say("diff.both.parties", args{"which": t.list("and", parties)}))
	}
	if options != nil {
		out = append(out, t.say("diff.both.options", args{"which": between(options, "; ")}))
	}
	return out
}

func (t *diffTeller) optionInBoth(id answer.OptionID) page.Spans {
	if t.withoutToday() {
		return t.optionOf(id)
	}
	old, new := t.old.level(id, today(t.old.options[id])), t.level(id, today(t.options[id]))
	in := args{"option": t.optionOf(id), "old": old, "new": new, "levels": word("other")}
	if old.String() == new.String() {
		in["levels"] = word("same")
	}
	return t.say("diff.both.option", in)
}
