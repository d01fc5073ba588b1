package answer

import (
	"cmp"
	"context"
	"errors"
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/internal/abreast"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// ErrOtherCase is the error of a case that differs in more than what parties want.
var ErrOtherCase = errors.New("the cases differ in more than in what parties want")

// A Trying is the answers of a case as saved, against which other wishes are tried. What
// trials need of them is worked out when it is first asked for, and kept. It is safe for
// concurrent use: one trial at a time works on the case as saved.
type Trying struct {
	first *tried        // what is known from the beginning
	turn  chan struct{} // held by whoever has saved
	saved *tried        // all that is known
}

// NewTrying answers of a case as saved who would stay where. The error is the context's,
// or [plenary.ErrNoStatusQuo]. The cost is that of [stability.Analyse].
func NewTrying(ctx context.Context, saved Talks) (*Trying, error) {
	g, err := fromNow(ctx, saved)
	if err != nil {
		return nil, err
	}
	side, err := newTried(g)
	if err != nil {
		return nil, err
	}
	return tryingOf(ctx, side), nil
}

// NewBriefToTry is [NewBrief] that also returns what trials of other wishes are held against,
// as [NewTrying] does, of what the brief worked out: nil where the case has no status quo, or
// where a search for ways met its bound.
func NewBriefToTry(ctx context.Context, t Talks) (*Brief, *Trying, error) {
	g, err := analysed(ctx, t)
	if err != nil {
		return nil, nil, err
	}
	b, err := g.brief(t)
	if err != nil || g.found == nil || !g.found.whole() {
		return b, nil, err
	}
	own := newGatherer(ctx, t)
	own.a, own.names, own.found = g.a, true, g.found
	side := &tried{gatherer: own, search: g.found.search, looks: newLooks(g.finder)}
	return b, tryingOf(ctx, side), nil
}

func tryingOf(ctx context.Context, side *tried) *Trying {
	return &Trying{side.again(ctx), make(chan struct{}, 1), side}
}

// with has some of the case as saved worked out, if it is not yet, and returns that side
// for one trial.
func (t *Trying) with(ctx context.Context, find func(*tried) error) (*tried, error) {
	select {
	case t.turn <- struct{}{}:
		defer func() { <-t.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	now := t.saved.again(ctx)
	if err := find(now); err != nil {
		return nil, err
	}
	t.saved = now
	return now.again(ctx), nil
}

// A TrialOf is what is tried.
type TrialOf struct {
	Talks          // the case with other wishes; all else, its day and what is laid over it too, as saved
	Without []Wish // wishes, by the saved lists, that stand in for ones that cannot be read
}

// Try answers what other wishes change. The error is the context's, or [ErrOtherCase].
// The cost is that of the ways and findings of a brief, and the first time twice as much.
func (t *Trying) Try(ctx context.Context, of TrialOf) (*Trial, error) {
	return t.TryInParts(ctx, of, func(*Trial) {})
}

// TryInParts is Try that tells after each part what is known by then: a trial that lists
// under Awaited what is still to come. What it tells stays as it is.
func (t *Trying) TryInParts(ctx context.Context, of TrialOf, tell func(*Trial)) (*Trial, error) {
	changes := diff.CasesAsIs(t.first.c, of.Space.Case())
	if err := t.alike(of.Talks, changes); err != nil {
		return nil, err
	}
	x := &trier{of: t, old: t.first.again(ctx), party: changedParties(of.Space.Case(), changes), ctx: ctx}
	changed := len(changes) > 0 || !reflect.DeepEqual(t.first.c.Written().Variants, of.Space.Case().Written().Variants)
	if err := x.begin(of.Talks, changed); err != nil {
		return nil, err
	}
	defer x.ahead()()
	out := &Trial{Head: of.head(), Rows: []TrialRow{}, Findings: []FindingChange{}, Changes: []CaseChange{},
		Without: orNone(of.Without), Complete: true}
	for i := range changes {
		if changes[i].Part == diff.Preferences {
			out.Changes = append(out.Changes, x.sides().change(&changes[i]))
		}
	}
	for i, part := range trialParts {
		switch err := part.find(x, out); {
		case errors.Is(err, route.ErrSpent):
			x.spent = true
		case err != nil:
			return nil, err
		}
		out.Complete = !x.spent && len(x.old.unsearched)+len(x.new.unsearched) == 0
		out.Awaited = awaits(trialParts[i+1:])
		out.Glossary = x.glossaries(out)
		if err := cmp.Or(x.new.failed(), x.old.failed()); err != nil {
			return nil, err
		}
		if out.Awaited != nil {
			tell(new(*out))
		}
	}
	return out, nil
}

// A trialPart is a part of a trial, which comes by itself.
type trialPart struct {
	awaited string // how what it brings is called while it is to come; "" of the first
	find    func(*trier, *Trial) error
}

// trialParts are the parts of a trial, in the order in which they come: the least that one
// waits for first.
var trialParts = []trialPart{
	{"", (*trier).today},
	{AwaitsWays, (*trier).kept},
	{AwaitsFindings, (*trier).found},
	{AwaitsCame, (*trier).came},
	{AwaitsSearched, (*trier).searched},
}

func awaits(parts []trialPart) []string {
	var out []string
	for _, p := range parts {
		out = append(out, p.awaited)
	}
	return out
}

// alike returns an error unless a case differs from the saved one in wishes alone.
func (t *Trying) alike(now Talks, changes []diff.Change) error {
	if now.Space.Len() != t.first.sp.Len() || now.Space.Case().NoStatusQuo {
		return ErrOtherCase
	}
	if !wishesAlone(changes) {
		return ErrOtherCase
	}
	return nil
}

// wishesAlone reports whether cases differ in what parties want alone, and perhaps in their variants.
func wishesAlone(changes []diff.Change) bool {
	return !slices.ContainsFunc(changes, func(x diff.Change) bool {
		return x.Part != diff.Preferences && x.Weight != diff.Words
	})
}

// LayOut lays a case out, where another is. One that differs from it in what parties want
// alone takes its states and moves from there: the cost is that of ranking for those who
// want something else. Others are laid out anew, within the same limits. The error is that
// of [space.New].
func LayOut(ctx context.Context, c *plenary.Case, like *space.Space) (*space.Space, error) {
	changes := diff.CasesAsIs(like.Case(), c)
	if !wishesAlone(changes) {
		return space.New(ctx, c, like.Limits())
	}
	return reranked(ctx, like, c, changedParties(c, changes))
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

// A trier compares two sides, part by part. It is for one goroutine.
type trier struct {
	of       *Trying
	ctx      context.Context
	old, new *tried
	same     bool  // whether nothing was changed: the sides are one
	party    []int // whose wishes changed
	left     []route.Standing
	spent    bool // whether a search met its bound
}

// begin lays the case out as tried, where the saved one is all that it can be of it.
func (x *trier) begin(now Talks, changed bool) error {
	if x.same = !changed; x.same {
		x.new = x.old
		return nil
	}
	sp, err := reranked(x.ctx, x.old.sp, now.Space.Case(), x.party)
	if err != nil {
		return err
	}
	now.Space = sp
	g := newGatherer(x.ctx, now)
	g.inquiry = x.old.a.InquiryAnew(sp, x.party...)
	x.new, err = newTried(g)
	return err
}

// eachSide lists the sides, the case as tried first.
func (x *trier) eachSide() []*tried {
	if x.same {
		return []*tried{x.old}
	}
	return []*tried{x.new, x.old}
}

// ahead has findings looked for on both sides beside all else, so that they are known by the time
// they are asked for. What it returns ends that.
func (x *trier) ahead() (end func()) {
	ctx, cancel := context.WithCancel(x.ctx)
	done, sides := make(chan struct{}), x.eachSide()
	go func() {
		defer close(done)
		defer func() { _ = recover() }() // whoever asks for it comes to that too
		for _, all := range []bool{false, true} {
			for _, s := range sides {
				if _, err := s.looks.find(ctx, all); err != nil {
					return // whoever asks for it is told
				}
			}
		}
	}()
	return func() { cancel(); <-done }
}

// reranked lays a case out that differs in what some parties want.
func reranked(ctx context.Context, sp *space.Space, c *plenary.Case, parties []int) (*space.Space, error) {
	sp = sp.As(c)
	for _, p := range parties {
		var err error
		if sp, err = sp.Reranked(ctx, c, p); err != nil {
			return nil, err
		}
	}
	return sp, nil
}

// both has both sides work something out.
func (x *trier) both(find func(*tried) error) error {
	if x.same {
		old, err := x.of.with(x.ctx, find)
		x.old, x.new = old, old
		return err
	}
	return abreast.All(func() error { return find(x.new) }, func() error {
		old, err := x.of.with(x.ctx, find)
		if err == nil {
			x.old = old
		}
		return err
	})
}

func (x *trier) sides() *differ {
	return &differ{old: x.old.gatherer, new: x.new.gatherer, a: x.old.compared(), b: x.new.compared()}
}
