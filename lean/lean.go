// Package lean finds what answers lean on: which of them end once one wish of one
// party is struck out, or stands elsewhere in its party's list. Definitions are in
// docs/theory.md#what-answers-lean-on.
//
//	Query   the answers: ways with where they were to lead, and parties that gain alone
//	Find    strikes out and shifts one wish after another
//	Report  the wishes on which something hangs or turns
//	Work    what that takes, counted before it is done
//
// An edit (edit.go) is another order of one party's statements, or all but one of
// them. Routes are taken again under an edit with the truth of statements alone
// (replay.go), then with another last step (varied.go); the party is ranked anew only where
// that fails (anew.go).
package lean

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// A Way is a way out with what it was asked for.
type Way struct {
	*route.Way
	Want   *expr.Expr // what its destination had to meet; nil for nothing
	Better bool       // whether its destination is a better state; else an acceptable one
	Others []int      // where other ways to the same lead, as [route.Answer.Others] lists them
}

// A Query asks of some answers what they lean on.
type Query struct {
	Ways  []Way
	Gains []int       // parties with something to gain by moving alone
	Work  *route.Work // what looking for other ways may spend; nil for no bound
}

// A Report is what the answers lean on. Answers are named by number: first the
// ways of the query, then the gains.
type Report struct {
	Hinges []Hinge // by party, then by wish
}

// A Hinge is a wish on which answers hang or turn.
type Hinge struct {
	Party, Wish int
	Ends        []int   // answers that end once it is struck out, ascending
	Looser      []int   // ways among these that are open still, to what would not hold
	Up, Down    []Shift // by places; none of a wish that is stated, claimed or reported
}

// A Shift is a move of a wish in its list, by so many places, with the answers that
// end there and at no smaller one the same way, ascending.
type Shift struct {
	Places int
	Ends   []int
	Looser []int // ways among these that are open still, to what would not hold
}

// Work counts edits times states: what [Find] goes through.
func Work(sp *space.Space) int64 {
	n := 0
	for p := range sp.Case().Parties {
		statements := sp.Case().Parties[p].Prefers.Statements
		n += len(statements)
		for i := range statements {
			if Shifted(statements[i].How) {
				n += len(statements) - 1
			}
		}
	}
	return int64(n) * int64(sp.Len())
}

// Shifted reports whether wishes that are known so are shifted: those that nobody
// is on record with.
func Shifted(how plenary.Evidence) bool {
	return how == plenary.Inferred || how == plenary.Assumed || how == plenary.Unmarked
}

// Find finds what answers lean on. Its cost grows with [Work]. The error is the
// context's, [route.ErrSpent] or [plenary.ErrNoStatusQuo].
func Find(ctx context.Context, sp *space.Space, q Query) (*Report, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	f, err := newFinder(ctx, sp, q)
	if err != nil {
		return nil, err
	}
	out := &Report{}
	if len(f.all()) == 0 {
		return out, nil
	}
	w := progress.Begin(ctx, "asking what each wish carries", int(Work(sp)/int64(sp.Len())))
	for p := range f.c.Parties {
		for i := range f.c.Parties[p].Prefers.Statements {
			h, err := f.hinge(w, p, i)
			if err != nil {
				return nil, err
			}
			if len(h.Ends)+len(h.Up)+len(h.Down) > 0 {
				out.Hinges = append(out.Hinges, h)
			}
		}
	}
	return out, ctx.Err()
}

// hinge strikes out and shifts one wish.
func (f *finder) hinge(w *progress.Work, p, i int) (Hinge, error) {
	h := Hinge{Party: p, Wish: i}
	statements := f.c.Parties[p].Prefers.Statements
	var err error
	if h.Ends, h.Looser, err = f.ended(f.edit(p, slices.Delete(order(len(statements)), i, i+1)), f.all()); err != nil {
		return h, err
	}
	if err := w.Done(1); err != nil || !Shifted(statements[i].How) {
		return h, err
	}
	if h.Up, err = f.shifts(w, p, i, -1); err != nil {
		return h, err
	}
	h.Down, err = f.shifts(w, p, i, 1)
	return h, err
}

// shifts moves a wish up or down, place by place, as far as an answer is left.
func (f *finder) shifts(w *progress.Work, p, i, by int) ([]Shift, error) {
	left := f.all()
	list := order(len(f.c.Parties[p].Prefers.Statements))
	var out []Shift
	for at := i + by; at >= 0 && at < len(list); at += by {
		list[at], list[at-by] = list[at-by], list[at]
		ends, looser, err := f.ended(f.edit(p, slices.Clone(list)), left)
		if err != nil {
			return nil, err
		}
		if len(ends) > 0 {
			out = append(out, Shift{(at - i) * by, ends, looser})
			left = slices.DeleteFunc(left, func(a int) bool { return slices.Contains(ends, a) })
		}
		if err := w.Done(1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// ended lists the answers of some that an edit ends, and the ways among these that are open still.
func (f *finder) ended(e *edit, of []int) (ends, looser []int, err error) {
	for _, a := range of {
		stays, open, err := f.stays(e, a)
		if err != nil {
			return nil, nil, err
		}
		if !stays {
			ends = append(ends, a)
		}
		if open && !stays {
			looser = append(looser, a)
		}
	}
	return ends, looser, nil
}

// all lists the answers.
func (f *finder) all() []int { return order(len(f.ways) + len(f.q.Gains)) }

func order(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
