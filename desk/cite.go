package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

// Cite finds words in a text, a web page or a plain text, for the case of a file or,
// where that is nil, for none. name stands for the text in errors; ask is of the text
// as of a report. The error is a *[RequestError], that of [evidence.Read], or the
// context's.
func Cite(ctx context.Context, f *File, name string, raw []byte, words string, ask ReportAsk) (*cite.Found, error) {
	if err := errors.Join(checkWords(words), ask.Check()); err != nil {
		return nil, err
	}
	text, err := evidence.Read(ctx, raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s := &cite.Source{File: name, Text: text, ID: ask.ID}
	if f != nil {
		s.Case = f.Whole()
	}
	if err := readSource(ctx, s, ask); err != nil {
		return nil, err
	}
	if s.Case != nil && s.ID == "" {
		s.ID = sourceOf(s.Case, text)
	}
	if err := sameSource(s.Case, s.ID, text); err != nil {
		return nil, err
	}
	return s.Find(ctx, words)
}

// Cite finds words in the text of a source of the case, where that is at hand. The
// error is a *[RequestError], also where it is not; that of [evidence.Shelf.Find]; or
// the context's.
func (c *Case) Cite(ctx context.Context, source, words string) (*cite.Found, error) {
	if err := checkWords(words); err != nil {
		return nil, err
	}
	s, err := c.source(ctx, source)
	if err != nil {
		return nil, err
	}
	return s.Find(ctx, words)
}

// source finds the text of a source of the case.
func (c *Case) source(ctx context.Context, id string) (*cite.Source, error) {
	s := &cite.Source{Case: c.File.Whole(), ID: id}
	known := s.Known()
	if known == nil {
		return nil, Unknown(FieldCited, "source", id, sourceIDs(s.Case))
	}
	text, err := c.Shelf().Find(ctx, known)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &RequestError{Field: FieldCited, Value: id, Err: err,
			Msg: fmt.Sprintf("the text of %s is not at hand; put it into the folder %s beside the case, "+
				"as %s.txt or %s.html", id, sourcesFolder, id, id)}
	case err != nil:
		return nil, err
	}
	s.File, s.Text, s.Differs = text.File, text.Text, text.Differs
	return s, readSource(ctx, s, ReportAsk{})
}

// readSource reads a text as a report, if it is one.
func readSource(ctx context.Context, s *cite.Source, ask ReportAsk) error {
	var opt reading.Options
	if s.Case != nil {
		opt = reading.ForCase(s.Case)
	}
	opt.Date, _ = Day(FieldDate, ask.Date)
	var err error
	var limit *plenary.Limit
	if s.Report, err = reading.ReadText(ctx, s.File, s.Text, opt); errors.As(err, &limit) {
		err = nil
	}
	return err
}

func sourceIDs(c *plenary.Case) []string {
	var out []string
	for i := range c.Sources {
		out = append(out, c.Sources[i].ID)
	}
	return out
}

// sourceOf finds the source of a case whose text this is; "" for none.
func sourceOf(c *plenary.Case, text *evidence.Text) string {
	for i := range c.Sources {
		if d := c.Sources[i].Digest; d != "" && strings.HasPrefix(text.Digest(), d) {
			return c.Sources[i].ID
		}
	}
	return ""
}

// checkWords refuses words that nothing can be found by.
func checkWords(words string) error {
	wrong := func(format string, args ...any) error {
		return &RequestError{Field: FieldWords, Value: words, Msg: fmt.Sprintf(format, args...)}
	}
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch n := len([]rune(words)); {
	case strings.TrimSpace(words) == "":
		return wrong("no words are given; give the words to be found, in quotation marks")
	case !strings.ContainsFunc(words, isWord):
		return wrong("no letter and no digit is in the words given; give the words as they stand in the text")
	case n > evidence.MaxWords:
		return wrong("%d characters are given; at most %d are looked for; give fewer words", n, evidence.MaxWords)
	}
	return nil
}
