package robust

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
)

// Pairs is what was found of two changes at once.
type Pairs struct {
	Effects []Effect // that turn over what no single change does, those of most consequence first
	Tried   int
	Of      int // how many pairs there are of changes that are not inert by themselves
	Asked   int // conclusions and equilibria that no single change turns over: of these it was asked
}

// pairs tries pairs of changes while something is left that no single one turns over:
// those of the weakest evidence first, as many as the query allows. Rules, directions
// and guarantees, which lay the case out anew, are not paired, nor what a party with a
// ranking outright prefers with something else that it does; findings are not asked of.
func (e *evaluator) pairs(ctx context.Context, out *Report, changes []Change, got []*answers) error {
	var some []Change
	for i, ch := range changes {
		if !got[i].inert && !got[i].spent && (ch.OfWishes() || ch.Kind == Stance || ch.Kind == Mandate) {
			some = append(some, ch)
		}
	}
	slices.SortStableFunc(some, func(a, b Change) int { return sureness(a.Evidence(e.c)) - sureness(b.Evidence(e.c)) })
	list, of := e.paired(some)
	out.Pairs.Of = of
	asked, rests := e.asked(out)
	if out.Pairs.Asked = len(asked) + len(rests); out.Pairs.Asked == 0 {
		return nil
	}
	out.Pairs.Tried = len(list)
	w := progress.Begin(ctx, "changing two assumptions at a time", len(list))
	two, err := e.each(len(list), func(i int) (*answers, error) {
		defer func() { _ = w.Done(1) }()
		return e.under(ctx, false, list[i][:]...)
	})
	if err != nil {
		return err
	}
	for i, a := range two {
		if a.inert || a.spent {
			continue
		}
		ef := Effect{Changes: list[i][:], Flips: e.flips(out, a, asked)}
		e.weigh(out, &ef)
		for _, r := range rests {
			if eq := &out.Equilibria[r]; !a.rests[eq.by()][eq.at] {
				eq.Pairs = append(eq.Pairs, list[i])
			}
		}
		if len(ef.Flips) > 0 {
			out.Pairs.Effects = append(out.Pairs.Effects, ef)
		}
	}
	return nil
}

// asked lists the conclusions but findings, and the equilibria, that no single change
// turns over.
func (e *evaluator) asked(out *Report) (conclusions, rests []int) {
	for i := range e.fixed {
		if e.base.truth[i] != moot && !slices.ContainsFunc(out.Effects, func(ef Effect) bool {
			return slices.Contains(ef.Flips, i)
		}) {
			conclusions = append(conclusions, i)
		}
	}
	for i := range out.Equilibria {
		if eq := &out.Equilibria[i]; !eq.Structural && len(eq.Single) == 0 {
			rests = append(rests, i)
		}
	}
	return conclusions, rests
}

// paired lists pairs of changes, those of which both stand early in the list first, as
// many as the query allows, and counts all.
func (e *evaluator) paired(some []Change) (out [][2]Change, of int) {
	for sum := 1; sum <= 2*len(some)-3; sum++ {
		for i := max(0, sum-len(some)+1); 2*i < sum; i++ {
			a, b := some[i], some[sum-i]
			if a.sameParty(b) && a.OfWishes() && len(e.c.Parties[a.Party].Prefers.Ranking) > 0 {
				continue
			}
			if a.Kind == Broken && b.Kind == Broken && a.sameParty(b) && a.Option == b.Option {
				continue // one of them says what the other does, or the contrary
			}
			if of++; of <= e.q.Pairs {
				out = append(out, [2]Change{a, b})
			}
		}
	}
	return out, of
}

// sureness orders how things are known, the weakest first; that of an order, which is
// a judgement, after what is not marked.
func sureness(how plenary.Evidence) int {
	return slices.Index([]plenary.Evidence{plenary.Unmarked, plenary.Ranking, plenary.Assumed, plenary.Inferred,
		plenary.Reported, plenary.Claimed, plenary.Stated}, how)
}
