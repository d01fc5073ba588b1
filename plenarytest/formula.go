package plenarytest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

// A formula is a random condition: its text, and what it means, known from
// how it was made and not from reading the text.
type formula struct {
	text  string
	binds int // how tightly its outermost operator binds: 0 iff, 1 if, 2 or, 3 and, 4 not, 5 comparison
	holds func(levels []uint8) bool
}

// randomFormula makes a condition on the options with at most depth operators
// inside one another.
func randomFormula(rng *rand.Rand, options []plenary.OptionDraft, depth int) formula {
	if depth == 0 || rng.IntN(4) == 0 {
		return randomTerm(rng, options)
	}
	part := func() formula { return randomFormula(rng, options, depth-1) }
	switch rng.IntN(6) {
	case 0, 1:
		return joined(rng, "and", 3, parts(rng, part), func(held []bool) bool { return !slices.Contains(held, false) })
	case 2:
		return joined(rng, "or", 2, parts(rng, part), func(held []bool) bool { return slices.Contains(held, true) })
	case 3:
		return joined(rng, "if", 1, []formula{part(), part()}, func(held []bool) bool { return held[0] || !held[1] })
	case 4:
		return joined(rng, "iff", 0, []formula{part(), part()}, func(held []bool) bool { return held[0] == held[1] })
	}
	return negated(rng, part())
}

func parts(rng *rand.Rand, part func() formula) []formula {
	out := []formula{part(), part()}
	if rng.IntN(3) == 0 {
		out = append(out, part())
	}
	return out
}

// joined writes its parts with one word between; and and or may take any
// number, if and iff take two and group to the left.
func joined(rng *rand.Rand, word string, binds int, args []formula, means func(held []bool) bool) formula {
	var texts []string
	for i, a := range args {
		least := binds // the loosest operator that may stand bare in this place
		if i > 0 && binds <= 1 {
			least++
		}
		texts = append(texts, enclosed(rng, a, least))
	}
	return formula{strings.Join(texts, " "+word+" "), binds, func(levels []uint8) bool {
		held := make([]bool, len(args))
		for i, a := range args {
			held[i] = a.holds(levels)
		}
		return means(held)
	}}
}

func negated(rng *rand.Rand, a formula) formula {
	return formula{"not " + enclosed(rng, a, 4), 4, func(levels []uint8) bool { return !a.holds(levels) }}
}

// enclosed writes a part with the parentheses it needs, now and then with some
// that it does not.
func enclosed(rng *rand.Rand, a formula, least int) string {
	if a.binds < least || rng.IntN(8) == 0 {
		return "(" + a.text + ")"
	}
	return a.text
}

var relations = []struct {
	sign  string
	means func(at, level int) bool
}{
	{"=", func(at, level int) bool { return at == level }},
	{"!=", func(at, level int) bool { return at != level }},
	{"<", func(at, level int) bool { return at < level }},
	{"<=", func(at, level int) bool { return at <= level }},
	{">", func(at, level int) bool { return at > level }},
	{">=", func(at, level int) bool { return at >= level }},
}

func randomTerm(rng *rand.Rand, options []plenary.OptionDraft) formula {
	o := rng.IntN(len(options))
	levels := levelsOf(options[o])
	if len(levels) == 2 && rng.IntN(2) == 0 {
		return formula{options[o].ID, 5, func(at []uint8) bool { return at[o] == 1 }}
	}
	level := rng.IntN(len(levels))
	rel := relations[rng.IntN(len(relations))]
	text := options[o].ID + " " + rel.sign + " " + levelText(rng, levels[level])
	return formula{text, 5, func(at []uint8) bool { return rel.means(int(at[o]), level) }}
}

// levelsOf is the levels of an option, written or not.
func levelsOf(o plenary.OptionDraft) []string {
	if o.Levels == nil {
		return []string{"no", "yes"}
	}
	return o.Levels
}

// plainLevels are the levels of the random cases that may stand without quotes.
var plainLevels = []string{"no", "yes", "none", "half", "full", "low-key", "mid_way", "x2"}

// oddLevels must be quoted.
var oddLevels = []string{"in force", `so-called "open"`, `back\slash`, "and", "iff", "0", "10 %", "No", "état", "-1",
	" padded "}

func levelText(rng *rand.Rand, level string) string {
	if slices.Contains(plainLevels, level) && rng.IntN(4) > 0 {
		return level
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(level) + `"`
}
