package casefile

import (
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/glyph"
)

// brackets reads a list or mapping in brackets, over as many lines as it takes.
func (x *scanner) brackets() {
	base := len(x.keys)
	defer func() { x.keys = x.keys[:base] }()
	var around []int // how many keys there were at each bracket
	for x.at < len(x.text) {
		r, c, odd := x.peek()
		switch {
		case r == '\n' && x.outOfBrackets():
			return
		case r == '\n' || r == '\r' || r == '\t':
			x.at++
		case isBlank(r):
			x.blanks(false)
		case r == '#':
			x.at = x.eol()
		case r == '[' || r == '{' || isWide(r, "[{"):
			x.sign(c, odd)
			if around = append(around, len(x.keys)); len(around) > maxDepth {
				x.at = len(x.text)
			}
		case r == ']' || r == '}' || isWide(r, "]}"):
			x.sign(c, odd)
			if around = around[:len(around)-1]; len(around) == 0 {
				return
			}
			x.keys = x.keys[:max(base, around[len(around)-1])]
		case r == ',' || isWide(r, ","):
			x.sign(c, odd)
			x.keys = x.keys[:around[len(around)-1]]
		default:
			x.inBrackets(around[len(around)-1])
		}
	}
}

// outOfBrackets reports whether the next line goes on with a key in the first
// column: then brackets were not closed.
func (x *scanner) outOfBrackets() bool {
	next := x.text[min(x.at+1, len(x.text)):]
	return next != "" && next[0] >= 'a' && next[0] <= 'z' && strings.Contains(strings.SplitN(next, "\n", 2)[0], ":")
}

// sign goes past one character of structure.
func (x *scanner) sign(c glyph.Char, odd bool) {
	r, size := utf8.DecodeRuneInString(x.text[x.at:])
	if odd {
		put := c.Plain
		if after := x.text[x.at+size:]; isWide(r, ",") && after != "" && !isBlank(firstRune(after)) {
			put += " "
		}
		x.add(x.at, c, put, true)
	}
	x.at += size
}

// inBrackets reads a key with its colon, or a value.
func (x *scanner) inBrackets(keys int) {
	if name, ok := x.key(true); ok {
		x.keys = append(x.keys[:keys], keyAt{1 << 20, name})
		return
	}
	kind := classOf(x.path(), len(x.keys) == keys)
	if x.value(kind, true) {
		return
	}
	rest := x.rest()
	end := x.flowText(rest, kind)
	if kind == exact || kind == label && dayLike.MatchString(glyph.Fold(rest[:end])) {
		x.plainly(x.at, rest[:end])
	} else if kind == label {
		x.hidden(rest[:end])
	}
	x.at += max(end, utf8.RuneLen(firstRune(rest)))
}

// flowText is how much of a line is plain text in brackets.
func (x *scanner) flowText(rest string, kind class) int {
	for i, r := range rest {
		switch {
		case strings.ContainsRune(",[]{}", r):
			return i
		case r == '#' && i > 0 && rest[i-1] == ' ':
			return i
		case isWide(r, ",]}[{") && (kind != prose || divides(rest[i+utf8.RuneLen(r):])):
			return i
		}
	}
	return len(rest)
}

// divides reports whether what follows a comma or bracket that is not plain
// goes on as YAML, and not as prose.
func divides(after string) bool {
	trimmed, _, _ := strings.Cut(strings.TrimLeftFunc(after, isBlank), " #")
	for i, r := range trimmed {
		if isColon(r) {
			return traitsOf[glyph.Fold(trimmed[:i])].class != structure
		}
	}
	return strings.Trim(glyph.Fold(trimmed), "]}, ") == ""
}
