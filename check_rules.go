package plenary

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// condition reads a condition, noting its faults; nil when it has any.
func (k *checker) condition(text string, path []string, steps ...string) *expr.Expr {
	return k.Condition(k.reading, text, path, steps...)
}

// later explains the use of a name that is declared too far down for it.
func (k *checker) later(e *expr.Expr, f *expr.Error, path []string) {
	name := bareAt(e, f.Pos)
	switch {
	case name == "":
	case (path[0] == "conditions" || path[0] == "goals") && path[1] == name:
		f.Code, f.Msg, f.Hint = string(fault.NamesItself), fmt.Sprintf("`%s` speaks of itself", name),
			"write out what it means"
	case slices.ContainsFunc(k.draft.Conditions, func(d ConditionDraft) bool { return d.ID == name }):
		f.Code = string(fault.NamedTooEarly)
		f.Msg, f.Hint = fmt.Sprintf("condition `%s` is declared further down", name),
			"a condition may use those before it: move it up"
	case slices.ContainsFunc(k.draft.Goals, func(d GoalDraft) bool { return d.ID == name }):
		f.Code = string(fault.NamedTooEarly)
		f.Msg, f.Hint = fmt.Sprintf("goal `%s` is not known yet here", name),
			"declare it under conditions, and name it in the goal"
		if path[0] == "goals" {
			f.Hint = "a goal may use those before it: move it up"
		}
	}
}

// bareAt finds the word without a comparison that stands at pos; "" when
// there is none.
func bareAt(e *expr.Expr, pos expr.Span) string {
	if e.Op == expr.Term && e.Rel == "" && e.Pos == pos {
		return e.Name
	}
	for _, a := range e.Args {
		if name := bareAt(a, pos); name != "" && e.Op != expr.Named {
			return name
		}
	}
	return ""
}

// impossible reads the rules and checks that they leave the status quo, and
// so at least one state, feasible.
func (k *checker) impossible() {
	before := len(k.Faults)
	for i, text := range k.draft.Impossible {
		if e := k.condition(text, []string{"impossible"}, strconv.Itoa(i)); e != nil {
			k.c.Impossible = append(k.c.Impossible, e)
		}
	}
	if len(k.Faults) > before || k.vague || !k.evaluable() {
		return
	}
	rule := -1
	if !k.c.NoStatusQuo {
		rule = k.c.forbiddenBy(k.c.StatusQuo())
	}
	if rule < 0 && !k.c.NoStatusQuo {
		return
	}
	if k.c.noState() {
		k.Add(fault.NoState, "remove or narrow a rule",
			"no state is feasible: the rules exclude every combination of levels", "impossible").RestsOn(ruled()...)
		return
	}
	if rule < 0 {
		return
	}
	path := []string{"impossible", strconv.Itoa(rule)}
	k.Add(fault.StatusQuo, "change the rule, or `now` of an option it speaks of",
		fmt.Sprintf("this rule excludes the status quo (%s)", Code(k.c.StatusQuo())), path...).
		RestsOn(append(ruled(), []string{"options", "*", "now"})...)
}

// ruled is what feasibility rests on.
func ruled() [][]string {
	return append(optionsAndLevels(), []string{"conditions"}, []string{"conditions", "*"}, []string{"goals"})
}

// optionsAndLevels is what a fault rests on that speaks of all options.
func optionsAndLevels() [][]string { return append(check.LevelsOf("*"), []string{"options"}) }

// evaluable reports whether the options are sound enough to evaluate conditions.
func (k *checker) evaluable() bool {
	for i := range k.c.Options {
		if n := len(k.c.Options[i].Levels); n < 1 || n > MaxLevels {
			return false
		}
	}
	return len(k.c.Options) > 0 && len(k.c.Options) <= MaxOptions
}

// noState reports whether the rules certainly exclude every state. The search is
// bounded; when it gives up the answer is no.
func (c *Case) noState() bool {
	sets := make([]uint64, len(c.Options))
	for i := range sets {
		sets[i] = 1<<len(c.Options[i].Levels) - 1
	}
	budget := 1 << 16
	var none func(o int) bool
	none = func(o int) bool {
		budget--
		if slices.ContainsFunc(c.Impossible, func(e *expr.Expr) bool { return e.Over(sets) == expr.True }) {
			return true
		}
		if o < 0 || budget < 0 {
			return false
		}
		all := sets[o]
		defer func() { sets[o] = all }()
		for l := range c.Options[o].Levels {
			if sets[o] = 1 << l; !none(o - 1) {
				return false
			}
		}
		return true
	}
	return none(len(c.Options) - 1)
}
