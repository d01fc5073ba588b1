package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// sessions words who sits where, and from the record when they met and meet next.
func (t *briefTeller) sessions() {
	for i := range t.a.Tracks {
		x := &t.a.Tracks[i]
		who := t.inTextAll(x.Seats)
		if n := len(x.Seats); n > 2 && n == len(t.a.Parties) {
			who = t.say("track.all", args{"n": count(n)})
		}
		t.para(1, t.say("track", args{"track": t.trackSaid(x.ID), "who": who, "what": t.heldOn(x.ID)}))
	}
}

// heldOn is what is known of the sessions of a track, or else what the case
// says of it.
func (t *briefTeller) heldOn(id answer.TrackID) page.Spans {
	if r := t.a.Record; r != nil {
		for i := range r.Meetings {
			if r.Meetings[i].Track == id {
				return t.met(&r.Meetings[i])
			}
		}
		if r.Elsewhen { // what the case says is of another day
			return nil
		}
	}
	return unstopped(t.tracks[id].Says)
}

func (t *teller) met(m *answer.Meeting) page.Spans {
	var out []page.Spans
	in := args{"place": quote(t.entryText(m.Entry).Place), "cite": cite(m.Passages)}
	switch {
	case m.Closed != "" && m.Opened != "":
		in["when"] = t.days(m.Opened, m.Closed)
		out = append(out, t.say("session.met", in))
	case m.Closed != "":
		out = append(out, t.say("session.ended", args{"day": t.day(m.Closed), "cite": cite(m.Passages)}))
	case m.Opened != "":
		in["day"] = t.day(m.Opened)
		out = append(out, t.say("session.since", in))
	}
	if n := m.Next; n != nil {
		out = append(out,
			t.say("session.next", args{"next": t.announced(&n.Announcement, t.entryText(n.Entry)),
				"late": count(n.Late), "cite": cite(n.Passages)}))
	} else if m.Closed != "" {
		out = append(out, t.say("next.unreported", nil))
	}
	return between(out, "; ")
}

// owed words how the agreements stand, what is late or broken, and on what
// sources differ.
func (t *briefTeller) owed() {
	r := t.a.Record
	if r == nil {
		return
	}
	for i := range r.Agreements {
		t.para(1, t.agreementStands(&r.Agreements[i]))
	}
	told := 0
	for i := range r.Commitments {
		if c := &r.Commitments[i]; wanting(c) {
			if told++; told <= mostOwed {
				t.bullet(1, t.owes(c))
			}
		}
	}
	if told > mostOwed {
		t.bullet(1, t.say("owed.more",
			args{"n": count(told - mostOwed), "all": link("commitments", "", t.say("link.commitments", nil))}))
	}
	t.differ(r.Contradictions)
	if r.Undecided > 0 {
		t.para(1, t.undecided(r.Undecided))
	}
	if r.Unconfirmed > 0 {
		t.para(1, t.say("unconfirmed", args{"n": count(r.Unconfirmed)}))
	}
}

// wanting reports whether somebody should have done something, or should do it now.
func wanting(c *answer.Commitment) bool {
	switch c.Status {
	case "late", "broken", "disputed", "due", "undone":
		return true
	}
	return false
}

func (t *teller) agreementStands(a *answer.Agreement) page.Spans {
	var by []page.Spans
	for _, s := range a.By {
		by = append(by, t.say("agreement.count", args{"n": count(s.Count), "status": t.status(s.Status)}))
	}
	return t.say("agreement", args{
		"title": quote(t.agreement(a.ID).Title), "day": t.day(a.On), "n": count(a.Of), "by": between(by, ", "),
		"cite": cite(a.Passages),
	})
}

// owes is a commitment with what it waits for, and where both are said.
func (t *teller) owes(c *answer.Commitment) page.Spans {
	stands := refs(&c.Claim, c.Sources)
	if c.Said != nil {
		stands = append(stands, c.Said.Passages...)
	}
	var waits []page.Spans
	for i := range c.Waits[:min(len(c.Waits), mostWaits)] {
		_, id, _ := strings.Cut(string(c.Waits[i].ID), "/")
		waits = append(waits, name(words(id), string(c.Waits[i].ID)))
	}
	in := args{"owes": t.inTextAll(c.Owes), "what": t.owed(c), "status": t.standing(c), "waits": page.Spans(nil),
		"cite": cite(stands)}
	if waits != nil {
		in["waits"] = t.someOf(waits, len(c.Waits))
	}
	return t.say("owes", in)
}

// differ words the last matters on which sources differ.
func (t *teller) differ(all []answer.Contradiction) {
	for i := max(0, len(all)-mostDiffering); i < len(all); i++ {
		out := []page.Spans{t.reading("differ.in-force", &all[i].InForce)}
		for j := range all[i].Others {
			out = append(out, t.reading("differ.against", &all[i].Others[j]))
		}
		t.para(1, inARow(out...))
	}
	if more := len(all) - mostDiffering; more > 0 {
		t.para(1, t.say("differ.more",
			args{"n": count(more), "all": link("contradictions", "", t.say("link.contradictions", nil))}))
	}
}

// reading is one of several readings of one matter.
func (t *teller) reading(key string, r *answer.Row) page.Spans {
	return t.say(key,
		args{"day": t.day(r.On), "what": t.entry(r), "how": t.how(&r.Claim), "cite": cite(refs(&r.Claim, r.Sources))})
}

// recordGist is what is late, what it waits for in the end, and what is dormant.
func (t *briefTeller) recordGist() page.Spans {
	r := t.a.Record
	if r == nil {
		return nil
	}
	var out []page.Spans
	if r.Late.Count > 0 {
		out = append(out, on(onRecord,
			t.say("late", args{"n": count(r.Late.Count), "waiting": count(r.Late.Waiting), "what": t.lateFor(r)})))
	}
	for i := range t.a.Findings {
		f := &t.a.Findings[i]
		if d, ok := f.Proof.(*answer.Dormant); ok {
			out = append(out, on(groundOf(f.Evidence), t.say("dormant.gist", args{
				"title": quote(t.agreement(d.Agreement).Title), "n": count(len(d.Links)), "of": count(d.Of),
				"evidence": word(f.Evidence),
			})))
		}
	}
	return inARow(out...)
}

// lateFor is what late commitments wait for in the end.
func (t *teller) lateFor(r *answer.OnRecord) page.Spans {
	if len(r.Late.For) == 0 {
		return nil
	}
	all := byID(r.Commitments, func(c *answer.Commitment) answer.CommitmentID { return c.ID })
	var ends []page.Spans
	for _, id := range r.Late.For[:min(len(r.Late.For), mostWaits)] {
		c := all[id]
		ends = append(ends,
			t.say("late.for", args{"what": t.owed(c), "owes": t.inTextAll(c.Owes), "status": t.standing(c)}))
	}
	return t.someOf(ends, len(r.Late.For))
}
