package space_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// Joint moves, better, lost and acceptable states agree with the definitions,
// tried pair by pair, in random tables.
func TestBetterByDefinition(t *testing.T) {
	plan := plenarytest.Plan{Seed: 51, Draws: 1500, Draw: plenarytest.RandomTableDraft}
	used, lock := map[string]int{}, sync.Mutex{}
	t.Run("draws", func(t *testing.T) {
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			d.Guarantees = append(slices.Clone(d.Guarantees), anyGuarantee(d, rng)...)
			if rng.IntN(4) == 0 { // too many combinations for a bit each
				pad(&d)
			}
			c, faults := d.Case()
			if len(faults) > 0 {
				return fmt.Errorf("%v", faults)
			}
			sp, err := space.New(t.Context(), c, space.Limits{})
			if err != nil {
				return err
			}
			lock.Lock()
			defer lock.Unlock()
			return agree(sp, used)
		})
	})
	for _, use := range []string{"better", "lost", "acceptable", "content", "rounds", "closed"} {
		if used[use] < 10 && !testing.Short() {
			t.Errorf("%s: in %d cases", use, used[use])
		}
	}
	t.Log(used)
}

// anyGuarantee keeps some options of a party while another's stand somewhere.
func anyGuarantee(d plenary.Draft, rng *rand.Rand) []plenary.GuaranteeDraft {
	var out []plenary.GuaranteeDraft
	for i := range rng.IntN(3) {
		kept, named := d.Options[rng.IntN(len(d.Options))], d.Options[rng.IntN(len(d.Options))]
		party := strings.Split(kept.ID, ".")[0]
		if strings.HasPrefix(named.ID, party+".") {
			continue
		}
		level := "no"
		if n := len(named.Levels); n > 0 {
			level = named.Levels[rng.IntN(n)]
		}
		out = append(out, plenary.GuaranteeDraft{
			ID: fmt.Sprint("more-", i), Party: party, Keeps: []string{kept.ID},
			While: named.ID + " = " + expr.QuoteLevel(level)})
	}
	return out
}

func pad(d *plenary.Draft) {
	const more = 17
	for i := range more {
		id := fmt.Sprintf("%s.pad%d", d.Parties[0].ID, i)
		d.Options = append(slices.Clone(d.Options), plenary.OptionDraft{ID: id, Moves: "forward"})
		d.Impossible = append(slices.Clone(d.Impossible), id)
	}
	d.Preferences = slices.Clone(d.Preferences)
	for p := range d.Preferences {
		var ranking [][]string
		for _, tier := range d.Preferences[p].Ranking {
			ranking = append(ranking, nil)
			for _, code := range tier {
				ranking[len(ranking)-1] = append(ranking[len(ranking)-1], code+strings.Repeat("0", more))
			}
		}
		d.Preferences[p].Ranking = ranking
	}
}

func agree(sp *space.Space, used map[string]int) error {
	c, n, now := sp.Case(), sp.Len(), sp.StatusQuo()
	levels := make([][]uint8, n)
	for s := range n {
		levels[s] = sp.Levels(s, nil)
	}
	open := opened(c)
	can, rounds := jointly(open, levels, now)
	for s, standing := range first(jointly(c, levels, now)) {
		if got := sp.Attainable(false)[s/64]>>(s%64)&1 == 1; got != standing {
			return fmt.Errorf("state %s attainable: %v, by definition %v", sp.Code(s), got, standing)
		}
		if standing != can[s] {
			used["closed"]++
		}
	}
	if rounds > 1 {
		used["rounds"]++
	}
	var better, lost, acceptable []int
	for s := range n {
		if got := sp.CanComeAbout(s); got != can[s] {
			return fmt.Errorf("state %s can come about: %v, by definition %v", sp.Code(s), got, can[s])
		}
		good, worse, gains := wished(sp, s)
		switch {
		case good && can[s]:
			better = append(better, s)
		case good:
			lost = append(lost, s)
		}
		if can[s] && !worse && gains {
			acceptable = append(acceptable, s)
		}
	}
	for name, lists := range map[string][2][]int{
		"better": {sp.Better(), better}, "lost": {sp.OutOfReachForGood(), lost},
		"acceptable": {sp.Acceptable(), acceptable}} {
		if !slices.Equal(lists[0], lists[1]) {
			return fmt.Errorf("%s: %v, by definition %v", name, lists[0], lists[1])
		}
		if len(lists[1]) > 0 {
			used[name]++
		}
	}
	if len(sp.Content()) > 0 && len(better) > 0 {
		used["content"]++
	}
	all := space.Sequence(n)
	for _, states := range [][]int{better, acceptable, ints(all)} {
		if got, want := sp.Best(context.Background(), states), bestOf(sp, states); !slices.Equal(got, want) {
			return fmt.Errorf("best of %v: %v, by definition %v", states, got, want)
		}
	}
	return nil
}

func ints(list []uint32) []int {
	var out []int
	for _, x := range list {
		out = append(out, int(x))
	}
	return out
}

// bestOf keeps the states than which no other is at least as good for all and
// better for one, pair by pair.
func bestOf(sp *space.Space, states []int) []int {
	return slices.DeleteFunc(slices.Clone(states), func(s int) bool {
		return slices.ContainsFunc(states, func(other int) bool {
			better := false
			for p := range sp.Case().Parties {
				if sp.Rank(p, other) < sp.Rank(p, s) {
					return false
				}
				better = better || sp.Rank(p, other) > sp.Rank(p, s)
			}
			return better
		})
	})
}

func first[A, B any](a A, _ B) A { return a }

// opened is a case with all options open.
func opened(c *plenary.Case) *plenary.Case {
	l := plenary.Lever{Kind: plenary.Open}
	for o := range c.Options {
		l.Opens = append(l.Opens, o)
	}
	return c.Pull(&l)
}

// jointly tells where joint moves lead, pair by pair, and in how many rounds.
func jointly(c *plenary.Case, levels [][]uint8, now int) ([]bool, int) {
	in := make([]bool, len(levels))
	in[now] = true
	for rounds := 0; ; rounds++ {
		next := slices.Clone(in)
		for s := range levels {
			for to := range levels {
				next[to] = next[to] || in[s] && s != to && c.CanStep(levels[s], levels[to])
			}
		}
		if slices.Equal(in, next) {
			return in, rounds
		}
		in = next
	}
}

// wished tells what parties think of a state: whether it is good by all who
// are asked and content, whether worse for anybody, whether better for somebody.
func wished(sp *space.Space, s int) (good, worse, gains bool) {
	now := sp.StatusQuo()
	good = true
	asked := 0
	for p := range sp.Case().Parties {
		indifferent, content := true, true
		for other := range sp.Len() {
			indifferent = indifferent && sp.Rank(p, other) == sp.Rank(p, now)
			content = content && sp.Rank(p, other) <= sp.Rank(p, now)
		}
		worse = worse || sp.Rank(p, s) < sp.Rank(p, now)
		gains = gains || sp.Rank(p, s) > sp.Rank(p, now)
		switch {
		case indifferent:
		case content:
			good = good && sp.Rank(p, s) >= sp.Rank(p, now)
		default:
			asked++
			good = good && sp.Rank(p, s) > sp.Rank(p, now)
		}
	}
	return good && asked > 0, worse, gains
}

// Four kinds of party: of one nothing is written, what another wants holds
// everywhere, a third has all it wants, a fourth has not.
func TestWhoIsAsked(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
		Options: []plenary.OptionDraft{{ID: "a.x"}, {ID: "d.y"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "b", Statements: []plenary.StatementDraft{{Want: "a.x or not a.x"}}},
			{Party: "c", Statements: []plenary.StatementDraft{{Want: "not d.y"}}},
			{Party: "d", Statements: []plenary.StatementDraft{{Want: "a.x"}}},
		},
	}
	sp := mustLayOut(t, d)
	for name, lists := range map[string][2][]int{
		"silent":    {sp.Silent(), {0}},
		"separates": {sp.SeparatesNothing(), {1}},
		"content":   {sp.Content(), {2}},
		"wishing":   {sp.Wishing(), {3}},
		"asked":     {sp.Asked(), {2, 3}},
		"better":    {sp.Better(), {1}}, // a.x, and d.y as it is
	} {
		if !slices.Equal(lists[0], lists[1]) {
			t.Errorf("%s: %v, want %v", name, lists[0], lists[1])
		}
	}
	if states, better := sp.Destinations(); !better || !slices.Equal(states, []int{1}) {
		t.Errorf("destinations %v, better %v", states, better)
	}
}

// Where nothing is better, talks can aim at what is worse for nobody.
func TestDestinationsAcceptable(t *testing.T) {
	d := yesNo(2)
	d.Parties = append(d.Parties, plenary.PartyDraft{ID: "b"})
	d.Preferences = []plenary.PreferenceDraft{
		{Party: "a", Statements: []plenary.StatementDraft{{Want: "not a.o0"}, {Want: "a.o1"}}},
		{Party: "b", Statements: []plenary.StatementDraft{{Want: "a.o0"}}},
	}
	if states, better := mustLayOut(t, d).Destinations(); better || !slices.Equal(states, []int{2}) {
		t.Errorf("destinations %v, better %v", states, better)
	}
}

// What a one-way option has ruled out is out of reach for good.
func TestOutOfReachForGood(t *testing.T) {
	d := yesNo(2)
	d.Options[0].Moves, d.Options[0].Now = "forward", "yes"
	d.Preferences = []plenary.PreferenceDraft{{Party: "a", Statements: []plenary.StatementDraft{{Want: "not a.o0"}}}}
	sp := mustLayOut(t, d)
	if len(sp.Better()) > 0 || !slices.Equal(sp.OutOfReachForGood(), []int{0, 2}) {
		t.Errorf("better %v, out of reach for good %v", sp.Better(), sp.OutOfReachForGood())
	}
}

func TestAttainStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d := guarded(8)
	c, _ := d.Case()
	if _, err := space.New(ctx, c, space.Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// guarded drafts a case of 2^n states, all options one-way but the last, which
// is kept until the first is taken up.
func guarded(n int) plenary.Draft {
	d := yesNo(n)
	for o := range n - 1 {
		d.Options[o].Moves = "forward"
	}
	d.Parties = append(d.Parties, plenary.PartyDraft{ID: "b"})
	d.Options[n-1] = plenary.OptionDraft{ID: "b.kept", Now: "yes"}
	d.Guarantees = []plenary.GuaranteeDraft{{ID: "g", Party: "b", While: "not a.o0", Keeps: []string{"b.kept"}}}
	d.Preferences = []plenary.PreferenceDraft{
		{Party: "a", Statements: []plenary.StatementDraft{{Want: "not b.kept"}}},
		{Party: "b", Statements: []plenary.StatementDraft{{Want: "a.o1"}}},
	}
	return d
}

func BenchmarkBetter(b *testing.B) {
	for _, n := range []int{16, 20} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := guarded(n)
			c, faults := d.Case()
			if len(faults) > 0 {
				b.Fatal(faults)
			}
			for b.Loop() {
				sp, err := space.New(b.Context(), c, space.Limits{})
				if err != nil || len(sp.Better()) != 1<<(n-3) {
					b.Fatal(err, len(sp.Better()))
				}
			}
		})
	}
}
