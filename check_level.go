package plenary

import (
	"fmt"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/fault"
)

// levelName notes a level that looks like another of its option: nobody could
// write the one that is meant.
func (k *checker) levelName(level string, before, path []string) {
	for _, other := range before {
		if c, odd := expr.Unlike(other, level); odd {
			k.Add(fault.LookAlikes, "keep one of them, or name one otherwise",
				fmt.Sprintf("level `%s` looks like another of the option; they differ by %s", level, c), path...)
			return
		}
	}
}
