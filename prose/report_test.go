package prose

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() { register("report", haveReports, (*Voice).Report) }

func haveReports(t answer.Talks) ([]*answer.Report, error) {
	t.Work, t.Sure = 1<<20, mostSure
	a, err := answer.NewReport(context.Background(), t, answer.Made{Program: "plenary/1.0", Inputs: []answer.Input{
		{Kind: answer.OfCaseFile, File: "case.yaml", Digest: "sha256:" + strings.Repeat("0", 64)}}})
	return []*answer.Report{a}, err
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
		for _, s := range English().brief(r.Brief, true).Sentences() {
			text := s.Text.String()
			if _, asked, _ := strings.Cut(text, ": "); !said[text] && !said[asked] {
				return fmt.Errorf("the report does not say %q", text)
			}
		}
		sheets := page.Sheets(d)
		if len(sheets) != 3 || sheets[0] > 1 || sheets[1] > 1 {
			return fmt.Errorf("the answer takes these parts of sheets: %v", sheets)
		}
		return nil
	})
}
