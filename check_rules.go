package plenary

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/expr"
)

// condition reads and resolves a condition, noting its faults; nil when it has any.
func (k *checker) condition(text string, path ...string) *expr.Expr {
	if k.enough() {
		return nil
	}
	e, err := expr.Parse(text)
	if err != nil {
		var fault *expr.Error
		errors.As(err, &fault)
		fault.Against(k.c)
		k.addCondition(fault, path)
		return nil
	}
	faults := e.Resolve(k.c)
	for _, f := range faults {
		k.later(e, f, path)
		k.addCondition(f, path)
	}
	if len(faults) > 0 {
		return nil
	}
	if e.Size() > expr.MaxSize {
		k.add("use named conditions less often", fmt.Sprintf("with the conditions it names written out this has more than %d parts", expr.MaxSize), path...)
		return nil
	}
	return e
}

// later explains the use of a name that is declared too far down for it.
func (k *checker) later(e *expr.Expr, f *expr.Error, path []string) {
	name := bareAt(e, f.Pos)
	switch {
	case name == "":
	case (path[0] == "conditions" || path[0] == "goals") && path[1] == name:
		f.Msg, f.Hint = fmt.Sprintf("`%s` speaks of itself", name), "write out what it means"
	case slices.ContainsFunc(k.draft.Conditions, func(d ConditionDraft) bool { return d.ID == name }):
		f.Msg, f.Hint = fmt.Sprintf("condition `%s` is declared further down", name), "a condition may use those before it: move it up"
	case slices.ContainsFunc(k.draft.Goals, func(d GoalDraft) bool { return d.ID == name }):
		f.Msg, f.Hint = fmt.Sprintf("goal `%s` is not known yet here", name), "declare it under conditions, and name it in the goal"
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

func (k *checker) addCondition(f *expr.Error, path []string) {
	k.faults = append(k.faults, Fault{
		Path: path, Off: f.Pos.Start, Len: max(1, f.Pos.End-f.Pos.Start), Msg: f.Msg, Hint: f.Hint,
	})
}

// impossible reads the rules and checks that they leave the status quo, and
// so at least one state, feasible.
func (k *checker) impossible() {
	before := len(k.faults)
	for i, text := range k.draft.Impossible {
		if e := k.condition(text, "impossible", strconv.Itoa(i)); e != nil {
			k.c.Impossible = append(k.c.Impossible, e)
		}
	}
	if len(k.faults) > before || k.vague || !k.evaluable() {
		return
	}
	rule := k.c.forbiddenBy(k.c.StatusQuo())
	if rule < 0 {
		return
	}
	path := []string{"impossible", strconv.Itoa(rule)}
	if k.c.noState() {
		k.add("remove or narrow a rule", "no state is feasible: the rules exclude every combination of levels", "impossible")
		return
	}
	k.add("change the rule, or `now` of an option it speaks of",
		fmt.Sprintf("this rule excludes the status quo (%s)", Code(k.c.StatusQuo())), path...)
}

// evaluable says whether the options are sound enough to evaluate conditions.
func (k *checker) evaluable() bool {
	for i := range k.c.Options {
		if n := len(k.c.Options[i].Levels); n < 1 || n > MaxLevels {
			return false
		}
	}
	return len(k.c.Options) > 0 && len(k.c.Options) <= MaxOptions
}

// noState says whether the rules certainly exclude every state. The search is
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
