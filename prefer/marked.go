package prefer

import (
	"context"
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// MostUnknown is how many wishes of one party can be marked as unknown.
const MostUnknown = 32

// ErrBoth is the error of a case that marks both what is not known and what weighs heavily.
var ErrBoth = errors.New("the case marks wishes as unknown and wishes or steps as strong; the two are not judged " +
	"together here. Take out the marks of one kind, in a variant for instance, and ask again")

// Wants is what the parties of a case want, with what is marked. It never changes, and is a [Graph].
type Wants struct {
	*space.Space
	Unknown, Strong bool         // whether anything is marked so
	parts           [][][]uint32 // by party with unknown wishes: see split; nil of others
	weight          [][]uint32   // by party with strong marks: a step up is strong where this rises; nil of others
}

// Marked reads the marks of a case. The time and the memory are linear in states times wishes of parties with
// marks. The error is the context's, [ErrBoth], or a *[plenary.Limit] where there are more than [MostStates], or more
// than [MostUnknown] marks of one party.
func Marked(ctx context.Context, sp *space.Space) (*Wants, error) {
	c := sp.Case()
	w := &Wants{Space: sp, parts: make([][][]uint32, len(c.Parties)), weight: make([][]uint32, len(c.Parties))}
	for p := range c.Parties {
		unknown, strong := marks(&c.Parties[p].Prefers)
		w.Unknown, w.Strong = w.Unknown || unknown > 0, w.Strong || strong
		if unknown > MostUnknown {
			return nil, &plenary.Limit{Code: plenary.LimitWork, What: "wishes of one party marked as unknown",
				Bound: MostUnknown, Met: int64(unknown), Fix: "mark fewer of them"}
		}
	}
	switch {
	case w.Unknown && w.Strong:
		return nil, ErrBoth
	case !w.Unknown && !w.Strong:
		return w, ctx.Err()
	case sp.Len() > MostStates:
		return nil, &plenary.Limit{Code: plenary.LimitStates, What: "feasible situations to compare",
			Bound: MostStates, Met: int64(sp.Len()), Fix: "ask about a smaller case"}
	}
	if err := sp.Arrange(ctx); err != nil {
		return nil, err
	}
	work := progress.Begin(ctx, "comparing situations", len(c.Parties))
	for p := range c.Parties {
		prefers := &c.Parties[p].Prefers
		switch unknown, strong := marks(prefers); {
		case unknown > 0:
			w.parts[p] = w.split(ctx, prefers.Statements)
		case strong:
			w.weight[p] = w.weigh(ctx, prefers)
		}
		if err := work.Done(1); err != nil {
			return nil, err
		}
	}
	return w, ctx.Err()
}

// marks counts the unknown wishes of a party, and reports whether anything is strong.
func marks(p *plenary.Preference) (unknown int, strong bool) {
	strong = len(p.Strong) > 0 && len(p.Ranking) > 0
	for i := range p.Statements {
		if p.Statements[i].Unknown != "" {
			unknown++
		}
		strong = strong || p.Statements[i].Strong != ""
	}
	return unknown, strong
}

// split ranks states by the wishes above the first that is unknown, by that one alone, by those down to the next, and
// so on: parts of odd index are of unknown wishes.
func (w *Wants) split(ctx context.Context, list []plenary.Statement) [][]uint32 {
	var out [][]uint32
	var sets [][]uint64
	end := func() {
		of, _ := w.Classes(sets...)
		out, sets = append(out, of), nil
	}
	for i := range list {
		if ctx.Err() != nil {
			return nil
		}
		unknown := list[i].Unknown != ""
		if unknown {
			end()
		}
		if sets = append(sets, w.Where(list[i].Want)); unknown {
			end()
		}
	}
	end()
	return out
}

// weigh ranks states so that a step is strong where the rank differs: by the wishes down to the last that is marked, or
// by how many of the strong steps of a ranking are below.
func (w *Wants) weigh(ctx context.Context, p *plenary.Preference) []uint32 {
	if len(p.Ranking) > 0 {
		out := make([]uint32, w.Len())
		for at, tier := range p.Ranking {
			above := uint32(len(p.Strong))
			for _, n := range p.Strong {
				if n <= at {
					above--
				}
			}
			for _, levels := range tier {
				if s, ok := w.Find(levels); ok {
					out[s] = above
				}
			}
		}
		return out // what is not listed is below every step
	}
	last := len(p.Statements)
	for last > 0 && p.Statements[last-1].Strong == "" {
		last--
	}
	var sets [][]uint64
	for i := range p.Statements[:last] {
		if ctx.Err() != nil {
			return nil
		}
		sets = append(sets, w.Where(p.Statements[i].Want))
	}
	of, _ := w.Classes(sets...)
	return of
}

// Compare is how a party takes a state compared with another (docs/theory.md#unknown-preference,
// docs/theory.md#strength-of-preference).
func (w *Wants) Compare(party, a, b int) Relation {
	if parts := w.parts[party]; parts != nil {
		for i, of := range parts {
			switch x, y := of[a], of[b]; {
			case x == y:
			case i%2 == 1:
				return Unknown
			case x > y:
				return Better
			default:
				return Worse
			}
		}
		return Same
	}
	weight := w.weight[party]
	much := weight != nil && weight[a] != weight[b]
	switch x, y := w.Rank(party, a), w.Rank(party, b); {
	case x == y:
		return Same
	case x > y && much:
		return MuchBetter
	case x > y:
		return Better
	case much:
		return MuchWorse
	}
	return Worse
}

// Parties lists the parties of which something is marked, ascending.
func (w *Wants) Parties() []int {
	var out []int
	for p := range w.parts {
		if w.parts[p] != nil || w.weight[p] != nil {
			out = append(out, p)
		}
	}
	return slices.Clip(out)
}
