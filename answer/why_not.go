package answer

import (
	"context"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/whynot"
)

// WhyNot is what is in the way of a condition: the first of some tests that no
// state passes which meets it, with what proves that.
type WhyNot struct {
	Head
	Want   ConditionID `json:"want"`   // the condition asked about
	Today  bool        `json:"today"`  // whether it is true in the status quo: then nothing else is told
	States int         `json:"states"` // feasible ones, that meet it or not
	// how many of those that meet it pass each test and all before it, up to the
	// first that none passes
	Ladder []Rung `json:"ladder"`
	// what is in the way; none where nothing is, and where the work did not suffice
	Obstacle *Obstacle `json:"obstacle,omitempty"`
	// the state that it is told of, of those that passed the tests before the one that
	// differs least from the status quo; of those that passed all where nothing is in the way
	Nearest *Outcome     `json:"nearest,omitempty"`
	Prefers []Preference `json:"prefers"`       // who prefers it to the status quo
	Removes []Removing   `json:"removes"`       // levers that remove the obstacle, each by itself
	Way     *Way         `json:"way,omitempty"` // to the nearest state with no lever pulled, where there is one
	// ways of the brief by some lever to a state that meets the condition
	Ways []Way `json:"ways"`
	// where the brief has none: other ways that do, the plainest first, at most three;
	// without letters
	Further    []Way        `json:"further"`
	Complete   bool         `json:"complete"`             // whether the searches went to their end
	Unsearched []Unsearched `json:"unsearched,omitempty"` // those that did not
	Glossary   Glossary     `json:"glossary"`
}

// A Rung is a test that states are put to.
type Rung struct {
	// the obstacle where none passes: not-feasible, gone, worse-off, closed, refused, no-
	// table, stopped, would-not-hold, exposed
	Test   string `json:"test"`
	Passed int    `json:"passed"` // how many states pass it, and all tests before it
}

// A Removing is a lever that removes an obstacle by itself.
type Removing struct {
	Lever Lever `json:"lever"`
	// whether steps that all are willing to take lead then to some state that meets
	// the condition at nobody's cost; else something else is in the way
	Opens bool `json:"opens"`
}

// NewWhyNot answers what is in the way of a condition of the case. The error is
// the context's, or that of [route.Prepare]. The cost is that of
// [stability.Analyse], and of searches that spend at most the work of the talks;
// what they did not come to is Unsearched.
func NewWhyNot(ctx context.Context, t Talks, want *expr.Expr) (*WhyNot, error) {
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, err
	}
	out := &WhyNot{Head: t.head(), Want: g.condition(want), States: g.sp.Len(), Ladder: []Rung{},
		Prefers: []Preference{}, Removes: []Removing{}, Ways: []Way{}, Further: []Way{}}
	levers, left := route.First(route.Levers(g.c), impasse.Waiting(g.sp))
	if left > 0 {
		g.unsearched = append(g.unsearched, Unsearched{Part: "levers", Weighed: len(levers), Left: left})
	}
	work := &route.Work{Bound: g.work}
	a, err := whynot.Find(ctx, g.sp, whynot.Query{Want: want, Levers: levers, Work: work, Answers: g.a})
	if err != nil {
		return nil, err
	}
	g.whyNot(out, a)
	for _, r := range a.Removes {
		out.Removes = append(out.Removes, Removing{g.lever(&levers[r.Lever], a.Nearest), r.Opens})
	}
	if a.Obstacle != nil && a.Obstacle.Fails() > whynot.NoWorse && binds(g.c) {
		if err := g.leading(out, want); err != nil {
			return nil, err
		}
	}
	out.Complete, out.Unsearched = len(g.unsearched) == 0, g.unsearched
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// whyNot fills in what was found.
func (g *gatherer) whyNot(out *WhyNot, a *whynot.Answer) {
	out.Today = a.Now
	for test, n := range a.Passed {
		out.Ladder = append(out.Ladder, Rung{obstacleKinds[test].name, n})
	}
	out.Obstacle = g.obstacle(a)
	if a.Nearest >= 0 {
		to := g.outcome(a.Nearest)
		out.Nearest, out.Prefers = &to, g.prefers(a.Nearest)
	}
	if len(a.Routes) > 0 {
		way := g.way(&route.Answer{}, a.Routes[:1], 0)
		way.Listed = ""
		out.Way = &way
	}
	if a.Spent {
		g.leftOut("why-not")
	}
}

// leading adds the ways that lead to where a condition is met: those of the
// brief, or else others.
func (g *gatherer) leading(out *WhyNot, want *expr.Expr) error {
	search, _, err := g.search(g.work)
	if err != nil {
		return err
	}
	goals, err := g.waysTo(search, nil, briefWays)
	if err != nil {
		return err
	}
	for i := range goals {
		for _, v := range goals[i].Ways {
			if len(v.Levers) > 0 && want.Holds(g.sp.Levels(v.To.State-1, nil)) {
				out.Ways = append(out.Ways, v)
			}
		}
	}
	if len(out.Ways) > 0 {
		return nil
	}
	others, err := g.waysTo(search, want, briefWays)
	if err != nil {
		return err
	}
	for _, v := range others[0].Ways {
		if v.Letter = ""; len(v.Levers) > 0 { // what is open without is told as that
			out.Further = append(out.Further, v)
		}
	}
	return nil
}
