package plenarytest_test

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/drift"
	"github.com/plenary-talks/plenary/plenarytest"
)

// ofGraph is a graph as it is followed.
type ofGraph struct{ g *plenarytest.Graph }

func (o ofGraph) Len() int                            { return o.g.Len() }
func (o ofGraph) Moves(party, state int) []int        { return o.g.Moves[party][state] }
func (o ofGraph) Improvements(party, state int) []int { return o.g.Improvements[party][state] }

// TestElmiraLayers holds the published status quo analysis of Elmira: from s1, in how many
// moves what is reached, and who can move last.
func TestElmiraLayers(t *testing.T) {
	g := ofGraph{elmiraCoalesced(t)}
	for _, c := range []struct {
		improvements bool
		want         []string
	}{
		{false, []string{"s2 M, s3 U, s5 L, s9 U", "s4 MU, s6 ML, s7 UL, s9 U", "s2 L, s3 L, s8 MUL, s9 U",
			"s4 MUL, s9 U"}},
		{true, []string{"s5 L"}},
	} {
		layers, err := drift.Layers(t.Context(), g, 3, 0, c.improvements)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range layers {
			var list []string
			for _, r := range l {
				who := ""
				for _, p := range r.Movers() {
					who += "MUL"[p : p+1]
				}
				list = append(list, fmt.Sprintf("s%d %s", r.State+1, who))
			}
			got = append(got, strings.Join(list, ", "))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("improvements %t: %q, want %q", c.improvements, got, c.want)
		}
	}
}

// TestFastDrift compares layers, ends and shares after some rounds with the definitions: pair by
// pair, and by exact fractions.
func TestFastDrift(t *testing.T) {
	var met driftCounts
	t.Cleanup(func() {
		if !testing.Short() && (met.circles.Load() < 5 || met.knots.Load() < 20 || met.patient.Load() < 50) {
			t.Errorf("only %d ends that go round, %d walks through states again, %d with patience", met.circles.Load(),
				met.knots.Load(), met.patient.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1972, Draws: 1500, Shape: plenarytest.Shape{States: 16}}
	plenarytest.ForEach(t, plan, met.agree)
}

type driftCounts struct{ circles, knots, patient atomic.Int64 }

func (met *driftCounts) agree(d plenary.Draft, rng *rand.Rand) error {
	c := withSome(d, rng)
	m := plenarytest.NewModel(c)
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	from := rng.IntN(sp.Len())
	for _, improvements := range []bool{false, true} {
		got, err := drift.Layers(context.Background(), sp, len(c.Parties), from, improvements)
		if err != nil {
			return err
		}
		arcs := m.Moves
		if improvements {
			arcs = m.Improvements
		}
		if want := layersOf(arcs, from); fmt.Sprint(got) != fmt.Sprint(want) {
			return fmt.Errorf("layers: %v, want %v", got, want)
		}
	}
	w := walk{m.Graph, m.Graph, new(big.Rat)}
	var patience *drift.Patience
	if rng.IntN(2) == 0 {
		tiers := slices.Clone(m.Tiers)
		tiers[0] = slices.Clone(tiers[0])
		slices.Reverse(tiers[0])
		w.after, w.chance = plenarytest.NewGraph(m.Moves, tiers), big.NewRat(int64(rng.IntN(5)), 4)
		chance, _ := w.chance.Float64()
		patience = &drift.Patience{After: ofGraph{w.after}, Chance: chance}
		met.patient.Add(1)
	}
	got, err := drift.Follow(context.Background(), sp, len(c.Parties), from, patience)
	if err != nil {
		return err
	}
	for _, e := range got.Ends {
		if len(e.States) > 1 {
			met.circles.Add(1)
		}
	}
	return met.walked(w, from, got)
}

// layersOf follows sequences pair by pair.
func layersOf(arcs [][][]int, from int) []drift.Layer {
	type pair struct{ state, last int }
	at, seen := map[pair]bool{{from, -1}: true}, map[pair]bool{}
	var out []drift.Layer
	for {
		next, fresh := map[pair]bool{}, false
		for x := range at {
			for p := range arcs {
				if p == x.last {
					continue
				}
				for _, q := range arcs[p][x.state] {
					next[pair{q, p}] = true
					fresh = fresh || !seen[pair{q, p}]
				}
			}
		}
		if !fresh {
			return out
		}
		var layer drift.Layer
		for s := range arcs[0] {
			var last uint64
			for p := range arcs {
				if next[pair{s, p}] {
					last |= 1 << p
					seen[pair{s, p}] = true
				}
			}
			if last != 0 {
				layer = append(layer, drift.Reached{State: s, Last: last})
			}
		}
		at, out = next, append(out, layer)
	}
}

// A walk is the rule by exact fractions, on all states twice: before patience ends, and after.
type walk struct {
	before, after *plenarytest.Graph
	chance        *big.Rat
}

func (w walk) matrix() [][]*big.Rat {
	n := w.before.Len()
	p := make([][]*big.Rat, 2*n)
	for i := range p {
		p[i] = zeros(2 * n)
	}
	add := func(row []*big.Rat, g *plenarytest.Graph, s, base int, weight *big.Rat) {
		var movers []int
		for q := range g.Moves {
			if len(g.Improvements[q][s]) > 0 {
				movers = append(movers, q)
			}
		}
		if movers == nil {
			row[base+s].Add(row[base+s], weight)
		}
		for _, q := range movers {
			for _, to := range g.Improvements[q][s] {
				each := big.NewRat(1, int64(len(movers)*len(g.Improvements[q][s])))
				row[base+to].Add(row[base+to], each.Mul(each, weight))
			}
		}
	}
	for s := range n {
		add(p[s], w.before, s, 0, new(big.Rat).Sub(big.NewRat(1, 1), w.chance))
		add(p[s], w.after, s, n, w.chance)
		add(p[n+s], w.after, s, n, big.NewRat(1, 1))
	}
	return p
}

func zeros(n int) []*big.Rat {
	out := make([]*big.Rat, n)
	for i := range out {
		out[i] = new(big.Rat)
	}
	return out
}

// walked compares a course with the fractions.
func (met *driftCounts) walked(w walk, from int, got *drift.Course) error {
	p, n := w.matrix(), w.before.Len()
	at := zeros(2 * n)
	at[from].SetInt64(1)
	for round := range 4 {
		shares, err := got.After(context.Background(), round)
		if err != nil {
			return err
		}
		have := make([]float64, 2*n)
		for _, x := range shares {
			have[x.State+n*b2i(x.Ended)] += x.Share
		}
		for i := range at {
			if want, _ := at[i].Float64(); math.Abs(want-have[i]) > 1e-12 {
				return fmt.Errorf("after rounds: %d: %v in %d, want %v", round, have[i], i, want)
			}
		}
		next := zeros(2 * n)
		for i := range at {
			for j := range next {
				next[j].Add(next[j], new(big.Rat).Mul(at[i], p[i][j]))
			}
		}
		at = next
	}
	return met.ended(p, from, n, got)
}

func b2i(is bool) int {
	if is {
		return 1
	}
	return 0
}

// ended compares ends: sets that are closed under arcs and within which each state leads to each.
func (met *driftCounts) ended(p [][]*big.Rat, from, n int, got *drift.Course) error {
	leads := make([][]bool, len(p)) // in any number of rounds
	for i := range p {
		leads[i] = make([]bool, len(p))
		for j := range p {
			leads[i][j] = i == j || p[i][j].Sign() > 0
		}
	}
	for k := range p {
		for i := range p {
			for j := range p {
				leads[i][j] = leads[i][j] || leads[i][k] && leads[k][j]
			}
		}
	}
	found := 0
	for i := range p {
		if !leads[from][i] {
			continue
		}
		var set []int
		last := true
		for j := range p {
			if leads[i][j] {
				last = last && leads[j][i]
				set = append(set, j)
			}
		}
		if !last {
			for j := range p {
				if j != i && leads[i][j] && leads[j][i] {
					met.knots.Add(1)
				}
			}
			continue
		}
		if set[0] != i {
			continue
		}
		found++
		states := make([]int, len(set))
		for k, j := range set {
			states[k] = j % n
		}
		at := slices.IndexFunc(got.Ends, func(e drift.End) bool {
			return e.Ended == (i >= n) && slices.Equal(e.States, states)
		})
		if at < 0 {
			return fmt.Errorf("ends: %v lacks %v", got.Ends, set)
		}
		if want, _ := absorbed(p, from, set).Float64(); math.Abs(want-got.Ends[at].Share) > 1e-9 {
			return fmt.Errorf("share: %v of %v, want %v", got.Ends[at].Share, set, want)
		}
	}
	if found != len(got.Ends) {
		return fmt.Errorf("ends: %v, want %d", got.Ends, found)
	}
	return nil
}

// absorbed solves, by elimination, for the share of walks from each state that comes to a set: 1 in
// the set, 0 where it is out of reach, else the mean over the arcs.
func absorbed(p [][]*big.Rat, from int, set []int) *big.Rat {
	n := len(p)
	reaches := make([]bool, n)
	for _, j := range set {
		reaches[j] = true
	}
	for range n {
		for i := range p {
			for j := range p {
				reaches[i] = reaches[i] || reaches[j] && p[i][j].Sign() > 0
			}
		}
	}
	rows := make([][]*big.Rat, n)
	for i := range rows {
		rows[i] = zeros(n + 1)
		rows[i][i].SetInt64(1)
		switch {
		case slices.Contains(set, i):
			rows[i][n].SetInt64(1)
		case reaches[i]:
			for j := range p {
				rows[i][j].Sub(rows[i][j], p[i][j])
			}
		}
	}
	for k := range n {
		pivot := k
		for rows[pivot][k].Sign() == 0 {
			pivot++
		}
		rows[k], rows[pivot] = rows[pivot], rows[k]
		inverse := new(big.Rat).Inv(rows[k][k])
		for j := range rows[k] {
			rows[k][j].Mul(rows[k][j], inverse)
		}
		for i := range rows {
			if factor := new(big.Rat).Set(rows[i][k]); i != k && factor.Sign() != 0 {
				for j := range rows[i] {
					rows[i][j].Sub(rows[i][j], new(big.Rat).Mul(factor, rows[k][j]))
				}
			}
		}
	}
	return rows[from][n]
}
