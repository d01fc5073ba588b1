package space

// Asked lists the parties that tell states apart. The others are silent: they
// are indifferent among all states and are not asked what is better.
func (s *Space) Asked() []int {
	var out []int
	for p := range s.c.Parties {
		if s.tiers[p] > 1 {
			out = append(out, p)
		}
	}
	return out
}

// Better lists the states that every party asked strictly prefers to the
// status quo, ascending (docs/theory.md#better-and-best).
func (s *Space) Better() []int {
	var out []int
	asked, now := s.Asked(), s.StatusQuo()
	for state := range s.n {
		better := len(asked) > 0
		for _, p := range asked {
			better = better && s.Rank(p, state) > s.Rank(p, now)
		}
		if better {
			out = append(out, state)
		}
	}
	return out
}
