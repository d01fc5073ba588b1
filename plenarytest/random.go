package plenarytest

import (
	"math/rand/v2"
	"slices"

	"github.com/plenary-talks/plenary"
)

// A Shape bounds random cases. A bound of 0 stands for the one in brackets. It
// must leave room: a shape that nothing fits is searched for without end.
type Shape struct {
	Parties int // at most this many, and never more than 5 [5]
	Options int // at most this many [6]
	Levels  int // an option has at most this many [4]
	Least   int // feasible states, at least this many [1]
	States  int // feasible states, at most this many [150]
}

func (s Shape) filled() Shape {
	fill := func(n *int, usual int) {
		if *n == 0 {
			*n = usual
		}
	}
	fill(&s.Parties, 5)
	fill(&s.Options, 6)
	fill(&s.Levels, 4)
	fill(&s.Least, 1)
	fill(&s.States, 150)
	return s
}

// RandomDraft makes a case without faults that uses all the format has: every
// direction and final levels, rules, statements with all operators, rankings
// with ties and unlisted states, silent parties and parties without options.
// Equal generators give equal drafts.
func RandomDraft(rng *rand.Rand, shape Shape) plenary.Draft {
	shape = shape.filled()
	for {
		limit := shape.Least + rng.IntN(shape.States-shape.Least+1)
		d := plenary.Draft{Title: "A random case", Parties: randomParties(rng, shape)}
		d.Options = randomOptions(rng, shape, d.Parties)
		if n := combinations(d.Options); n > 8*limit || n < shape.Least {
			continue
		}
		for range rng.IntN(4) {
			d.Impossible = append(d.Impossible, randomFormula(rng, d.Options, 1+rng.IntN(2)).text)
		}
		c, faults := d.Case()
		if len(faults) > 0 { // a rule excludes the status quo
			continue
		}
		states := States(c)
		small := len(states) < limit/3 && rng.IntN(4) > 0 // small cases come too easily
		if small || len(states) > limit || len(states) < shape.Least {
			continue
		}
		d.Preferences = randomPreferences(rng, &d, states)
		return d
	}
}

// combinations is the number of states before any rule.
func combinations(options []plenary.OptionDraft) int {
	n := 1
	for _, o := range options {
		n *= len(levelsOf(o))
	}
	return n
}

var partyIDs = []string{"ash", "birch", "c3", "dog-wood", "elm_2", "fir", "gum", "holly"}

// randomParties is, in twenty cases, one party once and two parties four times.
func randomParties(rng *rand.Rand, shape Shape) []plenary.PartyDraft {
	n := min(shape.Parties, 1+weighted(rng, 1, 4, 7, 5, 3))
	var out []plenary.PartyDraft
	for _, at := range rng.Perm(len(partyIDs))[:n] {
		out = append(out, plenary.PartyDraft{ID: partyIDs[at]})
	}
	return out
}

// weighted draws a position, each as often as its weight says.
func weighted(rng *rand.Rand, weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := rng.IntN(sum)
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	panic("plenarytest: weights below zero")
}

func randomOptions(rng *rand.Rand, shape Shape, parties []plenary.PartyDraft) []plenary.OptionDraft {
	var out []plenary.OptionDraft
	for at := range 1 + max(rng.IntN(shape.Options), rng.IntN(shape.Options)) {
		owner := parties[rng.IntN(len(parties))].ID
		if at < len(parties) && rng.IntN(5) > 0 {
			owner = parties[at].ID // most parties have something to do
		}
		out = append(out, randomOption(rng, shape, owner+".o"+string('a'+rune(at))))
	}
	return out
}

func randomOption(rng *rand.Rand, shape Shape, id string) plenary.OptionDraft {
	o := plenary.OptionDraft{ID: id}
	if rng.IntN(2) == 0 {
		pool := slices.Concat(plainLevels, oddLevels)
		n := 2 + rng.IntN(min(shape.Levels, len(pool))-1)
		for _, at := range rng.Perm(len(pool))[:n] {
			o.Levels = append(o.Levels, pool[at])
		}
	}
	levels := levelsOf(o)
	if rng.IntN(2) == 0 {
		o.Now = levels[rng.IntN(len(levels))]
	}
	o.Moves = []string{"", "both", "forward", "backward"}[weighted(rng, 5, 2, 2, 2)]
	if rng.IntN(5) == 0 {
		o.Final = levels[rng.IntN(len(levels))]
	}
	return o
}

// randomPreferences are those of the parties in any order; some have none.
func randomPreferences(rng *rand.Rand, d *plenary.Draft, states [][]uint8) []plenary.PreferenceDraft {
	var out []plenary.PreferenceDraft
	statements := []int{0, 10, 30}[rng.IntN(3)] // rankings at random are further apart
	for _, at := range rng.Perm(len(d.Parties)) {
		p := plenary.PreferenceDraft{Party: d.Parties[at].ID}
		switch weighted(rng, 1, 1, 12, statements) {
		case 0:
			continue
		case 1:
		case 2:
			p.Ranking = randomRanking(rng, states)
		default:
			for range 1 + rng.IntN(10) {
				want := randomFormula(rng, d.Options, rng.IntN(4)).text
				p.Statements = append(p.Statements, plenary.StatementDraft{Want: want})
			}
		}
		out = append(out, p)
	}
	return out
}

// randomRanking lists some of the states, now and then all, in tiers.
func randomRanking(rng *rand.Rand, states [][]uint8) [][]string {
	listed := rng.Perm(len(states))
	if rng.IntN(2) == 0 {
		listed = listed[:1+rng.IntN(len(states))]
	}
	ties := rng.IntN(3)
	var out [][]string
	for i, at := range listed {
		if i == 0 || rng.IntN(3) >= ties {
			out = append(out, nil)
		}
		last := &out[len(out)-1]
		*last = append(*last, code(states[at]))
	}
	return out
}

// RandomGraph makes a graph with arcs and tiers drawn at random. Its arcs are
// in general neither symmetric nor transitive.
func RandomGraph(rng *rand.Rand, parties, states int) *Graph {
	moves := make([][][]int, parties)
	tiers := make([][]int, parties)
	for p := range parties {
		for s := range states {
			moves[p] = append(moves[p], randomArcs(rng, s, states))
			tiers[p] = append(tiers[p], 1+rng.IntN(states))
		}
	}
	return NewGraph(moves, tiers)
}

// randomArcs draws the states one state leads to: a quarter of the others in a
// small graph, about two in a large one.
func randomArcs(rng *rand.Rand, from, states int) []int {
	var out []int
	for to := range states {
		if to != from && rng.IntN(max(4, states/2)) == 0 {
			out = append(out, to)
		}
	}
	return out
}
