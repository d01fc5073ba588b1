package plenary

import (
	"errors"
	"slices"
)

func (a AddWish) apply(c *Case) error {
	if err := inRange("party", a.Party, len(c.Parties)); err != nil {
		return err
	}
	prefers := &c.Parties[a.Party].Prefers
	if len(prefers.Ranking) > 0 {
		return errors.New("the party has a ranking; set that")
	}
	s := a.Statement
	if s.Want == nil {
		return errors.New("say what it wants")
	}
	var err error
	if s.Want, err = c.resolved(s.Want); err != nil {
		return err
	}
	prefers.Statements = append(slices.Clone(prefers.Statements), s)
	return nil
}

func (a SetRanking) apply(c *Case) error {
	if err := inRange("party", a.Party, len(c.Parties)); err != nil {
		return err
	}
	prefers := &c.Parties[a.Party].Prefers
	if len(prefers.Ranking) == 0 {
		return errors.New("the party has no ranking; set its wishes")
	}
	seen := map[string]bool{}
	for _, tier := range a.Ranking {
		for _, levels := range tier {
			if err := c.isState(levels); err != nil {
				return err
			}
			if seen[string(levels)] {
				return errors.New("a state stands twice")
			}
			seen[string(levels)] = true
		}
	}
	prefers.Ranking = a.Ranking
	return nil
}

// isState is the error of levels that are not those of a feasible state.
func (c *Case) isState(levels []uint8) error {
	if len(levels) != len(c.Options) {
		return errors.New("a state has one level for each option")
	}
	for o, l := range levels {
		if err := inRange("level", int(l), len(c.Options[o].Levels)); err != nil {
			return err
		}
	}
	if !c.Feasible(levels) {
		return errors.New("a rule excludes the state " + Code(levels))
	}
	return nil
}

func (a SetDirection) apply(c *Case) error {
	if err := inRange("option", a.Option, len(c.Options)); err != nil {
		return err
	}
	o := &c.Options[a.Option]
	if a.Final < -1 || a.Final >= len(o.Levels) {
		return inRange("level", a.Final, len(o.Levels))
	}
	if err := inRange("direction", int(a.Moves), len(directions)); err != nil {
		return err
	}
	o.Moves, o.Final = a.Moves, a.Final
	return nil
}

func (a RemoveRule) apply(c *Case) error {
	if err := inRange("rule", a.Rule, len(c.Impossible)); err != nil {
		return err
	}
	c.Impossible = slices.Delete(slices.Clone(c.Impossible), a.Rule, a.Rule+1)
	return nil
}

func (a RemoveGuarantee) apply(c *Case) error {
	if err := inRange("guarantee", a.Guarantee, len(c.Guarantees)); err != nil {
		return err
	}
	c.Guarantees = slices.Delete(slices.Clone(c.Guarantees), a.Guarantee, a.Guarantee+1)
	return nil
}
