package plenarytest_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/depth"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// inTurns is a graph in which two take turns.
type inTurns struct{ *plenarytest.Graph }

func (g inTurns) Moves(party, state int) []int { return g.Graph.Moves[party][state] }
func (g inTurns) Rank(party, state int) uint32 { return uint32(1000 - g.Tiers[party][state]) }

// turnCounts tells how many of the 576 strict ordinal two-by-two games have 0, 1, 2 equilibria when
// both look so many moves ahead (the row of one move is that of Nash), and however far both look.
var turnCounts = map[string][3]int{
	"1": {72, 432, 72}, "2": {60, 440, 76}, "3": {160, 396, 20}, "however far": {176, 396, 4},
}

// TestTurnsOfSmallGames holds the counts of equilibria of all 576 games, that 136 of them never come to
// rest, and that only the prisoners' dilemma, in its four ways of writing it, has two non-myopic
// equilibria (Brams and Wittman 1981).
func TestTurnsOfSmallGames(t *testing.T) {
	got, cycles := map[string][3]int{}, 0
	for _, row := range permutations(4) {
		for _, col := range permutations(4) {
			p, err := depth.Look(t.Context(), inTurns{plenarytest.NewGraph(gameMoves, [][]int{row, col})}, 2, 3)
			if err != nil {
				t.Fatal(err)
			}
			if p.Period > 1 {
				cycles++
			}
			for name := range turnCounts {
				n := 0
				for s := range 4 {
					if bothStay(p, s, name) {
						n++
					}
				}
				row := got[name]
				row[n]++
				got[name] = row
			}
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(turnCounts) || cycles != 136 {
		t.Errorf("%v and %d that go round; want %v and 136", got, cycles, turnCounts)
	}
}

func bothStay(p *depth.Plays, state int, moves string) bool {
	for party := range 2 {
		v := p.NonMyopic(party, state)
		if moves[0] <= '9' {
			v = p.Stays(party, state, int(moves[0]-'0'))
		}
		if v != depth.Stays {
			return false
		}
	}
	return true
}

// TestFastTurns compares where turns end, and what is so however far both look, with the definitions, on
// graphs whose moves need be neither symmetric nor transitive.
func TestFastTurns(t *testing.T) {
	draws := 6000
	if testing.Short() {
		draws /= 8
	}
	var met [4]int
	periods := map[int]int{}
	for draw := range draws {
		rng := rand.New(rand.NewPCG(1985, uint64(draw)))
		g := randomTurns(rng, draw%2 == 0)
		p, err := depth.Look(t.Context(), inTurns{g}, 2, 4)
		if err != nil {
			t.Fatal(err)
		}
		if err := sameTurns(g, p, draw%2 == 0); err != nil {
			t.Fatalf("draw %d of %+v: %v", draw, g, err)
		}
		periods[min(p.Period, 4)]++
		for i := range 2 {
			for s := range g.Len() {
				met[p.NonMyopic(i, s)]++
				if err := plays(g, p, i, s); err != nil {
					t.Fatalf("draw %d: %v", draw, err)
				}
			}
		}
	}
	if !testing.Short() && (met[depth.Leaves] < 1000 || met[depth.Stays] < 1000 || met[depth.Ties] < 200 ||
		periods[2] < 50 || periods[4] < 20) {
		t.Errorf("only %v verdicts, periods %v", met, periods)
	}
}

// randomTurns is a graph of some states; strict is whether no state ties with another.
func randomTurns(rng *rand.Rand, strict bool) *plenarytest.Graph {
	n := 2 + rng.IntN(6)
	tiers := [][]int{rng.Perm(n), rng.Perm(n)}
	moves := make([][][]int, 2)
	for p := range 2 {
		for s := range n {
			if !strict {
				tiers[p][s] /= 2
			}
			var to []int
			for q := range n {
				if q != s && len(to) < 3 && rng.IntN(3) == 0 {
					to = append(to, q)
				}
			}
			moves[p] = append(moves[p], to)
		}
	}
	return plenarytest.NewGraph(moves, tiers)
}

func sameTurns(g *plenarytest.Graph, p *depth.Plays, strict bool) error {
	for i := range 2 {
		for s := range g.Len() {
			for left := range 5 {
				got := p.Ends(i, s, left)
				if want := g.TurnEnds(i, 1-i, s, left); left < 4 && !slices.Equal(got, want) {
					return fmt.Errorf("%d from %d with %d moves: %v, want %v", i, s, left, got, want)
				}
				if strict && !slices.Equal(got, []int{g.TurnEnd(i, 1-i, s, left)}) {
					return fmt.Errorf("%d from %d with %d moves: %v", i, s, left, got)
				}
			}
			if want := howeverFar(g, i, s); strict && (p.NonMyopic(i, s) == depth.Stays) != want {
				return fmt.Errorf("%d in %d, however far: %s", i, s, p.NonMyopic(i, s))
			}
		}
	}
	return nil
}

// howeverFar reports whether, where nothing ties, a party stays in a state from some number of moves on:
// the ends of both from all states, table by table until one comes again.
func howeverFar(g *plenarytest.Graph, party, state int) bool {
	ends := [2][]int{}
	for i := range 2 {
		for s := range g.Len() {
			ends[i] = append(ends[i], s)
		}
	}
	var tables [][2][]int
	for {
		for at, t := range tables {
			if slices.Equal(t[0], ends[0]) && slices.Equal(t[1], ends[1]) {
				return !slices.ContainsFunc(tables[at:], func(t [2][]int) bool { return t[party][state] != state })
			}
		}
		tables = append(tables, ends)
		ends = [2][]int{slices.Clone(ends[0]), slices.Clone(ends[1])}
		last := tables[len(tables)-1]
		for i := range 2 {
			for s := range g.Len() {
				best := s
				for _, q := range g.Moves[i][s] {
					if b := last[1-i][q]; g.Tiers[i][b] < g.Tiers[i][best] {
						best = b
					}
				}
				ends[i][s] = best
			}
		}
	}
}

// plays holds that a play that is shown goes by moves, alternately, to where turns end.
func plays(g *plenarytest.Graph, p *depth.Plays, party, state int) error {
	const moves = 7
	ends := p.Ends(party, state, moves)
	play := p.Play(party, state, moves)
	at, who := state, party
	for k, to := range play {
		if !slices.Contains(g.Moves[who][at], to) || !slices.Equal(p.Ends(who, at, moves-k), ends) {
			return fmt.Errorf("%d in %d does not go to %d", who, at, to)
		}
		at, who = to, 1-who
	}
	if len(ends) == 1 && (at != ends[0] || p.Stays(who, at, moves-len(play)) != depth.Stays) {
		return fmt.Errorf("%d in %d: %v does not end in %v", party, state, play, ends)
	}
	return nil
}

// TestFastTurnsOfCases compares turns, and what is done at once, in random cases, and holds that those
// with more than two parties that can move are refused.
func TestFastTurnsOfCases(t *testing.T) {
	var refused, asked, atOnce atomic.Int64
	t.Cleanup(func() {
		if !testing.Short() && (refused.Load() < 100 || asked.Load() < 500 || atOnce.Load() < 100) {
			t.Errorf("%d refused, %d asked, %d deterred by what is done at once", refused.Load(), asked.Load(),
				atOnce.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1984, Draws: 2000, Shape: plenarytest.Shape{Parties: 3, Options: 3, Levels: 2}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		m := plenarytest.NewModel(c)
		p, err := depth.Look(context.Background(), sp, len(c.Parties), 3)
		if n := moversOf(m); n > 2 {
			refused.Add(1)
			if !errors.Is(err, depth.ErrMovers) {
				return fmt.Errorf("%d can move: %v", n, err)
			}
			return nil
		}
		if err != nil {
			return err
		}
		asked.Add(1)
		for i := range c.Parties {
			for j := range c.Parties {
				if i == j || len(c.Parties) > 2 && slices.Contains(p.Movers, i) != slices.Contains(p.Movers, j) {
					continue
				}
				n, err := casesAgree(m, sp, p, i, j)
				if err != nil {
					return err
				}
				atOnce.Add(int64(n))
			}
		}
		return nil
	})
}

func moversOf(m *plenarytest.Model) int {
	n := 0
	for p := range m.Moves {
		if slices.ContainsFunc(m.Moves[p], func(to []int) bool { return len(to) > 0 }) {
			n++
		}
	}
	return n
}

func casesAgree(m *plenarytest.Model, sp *space.Space, p *depth.Plays, i, j int) (deterred int, err error) {
	for s := range m.States {
		for left := range 3 {
			if want := m.TurnEnds(i, j, s, left); !slices.Equal(p.Ends(i, s, left), want) {
				return 0, fmt.Errorf("%d from %d with %d moves: %v, want %v", i, s, left, p.Ends(i, s, left), want)
			}
		}
		want := m.AtOnce(i, j, s)
		if got := stability.AtOnce(sp, i, s, []int{j}); got != want {
			return 0, fmt.Errorf("%d in %d at once with %d: %t", i, s, j, got)
		}
		if want && len(m.Improvements[i][s]) > 0 {
			deterred++
		}
	}
	return deterred, nil
}
