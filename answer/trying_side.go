package answer

import (
	"context"
	"maps"
	"slices"

	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// A tried is the answers of one side, as far as they were asked for.
type tried struct {
	*gatherer
	search *route.Search
	looks  *looks // of all that is known of this side
	looked bool   // whether all findings were looked for
	ways   bool   // whether the ways that were found were told
	open   *Way
	goals  []WaysTo

	asked []route.Told // its own ways, and what is open, once asked for
}

// newTried is a side of which verdicts are known or can be asked. The search for findings takes
// its share of the work before ways are looked for.
func newTried(g *gatherer) (*tried, error) {
	g.names = true
	search, _, err := g.search(g.work)
	if err != nil {
		return nil, err
	}
	asked := g.inquiry
	if asked == nil {
		asked = g.a.Inquiry()
	}
	finder, err := impasse.NewFinder(g.ctx, g.sp, asked, search, g.day)
	return &tried{gatherer: g, search: search, looks: newLooks(finder)}, err
}

// again is the side for another context: what was found, but no error.
func (s *tried) again(ctx context.Context) *tried {
	out, g := *s, *s.gatherer
	g.ctx, g.err, g.explained = ctx, nil, maps.Clone(g.explained)
	g.conditions, g.unsearched = slices.Clip(g.conditions), slices.Clip(g.unsearched)
	out.gatherer = &g
	return &out
}

// findWays finds the ways of a brief, and what is open as things are.
func (s *tried) findWays() (err error) {
	if s.ways {
		return nil
	}
	if s.found == nil {
		found := &sought{search: s.search}
		if err := found.seek(s.ctx, s.c, false); err != nil {
			return err
		}
		s.found = found
	}
	if s.open, err = s.tellOpen(s.search, s.found.open, s.found.openErr); err != nil {
		return err
	}
	if binds(s.c) {
		if s.goals, err = s.tellWays(s.search, nil, s.found.ways, briefWays); err != nil {
			return err
		}
		s.lettered(s.goals)
	}
	s.ways = true
	return s.failed()
}

// stands finds its own ways, with what is needed to ask how they stand.
func (s *tried) stands() (err error) {
	if err := s.findWays(); err != nil || s.asked != nil {
		return err
	}
	asked := s.toldOf()
	if err := s.search.Hold(s.ctx, &route.Work{Bound: s.work}, asked); err != nil {
		return err
	}
	s.asked = asked
	return nil
}

// look has the findings, all or those that need no search at the table.
func (s *tried) look(all bool) (err error) {
	s.report, err = s.looks.find(s.ctx, all)
	if err == nil && all && !s.looked {
		s.looked = true
		s.leftOut(s.report.Unsearched...)
	}
	return err
}

// compared is what is compared of its findings.
func (s *tried) compared() *diff.Answers {
	return &diff.Answers{Space: s.sp, Day: s.day, Report: s.report}
}

// stand finds how the ways of one side stand on another; whether they hold only once [tried.stands].
func (s *tried) stand(of *tried) ([]route.Standing, error) {
	if len(of.leans) == 0 {
		return nil, nil
	}
	to, search, work := []int{}, s.search, &route.Work{Bound: s.work}
	if s.search.Better != of.search.Better {
		if of.search.Better {
			to = append(to, s.sp.Better()...)
		} else {
			to = append(to, s.sp.Acceptable()...)
		}
		var err error
		search, err = route.Prepare(s.ctx, s.sp, route.Query{
			Levers: s.search.Levers, Work: work, Destinations: to, Answers: s.a, Asked: s.inquiry})
		if err != nil {
			return nil, err
		}
	}
	ways := of.asked
	if ways == nil {
		ways = of.toldOf()
	}
	return search.StandBy(s.ctx, work, ways)
}

// gains reports whether a party has something to gain by moving alone.
func (s *tried) gains(p int) bool { return !s.stays(stability.Nash, p, s.now) }

// rests reports whether everybody would stay in the status quo while breaches are answered
// willingly.
func (s *tried) rests() bool {
	for p := range s.c.Parties {
		if !s.stays(stability.SEQ, p, s.now) {
			return false
		}
	}
	return true
}
