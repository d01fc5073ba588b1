package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// largeBrief answers what a brief can say of a case with more states than can be listed.
func (a *app) largeBrief(ctx context.Context, l laid, since string, audit, asJSON bool) error {
	if since != "" || audit || l.Case.Case.NoStatusQuo {
		return a.needsList(ctx, l)
	}
	b, err := answer.NewLargeBrief(ctx, a.talks(ctx, l))
	if err != nil {
		return err
	}
	return a.tell(ctx, asJSON, b, func() *page.Document { return prose.English().Large(b) })
}

// explainLarge explains a state of such a case.
func (a *app) explainLarge(ctx context.Context, cmd *cobra.Command, l laid, asked, parties, concepts []string,
	asJSON bool) error {
	if len(asked) != 1 || cmd.Flags().Changed("why-not") || cmd.Flags().Changed("against") {
		return a.needsList(ctx, l)
	}
	state, err := desk.LargeState(l.Case.Case, asked[0])
	if err != nil {
		return err
	}
	who, err := desk.Parties(l.Case.Case, parties)
	if err != nil {
		return err
	}
	by, err := desk.Concepts(concepts)
	if err != nil {
		return err
	}
	e, err := answer.NewLarge(ctx, a.talks(ctx, l), state, who, by)
	if err != nil {
		return err
	}
	return a.tell(ctx, asJSON, e, func() *page.Document { return prose.English().Large(e) })
}

// needsList is the limit that was met, for a question that takes a list of states. Where nothing
// says where the parties are now, a brief is one; with a status quo it would not be.
func (a *app) needsList(ctx context.Context, l laid) error {
	_, err := l.LayOut(ctx)
	limit := (*plenary.Limit)(nil)
	if !errors.As(err, &limit) || !l.Case.Case.NoStatusQuo {
		return err
	}
	own := *limit
	own.Fix += "; or say where the parties are now, so that what can be answered without a list of states is: " +
		"of one state by its code `explain` does so as it is"
	return &own
}
