package whynot

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
)

// binding lists the levers of the query that open no option, with where each
// stands there.
func (w *inquiry) binding() (levers []plenary.Lever, at []int) {
	for i, l := range w.q.Levers {
		if l.Kind != plenary.Open {
			levers, at = append(levers, l), append(at, i)
		}
	}
	return levers, at
}

// removes lists the levers that, each by itself, let some state pass a test that
// none passes. Of what is asked at the table each test asks for more than the one
// before, so that it is enough to look at the last.
func (w *inquiry) removes(test Test) ([]Removal, error) {
	if test < Unclosed {
		return nil, nil
	}
	var out []Removal
	if levers, at := w.binding(); test > Unclosed && len(levers) > 0 {
		does, err := w.anyPass(test, levers)
		if err != nil {
			return nil, err
		}
		opens := does
		if test < Willing {
			if opens, err = w.anyPass(Willing, levers); err != nil {
				return nil, err
			}
		}
		for i := range levers {
			if does[i] {
				out = append(out, Removal{at[i], opens[i]})
			}
		}
	}
	for i := range w.q.Levers {
		if l := &w.q.Levers[i]; l.Kind == plenary.Open {
			last, err := w.lastWith(l)
			if err != nil {
				return nil, err
			}
			if last >= test {
				out = append(out, Removal{i, last >= Willing})
			}
		}
	}
	slices.SortFunc(out, func(a, b Removal) int { return a.Lever - b.Lever })
	return out, w.ctx.Err()
}

// anyPass reports for each of some levers that open nothing whether some state
// passes a test with it pulled.
func (w *inquiry) anyPass(test Test, levers []plenary.Lever) ([]bool, error) {
	passes, err := w.passWith(test, levers)
	var out []bool
	for _, some := range passes {
		out = append(out, len(some) > 0)
	}
	return out, err
}

// passWith lists, for each of some levers that open nothing, the states that pass
// a test with it pulled.
func (w *inquiry) passWith(at Test, levers []plenary.Lever) ([][]int, error) {
	var reached [][]bool
	var err error
	switch at {
	case Unrefused:
		reached, err = route.WithinEach(w.ctx, mandatesAside(w.sp), true, levers)
	case AtTable:
		reached, err = route.WithinEach(w.ctx, w.sp, true, levers)
	default:
		return w.openWith(at, levers)
	}
	if err != nil {
		return nil, err
	}
	var out [][]int
	for _, r := range reached {
		out = append(out, keep(w.passed[Unclosed], func(s int) bool { return r[s] }))
	}
	return out, nil
}

func (w *inquiry) openWith(at Test, levers []plenary.Lever) ([][]int, error) {
	o, err := w.routes()
	if err != nil {
		return nil, err
	}
	var sets []route.Set
	for l := range levers {
		sets = append(sets, route.Set{}.With(l))
	}
	by := (*route.Search).Opens
	if at == Unexposed {
		by = (*route.Search).OpensUnexposed
	}
	out, err := by(o, w.ctx, sets...)
	for i := range out {
		if at > Willing && err == nil {
			out[i], err = w.lasting(out[i])
		}
	}
	return out, err
}

// lastWith is the last test that some state passes once a lever has opened
// options; -1 for none. The states and who ranks them how are the same then, and
// nothing else.
func (w *inquiry) lastWith(l *plenary.Lever) (Test, error) {
	sp, err := w.sp.Opened(w.ctx, w.c.Pull(l))
	if err != nil {
		return -1, err
	}
	q := Query{Want: w.q.Want, Work: w.q.Work}
	then := &inquiry{ctx: w.ctx, sp: sp, c: sp.Case(), now: w.now, q: q}
	if err := then.climb(Tests); err != nil {
		return -1, err
	}
	last := Test(len(then.passed) - 1)
	if len(then.passed[last]) == 0 {
		last--
	}
	return last, nil
}
