package casefile

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/glyph"
)

// A stray is a character of a word processor or of the web that stands where a
// plain one is due.
type stray struct {
	start, end int // in the text
	put        string
	safe       bool // nothing but put can be meant
	msg, hint  string
}

func strayOf(p glyph.Place, start int, put string, safe bool) stray {
	return stray{start: start, end: start + p.End() - p.At, put: put, safe: safe, msg: p.Msg(), hint: p.Fix()}
}

const mendHint = "; `plenary fmt --mend` does it"

// flaws returns strays as flaws, each with its fix.
func flawsOf(strays []stray) []flaw {
	var out []flaw
	for _, y := range strays {
		if k := len(out) - 1; k >= 0 && out[k].end == y.start && out[k].msg == y.msg {
			out[k].end = y.end
			continue
		}
		f := flaw{start: y.start, end: y.end, code: fault.OddCharacter, msg: y.msg, hint: y.hint}
		if y.safe {
			f.hint += mendHint
		}
		out = append(out, f)
	}
	return out
}

// strays returns the strays of the text, in order. root is its tree, or nil
// when it is not well-formed YAML. What stands in prose, in a comment or between
// quotes is none.
func (s *source) strays(root *node) []stray {
	if !s.mayStray(root != nil) || !utf8.ValidString(s.text) {
		return nil
	}
	if root == nil {
		return s.scan()
	}
	c := collector{source: s}
	c.node(root, nil, false)
	if len(c.spans) > 0 {
		for _, y := range s.scan() {
			if slices.ContainsFunc(c.spans, func(p [2]int) bool { return p[0] <= y.start && y.start < p[1] }) &&
				y.put != tabPut {
				c.out = append(c.out, y)
			}
		}
	}
	slices.SortStableFunc(c.out, func(a, b stray) int { return a.start - b.start })
	return slices.CompactFunc(c.out, func(a, b stray) bool { return a.start == b.start })
}

// mayStray reports whether there is a character that could be one.
func (s *source) mayStray(sound bool) bool {
	return !sound && strings.Contains(s.text, "\t") || glyph.Any(s.text)
}

// A collector goes through the tree and gathers the strays of its texts. Where
// text stands that should hold other things, the lines decide: spans are such
// places.
type collector struct {
	*source
	out   []stray
	spans [][2]int
}

func (c *collector) node(n *node, keys []string, item bool) {
	switch n.kind {
	case scalar:
		c.scalar(n, keys, item)
	case list:
		for i := range n.kids {
			c.node(&n.kids[i], keys, true)
		}
	default:
		for i := 0; i < len(n.kids); i += 2 {
			key := &n.kids[i]
			if k := len(keys); k > 0 && keys[k-1] == "levels" && key.kind == scalar {
				c.level(key)
			} else {
				c.key(key, &n.kids[i+1])
			}
			c.node(&n.kids[i+1], append(slices.Clip(keys), glyph.Fold(key.text)), false)
		}
	}
}

func (c *collector) key(n, value *node) {
	switch {
	case n.kind != scalar || len(glyph.Find(n.text)) == 0:
	case n.style == plain && value.leftOut() &&
		slices.ContainsFunc(glyph.Find(n.text), func(p glyph.Place) bool { return p.Lone }):
		line := c.lineOf(n.at) // a comma may have cut off a text between quotes
		c.spans = append(c.spans, [2]int{c.lines[line], c.lineEnd(line)})
	case n.style == plain && strings.ContainsFunc(n.text, isColon):
		c.spans = append(c.spans, c.extent(n))
	default:
		c.inside(n, glyph.Find(n.text))
	}
}

// isColon reports whether r is a colon or looks like one.
func isColon(r rune) bool { return r == ':' || isWide(r, ":") }

// isWide reports whether r is another form of one of some plain characters.
func isWide(r rune, of string) bool {
	c, odd := glyph.Of(r)
	return odd && c.Kind == glyph.Wide && strings.Contains(of, c.Plain)
}

func (c *collector) extent(n *node) [2]int { return [2]int{n.at, max(n.at+1, c.written(n, -1).end)} }

func (c *collector) scalar(n *node, keys []string, item bool) {
	if n.null || !glyph.Any(n.text) {
		return
	}
	class := classOf(keys, item)
	switch {
	case class == structure && n.style == plain:
		c.spans = append(c.spans, c.extent(n))
	case class == exact:
		c.inside(n, wrapped(n.text))
	case class == label:
		c.label(n)
	}
}

// level is the name of a level that is a key.
func (c *collector) level(n *node) {
	if n.style == plain && strings.ContainsFunc(n.text, isColon) {
		c.spans = append(c.spans, c.extent(n))
	} else if glyph.Any(n.text) {
		c.label(n)
	}
}

// label is the name of a level, or in a record what stands where one may.
func (c *collector) label(n *node) {
	switch {
	case dayLike.MatchString(glyph.Fold(n.text)):
		c.inside(n, wrapped(n.text))
	case n.style == plain &&
		strings.ContainsFunc(n.text, func(r rune) bool { return isWide(r, ",") || isWide(r, "[]") }):
		c.spans = append(c.spans, c.extent(n))
	case n.style == plain:
		c.inside(n, append(around(n.text), notSeen(n.text)...))
	}
}

// inside adds what stands at some places of the value of n.
func (c *collector) inside(n *node, places []glyph.Place) {
	w := c.written(n, -1)
	for _, p := range places {
		if w.at == nil || p.End() >= len(w.at) {
			c.out = append(c.out, stray{start: n.at, end: w.end, msg: p.Msg(), hint: p.Fix()})
			continue
		}
		start, end := w.at[p.At], w.at[p.End()]
		if p.Kind == glyph.Unclear {
			p.Hint = inCondition(n.text, p)
		}
		literal := end-start == p.End()-p.At && c.text[start:end] == n.text[p.At:p.End()]
		y := strayOf(p, start, inStyle(p.Put(n.text), n.style), p.Safe() && literal)
		y.end = max(end, start+1)
		c.out = append(c.out, y)
	}
}

// inCondition says what to write for a sign that no one plain character stands
// for, if the rest of the text is a condition.
func inCondition(text string, p glyph.Place) string {
	_, err := expr.Parse(mended(text[:p.At]) + string(p.Rune) + mended(text[p.End():]))
	if f := (*expr.Error)(nil); errors.As(err, &f) && strings.HasPrefix(f.Hint, "write `") {
		return f.Hint
	}
	return p.Hint
}

// inStyle writes a replacement as it must stand between the quotes of YAML.
func inStyle(put string, st style) string {
	switch {
	case put == `"` && st == double:
		return `\"`
	case put == `'` && st == single:
		return `''`
	}
	return put
}

// around returns the quotes of a word processor that stand around a whole text.
func around(text string) []glyph.Place {
	trimmed := strings.TrimRight(text, " ")
	found := glyph.Find(trimmed)
	if len(found) < 2 || found[0].At > 0 || found[0].Kind != glyph.Quote || found[0].Lone {
		return nil
	}
	last := found[len(found)-1]
	if last.Kind != glyph.Quote || last.End() < len(trimmed) {
		return nil
	}
	return outer(trimmed, found[0], last)
}

// notSeen returns what is not seen in a text, but for what its script needs.
func notSeen(text string) []glyph.Place {
	return slices.DeleteFunc(glyph.Find(text), func(p glyph.Place) bool {
		return p.Kind != glyph.Hidden || glyph.Joins(text, p.At, p.Rune)
	})
}

// outer chooses plain quotes for those around a text, which do not end what
// is between them.
func outer(text string, first, last glyph.Place) []glyph.Place {
	switch between := mended(text[first.End():last.At]); {
	case !strings.ContainsAny(between, `"\`):
	case !strings.Contains(between, `'`):
		first.Plain, last.Plain = `'`, `'`
	default:
		first.Lone, last.Lone = true, true
	}
	return []glyph.Place{first, last}
}

// wrapped is glyph.Find for a text that may stand as a whole between quotes of
// a word processor.
func wrapped(text string) []glyph.Place {
	marks := around(text)
	if marks == nil {
		return glyph.Find(text)
	}
	out := marks[:1:1]
	for _, p := range glyph.Find(text[marks[0].End():marks[1].At]) {
		p.At += marks[0].End()
		out = append(out, p)
	}
	return append(out, marks[1])
}

// mended is a text with every character found in it made glyph.
func mended(text string) string {
	var b strings.Builder
	at := 0
	for _, p := range glyph.Find(text) {
		b.WriteString(text[at:p.At] + p.Put(text))
		at = p.End()
	}
	return b.String() + text[at:]
}
