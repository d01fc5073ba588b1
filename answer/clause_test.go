package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

func TestClause(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.gates", Levels: []string{"shut", "half", "open"}},
			{ID: "down.pay"}},
		Conditions: []plenary.ConditionDraft{{ID: "flow", Want: "up.gates >= half"}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	pay := Clause{Op: "term", Option: "down.pay", Level: 1}
	for text, want := range map[string]Clause{
		"down.pay": pay,
		"flow":     {Op: "named", Name: "flow"},
		"up.gates < open if not flow": {
			Op: "if", Of: []Clause{{Op: "term", Option: "up.gates", Relation: "<", Level: 2},
				{Op: "not", Of: []Clause{{Op: "named", Name: "flow"}}}}},
		"down.pay and flow": {Op: "and", Of: []Clause{pay, {Op: "named", Name: "flow"}}},
	} {
		e, err := expr.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Resolve(c); err != nil {
			t.Fatal(err)
		}
		g := &gatherer{c: c}
		id := g.condition(e)
		if again := g.condition(e); again != id || len(g.conditions) != 1 {
			t.Errorf("%s is %s and %s", text, id, again)
		}
		if got := g.conditions[0].Means; !cmp.Equal(got, want) {
			t.Errorf("%s: %s", text, cmp.Diff(want, got))
		}
	}
}

// TestConditionsIn holds that a glossary has the names of which its conditions are
// made, with what they stand for, and no others.
func TestConditionsIn(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.flow"}, {ID: "down.pay"}},
		Conditions: []plenary.ConditionDraft{{ID: "wet", Want: "up.flow", Noun: "water"}, {ID: "dry", Want: "not wet"},
			{ID: "even", Want: "wet iff down.pay"}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	e, err := c.Condition("dry or down.pay")
	if err != nil {
		t.Fatal(err)
	}
	g := &gatherer{c: c}
	flow, pay := Clause{Op: "term", Option: "up.flow", Level: 1}, Clause{Op: "term", Option: "down.pay", Level: 1}
	wet, dry := Clause{Op: "named", Name: "wet"}, Clause{Op: "named", Name: "dry"}
	want := []ConditionText{
		{ID: "#1", Text: "dry or down.pay", Means: Clause{Op: "or", Of: []Clause{dry, pay}}},
		{ID: "dry", Text: "dry", Means: dry, Stands: &Clause{Op: "not", Of: []Clause{wet}}},
		{ID: "wet", Text: "wet", Means: wet, Stands: &flow, Noun: "water"},
	}
	if got := g.conditionsIn(g.nounsIn(g.condition(e)), nil); !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

// TestLevelOf holds that a clause has the level that stands in its condition,
// for every relation to every level.
func TestLevelOf(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}},
		Options: []plenary.OptionDraft{{ID: "up.gates", Levels: []string{"shut", "half", "open"}}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	g := &gatherer{c: c}
	for _, rel := range []string{"=", "!=", "<", "<=", ">", ">="} {
		for level, name := range c.Options[0].Levels {
			e, err := c.Condition("up.gates " + rel + " " + name)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := g.clause(e), (Clause{Op: "term", Option: "up.gates", Relation: rel,
				Level: level}); !cmp.Equal(got, want) {
				t.Errorf("%s: %+v", e, got)
			}
		}
	}
}
