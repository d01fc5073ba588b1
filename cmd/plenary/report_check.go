package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// largestReport bounds the bytes of a report that is checked.
const largestReport = 64 << 20

// compare says whether a report was made from a case. Where it was not, the status is that
// of what differs.
func (r *reporter) compare(ctx context.Context, made *answer.Report) error {
	text, err := readReport(r.check)
	if err != nil {
		return err
	}
	same := false
	if ending := strings.ToLower(filepath.Ext(r.check)); reportForms[ending] != nil {
		now, err := r.text(ctx, made, ending)
		if err != nil {
			return err
		}
		same = bytes.Equal(now, text)
	}
	check := answer.NewReportCheck(made, r.check, wordsOf(text), same)
	r.exit.asked.Store(true)
	r.exit.differs.Store(!check.Belongs)
	return r.tell(ctx, r.asJSON, check, func() *page.Document { return prose.English().ReportCheck(check) })
}

// wordsOf is the text of a report: of a file for word processors what stands in its document.
func wordsOf(file []byte) string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return string(file)
	}
	for _, f := range z.File {
		if f.Name != "word/document.xml" {
			continue
		}
		if r, err := f.Open(); err == nil {
			defer r.Close()
			text, _ := io.ReadAll(io.LimitReader(r, largestReport)) // what cannot be read lacks digests
			return string(text)
		}
	}
	return ""
}

// readReport reads a report.
func readReport(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, largestReport+1))
	if len(text) > largestReport {
		return nil, &plenary.Limit{Code: plenary.LimitSize, What: "bytes of a report", Bound: largestReport,
			Fix: "name the report"}
	}
	return text, err
}
