package answer

import "slices"

// Waiting is who waits for whom today, by what is refused and what for
// (docs/theory.md#who-waits-for-whom).
type Waiting struct {
	Things []Thing `json:"things"` // in the order in which stances name them
	Waits  []Wait  `json:"waits"`  // in the order of stances
	// what does not come about without something that is refused
	Takes []Take `json:"takes,omitempty"`
}

// A Thing is something that a party refuses, or that one waits for.
type Thing struct {
	What    ConditionID   `json:"what"`
	Also    []ConditionID `json:"also,omitempty"` // that come about with it and only with it
	Refused bool          `json:"refused"`        // whether a party refuses it
	Part    int           `json:"part"`           // of the picture, from 1: what hangs together has the same
}

// A Wait is that one thing waits for another, since a party insists on it.
type Wait struct {
	What    ConditionID `json:"what"` // the thing that waits
	For     ConditionID `json:"for"`  // the thing that it waits for; several waits where a stance asks for several
	Stance  Stance      `json:"stance"`
	Circles []int       `json:"circles,omitempty"` // numbers of the circles that it is part of
	// whether it is the weakest link of one of them, and not stated: of the first circle, or
	// of one of which not all links are known alike
	Weakest bool `json:"weakest"`
}

// A Take is that one thing does not come about without another.
type Take struct {
	What    ConditionID `json:"what"`
	Takes   ConditionID `json:"takes"`             // a thing that is refused
	Or      bool        `json:"or"`                // or without one of the others that it takes
	Circles []int       `json:"circles,omitempty"` // numbers of the circles that it is part of
}

// InCircle reports whether a thing waits in a circle, or is what something in one takes.
func (w *Waiting) InCircle(id ConditionID) bool {
	return slices.ContainsFunc(w.Waits, func(x Wait) bool {
		return len(x.Circles) > 0 && (x.What == id || x.For == id)
	}) || slices.ContainsFunc(w.Takes, func(x Take) bool {
		return len(x.Circles) > 0 && (x.What == id || x.Takes == id)
	})
}

// IsTarget reports whether something waits for a thing, or takes it.
func (w *Waiting) IsTarget(id ConditionID) bool {
	return slices.ContainsFunc(w.Waits, func(x Wait) bool { return x.For == id }) ||
		slices.ContainsFunc(w.Takes, func(x Take) bool { return x.Takes == id || x.What == id })
}
