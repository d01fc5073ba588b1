package route

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary/stability"
)

// complete fills in what only the ways kept need: which destination each is
// shown with, and the route there. Ways of one layer share batches.
func (s *bySize) complete(ways []Way) error {
	for i := range ways {
		w := &ways[i]
		w.Exposure = w.grade.grades(len(s.sp.Case().Parties))
		w.StableBy = listed(w.stableBy)
	}
	for at := range ways {
		if ways[at].After != nil {
			continue
		}
		l, err := s.layerWith(ways[at].Levers)
		if err != nil {
			return err
		}
		var some []*Way
		for i := at; i < len(ways) && len(some) < together(l); i++ {
			if w := &ways[i]; w.After == nil && s.opensIn(w.Levers) == l.levers {
				some = append(some, w)
			}
		}
		if err := s.completeIn(l, some); err != nil {
			return err
		}
	}
	return nil
}

// listed lists concepts that are given as bits.
func listed(by uint8) []stability.Concept {
	out := []stability.Concept{}
	for _, c := range stability.Concepts {
		if by>>c&1 == 1 {
			out = append(out, c)
		}
	}
	return out
}

// together is how many ways are completed at once: what is reached on the way
// to each is kept, round by round.
func together(l *layer) int { return max(1, min(Lanes, (1<<22)/l.sp.Len())) }

func (s *bySize) completeIn(l *layer, ways []*Way) error {
	if err := l.ready(); err != nil {
		return err
	}
	for _, w := range ways {
		w.After, w.Asked = l.sp.As(s.sp.Case().Pull(s.pick(w.Levers)...)), l.inquiry()
	}
	near, err := s.nearest(l, ways)
	if err != nil {
		return err
	}
	if err := s.soonest(l, ways, near); err != nil {
		return err
	}
	return s.routes(l, ways, true)
}

// nearest finds, for each way, which destinations are reached within its cap: of
// those reached the ones that differ least from the status quo.
func (s *bySize) nearest(l *layer, ways []*Way) ([][]int32, error) {
	near, left := make([][]int32, len(ways)), make([][]int32, len(ways))
	for i, w := range ways {
		left[i] = slices.Clone(w.ds)
		slices.SortStableFunc(left[i], func(x, y int32) int { return s.differs(s.wanted[x]) - s.differs(s.wanted[y]) })
	}
	for {
		var asks []*ask
		var of []int
		for i, w := range ways {
			if near[i] != nil {
				continue
			}
			if len(left[i]) == 0 {
				return nil, fmt.Errorf("route: no destination of a way is reached")
			}
			n := s.alike(left[i])
			asks, of = append(asks, &ask{levers: w.Levers, ds: left[i][:n], cap: &w.grade}), append(of, i)
			left[i] = left[i][n:]
		}
		if asks == nil {
			return near, nil
		}
		if err := s.put(l, asks); err != nil {
			return nil, err
		}
		for n, a := range asks {
			near[of[n]] = a.open
		}
	}
}

// alike counts the destinations at the head of a list that differ from the
// status quo in as many options as the first.
func (s *bySize) alike(ds []int32) int {
	n := 1
	for n < len(ds) && s.differs(s.wanted[ds[n]]) == s.differs(s.wanted[ds[0]]) {
		n++
	}
	return n
}

// soonest sets the destination of each way: of those near the one reached in
// the fewest steps, and of these the lowest.
func (s *bySize) soonest(l *layer, ways []*Way, near [][]int32) error {
	steps := make([]int, len(ways))
	r := &race{layer: l, ways: ways, steps: steps, want: map[uint64]uint64{}}
	for i, w := range ways {
		w.To = -1
		if len(near[i]) == 1 {
			w.To = s.wanted[near[i][0]]
			continue
		}
		for _, d := range near[i] {
			if err := r.enter(i, d); err != nil {
				return err
			}
		}
	}
	return r.run()
}

// A race finds which of some destinations of each way is reached first.
type race struct {
	*layer
	ways  []*Way
	steps []int // by way, of the destination it has

	questions []question
	of        []int             // by lane: the way
	class     int32             // of the last lane
	want      map[uint64]uint64 // by state: lanes
}

// enter adds a destination of a way.
func (r *race) enter(way int, d int32) error {
	n := len(r.questions)
	if n == 0 || r.of[n-1] != way || r.class != r.classOf[d] {
		if n == Lanes {
			if err := r.run(); err != nil {
				return err
			}
		}
		w := r.ways[way]
		r.class = r.classOf[d]
		r.questions, r.of = append(r.questions, question{w.Levers, r.passOf[r.class], &w.grade}), append(r.of, way)
	}
	r.want[uint64(r.t.wanted[d])] |= 1 << (len(r.questions) - 1)
	return nil
}

// run goes as far as it takes for each way to have a destination.
func (r *race) run() error {
	if len(r.questions) == 0 {
		return nil
	}
	b := r.newBatch(r.questions)
	err := b.alone(func(round int, reached []entry) (done uint64) {
		for _, e := range reached {
			each(e.lanes&r.want[e.spot], func(lane int) { r.arrives(r.of[lane], int(e.spot), round) })
		}
		for lane, way := range r.of {
			if r.ways[way].To >= 0 && r.steps[way] <= round {
				done |= 1 << lane
			}
		}
		return done
	})
	if err != nil {
		return err
	}
	b.release()
	r.questions, r.of = r.questions[:0], r.of[:0]
	clear(r.want)
	return nil
}

func (r *race) arrives(way, state, round int) {
	w := r.ways[way]
	if w.To < 0 || round < r.steps[way] || round == r.steps[way] && state < w.To {
		w.To, r.steps[way] = state, round
	}
}

// routes finds the steps of ways: backwards from each destination, from one of
// the states that the fewest steps lead to; within the grades that they have, or
// whoever is exposed.
func (s *bySize) routes(l *layer, ways []*Way, within bool) error {
	var questions []question
	for _, w := range ways {
		of := question{levers: w.Levers, pass: l.passes(w.To)}
		if within {
			of.cap = &w.grade
		}
		questions = append(questions, of)
	}
	rounds := make([][][]uint64, len(ways)) // the states reached anew in each
	b := l.newBatch(questions)
	err := b.alone(func(_ int, reached []entry) (done uint64) {
		for lane := range ways {
			rounds[lane] = append(rounds[lane], nil)
		}
		for _, e := range reached {
			each(e.lanes, func(lane int) {
				at := &rounds[lane][len(rounds[lane])-1]
				if *at = append(*at, e.spot); int(e.spot) == ways[lane].To {
					done |= 1 << lane
				}
			})
		}
		return done
	})
	if err != nil {
		return err
	}
	b.release()
	for lane, w := range ways {
		if w.Steps, err = s.back(w, rounds[lane]); err != nil {
			return err
		}
		takesBack(s.sp, w.Steps)
	}
	return nil
}

// straight orders states that a step to another may come from: first those that
// make for the fewest changes of options on the way, then by number. So a route
// moves nothing forth and back that it need not.
func (s *bySize) straight(states []uint64, to int) []uint64 {
	slices.Sort(states)
	next := s.sp.Levels(to, nil)
	by := make([][]uint64, 2*len(next)+1) // by changes
	var at []uint8
	for _, state := range states {
		at = s.sp.Levels(int(state), at)
		n := 0
		for o, l := range at {
			if int(l) != s.sp.Case().Options[o].Now {
				n++
			}
			if l != next[o] {
				n++
			}
		}
		by[n] = append(by[n], state)
	}
	return slices.Concat(by...)
}

// back goes from the destination of a way to the status quo, given the states
// that each further step leads to.
func (s *bySize) back(w *Way, rounds [][]uint64) ([]Step, error) {
	n := slices.IndexFunc(rounds, func(states []uint64) bool { return slices.Contains(states, uint64(w.To)) })
	if n < 0 {
		return nil, fmt.Errorf("route: state %d is not reached", w.To+1)
	}
	out := make([]Step, n)
	to := w.To
	for r := n - 1; r >= 0; r-- {
		var err error
		if out[r], err = s.stepTo(w, to, s.straight(rounds[r], to)); err != nil {
			return nil, err
		}
		to = out[r].From
	}
	return out, nil
}
