package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutExplain = `Says, for one state, who has something to gain by moving alone: what each party
could do and what speaks against it, what the others could answer to a gain, and
what they would welcome. --full tells all of it step by step: tiers, every
improvement, and for every concept of stability the reply that answers it, or
the improvement that nobody answers.

STATE is now (the status quo), a state code (one character per option), or a
state number; #11 is always a number. In place of it, finding 1 and way A ask for
the proof of a finding or a way out, as the brief of the case names them, and a
passage such as cbs-1#33 for all that rests on it.

way A --against C tells what differs between two ways, and nothing else.

--why-not asks of a condition why it is not so rather than what is: the nearest
thing in the way, whom it takes to remove it, and the ways that lead there.

Of a fault, fault CODE tells what it means and what to do, with an example; it
needs no case. check --json has the code of every fault, and without CODE all are
listed. A case folder called fault is given as ./fault.`

func newExplain(a *app) *cobra.Command {
	var asJSON, full bool
	var parties, concepts []string
	var not, against string
	var w what
	cmd := &cobra.Command{
		Use:   "explain [CASE] STATE | finding N | way X | PASSAGE | --why-not CONDITION, or explain fault [CODE]",
		Short: "Show why each party would stay in a state or leave it",
		Long:  aboutExplain,
		Example: "  plenary explain cases/six-party-2006 now --party japan --concept seq\n" +
			"  plenary explain fault unknown-option",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0 && args[0] == "fault":
				return cobra.RangeArgs(1, 2)(cmd, args)
			case cmd.Flags().Changed("why-not"):
				return cobra.MaximumNArgs(1)(cmd, args)
			}
			return cobra.MaximumNArgs(3)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if len(args) > 0 && args[0] == "fault" {
				return a.explainFault(ctx, args[1:], asJSON)
			}
			path, asked, err := inCase(cmd, args)
			if err != nil {
				return err
			}
			l, err := a.layOutAny(ctx, path, w)
			if err != nil {
				return err
			}
			if l.far != nil {
				return a.explainLarge(ctx, cmd, l, asked, parties, concepts, asJSON)
			}
			if cmd.Flags().Changed("why-not") {
				if len(parties)+len(concepts) > 0 {
					return usage("--party and --concept are about a state; --why-not asks about a condition")
				}
				return a.explainWhyNot(ctx, l, not, asJSON)
			}
			if cmd.Flags().Changed("against") {
				if len(asked) != 2 || asked[0] != "way" {
					return usage("--against is about ways: plenary explain CASE way A --against B")
				}
				return a.explainAgainst(ctx, l, asked[1], against, asJSON)
			}
			if len(asked) == 2 {
				return a.explainPart(ctx, l, asked[0], asked[1], asJSON)
			}
			if passage, _, ok := strings.Cut(asked[0], "#"); ok && passage != "" {
				return a.explainPassage(ctx, l, asked[0], asJSON)
			}
			state, err := desk.State(l.space, asked[0])
			if apart := unglued(asked[0]); err != nil && apart != "" {
				return usage("`%s` is not a state; did you mean %s, as two words?", asked[0], apart)
			}
			if err != nil {
				return err
			}
			who, err := desk.Parties(l.space.Case(), parties)
			if err != nil {
				return err
			}
			by, err := desk.Concepts(concepts)
			if err != nil {
				return err
			}
			e, err := answer.NewState(ctx, a.talks(ctx, l), state, who, by)
			if err != nil {
				return err
			}
			words := prose.English().State
			if full {
				words = prose.English().FullState
			}
			return a.tell(ctx, asJSON, e, func() *page.Document { return words(e) })
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write all of it as JSON")
	cmd.Flags().StringVar(&against, "against", "", "of a way: what differs from this other way")
	cmd.Flags().BoolVar(&full, "full", false, "of a state: tell tiers, every move and every reply")
	cmd.Flags().StringVar(&not, "why-not", "", "in place of a state: what is in the way of this condition")
	cmd.Flags().StringSliceVar(&parties, "party", nil, "only these parties, by id")
	cmd.Flags().StringSliceVar(&concepts, "concept", nil, "only these concepts: nash, gmr, smr, seq, sseq")
	return cmd
}

// explainPart spells out a finding or a way out of the brief.
func (a *app) explainPart(ctx context.Context, l laid, kind, name string, asJSON bool) error {
	switch kind {
	case "way":
		return a.explainWay(ctx, l, name, asJSON)
	case "finding":
		return a.explainFinding(ctx, l, name, asJSON)
	}
	return unknown("part of a brief", kind, []string{"finding", "way"})
}

// explainFinding spells out a finding of the brief.
func (a *app) explainFinding(ctx context.Context, l laid, name string, asJSON bool) error {
	n, err := strconv.Atoi(name)
	if err != nil || strconv.Itoa(n) != name {
		n = 0
	}
	one, err := answer.NewFinding(ctx, a.talks(ctx, l), n)
	switch {
	case err != nil:
		return err
	case one.Finding == nil:
		return usage("the brief has no finding %s; it has %d findings, and ways by letter", name, one.Of)
	}
	return a.tell(ctx, asJSON, one, func() *page.Document { return prose.English().OneFinding(one) })
}

// explainWay spells out a way out of the brief.
func (a *app) explainWay(ctx context.Context, l laid, letter string, asJSON bool) error {
	one, err := answer.NewWay(ctx, a.talks(ctx, l), letter)
	if err != nil {
		return err
	}
	if one.Way == nil {
		return unknown("way", letter, one.Letters)
	}
	return a.tell(ctx, asJSON, one, func() *page.Document { return prose.English().OneWay(one) })
}

// explainPassage tells what rests on a passage.
func (a *app) explainPassage(ctx context.Context, l laid, ref string, asJSON bool) error {
	if _, _, err := desk.Passage(l.space.Case(), ref); err != nil {
		return err
	}
	r, err := answer.NewRests(ctx, a.talks(ctx, l), ref)
	if err != nil {
		return err
	}
	return a.tell(ctx, asJSON, r, func() *page.Document { return prose.English().Rests(r) })
}
