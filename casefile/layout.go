package casefile

import (
	"strings"
	"unicode/utf8"
)

// A layout writes tokens with the white space they should have.
type layout struct {
	locator
	out  strings.Builder
	prev token
	col  int // the column that writing has reached
	move int // how far the line was moved to the right
	base struct {
		column     // of the outermost bracket that is open
		move   int // of the line it stands on
	}
}

// lay writes the text anew from its tokens.
func (s *source) lay(toks []token) string {
	l := &layout{locator: locator{source: s}}
	for i, t := range toks {
		l.before(i == 0, t)
		l.token(t)
		l.prev = t
	}
	if !l.openEnded() {
		l.out.WriteByte('\n')
	}
	return l.out.String()
}

// openEnded says whether the file ends inside block text, without a line end
// that would become part of its value.
func (l *layout) openEnded() bool {
	if l.prev.kind != body || l.prev.end < len(l.text) {
		return false
	}
	return strings.Trim(l.text[l.lines[len(l.lines)-1]:], " \t") != ""
}

func (l *layout) write(text string) {
	l.out.WriteString(text)
	l.col += utf8.RuneCountInString(text)
}

func (l *layout) spaces(n int) {
	l.out.WriteString(strings.Repeat(" ", n))
	l.col += n
}

// column returns the column of the byte at off before layout.
func (l *layout) column(off int) int { return l.columnOf(l.lines[l.lineOf(off)], off) }

// before writes the white space in front of t.
func (l *layout) before(first bool, t token) {
	gap := l.text[l.prev.end:t.start]
	breaks := strings.Count(gap, "\n")
	switch {
	case t.kind == body:
	case first:
		l.indent(t, gap)
	case breaks > 0:
		l.out.WriteString(strings.Repeat("\n", min(breaks, 2)))
		l.col = 0
		l.indent(t, gap[strings.LastIndexByte(gap, '\n')+1:])
	default:
		l.spaces(l.between(t, gap))
	}
}

// indent begins a line with t.
func (l *layout) indent(t token, blanks string) {
	was := l.column(t.start)
	to := t.home.after
	if to < 0 {
		to = l.relative(was, blanks, l.base.column, l.base.move, t.least)
	}
	l.move = to - was
	l.spaces(to)
}

// relative is the column of a line that keeps its place: relative to what it
// stands below of, when it reaches as far right, or else to the line that
// began it. Tabs give no place to keep.
func (l *layout) relative(was int, blanks string, below column, move, least int) int {
	switch {
	case strings.Contains(blanks, "\t"):
		return least
	case was >= below.before:
		move = below.after - below.before
	}
	return max(0, was+move)
}

// between is how many spaces stand before t, after another token on its line.
func (l *layout) between(t token, gap string) int {
	own := len(gap) // spaces that the author may keep
	if strings.Contains(gap, "\t") {
		own = 1
	}
	switch p := l.prev.kind; {
	case t.kind == comment:
		return max(1, l.column(t.start)+l.move-l.col)
	case p == dash || p == marker:
		return 1
	case p == colon && !l.prev.flow:
		return l.afterColon(t)
	case p == colon && (t.kind == comma || t.kind == closer):
		return min(own, 1)
	case p == opener || t.kind == closer || t.kind == comma || t.kind == colon:
		return 0
	case p == comma || p == colon:
		return max(1, own)
	}
	return min(own, 1)
}

// afterColon is one space, or as many as keep a value in line with its
// neighbours.
func (l *layout) afterColon(t token) int {
	if !l.prev.aligned {
		return 1
	}
	home := l.prev.home
	return max(1, l.column(t.start)+home.after-home.before-l.col)
}

func (l *layout) token(t token) {
	switch {
	case t.kind == opener && !t.flow:
		l.base.column, l.base.move = column{l.column(t.start), l.col}, l.move
		l.write(l.text[t.start:t.end])
	case t.kind == body:
		l.body(t)
	case t.kind == word:
		l.word(t)
	default:
		l.write(l.text[t.start:t.end])
	}
}

// word writes a scalar. The white space around the line ends inside it is not
// part of its value.
func (l *layout) word(t token) {
	text := l.text[t.start:t.end]
	line, rest, more := strings.Cut(text, "\n")
	begun, move := column{0, l.col}, l.move
	if more {
		begun.before = l.column(t.start)
	}
	l.write(l.trimRight(line, more, t))
	for more {
		line, rest, more = strings.Cut(rest, "\n")
		trimmed := strings.TrimLeft(line, " \t\r")
		l.out.WriteByte('\n')
		l.col = 0
		if trimmed == "" {
			continue
		}
		blanks := line[:len(line)-len(trimmed)]
		to := max(t.least, l.relative(len(blanks), blanks, begun, move, t.least))
		l.move = to - len(blanks)
		l.spaces(to)
		l.write(l.trimRight(trimmed, more, t))
	}
}

// trimRight cuts blanks before a line end, but not a blank that a backslash
// keeps.
func (l *layout) trimRight(line string, more bool, t token) string {
	if !more {
		return line
	}
	cut := strings.TrimRight(line, " \t\r")
	slashes := len(cut) - len(strings.TrimRight(cut, `\`))
	if t.style == double && slashes%2 == 1 && len(cut) < len(line) && line[len(cut)] != '\r' {
		return line[:len(cut)+1]
	}
	return cut
}

// body writes the lines of block text, which keep what stands to the right of
// their common indentation.
func (l *layout) body(t token) {
	for n := l.lineOf(t.start); n < len(l.lines) && l.lines[n] <= t.end; n++ {
		line := l.text[l.lines[n]:l.lineEnd(n)]
		l.out.WriteByte('\n')
		if len(line) > t.deep.before && t.deep.before > 0 {
			l.spaces(t.deep.after)
			l.out.WriteString(line[t.deep.before:])
		}
	}
}
