package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A relation is what one condition is to another, by what they mean.
type relation uint8

const (
	other    relation = iota // or not known
	same                     // the same words and meaning
	reworded                 // the same meaning
	weaker                   // the old implies the new
	stronger                 // the new implies the old
)

// maxWork bounds the comparison of two conditions: combinations of levels
// times the size of the condition.
const maxWork = 1 << 16

// relate compares a condition of the old case with one of the new, over all
// combinations of the levels that both cases have. Where these are too many,
// or an option is in one case only, what is printed alike means the same.
func (d *differ) relate(old, new *expr.Expr) relation {
	alike := printed(old) == printed(new)
	ids := d.union(old, new)
	before, ok := d.truth(d.old, old, ids)
	after, ok2 := d.truth(d.new, new, ids)
	switch {
	case !ok || !ok2:
		return map[bool]relation{true: same, false: other}[alike]
	case slices.Equal(before, after):
		return map[bool]relation{true: same, false: reworded}[alike]
	case implies(before, after):
		return weaker
	case implies(after, before):
		return stronger
	}
	return other
}

func implies(a, b []bool) bool {
	for i := range a {
		if a[i] && !b[i] {
			return false
		}
	}
	return true
}

// union lists the ids of the options that two conditions speak of, in order.
func (d *differ) union(old, new *expr.Expr) []string {
	ids := slices.Concat(spoken(d.old, old), spoken(d.new, new))
	slices.Sort(ids)
	return slices.Compact(ids)
}

func spoken(c *plenary.Case, e *expr.Expr) []string {
	if e == nil {
		return nil
	}
	ids := optionNames(c, e.Options(nil))
	slices.Sort(ids)
	return ids
}

// truth evaluates a condition in all combinations of shared levels; ok is
// false when there are too many, or an option is not shared.
func (d *differ) truth(c *plenary.Case, e *expr.Expr, ids []string) (out []bool, ok bool) {
	if e == nil {
		return nil, false
	}
	n := 1
	for _, id := range ids {
		n *= len(d.shared[id])
		if n == 0 || n*max(1, e.Size()) > maxWork {
			return nil, false
		}
	}
	levels := make([]uint8, len(c.Options))
	for k := range n {
		for _, id := range ids {
			o, _, _ := c.Lookup(id)
			shared := d.shared[id]
			levels[o] = uint8(shared[k%len(shared)].New)
			if c == d.old {
				levels[o] = uint8(shared[k%len(shared)].Old)
			}
			k /= len(shared)
		}
		out = append(out, e.Holds(levels))
	}
	return out, true
}

// meaning is equal for conditions that speak of the same options and mean the
// same; "" when it is not known.
func (d *differ) meaning(c *plenary.Case, e *expr.Expr) string {
	ids := spoken(c, e)
	truth, ok := d.truth(c, e, ids)
	if !ok {
		return ""
	}
	return fmt.Sprint(strings.Join(ids, " "), truth)
}
