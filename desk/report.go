package desk

import (
	"context"
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/reading"
)

// A Report is a saved report, read with what a case knows of people and parties.
// It never changes, and may be used by several goroutines.
type Report struct {
	*reading.Report
	ID   string        // of the source in the case; "" when not asked for and not known there
	Case *plenary.Case // with the people and sources of its record; empty of no case

	file *File
}

// A ReportAsk is how a report is to be read.
type ReportAsk struct {
	Date string // of the report, where the text does not say, as in 2006-12-22
	ID   string // of its source in the case; "" for the one with this text
}

// Check returns a *[RequestError] for what cannot be meant, before there is a
// report.
func (a ReportAsk) Check() error {
	if a.ID != "" && !expr.IsID(a.ID) {
		return &RequestError{Field: FieldSource, Value: a.ID,
			Msg: fmt.Sprintf("`%s` cannot be the id of a source; ids are lower-case letters, digits, - and _, "+
				"beginning with a letter", a.ID)}
	}
	_, err := Day(FieldDate, a.Date)
	return err
}

// ReadReport reads a report, a web page or a plain text, for the case of a file
// or, where that is nil, for none. name stands for it in errors. The error is a
// *[RequestError], one also where the case has another text by that ID, or that
// of [reading.Read].
func ReadReport(ctx context.Context, f *File, name string, raw []byte, ask ReportAsk) (*Report, error) {
	if err := ask.Check(); err != nil {
		return nil, err
	}
	r := &Report{ID: ask.ID, Case: &plenary.Case{}, file: f}
	if f != nil {
		r.Case = f.Whole()
	}
	opt := reading.ForCase(r.Case)
	opt.Date, _ = Day(FieldDate, ask.Date)
	var err error
	if r.Report, err = reading.Read(ctx, name, raw, opt); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if r.ID == "" {
		r.ID = r.SourceOf(r.Case)
	}
	return r, sameSource(r.Case, r.ID, r.Text)
}

// sameSource refuses the ID of a source of the case that is another text.
func sameSource(c *plenary.Case, id string, text *evidence.Text) error {
	if c == nil {
		return nil
	}
	for _, s := range c.Sources {
		if s.ID == id && s.Digest != "" && !strings.HasPrefix(text.Digest(), s.Digest) {
			return &RequestError{Field: FieldSource, Value: id,
				Msg: fmt.Sprintf("the case has another text as its source `%s` (%s); choose another id", s.ID,
					s.Digest)}
		}
	}
	return nil
}
