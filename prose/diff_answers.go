package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// opened words what differs in the answers, as far as the case goes.
func (t *diffTeller) opened() page.Spans {
	if t.withoutToday() {
		return t.say("diff.settled", args{"same": yes(t.a.Answers.Same)})
	}
	if t.a.Answers.Same {
		return t.say("diff.same", nil)
	}
	out := slices.Concat(t.circleGist(), t.reachGist(), t.wayGist(), t.restGist())
	if out == nil {
		return t.say("diff.in-detail", nil)
	}
	return t.say("diff.opened", args{"what": between(out[:min(len(out), mostOpened)], "; ")})
}

// mostOpened is how many things that opened or closed are told in short.
const mostOpened = 3

// circleGist words circles that went or came.
func (t *diffTeller) circleGist() []page.Spans {
	var out []page.Spans
	for _, act := range []string{"dropped", "added"} {
		var links []page.Spans
		m := 0
		for i := range t.a.Answers.Findings {
			if f := &t.a.Answers.Findings[i]; f.Kind == "circle" && f.Act == act {
				links = append(links, t.findingAbout(f))
				m = linksOf(f)
			}
		}
		if len(links) > 0 {
			key := map[string]string{"dropped": "diff.circle.gone", "added": "diff.circle.new"}[act]
			out = append(out, t.say(key, args{"n": count(len(links)), "links": links[0], "m": count(m)}))
		}
	}
	return out
}

// linksOf is how many things wait for one another in a circle that came or went.
func linksOf(f *answer.FindingChange) int {
	if f.New == nil {
		f = &answer.FindingChange{New: f.Old}
	}
	return len(f.New.Proof.(*answer.Circle).Links)
}

func (t *diffTeller) figure(of string) *answer.FigureChange {
	list := t.a.Answers.Figures
	if at := slices.IndexFunc(list, func(f answer.FigureChange) bool { return f.Of == of }); at >= 0 {
		return &list[at]
	}
	return nil
}

// reachGist words what is within reach, and what is better, in numbers that
// differ.
func (t *diffTeller) reachGist() []page.Spans {
	var out []page.Spans
	all := t.figure("better")
	both := all != nil && all.Old > 0 && all.New > 0
	for _, of := range []string{"deals", "singly", "better", "acceptable"} {
		f := t.figure(of)
		if f == nil || of == "singly" && len(out) > 0 || of == "better" && both && len(out) > 0 {
			continue
		}
		in := args{
			"open": t.openness(f), "new": count(f.New), "old": count(f.Old), "how": word(of), "aim": word(t.aim()),
			"of": word(of),
		}
		switch {
		case of == "better" || of == "acceptable":
			out = append(out, t.say("diff.better", in))
		case both:
			in["of"], in["was"] = count(all.New), count(all.Old)
			out = append(out, t.say("diff.reach.of", in))
		default:
			out = append(out, t.say("diff.reach", in))
		}
	}
	return out
}

// openness words whether more or less is within reach.
func (t *diffTeller) openness(f *answer.FigureChange) page.Spans {
	open := "less"
	switch {
	case f.New == 0:
		open = "nothing"
	case f.Old == 0:
		open = "something"
	case f.New > f.Old:
		open = "more"
	}
	return t.say("diff.open", args{"open": word(open)})
}

// aim is what talks can aim at in both cases.
func (t *diffTeller) aim() string {
	if t.a.Old.Aim == "better" && t.a.New.Aim == "better" {
		return "better"
	}
	return "acceptable"
}

// restGist words whether everybody would stay in today's situation, where that
// is another answer.
func (t *diffTeller) restGist() []page.Spans {
	for _, s := range t.a.Answers.Stays {
		if s.Party != "" {
			continue
		}
		for _, concept := range []string{"nash", "seq"} {
			if is := slices.Contains(s.New, concept); is != slices.Contains(s.Old, concept) {
				return []page.Spans{t.say("diff.rest."+concept, args{"new": yes(is)})}
			}
		}
	}
	return nil
}

// answers words what differs in the answers.
func (t *diffTeller) answers() {
	a := &t.a.Answers
	t.heading(t.say("diff.answers", nil))
	t.noToday()
	if a.Same {
		t.para(1, t.say("diff.nothing", nil))
		return
	}
	if !t.a.Complete {
		t.bullet(1, t.say("diff.incomplete", nil))
	}
	for i := range a.Stays {
		t.bullet(1, t.line(t.stay(&a.Stays[i])))
	}
	for i := range a.Figures {
		f := &a.Figures[i]
		in := args{"of": word(f.Of), "noun": word("situation"), "new": count(f.New), "old": count(f.Old)}
		if f.Of == "singly" || f.Of == "deals" {
			in["noun"] = word(t.aim())
		}
		t.bullet(1, t.line(t.say("diff.figure", in)))
	}
	for _, act := range []string{"dropped", "added", "changed"} {
		if costly := t.costly(act, act); costly != nil {
			t.bullet(1, t.line(costly))
		}
		for i := range a.Findings {
			if f := &a.Findings[i]; f.Act == act && !t.inShort(f) && !isCostly(f) {
				t.bullet(1, t.line(t.findingChange(f)))
			}
		}
	}
	for i := range a.Ways { // the first one tells for all how they differ
		t.wayChanges(&a.Ways[i], i == 0)
	}
}

// stay words by what else a party, or everyone, would stay.
func (t *diffTeller) stay(s *answer.StayChange) page.Spans {
	was, is := firmest(s.Old), firmest(s.New)
	in := args{"old": word(was), "new": word(is)}
	switch {
	case s.Party == "" && was == is:
		return t.say("diff.holds.otherwise", nil)
	case s.Party == "":
		return t.say("diff.holds", in)
	}
	in["party"] = t.partyOf(s.Party)
	if was == is {
		return t.say("diff.stays", in)
	}
	return t.say("diff.stay", in)
}

// firmest is the first of some concepts, from the firmest, of which one has
// words of its own; none of none.
func firmest(concepts []string) string {
	for _, c := range []string{"nash", "seq", "gmr"} {
		if slices.Contains(concepts, c) {
			return c
		}
	}
	return "none"
}

// withoutToday reports whether a case does not say where the parties are now.
func (t *diffTeller) withoutToday() bool { return t.a.Old.NoStatusQuo || t.a.New.NoStatusQuo }

// noToday words that what starts from today is not compared, where a case has none.
func (t *diffTeller) noToday() {
	if t.withoutToday() {
		which := "both"
		if t.a.Old.NoStatusQuo != t.a.New.NoStatusQuo {
			which = "one"
		}
		t.para(1, t.say("diff.no-today", args{"which": word(which)}))
	}
}
