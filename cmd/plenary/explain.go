package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/brief"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/stability"
)

const aboutExplain = `Says, for one state, why each party would stay or leave, step by step: its
improvements, and for every concept of stability the reply that answers each,
or the improvement that nobody answers.

STATE is now (the status quo), a state code (one character per option), or a
state number; #11 is always a number. In place of it, finding 1 and way A ask for
the proof of a finding or a way out, as the brief of the case names them, and a
passage such as cbs-1#33 for all that rests on it.`

func newExplain(a *app) *cobra.Command {
	var asJSON bool
	var parties, concepts []string
	var w what
	cmd := &cobra.Command{
		Use:     "explain CASE STATE | finding N | way X | PASSAGE",
		Short:   "Show why each party would stay in a state or leave it",
		Long:    aboutExplain,
		Example: "  plenary explain cases/six-party-2006 now --party japan --concept seq",
		Args:    cobra.RangeArgs(2, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			l, err := a.layOut(ctx, args[0], w)
			if err != nil {
				return err
			}
			if len(args) == 3 {
				return a.explainPart(ctx, l, w, args[1], args[2], asJSON)
			}
			if passage, _, ok := strings.Cut(args[1], "#"); ok && passage != "" {
				return a.explainPassage(ctx, l, w, args[1], asJSON)
			}
			state, err := l.space.Parse(args[1])
			if apart := unglued(args[1]); err != nil && apart != "" {
				return usage("`%s` is not a state; did you mean %s, as two words?", args[1], apart)
			}
			if err != nil {
				return usage("%v", err)
			}
			who, err := parsePartyList(l.space.Case(), parties)
			if err != nil {
				return err
			}
			by, err := parseConcepts(concepts)
			if err != nil {
				return err
			}
			e, err := answer.NewState(ctx, a.talks(ctx, l, w), state, who, by)
			if err != nil {
				return err
			}
			return a.tell(ctx, asJSON, e, func() *page.Document { return prose.English().State(e) })
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write all of it as JSON")
	cmd.Flags().StringSliceVar(&parties, "party", nil, "only these parties, by id")
	cmd.Flags().StringSliceVar(&concepts, "concept", nil, "only these concepts: nash, gmr, smr, seq, sseq")
	return cmd
}

// explainPart spells out a finding or a way out of the brief.
func (a *app) explainPart(ctx context.Context, l laid, w what, kind, name string, asJSON bool) error {
	if kind != "finding" && kind != "way" {
		return unknown("part of a brief", kind, []string{"finding", "way"})
	}
	b, err := brief.NewAsOf(ctx, l.space, l.day, wordsFrom(ctx, l.space.Case(), shelf(l.file, w.sources)), a.work())
	if err != nil {
		return err
	}
	text, answer, ok := b.Why(kind, name, a.textWidth())
	switch {
	case !ok:
		return usage("the brief has no %s %s; it has %d findings, and ways by letter", kind, name, len(b.Findings))
	case asJSON:
		return a.sayJSON(ctx, answer)
	}
	_, err = io.WriteString(a.out, text)
	return err
}

// explainPassage tells what rests on a passage.
func (a *app) explainPassage(ctx context.Context, l laid, w what, ref string, asJSON bool) error {
	c := l.space.Case()
	b, err := brief.NewAsOf(ctx, l.space, l.day, wordsFrom(ctx, c, shelf(l.file, w.sources)), a.work())
	if err != nil {
		return err
	}
	use, ok := b.WhatRestsOn(ref, l.day)
	switch {
	case !ok:
		var known []string
		for _, s := range c.Sources {
			for _, p := range s.Passages {
				known = append(known, s.ID+"#"+p.ID)
			}
		}
		return unknown("passage", ref, known)
	case asJSON:
		return a.sayJSON(ctx, use)
	}
	return a.say(ctx, func() string { return use.Text(a.textWidth()) })
}

// parsePartyList finds parties by id; all when none is named.
func parsePartyList(c *plenary.Case, ids []string) ([]int, error) {
	var known []string
	var out []int
	for p := range c.Parties {
		known = append(known, c.Parties[p].ID)
		if len(ids) == 0 {
			out = append(out, p)
		}
	}
	for _, id := range ids {
		p := c.PartyIndex(id)
		if p < 0 {
			return nil, unknown("party", id, known)
		}
		out = append(out, p)
	}
	return out, nil
}

// parseConcepts finds concepts by name, in their fixed order; all when none is named.
func parseConcepts(names []string) ([]stability.Concept, error) {
	if len(names) == 0 {
		return stability.Concepts, nil
	}
	asked := map[stability.Concept]bool{}
	for _, name := range names {
		c, ok := stability.ParseConcept(strings.ToLower(name))
		if !ok {
			return nil, unknown("concept", name, conceptNames())
		}
		asked[c] = true
	}
	var out []stability.Concept
	for _, c := range stability.Concepts {
		if asked[c] {
			out = append(out, c)
		}
	}
	return out, nil
}

func conceptNames() []string {
	var names []string
	for _, c := range stability.Concepts {
		names = append(names, c.String())
	}
	return names
}

// mostKnown is how many names are listed to somebody who wrote another.
const mostKnown = 20

func unknown(what, name string, known []string) error {
	if near := nearWord(name, known); near != "" {
		return usage("unknown %s `%s`; did you mean `%s`?", what, name, near)
	}
	if len(known) == 0 {
		return usage("unknown %s `%s`; there is none", what, name)
	}
	more := ""
	if n := len(known) - mostKnown; n > 0 {
		known, more = known[:mostKnown], fmt.Sprintf(" and %d more", n)
	}
	return usage("unknown %s `%s`; known: %s%s", what, name, strings.Join(known, ", "), more)
}
