package plenary

import (
	"errors"
	"fmt"
)

// errHandMade is the error of a Case that nobody checked.
var errHandMade = errors.New(
	"this Case was not made by Draft.Case, which checks it: write a Draft, and call Case on it")

// Checked returns nil for a case made by [Draft.Case] or of one that was, and
// for any other, as a Case written in Go by hand, an error that says what to do.
// Answers about a case ask it first.
func (c *Case) Checked() error {
	if c == nil || c.draft == nil {
		return errHandMade
	}
	return nil
}

// mustBeStates panics with a sentence where the case was made by hand, or where
// levels are not one for each of its options: no answer would be right.
func (c *Case) mustBeStates(states ...[]uint8) {
	if err := c.Checked(); err != nil {
		panic("plenary: " + err.Error())
	}
	for _, levels := range states {
		if len(levels) != len(c.Options) {
			panic(fmt.Sprintf("plenary: a state has one level for each of the %d options of the case, and here are %d",
				len(c.Options), len(levels)))
		}
		for o, l := range levels {
			if int(l) >= len(c.Options[o].Levels) {
				panic(fmt.Sprintf("plenary: option %s has no level %d; it has %d, counted from 0", c.Options[o].ID, l,
					len(c.Options[o].Levels)))
			}
		}
	}
}
