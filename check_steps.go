package plenary

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// steps reads below how many tiers of a ranking there are strong steps down.
func (k *checker) steps(d *PreferenceDraft, path []string) []int {
	path = check.Under(path, "strong")
	if len(d.Strong) > 0 && len(d.Ranking) == 0 {
		k.AddKey(fault.OutOfPlace, "add `ranking: […]`, or take it out",
			"`strong` says where the steps of a ranking are strong, and there is none", path...)
		return nil
	}
	var out []int
	for _, n := range d.Strong {
		switch {
		case n < 1 || n > len(d.Ranking):
			k.Add(fault.OutOfPlace, fmt.Sprintf("write a number from 1 to %d", len(d.Ranking)),
				fmt.Sprintf("no step lies below %d tiers; the ranking has %s", n, countOf(len(d.Ranking), "tier")),
				path...)
		case slices.Contains(out, n):
			k.Add(fault.RepeatedItem, "keep one of them", "the step below "+countOf(n, "tier")+" stands twice",
				path...)
		default:
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}
