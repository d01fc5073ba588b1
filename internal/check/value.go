package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/calendar"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Word returns the position of a word among those allowed; 0 for "" and, with
// its fault noted, for one that is not among them. what names it in messages:
// "a direction".
func (k *Checker) Word(text string, allowed []string, what string, path []string, steps ...string) int {
	if text == "" {
		return 0
	}
	if at := slices.Index(allowed, text); at >= 0 {
		return at
	}
	list := slices.DeleteFunc(slices.Clone(allowed), func(s string) bool { return s == "" })
	hint := DidYouMean(spell.Nearest(text, allowed), k.Choose+strings.Join(list, ", "))
	k.Add(fault.UnknownWord, hint, fmt.Sprintf("`%s` is not %s", text, what), Under(path, steps...)...)
	return 0
}

// Level returns the position of a level of an option; -1, with its fault noted
// under msg, when the option has none of that name.
func (k *Checker) Level(level, option string, levels []string, msg string, path []string, steps ...string) int {
	at := slices.Index(levels, level)
	if at < 0 {
		hint := DidYouMean(spell.Nearest(level, levels), "its levels are "+strings.Join(levels, ", "))
		f := k.Add(fault.UnknownLevel, hint, msg, Under(path, steps...)...)
		if k.Whole {
			f.RestsOn(LevelsOf(option)...)
		}
	}
	return at
}

// NotADay notes a text that should be a day, or with exact false a day or a span
// of days; otherwise is the hint when nothing better can be told.
func (k *Checker) NotADay(text string, exact bool, otherwise, msg string, path []string, steps ...string) {
	k.Add(fault.NotADay, cmp.Or(calendar.Hint(text, exact), otherwise), msg, Under(path, steps...)...)
}

// DidYouMean asks for a name; without one it is otherwise.
func DidYouMean(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return "did you mean `" + name + "`?"
}
