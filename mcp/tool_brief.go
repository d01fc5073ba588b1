package mcp

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

type briefInput struct {
	Case     string   `json:"case"`
	AsOf     string   `json:"as_of,omitempty"`
	Variants []string `json:"variants,omitempty"`
	Since    string   `json:"since,omitempty"`
	Full     bool     `json:"full,omitempty"`
}

func (s *Server) addBrief() {
	add(s, &tool{name: "brief", title: "Where the talks stand", answers: []string{"brief", "large"}}, s.brief)
}

func (s *Server) brief(ctx context.Context, in *briefInput) (*told, error) {
	l, err := s.layOutAny(ctx, in.Case, in.AsOf, in.Variants)
	if err != nil {
		return nil, err
	}
	if l.far != nil {
		return s.largeBrief(ctx, l, in)
	}
	b, err := answer.NewBrief(ctx, s.talks(ctx, l))
	if err != nil {
		return nil, err
	}
	if in.Since != "" {
		if b.Since, err = s.differences(ctx, l.File, l.File, desk.Comparison{From: in.Since, To: in.AsOf,
			Variants: in.Variants, Limits: s.opt.Limits}); err != nil {
			return nil, err
		}
	}
	words := prose.English().Brief
	if in.Full {
		words = prose.English().FullBrief
	}
	return tell("brief", b, func() *page.Document { return words(b) })
}

// largeBrief answers what a brief can say of a case with more states than can be listed.
func (s *Server) largeBrief(ctx context.Context, l laid, in *briefInput) (*told, error) {
	if in.Since != "" || l.Case.Case.NoStatusQuo {
		return nil, l.needsList(ctx)
	}
	b, err := answer.NewLargeBrief(ctx, s.talks(ctx, l))
	if err != nil {
		return nil, err
	}
	return tell("large", b, func() *page.Document { return prose.English().Large(b) })
}
