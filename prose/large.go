package prose

import (
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostOfLarge is how many lines of text are told of a case with more states than can be
// listed, as far as parts give way.
const mostOfLarge = 110

// Large words why each party would stay in a state, or leave it, of a case with more
// states than can be listed and, of a brief, what all would wish.
func (v *Voice) Large(a *answer.Large) *page.Document {
	t := v.largeTeller(a)
	begin := func() *teller {
		t.teller = v.teller(&a.Glossary)
		t.largeHead()
		t.largeWhat()
		return t.teller
	}
	end := func() *page.Document {
		t.sources()
		return &t.doc
	}
	return fit(mostOfLarge, begin, t.largeChapters, end)
}

type largeTeller struct {
	*stateTeller
	large *answer.Large
}

func (v *Voice) largeTeller(a *answer.Large) *largeTeller {
	return &largeTeller{&stateTeller{v.teller(&a.Glossary), stateOf(a)}, a}
}

// largeHead begins the page: that of a brief as any brief, with who would move.
func (t *largeTeller) largeHead() {
	if t.large.NotAsked == nil {
		t.stateHead()
		return
	}
	t.briefHead(&t.large.Head)
	t.para(0, t.whoGains())
}

// largeWhat says how many states there are, what was not asked, and what did not come out.
func (t *largeTeller) largeWhat() {
	t.para(0, on(ours, t.say("large.what",
		args{"n": t.numeral(t.large.States), "brief": yes(t.large.NotAsked != nil)})))
	t.undecided()
}

// stateOf is what is known of a state as where states are listed: gains are numbered in
// the order in which they are told, and only what was decided is there.
func stateOf(a *answer.Large) *answer.State {
	out := &answer.State{Head: a.Head, Code: a.Code, StatusQuo: a.StatusQuo, Levels: a.Levels, Glossary: a.Glossary}
	for i := range a.Parties {
		p := &a.Parties[i]
		if !p.Decided {
			continue
		}
		r := answer.Reasoning{Party: p.Party}
		number := func(code string) int {
			return 1 + slices.IndexFunc(p.Gains, func(g answer.LargeGain) bool { return g.Code == code })
		}
		for j, g := range p.Gains {
			r.Improvements = append(r.Improvements, answer.Preferred{State: j + 1, Code: g.Code, Tier: j + 1,
				Changes: g.Changes, For: g.For})
		}
		for j := range p.Verdicts {
			if v := &p.Verdicts[j]; v.Decided {
				r.Verdicts = append(r.Verdicts, verdictOf(v, number))
			}
		}
		out.Parties = append(out.Parties, r)
	}
	return out
}

func verdictOf(v *answer.Judgement, number func(code string) int) answer.Verdict {
	out := answer.Verdict{Concept: v.Concept, Stable: v.Stable}
	if !v.Stable {
		out.Escape = number(v.Escape)
	}
	for i := range v.Replies {
		reply := answer.Reply{Improvement: number(v.Replies[i].Gain)}
		for _, s := range v.Replies[i].Steps {
			reply.Steps = append(reply.Steps,
				answer.Step{Party: s.Party, Code: s.Code, Changes: s.Changes, Gains: s.Gains, Loses: s.Loses})
		}
		out.Replies = append(out.Replies, reply)
	}
	return out
}

// undecided names those of whom something did not come out within the bound of work.
func (t *largeTeller) undecided() {
	var gains, stays []answer.PartyID
	for i := range t.large.Parties {
		switch p := &t.large.Parties[i]; {
		case !p.Decided:
			gains = append(gains, p.Party)
		case slices.ContainsFunc(p.Verdicts, func(v answer.Judgement) bool { return !v.Decided }):
			stays = append(stays, p.Party)
		}
	}
	if gains != nil {
		t.para(0, on(ours, t.say("large.undecided.gains",
			args{"who": t.inTextAll(gains), "work": count(t.large.Work)})))
	}
	if stays != nil {
		t.para(0, on(ours, t.say("large.undecided.stays",
			args{"who": t.inTextAll(stays), "work": count(t.large.Work)})))
	}
}

// largeChapters is the outline of the page.
func (t *largeTeller) largeChapters() []chapter {
	var out []chapter
	if p := t.large.Prospects; p != nil {
		out = append(out, chapter{t.say("brief.better", nil), []piece{{{0, func() { t.prospects(p) }}}}})
	}
	for _, r := range t.gaining() {
		pieces := t.gainPieces(r)
		if more := t.moreGains(r.Party, len(r.Improvements)); more != "" {
			pieces = append(pieces, passing(5, func() {
				t.para(1, on(fromModel, t.say("large.more", args{"n": t.numeral(more), "m": countOf(more)})))
			}))
		}
		out = append(out, chapter{t.party(r.Party), pieces})
	}
	return out
}

// moreGains is how many improvements of a party are not told, in digits; "" for none.
func (t *largeTeller) moreGains(id answer.PartyID, told int) string {
	at := slices.IndexFunc(t.large.Parties, func(p answer.LargeParty) bool { return p.Party == id })
	all := t.large.Parties[at].Improvements
	n, err := strconv.Atoi(all)
	switch {
	case err != nil: // too many for the difference to matter
		return all
	case n == told:
		return ""
	}
	return strconv.Itoa(n - told)
}

// countOf is a number for the choice of a plural; the largest, of more than there are.
func countOf(digits string) count {
	n, _ := strconv.Atoi(digits)
	return count(n)
}

// prospects words whether there is something better for all, and whether it would hold.
func (t *largeTeller) prospects(p *answer.Prospects) {
	if !p.Decided {
		t.para(1, on(ours, t.say("large.prospects.undecided", args{"work": count(t.large.Work)})))
		return
	}
	b := &answer.Better{Silent: p.Silent, Alike: p.Alike, Content: p.Content, Count: int(countOf(p.Better.Count)),
		OutOfReach: int(countOf(p.OutOfReach.Count))}
	switch {
	case !t.wished(b):
		t.para(1, on(fromModel, t.nobodyAsked(b)))
	case b.Count > 0:
		t.para(1, on(fromModel, t.say("large.better", args{"n": t.numeral(p.Better.Count), "m": count(b.Count),
			"aside": t.aside(b), "acts": t.clauses(p.Better.Changes)})))
		t.largeHolds(p.Holds, "better")
	default:
		t.para(1, on(fromModel, t.nothingBetter(b)))
		if n := countOf(p.Acceptable.Count); n > 0 {
			t.para(1, on(fromModel, t.say("better.acceptable", args{"n": n, "acts": t.clauses(p.Acceptable.Changes)})))
			t.largeHolds(p.Holds, "acceptable")
		}
	}
	t.stays(p)
}

// largeHolds words in which of some states all would stay.
func (t *largeTeller) largeHolds(h *answer.Held, which word) {
	if h == nil {
		t.para(1, on(fromModel, t.say("large.holds.none", args{"which": which})))
		return
	}
	acts := page.Spans(nil) // those of the nearest that was found, if any was
	if h.Decided || len(h.Changes) > 0 {
		acts = t.clauses(h.Changes)
	}
	t.para(1, on(fromModel, t.say("large.holds", args{"which": which, "decided": yes(h.Decided),
		"acts": acts, "work": count(t.large.Work)})))
}

// stays words, where somebody would leave, the nearest state in which all would stay.
func (t *largeTeller) stays(p *answer.Prospects) {
	if h := p.Stays; h != nil && h.Code != t.large.Code && (p.Holds == nil || h.Code != p.Holds.Code) {
		t.largeHolds(h, "any")
	}
}
