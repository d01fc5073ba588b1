package space

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/plenary-talks/plenary/internal/progress"
)

// A Place is where a state stands for one party: its cell, and the position in
// [Blocks].Order from which on the states of the cell are no worse than it.
type Place struct{ Cell, Low uint32 }

// An arranger has the blocks of all parties, once somebody asked for them.
type arranger struct {
	mu       sync.Mutex
	is       atomic.Pointer[arrangement]
	before   *Space // where not nil, the layout whose arrangement holds but for some parties
	anew     map[int]bool
	reranked bool // whether it is their ranks that are others; else it is their moves
}

// An arrangement is the blocks of all parties, and where the states stand in them.
type arrangement struct {
	blocks []*Blocks // by party
	places []Place   // by state and, within it, party
}

// Arrange groups the states in blocks, which [Space.Blocks], [Space.Place] and
// [Space.Places] otherwise do when first called. The time is linear in states
// times parties times options. The error is the context's.
func (s *Space) Arrange(ctx context.Context) error {
	if s.cells.is.Load() != nil {
		return nil
	}
	s.cells.mu.Lock()
	defer s.cells.mu.Unlock()
	if s.cells.is.Load() != nil {
		return nil
	}
	a, err := s.arrange(ctx)
	if err == nil {
		s.cells.is.Store(a)
		s.cells.before = nil
	}
	return err
}

func (s *Space) arranged() *arrangement {
	if a := s.cells.is.Load(); a != nil {
		return a
	}
	_ = s.Arrange(context.Background()) // which does not end
	return s.cells.is.Load()
}

// Blocks returns the moves of a party.
func (s *Space) Blocks(party int) *Blocks { return s.arranged().blocks[party] }

// Places returns the places of all states, those of one state side by side:
// that of party p in state s is at s·parties + p. It must not be written to.
func (s *Space) Places() []Place { return s.arranged().places }

// Place returns where a state stands for a party.
func (s *Space) Place(party, state int) Place {
	return s.arranged().places[state*len(s.c.Parties)+party]
}

func (s *Space) arrange(ctx context.Context) (*arrangement, error) {
	if s.cells.before != nil {
		return s.rearrange(ctx)
	}
	parties := len(s.c.Parties)
	a := &arrangement{make([]*Blocks, parties), make([]Place, s.n*parties)}
	w := progress.Begin(ctx, "grouping the states", parties*(1+len(s.c.Options)))
	each(parties, func(p int) {
		if ctx.Err() != nil {
			return
		}
		var cells []uint32
		a.blocks[p], cells = s.group(ctx, w, p)
		if w.Done(1) == nil {
			s.place(ctx, a, p, cells)
		}
	})
	return a, ctx.Err()
}

// rearrange takes the arrangement from before over, but for the parties of which something
// is new.
func (s *Space) rearrange(ctx context.Context) (*arrangement, error) {
	if err := s.cells.before.Arrange(ctx); err != nil {
		return nil, err
	}
	before, parties := s.cells.before.arranged(), len(s.c.Parties)
	a := &arrangement{append([]*Blocks(nil), before.blocks...), append([]Place(nil), before.places...)}
	anew := s.parties(func(p int) bool { return s.cells.anew[p] })
	w := progress.Begin(ctx, "grouping the states anew", len(anew)*(1+len(s.c.Options)))
	each(len(anew), func(i int) {
		var cells []uint32
		party := anew[i]
		if s.cells.reranked {
			cells = make([]uint32, s.n)
			for state := range cells {
				cells[state] = before.places[state*parties+party].Cell
			}
			b := *before.blocks[party]
			b.sort(ctx, b.Cells(), cells, s.ranks[party], s.tiers[party])
			a.blocks[party] = &b
		} else {
			a.blocks[party], cells = s.group(ctx, w, party)
		}
		if ctx.Err() == nil {
			s.place(ctx, a, party, cells)
		}
	})
	return a, ctx.Err()
}

// place notes where every state stands for a party, given its cell.
func (s *Space) place(ctx context.Context, a *arrangement, party int, cell []uint32) {
	b, low := a.blocks[party], uint32(0)
	pieces(ctx, s.n, func(lo, hi int) {
		for at := lo; at < hi; at++ {
			state := b.Order[at]
			c := cell[state]
			if uint32(at) == b.First[c] || b.Ranks[at] != b.Ranks[at-1] {
				low = uint32(at)
			}
			a.places[int(state)*len(s.c.Parties)+party] = Place{c, low}
		}
	})
}
