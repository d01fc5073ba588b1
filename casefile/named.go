package casefile

import "github.com/plenary-talks/plenary"

// Bounds on conditions that have a name.
const (
	MaxConditions = 1000
	MaxGoals      = 100
)

func (d *decoder) conditions(e entry) []plenary.ConditionDraft {
	var out []plenary.ConditionDraft
	entries := d.mapping(e, "conditions", "write conditions: {wet: up.release >= half}")
	for _, c := range upTo(d, entries, MaxConditions, e, "conditions") {
		out = append(out, plenary.ConditionDraft{ID: c.key.text, Want: d.text(c)})
	}
	return out
}

func (d *decoder) goals(e entry) []plenary.GoalDraft {
	var out []plenary.GoalDraft
	entries := d.mapping(e, "goals", "write goals: {wet: up.release >= half}")
	for _, g := range upTo(d, entries, MaxGoals, e, "goals") {
		out = append(out, d.goal(g))
	}
	return out
}

// goal reads a condition, or a mapping that also says what it is.
func (d *decoder) goal(e entry) plenary.GoalDraft {
	g := plenary.GoalDraft{ID: e.key.text}
	if e.value.kind == scalar && !e.value.null {
		g.Want = d.text(e)
		return g
	}
	f := d.record(e, "a goal", "write a condition, or {says: …, want: …}", goalKeys)
	g.Says, g.Want = d.text(f["says"]), d.text(f["want"])
	return g
}
