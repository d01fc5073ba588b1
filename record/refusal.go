package record

import (
	"fmt"
	"slices"
	"sort"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A refusal is what the debtors of commitments to the same thing refuse. Stances
// are told by their positions among those of the day.
type refusal struct {
	does     int      // class
	those    bitset   // stances that bear on it
	ways     []bitset // by way of doing it: the stances that bar it by themselves
	together bool     // some way is also barred by others together
	answer   []*refused
}

// refused are the preconditions that make something wait; none when nothing does.
type refused struct {
	list []int
	with bool // all of them would have it together
}

// A way is one of the conditions that something is the disjunction of: it is
// barred when all its ways are.
type way struct {
	near  bitset // stances that can hold together with it
	alone bitset // those of them that it cannot hold without
}

// refusalOf is that of the commitment at a position; nil when there is none.
func (w *waiting) refusalOf(at int) *refusal {
	if w.does[at] < 0 || len(w.stances) == 0 {
		return nil
	}
	owes, does := w.d.commitment(at).Owes, w.wanted[w.does[at]]
	key := fmt.Sprint(does, owes)
	r, ok := w.refusal[key]
	if !ok {
		r = w.newRefusal(owes, does)
		w.refusal[key] = r
	}
	return r
}

// disjuncts lists the classes that a condition is the disjunction of.
func (p *prover) disjuncts(e *expr.Expr) []int {
	for e.Op == expr.Named {
		e = e.Args[0]
	}
	if e.Op != expr.Or {
		return []int{p.class(e)}
	}
	var out []int
	for _, a := range e.Args {
		out = append(out, p.disjuncts(a)...)
	}
	return out
}

// bar finds for each way of doing what is wanted which stances bar it.
func (w *waiting) bar() error {
	if len(w.stances) == 0 {
		return nil
	}
	var all []int
	for _, c := range w.wanted {
		all = append(all, w.disjuncts(w.classes[c].e)...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	refused := slices.Compact(slices.Sorted(slices.Values(w.refuses)))
	w.ways = map[int]*way{}
	work := progress.Begin(w.ctx, "finding which stance bars what", len(all))
	for i, may := range w.maybe(all, refused) {
		if err := work.Done(1); err != nil {
			return err
		}
		one := &way{newBitset(len(w.stances)), newBitset(len(w.stances))}
		barring := newBitset(len(refused))
		for k, b := range refused {
			if may.has(k) && w.implies(all[i], b) {
				barring.add(k)
			}
		}
		for k, b := range w.refuses {
			if at, _ := slices.BinarySearch(refused, b); barring.has(at) {
				one.alone.add(k)
				one.near.add(k)
			} else if !w.exclude(all[i], b) {
				one.near.add(k)
			}
		}
		w.ways[all[i]] = one
	}
	return w.ctx.Err()
}

// newRefusal looks which stances bear on something; nil when they leave a way to
// it all together, or it can never be.
func (w *waiting) newRefusal(owes []int, does int) *refusal {
	if w.satisfiable(does) != yes {
		return nil
	}
	r := &refusal{does: does, those: newBitset(len(w.stances)), answer: make([]*refused, len(w.columns))}
	debtors := newBitset(len(w.stances))
	for k, i := range w.stances {
		if slices.Contains(owes, w.d.Case.Preconditions[i].Party) {
			debtors.add(k)
		}
	}
	for _, c := range w.disjuncts(w.classes[does].e) {
		if w.satisfiable(c) == no {
			continue
		}
		one := w.ways[c]
		alone, others := debtors.and(one.alone), debtors.and(one.near).without(one.alone)
		together := w.barred(c, others.list())
		if !together && alone.empty() {
			return nil // else each column would find so
		}
		r.together = r.together || together
		r.ways, r.those = append(r.ways, alone), r.those.or(alone).or(others)
	}
	return r
}

// until returns the preconditions by which it waits for what those of a column
// wait for.
func (r *refusal) until(w *waiting, column int) *refused {
	if r.answer[column] == nil {
		out := &refused{with: true}
		for _, k := range r.fewest(w, w.columns[column]) {
			p := &w.d.Case.Preconditions[w.stances[k]]
			out.list, out.with = append(out.list, w.stances[k]), out.with && (p.With || p.Soft)
		}
		r.answer[column] = out
	}
	return r.answer[column]
}

// fewest leaves out of some stances, the first written first, those without which
// nothing is left to be done either; nil when something is. So the first that is
// kept is the last one, such that it and all behind it bar every way; and so on,
// with those kept before.
func (r *refusal) fewest(w *waiting, some bitset) []int {
	if r.together {
		return r.search(w, r.those.and(some).list())
	}
	lasts := make([]int, 0, len(r.ways)) // by way: the last that bars it
	for _, alone := range r.ways {
		last := alone.lastOf(some)
		if last < 0 {
			return nil
		}
		lasts = append(lasts, last)
	}
	var kept []int
	for {
		next := len(w.stances)
		for i, alone := range r.ways {
			if !slices.ContainsFunc(kept, alone.has) {
				next = min(next, lasts[i])
			}
		}
		if next == len(w.stances) {
			return kept
		}
		kept = append(kept, next)
	}
}

// search is fewest where stances bar ways together.
func (r *refusal) search(w *waiting, all []int) []int {
	if !w.barred(r.does, all) {
		return nil
	}
	var kept []int
	for of := all; len(of) > 0; {
		n := sort.Search(len(of), func(i int) bool { return !w.barred(r.does, slices.Concat(kept, of[i+1:])) })
		kept = append(kept, of[n])
		if w.barred(r.does, kept) {
			return kept
		}
		of = of[n+1:]
	}
	return all // that fewer do could not be decided
}

// barred reports whether some stances leave nothing to be done for something to
// hold.
func (w *waiting) barred(does int, stances []int) bool {
	if len(stances) == 0 {
		return false
	}
	refused := make([]int, 0, len(stances))
	for _, k := range stances {
		refused = append(refused, w.refuses[k])
	}
	slices.Sort(refused)
	return w.implies(does, slices.Compact(refused)...)
}
