package answer

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// Ways is the ways out of a case, by goal.
type Ways struct {
	Head
	// whether they are those of the brief, under the letters that they have there; else
	// they have letters of their own, and no more is told than ways
	Sheet  bool     `json:"sheet"`
	Levers []Lever  `json:"levers"`     // those weighed
	Most   int      `json:"max_levers"` // in one way
	Plain  bool     `json:"plain"`      // whether those for which a plainer one speaks are left out
	Ways   []WaysTo `json:"ways"`       // by goal, in the order of the case
	// of a sheet: the way without a lever to what is nearest of what is open as things
	// are; none where nothing is
	Open      *Way        `json:"open,omitempty"`
	NotEnough []NotEnough `json:"not_enough,omitempty"` // of a sheet: what single levers do by themselves
	Under     []Under     `json:"under,omitempty"`      // of a sheet: what stays, by variant of a type or of impatience
	Doubts    []Doubt     `json:"doubts,omitempty"`     // of a sheet: what tells types of a party apart
	Questions []Question  `json:"questions,omitempty"`  // of a sheet: whom to ask what; findings are the brief's
	// of those who refuse something that is not so today, for what each refuses
	BottomLines []PartyLine  `json:"bottom_lines,omitempty"`
	Complete    bool         `json:"complete"`             // whether the searches went to their end
	Unsearched  []Unsearched `json:"unsearched,omitempty"` // what was not searched to its end
	Glossary    Glossary     `json:"glossary"`
}

// NotEnough is what one declared lever does by itself.
type NotEnough struct {
	Lever Lever    `json:"lever"`           // the one pulled
	Opens int      `json:"opens"`           // better states that are not open already
	Holds int      `json:"holds"`           // those of them that would hold
	To    *Outcome `json:"to,omitempty"`    // the nearest it opens
	Goals []GoalID `json:"goals,omitempty"` // those it reaches by a state that holds
}

// briefWays is how many ways a brief has to its first goal, and to each further one.
func briefWays(goal int) int {
	if goal == 0 {
		return 3
	}
	return 1
}

// allWays is all ways to a goal.
func allWays(int) int { return math.MaxInt }

// NewWays finds the ways out with certain levers, to a condition or, where that
// is nil, to each goal of the case or else to whatever is better; all of them,
// or those for which no plainer one speaks. The error is that of
// [route.Prepare] or the context's; the cost is bounded by the work of q.
func NewWays(ctx context.Context, t Talks, q route.Query, to *expr.Expr, all bool) (*Ways, error) {
	g := newGatherer(ctx, t)
	search, err := route.Prepare(ctx, g.sp, q)
	if err != nil {
		return nil, err
	}
	out := &Ways{Head: t.head(), Levers: []Lever{}, Most: q.Most, Plain: !all}
	for i := range q.Levers {
		out.Levers = append(out.Levers, g.lever(&q.Levers[i], g.now))
	}
	g.every = all
	if out.Ways, err = g.waysTo(search, to, allWays); err != nil {
		return nil, err
	}
	letters(out.Ways, allWays)
	if out.BottomLines, err = g.pricesOf(func(StanceID) bool { return true }); err != nil {
		return nil, err
	}
	out.Complete, out.Unsearched = len(g.unsearched) == 0, g.unsearched
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// waysTo finds the ways to a condition, or to each goal, or to whatever is
// better; of each at most most. They have no letters yet.
func (g *gatherer) waysTo(search *route.Search, to *expr.Expr, most func(goal int) int) ([]WaysTo, error) {
	found, err := searchWays(g.ctx, search, wants(g.c, to))
	if err != nil {
		return nil, err
	}
	return g.tellWays(search, to, found, most)
}

// searchWays finds the ways to each of some conditions, in turn.
func searchWays(ctx context.Context, search *route.Search, wants []*expr.Expr) ([]*route.Answer, error) {
	var out []*route.Answer
	for i := range wants {
		a, err := search.Part(ctx, wants[i], int64(len(wants)-i))
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// tellWays is waysTo once they are found.
func (g *gatherer) tellWays(search *route.Search, to *expr.Expr, found []*route.Answer,
	most func(goal int) int) ([]WaysTo, error) {
	goals, each := g.goals(to), wants(g.c, to)
	for i := range goals {
		a, at := found[i], &goals[i]
		at.Complete, at.Acceptable, at.Better, at.Count, at.Ways = a.Complete, !a.Better, len(a.Destinations),
			len(a.Ways), []Way{}
		if !a.Complete {
			g.stopped(a, at.Goal, search)
		}
		plain := a.Plain()
		names := g.apart(a, plain)
		at.Common = common(a, plain)
		ways := plain
		if g.every {
			ways, names = a.Ways, g.everyApart(a, plain, names)
		}
		for j := range ways[:min(most(i), len(ways))] {
			way := g.way(a, ways, j)
			if g.err != nil {
				return nil, g.err
			}
			way.Apart = names[j]
			g.leans = append(g.leans, leaner{Conclusion{Kind: ConcludesWay}, &ways[j], each[i], a.Better,
				a.Others(&ways[j])})
			at.Ways = append(at.Ways, way)
		}
	}
	return goals, nil
}

// letters gives ways their letters: the first of each goal, then those beyond.
func letters(goals []WaysTo, first func(goal int) int) {
	n := 0
	for _, beyond := range []bool{false, true} {
		for i := range goals {
			for j := range goals[i].Ways {
				if beyond == (j >= first(i)) {
					goals[i].Ways[j].Letter = letter(n)
					n++
				}
			}
		}
	}
}

// lettered gives the ways of a brief their letters, those beyond the ones that it
// tells after these, so that a way has one letter however many are told.
func (g *gatherer) lettered(goals []WaysTo) {
	letters(goals, briefWays)
	var found []string
	for i := range goals {
		for j := range goals[i].Ways {
			found = append(found, goals[i].Ways[j].Letter)
		}
	}
	for i, at := 0, 0; i < len(g.leans); i++ {
		if of := &g.leans[i].of; of.Kind == ConcludesWay {
			of.Way = found[at]
			at++
		}
	}
}

// tellOpen is the way without a lever to what is nearest of what is open, as it was found; nil
// where nothing is, or where the work did not suffice, which is noted.
func (g *gatherer) tellOpen(search *route.Search, v *route.Way, err error) (*Way, error) {
	if errors.Is(err, route.ErrSpent) {
		g.leftOut("open")
		return nil, nil
	}
	if v == nil || err != nil {
		return nil, err
	}
	way := g.way(&route.Answer{Levers: search.Levers, Destinations: search.Destinations}, []route.Way{*v}, 0)
	way.Listed = ""
	g.leans = append(g.leans, leaner{Conclusion{Kind: ConcludesOpen}, v, nil, search.Better, nil})
	return &way, nil
}

// goals lists what ways are looked for to.
func (g *gatherer) goals(to *expr.Expr) []WaysTo {
	if to != nil {
		return []WaysTo{{Want: g.condition(to)}}
	}
	if len(g.c.Goals) == 0 {
		return []WaysTo{{}}
	}
	var goals []WaysTo
	for _, goal := range g.c.Goals {
		goals = append(goals, WaysTo{Goal: GoalID(goal.ID), Want: g.condition(goal.Want)})
	}
	return goals
}

// wants lists the conditions of [gatherer.goals]; nil is met by all.
func wants(c *plenary.Case, to *expr.Expr) []*expr.Expr {
	if to != nil || len(c.Goals) == 0 {
		return []*expr.Expr{to}
	}
	var out []*expr.Expr
	for _, goal := range c.Goals {
		out = append(out, goal.Want)
	}
	return out
}

// binds reports whether anything binds the table, so that ways out are asked for.
func binds(c *plenary.Case) bool {
	return len(c.Preconditions) > 0 || len(c.Tracks) > 0 || len(c.Levers) > 0
}

// singleOpens is what no lever, and then what each by itself opens; nothing where none
// is declared.
func singleOpens(ctx context.Context, search *route.Search) ([][]int, error) {
	sets, declared := []route.Set{{}}, false
	for l := range search.Levers {
		declared = declared || search.Levers[l].Declared
		sets = append(sets, route.Set{}.With(l))
	}
	if !declared {
		return nil, nil
	}
	return search.Opens(ctx, sets...)
}

// notEnough is what each declared lever does by itself, given what is opened;
// nothing where the work did not suffice, which is noted.
func (g *gatherer) notEnough(search *route.Search, opens [][]int, err error) ([]NotEnough, error) {
	if errors.Is(err, route.ErrSpent) {
		g.leftOut("not-enough")
		return nil, nil
	}
	if opens == nil || err != nil {
		return nil, err
	}
	var out []NotEnough
	for l := range search.Levers {
		if !search.Levers[l].Declared {
			continue
		}
		n, err := g.byItself(&search.Levers[l], slices.DeleteFunc(opens[l+1], func(s int) bool {
			_, already := slices.BinarySearch(opens[0], s)
			return already
		}))
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// byItself is what a lever does that opens some states.
func (g *gatherer) byItself(l *plenary.Lever, opened []int) (NotEnough, error) {
	n := NotEnough{Lever: g.lever(l, g.now), Opens: len(opened), To: g.nearest(opened)}
	asked := g.a.Inquiry()
	if l.Kind == plenary.Open && len(opened) > 0 {
		sp, err := g.sp.Opened(g.ctx, g.c.Pull(l))
		if err != nil {
			return n, err
		}
		asked = stability.NewInquiry(sp)
	}
	hold, err := asked.Equilibria(g.ctx, stability.SEQ, opened)
	if err != nil {
		return n, err
	}
	n.Holds = len(hold)
	for _, s := range hold {
		for _, goal := range g.c.Goals {
			if id := GoalID(goal.ID); goal.Want.Holds(g.sp.Levels(s, nil)) && !slices.Contains(n.Goals, id) {
				n.Goals = append(n.Goals, id)
			}
		}
	}
	return n, nil
}

// learning finds, on every way that a brief has, the first step by which the
// types of a party that may be of several differ, and who is worse off before it.
func learning(d *Doubt, goals []WaysTo) {
	for i := range goals {
		for _, v := range goals[i].Ways {
			at := slices.IndexFunc(v.Steps, func(s RouteStep) bool {
				return slices.ContainsFunc(s.Changes, d.differsIn)
			})
			if at < 0 {
				continue
			}
			l := Learning{Way: v.Letter, Step: at + 1, Pays: []PartyID{}}
			if at > 0 {
				for _, e := range v.Steps[at-1].Exposed {
					l.Pays = append(l.Pays, e.Party)
				}
			}
			d.Learning = append(d.Learning, l)
		}
	}
}

// differsIn reports whether a change is what only some types would do.
func (d *Doubt) differsIn(c Change) bool {
	return slices.ContainsFunc(d.Differing, func(t Term) bool {
		return t.Option == c.Option && slices.Contains(t.Levels, c.To)
	})
}
