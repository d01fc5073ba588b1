package mcp

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/space"
)

// addTools adds the verbs.
func (s *Server) addTools() {
	s.addCheck()
	s.addBrief()
	s.addExplain()
	s.addRoutes()
	s.addExamine()
	s.addRecord()
	s.addDiff()
	s.addCite()
	s.addPropose()
	s.addDraft()
}

// A laid is a case laid out to be answered from.
type laid struct {
	*desk.Case
	space *space.Space
	far   *far.Space // in its place, of a case with more states than can be listed
}

// open opens the case that a path names.
func (s *Server) open(ctx context.Context, path, asOf string, variants []string) (*desk.Case, error) {
	f, err := s.read(ctx, path)
	if err != nil {
		return nil, err
	}
	return f.Open(ctx, desk.Ask{AsOf: asOf, Variants: variants, Limits: s.opt.Limits})
}

// layOut opens a case and lays out its states.
func (s *Server) layOut(ctx context.Context, path, asOf string, variants []string) (laid, error) {
	c, err := s.open(ctx, path, asOf, variants)
	if err != nil {
		return laid{}, err
	}
	sp, err := c.LayOut(ctx)
	return laid{Case: c, space: sp}, err
}

// layOutAny is layOut where states need not be listed.
func (s *Server) layOutAny(ctx context.Context, path, asOf string, variants []string) (laid, error) {
	c, err := s.open(ctx, path, asOf, variants)
	if err != nil {
		return laid{}, err
	}
	sp, f, err := c.LayOutAny(ctx)
	return laid{c, sp, f}, err
}

// needsList is the limit that was met, for a question that takes a list of states.
func (l laid) needsList(ctx context.Context) error {
	_, err := l.LayOut(ctx)
	return err
}

// talks is what questions are asked about.
func (s *Server) talks(ctx context.Context, l laid) answer.Talks {
	return answer.Talks{Space: l.space, Far: l.far, Day: l.Day, Words: l.Words(ctx), Work: s.opt.Limits.Work}
}
