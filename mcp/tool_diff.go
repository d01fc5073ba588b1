package mcp

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

type diffInput struct {
	Old      string   `json:"old"`
	New      string   `json:"new,omitempty"`
	From     string   `json:"from,omitempty"`
	To       string   `json:"to,omitempty"`
	Variants []string `json:"variants,omitempty"`
}

func (s *Server) addDiff() {
	add(s, &tool{name: "diff", title: "What changed, and what that changes", answers: []string{"diff"}}, s.diff)
}

func (s *Server) diff(ctx context.Context, in *diffInput) (*told, error) {
	days := in.From+in.To != ""
	switch {
	case in.New == "" && !days:
		return nil, wrong("name two cases with old and new, or two days of old with from and to")
	case in.New != "" && days:
		return nil, wrong("from and to compare days of one case, and two are named; leave new out")
	}
	old, err := s.read(ctx, in.Old)
	if err != nil {
		return nil, err
	}
	new := old
	if !days {
		if new, err = s.read(ctx, in.New); err != nil {
			return nil, err
		}
	}
	d, err := s.differences(ctx, old, new, desk.Comparison{From: in.From, To: in.To, Variants: in.Variants,
		Limits: s.opt.Limits})
	if err != nil {
		return nil, err
	}
	return tell("diff", d, func() *page.Document { return prose.English().Diff(d) })
}

// differences answers two cases, or two days of one, and compares them.
func (s *Server) differences(ctx context.Context, old, new *desk.File, ask desk.Comparison) (*answer.Diff, error) {
	sides, err := desk.Compare(ctx, old, new, ask)
	if err != nil {
		return nil, err
	}
	of := answer.DiffOf{Days: sides.Names == nil, Old: s.side(&sides.Old), New: s.side(&sides.New),
		OldName: sides.Old.File.Name, NewName: sides.New.File.Name}
	if sides.Names != nil {
		kin := sides.Names.Kin()
		of.Renamed, of.Kin = sides.Names.Renames(), &kin
	}
	return answer.NewDiff(ctx, of)
}

func (s *Server) side(of *desk.Side) answer.Talks {
	return answer.Talks{Space: of.Space, Day: of.Day, Words: answer.Words(of.Words), Work: s.opt.Limits.Work}
}
