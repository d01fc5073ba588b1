package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/book"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// mostListed is how many states a workbook lists.
const mostListed = 5000

// answered are the answers that stand beside a case in a workbook: its states,
// and what is on record.
func (e *exporter) answered(ctx context.Context, c *desk.Case) ([]foreign.Answer, error) {
	var out []foreign.Answer
	states, sp, err := e.states(ctx, c)
	switch limit := (*plenary.Limit)(nil); {
	case errors.As(err, &limit) && limit.Code == plenary.LimitStates:
		out = append(out, foreign.Answer{Name: "states", TooMany: mostListed})
	case err != nil:
		return nil, err
	default:
		out = append(out, *states)
		ways, err := e.ways(ctx, c, sp)
		if err != nil {
			return nil, err
		}
		out = append(out, ways...)
	}
	if c.Day == nil {
		return out, nil
	}
	talks := answer.Talks{Day: c.Day, Words: c.Words(ctx)}
	owed, err := answer.NewCommitments(ctx, talks, nil, answer.NoHistory)
	if err != nil {
		return nil, err
	}
	for _, x := range []struct {
		name  string
		sheet *page.Sheet
	}{
		{"timeline", prose.English().TimelineSheet(answer.NewTimeline(talks, answer.Pick{}))},
		{"commitments", prose.English().CommitmentsSheet(owed)},
	} {
		a, err := tabled(x.name, func(w io.Writer) error { return page.CSV(w, x.sheet, true) })
		if err != nil {
			return nil, err
		}
		if len(a.Rows) > 0 {
			out = append(out, *a)
		}
	}
	return out, nil
}

// states are those of a case with tiers and verdicts, if they are few enough.
func (e *exporter) states(ctx context.Context, c *desk.Case) (*foreign.Answer, *space.Space, error) {
	sp, err := space.New(ctx, c.Case, space.Limits{States: mostListed, Memory: e.memory.asked})
	if err != nil {
		return nil, nil, err
	}
	verdicts, err := stability.Analyse(ctx, sp)
	if err != nil {
		return nil, nil, err
	}
	list := answer.NewStates(sp, verdicts, nil)
	out, err := tabled("states", func(w io.Writer) error { return list.CSV(w, true) })
	return out, sp, err
}

// ways are the ways out that a brief has, step by step, where there are any.
func (e *exporter) ways(ctx context.Context, c *desk.Case, sp *space.Space) ([]foreign.Answer, error) {
	if c.Case.NeedStatusQuo() != nil {
		return nil, nil
	}
	talks := answer.Talks{Space: sp, Day: c.Day, Words: c.Words(ctx), Work: e.work()}
	list, err := answer.NewSheet(ctx, talks, nil, false)
	if err != nil {
		return nil, err
	}
	sheet := prose.English().WaysSheet(list)
	if len(sheet.Rows) == 0 {
		return nil, nil
	}
	a, err := tabled("routes", func(w io.Writer) error { return page.CSV(w, sheet, true) })
	if err != nil {
		return nil, err
	}
	return []foreign.Answer{*a}, nil
}

// tabled is an answer as a table.
func tabled(name string, write func(io.Writer) error) (*foreign.Answer, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return nil, err
	}
	read, err := book.Read(name, b.Bytes())
	if err != nil {
		return nil, err
	}
	out := &foreign.Answer{Name: name}
	for i, row := range read.Sheets[0].Rows {
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
		if i == 0 {
			out.Head = cells
			continue
		}
		out.Rows = append(out.Rows, cells)
	}
	for c, head := range out.Head {
		counts := slices.Contains([]string{"state", "step", "days_late", "grade"}, head)
		if counts || strings.HasPrefix(head, "tier.") {
			out.Numbers = append(out.Numbers, c)
		}
	}
	out.Numbers = slices.Clip(out.Numbers)
	return out, nil
}
