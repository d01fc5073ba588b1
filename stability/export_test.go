package stability

import (
	"context"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// The engines, whichever of them [Analyse] would choose.

// Cubic reports whether Analyse chooses the cube.
func Cubic(sp *space.Space) bool { return newCube(sp) != nil }

// AnalyseByCube answers by the cube, with so many parties side by side and so many
// slices of each; it returns nil where there can be no cube.
func AnalyseByCube(ctx context.Context, sp *space.Space, parties, slices int, concepts ...Concept) *Answers {
	c := layCube(sp)
	if c == nil {
		return nil
	}
	a := &Answers{sp: sp}
	c.analyseBeside(a.begin(ctx, alike(sp, concepts)), a, alike(sp, concepts), parties, slices)
	return a
}

// AnalyseBySearch answers by the index-based search.
func AnalyseBySearch(ctx context.Context, sp *space.Space, concepts ...Concept) *Answers {
	a := &Answers{sp: sp}
	if err := a.search(ctx, alike(sp, concepts)); err != nil {
		panic(err)
	}
	return a
}

// Stables returns the stable states as bits.
func (a *Answers) Stables(c Concept, party int) []uint64 { return a.stable[c][party] }

// ExplainBySlices and ExplainBySearch are Explain, whichever way it would take.
func ExplainBySlices(ctx context.Context, sp *space.Space, c Concept, party, state int) (Verdict, error) {
	return explain(ctx, sp, c, party, state,
		func(ctx context.Context, sp *space.Space, c Concept, party, state int, _ []int) (func(int) []Step, error) {
			return layCube(sp).repliesTo(ctx, c, party, state)
		})
}

// ExplainByTrails lays a slice out for every reply, those of one step too.
func ExplainByTrails(ctx context.Context, sp *space.Space, c Concept, party, state int) (Verdict, error) {
	return explain(ctx, sp, c, party, state,
		func(ctx context.Context, sp *space.Space, c Concept, party, state int, _ []int) (func(int) []Step, error) {
			cube := layCube(sp)
			if c == Nash || len(cube.order) == 1 {
				return nobody, nil
			}
			return cube.trail(ctx, c, party, state).reply, nil
		})
}

// ExplainByFlood floods for every reply, those of one step too.
func ExplainByFlood(ctx context.Context, sp *space.Space, c Concept, party, state int) (Verdict, error) {
	return explain(ctx, sp, c, party, state,
		func(ctx context.Context, sp *space.Space, c Concept, party, state int, to []int) (func(int) []Step, error) {
			if c == Nash {
				return nobody, nil
			}
			return findReplies(ctx, sp, c, party, state, to).reply, sp.Arrange(ctx)
		})
}

func ExplainBySearch(ctx context.Context, sp *space.Space, c Concept, party, state int) (Verdict, error) {
	return explain(ctx, sp, c, party, state, searchReplies)
}

// Packed returns where masks of blocks of some sizes stand: word and first bit,
// and how many bits, part by part; nil where they take too many words.
func Packed(own ...int) (parts [][3]int, words int) {
	c := &cube{own: own}
	for p := range own {
		c.order = append(c.order, p)
	}
	if !c.pack() {
		return nil, 0
	}
	for _, p := range c.parts {
		parts = append(parts, [3]int{p.word, p.shift, p.bits})
	}
	return parts, c.words
}

// Never has an inquiry look at states one by one, however many there are.
func (q *Inquiry) Never() { q.patience = 1 << 20 }

// Sunk returns the least of keys over what each place leads to, option by option, the first varying
// fastest.
func Sunk(options []plenary.Option, key []uint32) []uint32 {
	p := &product{}
	for i := range options {
		p.axes = append(p.axes, axisOf(&options[i]))
	}
	return p.sink(key)
}

// Collected returns the seeds with keys below a limit that floods of a slice of a party begin with, by tiles or by
// strips, where some states are wet by a flood.
func Collected(sp *space.Space, party int, key []uint32, limit, flooded uint32, strips bool) (seeds []uint64,
	wet []bool) {
	c := layCube(sp)
	w := progress.Begin(context.Background(), "", 0)
	c.fillMasks(w, 1, true)
	s := newSlice(c, w, party)
	if s.by = s.flooder(); strips {
		s.by = newStrips(s)
	}
	s.out = make([]uint32, s.n)
	s.by.load(0)
	s.by.begin()
	s.by.flood(flooded, 1)
	s.by.collect(key, limit)
	for _, of := range s.out {
		wet = append(wet, of == 1)
	}
	return s.keyed, wet
}

// CollectedAll returns the seeds with keys below a limit that floods begin with where all states are dry.
func CollectedAll(key []uint32, limit uint32) []uint64 {
	s := &slice{n: len(key)}
	s.collectAll(key, limit)
	return s.keyed
}

// A Sweep is the tiles that a flood has still to visit.
type Sweep struct{ s sweep }

// NewSweep returns one of so many tiles that begins at one of them.
func NewSweep(tiles, at uint32) *Sweep {
	s := &Sweep{newSweep(tiles)}
	s.s.at = at
	return s
}

// Add adds a tile, and Take takes the next few.
func (s *Sweep) Add(tile uint32) { s.s.add(tile) }
func (s *Sweep) Take() []uint32  { return s.s.take(nil) }

// Ladders returns for how many parties nobody else can undo a move, so that slices are ladders.
func Ladders(sp *space.Space) int {
	n, c := 0, layCube(sp)
	for p, own := range c.own {
		if own > 1 && len(c.order) > 1 && newLadder(newSlice(c, nil, p)) != nil {
			n++
		}
	}
	return n
}
