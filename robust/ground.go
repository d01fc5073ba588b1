package robust

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A ground is what all orders have in common. It does not change.
type ground struct {
	sp    *space.Space
	c     *plenary.Case
	d     Drawing
	now   int
	words int
	can   []uint64     // the states that can still come about
	wants [][][]uint64 // by party and wish: where it holds; nil of a party with a ranking
	tier  [][]int32    // by party with a ranking and state: its tier, from 0, the best
	items []int        // by party
	near  *nearness
	moves [][]int    // by party: to where it can move today
	reply [][]uint64 // by party and such move: where moves of the others lead from there
	told  []Told
	ways  []pathway
}

// A pathway is a way with what its levers make of moves.
type pathway struct {
	*route.Way
	exposed []bool // by party: whether it is told to be worse off after some step
	same    bool   // whether moves are as they are today
}

// newGround works out what orders have in common, and what holds in those of the case.
func newGround(ctx context.Context, sp *space.Space, d Drawing) (*ground, error) {
	g := &ground{sp: sp, c: sp.Case(), d: d, now: sp.StatusQuo(), words: (sp.Len() + 63) / 64}
	g.can = make([]uint64, g.words)
	for s := range sp.Len() {
		if sp.CanComeAbout(s) {
			g.can[s/64] |= 1 << (s % 64)
		}
	}
	most := 0
	for p := range g.c.Parties {
		g.preference(p)
		most = max(most, g.items[p])
	}
	g.near = newNearness(d.Dispersion, most)
	table := newMoveTable(sp, len(g.c.Parties))
	for p := range g.c.Parties {
		g.moves = append(g.moves, sp.Moves(p, g.now))
		for _, x := range g.moves[p] {
			g.reply = append(g.reply, g.replies(table, p, x))
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
	}
	g.told = g.asks()
	for i := range d.Ways {
		g.ways = append(g.ways, g.pathway(&d.Ways[i]))
	}
	h := g.hand()
	h.asWritten()
	for i, holds := range h.answer() {
		g.told[i].Holds = holds
	}
	return g, ctx.Err()
}

func (g *ground) preference(p int) {
	prefers := &g.c.Parties[p].Prefers
	g.items = append(g.items, items(prefers, g.sp.Tiers(p)))
	var wants [][]uint64
	var tiers []int32
	if len(prefers.Ranking) > 0 {
		for s := range g.sp.Len() {
			tiers = append(tiers, int32(g.sp.Tier(p, s)-1))
		}
	}
	for i := range prefers.Statements {
		wants = append(wants, g.sp.Where(prefers.Statements[i].Want))
	}
	g.wants, g.tier = append(g.wants, wants), append(g.tier, tiers)
}

// asks lists what is asked of every sample.
func (g *ground) asks() []Told {
	out := []Told{{Aspect: SomethingBetter}}
	for p := range g.c.Parties {
		out = append(out, Told{Aspect: PartyGains, Party: p})
	}
	for _, c := range []stability.Concept{stability.Nash, stability.GMR, stability.SEQ} {
		out = append(out, Told{Aspect: TodayBy, Concept: c})
	}
	for w := range g.d.Ways {
		for _, of := range []Aspect{WayGoes, WayHolds, WayExposes} {
			out = append(out, Told{Aspect: of, Way: w})
		}
	}
	return out
}

// replies is where moves of the others than a party lead from a state.
func (g *ground) replies(table *moveTable, p, from int) []uint64 {
	out := make([]uint64, g.words)
	todo := []int32{int32(from)}
	for len(todo) > 0 {
		at := int(todo[len(todo)-1])
		todo = todo[:len(todo)-1]
		for q := range g.c.Parties {
			if q == p {
				continue
			}
			for _, x := range table.of(q, at) {
				if out[x/64]>>(x%64)&1 == 0 {
					out[x/64] |= 1 << (x % 64)
					todo = append(todo, x)
				}
			}
		}
	}
	return out
}

func (g *ground) pathway(w *Way) pathway {
	out := pathway{Way: w.Way, exposed: make([]bool, len(g.c.Parties)), same: w.After.SameMoves(g.sp)}
	for p := range out.exposed {
		out.exposed[p] = slices.ContainsFunc(w.Steps, func(s route.Step) bool {
			return g.sp.Rank(p, s.To) < g.sp.Rank(p, g.now)
		})
	}
	return out
}
