package prose

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/page"
)

func init() { register("report", haveReports, (*Voice).Report) }

func haveReports(t answer.Talks) ([]*answer.Report, error) {
	t.Work, t.Sure = 1<<20, mostSure
	made := answer.Made{Program: "plenary/1.0", Inputs: []answer.Input{
		{Kind: answer.OfCaseFile, File: "case.yaml", Digest: "sha256:" + strings.Repeat("0", 64)}}}
	a, err := answer.NewReport(context.Background(), t, made)
	if err != nil || t.Space.Case().NoStatusQuo {
		return []*answer.Report{a}, err
	}
	f, err := far.New(context.Background(), t.Space.Case(), 0)
	if err != nil {
		return nil, err
	}
	t.Space, t.Far = nil, f
	large, err := answer.NewReport(context.Background(), t, made)
	return []*answer.Report{a, large}, err
}

// Whatever the brief of two screens says stands in the report, and its answer takes
// two sheets of paper.
func TestReportHasTheBrief(t *testing.T) {
	everywhere(t, func(_ answering, a any) error {
		r, is := a.(*answer.Report)
		if !is {
			return nil
		}
		d := English().Report(r)
		said := map[string]bool{}
		for _, s := range d.Sentences() {
			said[s.Text.String()] = true
		}
		brief := (*page.Document)(nil)
		if r.Large != nil {
			brief = English().Large(r.Large)
		} else {
			brief = English().brief(r.Brief, true)
		}
		for _, s := range brief.Sentences() {
			text := s.Text.String()
			if _, asked, _ := strings.Cut(text, ": "); !said[text] && !said[asked] {
				return fmt.Errorf("the report does not say %q", text)
			}
		}
		sheets := page.Sheets(d)
		if n := len(sheets); n < 2 || n > 3 || sheets[0] > float64(4-n) || n == 3 && sheets[1] > 1 {
			return fmt.Errorf("the answer takes these parts of sheets: %v", sheets)
		}
		for _, b := range d.Blocks {
			if item, is := b.(page.Item); is && (item.Text.String() == "yes" || item.Text.String() == "no") {
				return fmt.Errorf("a cell of a table stands alone: %q", item.Text)
			}
		}
		return nil
	})
}

// A picture for which a sheet of paper has no room waits until text has filled the sheet.
func TestFilling(t *testing.T) {
	section := func(name string, blocks ...page.Block) []page.Block {
		return append([]page.Block{page.Heading{Level: 2, Text: page.Spans{{Text: name}}}}, blocks...)
	}
	lines := func(n int) (out []page.Block) {
		for range n {
			out = append(out, page.Item{Text: page.Spans{{Text: "A line."}}})
		}
		return out
	}
	high := page.Figure{Parts: []page.Part{{Wide: &draw.Picture{Width: 600, Height: 700}}}}
	blocks := slices.Concat(section("first", lines(20)...), section("seen", high), section("then", lines(20)...),
		section("last", lines(2)...))
	order := ""
	for _, b := range filling(blocks) {
		if h, is := b.(page.Heading); is {
			order += h.Text.String() + " "
		}
	}
	if order != "first then seen last " {
		t.Errorf("in the order %s", order)
	}
}

// What remains if a party is of another type stands on the first two sheets, beside who carries
// the risk.
func TestReportIfWrong(t *testing.T) {
	n := 0
	for _, a := range answered(t) {
		of, is := a.a.(*answer.Report)
		if !is || of.Brief == nil || of.Brief.NoStatusQuo {
			continue
		}
		want := (&reporter{Voice: English(), a: of}).brief().kindsLeft(true).String()
		if want == "" {
			continue
		}
		n++
		got, seen := false, false
		for _, b := range English().Report(of).Blocks {
			if at, is := b.(page.Break); is && at.Name.String() == English().say("report.proof", nil).String() {
				break
			}
			item, _ := b.(page.Item)
			got = got || strings.HasPrefix(item.Text.String(), strings.TrimSuffix(want, "."))
			f, is := b.(page.Figure)
			seen = seen || is && f.ID == "risk-in-short"
		}
		if !got || !seen {
			t.Errorf("%s: %q on its first sheets: %v; who carries the risk: %v", a.of.name, want, got, seen)
		}
	}
	if n == 0 {
		t.Error("no case has types of parties")
	}
}
