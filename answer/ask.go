package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// An asker gathers the questions of a brief, by kind.
type asker struct {
	*gatherer
	b    *Brief
	list []Question
}

// ways are those of the brief, what is open as things are first.
func (q *asker) ways(each func(v *Way)) {
	if q.b.Open != nil {
		each(q.b.Open)
	}
	for i := range q.b.Ways {
		for j := range q.b.Ways[i].Ways {
			each(&q.b.Ways[i].Ways[j])
		}
	}
}

// the returns the question that is the same; if there is none yet, the one made.
func (q *asker) the(same func(x *Question) bool, made Question) *Question {
	for i := range q.list {
		if q.list[i].Kind == made.Kind && same(&q.list[i]) {
			return &q.list[i]
		}
	}
	q.list = append(q.list, made)
	return &q.list[len(q.list)-1]
}

// weakestLink asks about the first circle.
func (q *asker) weakestLink() {
	for i := range q.b.Findings {
		c, ok := q.b.Findings[i].Proof.(*Circle)
		if !ok {
			continue
		}
		at := slices.IndexFunc(c.Links, func(l Link) bool { return l.ID == c.Weakest.Stance })
		s := c.Links[at].Stance
		if s.How == plenary.Stated.String() {
			return
		}
		out := Question{Kind: AskWeakestLink, Ask: []PartyID{s.Party}, Stance: &s}
		out.Turn.Findings = []int{q.b.Findings[i].Number}
		q.ways(func(v *Way) {
			if slices.ContainsFunc(v.Levers, func(l Lever) bool { return l.actsOn(&s) }) {
				out.Turn.add(v)
			}
		})
		q.list = append(q.list, out)
		return
	}
}

// actsOn reports whether a lever acts on a stance: a swap does on those of both of
// its parties.
func (l *Lever) actsOn(s *Stance) bool {
	return slices.ContainsFunc(l.Stances, func(x Stance) bool { return x.ID == s.ID }) ||
		l.Kind == plenary.Swap.String() && slices.ContainsFunc(l.Asks, func(a Ask) bool { return a.Party == s.Party })
}

// mandates asks about what delegations are to agree to in deals.
func (q *asker) mandates() {
	q.ways(func(v *Way) {
		for _, s := range v.Steps {
			track := slices.IndexFunc(q.c.Tracks, func(t plenary.Track) bool { return s.Track == TrackID(t.ID) })
			for _, change := range s.Changes {
				if track >= 0 {
					q.mandate(v, &q.c.Tracks[track], change)
				}
			}
		}
	})
}

func (q *asker) mandate(v *Way, t *plenary.Track, change Change) {
	o := q.optionAt(change.Option)
	party := q.c.Options[o].Party
	may, from := t.May(true, party, o, change.To)
	if t.Seat(party) == nil || from != nil && (from.How == plenary.Stated || from.How == plenary.Reported) {
		return
	}
	made := Question{Kind: AskMandate, Ask: []PartyID{q.party(party)}, Track: TrackID(t.ID),
		May: &MayCommit{Answer: may.String()}}
	out := q.the(func(x *Question) bool {
		return x.Ask[0] == made.Ask[0] && x.Track == made.Track && x.May.Answer == made.May.Answer
	}, made)
	out.Turn.add(v)
	out.take(change)
	if from == nil {
		return
	}
	claim := q.claim(&from.Claim)
	if !slices.ContainsFunc(out.May.Claims, claim.same) {
		out.May.Claims = append(out.May.Claims, claim)
	}
}

// same reports whether claims are the same.
func (c Claim) same(d Claim) bool {
	return c.By == d.By && c.How == d.How && slices.Equal(c.Passages, d.Passages)
}

func (g *gatherer) optionAt(id OptionID) int {
	return slices.IndexFunc(g.c.Options, func(o plenary.Option) bool { return OptionID(o.ID) == id })
}

// contradictions asks about statements that contradict each other, on what a circle
// is about.
func (q *asker) contradictions() {
	if q.b.Record == nil {
		return
	}
	for _, c := range q.b.Record.Contradictions {
		out, about := Question{Kind: AskContradiction}, []int(nil)
		for _, r := range append([]Row{c.InForce}, c.Others...) {
			e := &q.day.Record.Entries[r.Entry-1]
			if r.Speech == "" || e.About == nil {
				continue
			}
			about = append(about, e.About.Options(nil)...)
			out.Entries = append(out.Entries, EntryAt{r.Entry, r.ID, r.On, r.Kind})
			if r.Party != "" && !slices.Contains(out.Ask, r.Party) {
				out.Ask = append(out.Ask, r.Party)
			}
		}
		out.Turn.Findings = q.circlesAbout(about)
		if len(out.Entries) > 1 && len(out.Ask) > 0 && len(out.Turn.Findings) > 0 {
			q.list = append(q.list, out)
		}
	}
}

// circlesAbout lists the numbers of circles of which a stance names one of some
// options.
func (q *asker) circlesAbout(options []int) []int {
	names := func(e *expr.Expr) bool {
		return slices.ContainsFunc(e.Options(nil), func(o int) bool { return slices.Contains(options, o) })
	}
	stances := map[StanceID]bool{}
	for i := range q.c.Preconditions {
		p := &q.c.Preconditions[i]
		stances[StanceID(p.ID)] = names(p.Refuses) || names(p.Until)
	}
	var out []int
	for i := range q.b.Findings {
		c, ok := q.b.Findings[i].Proof.(*Circle)
		if ok && slices.ContainsFunc(c.Links, func(l Link) bool { return stances[l.ID] }) {
			out = append(out, q.b.Findings[i].Number)
		}
	}
	return out
}

// closed asks about closed options that ways open.
func (q *asker) closed() {
	q.ways(func(v *Way) {
		for _, l := range v.Levers {
			for _, o := range l.Opens {
				to := v.levelOf(o)
				if to < 0 { // opened, and back by the end
					continue
				}
				made := Question{Kind: AskClosed, Ask: []PartyID{q.owner(q.optionAt(o))}}
				made.take(Change{Option: o, To: to})
				out := q.the(func(x *Question) bool { return x.Levels[0].Option == o }, made)
				out.Turn.add(v)
				out.take(Change{Option: o, To: to})
			}
		}
	})
}

// levelOf is the level of an option at the end of a way, -1 where it is as now.
func (v *Way) levelOf(o OptionID) int {
	for _, c := range v.To.Changes {
		if c.Option == o {
			return c.To
		}
	}
	return -1
}

// given is the level to which a way that changes an option brings it: that at its
// end or, of one that is back by then, the last at which it stood on the way.
func (v *Way) given(o OptionID) int {
	to := v.levelOf(o)
	for i := len(v.Steps) - 1; i >= 0 && to < 0; i-- {
		for _, c := range v.Steps[i].Changes {
			if c.Option == o {
				to = c.From
			}
		}
	}
	return to
}

// givers asks those of whom one has to give.
func (q *asker) givers() {
	q.ways(func(v *Way) {
		for _, at := range v.Givers {
			made := Question{Kind: AskGiver, Ask: []PartyID{at.Party}, Enough: enoughFor(v, at.Party)}
			to := v.given(at.Option)
			made.take(Change{Option: at.Option, To: to})
			for _, or := range at.Or {
				made.Ask = append(made.Ask, or.Party)
				made.take(Change{Option: or.Option, To: to})
			}
			q.the(func(x *Question) bool { return x.gives(&made) }, made).Turn.add(v)
		}
	})
}

// gives reports whether questions to givers are the same.
func (q *Question) gives(r *Question) bool {
	parties := func(q *Question) []PartyID { return slices.Sorted(slices.Values(q.Ask)) }
	return q.Enough == r.Enough && slices.Equal(parties(q), parties(r)) &&
		!slices.ContainsFunc(q.Levels, func(t Term) bool {
			return !slices.ContainsFunc(r.Levels, func(u Term) bool {
				return t.Option == u.Option && slices.Equal(t.Levels, u.Levels)
			})
		})
}

// enoughFor is what a way makes acceptable to a party; "" for nothing.
func enoughFor(v *Way, party PartyID) ConditionID {
	for _, l := range v.Levers {
		if l.Accepts != "" && slices.ContainsFunc(l.Stances, func(s Stance) bool { return s.Party == party }) {
			return l.Accepts
		}
	}
	return ""
}

// said reports whether somebody is on record with what is known so.
func said(how string) bool { return slices.Contains([]string{"stated", "claimed", "reported"}, how) }

// wishes asks about wishes on which ways hang.
func (q *asker) wishes() {
	if q.b.Leaning == nil {
		return
	}
	for i := range q.b.Leaning.Hinges {
		h := &q.b.Leaning.Hinges[i]
		made := Question{Kind: AskWish, Ask: []PartyID{h.Party}, Wish: &h.Wish}
		for _, c := range h.Ends {
			switch c.Kind {
			case ConcludesOpen:
				made.Turn.Open = true
			case ConcludesWay:
				made.Turn.Ways = append(made.Turn.Ways, c.Way)
			}
		}
		if said(h.How) || made.Turn.weight() == 0 {
			continue
		}
		put := len(q.list)
		out := q.the(func(x *Question) bool {
			return q.wants(x.Wish) == q.wants(&h.Wish) && x.Wish.How == h.How && x.Turn.Open == made.Turn.Open &&
				slices.Equal(x.Turn.Ways, made.Turn.Ways) && !slices.Contains(x.Ask, h.Party)
		}, made)
		if put == len(q.list) {
			out.Ask, out.Alike = append(out.Ask, h.Party), append(out.Alike, h.Wish)
		}
	}
}

// wants is what a wish is, in the language of conditions.
func (g *gatherer) wants(w *Wish) string {
	return g.c.Parties[g.partyAt(w.Party)].Prefers.Statements[w.Number-1].Want.String()
}

func (g *gatherer) partyAt(id PartyID) int {
	return slices.IndexFunc(g.c.Parties, func(p plenary.Party) bool { return PartyID(p.ID) == id })
}

// gains asks those who would gain by moving alone.
func (q *asker) gains() {
	for i := range q.b.Findings {
		alone, ok := q.b.Findings[i].Proof.(*Alone)
		if !ok {
			continue
		}
		for _, gain := range alone.Gains {
			p := q.partyAt(gain.Party)
			w := q.wish(p, q.decisive(p, q.now, gain.Step.State-1))
			if w == nil || said(w.How) {
				continue
			}
			out := Question{Kind: AskGain, Ask: []PartyID{gain.Party}, Wish: w}
			out.Turn.Findings = []int{q.b.Findings[i].Number}
			for _, c := range gain.Step.Changes {
				out.take(c)
			}
			q.list = append(q.list, out)
		}
	}
}
