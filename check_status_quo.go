package plenary

import (
	"errors"
	"fmt"

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

// now is where an option stands in the status quo; -1 in a case without one.
func (k *checker) now(o *Option, text string, path []string) int {
	switch {
	case k.c.NoStatusQuo && text != "":
		k.Add(fault.NoStatusQuo, "leave out one of the two", "the case has no status quo (`status_quo: none`), and `"+
			o.ID+"` says where it stands in it", append(path, "now")...).RestsOn([]string{"status_quo"})
		return -1
	case k.c.NoStatusQuo:
		return -1
	case text == "":
		return 0
	}
	return max(0, k.level(o, text, path, "now"))
}
