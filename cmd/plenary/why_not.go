package main

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// explainWhyNot tells what is in the way of a condition.
func (a *app) explainWhyNot(ctx context.Context, l laid, want string, asJSON bool) error {
	e, err := desk.Condition(l.space.Case(), want)
	if err != nil {
		return err
	}
	if e == nil {
		return usage("--why-not takes a condition on levels, as in --why-not 'up.release = full'")
	}
	n, err := answer.NewWhyNot(ctx, a.talks(ctx, l), e)
	if err != nil {
		return err
	}
	return a.tell(ctx, asJSON, n, func() *page.Document { return prose.English().WhyNot(n) })
}
