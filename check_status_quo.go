package plenary

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// ErrNoStatusQuo is the error of a question that starts from where the parties
// are now, asked of a case that does not say where that is.
var ErrNoStatusQuo = errors.New("the case has no status quo (`status_quo: none`), and this asks about where the " +
	"parties are now; to give it one, leave out that line and write `now` at each option that does not stand at its " +
	"first level")

// NeedStatusQuo returns nil of a case that says where the parties are now, and
// else [ErrNoStatusQuo].
func (c *Case) NeedStatusQuo() error {
	if c.NoStatusQuo {
		return ErrNoStatusQuo
	}
	return nil
}

// statusQuo reads whether the case has a status quo.
func (k *checker) statusQuo() {
	switch text := k.draft.StatusQuo; text {
	case "":
	case "none":
		k.c.NoStatusQuo = true
	default:
		hint := "write `none`, or leave the key out and write `now` at each option that is not at its first level"
		k.Add(fault.UnknownWord, hint, fmt.Sprintf("`%s` is not `none`, and nothing else is written here", text),
			"status_quo")
	}
}

// now is where an option stands in the status quo, and at which other levels it may stand
// there; -1 in a case without one.
func (k *checker) now(o *Option, d *OptionDraft, path []string) (now int, others []int) {
	path = check.Under(path, "now")
	switch {
	case k.c.NoStatusQuo && d.Now != "":
		k.Add(fault.NoStatusQuo, "leave out one of the two", "the case has no status quo (`status_quo: none`), and `"+
			o.ID+"` says where it stands in it", path...).RestsOn([]string{"status_quo"})
		return -1, nil
	case k.c.NoStatusQuo:
		return -1, nil
	case d.Now == "" && len(d.OrNow) > 0:
		k.Add(fault.Empty, "write the level that answers are to go by first, as in [none, half]",
			"`"+o.ID+"` may stand elsewhere, and it is not said where it does", check.Under(path, "0")...)
		return 0, nil
	case len(d.OrNow) == 0:
		return max(0, k.nowAt(o, d.Now, path)), nil
	}
	seen := map[int]bool{}
	for i, name := range append([]string{d.Now}, d.OrNow...) {
		at := check.Under(path, strconv.Itoa(i))
		level := k.nowAt(o, name, at)
		if i == 0 {
			now = max(0, level)
		}
		switch {
		case level < 0:
		case seen[level]:
			k.Add(fault.RepeatedItem, "keep one of them", fmt.Sprintf("level `%s` stands twice", name), at...)
		case i > 0:
			others = append(others, level)
		}
		seen[level] = true
	}
	return now, others
}

// nowAt is the level of a name at a path; 0 where none is written, and -1 where it is unknown.
func (k *checker) nowAt(o *Option, name string, path []string) int {
	if name == "" {
		return 0
	}
	return k.level(o, name, path[:len(path)-1], path[len(path)-1])
}
