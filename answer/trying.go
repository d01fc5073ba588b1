package answer

import (
	"context"
	"errors"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// ErrOtherCase is the error of a case that differs in more than what parties want.
var ErrOtherCase = errors.New("the cases differ in more than in what parties want")

// A Trying is the answers of a case as saved, against which other wishes are tried. It
// is worked out once. It may be used by several goroutines, of which one is answered at a
// time.
type Trying struct {
	mu    sync.Mutex
	saved *tried
}

// A tried is the answers of one side.
type tried struct {
	*gatherer
	search  *route.Search
	answers *diff.Answers
	open    *Way
	goals   []WaysTo

	standing []route.Standing // of its own ways, once asked for
}

// NewTrying answers a case as saved. The error is the context's, or
// [plenary.ErrNoStatusQuo]. The cost is that of the ways of a brief.
func NewTrying(ctx context.Context, saved Talks) (*Trying, error) {
	side, err := newTried(ctx, saved)
	if err != nil {
		return nil, err
	}
	return &Trying{saved: side}, nil
}

func newTried(ctx context.Context, t Talks) (*tried, error) {
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, err
	}
	out := &tried{gatherer: g}
	if out.search, _, err = g.search(g.work); err != nil {
		return nil, err
	}
	if g.report, err = impasse.Find(ctx, g.sp, g.a, out.search, g.day); err != nil {
		return nil, err
	}
	g.leftOut(g.report.Unsearched...)
	if out.open, err = g.open(out.search); err != nil {
		return nil, err
	}
	if g.binds() {
		if out.goals, err = g.waysTo(out.search, nil, briefWays); err != nil {
			return nil, err
		}
		g.lettered(out.goals)
	}
	out.answers = &diff.Answers{Space: g.sp, Day: g.day, Stable: g.a, Report: g.report}
	return out, g.failed()
}

// A TrialOf is what is tried.
type TrialOf struct {
	Talks          // the case with other wishes; all else, its day and what is laid over it too, as saved
	Without []Wish // wishes, by the saved lists, that stand in for ones that cannot be read
}

// Try answers what other wishes change. The error is the context's, or [ErrOtherCase].
// The cost is that of the ways of a brief.
func (t *Trying) Try(ctx context.Context, of TrialOf) (*Trial, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.saved.ctx = ctx
	changes := diff.Cases(t.saved.c, of.Space.Case())
	if err := t.alike(of.Talks, changes); err != nil {
		return nil, err
	}
	now, err := newTried(ctx, of.Talks)
	if err != nil {
		return nil, err
	}
	d := &differ{old: t.saved.gatherer, new: now.gatherer, a: t.saved.answers, b: now.answers}
	out := &Trial{Head: of.head(), Rows: []TrialRow{}, Findings: []FindingChange{}, Changes: []CaseChange{},
		Without: orNone(of.Without), Complete: len(t.saved.unsearched)+len(now.unsearched) == 0}
	x := trier{old: t.saved, new: now, party: changedParties(now.c, changes)}
	if out.Rows, err = x.rows(ctx); errors.Is(err, route.ErrSpent) {
		out.Complete, err = false, nil
	}
	if err != nil {
		return nil, err
	}
	compared := diff.Compare(t.saved.answers, now.answers)
	for i := range compared.Findings {
		out.Findings = append(out.Findings, d.finding(&compared.Findings[i]))
	}
	for i := range changes {
		if changes[i].Part == diff.Preferences {
			out.Changes = append(out.Changes, d.change(&changes[i]))
		}
	}
	out.Glossary = x.glossaries(out)
	if err := now.failed(); err != nil {
		return nil, err
	}
	return out, t.saved.failed()
}

// alike returns an error unless a case differs from the saved one in wishes alone.
func (t *Trying) alike(now Talks, changes []diff.Change) error {
	if now.Space.Len() != t.saved.sp.Len() || now.Space.Case().NoStatusQuo {
		return ErrOtherCase
	}
	for i := range changes {
		x := &changes[i]
		if x.Part != diff.Preferences && x.Part != diff.Variants && x.Weight != diff.Words { // variants edit the lists
			return ErrOtherCase
		}
	}
	return nil
}

// changedParties lists the parties whose wishes changed.
func changedParties(c *plenary.Case, changes []diff.Change) []int {
	var out []int
	for p := range c.Parties {
		for i := range changes {
			if changes[i].Part == diff.Preferences && changes[i].Party == c.Parties[p].ID {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

// A trier compares two sides.
type trier struct {
	old, new *tried
	party    []int // whose wishes changed
}

// stand finds how the ways of one side stand on another.
func (s *tried) stand(ctx context.Context, of *tried) ([]route.Standing, error) {
	if len(of.leans) == 0 {
		return nil, nil
	}
	to, search := []int{}, s.search
	if s.report.Better != of.report.Better {
		if of.report.Better {
			to = append(to, s.sp.Better()...)
		} else {
			to = append(to, s.sp.Acceptable()...)
		}
		var err error
		search, err = route.Prepare(ctx, s.sp, route.Query{
			Levers: s.search.Levers, Work: &route.Work{Bound: s.work}, Destinations: to, Answers: s.a})
		if err != nil {
			return nil, err
		}
	}
	var ways []*route.Way
	var wants []*expr.Expr
	for i := range of.leans {
		ways, wants = append(ways, of.leans[i].way), append(wants, of.leans[i].want)
	}
	return search.Stand(ctx, ways, wants)
}

// gains reports whether a party has something to gain by moving alone.
func (s *tried) gains(p int) bool { return !s.a.Stable(stability.Nash, p, s.now) }
