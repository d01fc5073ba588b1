package casefile

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/fault"
)

// A meaning turns the faults of a draft into flaws of the text. It leaves out
// those that only follow from something already at fault.
type meaning struct {
	*decoder
	root  *node
	draft *plenary.Draft

	loose   bool                // the options were read in part: any name may be missing
	vague   bool                // the same of conditions and goals
	patchy  bool                // the sources were read in part: any passage may be missing
	unruly  bool                // what the rules forbid may be other than was read
	adrift  bool                // the direction of some option is at fault
	broken  map[string]bool     // options whose levels may be others than were read
	unclear map[string]bool     // options that may be closed or open other than was read
	odd     map[string][]string // ids at fault, by section

	text  string             // the condition read last
	terms map[int]*expr.Expr // its terms, by where their names and levels begin
}

// check returns the case, unless there are faults of any kind.
func (d *decoder) check(root *node, draft *plenary.Draft) (*plenary.Case, []flaw) {
	m := &meaning{decoder: d, root: root, draft: draft, broken: map[string]bool{}, unclear: map[string]bool{}, odd: map[string][]string{}}
	c, faults := m.judge()
	m.doubt(faults)
	for _, f := range faults {
		way, whole := find(root, f.Path, d.meant)
		if !m.spoiltOn(way, f.Key) && !m.follows(f, way, whole) {
			d.flaws = append(d.flaws, pointAt(root, way, f))
		}
	}
	if c == nil && len(d.flaws) == 0 { // nothing that the rest could follow from
		for _, f := range faults {
			way, _ := find(root, f.Path, d.meant)
			d.flaws = append(d.flaws, pointAt(root, way, f))
		}
	}
	if len(d.flaws) > 0 {
		return nil, d.flaws
	}
	return c, nil
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

// inPart says whether a part of the case is there but may lack entries.
func (m *meaning) inPart(name string) bool {
	e, whole := m.section(name)
	return e.there() && !whole
}

// unsound says whether n was read otherwise than it stands, or only in part.
func (m *meaning) unsound(n *node) bool { return m.spoilt[n] || m.partial[n] }

// unsoundAt says whether one of some keys of n has an unsound value.
func (m *meaning) unsoundAt(n *node, keys ...string) bool {
	return slices.ContainsFunc(keys, func(key string) bool {
		e, ok := keyed(n, key, m.meant)
		return ok && m.unsound(e.value)
	})
}

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
