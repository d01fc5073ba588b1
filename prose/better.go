package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// betterOutcomes words what is better for everyone, and whether it would hold.
func (t *briefTeller) betterOutcomes() {
	b := &t.a.Better
	t.heading(t.say("brief.better", nil))
	switch {
	case !t.wished(b):
		t.para(1, t.nobodyAsked(b))
		return
	case b.Count == 0:
		t.para(1, t.nothingBetter(b))
		if b.Acceptable.Count > 0 {
			t.destinations("better.acceptable.list", &b.Acceptable.Smallest, true)
		}
		return
	}
	t.destinations("better.smallest.list", &b.Smallest, true)
	if !slices.EqualFunc(b.Best.Shown, b.Smallest.Shown, sameOutcome) {
		t.destinations("better.best.list", &b.Best, false)
	}
	if b.Lasting.Count > 0 && len(b.Best.Shown) > 0 && !lasts(&b.Best.Shown[0]) {
		t.destinations("better.lasting.list", &b.Lasting, false)
	}
	alone := t.say("better.alone", args{"n": count(b.Alone)})
	if b.Count == 1 {
		alone = t.say("better.alone.it", args{"n": count(b.Alone)})
	}
	t.para(1, t.say("better.in-all",
		args{"n": count(b.Count), "count": t.ofAll(b.Count, t.a.States), "aside": t.aside(b), "alone": alone,
			"lost": count(b.OutOfReach)}))
}

// sameOutcome reports whether two destinations are one state.
func sameOutcome(a, b answer.Destination) bool { return a.State == b.State }

// lasts reports whether all would stay in a destination, by seq.
func lasts(d *answer.Destination) bool { return slices.Contains(d.Equilibrium, "seq") }

func (t *teller) destinations(what string, c *answer.Choice, parts bool) {
	t.para(1, t.say("better.list", args{"what": t.say(what, nil), "shown": t.shown(len(c.Shown), c.Count)}))
	for i := range c.Shown {
		d := &c.Shown[i]
		t.bullet(1, t.outcome(&d.Outcome))
		for j := range d.Parts {
			if parts {
				t.part(&d.Parts[j])
			}
		}
		t.holds(d)
	}
}

// outcome is what differs from the status quo.
func (t *teller) outcome(o *answer.Outcome) page.Spans {
	return t.say("outcome", args{"acts": t.clauses(o.Changes)}).Sentence()
}

// shown is how many are shown of how many.
func (t *teller) shown(n, of int) page.Spans {
	return t.say("better.shown", args{"n": count(n), "of": count(of), "all": yes(n == of)})
}

// part words what it would mean for a party to do its part first.
func (t *teller) part(p *answer.Part) {
	text := page.Spans(nil)
	switch {
	case !p.Alone:
		text = t.say("part.not-alone", nil)
	case p.GivesUp != nil:
		text = t.say("part.gives-up", args{"wish": t.wish(p.GivesUp)})
	case p.Gains:
		text = t.say("part.gains", nil)
	case p.Loses:
		text = t.say("part.loses", nil)
	default:
		text = t.say("part.even", nil)
	}
	t.label(2, t.say("part.label", args{"party": t.inText(p.Party)}), text)
}

// holds words whether all would stay in a destination: where they would not,
// who would leave, and else what keeps those who are tempted.
func (t *teller) holds(d *answer.Destination) {
	if len(d.Tempted) == 0 {
		t.para(2, t.say("holds.all", nil))
		return
	}
	first := true
	for i := range d.Tempted {
		a := &d.Tempted[i]
		switch {
		case lasts(d):
			t.para(2, t.say("holds.answered", args{
				"first": yes(first), "party": t.inText(a.Party), "do": t.doing(a.Step.Changes),
				"steps": t.sequence(a.Reply),
			}))
		case a.Reason != answer.Deterred:
			t.para(2, t.say("holds.not", args{"first": yes(first), "tempted": t.tempted(a)}))
		default:
			continue
		}
		first = false
	}
}

// ofAll counts situations of all: 1 situation of 8 is.
func (t *teller) ofAll(n, states int) page.Spans {
	return t.say("better.of-all", args{"n": count(n), "states": count(states)})
}

// betterGist is whether everyone could be better off, and who must move for it.
func (t *briefTeller) betterGist() page.Spans {
	b := &t.a.Better
	switch {
	case !t.wished(b):
		return t.nobodyAsked(b)
	case b.Count == 0:
		return inARow(t.nothingBetter(b), t.acceptable(b.Acceptable))
	case b.Alone > 0:
		return t.say("better.exists.alone", args{"aside": t.aside(b)})
	}
	smallest := &b.Smallest.Shown[0]
	return t.say("better.exists", args{
		"aside": t.aside(b), "n": count(len(smallest.Parts)), "acts": t.clauses(smallest.Changes)})
}

// wished reports whether anybody has something to wish for.
func (t *teller) wished(b *answer.Better) bool {
	return len(b.Silent)+len(b.Alike)+len(b.Content) < len(t.gloss.Parties)
}

// nobodyAsked words why no situation is better: nobody wishes for any.
func (t *teller) nobodyAsked(b *answer.Better) page.Spans {
	if len(b.Silent) == len(t.gloss.Parties) {
		return t.say("better.nobody", nil)
	}
	var why []page.Spans
	for _, x := range []struct {
		key string
		who []answer.PartyID
	}{{"better.no-wish.content", b.Content}, {"better.no-wish.silent", b.Silent}, {"better.no-wish.alike", b.Alike}} {
		if len(x.who) > 0 {
			why = append(why, t.say(x.key, args{"who": t.inTextAll(x.who), "n": count(len(x.who))}))
		}
	}
	return t.say("better.no-wish", args{"why": between(why, "; ")})
}

// nothingBetter says so, and whether something would have been.
func (t *teller) nothingBetter(b *answer.Better) page.Spans {
	return t.say("better.nothing", args{"aside": t.aside(b), "lost": count(b.OutOfReach)})
}

// acceptable words the situations that are worse for nobody, where none is
// better for everyone.
func (t *teller) acceptable(a *answer.Acceptable) page.Spans {
	if a.Count == 0 {
		return nil
	}
	return t.say("better.acceptable", args{"n": count(a.Count), "acts": t.clauses(a.Smallest.Shown[0].Changes)})
}

// aside names, in brackets, those who are not asked when better situations are
// looked for, and why; nothing when all are.
func (t *teller) aside(b *answer.Better) page.Spans {
	var out []page.Spans
	left, content := t.asides(b)
	if left != nil {
		out = append(out, t.say("better.aside.left", args{"who": left}))
	}
	if content != nil {
		out = append(out, content)
	}
	return t.say("better.aside", args{"what": between(out, "; ")})
}

// asideGist is the same in sentences; nothing where everybody is asked.
func (t *teller) asideGist(b *answer.Better) page.Spans {
	left, content := t.asides(b)
	if left == nil && content == nil {
		return nil
	}
	return t.say("short.aside", args{"left": left, "content": content})
}

// asides is whom better for everyone leaves aside, and who is content with today's.
func (t *teller) asides(b *answer.Better) (leaving, content page.Spans) {
	var left []page.Spans
	if len(b.Silent) > 0 {
		left = append(left, t.say("better.aside.silent", args{"who": t.inTextAll(b.Silent)}))
	}
	if len(b.Alike) > 0 {
		left = append(left, t.say("better.aside.alike", args{"who": t.inTextAll(b.Alike)}))
	}
	if len(left) == 2 {
		left = []page.Spans{t.say("better.aside.and", args{"first": left[0], "next": left[1]})}
	}
	if left != nil {
		leaving = left[0]
	}
	if n := len(b.Content); n > 0 {
		in := args{"who": t.inTextAll(b.Content), "n": count(n), "better": yes(b.Count > 0)}
		content = t.say("better.aside.content", in)
	}
	return leaving, content
}

// firstSteps is what whoever does its part of the smallest better state first gives up.
func (t *briefTeller) firstSteps() page.Spans {
	b := &t.a.Better
	if b.Count == 0 || b.Alone > 0 {
		return nil
	}
	var out []page.Spans
	parts := b.Smallest.Shown[0].Parts
	for i := range parts {
		if wish := parts[i].GivesUp; wish != nil {
			out = append(out, t.say("better.first.wish",
				args{"party": t.inText(parts[i].Party), "wish": t.wishGist(wish), "known": t.known(&wish.Claim)}))
		}
	}
	switch {
	case len(out) == 0:
		return nil
	case len(out) == len(parts):
		return t.say("better.first.all", args{"what": between(out, "; ")})
	}
	return t.say("better.first.some", args{"what": between(out, "; ")})
}

// holdGist is whether better states would last.
func (t *briefTeller) holdGist() page.Spans {
	b := &t.a.Better
	switch {
	case b.Count == 0:
		return nil
	case b.Lasting.Count == 0:
		return t.say("better.hold.none", nil)
	case lasts(&b.Smallest.Shown[0]):
		return t.say("better.hold.smallest", nil)
	}
	return t.say("better.hold.larger", args{"acts": t.clauses(leastLasting(b).Changes)})
}

// leastLasting is the lasting destination shown that changes least.
func leastLasting(b *answer.Better) *answer.Destination {
	least := &b.Lasting.Shown[0]
	for i := range b.Lasting.Shown {
		if d := &b.Lasting.Shown[i]; len(d.Changes) < len(least.Changes) {
			least = d
		}
	}
	return least
}
