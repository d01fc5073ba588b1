package plenarytest

import (
	"fmt"
	"slices"
)

// A Witness is a verdict with its proof: an answer to each improvement that
// has one and, when there are others, the best of those.
type Witness struct {
	Concept      string
	Party, State int
	Stable       bool
	Escape       int     // of the improvements without an answer, one of the best tier; -1 when stable
	Replies      []Reply // one for each improvement that has an answer, ascending
}

// A Reply is what the others do after an improvement, one or more steps.
type Reply struct {
	Improvement int
	Steps       []Step
}

// A Step is one party's move to a state.
type Step struct{ Party, To int }

// Check replays a witness by the definitions and returns what is wrong with
// it, or nil.
func (g *Graph) Check(w Witness) error {
	err := g.check(w)
	if err != nil {
		return fmt.Errorf("witness of %s for party %d at state %d: %w", w.Concept, w.Party, w.State, err)
	}
	return nil
}

func (g *Graph) check(w Witness) error {
	if stable := g.Stable(w.Concept, w.Party, w.State); stable != w.Stable {
		return fmt.Errorf("it says stable is %t; by definition it is %t", w.Stable, stable)
	}
	var answered, open, replied []int
	for _, q := range g.Improvements[w.Party][w.State] {
		if g.answers(w, q) {
			answered = append(answered, q)
		} else {
			open = append(open, q)
		}
	}
	for _, r := range w.Replies {
		replied = append(replied, r.Improvement)
	}
	if !slices.Equal(replied, answered) {
		return fmt.Errorf("it replies to improvements %v; those with an answer are %v", replied, answered)
	}
	for _, r := range w.Replies {
		if err := g.checkReply(w, r); err != nil {
			return fmt.Errorf("reply to %d: %w", r.Improvement, err)
		}
	}
	return g.checkEscape(w, open)
}

// answers searches the legal replies of the concept's kind to an improvement
// for one that deters.
func (g *Graph) answers(w Witness, q int) bool {
	var ends []int
	switch w.Concept {
	case "gmr", "smr":
		ends = g.replies(w.Party, q)
	case "seq", "sseq":
		ends = g.credibleReplies(w.Party, q)
	}
	return some(ends, func(x int) bool { return g.deters(w, x) == nil })
}

// checkEscape checks the escape against all improvements without an answer.
func (g *Graph) checkEscape(w Witness, open []int) error {
	if len(open) == 0 && w.Escape == -1 {
		return nil
	}
	if !slices.Contains(open, w.Escape) {
		return fmt.Errorf("it names %d as an escape; the improvements without an answer are %v", w.Escape, open)
	}
	for _, q := range open {
		if g.better(w.Party, q, w.Escape) {
			return fmt.Errorf("its escape %d is not the best: %d is better", w.Escape, q)
		}
	}
	return nil
}

// checkReply replays the others' sequence and asks whether its end deters.
func (g *Graph) checkReply(w Witness, r Reply) error {
	if len(r.Steps) == 0 {
		return fmt.Errorf("it has no step")
	}
	arcs := g.Moves
	if w.Concept == "seq" || w.Concept == "sseq" {
		arcs = g.Improvements
	}
	at, last := r.Improvement, w.Party
	for i, step := range r.Steps {
		switch {
		case step.Party < 0 || step.Party >= len(arcs):
			return fmt.Errorf("step %d: there is no party %d", i, step.Party)
		case step.Party == w.Party:
			return fmt.Errorf("step %d is by the party itself", i)
		case step.Party == last:
			return fmt.Errorf("step %d: party %d moves twice in succession", i, step.Party)
		case !slices.Contains(arcs[step.Party][at], step.To):
			return fmt.Errorf("step %d: party %d cannot go from %d to %d that way", i, step.Party, at, step.To)
		}
		at, last = step.To, step.Party
	}
	return g.deters(w, at)
}

// deters says why an end state does not deter the party; nil when it does.
func (g *Graph) deters(w Witness, x int) error {
	if g.better(w.Party, x, w.State) {
		return fmt.Errorf("its end %d is better for the party than where it began", x)
	}
	if w.Concept != "smr" && w.Concept != "sseq" {
		return nil
	}
	for _, y := range g.Moves[w.Party][x] {
		if g.better(w.Party, y, w.State) {
			return fmt.Errorf("from its end %d the party can go to %d, which is better than where it began", x, y)
		}
	}
	return nil
}
