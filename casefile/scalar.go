package casefile

import "strings"

// written tells how a scalar stands in the text.
type written struct {
	n    *node
	end  int   // where it ends
	head int   // of block text: where the sign | or > with its digits ends
	deep int   // of block text: the spaces before each line; 0 when there is no text
	at   []int // for each byte of its value, and its end, where that stands; nil when it cannot be told
}

// written finds how n, a scalar, stands in the text. base is the column, from
// 0, of the list or mapping around it; -1 when that is not known.
func (s *source) written(n *node, base int) written {
	w := written{n: n}
	switch n.style {
	case plain:
		w.at, w.end = s.plain(n)
	case single, double:
		w.at, w.end = s.quoted(n)
	default:
		s.blockText(&w, base)
	}
	return w
}

// plain matches the value with the text: they differ only where a line was
// folded.
func (s *source) plain(n *node) (at []int, end int) {
	i := n.at
	for j := 0; j < len(n.text); {
		breaks, next := s.fold(i)
		if breaks > 0 {
			for range max(1, breaks-1) {
				at = append(at, i)
				j++
			}
			i = next
			continue
		}
		next = min(max(next, i+1), len(s.text))
		if !strings.HasPrefix(n.text[j:], s.text[i:next]) || i == next {
			return nil, s.firstLine(n.at)
		}
		for ; i < next; i, j = i+1, j+1 {
			at = append(at, i)
		}
	}
	return append(at, i), i
}

// firstLine is a cautious end for a scalar that could not be matched.
func (s *source) firstLine(at int) int { return s.lineEnd(s.lineOf(at)) }

// fold looks for blanks with line ends among them at i. It returns how many
// line ends there are and where the next text begins.
func (s *source) fold(i int) (breaks, next int) {
	for ; i < len(s.text); i++ {
		switch s.text[i] {
		case ' ', '\t', '\r':
		case '\n':
			breaks++
		default:
			return breaks, i
		}
	}
	return breaks, i
}

// quoted reads text between quotes.
func (s *source) quoted(n *node) (at []int, end int) {
	q := quotedReader{source: s, i: n.at + 1, quote: s.text[n.at]}
	for q.i < len(s.text) {
		c := s.text[q.i]
		switch {
		case c == q.quote && q.quote == '\'' && strings.HasPrefix(s.text[q.i:], "''"):
			q.put("'", 2)
		case c == q.quote:
			if q.value.String() != n.text {
				return nil, q.i + 1
			}
			return append(q.at, q.i), q.i + 1
		case c == '\\' && q.quote == '"':
			q.escape()
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			q.blanks()
		default:
			q.put(s.text[q.i:q.i+1], 1)
		}
	}
	return nil, s.firstLine(n.at)
}

type quotedReader struct {
	*source
	i     int // where reading is
	quote byte
	value strings.Builder
	at    []int
}

// put adds what the next size bytes of the text stand for.
func (q *quotedReader) put(value string, size int) {
	q.value.WriteString(value)
	for range len(value) {
		q.at = append(q.at, q.i)
	}
	q.i = min(q.i+size, len(q.text))
}

func (q *quotedReader) blanks() {
	breaks, next := q.fold(q.i)
	switch breaks {
	case 0:
		for q.i < next {
			q.put(q.text[q.i:q.i+1], 1)
		}
	case 1:
		q.put(" ", next-q.i)
	default:
		q.put(strings.Repeat("\n", breaks-1), next-q.i)
	}
}

var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r",
	'e': "\x1b", ' ': " ", '"': `"`, '/': "/", '\\': `\`, 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

var codeLen = map[byte]int{'x': 2, 'u': 4, 'U': 8}

func (q *quotedReader) escape() {
	c := byte(0)
	if q.i+1 < len(q.text) {
		c = q.text[q.i+1]
	}
	switch {
	case c == '\n' || c == '\r':
		q.escapedBreak()
	case codeLen[c] > 0:
		q.put(codePoint(q.text[q.i+2:min(q.i+2+codeLen[c], len(q.text))]), 2+codeLen[c])
	default:
		q.put(escapes[c], 2)
	}
}

// escapedBreak skips a backslash at the end of a line; of further line ends
// each is kept.
func (q *quotedReader) escapedBreak() {
	breaks, next := q.fold(q.i + 1)
	q.put(strings.Repeat("\n", breaks-1), next-q.i)
}

func codePoint(hex string) string {
	var r rune
	for _, c := range []byte(hex) {
		r = r<<4 | rune(strings.IndexByte("0123456789abcdef", c|0x20))
	}
	return string(r)
}

// blockText reads the text of | and >: lines indented alike, below the sign.
func (s *source) blockText(w *written, base int) {
	first := s.lineOf(w.n.at)
	w.head = w.n.at + wordLen(s.text[w.n.at:])
	if w.deep = s.depth(w, base); w.deep < 1 {
		w.deep, w.end = 0, s.blankBody(w.n, first)
		return
	}
	m := blockMatcher{source: s, n: w.n, indent: w.deep, at: make([]int, 0, len(w.n.text)+1), end: w.head}
	m.lines(first + 1)
	w.at, w.end = m.at, m.end
}

// depth is how far block text is indented: as a digit after the sign says, or
// as its first line that is not blank.
func (s *source) depth(w *written, base int) int {
	if d := strings.Trim(s.text[w.n.at:w.head], "|>+-"); d != "" && base >= 0 {
		return base + int(d[0]-'0')
	}
	_, spaces := s.leadingBlank(s.lineOf(w.n.at) + 1)
	value, inside := firstText(w.n.text)
	if value < 0 {
		return 0
	}
	return spaces - inside
}

// blankBody is the end of block text without a visible character.
func (s *source) blankBody(n *node, line int) int {
	end := n.at + wordLen(s.text[n.at:])
	if n.text == "" {
		return end
	}
	for line++; line < len(s.lines); line++ {
		text := s.text[s.lines[line]:s.lineEnd(line)]
		if strings.Trim(text, " ") != "" || text == "" && line+1 == len(s.lines) {
			break // behind the last line end there is no line
		}
		end = s.lineEnd(line)
	}
	return end
}

// leadingBlank finds the first line from n on that is more than spaces, and
// how many spaces it begins with; -1 when there is none.
func (s *source) leadingBlank(n int) (line, spaces int) {
	for ; n < len(s.lines); n++ {
		if text := s.text[s.lines[n]:s.lineEnd(n)]; strings.Trim(text, " ") != "" {
			return n, leading(text)
		}
	}
	return -1, 0
}

// firstText finds the first line of a value that is more than spaces.
func firstText(value string) (at, spaces int) {
	at = 0
	for line := range strings.Lines(value) {
		if line = strings.TrimSuffix(line, "\n"); strings.Trim(line, " ") != "" {
			return at, leading(line)
		}
		at += len(line) + 1
	}
	return -1, 0
}

func leading(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// A blockMatcher matches the lines of block text with its value.
type blockMatcher struct {
	*source
	n      *node
	indent int
	at     []int // nil once a line did not match
	end    int
}

func (m *blockMatcher) lines(line int) {
	keep := strings.Contains(m.text[m.n.at:m.n.at+wordLen(m.text[m.n.at:])], "+")
	for ; line < len(m.source.lines); line++ {
		from, to := m.source.lines[line], m.lineEnd(line)
		text := m.text[from:to]
		switch spaces := leading(text); {
		case spaces >= m.indent && len(text) > m.indent:
			m.match(from+m.indent, to)
			m.end = to
		case spaces < len(text):
			m.close()
			return
		case keep && (line+1 < len(m.source.lines) || text != ""):
			m.end = to
		}
	}
	m.close()
}

// match finds one line's text in what is left of the value, after the blanks
// that line ends became.
func (m *blockMatcher) match(from, to int) {
	line, have := m.text[from:to], len(m.at)
	for at := have; at <= len(m.n.text); at++ {
		if strings.HasPrefix(m.n.text[at:], line) {
			for range at - have {
				m.at = append(m.at, from)
			}
			for i := range len(line) {
				m.at = append(m.at, from+i)
			}
			return
		}
		if at < len(m.n.text) && m.n.text[at] != ' ' && m.n.text[at] != '\n' {
			return
		}
	}
}

// close accounts for the line ends after the last line; a value that is not
// used up was not matched.
func (m *blockMatcher) close() {
	if strings.Trim(m.n.text[len(m.at):], " \n") != "" {
		m.at = nil
		return
	}
	for len(m.at) <= len(m.n.text) {
		m.at = append(m.at, m.end)
	}
}
