package casefile

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// A meaning turns the faults of a draft into flaws of the text. It leaves out
// those that only follow from something already at fault.
type meaning struct {
	*decoder
	root  *node
	draft *plenary.Draft
}

// check returns the case, unless there are faults of any kind.
func (d *decoder) check(root *node, draft *plenary.Draft) (*plenary.Case, []flaw) {
	m := &meaning{decoder: d, root: root, draft: draft}
	c, faults := m.judge()
	g := &ground{faults: faults, files: []file{{d, root}}, read: map[string]bool{}}
	m.place(faults, g.follows)
	if c == nil && len(d.flaws) == 0 { // nothing that the rest could follow from
		m.place(faults, nil)
	}
	if len(d.flaws) > 0 {
		return nil, d.flaws
	}
	return c, nil
}

// place notes faults of the draft where they stand, but for some.
func (m *meaning) place(faults []plenary.Fault, but func(*plenary.Fault) bool) {
	for i := range faults {
		if but == nil || !but(&faults[i]) {
			way, _ := find(m.root, faults[i].Path, m.meant)
			m.flaws = append(m.flaws, pointAt(m.root, way, faults[i]))
		}
	}
}

// judge checks the draft. When its parties were read only in part, those that
// its other parts name count as declared.
func (m *meaning) judge() (*plenary.Case, []plenary.Fault) {
	c, faults := m.draft.Case()
	if _, whole := m.section("parties"); whole {
		return c, faults
	}
	declared := slices.DeleteFunc(faults, func(f plenary.Fault) bool { return f.Path[0] != "parties" })
	_, rest := m.withParties().Case()
	rest = slices.DeleteFunc(rest, func(f plenary.Fault) bool { return f.Path[0] == "parties" })
	return nil, append(declared, rest...)
}

// section returns a part of the case, and whether all of it was read.
func (m *meaning) section(name string) (entry, bool) {
	e, ok := keyed(m.root, name, m.meant)
	return e, ok && !m.unsound(e.value)
}

// unsound says whether n was read otherwise than it stands, or only in part.
func (m *meaning) unsound(n *node) bool { return m.spoilt[n] || m.partial[n] }

// pointAt makes a flaw at the end of the way, or at the first key of the case
// when nothing of the way stands in the text.
func pointAt(root *node, way []entry, f plenary.Fault) flaw {
	if len(way) == 0 {
		return flawOf(root, 0, 0, fault.Code(f.Code), f.Msg, f.Hint)
	}
	n := pointed(way[len(way)-1], f.Key)
	if f.Key || n.kind != scalar {
		return flawOf(n, 0, 0, fault.Code(f.Code), f.Msg, f.Hint)
	}
	if f.Len > 0 && n.style == double {
		f.Hint = strings.ReplaceAll(f.Hint, `"`, `\"`) // as it must stand between these quotes
	}
	return flawOf(n, f.Off, f.Len, fault.Code(f.Code), f.Msg, f.Hint)
}
