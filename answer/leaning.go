package answer

import (
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/lean"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// Leaning is what the answers of a brief lean on: which of them go once one wish
// of one party is struck out, and how far one wish that nobody stated, claimed or
// reported can move in its party's list before one goes. All else stays
// (docs/theory.md#what-answers-lean-on). Parties whose ranking is written
// outright have no wishes to strike out.
type Leaning struct {
	Wishes  int             `json:"wishes"`      // of all parties
	ByHow   []WishCount     `json:"by_evidence"` // the same by how they are known, the strongest first
	Answers []AnswerLeaning `json:"answers"`     // the way open as things are, ways by letter, gains by party
	// the wishes on which any of these hangs, in the order of the case; all others
	// can be struck out or moved
	Hinges []Hinge `json:"hinges"`
	// whether all wishes were struck out and moved; if not, Answers and Hinges are none: nobody
	// asked for it, and it takes more than a brief spends
	Complete bool `json:"complete"`
}

// WishCount counts wishes that are known alike.
type WishCount struct {
	How   string `json:"how"`   // as of a claim, or unmarked
	Count int    `json:"count"` // wishes
}

// A Conclusion is one of the answers of a brief that follow from what parties
// want: a way, or what a party gains alone.
type Conclusion struct {
	Kind  string  `json:"kind"`            // open: the way open as things are; way; or gain
	Way   string  `json:"way,omitempty"`   // the letter of a way
	Party PartyID `json:"party,omitempty"` // of a gain: who has something to gain by moving alone
}

// The kinds of conclusions.
const (
	ConcludesOpen = "open"
	ConcludesWay  = "way"
	ConcludesGain = "gain"
)

// An AnswerLeaning counts the wishes on which one answer hangs.
type AnswerLeaning struct {
	Conclusion
	HangsOn int    `json:"hangs_on"`          // wishes each of which, struck out, ends it
	Weakest string `json:"weakest,omitempty"` // how the least known of these is known, as of a claim, or unmarked
	Turns   int    `json:"turns_on"`          // wishes each of which ends it by standing elsewhere in its list
}

// A Hinge is a wish on which answers hang.
type Hinge struct {
	Wish
	Ends []Conclusion `json:"ends"` // once it is struck out
	// ways among these, and the one open as things are, that are open still, to what would not hold
	Looser []Conclusion `json:"looser,omitempty"`
	// by standing higher, or lower, in its party's list: each with those that end there and at no
	// smaller shift. None of a wish that is stated, claimed or reported
	Up   []Shift `json:"up,omitempty"`
	Down []Shift `json:"down,omitempty"`
}

// A Shift is how far a wish moves in its party's list, with what then ends.
type Shift struct {
	Places int          `json:"places"` // wishes that it passes
	Past   Wish         `json:"past"`   // the last of these
	Ends   []Conclusion `json:"ends"`
	Looser []Conclusion `json:"looser,omitempty"` // of these, as of a hinge
}

// MostLeaning bounds the work of what a brief leans on, unless it is asked for, in
// edits times states ([lean.Work]): a good second where it is met. Looking for other ways
// may take half of the work of the talks besides.
const MostLeaning = 1 << 30

// A leaner is a way of a brief as it was found, for what it leans on.
type leaner struct {
	of     Conclusion
	way    *route.Way
	want   *expr.Expr
	better bool
	others []int // where other ways to the same lead
}

// leanOn finds what the answers of a brief lean on; nil where no party has a wish, and
// where that is more work than is asked for. It needs all verdicts, and the ways found,
// which it only reads. The error is the context's, or [route.ErrSpent].
func (g *gatherer) leanOn(always bool) (*lean.Report, error) {
	wishes := func(p plenary.Party) bool { return len(p.Prefers.Statements) > 0 }
	if !slices.ContainsFunc(g.c.Parties, wishes) || !always && lean.Work(g.sp) > MostLeaning {
		return nil, nil
	}
	_, q := g.leaners()
	if !always {
		q.Work = q.Work.Share(2)
	}
	return lean.Find(g.ctx, g.sp, q)
}

// leaning tells what was found; nil where no party has a wish.
func (g *gatherer) leaning(r *lean.Report, err error) (*Leaning, error) {
	out := &Leaning{ByHow: g.byHow(), Answers: []AnswerLeaning{}, Hinges: []Hinge{}}
	for _, n := range out.ByHow {
		out.Wishes += n.Count
	}
	if out.Wishes == 0 {
		return nil, nil
	}
	if errors.Is(err, route.ErrSpent) {
		return out, nil
	}
	if r == nil || err != nil {
		return out, err
	}
	out.Complete = true
	of, _ := g.leaners()
	for i := range r.Hinges {
		out.Hinges = append(out.Hinges, g.hinge(&r.Hinges[i], of))
	}
	for i, c := range of {
		out.Answers = append(out.Answers, g.answerLeaning(c, i, r.Hinges))
	}
	return out, nil
}

// byHow counts the wishes of all parties by how they are known.
func (g *gatherer) byHow() []WishCount {
	count := map[plenary.Evidence]int{}
	for p := range g.c.Parties {
		for i := range g.c.Parties[p].Prefers.Statements {
			count[g.c.Parties[p].Prefers.Statements[i].How]++
		}
	}
	out := []WishCount{}
	for _, how := range strongest {
		if count[how] > 0 {
			out = append(out, WishCount{evidenceWord(how), count[how]})
		}
	}
	return out
}

// strongest is all evidence, the strongest first.
var strongest = []plenary.Evidence{
	plenary.Stated, plenary.Claimed, plenary.Reported, plenary.Inferred, plenary.Assumed, plenary.Unmarked}

// leaners are the answers of the brief, by the numbers that a report names them by.
func (g *gatherer) leaners() ([]Conclusion, lean.Query) {
	var of []Conclusion
	q := lean.Query{Work: &route.Work{Bound: g.work}}
	for _, l := range g.leans {
		of = append(of, l.of)
		q.Ways = append(q.Ways, lean.Way{Way: l.way, Want: l.want, Better: l.better, Others: l.others})
	}
	for p := range g.c.Parties {
		if !g.a.Stable(stability.Nash, p, g.now) {
			of, q.Gains = append(of, Conclusion{Kind: ConcludesGain, Party: g.party(p)}), append(q.Gains, p)
		}
	}
	return of, q
}

func (g *gatherer) hinge(h *lean.Hinge, of []Conclusion) Hinge {
	return Hinge{
		Wish: *g.wish(h.Party, h.Wish), Ends: conclusions(h.Ends, of), Looser: orNone(conclusions(h.Looser, of)),
		Up: g.shifts(h, h.Up, -1, of), Down: g.shifts(h, h.Down, 1, of),
	}
}

func (g *gatherer) shifts(h *lean.Hinge, shifts []lean.Shift, by int, of []Conclusion) []Shift {
	var out []Shift
	for _, s := range shifts {
		out = append(out, Shift{s.Places, *g.wish(h.Party, h.Wish+by*s.Places), conclusions(s.Ends, of),
			orNone(conclusions(s.Looser, of))})
	}
	return out
}

func conclusions(answers []int, of []Conclusion) []Conclusion {
	out := []Conclusion{}
	for _, a := range answers {
		out = append(out, of[a])
	}
	return out
}

// answerLeaning counts the wishes on which one answer hangs and turns.
func (g *gatherer) answerLeaning(c Conclusion, answer int, hinges []lean.Hinge) AnswerLeaning {
	out := AnswerLeaning{Conclusion: c}
	var claims []plenary.Evidence
	for i := range hinges {
		h := &hinges[i]
		if slices.Contains(h.Ends, answer) {
			claims = append(claims, g.c.Parties[h.Party].Prefers.Statements[h.Wish].How)
		}
		ends := func(s lean.Shift) bool { return slices.Contains(s.Ends, answer) }
		if slices.ContainsFunc(h.Up, ends) || slices.ContainsFunc(h.Down, ends) {
			out.Turns++
		}
	}
	if out.HangsOn = len(claims); out.HangsOn > 0 {
		out.Weakest = evidenceWord(plenary.Weakest(claims...))
	}
	return out
}
