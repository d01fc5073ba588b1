package prefer

import (
	"context"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/stability"
)

// A Table is in which manners who stays where, by each concept.
type Table struct {
	stays []Stay // by party, and state
	n     int
}

// A Stay is in which manners a party stays by each concept, as in [Concepts]: bit k is of manner k.
type Stay [4]uint8

// Of reports whether it stays by a concept in a manner.
func (s Stay) Of(c stability.Concept, m Manner) bool { return s[place(c)]>>m&1 == 1 }

// Stays is how a party stays in a state.
func (t *Table) Stays(party, state int) Stay { return t.stays[party*t.n+state] }

// All is how all parties stay in a state: equilibria, by concept and manner.
func (t *Table) All(state int) Stay {
	out := Stay{31, 31, 31, 31}
	for at := state; at < len(t.stays); at += t.n {
		for c := range out {
			out[c] &= t.stays[at][c]
		}
	}
	return out
}

// Stay is in which manners the party of a verdict stays.
func (v *Verdict) Stay() Stay {
	var out Stay
	for i, c := range Concepts {
		for m := A; m <= Strong; m++ {
			if v.Stays(c, m) {
				out[i] |= 1 << m
			}
		}
	}
	return out
}

// Everywhere asks about all states. The cost is, for each party and state, that of all moves. The error is the
// context's, or a *[plenary.Limit] where there are more than [MostListed] states or it takes more than [MostWork].
func (j *Judge) Everywhere(ctx context.Context) (*Table, error) {
	if j.n > MostListed {
		return nil, &plenary.Limit{Code: plenary.LimitStates, What: "feasible situations to ask about one by one",
			Bound: MostListed, Met: int64(j.n), Fix: "ask about some of them"}
	}
	t := &Table{n: j.n}
	w := progress.Begin(ctx, "asking who stays where", j.n*len(j.moves))
	j.work, j.reached = 0, map[question][]uint32{}
	defer func() { j.reached = nil }()
	for p := range j.moves {
		clear(j.reached) // ends are those of the others of one party
		for s := range j.n {
			v, err := j.Ask(ctx, p, s)
			if err != nil {
				return nil, err
			}
			if j.work > j.most {
				return nil, &plenary.Limit{Code: plenary.LimitWork, What: "moves and ends to look at",
					Bound: int64(j.most), Fix: "ask about some situations"}
			}
			t.stays = append(t.stays, v.Stay())
			if err := w.Done(1); err != nil {
				return nil, err
			}
		}
	}
	return t, ctx.Err()
}
