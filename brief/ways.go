package brief

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// WaysTo is the ways out to one goal.
type WaysTo struct {
	Goal   string `json:"goal,omitempty"` // its id; none for whatever is better
	Says   string `json:"says,omitempty"`
	Want   string `json:"want,omitempty"`
	Better int    `json:"better"` // better states that meet it; acceptable ones where none is better
	Count  int    `json:"count"`  // ways that no other dominates
	Ways   []Way  `json:"ways"`   // in plain order; a brief holds the first few

	Acceptable bool `json:"acceptable"` // whether it leads to acceptable states, as none is better
	Complete   bool `json:"complete"`   // whether the search went to its end
}

// A Way is a minimal set of levers with a route to a destination.
type Way struct {
	Letter   string       `json:"letter"`
	Levers   []Lever      `json:"levers"`
	To       Outcome      `json:"to"`
	Holds    []string     `json:"holds"`   // concepts by which every party would stay
	Exposed  []Exposed    `json:"exposed"` // parties worse off after some step, by their worst
	Steps    []RouteStep  `json:"steps"`
	Tempted  []Temptation `json:"tempted"`
	Reason   string       `json:"reason"` // why it is in the list
	Credible bool         `json:"credible"`
	Hollow   []Link       `json:"hollow"` // what was insisted on, given on the way and gone again where it leads
}

// A Lever is one change, with those whom one asks for it.
type Lever struct {
	ID   string `json:"id"`
	Says string `json:"says"`
	Kind string `json:"kind"`
	Asks []Ask  `json:"asks"`
}

// An Ask is what a party asked gives up, and whether it prefers the destination.
type Ask struct {
	Party   string   `json:"party"`
	PartyID string   `json:"party_id"`
	GivesUp []string `json:"gives_up"`
	Prefers bool     `json:"prefers_destination"`
}

// A RouteStep is a step at the table.
type RouteStep struct {
	Track    string    `json:"track,omitempty"` // of a deal; none for an act of one party
	TrackID  string    `json:"track_id,omitempty"`
	Movers   []string  `json:"movers"`
	MoverIDs []string  `json:"mover_ids"`
	State    int       `json:"state"`
	Code     string    `json:"code"`
	Changes  []Change  `json:"changes"`
	Refused  []Link    `json:"refused"` // what is still refused before it
	Exposed  []Exposed `json:"exposed"` // after it

	TakesBack []Change `json:"takes_back"` // changes that move an option back past where an earlier step took it
}

// Exposed is a party worse off than in the status quo.
type Exposed struct {
	Party    string     `json:"party"`
	PartyID  string     `json:"party_id"`
	CanBack  bool       `json:"can_step_back"`
	Lost     *Statement `json:"lost,omitempty"`     // the first statement it has lost
	Openings []Step     `json:"openings,omitempty"` // what others would gain by using the opening
}

// NotEnough is what one lever does by itself.
type NotEnough struct {
	Lever Lever    `json:"lever"`
	Opens int      `json:"opens"`           // better states that are not open already
	Holds int      `json:"holds"`           // those of them that would hold
	To    *Outcome `json:"to,omitempty"`    // the nearest it opens
	Goals []string `json:"goals,omitempty"` // those it reaches by a state that holds
}

// Track is a strand of talks.
type Track struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Says  string   `json:"says,omitempty"`
	Seats []string `json:"seats"`
}

// mostWays is how many ways to its first goal a brief shows, mostLater how many
// to each further one.
const (
	mostWays  = 3
	mostLater = 1
)

// table answers what depends on the table: why talks are stuck, and what would
// move them.
func (w *weigher) table(b *Brief) error {
	b.Findings, b.Ways = []Finding{}, []WaysTo{}
	for i := range w.c.Tracks {
		t := &w.c.Tracks[i]
		track := Track{ID: t.ID, Name: t.Name, Says: t.Says}
		for _, s := range t.Seats {
			track.Seats = append(track.Seats, w.c.Parties[s.Party].Name)
		}
		b.Tracks = append(b.Tracks, track)
	}
	levers, most := w.levers()
	o, err := route.Prepare(w.ctx, w.sp, route.Query{Levers: levers, Most: most, Work: &route.Work{Bound: w.work}, Answers: w.a})
	if err != nil {
		return err
	}
	progress.Begin(w.ctx, "looking for why the talks are stuck", 0)
	r, err := impasse.Find(w.ctx, w.sp, w.a, o, w.day)
	if err != nil {
		return err
	}
	w.nBetter = len(r.Destinations)
	w.leftOut(r.Unsearched...)
	b.Reach = &Reach{Singly: r.Reached, Deals: r.Deals}
	for _, in := range r.Within {
		if in {
			b.Reach.States++
		}
	}
	b.Reach.Nearest = w.nearest(r.Reachable)
	for i := range r.Findings {
		f := w.finding(&r.Findings[i])
		f.Number = i + 1
		b.Findings = append(b.Findings, f)
	}
	if !w.bound() {
		return nil
	}
	if b.NotEnough, err = w.notEnough(o); err != nil {
		return err
	}
	if b.Ways, err = w.waysTo(o, nil, mostWays); err != nil {
		return err
	}
	for i := range b.Findings {
		if b.Findings[i].Kind == "doubt" {
			b.learning(&b.Findings[i])
		}
	}
	return nil
}

// nearest is the state of the given ones that differs least from the status
// quo; nil when there is none.
func (w *weigher) nearest(states []int) *Outcome {
	best := -1
	now := w.c.StatusQuo()
	for _, s := range states {
		if best < 0 || impasse.Differ(now, w.sp.Levels(s, nil)) < impasse.Differ(now, w.sp.Levels(best, nil)) {
			best = s
		}
	}
	if best < 0 {
		return nil
	}
	out := w.outcome(best)
	return &out
}

// bound says whether anything binds the table, so that ways out are asked for.
func (w *weigher) bound() bool {
	return len(w.c.Preconditions) > 0 || len(w.c.Tracks) > 0 || len(w.c.Levers) > 0
}

// levers returns the levers that a brief weighs, and how many at a time. Of too
// many, those that act on preconditions that wait for one another come first.
func (w *weigher) levers() ([]plenary.Lever, int) {
	all, most := briefLevers(w.c)
	if len(all) <= route.MaxLevers {
		return all, most
	}
	first, left := route.First(all, impasse.Waiting(w.sp))
	w.unsearched = append(w.unsearched, Unsearched{Part: "levers", Weighed: len(first), Left: left})
	return first, most
}

// briefLevers are the levers a brief weighs: those declared, or else, in
// smaller sets, those found mechanically.
func briefLevers(c *plenary.Case) (levers []plenary.Lever, most int) {
	for i := range c.Levers {
		if !slices.Contains(c.Pulled, i) {
			levers = append(levers, c.Levers[i])
		}
	}
	if len(levers) == 0 && len(c.Preconditions) > 0 {
		return route.Levers(c), 2
	}
	return levers, route.Most
}

// Ways is the answer of plenary routes.
type Ways struct {
	Title    string    `json:"title"`
	Variants []Variant `json:"variants,omitempty"`
	Levers   []Lever   `json:"levers"` // those weighed
	Most     int       `json:"max_levers"`
	Ways     []WaysTo  `json:"ways"`
	Plain    bool      `json:"plain"` // whether those for which a plainer one speaks are left out
	Passages []Passage `json:"passages"`

	Complete   bool         `json:"complete"` // whether the search went to its end
	Unsearched []Unsearched `json:"unsearched,omitempty"`

	b *Brief
}

// Routes finds the ways out of a case with certain levers, to a condition or,
// without one, to each goal of the case. day and words may be nil.
func Routes(ctx context.Context, sp *space.Space, q route.Query, to *expr.Expr, all bool, day *record.Day, words Words) (*Ways, error) {
	w := &weigher{ctx: ctx, sp: sp, c: sp.Case(), now: sp.StatusQuo()}
	o, err := route.Prepare(ctx, sp, q)
	if err != nil {
		return nil, err
	}
	out := &Ways{Title: w.c.Title, Variants: variants(w.c), Levers: []Lever{}, Most: q.Most, Plain: !all}
	for i := range q.Levers {
		out.Levers = append(out.Levers, w.lever(&q.Levers[i], w.now))
	}
	w.all = all
	if out.Ways, err = w.waysTo(o, to, 1<<30); err != nil {
		return nil, err
	}
	out.Complete, out.Unsearched = len(w.unsearched) == 0, w.unsearched
	out.b = &Brief{Unsearched: out.Unsearched, Title: w.c.Title, asOf: w.c.AsOf, c: w.c, sp: sp, words: words, Variants: out.Variants, Ways: out.Ways}
	if day != nil {
		if out.b.Record, err = onRecord(ctx, day); err != nil {
			return nil, err
		}
	}
	for p := range w.c.Parties {
		out.b.Parties = append(out.b.Parties, Party{Name: w.c.Parties[p].Name})
	}
	return out, w.err
}

// waysTo finds the ways to a condition, or to each goal, or to whatever is
// better; of each at most most.
func (w *weigher) waysTo(o *route.Search, to *expr.Expr, most int) ([]WaysTo, error) {
	var goals []WaysTo
	var wants []*expr.Expr
	switch {
	case to != nil:
		goals, wants = []WaysTo{{Want: to.String()}}, []*expr.Expr{to}
	case len(w.c.Goals) > 0:
		for _, g := range w.c.Goals {
			goals, wants = append(goals, WaysTo{Goal: g.ID, Says: g.Says, Want: g.Want.String()}), append(wants, g.Want)
		}
	default:
		goals, wants = []WaysTo{{}}, []*expr.Expr{nil}
	}
	letters := 0
	for i := range goals {
		a, err := o.Part(w.ctx, wants[i], int64(len(goals)-i))
		if err != nil {
			return nil, err
		}
		goals[i].Complete, goals[i].Acceptable = a.Complete, !a.Better
		if !a.Complete {
			w.stopped(a, goals[i].Goal, o)
		}
		ways := a.Plain()
		if w.all {
			ways = a.Ways
		}
		if i > 0 && most == mostWays {
			ways = ways[:min(mostLater, len(ways))]
		}
		goals[i].Better, goals[i].Count, goals[i].Ways = len(a.Destinations), len(a.Ways), []Way{}
		for j := range ways[:min(most, len(ways))] {
			way, err := w.way(a, ways, j)
			if err != nil {
				return nil, err
			}
			way.Letter = letter(letters)
			letters++
			goals[i].Ways = append(goals[i].Ways, way)
		}
	}
	return goals, nil
}

// letter counts A … Z, AA, AB …
func letter(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letter(n/26-1) + letter(n%26)
}

func (w *weigher) way(a *route.Answer, ways []route.Way, at int) (Way, error) {
	v := &ways[at]
	after := &weigher{ctx: w.ctx, sp: v.After, c: v.After.Case(), a: v.Answers, now: w.now}
	out := Way{To: w.outcome(v.To), Holds: []string{}, Exposed: []Exposed{}, Tempted: []Temptation{}, Credible: v.Credible(), Reason: reasonFor(ways, at)}
	out.Hollow = []Link{}
	for _, p := range v.Hollow {
		out.Hollow = append(out.Hollow, after.link(p))
	}
	for _, l := range v.Levers.List() {
		out.Levers = append(out.Levers, w.lever(&a.Levers[l], v.To))
	}
	for _, c := range v.StableBy {
		out.Holds = append(out.Holds, c.String())
	}
	for _, s := range v.Steps {
		out.Steps = append(out.Steps, after.routeStep(s))
	}
	for p, g := range v.Exposure {
		if g != route.Safe {
			out.Exposed = append(out.Exposed, Exposed{Party: w.c.Parties[p].Name, PartyID: w.c.Parties[p].ID, CanBack: g == route.CanBack})
		}
	}
	for p := range w.c.Parties {
		if !after.a.Stable(stability.Nash, p, v.To) {
			out.Tempted = append(out.Tempted, after.temptation(p, v.To))
		}
	}
	if after.err != nil {
		return out, after.err
	}
	return out, nil
}

// reasonFor says in a line why a way is in the list.
func reasonFor(ways []route.Way, at int) string {
	v := &ways[at]
	fewest, unexposed, firm := true, v.Exposes() == 0, true
	for i := range ways {
		if i == at {
			continue
		}
		if len(v.Hollow) > 0 == (len(ways[i].Hollow) > 0) {
			fewest = fewest && (v.Levers.Len() <= ways[i].Levers.Len() || ways[i].Credible() != v.Credible())
		}
		firm = firm && !slices.Contains(ways[i].StableBy, stability.Nash)
	}
	switch {
	case slices.Contains(v.StableBy, stability.Nash) && firm:
		return "nobody has anything to gain by leaving where it leads"
	case fewest && unexposed:
		return "it asks for the fewest changes and leaves nobody worse off meanwhile"
	case unexposed:
		return "it leaves nobody worse off meanwhile"
	case fewest && v.Credible():
		return "it asks for the fewest changes of those that hold"
	case fewest:
		return "it asks for the fewest changes; what it reaches does not hold by itself"
	case slices.Contains(v.StableBy, stability.Nash):
		return "nobody has anything to gain by leaving where it leads, and others are exposed"
	case v.Credible():
		return "it exposes others than the ways before it"
	}
	return "it asks or exposes others than the ways before it; what it reaches does not hold by itself"
}

func (w *weigher) lever(l *plenary.Lever, to int) Lever {
	out := Lever{ID: l.ID, Says: l.Says, Kind: l.Kind.String()}
	if out.Says == "" {
		out.Says = w.saysLever(l)
	}
	for _, p := range l.Asks {
		ask := Ask{Party: w.c.Parties[p].Name, PartyID: w.c.Parties[p].ID, GivesUp: []string{}, Prefers: w.sp.Rank(p, to) > w.sp.Rank(p, w.now)}
		for _, i := range l.Preconditions {
			if at := &w.c.Preconditions[i]; at.Party == p {
				order := ifText(!at.With, " first") + ifText(at.With, " together")
				ask.GivesUp = append(ask.GivesUp, fmt.Sprintf("%s%s, for %s", phrase(w.c, at.Until), order, phrase(w.c, at.Refuses)))
			}
		}
		out.Asks = append(out.Asks, ask)
	}
	return out
}

// saysLever words a lever found mechanically.
func (w *weigher) saysLever(l *plenary.Lever) string {
	stance := func() string {
		at := &w.c.Preconditions[l.Preconditions[0]]
		return fmt.Sprintf("%s before %s", phrase(w.c, at.Until), phrase(w.c, at.Refuses))
	}
	who := and(cleaned(w.parties(l.Asks)))
	switch l.Kind {
	case plenary.Waive:
		return who + " no longer insists on " + stance()
	case plenary.Soften:
		return who + " says “together” where it said “first”: " + stance()
	case plenary.Accept:
		return fmt.Sprintf("%s accepts %s in place of %s", who, phrase(w.c, l.Accept), phrase(w.c, w.c.Preconditions[l.Preconditions[0]].Until))
	case plenary.Widen, plenary.Move:
		return fmt.Sprintf("%s lets its delegation commit to %s in the %s, or confirms that it may", who, local(w.c.Options[l.Commit[0].Option].ID), called(w.c.Tracks[l.Track].Name))
	case plenary.Open:
		return who + " opens " + local(w.c.Options[l.Opens[0]].ID)
	}
	return who + " both say “together” where they said “first”"
}

func (w *weigher) routeStep(s route.Step) RouteStep {
	out := RouteStep{Movers: w.parties(s.Movers), MoverIDs: w.ids(s.Movers), State: s.To + 1, Code: w.sp.Code(s.To), Changes: w.changes(s.From, s.To), Refused: []Link{}, Exposed: []Exposed{}, TakesBack: []Change{}}
	for _, c := range out.Changes {
		if slices.Contains(s.TakesBack, c.option) {
			out.TakesBack = append(out.TakesBack, c)
		}
	}
	if s.Track >= 0 {
		out.Track, out.TrackID = w.c.Tracks[s.Track].Name, w.c.Tracks[s.Track].ID
	}
	from := w.sp.Levels(s.From, nil)
	for i := range w.c.Preconditions {
		p := &w.c.Preconditions[i]
		if p.Refuses != expr.Never && !p.Refuses.Holds(from) && !p.Until.Holds(from) {
			out.Refused = append(out.Refused, w.link(i))
		}
	}
	for p := range w.c.Parties {
		if w.sp.Rank(p, s.To) < w.sp.Rank(p, w.now) {
			out.Exposed = append(out.Exposed, w.exposed(p, s.To))
		}
	}
	return out
}

// exposed tells how a party is exposed in a state.
func (w *weigher) exposed(p, state int) Exposed {
	out := Exposed{Party: w.c.Parties[p].Name, PartyID: w.c.Parties[p].ID, Lost: w.statement(p, w.lost(p, state))}
	for _, x := range w.sp.Improvements(p, state) {
		out.CanBack = out.CanBack || w.sp.Rank(p, x) >= w.sp.Rank(p, w.now)
	}
	for q := range w.c.Parties {
		best := -1
		for _, x := range w.sp.Improvements(q, state) {
			if q != p && w.sp.Rank(p, x) < w.sp.Rank(p, state) && (best < 0 || w.sp.Rank(q, x) > w.sp.Rank(q, best)) {
				best = x
			}
		}
		if best >= 0 {
			out.Openings = append(out.Openings, w.step(q, state, best))
		}
	}
	return out
}

// lost is the most important statement in which a state differs from the status quo.
func (w *weigher) lost(p, state int) int { return w.decisive(p, w.now, state) }

// notEnough says what each declared lever does by itself.
func (w *weigher) notEnough(o *route.Search) ([]NotEnough, error) {
	var out []NotEnough
	sets, declared := []route.Set{{}}, 0
	for l := range o.Levers {
		if o.Levers[l].Declared {
			declared++
		}
		sets = append(sets, route.Set{}.With(l))
	}
	if declared == 0 {
		return nil, nil
	}
	all, err := o.Opens(w.ctx, sets...)
	if errors.Is(err, route.ErrSpent) {
		w.leftOut("not-enough")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for l := range o.Levers {
		lever := &o.Levers[l]
		if !lever.Declared {
			continue
		}
		opened := slices.DeleteFunc(all[l+1], func(s int) bool { _, in := slices.BinarySearch(all[0], s); return in })
		n := NotEnough{Lever: w.lever(lever, w.now), Opens: len(opened)}
		c := w.c.Pull(lever)
		a := w.a
		if lever.Kind == plenary.Open && len(opened) > 0 {
			sp, err := space.New(w.ctx, c, w.sp.Limits())
			if err != nil {
				return nil, err
			}
			if a, err = stability.Analyse(w.ctx, sp, stability.SEQ); err != nil {
				return nil, err
			}
		}
		for _, s := range opened {
			if a.Equilibrium(stability.SEQ, s) {
				n.Holds++
				for _, g := range w.c.Goals {
					if g.Want.Holds(w.sp.Levels(s, nil)) && !slices.Contains(n.Goals, g.ID) {
						n.Goals = append(n.Goals, g.ID)
					}
				}
			}
		}
		n.To = w.nearest(opened)
		out = append(out, n)
	}
	return out, nil
}
