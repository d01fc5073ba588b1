package record

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A Wait is one commitment waiting for another.
type Wait struct {
	For           int   // commitment
	With          bool  // it may come together with it; else it comes after
	Written       bool  // in `waits_for` or `until`
	Preconditions []int // those that make it wait; none when it is written
}

// Waits are what commitments wait for on a day.
type Waits struct {
	Of       [][]Wait // by position in Commitments; none of what is met or lapsed
	Unproven int      // questions whether one thing needs another that were too large to decide; taken for no

	d *Day
}

// Waits finds what every commitment that is neither met nor lapsed waits for. The
// first call works it out: conditions written alike are looked at once, and of
// the others most pairs are told apart by a few combinations of levels. The error
// is the context's.
func (d *Day) Waits(ctx context.Context) (*Waits, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.waits != nil {
		return d.waits, nil
	}
	w, err := newWaiting(ctx, d, usual)
	if err != nil {
		return nil, err
	}
	out := &Waits{Of: make([][]Wait, len(d.Commitments)), d: d}
	work := progress.Begin(ctx, "finding which commitment waits for which", len(w.pending))
	for _, i := range w.pending {
		out.Of[i] = w.of(i)
		if err := work.Done(1); err != nil {
			return nil, err
		}
	}
	out.Unproven = w.unproven
	d.waits = out
	return out, nil
}

// settled reports whether nobody need wait for it, nor it for anything.
func (s *Standing) settled() bool { return s.Status == Met || s.Status == Lapsed }

// waiting finds what the commitments of a day wait for.
type waiting struct {
	*prover
	d       *Day
	pending []int // commitments not settled, by position
	named   []int // by commitment: the position, from 1, of the last one looked at that names it
	does    []int // by position: which of wanted it is about; -1 for prose
	wanted  []int // classes of what the pending ones are about

	until   map[int]bitset // by class: which of wanted it cannot hold without
	stances []int          // preconditions in force that refuse what is not so yet
	refuses []int          // by stance: class of what it refuses
	column  []int          // by wanted: which of columns
	columns []bitset       // which of stances wait for it
	ways    map[int]*way   // by class
	refusal map[string]*refusal
	list    []Wait // used again and again
}

func newWaiting(ctx context.Context, d *Day, b bounds) (*waiting, error) {
	w := &waiting{prover: newProver(ctx, d.Case, b), d: d, named: make([]int, len(d.Record.Commitments)),
		does: make([]int, len(d.Commitments)), refusal: map[string]*refusal{}}
	index := map[int]int{} // of wanted, by class
	for i := range d.Commitments {
		w.does[i] = -1
		if d.Commitments[i].settled() {
			continue
		}
		w.pending = append(w.pending, i)
		if c := w.class(d.commitment(i).Does); c >= 0 {
			at, ok := index[c]
			if !ok {
				at = len(w.wanted)
				index[c] = at
				w.wanted = append(w.wanted, c)
			}
			w.does[i] = at
		}
	}
	w.inForce()
	if err := w.require(); err != nil {
		return nil, err
	}
	w.line()
	if err := w.bar(); err != nil {
		return nil, err
	}
	return w, nil
}

// commitment is the one at a position.
func (d *Day) commitment(at int) *Commitment {
	return &d.Record.Commitments[d.Commitments[at].Commitment]
}

// inForce lists the preconditions of debtors that may make something wait.
func (w *waiting) inForce() {
	debtor := map[int]bool{}
	for _, i := range w.pending {
		if w.does[i] >= 0 {
			for _, p := range w.d.commitment(i).Owes {
				debtor[p] = true
			}
		}
	}
	for i := range w.d.Case.Preconditions {
		if p := &w.d.Case.Preconditions[i]; debtor[p.Party] && w.d.refuses(p) {
			w.stances, w.refuses = append(w.stances, i), append(w.refuses, w.class(p.Refuses))
		}
	}
}

// refuses reports whether a precondition is in force and refuses what is not so
// yet.
func (d *Day) refuses(p *plenary.Precondition) bool {
	return p.Refuses != expr.Never && !p.Refuses.Holds(d.Case.StatusQuo())
}

// require finds what the conditions that come first cannot hold without.
func (w *waiting) require() error {
	w.until = map[int]bitset{}
	var all []int
	for _, i := range w.pending {
		all = append(all, w.class(w.d.commitment(i).Until))
	}
	for _, i := range w.stances {
		all = append(all, w.class(w.d.Case.Preconditions[i].Until))
	}
	slices.Sort(all)
	all = slices.DeleteFunc(slices.Compact(all), func(c int) bool { return c < 0 })
	work := progress.Begin(w.ctx, "finding which condition needs which", len(all))
	for i, may := range w.maybe(all, w.wanted) {
		if err := work.Done(1); err != nil {
			return err
		}
		for at, b := range w.wanted {
			if may.has(at) && !w.implies(all[i], b) {
				may.remove(at)
			}
		}
		w.until[all[i]] = may
	}
	return w.ctx.Err()
}

// line finds which preconditions wait for what, putting together what the same
// ones wait for.
func (w *waiting) line() {
	var until []int
	for _, i := range w.stances {
		until = append(until, w.class(w.d.Case.Preconditions[i].Until))
	}
	index := map[string]int{}
	for at := range w.wanted {
		column := newBitset(len(w.stances))
		for k := range w.stances {
			if w.until[until[k]].has(at) {
				column.add(k)
			}
		}
		key := column.key()
		n, ok := index[key]
		if !ok {
			n = len(w.columns)
			index[key] = n
			w.columns = append(w.columns, column)
		}
		w.column = append(w.column, n)
	}
}

// of lists what the commitment at a position waits for.
func (w *waiting) of(at int) []Wait {
	c := w.d.commitment(at)
	for _, b := range c.WaitsFor {
		w.named[b] = at + 1
	}
	until, refused := w.until[w.class(c.Until)], w.refusalOf(at)
	out := w.list[:0]
	for _, j := range w.pending {
		b, want := w.d.Commitments[j].Commitment, w.does[j]
		switch {
		case j == at:
		case w.named[b] == at+1, want >= 0 && until != nil && until.has(want):
			out = append(out, Wait{b, c.With, true, nil})
		case want >= 0 && refused != nil:
			if by := refused.until(w, w.column[want]); by.list != nil {
				out = append(out, Wait{b, by.with, false, by.list})
			}
		}
	}
	w.list = out
	return slices.Clone(out)
}

// Bars reports whether a debtor of a commitment, by a precondition in force,
// refuses what it cannot be carried out without.
func (d *Day) Bars(commitment, precondition int) bool {
	c, p := &d.Record.Commitments[commitment], &d.Case.Preconditions[precondition]
	if c.Does == nil || !slices.Contains(c.Owes, p.Party) || !d.refuses(p) || p.Until.Holds(d.Case.StatusQuo()) {
		return false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.bars == nil {
		d.bars = newProver(context.Background(), d.Case, usual)
	}
	return d.bars.implies(d.bars.class(c.Does), d.bars.class(p.Refuses))
}
