package coalition

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/internal/progress"
)

// A Concept is what a coalition that could gain minds.
type Concept uint8

// The concepts, in the order in which answers list them.
const (
	Nash  Concept = iota // it minds nothing
	GMR                  // anything that the others could come to
	SMR                  // that, if it could not go on to a gain
	SEQ                  // what others gain by, alone or together, step by step
	Alone                // what others gain by, each for itself, step by step
)

// Concepts lists them all.
var Concepts = []Concept{Nash, GMR, SMR, SEQ, Alone}

var conceptNames = []string{"nash", "gmr", "smr", "seq", "seq-alone"}

func (c Concept) String() string {
	if int(c) < len(conceptNames) {
		return conceptNames[c]
	}
	return fmt.Sprintf("concept %d, which there is not", uint8(c))
}

// A Judgement is a coalition in a state: which of its joint gains the others can answer.
type Judgement struct {
	Members Set
	Gains   []int     // states, ascending
	met     [5][]bool // by concept: of each gain, whether it is answered
	open    bool      // whether it is not decided what chains of joint gains answer
}

// Answered reports whether the others can answer the i-th gain; decided is false where
// that was too much work to find out.
func (j *Judgement) Answered(c Concept, i int) (is, decided bool) {
	is = j.met[c][i]
	return is, c != SEQ || is || !j.open
}

// Stays reports whether the coalition stays: whether every gain is answered; decided is
// false where that was too much work to find out.
func (j *Judgement) Stays(c Concept) (is, decided bool) {
	decided = true
	for i := range j.Gains {
		if answered, known := j.Answered(c, i); known && !answered {
			return false, true
		} else if !known {
			decided = false
		}
	}
	return decided, decided
}

// Work is how many states may be looked at, pairs of them counted twice, for chains of joint
// gains.
const Work = 1 << 28

// Judge asks which joint gains of a coalition from a state the others can answer, of all
// that [Finder.Gains] lists. The cost is linear in states times parties, but for chains of
// joint gains, which take pairs of states, at most as left says; what they take is
// subtracted from it. The error is the context's.
func (f *Finder) Judge(ctx context.Context, from int, gains []Gain, h Set, left *int64) (*Judgement, error) {
	j := &Judgement{Members: h}
	for i := range gains {
		if gains[i].Of(h) {
			j.Gains = append(j.Gains, gains[i].State)
		}
	}
	for c := range j.met {
		j.met[c] = make([]bool, len(j.Gains))
	}
	if len(j.Gains) == 0 {
		return j, ctx.Err()
	}
	w := progress.Begin(ctx, "asking how others could answer", 0)
	still := every(4096, func() bool { return w.Done(4096) == nil })
	wins, breaks := f.wins(from, h)
	others := f.all &^ h
	met := func(c Concept, in bits64) {
		for i, q := range j.Gains {
			j.met[c][i] = in.has(q)
		}
	}
	answered := f.noStates()
	f.flood(answered, breaks, others, back, still)
	met(GMR, answered)

	goesOn, lost := f.noStates(), []uint32(nil)
	f.flood(goesOn, wins, h, back, still)
	for x := range f.sp.Len() {
		if !goesOn.has(x) {
			lost = append(lost, uint32(x))
		}
	}
	answered = f.noStates()
	f.flood(answered, lost, others, back, still)
	met(SMR, answered)

	answered = f.noStates()
	f.flood(answered, breaks, others, backByGain, still)
	met(Alone, answered)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := f.chains(ctx, j, answered, left); err != nil {
		return nil, err
	}
	return j, ctx.Err()
}

// wins lists the states that all members prefer to one, and all others, over which the
// coalition breaks up.
func (f *Finder) wins(from int, h Set) (wins, breaks []uint32) {
	for x := range f.sp.Len() {
		if h.Within(f.prefers(x, from)) {
			wins = append(wins, uint32(x))
		} else {
			breaks = append(breaks, uint32(x))
		}
	}
	return wins, breaks
}

// every calls a function once in n times.
func every(n int, ask func() bool) func() bool {
	left, on := n, true
	return func() bool {
		if left--; left == 0 {
			left, on = n, ask()
		}
		return on
	}
}
