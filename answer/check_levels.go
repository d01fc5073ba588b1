package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// levelNotes notes options whose levels are probably listed the wrong way round.
func (g *checker) levelNotes() {
	d := g.written.Draft
	bare := map[int]bool{}
	for _, e := range conditions(g.c, d) {
		noteBare(e, bare)
	}
	for o := range g.c.Options {
		opt, path := &g.c.Options[o], []string{"options", g.c.Options[o].ID, "levels"}
		about := Note{Options: []OptionID{g.option(o)}}
		if bare[o] && !refusal(opt.Levels[0]) && refusal(opt.Levels[1]) {
			n := about
			n.Code, n.Levels, n.Written = "bare-option-means-no", []int{1},
				[]string{opt.ID + " = " + expr.QuoteLevel(opt.Levels[0])}
			g.reordered(&n, opt, []string{opt.Levels[1], opt.Levels[0]})
			g.note(path, n)
		}
		if above, below, falls := falling(opt.Levels); falls {
			n := about
			n.Code, n.Levels = "falling-numbers", []int{slices.Index(opt.Levels, below)}
			n.Written = []string{opt.ID + " >= " + expr.QuoteLevel(above)}
			g.reordered(&n, opt, rising(opt.Levels))
			g.note(path, n)
		}
	}
}

// conditions lists everything in a case that is a condition, those of
// variants included. Named ones stand once.
func conditions(c *plenary.Case, d *plenary.Draft) []*expr.Expr {
	out := slices.Clone(c.Impossible)
	for i := range c.Conditions {
		out = append(out, c.Conditions[i].Want)
	}
	for i := range c.Goals {
		out = append(out, c.Goals[i].Want)
	}
	for p := range c.Parties {
		for _, s := range c.Parties[p].Prefers.Statements {
			out = append(out, s.Want)
		}
	}
	for i := range c.Preconditions {
		out = append(out, c.Preconditions[i].Refuses, c.Preconditions[i].Until)
	}
	for i := range c.Guarantees {
		out = append(out, c.Guarantees[i].While)
	}
	for i := range c.Exchanges {
		out = append(out, c.Exchanges[i].Give, c.Exchanges[i].For)
	}
	for i := range c.Levers {
		if l := &c.Levers[i]; l.Accept != nil {
			out = append(out, l.Accept)
		}
	}
	return append(out, supposed(c, d)...)
}

// supposed lists the wishes of variants.
func supposed(c *plenary.Case, d *plenary.Draft) []*expr.Expr {
	var out []*expr.Expr
	add := func(want string) {
		if e, err := c.Condition(want); want != "" && err == nil {
			out = append(out, e)
		}
	}
	for _, v := range d.Variants {
		for _, p := range v.Preferences {
			for _, e := range p.Edits {
				add(e.Want)
			}
			if p.Instead != nil {
				for _, s := range p.Instead.Statements {
					add(s.Want)
				}
			}
		}
	}
	return out
}

// noteBare collects the options that a condition uses by themselves, not
// looking into the conditions it names.
func noteBare(e *expr.Expr, bare map[int]bool) {
	switch {
	case e.Op == expr.Named:
	case e.Op == expr.Term && e.Rel == "":
		o, _ := e.Comparison()
		bare[o] = true
	default:
		for _, a := range e.Args {
			noteBare(a, bare)
		}
	}
}

// What a level begins with, or is, that means no.
var (
	refusing = []string{"no", "not", "never"}
	refusals = []string{"none", "nothing", "nobody", "off", "false", "n", "refuse", "refuses", "refused", "reject",
		"rejects", "rejected", "declines", "denies", "denied"}
)

// refusal reports whether a level means no.
func refusal(level string) bool {
	words := strings.FieldsFunc(strings.ToLower(level), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return len(words) > 0 && slices.Contains(refusing, words[0]) ||
		len(words) == 1 && slices.Contains(refusals, words[0])
}

// reordered adds what to write for an option to have its levels in another
// order and to stand where it stands.
func (g *checker) reordered(n *Note, o *plenary.Option, levels []string) {
	var list []string
	for _, l := range levels {
		list = append(list, flow(l))
	}
	n.Write = []string{"levels: [" + strings.Join(list, ", ") + "]"}
	at := slices.IndexFunc(g.written.Draft.Options, func(w plenary.OptionDraft) bool { return w.ID == o.ID })
	if at >= 0 && g.written.Draft.Options[at].Now == "" && !g.c.NoStatusQuo {
		n.Write = append(n.Write, "now: "+flow(o.Levels[0]))
	}
	if o.Moves != plenary.Both || o.Final >= 0 {
		n.Why = "directed"
	}
}

// flow is a text as it may stand in brackets in a case file.
func flow(text string) string {
	if outlet.Name(text) != text || strings.ContainsAny(text, ",[]{}:#\"'") ||
		strings.IndexAny(text, "&*!|>%@`-?") == 0 || strings.TrimSpace(text) != text {
		return outlet.Quote(text)
	}
	return text
}

// falling returns the first two levels next to each other, of those that are
// numbers of one unit, of which the second is the lower number.
func falling(levels []string) (above, below string, falls bool) {
	at := numbers(levels, false)
	grouped := numbers(levels, true)
	for i := 1; i < len(at); i++ {
		if at[i].value < at[i-1].value && grouped[i].value < grouped[i-1].value {
			return at[i-1].level, at[i].level, true
		}
	}
	return "", "", false
}

// rising sorts the levels that are numbers; words after them come before them.
func rising(levels []string) []string {
	at := numbers(levels, false)
	if _, ok := parseNumber(levels[len(levels)-1], false); !ok {
		levels = slices.Clone(levels)
		slices.Reverse(levels)
	}
	slices.SortStableFunc(at, func(a, b number) int { return cmp.Compare(a.value, b.value) })
	out := slices.Clone(levels)
	for i, l := range out {
		if _, ok := parseNumber(l, false); ok {
			out[i], at = at[0].level, at[1:]
		}
	}
	return out
}

// A number is a level that is one number of something.
type number struct {
	level string
	value float64
	of    string // what stands around it: per cent, phase
}

// numbers lists the levels that are numbers; none when they are not of one
// unit. With points a point before three digits groups thousands.
func numbers(levels []string, points bool) []number {
	var out []number
	for _, l := range levels {
		n, ok := parseNumber(l, points)
		if ok && len(out) > 0 && n.of != out[0].of {
			return nil
		}
		if ok {
			out = append(out, n)
		}
	}
	return out
}

// parseNumber reads a level that holds one number, as in 10 %, $1,000, phase 2.
func parseNumber(level string, points bool) (number, bool) {
	text := strings.Join(strings.Fields(strings.ToLower(level)), " ")
	start := strings.IndexFunc(text, isDigit)
	if start < 0 {
		return number{}, false
	}
	end := start
	for end < len(text) && (isDigit(rune(text[end])) || goesOn(text[end:])) {
		end++
	}
	before, after := text[:start], text[end:]
	if strings.ContainsFunc(after, isDigit) {
		return number{}, false
	}
	value, err := strconv.ParseFloat(plainDigits(text[start:end], points), 64)
	if b, minus := strings.CutSuffix(strings.ReplaceAll(before, "−", "-"), "-"); minus &&
		(b == "" || strings.HasSuffix(b, " ")) {
		before, value = b, -value
	}
	unit, times := scaled(strings.TrimSpace(after))
	return number{level, value * times, strings.TrimSpace(before) + "|" + unit}, err == nil
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// goesOn reports whether text begins with a mark that stands within a number: a
// point or comma before a digit, or a space before three.
func goesOn(text string) bool {
	if len(text) < 2 || !isDigit(rune(text[1])) {
		return false
	}
	return strings.ContainsRune(".,'", rune(text[0])) || text[0] == ' ' && threeDigits(text[1:])
}

// threeDigits reports whether text begins with three digits and no more.
func threeDigits(text string) bool {
	n := 0
	for n < len(text) && isDigit(rune(text[n])) {
		n++
	}
	return n == 3
}

// plainDigits rewrites a number without marks between thousands and with a
// decimal point.
func plainDigits(text string, points bool) string {
	var b strings.Builder
	for i, r := range text {
		rest := text[i+1:]
		switch groups := threeDigits(rest); {
		case isDigit(r):
			b.WriteRune(r)
		case r == ' ' || r == '\'':
		case r == ',' && groups:
		case r == '.' && groups && (points || strings.ContainsAny(rest, ".,")):
		default:
			b.WriteByte('.')
		}
	}
	return b.String()
}

// scaled splits a unit into what is counted and by how much.
func scaled(unit string) (of string, times float64) {
	word, rest, _ := strings.Cut(unit, " ")
	times, ok := map[string]float64{
		"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}[word]
	if !ok {
		return unit, 1
	}
	return rest, times
}
