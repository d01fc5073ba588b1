package main

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// explainAgainst tells what differs between two ways out of the brief.
func (a *app) explainAgainst(ctx context.Context, l laid, one, other string, asJSON bool) error {
	x, err := answer.NewAgainst(ctx, a.talks(ctx, l), one, other)
	switch {
	case err != nil:
		return err
	case x.One == nil:
		return unknown("way", one, x.Letters)
	case x.Other == nil:
		return unknown("way", other, x.Letters)
	}
	return a.tell(ctx, asJSON, x, func() *page.Document { return prose.English().Against(x) })
}
