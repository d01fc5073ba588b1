package mcp

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/route"
)

type routesInput struct {
	Case      string   `json:"case"`
	AsOf      string   `json:"as_of,omitempty"`
	Variants  []string `json:"variants,omitempty"`
	To        string   `json:"to,omitempty"`
	Levers    []string `json:"levers,omitempty"`
	MaxLevers int      `json:"max_levers,omitempty"`
	All       bool     `json:"all,omitempty"`
	Full      bool     `json:"full,omitempty"`
}

// mostLevers is how many levers a way has at most unless asked otherwise.
const mostLevers = 3

func (s *Server) addRoutes() {
	add(s, &tool{name: "routes", title: "What would move the talks", answers: []string{"ways"}}, s.routes)
}

func (s *Server) routes(ctx context.Context, in *routesInput) (*told, error) {
	if in.MaxLevers < 0 || in.MaxLevers > 8 {
		return nil, wrong("max_levers is between 1 and 8")
	}
	l, err := s.layOut(ctx, in.Case, in.AsOf, in.Variants)
	if err != nil {
		return nil, err
	}
	r, err := s.ways(ctx, l, in)
	if err != nil {
		return nil, err
	}
	words := prose.English().Ways
	if in.Full {
		words = prose.English().AllWays
	}
	return tell("ways", r, func() *page.Document { return words(r) })
}

// ways are those of the brief, or of a search of its own.
func (s *Server) ways(ctx context.Context, l laid, in *routesInput) (*answer.Ways, error) {
	want, err := desk.Condition(l.space.Case(), in.To)
	if err != nil {
		return nil, err
	}
	talks := s.talks(ctx, l)
	goal := talks.Goal(want)
	if !in.All && len(in.Levers) == 0 && in.MaxLevers == 0 && (want == nil || goal != nil) {
		return answer.NewSheet(ctx, talks, goal, in.Full)
	}
	q := route.Query{Most: mostLevers, Work: &route.Work{Bound: s.opt.Limits.Work}}
	if in.MaxLevers > 0 {
		q.Most = in.MaxLevers
	}
	if q.Levers, err = desk.Levers(l.space.Case(), in.Levers); err != nil {
		return nil, err
	}
	return answer.NewWays(ctx, talks, q, want, in.All)
}
