package casefile

import (
	"regexp"
	"slices"
)

// A class tells what the text of a value is, by the keys that lead to it.
type class uint8

// Classes of texts, the strictest first.
const (
	structure class = iota // no text is due there, or nobody knows
	exact                  // a condition, an id, a day, a word of the format
	prose                  // words of the author's, in which every character is right
	label                  // the name of a level, which may have any character but stands between plain quotes
)

var dayLike = regexp.MustCompile(`^[0-9]{4}(-[0-9]{1,2}){1,2}$`)

// classOf returns the class of a text under some keys, outermost first. item
// says that it is one of a list.
func classOf(keys []string, item bool) class {
	if len(keys) == 0 {
		return structure
	}
	last := len(keys) - 1
	if c := traitsOf[keys[last]].class; c != structure {
		return c
	}
	if item && slices.Contains(keys, "preferences") ||
		!item && last > 0 && (keys[last-1] == "conditions" || keys[last-1] == "goals") {
		return exact
	}
	if !item && last > 0 && (keys[last-1] == "ask" || keys[last-1] == "undo") {
		return prose
	}
	return structure
}
