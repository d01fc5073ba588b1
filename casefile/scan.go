package casefile

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/glyph"
)

// A scanner goes through a text line by line, taking for YAML what would be
// YAML if it were written in plain characters, and gathers the strays. It needs
// no tree, so that it can tell why there is none.
type scanner struct {
	*source
	at   int // where reading is
	stop int // where its line ends, once known
	out  []stray
	keys []keyAt // the keys around, outermost first
	open int     // the column of the entry whose text may go on in deeper lines; -1
	body int     // the column of the key whose block text goes on in deeper lines; -1
	kind class   // of the text that may go on
	lone [2]bool // nothing further on closes a plain single quote, or a double one
	tabs bool    // every line that is indented is so by tabs alone
}

// A keyAt is a key and its column.
type keyAt struct {
	col  int
	name string
}

func (s *source) scan() []stray {
	x := &scanner{source: s, stop: -1, open: -1, body: -1, tabs: true}
	for x.at < len(x.text) {
		x.line()
		x.at = x.eol()
		x.at = min(x.at+1, len(x.text))
		if x.at == len(x.text) {
			break
		}
	}
	for i := range x.out {
		if x.out[i].put == tabPut {
			x.out[i].safe = x.tabs
		}
	}
	return x.out
}

// eol is where the line ends on which reading is.
func (x *scanner) eol() int {
	if x.at > x.stop {
		x.stop = len(x.text)
		if i := strings.IndexByte(x.text[x.at:], '\n'); i >= 0 {
			x.stop = x.at + i
		}
	}
	return x.stop
}

// near is how far the quote is sought that closes another on its line.
const near = 1024

// ahead is the rest of the line, as far as quotes are sought.
func (x *scanner) ahead() string {
	rest := x.rest()
	for n := near; n < len(rest); n++ {
		if utf8.RuneStart(rest[n]) {
			return rest[:n]
		}
	}
	return rest
}

func (x *scanner) rest() string { return strings.TrimSuffix(x.text[x.at:x.eol()], "\r") }

// peek returns the character at hand and what is known of it.
func (x *scanner) peek() (rune, glyph.Char, bool) {
	r, _ := utf8.DecodeRuneInString(x.text[x.at:])
	c, odd := glyph.Of(r)
	return r, c, odd
}

// add notes the character at off.
func (x *scanner) add(off int, c glyph.Char, put string, safe bool) {
	x.out = append(x.out, strayOf(glyph.Place{At: off, Char: c}, off, put, safe))
}

// tabPut is written in place of a tab that indents.
const tabPut = "  "

// blanks goes past white space, returns how many columns it takes, and notes
// what in it is no plain space. Tabs are at fault where they indent.
func (x *scanner) blanks(indent bool) int {
	col := 0
	for x.at < len(x.text) {
		r, c, odd := x.peek()
		switch {
		case r == ' ':
		case r == '\t' && indent:
			x.out = append(x.out,
				stray{start: x.at, end: x.at + 1, put: tabPut, msg: "a tab cannot indent", hint: "indent with spaces"})
		case r == '\t':
		case odd && c.Kind == glyph.Blank:
			x.add(x.at, c, " ", true)
		case odd && c.Kind == glyph.Hidden:
			x.add(x.at, c, "", true)
			col--
		default:
			return col
		}
		col++
		x.at += utf8.RuneLen(r)
	}
	return col
}

// line reads one line outside brackets.
func (x *scanner) line() {
	begin, before := x.at, len(x.out)
	col := x.blanks(true)
	blanks := x.text[begin:x.at]
	switch rest := x.rest(); {
	case rest == "" && strings.TrimLeft(blanks, " \t") == "":
		x.out = x.out[:before]
		return
	case rest == "", rest[0] == '#':
		if strings.TrimLeft(blanks, " \t") == "" {
			x.out = x.out[:before]
		}
		return
	case x.body >= 0 && col > x.body:
		x.out = x.out[:before]
		return
	case x.open >= 0 && col > x.open:
		x.out = x.out[:before]
		x.body = -1
		x.words(x.kind)
		return
	}
	x.tabs = x.tabs && (blanks == "" || strings.Trim(blanks, "\t") == "")
	x.open, x.body = -1, -1
	x.items(col)
}

// items reads the dashes of a line, and the entry that follows.
func (x *scanner) items(col int) {
	item, entry := false, col
	for {
		r, c, odd := x.peek()
		next := ' '
		if after := x.at + utf8.RuneLen(r); after < len(x.text) {
			next, _ = utf8.DecodeRuneInString(x.text[after:])
		}
		if !isBlank(next) || r != '-' && !(odd && (c.Kind == glyph.Dash || c.Kind == glyph.Bullet)) {
			break
		}
		if !item {
			x.pop(col + 1)
		}
		if item, entry = true, col; odd {
			x.add(x.at, c, "-", true)
		}
		x.at += utf8.RuneLen(r)
		col += 1 + x.blanks(false)
		if x.rest() == "" {
			return
		}
	}
	if !item {
		x.pop(col)
	}
	x.entry(col, entry, item)
}

// isBlank reports whether r ends a word of YAML, or looks as if it did.
func isBlank(r rune) bool {
	c, odd := glyph.Of(r)
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || odd && (c.Kind == glyph.Blank || c.Kind == glyph.Hidden)
}

// pop leaves the keys that stand at col or to the right of it.
func (x *scanner) pop(col int) {
	for len(x.keys) > 0 && x.keys[len(x.keys)-1].col >= col {
		x.keys = x.keys[:len(x.keys)-1]
	}
}

// path lists the keys around.
func (x *scanner) path() []string {
	var out []string
	for _, k := range x.keys {
		out = append(out, k.name)
	}
	return out
}

// entry reads a key, if there is one, and a value. home is the column that
// further lines of its text stand to the right of.
func (x *scanner) entry(col, home int, item bool) {
	if name, ok := x.key(false); ok {
		x.keys = append(x.keys, keyAt{col, name})
		x.blanks(false)
		item, home = false, col
	}
	rest := x.rest()
	switch {
	case rest == "" || rest[0] == '#':
		return
	case blockSign.MatchString(rest):
		x.body = home
		return
	}
	kind := classOf(x.path(), item)
	if !x.value(kind, false) {
		x.open, x.kind = home, kind
		x.words(kind)
	}
}

var (
	blockSign = regexp.MustCompile(`^[|>][0-9+-]*[ \t]*(#.*)?$`)
	idLike    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]*$`)
)

// key reads a key with its colon. A colon that is not plain, or that no plain
// blank follows, makes a key of what looks like an id alone.
func (x *scanner) key(flow bool) (string, bool) {
	rest := x.rest()
	r, _, _ := x.peek()
	from, to := 0, 0
	if end, mate, ok := glyph.Close(x.ahead(), utf8.RuneLen(r), quoteOf(r)); ok {
		from, to = utf8.RuneLen(r), end
		after := end + utf8.RuneLen(mate)
		for after < len(rest) && isBlank(firstRune(rest[after:])) {
			after += utf8.RuneLen(firstRune(rest[after:]))
		}
		if !isColon(firstRune(rest[after:])) || !x.colon(rest, after, rest[from:to], flow) {
			return "", false
		}
		x.quotes(x.at, x.at+end, r, mate, rest[from:to])
		return x.found(rest, from, to, after), true
	}
	if strings.ContainsRune("[{]},#&*!|>%@`", r) || r == '\'' && strings.Contains(rest[1:], "'") {
		return "", false
	}
	for i, r := range rest {
		switch {
		case r == '#' && i > 0 && rest[i-1] == ' ':
			return "", false
		case flow && strings.ContainsRune("[]{},", r):
			return "", false
		case isColon(r) && x.colon(rest, i, rest[:i], flow):
			return x.found(rest, 0, i, i), true
		}
	}
	return "", false
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// quoteOf is r if it may open a quote, and otherwise nothing that closes.
func quoteOf(r rune) rune {
	if c, odd := glyph.Of(r); r == '"' || odd && c.Kind == glyph.Quote {
		return r
	}
	return 0
}

// colon reports whether what looks like a colon at i ends a key.
func (x *scanner) colon(rest string, i int, key string, flow bool) bool {
	r := firstRune(rest[i:])
	after := rest[i+utf8.RuneLen(r):]
	next := firstRune(after)
	if r == ':' && (after == "" || next == ' ' || next == '\t' || flow && strings.ContainsRune("[]{},", next)) {
		return true
	}
	return (r != ':' || isBlank(next)) && (idLike.MatchString(glyph.Fold(key)) || x.amongLevels())
}

// amongLevels reports whether keys are names of levels, which need not look like
// ids.
func (x *scanner) amongLevels() bool {
	last := len(x.keys) - 1
	return last >= 0 && x.keys[last].name == "levels"
}

// found notes the strays of a key and goes past its colon.
func (x *scanner) found(rest string, from, to, colon int) string {
	x.plainly(x.at+from, rest[from:to])
	r, size := utf8.DecodeRuneInString(rest[colon:])
	if c, odd := glyph.Of(r); odd {
		put := ":"
		if after := rest[colon+size:]; after != "" && !isBlank(firstRune(after)) {
			put = ": "
		}
		x.add(x.at+colon, c, put, true)
	}
	x.at += colon + size
	return glyph.Fold(rest[from:to])
}

// plainly notes what is odd in a text that should be plain.
func (x *scanner) plainly(off int, text string) {
	for _, p := range glyph.Find(text) {
		x.out = append(x.out, strayOf(p, off+p.At, p.Put(text), p.Safe()))
	}
}

// hidden notes what is not seen in the name of a level.
func (x *scanner) hidden(text string) {
	for _, p := range notSeen(text) {
		x.add(x.at+p.At, p.Char, "", true)
	}
}

// quotes notes quotes at two places around a text, if they are not plain.
func (x *scanner) quotes(open, end int, first, last rune, text string) {
	put, safe := `"`, true
	if between := mended(text); strings.ContainsAny(between, `"\`) {
		put, safe = `'`, !strings.Contains(between, `'`)
	}
	for _, p := range []struct {
		at int
		r  rune
	}{{open, first}, {end, last}} {
		if c, odd := glyph.Of(p.r); odd {
			c.Plain = put
			if first == '"' {
				c.Plain, safe = `"`, true
			}
			x.add(p.at, c, c.Plain, safe)
		}
	}
}

// words reads the rest of a line as text of some class.
func (x *scanner) words(kind class) {
	rest := x.rest()
	if i := strings.Index(rest, " #"); i >= 0 {
		rest = rest[:i]
	}
	if kind == exact || kind == label && dayLike.MatchString(glyph.Fold(rest)) {
		x.plainly(x.at, rest)
	} else if kind == label {
		x.hidden(rest)
	}
	x.at += len(rest)
}

// value reads a value between quotes or in brackets, and reports whether there
// was one.
func (x *scanner) value(kind class, flow bool) bool {
	r, c, odd := x.peek()
	switch {
	case r == '[' || r == '{' || isWide(r, "[{"):
		if !flow {
			x.brackets()
		}
		return true
	case r == '\'':
		return x.single()
	case r == '"':
		return x.double(flow)
	case odd && c.Kind == glyph.Quote:
		return x.curly(kind, r, flow)
	}
	return false
}

// single goes past text in plain single quotes, which may take several lines.
func (x *scanner) single() bool {
	if x.lone[0] {
		return false
	}
	for i := x.at + 1; i < len(x.text); i++ {
		if x.text[i] != '\'' {
			continue
		}
		if i+1 < len(x.text) && x.text[i+1] == '\'' {
			i++
			continue
		}
		x.at = i + 1
		return true
	}
	x.lone[0] = true
	return false
}

// double goes past text in double quotes. A curly quote closes it where no
// plain one does so on its line.
func (x *scanner) double(flow bool) bool {
	rest := x.ahead()
	end, mate, ok := glyph.Close(rest, 1, '"')
	if ok && (mate == '"' || endsValue(rest[end+utf8.RuneLen(mate):], flow)) {
		x.quotes(x.at, x.at+end, '"', mate, rest[1:end])
		x.at += end + utf8.RuneLen(mate)
		return true
	}
	if x.lone[1] {
		return false
	}
	if end, mate, ok = glyph.Close(x.text, x.at+1, '"'); ok && mate == '"' {
		x.at = end + 1
		return true
	}
	x.lone[1] = true
	return false
}

// endsValue reports whether nothing more of a value stands in rest.
func endsValue(rest string, flow bool) bool {
	trimmed := strings.TrimLeft(rest, " \t")
	return trimmed == "" || trimmed[0] == '#' && len(trimmed) < len(rest) ||
		flow && (strings.ContainsRune(",]}", firstRune(trimmed)) || isWide(firstRune(trimmed), ",]}"))
}

// curly reads text that stands as a whole between quotes of a word processor.
// In prose they may be meant, unless YAML would end the text within them.
func (x *scanner) curly(kind class, open rune, flow bool) bool {
	rest := x.ahead()
	size := utf8.RuneLen(open)
	for at := size; ; {
		end, mate, ok := glyph.Close(rest, at, open)
		if !ok || kind == prose && at > size && strings.ContainsRune(rest[at:end], open) {
			return false // or other words between quotes begin there
		}
		after := end + utf8.RuneLen(mate)
		if endsValue(rest[after:], flow) {
			text := rest[size:end]
			if kind == exact || kind == label || broken(text, flow) {
				x.quotes(x.at, x.at+end, open, mate, text)
				if kind == exact {
					x.plainly(x.at+size, text)
				}
			}
			x.at += after
			return true
		}
		if kind == prose && mate == open {
			return false
		}
		at = after
	}
}

// broken reports whether YAML would end a plain text, or take it for a key.
func broken(text string, flow bool) bool {
	return strings.Contains(text, ": ") || strings.Contains(text, " #") || flow && strings.ContainsAny(text, ",[]{}")
}
