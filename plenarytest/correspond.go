package plenarytest

import (
	"fmt"
	"slices"
)

// A correspondence says what parties and states have become after a change of
// the case.
type correspondence struct {
	party func(int) int              // by index
	state func(code string) []string // the codes of what it has become, one or more
}

func unchanged(p int) int { return p }

func sameCode(code string) []string { return []string{code} }

// verdicts checks that every state has become as many as the correspondence
// says, with the same tiers, the same stability and the same equilibria.
func (k correspondence) verdicts(before, after Solved) error {
	at := positions(after)
	images := 0
	for state, code := range before.Codes {
		for _, image := range k.state(code) {
			now, ok := at[image]
			if !ok {
				return fmt.Errorf("state %s should have become %s, which is not there", code, image)
			}
			if err := k.verdict(before, after, state, now); err != nil {
				return fmt.Errorf("state %s, now %s: %w", code, image, err)
			}
			images++
		}
	}
	if images != len(after.Codes) {
		return fmt.Errorf("there should be %d states; there are %d", images, len(after.Codes))
	}
	return nil
}

func positions(s Solved) map[string]int {
	at := map[string]int{}
	for state, code := range s.Codes {
		at[code] = state
	}
	return at
}

func (k correspondence) verdict(before, after Solved, state, now int) error {
	for p := range before.Tiers {
		if was, is := before.Tiers[p][state], after.Tiers[k.party(p)][now]; was != is {
			return fmt.Errorf("party %d: its tier was %d and is %d", p, was, is)
		}
		for _, concept := range Concepts {
			if was, is := before.Stable[concept][p][state], after.Stable[concept][k.party(p)][now]; was != is {
				return fmt.Errorf("party %d: stable by %s was %t and is %t", p, concept, was, is)
			}
		}
	}
	return nil
}

// moves checks that corresponding parties can go to corresponding states. It
// is for changes in which every state becomes one.
func (k correspondence) moves(before, after Solved) error {
	at := positions(after)
	one := func(state int) int { return at[k.state(before.Codes[state])[0]] }
	for p := range before.Moves {
		for state := range before.Codes {
			var want []int
			for _, q := range before.Moves[p][state] {
				want = append(want, one(q))
			}
			slices.Sort(want)
			if got := after.Moves[k.party(p)][one(state)]; !slices.Equal(want, got) {
				return fmt.Errorf("party %d at state %s: its moves should have become %v and are %v", p,
					before.Codes[state], want, got)
			}
		}
	}
	return nil
}

// all checks verdicts, moves and the status quo.
func (k correspondence) all(before, after Solved) error {
	if err := k.verdicts(before, after); err != nil {
		return err
	}
	if err := k.moves(before, after); err != nil {
		return err
	}
	want := k.state(before.Codes[before.StatusQuo])[0]
	if got := after.Codes[after.StatusQuo]; want != got {
		return fmt.Errorf("the status quo should have become %s and is %s", want, got)
	}
	return nil
}
