package casefile

import (
	"regexp"
	"slices"
)

// A class tells what the text of a value is, by the keys that lead to it.
type class uint8

const (
	structure class = iota // no text is due there, or nobody knows
	prose                  // words of the author's, in which every character is right
	label                  // the name of a level, which may have any character but stands between plain quotes
	exact                  // a condition, an id, a day, a word of the format
)

var classes = map[string]class{}

func init() {
	for class, keys := range map[class][]string{
		prose: {"title", "says", "name", "also", "because", "closed", "publisher", "role", "at", "subject_to", "extractor", "event", "language", "kind"},
		label: {"levels", "now", "final", "from", "to"},
		exact: {
			"plenary", "record", "as_of", "moves", "id", "want", "by", "how", "passage", "ranking", "refuses", "until", "order", "while", "keeps",
			"give", "for", "waive", "soften", "accept", "widen", "commit", "move", "open", "swap", "asks", "discuss", "may", "party", "above", "replace",
			"drop", "instead", "impossible", "date", "digest", "length", "on", "public", "source", "corrects", "contradicts", "in_force", "confirmed",
			"who", "about", "status", "grade", "signed", "owes", "does", "verb", "waits_for", "due", "side", "firm", "tentative", "horizon", "opened",
			"resumed", "adjourned", "scheduled", "launched", "ended", "statement", "announced", "changed", "dropped", "mandate", "lever", "commitment", "withdraws",
		},
	} {
		for _, k := range keys {
			classes[k] = class
		}
	}
}

var dayLike = regexp.MustCompile(`^[0-9]{4}(-[0-9]{1,2}){1,2}$`)

// classOf returns the class of a text under some keys, outermost first. item
// says that it is one of a list.
func classOf(keys []string, item bool) class {
	if len(keys) == 0 {
		return structure
	}
	last := len(keys) - 1
	if c, known := classes[keys[last]]; known {
		return c
	}
	if item && slices.Contains(keys, "preferences") || !item && last > 0 && (keys[last-1] == "conditions" || keys[last-1] == "goals") {
		return exact
	}
	return structure
}
