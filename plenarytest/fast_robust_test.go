package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastRobust compares what single changes and pairs turn over with the answers of
// fresh cases: the change is made in the draft, and all is worked out by the definitions.
func TestFastRobust(t *testing.T) {
	var flips [9]atomic.Int64
	var pairs, rests atomic.Int64
	t.Cleanup(func() {
		for topic := range flips {
			if n := flips[topic].Load(); !testing.Short() && n < 12 {
				t.Errorf("only %d turn over topic %d", n, topic)
			}
		}
		if !testing.Short() && (pairs.Load() < 3 || rests.Load() < 60) {
			t.Errorf("only %d pairs, %d equilibria turned over", pairs.Load(), rests.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1601, Draws: 120, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 16}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		d.Variants = nil
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		levers := someLevers(rng, plenarytest.Levers(c), 4) // those declared among them
		d.Levers = nil
		c, _ = d.Case()
		q, err := newRobustly(d, c, levers)
		if err != nil {
			return err
		}
		r, err := robust.Find(context.Background(), q.sp, q.Query)
		if err != nil {
			return err
		}
		got, want := q.told(r), q.byHand(r)
		if !slices.Equal(got, want) {
			return fmt.Errorf("turned over:\n%v\nwant:\n%v", got, want)
		}
		if err := q.restsTold(r); err != nil {
			return err
		}
		for _, ef := range r.Effects {
			for _, i := range ef.Flips {
				flips[r.Conclusions[i].Topic].Add(1)
			}
		}
		pairs.Add(int64(len(r.Pairs.Effects)))
		for _, eq := range r.Equilibria {
			rests.Add(int64(len(eq.Single)))
		}
		if rng.IntN(4) == 0 {
			if err := q.somePairs(rng); err != nil {
				return err
			}
		}
		return weightiestFirst(r)
	})
}

// somePairs tries all pairs, and checks of some what they turn over that no single
// change does.
func (q *robustly) somePairs(rng *rand.Rand) error {
	q.Pairs = 1 << 20
	r, err := robust.Find(context.Background(), q.sp, q.Query)
	if err != nil {
		return err
	}
	single := map[string]bool{}
	for _, ef := range r.Effects {
		for _, f := range q.flipped(r, ef.Flips) {
			single[f] = true
		}
	}
	base, changes := q.worked(q.d, q.c, nil), slices.DeleteFunc(robust.Changes(q.c), q.idle)
	if r.Pairs.Tried != r.Pairs.Of && r.Pairs.Asked > 0 {
		return fmt.Errorf("%d pairs of %d", r.Pairs.Tried, r.Pairs.Of)
	}
	for range min(6, len(changes)) {
		pair := []robust.Change{changes[rng.IntN(len(changes))], changes[rng.IntN(len(changes))]}
		if pair[0] == pair[1] || pair[0].OfWishes() && pair[1].OfWishes() && pair[0].Party == pair[1].Party {
			continue
		}
		var got, want []string
		for _, ef := range r.Pairs.Effects {
			if slices.Contains(ef.Changes, pair[0]) && slices.Contains(ef.Changes, pair[1]) {
				got = q.flipped(r, ef.Flips)
			}
		}
		for _, f := range q.differ(base, q.worked(q.edited(pair...), nil, pair)) {
			if !single[f] && !strings.Contains(f, "{") {
				want = append(want, f)
			}
		}
		if !slices.Equal(got, want) {
			return fmt.Errorf("%v together turn over %v, want %v", pair, got, want)
		}
	}
	return nil
}

// idle reports whether a change is left out of pairs: it lays the case out anew, or
// leaves all ranks as they are.
func (q *robustly) idle(ch robust.Change) bool {
	if !ch.OfWishes() {
		return ch.Kind != robust.Stance && ch.Kind != robust.Mandate
	}
	d := q.edited(ch)
	c, _ := d.Case()
	states := plenarytest.States(c)
	return slices.Equal(plenarytest.Tiers(c, ch.Party, states), plenarytest.Tiers(q.c, ch.Party, states))
}

// told writes what a report has of each change, in the order of the changes.
func (q *robustly) told(r *robust.Report) []string {
	var out []string
	for _, ch := range robust.Changes(q.c) {
		out = append(out, q.toldOf(r, r.Effects, ch))
	}
	for _, ef := range r.Pairs.Effects {
		out = append(out, fmt.Sprint(ef.Changes, q.flipped(r, ef.Flips)))
	}
	return out
}

func (q *robustly) toldOf(r *robust.Report, of []robust.Effect, ch robust.Change) string {
	text := fmt.Sprint(ch, " ")
	for _, ef := range of {
		if ef.Changes[0] == ch {
			text += fmt.Sprint(q.flipped(r, ef.Flips))
		}
	}
	for _, eq := range r.Equilibria {
		if slices.Contains(eq.Single, ch) {
			text += fmt.Sprint(" not ", eq.State, eq.Concept, eq.Structural)
		}
	}
	return text
}

func (q *robustly) flipped(r *robust.Report, of []int) []string {
	var out []string
	for _, i := range of {
		out = append(out, conclusionText(&r.Conclusions[i]))
	}
	slices.Sort(out)
	return out
}

func conclusionText(c *robust.Conclusion) string {
	if c.Topic == robust.Stands {
		return fmt.Sprint(c.Holds, c.Finding)
	}
	return fmt.Sprint(c.Topic, c.Way, c.Goal, c.Party, c.Concept)
}

// byHand makes each change in the draft and answers the case afresh.
func (q *robustly) byHand(r *robust.Report) []string {
	var out []string
	base := q.worked(q.d, q.c, nil)
	for _, ch := range robust.Changes(q.c) {
		w := q.worked(q.edited(ch), nil, []robust.Change{ch})
		text := fmt.Sprint(ch, " ")
		if flips := q.differ(base, w); len(flips) > 0 {
			text += fmt.Sprint(flips)
		}
		for _, eq := range r.Equilibria {
			if !w.rests[eq.Concept][eq.State] {
				text += fmt.Sprint(" not ", eq.State, eq.Concept, q.still(eq.State))
			}
		}
		out = append(out, text)
	}
	for _, ef := range r.Pairs.Effects { // those found are right; how many are tried is the query's
		w := q.worked(q.edited(ef.Changes...), nil, ef.Changes)
		var flips []string
		for _, f := range q.differ(base, w) {
			if slices.Contains(q.flipped(r, ef.Flips), f) {
				flips = append(flips, f)
			}
		}
		out = append(out, fmt.Sprint(ef.Changes, flips))
	}
	return out
}

// restsTold checks of which states of the query it is told what makes them equilibria: of each that is one by Nash,
// and of each that is one by SEQ alone.
func (q *robustly) restsTold(r *robust.Report) error {
	var got, want []string
	for _, eq := range r.Equilibria {
		got = append(got, fmt.Sprint(eq.State, eq.Concept, eq.Structural))
	}
	base := q.worked(q.d, q.c, nil)
	for at, s := range q.States {
		switch {
		case base.rests[stability.Nash][at]:
			want = append(want, fmt.Sprint(s, stability.Nash, q.still(s)))
		case base.rests[stability.SEQ][at]:
			want = append(want, fmt.Sprint(s, stability.SEQ, q.still(s)))
		}
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("equilibria: %v, want %v", got, want)
	}
	return nil
}

// A robustly is a query with what its answers by hand need.
type robustly struct {
	robust.Query
	d      plenary.Draft
	c      *plenary.Case
	sp     robustSpace
	better bool
	ways   []plenarytest.Way
	held   [][]int // by way: what its levers open and holds, where its destination does not
	open   []int   // the same of what is open as things are
}

func newRobustly(d plenary.Draft, c *plenary.Case, levers []plenary.Lever) (*robustly, error) {
	q := &robustly{d: d, c: c}
	var err error
	if q.sp, err = laidOut(c); err != nil {
		return nil, err
	}
	ctx := context.Background()
	if q.Answers, err = stability.Analyse(ctx, q.sp); err != nil {
		return nil, err
	}
	q.Levers, q.Pairs = levers, 20
	for s := range min(8, q.sp.Len()) {
		q.States = append(q.States, s)
	}
	search, err := route.Prepare(ctx, q.sp, route.Query{Levers: levers, Most: 2})
	if err != nil {
		return nil, err
	}
	if q.Open, err = search.Open(ctx); err != nil {
		return nil, err
	}
	if q.Open != nil {
		q.open = plenarytest.Held(c, nil, plenarytest.Way{To: q.Open.To}, nil, search.Better, nil)
	}
	for _, to := range slices.Compact([]*expr.Expr{nil, goal(c)}) {
		a, err := search.Answer(ctx, to)
		if err != nil {
			return nil, err
		}
		q.better = search.Better
		for i := range a.Ways[:min(len(a.Ways), 2)] {
			way, err := plainWay(c, levers, &a.Ways[i])
			if err != nil {
				return nil, err
			}
			others, err := othersBy(a, i)
			if err != nil {
				return nil, err
			}
			q.Ways = append(q.Ways, robust.Way{Way: &a.Ways[i], Want: to, Others: others})
			q.ways = append(q.ways, way)
			q.held = append(q.held, plenarytest.Held(c, pointers(levers), way, to, q.better, others))
		}
	}
	if goal(c) != nil {
		q.Goals = []*expr.Expr{goal(c)}
	}
	return q, nil
}

// worked is what a case comes to by the definitions.
type worked struct {
	truth map[string]bool // by conclusion; those that are moot are not there
	found []string
	rests map[stability.Concept][]bool
}

// worked works out all of a draft with changes made.
func (q *robustly) worked(d plenary.Draft, c *plenary.Case, changes []robust.Change) worked {
	if c == nil {
		c, _ = d.Case()
	}
	w := worked{truth: map[string]bool{}, rests: map[stability.Concept][]bool{}}
	say := func(c robust.Conclusion, holds bool) { w.truth[conclusionText(&c)] = holds }
	table := plenarytest.NewTable(c, nil)
	open := plenarytest.Keeps(c, nil, nil, nil, q.better, false)
	say(robust.Conclusion{Topic: robust.Open, Way: -1}, open)
	if open {
		asIs := plenarytest.Way{Exposure: make([]int, len(c.Parties))}
		left := plenarytest.Stand(c, nil, asIs, nil, q.better, nil, q.statesIn(table, q.open))
		say(robust.Conclusion{Topic: robust.Holds, Way: -1}, left.Holds)
	}
	levers := pointers(leversAfter(q.Levers, changes))
	for i, way := range q.ways {
		way.To = q.stateIn(table, way.To)
		want, others := q.Query.Ways[i].Want, q.statesIn(table, q.Query.Ways[i].Others)
		left := plenarytest.Stand(c, levers, way, want, q.better, others, q.statesIn(table, q.held[i]))
		say(robust.Conclusion{Topic: robust.Opens, Way: i}, left.Opens)
		if left.Opens {
			say(robust.Conclusion{Topic: robust.Holds, Way: i}, left.Holds)
			say(robust.Conclusion{Topic: robust.Safe, Way: i}, left.AsSafe)
			say(robust.Conclusion{Topic: robust.Exposes, Way: i}, q.exposes(c, levers, way, want, others))
		}
	}
	for i := range q.Goals {
		meets := plenarytest.Keeps(c, nil, q.Goals[i], nil, q.better, false)
		say(robust.Conclusion{Topic: robust.Reaches, Goal: i}, meets)
	}
	for p := range c.Parties {
		say(robust.Conclusion{Topic: robust.Gains, Party: p}, plenarytest.GainsAlone(c, p))
	}
	for _, concept := range stability.Concepts {
		say(robust.Conclusion{Topic: robust.Today, Concept: concept},
			table.Equilibrium(concept.String(), table.StatusQuo))
	}
	for _, concept := range []stability.Concept{stability.Nash, stability.SEQ} {
		for _, s := range q.States {
			w.rests[concept] = append(w.rests[concept], table.Equilibrium(concept.String(), q.stateIn(table, s)))
		}
	}
	w.found = foundIn(c, changes)
	return w
}

// exposes reports whether some party is exposed on every route that levers open to a
// state that meets a condition, but those to which others lead.
func (q *robustly) exposes(c *plenary.Case, levers []*plenary.Lever, w plenarytest.Way, to *expr.Expr,
	others []int) bool {
	var pulled []*plenary.Lever
	for _, l := range w.Levers {
		pulled = append(pulled, levers[l])
	}
	t := plenarytest.NewTable(c, pulled)
	prospects := t.NewProspects()
	destinations := prospects.Acceptable
	if q.better {
		destinations = prospects.Better
	}
	return !slices.ContainsFunc(destinations, func(d int) bool {
		if slices.Contains(others, d) || to != nil && !to.Holds(t.States[d]) {
			return false
		}
		_, ok := t.Route(d, make([]int, len(c.Parties)))
		return ok && t.Opens(d)
	})
}

// stateIn is a state of the case as it is, by its number in a changed one.
func (q *robustly) stateIn(t *plenarytest.Table, s int) int {
	levels := q.sp.Levels(s, nil)
	return slices.IndexFunc(t.States, func(other []uint8) bool { return slices.Equal(levels, other) })
}

func (q *robustly) statesIn(t *plenarytest.Table, states []int) []int {
	var out []int
	for _, s := range states {
		out = append(out, q.stateIn(t, s))
	}
	return out
}

// differ lists the conclusions that turn over.
func (q *robustly) differ(was, now worked) []string {
	var out []string
	for c, holds := range was.truth {
		other, there := now.truth[c]
		exposes := c[:1] == fmt.Sprint(robust.Exposes)
		if there && other != holds && (holds || !exposes) {
			out = append(out, c)
		}
	}
	for _, f := range was.found {
		if !slices.Contains(now.found, f) {
			out = append(out, "true "+f)
		}
	}
	for _, f := range now.found {
		if !slices.Contains(was.found, f) {
			out = append(out, "false "+f)
		}
	}
	slices.Sort(out)
	return out
}

// foundIn lists the findings of a case, by kind and what they are about as numbered
// before changes.
func foundIn(c *plenary.Case, changes []robust.Change) []string {
	before := func(p int) int {
		for _, ch := range changes {
			if ch.Kind == robust.Stance && ch.At <= p {
				p++
			}
		}
		return p
	}
	var out []string
	for _, f := range plenarytest.Findings(c, nil) {
		of := robust.Finding{}
		switch p := f.Proof.(type) {
		case plenarytest.Alone, plenarytest.Doubt:
			continue
		case plenarytest.Circle:
			of.Kind = impasse.Circle{}.Kind()
			for _, l := range p.Links {
				of.About = append(of.About, before(l))
			}
		case plenarytest.Unmet:
			of = robust.Finding{Kind: impasse.CannotBeMet{}.Kind(), About: []int{before(p.Precondition)}}
		case plenarytest.Costly:
			of = robust.Finding{Kind: impasse.Costly{}.Kind(), About: []int{before(p.Precondition)}}
		case plenarytest.SilentOrder:
			of = robust.Finding{Kind: impasse.SilentOrder{}.Kind(), About: []int{p.Exchange}}
		case plenarytest.NoTable:
			of.Kind = impasse.NoTable{}.Kind()
		case plenarytest.FirstMover:
			of.Kind = impasse.FirstMover{}.Kind()
		case plenarytest.WouldNotHold:
			of.Kind = impasse.WouldNotHold{}.Kind()
		case plenarytest.NoOverlap:
			of.Kind = impasse.NoOverlap{}.Kind()
		case plenarytest.Inefficient:
			of.Kind = impasse.Inefficient{}.Kind()
		case plenarytest.RunningOut:
			of.Kind = impasse.RunningOut{}.Kind()
		}
		if text := fmt.Sprint(of); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// still reports whether nobody can move from a state.
func (q *robustly) still(s int) bool {
	states := plenarytest.States(q.c)
	for p := range q.c.Parties {
		if len(plenarytest.Moves(q.c, p, states, s)) > 0 {
			return false
		}
	}
	return true
}

// weightiestFirst checks that changes of more consequence, and then of weaker evidence, stand
// before others, several conclusions about one subject of a class counting once.
func weightiestFirst(r *robust.Report) error {
	for i := 1; i < len(r.Effects); i++ {
		a, b := consequence(r, r.Effects[i-1]), consequence(r, r.Effects[i])
		switch d := slices.Compare(a, b); {
		case d < 0, d == 0 && weakness(r.Effects[i-1]) > weakness(r.Effects[i]):
			return fmt.Errorf("%v, of weight %v, stands behind %v, of weight %v", r.Effects[i], b, r.Effects[i-1], a)
		}
	}
	return nil
}

// consequence counts, class by class, the subjects about which an effect turns something over.
func consequence(r *robust.Report, ef robust.Effect) []int {
	classes := make([]map[string]bool, 5)
	for i := range classes {
		classes[i] = map[string]bool{}
	}
	for _, i := range ef.Flips {
		switch c := r.Conclusions[i]; c.Topic {
		case robust.Open, robust.Opens:
			classes[0][fmt.Sprint("way ", c.Way)] = true
		case robust.Reaches:
			classes[0][fmt.Sprint("goal ", c.Goal)] = true
		case robust.Gains:
			classes[1][fmt.Sprint("party ", c.Party)] = true
		case robust.Today:
			classes[1]["today"] = true
		case robust.Holds:
			classes[2][fmt.Sprint("way ", c.Way)] = true
		case robust.Stands:
			classes[3][fmt.Sprint("finding ", c.Finding)] = true
		default:
			classes[4][fmt.Sprint("way ", c.Way)] = true
		}
	}
	var out []int
	for _, of := range classes {
		out = append(out, len(of))
	}
	return out
}

// weakness is the place of an effect's evidence, the weakest first.
func weakness(ef robust.Effect) int {
	return slices.Index([]plenary.Evidence{plenary.Unmarked, plenary.Ranking, plenary.Assumed, plenary.Inferred,
		plenary.Reported, plenary.Claimed, plenary.Stated}, ef.Evidence)
}
