package mcp

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

type checkInput struct {
	Case string `json:"case,omitempty"`
	Text string `json:"text,omitempty"`
}

func (s *Server) addCheck() {
	add(s, &tool{name: "check", title: "Check a case", answers: []string{"check"}}, s.check)
}

func (s *Server) check(ctx context.Context, in *checkInput) (*told, error) {
	f, err := s.checked(ctx, in)
	if err != nil {
		return nil, err
	}
	return s.report(ctx, f)
}

// checked reads what is to be checked.
func (s *Server) checked(ctx context.Context, in *checkInput) (*desk.File, error) {
	switch {
	case in.Case != "" && in.Text != "":
		return nil, wrong("give case or text, not both")
	case in.Text != "":
		return desk.ReadText(ctx, "case.yaml", []byte(in.Text))
	case in.Case == "":
		return nil, wrong("check needs `case`, the path of a case, or `text`, that of a draft; there are:\n%s",
			s.listed())
	}
	return s.read(ctx, in.Case)
}

// report is what there is to say of a case that has no faults.
func (s *Server) report(ctx context.Context, f *desk.File) (*told, error) {
	c, err := f.Open(ctx, desk.Ask{Limits: s.opt.Limits})
	if err != nil {
		return nil, err
	}
	sp, err := c.LayOut(ctx)
	if err != nil {
		return nil, err
	}
	text := f.Text
	written := answer.Written{Draft: &f.Draft, File: text.Path, Position: text.Position, Records: len(text.Records),
		InRecord: text.InRecord, Shelf: c.Shelf()}
	for _, u := range text.Unread {
		written.Unread = append(written.Unread, answer.UnreadFile{Path: u.Path, Why: u.Text})
	}
	out, err := answer.NewCheck(ctx, s.talks(ctx, laid{Case: c, space: sp}), written)
	if err != nil {
		return nil, err
	}
	return tell("check", out, func() *page.Document { return prose.English().Check(out) })
}
