package answer

import (
	"context"
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
)

// A sought is what a brief looks for by its search, before any of it is told.
type sought struct {
	search    *route.Search
	open      *route.Way // what is open as things are
	openErr   error
	single    [][]int // what levers open by themselves
	singleErr error
	ways      []*route.Answer // by goal
}

// seek asks the search in the order in which a brief spends its work, for what single levers
// open only where that is wanted. The error is the context's: of work that did not suffice each
// part tells.
func (s *sought) seek(ctx context.Context, c *plenary.Case, single bool) (err error) {
	s.open, s.openErr = s.search.Open(ctx)
	if err := unlessSpent(s.openErr); err != nil || !binds(c) {
		return err
	}
	if single {
		s.single, s.singleErr = singleOpens(ctx, s.search)
		if err := unlessSpent(s.singleErr); err != nil {
			return err
		}
	}
	s.ways, err = searchWays(ctx, s.search, wants(c, nil))
	return err
}

// whole reports whether what a trial asks the search for was found to its end: then it is
// the same, however much work was left for it.
func (s *sought) whole() bool {
	return s.openErr == nil && !slices.ContainsFunc(s.ways, func(a *route.Answer) bool { return !a.Complete })
}

// unlessSpent is an error that ends an answer: none where the work did not suffice for a
// part of it.
func unlessSpent(err error) error {
	if errors.Is(err, route.ErrSpent) {
		return nil
	}
	return err
}
