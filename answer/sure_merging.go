package answer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Merging puts parts of one plan together, in any order. The zero Merging has none.
type Merging struct {
	first  string // the name of the part that came first
	plan   Plan
	from   []string // by part: its name; "" of those that have not come
	tally  Tally
	answer *Sure
}

// Add adds a part that is told apart from others by a name. The error is a *[PartError] of a
// part that does not belong to those before it, or that has come already.
func (m *Merging) Add(name string, p *SurePart) error {
	if m.from == nil {
		m.first, m.plan, m.from = name, p.Plan, make([]string, p.Plan.Parts)
		m.tally = p.Tally.none()
	}
	if what := m.plan.differs(&p.Plan); what != "" {
		return &PartError{fmt.Sprintf("does not belong to %s: %s; parts of one answer are made with the same case, "+
			"program and flags", outlet.Name(m.first), what)}
	}
	if was := m.from[p.Part-1]; was != "" {
		return &PartError{fmt.Sprintf("is part %d of %d, and so is %s; leave one of them out", p.Part, m.plan.Parts,
			outlet.Name(was))}
	}
	if !m.tally.counts(&p.Tally) {
		return &PartError{fmt.Sprintf("does not count what %s does; make both again", outlet.Name(m.first))}
	}
	m.from[p.Part-1] = name
	m.tally.add(&p.Tally)
	if p.Answer != nil {
		m.answer = p.Answer
	}
	return nil
}

// Missing lists the parts that have not come, by number.
func (m *Merging) Missing() []int {
	var out []int
	for i, name := range m.from {
		if name == "" {
			out = append(out, i+1)
		}
	}
	return out
}

// Sure is the answer that all parts together make, as [NewSure] makes it. The error is a *[PartError] of
// parts that are missing.
func (m *Merging) Sure() (*Sure, error) {
	switch missing := m.Missing(); {
	case m.from == nil:
		return nil, &PartError{"there is no part to merge"}
	case len(missing) > 0:
		return nil, &PartError{fmt.Sprintf("of %d parts %d %s missing: %s; make each as the others were made, "+
			"with --shard %d/%d and so on", len(m.from), len(missing), plural(len(missing)), ranges(missing),
			missing[0], len(m.from))}
	}
	out := *m.answer
	out.Drawn = m.tally.drawn(m.plan.doubts())
	return &out, nil
}

// plural is the verb of so many.
func plural(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// ranges is an ascending list of numbers as schedulers take it for an array of jobs, as in 3,7-12,40. Beyond the
// first thousand of them it says how many more there are.
func ranges(list []int) string {
	const most = 1000
	var out []string
	for i := 0; i < len(list); {
		if len(out) == most {
			return fmt.Sprintf("%s and %d more", strings.Join(out, ","), len(list)-i)
		}
		from := i
		for i++; i < len(list) && list[i] == list[i-1]+1; i++ {
		}
		text := strconv.Itoa(list[from])
		if i-from > 1 {
			text += "-" + strconv.Itoa(list[i-1])
		}
		out = append(out, text)
	}
	return strings.Join(out, ",")
}

// none is a tally of the same conclusions that has counted nothing.
func (t *Tally) none() Tally {
	out := Tally{Parties: t.Parties, Counts: slices.Clone(t.Counts)}
	for i := range out.Counts {
		out.Counts[i].Stands, out.Counts[i].Alone = 0, make([]int, len(t.Parties))
	}
	return out
}

// counts reports whether two tallies are of the same conclusions.
func (t *Tally) counts(as *Tally) bool {
	return slices.Equal(t.Parties, as.Parties) &&
		slices.EqualFunc(t.Counts, as.Counts, func(a, b Count) bool { return a.same(&b) })
}
