package stability_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestThreeRoads compares the definitions, the search and the cube, whichever of
// these two a case would have: in cases of all that the format has, with what
// binds the table, and in talks of every style.
func TestThreeRoads(t *testing.T) {
	for name, plan := range map[string]plenarytest.Plan{
		"cases": {Seed: 61, Draws: 1200},
		"table": {Seed: 62, Draws: 600, Draw: plenarytest.RandomTableDraft},
		"talks": {Seed: 63, Draws: 400, Draw: plenarytest.RandomTalks},
		"bound": {Seed: 64, Draws: 800, Draw: bound},
	} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
				c, _ := d.Case()
				sp, err := space.New(context.Background(), c, space.Limits{})
				if err != nil {
					return err
				}
				if err := sameRoads(sp); err != nil {
					return err
				}
				if err := someConcepts(sp, rng); err != nil {
					return err
				}
				some, err := stability.Analyse(context.Background(), sp, stability.Concepts[rng.IntN(5)])
				if err != nil {
					return err
				}
				for _, begin := range []func() *stability.Inquiry{
					func() *stability.Inquiry { return stability.NewInquiry(sp) }, some.Inquiry,
				} {
					if err := oneByOne(sp, rng, begin); err != nil {
						return err
					}
				}
				m := plenarytest.NewModel(c)
				if err := byDefinition(m, sp); err != nil {
					return err
				}
				return sameProofs(m, sp, rng)
			})
		})
	}
}

// sameRoads compares the cube with the search: all concepts asked for together, by
// one worker, by several for each party, and by several for parties side by side.
func sameRoads(sp *space.Space) error {
	search := stability.AnalyseBySearch(context.Background(), sp, stability.Concepts...)
	for _, workers := range [][2]int{{1, 1}, {1, 3}, {2, 1}} {
		cube := stability.AnalyseByCube(context.Background(), sp, workers[0], workers[1], stability.Concepts...)
		if cube == nil {
			return fmt.Errorf("there is no cube")
		}
		if err := sameAnswers(sp, cube, search, stability.Concepts); err != nil {
			return fmt.Errorf("%d parties, %d slices: %w", workers[0], workers[1], err)
		}
	}
	return nil
}

func sameAnswers(sp *space.Space, cube, search *stability.Answers, concepts []stability.Concept) error {
	for _, concept := range concepts {
		for p := range sp.Case().Parties {
			got, want := cube.Stables(concept, p), search.Stables(concept, p)
			for w := range want {
				if got[w] != want[w] {
					return fmt.Errorf("%s of party %d: states %d on are %b by the cube, %b by the search",
						concept, p, 64*w, got[w], want[w])
				}
			}
		}
	}
	return nil
}

// someConcepts compares what [stability.Analyse] answers when it is asked about some
// concepts only.
func someConcepts(sp *space.Space, rng *rand.Rand) error {
	var concepts []stability.Concept
	for _, at := range rng.Perm(len(stability.Concepts))[:1+rng.IntN(3)] {
		concepts = append(concepts, stability.Concepts[at])
	}
	a, err := stability.Analyse(context.Background(), sp, append(concepts, concepts[0])...)
	if err != nil {
		return err
	}
	return sameAnswers(sp, a, stability.AnalyseBySearch(context.Background(), sp, concepts...), concepts)
}

// oneByOne compares answers about single states, in any order and by some concepts, with
// those about all.
func oneByOne(sp *space.Space, rng *rand.Rand, begin func() *stability.Inquiry) error {
	ctx := context.Background()
	all := stability.AnalyseBySearch(ctx, sp, stability.Concepts...)
	q := begin()
	if rng.IntN(2) == 0 {
		q.Never()
	}
	p := rng.IntN(len(sp.Case().Parties))
	if s := rng.IntN(sp.Len()); rng.IntN(2) == 0 {
		c := stability.Concepts[rng.IntN(5)]
		if stays, err := q.Stable(ctx, c, p, s); err != nil || stays != all.Stable(c, p, s) {
			return fmt.Errorf("party %d in state %d by %s: stable is %t, %v", p, s, c, stays, err)
		}
	}
	for range 40 {
		s, c := rng.IntN(sp.Len()), stability.Concepts[rng.IntN(5)]
		want := all.Equilibrium(c, s)
		if got, err := q.Equilibrium(ctx, c, s); err != nil || got != want {
			return fmt.Errorf("state %d is an equilibrium by %s: %t, %v; want %t", s, c, got, err, want)
		}
		by, err := q.By(ctx, s)
		if err != nil || by>>c&1 == 1 != want {
			return fmt.Errorf("state %d is an equilibrium by %b, %v; want %s: %t", s, by, err, c, want)
		}
	}
	c, states := stability.Concepts[rng.IntN(5)], rng.Perm(sp.Len())
	some := begin()
	if rng.IntN(2) == 0 {
		some.Never()
	}
	got, err := some.Equilibria(ctx, c, states)
	want := slices.DeleteFunc(states, func(s int) bool { return !all.Equilibrium(c, s) })
	if err != nil || !slices.Equal(got, want) {
		return fmt.Errorf("equilibria by %s are %v, %v; want %v", c, got, err, want)
	}
	return nil
}

func byDefinition(m *plenarytest.Model, sp *space.Space) error {
	a := stability.AnalyseByCube(context.Background(), sp, 1, 1, stability.Concepts...)
	for _, concept := range stability.Concepts {
		for p := range sp.Case().Parties {
			for state := range sp.Len() {
				if got, want := a.Stable(concept, p, state), m.Stable(concept.String(), p, state); got != want {
					return fmt.Errorf("%s of party %d in state %d: stable is %t, want %t", concept, p, state, got, want)
				}
			}
		}
	}
	return nil
}

// sameProofs replays proofs by slices, and compares how many steps their replies
// have with those of proofs by the search: none has fewer.
func sameProofs(m *plenarytest.Model, sp *space.Space, rng *rand.Rand) error {
	for range 12 {
		concept, party := stability.Concepts[rng.IntN(5)], rng.IntN(len(sp.Case().Parties))
		state := rng.IntN(sp.Len())
		got, err := stability.ExplainBySlices(context.Background(), sp, concept, party, state)
		if err != nil {
			return err
		}
		want, err := stability.ExplainBySearch(context.Background(), sp, concept, party, state)
		if err != nil {
			return err
		}
		if err := m.Check(witness(got)); err != nil {
			return err
		}
		slow, err := stability.ExplainByTrails(context.Background(), sp, concept, party, state)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(got, slow) {
			return fmt.Errorf("%s of party %d in state %d: %+v, in slices %+v", concept, party, state, got, slow)
		}
		flood, err := stability.ExplainByFlood(context.Background(), sp, concept, party, state)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(want, flood) {
			return fmt.Errorf("%s of party %d in state %d: %+v, by a flood %+v", concept, party, state, want, flood)
		}
		for i, r := range want.Replies {
			if len(got.Replies[i].Steps) != len(r.Steps) {
				return fmt.Errorf("%s of party %d in state %d: the reply to %d has %d steps, want %d",
					concept, party, state, r.Improvement, len(got.Replies[i].Steps), len(r.Steps))
			}
		}
		if got.Escape != want.Escape {
			return fmt.Errorf("%s of party %d in state %d: the escape is %d, want %d", concept,
				party, state, got.Escape,
				want.Escape)
		}
	}
	return nil
}

func witness(v stability.Verdict) plenarytest.Witness {
	w := plenarytest.Witness{Concept: v.Concept.String(), Party: v.Party, State: v.State, Stable: v.Stable,
		Escape: v.Escape}
	for _, r := range v.Replies {
		reply := plenarytest.Reply{Improvement: r.Improvement}
		for _, step := range r.Steps {
			reply.Steps = append(reply.Steps, plenarytest.Step(step))
		}
		w.Replies = append(w.Replies, reply)
	}
	return w
}

// bound makes a case in which much is bound: directions, final levels, closed
// options, and guarantees that hold in some states only; with or without rules,
// now and then such that leave one state.
func bound(rng *rand.Rand, _ plenarytest.Shape) plenary.Draft {
	for {
		d := shape{Parties: 1 + rng.IntN(5), Options: 1 + rng.IntN(6), Levels: 2 + rng.IntN(3),
			OneWay: 20 * rng.IntN(5),
			Closed: 15 * rng.IntN(2), Guarantees: rng.IntN(8), Rules: rng.IntN(3), Statements: 6, Most: 160,
			Alone: rng.IntN(20) == 0}.draft(rng)
		if _, faults := d.Case(); len(faults) == 0 {
			return d
		}
	}
}

// A shape is what a random case has.
type shape struct {
	Parties, Options, Levels int
	OneWay, Closed           int // of a hundred
	Guarantees, Rules        int
	Statements               int // of each party
	Most                     int // combinations, at most
	Alone                    bool
	Runs                     bool // options are dealt to the parties in runs
}

// draft makes a case, which may have faults: a rule excludes the status quo, or a
// guarantee breaks off.
func (s shape) draft(rng *rand.Rand) plenary.Draft {
	var d plenary.Draft
	for p := range s.Parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", p)})
	}
	n := 1
	for o := range s.Options {
		p := rng.IntN(s.Parties)
		if s.Runs {
			p = o * s.Parties / s.Options
		}
		option := s.option(rng, fmt.Sprintf("p%d.o%d", p, o))
		if n *= max(2, len(option.Levels)); n > s.Most {
			break
		}
		d.Options = append(d.Options, option)
	}
	if len(d.Options) == 0 {
		d.Options = []plenary.OptionDraft{{ID: "p0.o0"}}
	}
	for range s.Rules {
		d.Impossible = append(d.Impossible, condition(rng, d.Options, 1+rng.IntN(3)))
	}
	if s.Alone { // whatever is not as it is now
		for _, o := range d.Options {
			if o.Now == "" {
				o.Now = levelsOf(o)[0]
			}
			d.Impossible = append(d.Impossible, "not "+o.ID+" = "+o.Now)
		}
	}
	for p := range d.Parties {
		if s.Statements == 0 || rng.IntN(8) == 0 {
			continue
		}
		preference := plenary.PreferenceDraft{Party: d.Parties[p].ID}
		for range 1 + rng.IntN(s.Statements) {
			preference.Statements = append(preference.Statements,
				plenary.StatementDraft{Want: condition(rng, d.Options, rng.IntN(3))})
		}
		d.Preferences = append(d.Preferences, preference)
	}
	for i := range s.Guarantees {
		if g, ok := guarantee(rng, d.Options); ok {
			g.ID = fmt.Sprintf("g%d", i)
			d.Guarantees = append(d.Guarantees, g)
		}
	}
	return d
}

var names = []string{"none", "some", "more", "most", "all", "over", "past", "full", "last"}

func (s shape) option(rng *rand.Rand, id string) plenary.OptionDraft {
	o := plenary.OptionDraft{ID: id}
	if s.Levels > 2 && rng.IntN(2) == 0 {
		o.Levels = slices.Clone(names[:2+rng.IntN(s.Levels-1)])
	}
	levels := levelsOf(o)
	if rng.IntN(3) == 0 {
		o.Now = levels[rng.IntN(len(levels))]
	}
	if rng.IntN(100) < s.OneWay {
		o.Moves = []string{"forward", "backward", "both"}[rng.IntN(3)]
		if rng.IntN(3) == 0 {
			o.Final = levels[rng.IntN(len(levels))]
		}
	}
	if rng.IntN(100) < s.Closed {
		o.Closed = "Nobody has asked for it"
	}
	return o
}

func levelsOf(o plenary.OptionDraft) []string {
	if o.Levels == nil {
		return []string{"no", "yes"}
	}
	return o.Levels
}

// condition is a random one of some depth.
func condition(rng *rand.Rand, options []plenary.OptionDraft, depth int) string {
	if depth == 0 {
		o := options[rng.IntN(len(options))]
		levels := levelsOf(o)
		return o.ID + []string{" = ", " >= ", " < "}[rng.IntN(3)] + levels[rng.IntN(len(levels))]
	}
	op := []string{"and", "or", "if", "iff"}[rng.IntN(4)]
	return fmt.Sprintf("(%s) %s (%s)", condition(rng, options, depth-1), op, condition(rng, options, depth-1))
}

// guarantee is one that a party gives while an option of another party, or a
// forward one of its own, is at some level.
func guarantee(rng *rand.Rand, options []plenary.OptionDraft) (plenary.GuaranteeDraft, bool) {
	party := func(o plenary.OptionDraft) string { return o.ID[:slices.Index([]byte(o.ID), '.')] }
	giver := party(options[rng.IntN(len(options))])
	var keeps, while []string
	for _, o := range options {
		levels := levelsOf(o)
		at := o.ID + " >= " + levels[len(levels)/2]
		switch {
		case party(o) == giver && rng.IntN(2) == 0:
			keeps = append(keeps, o.ID)
		case party(o) != giver && rng.IntN(2) == 0 || party(o) == giver && o.Moves == "forward":
			while = append(while, at)
		}
	}
	if len(keeps) == 0 || len(while) == 0 {
		return plenary.GuaranteeDraft{}, false
	}
	want := while[0]
	for _, at := range while[1:min(len(while), 3)] {
		want += []string{" and ", " or "}[rng.IntN(2)] + "(" + at + ")"
	}
	return plenary.GuaranteeDraft{Party: giver, Keeps: keeps, While: want}, true
}

// TestLargerRoads compares the cube with the search where slices have several
// words and blocks several parts: cases of 1,000 to 30,000 combinations, with few
// parties and large blocks or many parties and small ones, with many ties and few,
// with rules that leave most combinations or one in hundreds.
func TestLargerRoads(t *testing.T) {
	plan := plenarytest.Plan{Seed: 65, Draws: 120, Draw: larger}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return err
		}
		if err := sameRoads(sp); err != nil {
			return err
		}
		return sameLargeProofs(sp, rng)
	})
}

// sameLargeProofs compares proofs by slices with those by the search, and replays
// the replies of the former.
func sameLargeProofs(sp *space.Space, rng *rand.Rand) error {
	for range 5 {
		concept, party := stability.Concepts[rng.IntN(5)], rng.IntN(len(sp.Case().Parties))
		state := rng.IntN(sp.Len())
		got, err := stability.ExplainBySlices(context.Background(), sp, concept, party, state)
		if err != nil {
			return err
		}
		want, err := stability.ExplainBySearch(context.Background(), sp, concept, party, state)
		if err != nil {
			return err
		}
		if got.Stable != want.Stable || got.Escape != want.Escape || len(got.Replies) != len(want.Replies) {
			return fmt.Errorf("%s of party %d in state %d: %+v, want %+v", concept, party, state, got, want)
		}
		for i, r := range got.Replies {
			if r.Improvement != want.Replies[i].Improvement || len(r.Steps) != len(want.Replies[i].Steps) {
				return fmt.Errorf("%s of party %d in state %d: %+v, want %+v", concept, party, state, got, want)
			}
			if err := replay(sp, concept, party, state, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func replay(sp *space.Space, concept stability.Concept, party, state int, r stability.Reply) error {
	at := r.Improvement
	for _, step := range r.Steps {
		moves := sp.Moves(step.Party, at)
		if concept == stability.SEQ || concept == stability.SSEQ {
			moves = sp.Improvements(step.Party, at)
		}
		if step.Party == party || !slices.Contains(moves, step.To) {
			return fmt.Errorf("%s of party %d in state %d: party %d does not step from %d to %d", concept, party, state,
				step.Party, at, step.To)
		}
		at = step.To
	}
	for _, to := range append(sp.Improvements(party, at), at) {
		looksOn := concept == stability.SMR || concept == stability.SSEQ
		if sp.Rank(party, to) > sp.Rank(party, state) && (looksOn || to == at) {
			return fmt.Errorf("%s of party %d in state %d: %d does not deter", concept, party, state, at)
		}
	}
	return nil
}

func larger(rng *rand.Rand, _ plenarytest.Shape) plenary.Draft {
	for {
		s := shape{Parties: 1 + rng.IntN(8), Options: 8 + rng.IntN(8), Levels: 2 + rng.IntN(4), Runs: rng.IntN(2) == 0,
			OneWay: 50 * rng.IntN(3), Closed: 10 * rng.IntN(2), Guarantees: 3 * rng.IntN(2),
			Rules: rng.IntN(4) * rng.IntN(3), Statements: []int{2, 10, 40, 90}[rng.IntN(4)], Most: 1000 << rng.IntN(6)}
		d := s.draft(rng)
		if _, faults := d.Case(); len(faults) == 0 && fitsMasks(d) {
			return d
		}
	}
}

// fitsMasks reports whether there is room for masks of all parties.
func fitsMasks(d plenary.Draft) bool {
	own := map[string]int{}
	for _, o := range d.Options {
		own[o.ID[:2]] = max(1, own[o.ID[:2]]) * len(levelsOf(o))
	}
	sum := 32
	for _, n := range own {
		sum += n
	}
	return sum <= 512
}
