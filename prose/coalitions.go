package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Where a page about coalitions cuts its lists.
const (
	mostGroups = 6 // groups of parties
	mostFirm   = 3 // situations that no group would leave
	mostLeft   = 4 // situations that some group would
)

// Coalitions words what parties could gain together, whether others could undo it, and
// which of the situations in which nobody gains alone a group would leave.
func (v *Voice) Coalitions(a *answer.Coalitions) *page.Document { return v.coalitions(a, false) }

// FullCoalitions is Coalitions with everything that the answer lists.
func (v *Voice) FullCoalitions(a *answer.Coalitions) *page.Document { return v.coalitions(a, true) }

func (v *Voice) coalitions(a *answer.Coalitions, all bool) *page.Document {
	t := &coalitionTeller{v.teller(&a.Glossary), a, all}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("coalitions", nil))
	if !a.StatusQuo {
		t.t.para(0, t.t.say("coalitions.where", args{"acts": t.t.clauses(t.t.changesToday(a.Levels))}))
	}
	t.t.para(0, t.t.say("coalitions.means", args{"now": yes(a.StatusQuo)}))
	t.t.notAsOne(a.Apart)
	t.gains()
	t.kept()
	t.rests()
	return t.t.done()
}

type coalitionTeller struct {
	t   *teller
	a   *answer.Coalitions
	all bool
}

// changesToday is what differs from the status quo where options stand so.
func (t *teller) changesToday(levels []answer.AtLevel) []answer.Change {
	var out []answer.Change
	for _, l := range levels {
		if now := today(t.options[l.Option]); now != l.Level {
			out = append(out, answer.Change{Option: l.Option, From: now, To: l.Level})
		}
	}
	return out
}

// gains tells what groups could bring about.
func (t *coalitionTeller) gains() {
	var groups []*answer.Coalition
	var alone []answer.PartyID
	for i := range t.a.Coalitions {
		switch c := &t.a.Coalitions[i]; {
		case len(c.Members) == 1:
			alone = append(alone, c.Members[0])
		case c.Enough > 0:
			groups = append(groups, c)
		}
	}
	switch {
	case t.a.Count == 0:
		t.t.para(0, on(fromModel, t.t.say("coalitions.none", nil)))
		return
	case t.all:
		t.t.para(0, on(fromModel, t.t.say("coalitions.gist", args{"n": count(t.a.Count), "k": count(len(groups))})))
		for i := range t.a.Gains {
			t.gain(&t.a.Gains[i], nil)
		}
		if len(t.a.Gains) < t.a.Count {
			t.t.para(0, t.t.say("coalitions.listed", args{"n": count(len(t.a.Gains))}))
		}
		return
	}
	gist := []page.Spans{t.t.say("coalitions.gist", args{"n": count(t.a.Count), "k": count(len(groups))})}
	if groups != nil {
		gist = append(gist, t.t.say("coalitions.undone", nil))
	}
	t.t.para(0, on(fromModel, between(gist, " ")))
	told := 0
	for _, c := range groups {
		if x := t.least(c); x != nil && told < mostGroups {
			t.gain(x, c)
			told++
		}
	}
	if left := len(groups) - told; left > 0 {
		t.t.para(0, t.t.say("coalitions.more", args{"n": count(left)}))
	}
	if alone != nil {
		t.t.para(0, on(fromModel, t.t.say("coalitions.alone", args{"who": t.t.listed(alone, t.t.inText),
			"number": t.t.numberOfAll(alone), "too": yes(told > 0)})))
	}
}

// least is the joint gain that changes least of those for which a group is enough; nil
// where it is not among those listed.
func (t *coalitionTeller) least(c *answer.Coalition) *answer.JointGain {
	for i := range t.a.Gains {
		if enoughFor(&t.a.Gains[i], c.Members) != nil {
			return &t.a.Gains[i]
		}
	}
	return nil
}

func enoughFor(x *answer.JointGain, members []answer.PartyID) *answer.Enough {
	for i := range x.Enough {
		if slices.Equal(x.Enough[i].Members, members) {
			return &x.Enough[i]
		}
	}
	return nil
}

// gain tells one joint gain, of a group if one is given: how many more it could have.
func (t *coalitionTeller) gain(x *answer.JointGain, c *answer.Coalition) {
	e := &x.Enough[0]
	if c != nil {
		e = enoughFor(x, c.Members)
	}
	text := []page.Spans{t.t.say("coalitions.gain", args{"acts": t.t.clauses(x.Changes)})}
	if len(x.Prefer) == len(t.t.gloss.Parties) {
		text = append(text, t.t.say("coalitions.prefer.all", nil))
	} else {
		in := args{"who": t.t.listed(x.Prefer, t.t.inText), "number": t.t.numberOfAll(x.Prefer),
			"lost":       page.Spans(nil),
			"numberLost": word("other")}
		if len(x.Lose) > 0 {
			in["lost"], in["numberLost"] = t.t.listed(x.Lose, t.t.inText), t.t.numberOfAll(x.Lose)
		}
		text = append(text, t.t.say("coalitions.prefer", in))
	}
	text = append(text, t.t.say("coalitions.answer", args{"by": t.answered(e)}))
	var helpers []answer.PartyID
	for _, p := range e.Members {
		if !slices.Contains(x.By, p) {
			helpers = append(helpers, p)
		}
	}
	if helpers != nil {
		text = append(text, t.t.say("coalitions.helped", args{"who": t.t.listed(helpers, t.t.inText)}))
	}
	if c != nil && c.Enough > 1 {
		text = append(text, t.t.say("coalitions.gain.more", args{"n": count(c.Enough - 1)}))
	}
	t.t.bullet(0, on(fromModel, between(text, " ")))
}

// answered is by which concept the others can undo a gain.
func (t *coalitionTeller) answered(e *answer.Enough) word {
	by := func(c string) bool { return slices.Contains(e.Answered, c) }
	open := func(c string) bool { return slices.Contains(e.Undecided, c) }
	switch {
	case by("seq-alone"):
		return "alone"
	case by("seq"):
		return "seq"
	case by("gmr") && open("seq"):
		return "some"
	case by("gmr"):
		return "gmr"
	case open("gmr"):
		return "open"
	case len(e.Members) == len(t.t.gloss.Parties):
		return "nobody"
	}
	return "other"
}

// kept counts groups by who could answer all that they could gain.
func (t *coalitionTeller) kept() {
	var n, firm, some, open, free int
	for i := range t.a.Coalitions {
		c := &t.a.Coalitions[i]
		if len(c.Members) == 1 {
			continue
		}
		by := func(name string) bool { return slices.Contains(c.Stays, name) }
		switch n++; {
		case by("seq-alone") || by("seq"):
			firm++
		case len(c.Undecided) > 0:
			open++
		case by("gmr"):
			some++
		default:
			free++
		}
	}
	if n == 0 {
		return
	}
	t.t.heading(t.t.say("coalitions.stays", nil))
	text := []page.Spans{t.t.say("coalitions.stays.count", args{"n": count(n)})}
	for _, part := range []struct {
		key string
		n   int
	}{{"coalitions.stays.firm", firm}, {"coalitions.stays.some", some}, {"coalitions.stays.open", open},
		{"coalitions.stays.free", free}} {
		if part.n > 0 {
			text = append(text, t.t.say(part.key, args{"n": count(part.n)}))
		}
	}
	t.t.para(0, on(fromModel, between(text, " ")))
}

// rests tells which of the situations in which nobody gains alone a group would leave.
func (t *coalitionTeller) rests() {
	t.t.heading(t.t.say("coalitions.rests", nil))
	r := &t.a.Resting
	if r.Count == 0 {
		t.t.para(0, on(fromModel, t.t.say("coalitions.rests.none", nil)))
		return
	}
	t.t.para(0, on(fromModel, t.t.say("coalitions.rests.count", args{"n": count(r.Count), "asked": count(r.Asked),
		"cut": yes(r.Asked < r.Count), "firm": count(r.Firm)})))
	more := 0
	for _, firm := range []bool{true, false} {
		most, told := mostLeft, 0
		if firm {
			most = mostFirm
		}
		for i := range r.States {
			switch s := &r.States[i]; {
			case s.Firm != firm:
			case told == most && !t.all:
				more++
			default:
				told++
				t.t.bullet(0, on(fromModel, t.resting(s)))
			}
		}
	}
	if more > 0 {
		t.t.para(0, t.t.say("coalitions.rests.more", args{"n": count(more)}))
	}
}

func (t *coalitionTeller) resting(s *answer.RestTogether) page.Spans {
	in := args{"at": word("today"), "acts": page.Spans(nil)}
	if len(s.Changes) > 0 {
		in["at"], in["acts"] = word("other"), t.t.clauses(s.Changes)
	}
	switch {
	case s.Firm:
		return t.t.say("coalitions.rests.firm", in)
	case s.Jumps == 0:
		return t.t.say("coalitions.rests.left", in)
	}
	j := &s.Shown[0]
	in["who"], in["next"] = t.t.listed(j.Enough[0], t.t.inText), t.t.clauses(j.Changes)
	return t.t.say("coalitions.rests.jump", in)
}
