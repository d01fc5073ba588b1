package plenarytest

// Efficient lists the states than which no other is at least as good for every
// party that is not indifferent and better for one.
func (m *Model) Efficient() []int {
	var out []int
	for s := range m.States {
		if !some(m.all(), func(q int) bool { return m.dominates(q, s) }) {
			out = append(out, s)
		}
	}
	return out
}

// AllPrefer lists the states that every party which is not indifferent prefers to a
// state; none where all are indifferent.
func (m *Model) AllPrefer(state int) []int {
	var out []int
	for q := range m.States {
		asked := m.asked()
		if len(asked) > 0 && every(asked, func(p int) bool { return m.better(p, q, state) }) {
			out = append(out, q)
		}
	}
	return out
}

// all lists the states.
func (m *Model) all() []int {
	var out []int
	for s := range m.States {
		out = append(out, s)
	}
	return out
}

// asked lists the parties that are not indifferent among all states.
func (m *Model) asked() []int {
	var out []int
	for p := range m.Tiers {
		if some(m.Tiers[p], func(tier int) bool { return tier != m.Tiers[p][0] }) {
			out = append(out, p)
		}
	}
	return out
}

// dominates reports whether a state is at least as good as another for every party
// that is not indifferent, and better for one.
func (m *Model) dominates(q, s int) bool {
	asked := m.asked()
	return !some(asked, func(p int) bool { return m.better(p, s, q) }) &&
		some(asked, func(p int) bool { return m.better(p, q, s) })
}
