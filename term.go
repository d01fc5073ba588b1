package plenary

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/expr"
)

// Term reads an option, meaning all its levels, or one comparison on an option.
func (c *Case) Term(text string) (Term, error) {
	if o, names, ok := c.Lookup(strings.TrimSpace(text)); ok {
		return Term{o, 1<<min(len(names), MaxLevels) - 1}, nil
	}
	e, err := c.Condition(text)
	if err != nil {
		return Term{}, err
	}
	if e.Op != expr.Term {
		return Term{}, fmt.Errorf("`%s` is neither an option nor one comparison", text)
	}
	option, levels := e.Comparison()
	if levels == 0 {
		return Term{}, fmt.Errorf("no level satisfies `%s`", text)
	}
	return Term{option, levels}, nil
}
