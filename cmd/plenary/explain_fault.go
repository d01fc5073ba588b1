package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
)

// A faultEntry is what a code of a fault means, as JSON has it.
type faultEntry struct {
	Format  int           `json:"format,omitempty"` // of one that was asked for by itself
	Code    fault.Code    `json:"code"`
	Of      string        `json:"of"`
	Means   string        `json:"means"`
	Fix     string        `json:"fix"`
	Example *faultExample `json:"example,omitempty"` // of one that was asked for by itself
}

// A faultExample is a text that has the fault, as far as it differs from a sound one.
type faultExample struct {
	File   string      `json:"file"` // case.yaml or record.yaml
	Text   string      `json:"text"`
	Faults []faultLine `json:"faults"`
}

// explainFault tells what a code of a fault means; of all when none is named.
func (a *app) explainFault(ctx context.Context, codes []string, asJSON bool) error {
	switch {
	case len(codes) > 1:
		return usage("usage: plenary explain fault [CODE]")
	case len(codes) == 0:
		return a.listFaults(ctx, asJSON)
	}
	e, ok := fault.Find(fault.Code(codes[0]))
	if !ok {
		return unknownFault(codes[0])
	}
	found, err := faultsOfExample(ctx, &e.Example)
	if err != nil {
		return err
	}
	if asJSON {
		one := entryOf(&e)
		one.Format = answer.Format
		one.Example = &faultExample{exampleFile(&e.Example), e.Example.String(), faultLines(found.List)}
		return a.sayJSON(ctx, one)
	}
	return a.say(ctx, func() string {
		return page.Text(faultPage(&e), a.textWidth(), commands) + "\n" + exampleText(&e.Example) + "\n" +
			found.List[0].Error() + "\n"
	})
}

func entryOf(e *fault.Entry) faultEntry {
	return faultEntry{Code: e.Code, Of: e.Of, Means: e.Means, Fix: e.Fix}
}

func (a *app) listFaults(ctx context.Context, asJSON bool) error {
	all := fault.All()
	if asJSON {
		list := make([]faultEntry, len(all))
		for i := range all {
			list[i] = entryOf(&all[i])
		}
		return a.sayJSON(ctx, struct {
			Format int          `json:"format"`
			Faults []faultEntry `json:"faults"`
		}{answer.Format, list})
	}
	return a.say(ctx, func() string {
		return strings.TrimLeft(page.Text(faultsPage(all), a.textWidth(), commands), "\n")
	})
}

// unknownFault is the error of a code that is none.
func unknownFault(code string) error {
	var known []string
	for _, e := range fault.All() {
		known = append(known, string(e.Code))
	}
	if near := nearWord(strings.ToLower(code), known); near != "" {
		return usage("unknown code of a fault `%s`; did you mean `%s`?", code, near)
	}
	return usage("unknown code of a fault `%s`; plenary explain fault lists all", code)
}

func ours(text string) page.Spans { return page.Spans{{Text: text}} }

// faultPage tells what a code means and what to do.
func faultPage(e *fault.Entry) *page.Document {
	d := &page.Document{}
	d.Add(page.Item{Text: append(page.Spans{{Kind: page.Code, Text: string(e.Code)}}, ours(": "+e.Means)...)},
		page.Item{Text: ours("What to do: " + e.Fix)})
	return d
}

// faultsPage lists codes by what they are of.
func faultsPage(all []fault.Entry) *page.Document {
	d := &page.Document{}
	of := ""
	var table *page.Table
	put := func() {
		if table != nil {
			d.Add(*table)
		}
	}
	for i := range all {
		if e := &all[i]; e.Of != of {
			put()
			of, table = e.Of, &page.Table{Columns: []page.Column{{}, {}}}
			d.Add(page.Heading{Level: 2, Text: ours(of)})
		}
		table.Rows = append(table.Rows,
			[]page.Spans{{{Kind: page.Code, Text: string(all[i].Code)}}, ours(all[i].Means)})
	}
	put()
	return d
}

func exampleFile(e *fault.Example) string {
	if e.Record != "" {
		return "record.yaml"
	}
	return "case.yaml"
}

// exampleText shows an example, set in.
func exampleText(e *fault.Example) string {
	var b strings.Builder
	for line := range strings.Lines(e.String()) {
		b.WriteString("  " + outlet.Line(strings.TrimSuffix(line, "\n")) + "\n")
	}
	return b.String()
}

// faultsOfExample reads an example.
func faultsOfExample(ctx context.Context, e *fault.Example) (*casefile.Faults, error) {
	text, record := e.Texts()
	f, err := casefile.Parse(ctx, "case.yaml", []byte(text))
	if err == nil && record != "" {
		_, err = casefile.ParseRecord(ctx, f.Case, []*casefile.RecordFile{{Path: "record.yaml", Text: []byte(record)}})
	}
	if e.Format {
		_, err = casefile.Format(ctx, "case.yaml", []byte(text))
	}
	var faults *casefile.Faults
	if errors.As(err, &faults) {
		return faults, nil
	}
	return nil, err
}

// A faultLine is a fault of a file as JSON has it.
type faultLine struct {
	Code   string `json:"code"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Length int    `json:"length"` // characters at fault, at least 1
	Text   string `json:"text"`
	Fix    string `json:"fix,omitempty"`
}

func faultLines(list []casefile.Fault) []faultLine {
	out := make([]faultLine, len(list))
	for i, f := range list {
		out[i] = faultLine{f.Code, f.File, f.Line, f.Col, f.Mark, f.Msg, f.Hint}
	}
	return out
}

// writeFaults writes, in place of an answer, the faults of a case as JSON.
func writeFaults(w io.Writer, faults *casefile.Faults) error {
	text, err := outlet.JSON(struct {
		Format int         `json:"format"`
		Faults []faultLine `json:"faults"`
		More   int         `json:"more,omitempty"` // found beyond those
	}{answer.Format, faultLines(faults.List), faults.More}, true)
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}
