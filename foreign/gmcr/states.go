package gmcr

import "github.com/plenary-talks/plenary"

// A state is the options that are taken, by their order.
type state []bool

// code is the state as a case has it.
func (s state) code() string {
	out := make([]byte, len(s))
	for i, taken := range s {
		if out[i] = '0'; taken {
			out[i] = '1'
		}
	}
	return string(out)
}

func (c condition) holds(s state) bool {
	for _, member := range c.members {
		if met(member, s, 0) {
			return true
		}
	}
	return false
}

// met reports whether all literals hold that speak of options from a position on.
func met(member []literal, s state, from int) bool {
	for _, l := range member {
		if l.option < from || s[l.option] != l.taken {
			return false
		}
	}
	return true
}

// maxSteps bounds the search for feasible states.
const maxSteps = 1 << 24

// feasible lists the first feasible states in the order of their numbers, at
// most so many. The error is a *[plenary.Limit].
func (m *model) feasible(most int) ([]state, error) {
	f := &finder{model: m, now: make(state, len(m.options)), most: most}
	if f.from(len(m.options)); f.steps > maxSteps {
		return nil, &plenary.Limit{Code: plenary.LimitWork, What: "steps to find the feasible states", Bound: maxSteps}
	}
	return f.found, nil
}

type finder struct {
	*model
	now         state
	found       []state
	most, steps int
}

// from lists the feasible states in which the options from n on are as now: the
// last changes slowest.
func (f *finder) from(n int) {
	if f.steps++; f.steps > maxSteps || len(f.found) >= f.most {
		return
	}
	for _, c := range f.infeasibles {
		for _, member := range c.members {
			if met(member, f.now, n) {
				return
			}
		}
	}
	if n == 0 {
		f.found = append(f.found, append(state{}, f.now...))
		return
	}
	for _, taken := range []bool{false, true} {
		f.now[n-1] = taken
		f.from(n - 1)
	}
	f.now[n-1] = false
}
