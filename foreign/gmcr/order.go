package gmcr

import (
	"slices"
)

// order returns the options as GMCR+ sorts them when it opens a file: those of
// one decision maker behind each other. Each that has an owner is taken out in
// turn and put in at a place that counts those moved so far; where some have no
// owner, these end up in between.
func (m *model) order() []int {
	var out, moved []int
	for i := range m.options {
		out = append(out, i)
	}
	for _, d := range m.makers {
		for _, o := range d.options {
			if slices.Contains(moved, o) {
				continue
			}
			moved = append(moved, o)
			at := slices.Index(out, o)
			out = slices.Delete(out, at, at+1)
			out = slices.Insert(out, min(len(moved), len(out)), o)
		}
	}
	return out
}

// sorted is the model with its options in another order.
func (m *model) sorted(order []int) {
	where := make([]int, len(order))
	var options []option
	for to, from := range order {
		where[from] = to
		options = append(options, m.options[from])
	}
	m.options = options
	for i := range m.makers {
		for j := range m.makers[i].options {
			m.makers[i].options[j] = where[m.makers[i].options[j]]
		}
		moveLiterals(m.makers[i].wishes, where)
		moveLiterals(m.makers[i].unseen, where)
	}
	moveLiterals(m.infeasibles, where)
}

func moveLiterals(conditions []condition, where []int) {
	for _, c := range conditions {
		for _, member := range c.members {
			for i := range member {
				member[i].option = where[member[i].option]
			}
		}
	}
}
