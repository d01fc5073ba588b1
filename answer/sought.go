package answer

import (
	"context"
	"errors"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
)

// A sought is what a brief looks for by its search, before any of it is told.
type sought struct {
	open      *route.Way // what is open as things are
	openErr   error
	single    [][]int // what levers open by themselves
	singleErr error
	ways      []*route.Answer // by goal
}

// seek asks the search in the order in which a brief spends its work. The error is the
// context's: of work that did not suffice each part tells.
func (s *sought) seek(ctx context.Context, search *route.Search, c *plenary.Case) (err error) {
	s.open, s.openErr = search.Open(ctx)
	if err := unlessSpent(s.openErr); err != nil || !binds(c) {
		return err
	}
	s.single, s.singleErr = singleOpens(ctx, search)
	if err := unlessSpent(s.singleErr); err != nil {
		return err
	}
	s.ways, err = searchWays(ctx, search, wants(c, nil))
	return err
}

// unlessSpent is an error that ends an answer: none where the work did not suffice for a
// part of it.
func unlessSpent(err error) error {
	if errors.Is(err, route.ErrSpent) {
		return nil
	}
	return err
}
