package casefile

import "strings"

type tokenKind uint8

const (
	word    tokenKind = iota // a scalar; of block text only its sign
	body                     // the lines of block text
	dash                     // before an item
	colon                    // after a key
	comma                    // between items in brackets
	opener                   // [ or {
	closer                   // ] or }
	comment                  // # to the end of the line
	marker                   // --- or ...
)

// A token is a piece of the text that is not white space.
type token struct {
	kind       tokenKind
	start, end int
	home       column // where it goes when it is the first of its line
	least      int    // the least column of its further lines
	flow       bool   // it stands in brackets
	aligned    bool   // of a colon: what follows lines up with a neighbour
	deep       column // of a body: the spaces before its lines
	style      style  // of a word
}

// A column, counted from 0, before and after layout. after is -1 for what
// keeps its place relative to the bracket it stands in.
type column struct{ before, after int }

// indent is how many columns an entry stands to the right of the entry it
// belongs to.
const indent = 2

// A tokenizer divides the text into tokens, led by its tree.
type tokenizer struct {
	*source
	at     int
	toks   []token
	around []column // the block lists and mappings that surround at, outermost first
	closed []column // those that ended since the last token
	inFlow int
	inText bool // the last token but comments is block text, which would swallow a comment
	stuck  int  // where the tree and the text part; -1
}

// tokens divides the text. stuck is the place it cannot make sense of, or -1.
func (s *source) tokens(root *node) (toks []token, stuck int) {
	x := &tokenizer{source: s, stuck: -1}
	x.gap(column{})
	x.mark("---")
	x.any(root)
	x.gap(column{})
	x.mark("...")
	x.gap(column{})
	if x.at < len(s.text) {
		x.fail()
	}
	return x.toks, x.stuck
}

func (x *tokenizer) fail() {
	if x.stuck < 0 {
		x.stuck = x.at
	}
}

func (x *tokenizer) push(t token) {
	if x.stuck >= 0 {
		return
	}
	t.flow = x.inFlow > 0
	if t.flow {
		t.home.after = -1
	}
	if k := len(x.around); k > 0 {
		t.least = x.around[k-1].after + indent
	}
	x.toks = append(x.toks, t)
	x.at = t.end
	if t.kind != comment {
		x.closed, x.inText = x.closed[:0], false
	}
}

// sign takes one character of structure.
func (x *tokenizer) sign(c string, kind tokenKind, home column) {
	if !x.optional(c, kind, home) {
		x.fail()
	}
}

func (x *tokenizer) optional(c string, kind tokenKind, home column) bool {
	x.gap(home)
	if x.stuck >= 0 || !strings.HasPrefix(x.text[x.at:], c) {
		return false
	}
	x.push(token{kind: kind, start: x.at, end: x.at + len(c), home: home})
	return true
}

func (x *tokenizer) mark(sign string) {
	if strings.HasPrefix(x.text[x.at:], sign) && x.lines[x.lineOf(x.at)] == x.at {
		x.push(token{kind: marker, start: x.at, end: x.at + len(sign)})
		x.gap(column{})
	}
}

// gap takes white space and comments. next is where what follows goes.
func (x *tokenizer) gap(next column) {
	for x.stuck < 0 && x.at < len(x.text) {
		switch x.text[x.at] {
		case ' ', '\t', '\r', '\n':
			x.at++
		case '#':
			x.comment(next)
		default:
			return
		}
	}
}

func (x *tokenizer) comment(next column) {
	n := x.lineOf(x.at)
	end := x.at + len(strings.TrimRight(x.text[x.at:x.lineEnd(n)], " \t"))
	t := token{kind: comment, start: x.at, end: end}
	if before := x.text[x.lines[n]:x.at]; strings.TrimLeft(before, " \t") == "" {
		t.home = column{len(before), x.commentColumn(len(before), next)}
	}
	x.push(t)
}

// commentColumn chooses where a comment on its own line goes: with what
// follows, or with a list or mapping around it, if it stood in its column; or
// else a step to the right of what it stood to the right of.
func (x *tokenizer) commentColumn(before int, next column) int {
	if before == next.before {
		return next.after
	}
	near := column{-1, 0}
	for _, c := range append(append([]column{}, x.around...), x.closed...) {
		if c.before <= before && c.before >= near.before {
			near = c
		}
	}
	if near.before < 0 || near.before == before || x.inText {
		return near.after
	}
	return near.after + indent
}

// any takes a node and what surrounds it. Nothing stands for a value left out.
func (x *tokenizer) any(n *node) {
	switch {
	case n.leftOut():
	case n.kind == scalar:
		x.scalar(n, x.value(n))
	case n.style == flow:
		x.brackets(n)
	default:
		x.block(n)
	}
}

// value is where a value on a line of its own goes.
func (x *tokenizer) value(n *node) column {
	if x.inFlow > 0 {
		return column{-1, -1}
	}
	if k := len(x.around); k > 0 {
		return column{x.column(n.at), x.around[k-1].after + indent}
	}
	return column{x.column(n.at), 0}
}

func (x *tokenizer) block(n *node) {
	home := column{x.column(n.at), indent * len(x.around)}
	x.around = append(x.around, home)
	if n.kind == list {
		for i := range n.kids {
			x.sign("-", dash, home)
			x.any(&n.kids[i])
		}
	} else {
		x.entries(n, home)
	}
	x.around = x.around[:len(x.around)-1]
	x.closed = append(x.closed, home)
}

func (x *tokenizer) entries(n *node, home column) {
	columns := x.valueColumns(n)
	for i := 0; i < len(n.kids); i += 2 {
		if key := &n.kids[i]; !key.leftOut() {
			x.scalar(key, home)
		}
		x.sign(":", colon, home)
		if at := i/2 + 1; x.stuck < 0 {
			x.toks[len(x.toks)-1].aligned = columns[at] > 0 &&
				(columns[at] == columns[at-1] || columns[at] == columns[at+1])
		}
		x.any(&n.kids[i+1])
	}
}

// valueColumns returns the columns of the values that follow their keys on
// the same line, 0 for others, with a 0 before and behind.
func (x *tokenizer) valueColumns(n *node) []int {
	out := []int{0}
	for i := 0; i < len(n.kids); i += 2 {
		key, value := n.kids[i].at, n.kids[i+1].at
		at := 0
		if n.kids[i+1].leftOut() {
			value = key
		}
		if value > key && x.lineOf(key) == x.lineOf(value) && !strings.Contains(x.text[key:value], "\t") {
			at = x.column(value)
		}
		out = append(out, at)
	}
	return append(out, 0)
}

// brackets takes a list or mapping in brackets. One pair of a mapping may
// stand without them in a list.
func (x *tokenizer) brackets(n *node) {
	home := x.value(n)
	x.gap(home)
	open := x.text[min(x.at, len(x.text)-1)]
	bare := n.kind == mapping && open != '{'
	if !bare {
		x.sign(string(open), opener, home)
	}
	x.inFlow++
	for i := range n.kids {
		x.any(&n.kids[i])
		switch {
		case n.kind == mapping && i%2 == 0:
			x.optional(":", colon, home)
		case !bare:
			x.optional(",", comma, home)
		}
	}
	if !bare {
		x.sign(map[nodeKind]string{list: "]", mapping: "}"}[n.kind], closer, home)
	}
	x.inFlow--
}

func (x *tokenizer) scalar(n *node, home column) {
	if n.kind != scalar {
		x.fail()
		return
	}
	x.gap(home)
	base := -1
	if k := len(x.around); k > 0 {
		base = x.around[k-1].before
	}
	w := x.written(n, base)
	switch {
	case x.at != n.at:
		x.fail()
	case n.style == literal || n.style == folded:
		x.blockText(n, w, home)
	case w.at == nil:
		x.fail()
	default:
		x.push(token{kind: word, start: n.at, end: w.end, home: home, style: n.style})
	}
}

func (x *tokenizer) blockText(n *node, w written, home column) {
	x.push(token{kind: word, start: n.at, end: w.head, home: home})
	defer func() { x.inText = true }()
	for x.at < len(x.text) && (x.text[x.at] == ' ' || x.text[x.at] == '\t') {
		x.at++
	}
	if x.at < len(x.text) && x.text[x.at] == '#' {
		x.comment(home)
	}
	if w.end <= x.at || x.stuck >= 0 {
		return
	}
	if w.at == nil && w.deep > 0 {
		x.fail()
		return
	}
	last := x.around[len(x.around)-1]
	t := token{kind: body, start: x.lines[x.lineOf(x.at)+1], end: w.end, deep: column{w.deep, last.after + indent}}
	if i := strings.IndexAny(x.text[n.at:w.head], "123456789"); i >= 0 {
		t.deep.after = last.after + int(x.text[n.at+i]-'0')
	}
	x.push(t)
}
