package casefile

import (
	"sort"
	"strings"
)

// blockItems divides a list on lines: to a wish belong the lines on which it stands,
// comments right above it in the column of its dash, and comments right behind it that
// stand further in. Other lines between wishes belong to none.
func (l *wishList) blockItems() []wishItem {
	var out []wishItem
	for i := range l.list.kids {
		dash, last := l.extent(i)
		column := l.column(dash)
		first, end := l.lineOf(dash), l.lineOf(last-1)
		for first > 0 && l.commentAt(first-1) == column {
			first--
		}
		for end+1 < len(l.lines) && l.commentAt(end+1) > column {
			end++
		}
		out = append(out, wishItem{pieces: []span{{l.lines[first], l.lineEnd(end)}}})
	}
	return out
}

// extent is from where to where a wish of a list stands: on lines from its dash on.
func (l *wishList) extent(i int) (start, end int) {
	stop := l.next(l.way[:2])
	if i+1 < len(l.list.kids) {
		stop = l.list.kids[i+1].at
	}
	start = l.list.kids[i].at
	for k := l.token(start) - 1; k >= 0 && l.toks[k].kind != colon; k-- {
		if l.toks[k].kind == dash {
			start = l.toks[k].start
			break
		}
	}
	for k := l.token(stop) - 1; k >= 0; k-- {
		switch t := l.toks[k]; t.kind {
		case comment, marker, dash:
		default:
			return start, t.end
		}
	}
	return start, start
}

// token is the first token that begins at a place or behind it.
func (l *wishList) token(at int) int {
	return sort.Search(len(l.toks), func(i int) bool { return l.toks[i].start >= at })
}

// commentAt is the column of a comment that has a line for itself; -1 of other lines.
func (l *wishList) commentAt(line int) int {
	text := l.text[l.lines[line]:l.lineEnd(line)]
	if trimmed := strings.TrimLeft(text, " "); strings.HasPrefix(trimmed, "#") && !l.inBlockText(line) {
		return len(text) - len(trimmed)
	}
	return -1
}

// inBlockText reports whether a line begins within text of several lines.
func (l *wishList) inBlockText(line int) bool {
	k := l.token(l.lines[line]+1) - 1
	return k >= 0 && (l.toks[k].kind == body || l.toks[k].kind == word) && l.lines[line] < l.toks[k].end
}

// flowItems divides a list in brackets: to a wish belong the comments right above it
// where it is the first on its line, and a comment behind it where it is the last.
func (l *wishList) flowItems() []wishItem {
	var out []wishItem
	for i := range l.list.kids {
		out = append(out, l.flowItem(i))
	}
	return out
}

func (l *wishList) flowItem(i int) wishItem {
	start := l.list.kids[i].at
	end := l.closing(i)
	line := l.lineOf(start)
	x := wishItem{above: strings.TrimLeft(l.text[l.lines[line]:start], " \t") == ""}
	above := span{start, start}
	if x.above {
		first := line
		for first > 0 && l.commentAt(first-1) >= 0 {
			first--
		}
		above = span{l.lines[first], l.lines[line]}
	}
	behind := span{end, end}
	if t := l.mark(end); t.kind == comma {
		if x.comma = (span{t.start, t.end}); l.lineOf(t.start) == l.lineOf(end) {
			behind = span{t.end, t.end}
		}
	}
	rest := l.text[behind.end:l.lineEnd(l.lineOf(end))]
	trimmed := strings.TrimLeft(rest, " \t")
	if x.behind = trimmed == "" || strings.HasPrefix(trimmed, "#"); x.behind && trimmed != "" && !l.shared(i) {
		behind.end += len(rest)
	}
	x.behind = x.behind && !l.shared(i)
	x.pieces = []span{above, {start, end}, behind}
	return x
}

// mark is the first token behind a place that is no comment.
func (l *wishList) mark(at int) token {
	for _, t := range l.toks[l.token(at):] {
		if t.kind != comment {
			return t
		}
	}
	return token{}
}

// closing is where a wish in brackets ends.
func (l *wishList) closing(i int) int {
	n := &l.list.kids[i]
	if n.kind == scalar {
		return l.written(n, -1).end
	}
	depth := 0
	for _, t := range l.toks[l.token(n.at):] {
		switch t.kind {
		case opener:
			depth++
		case closer:
			if depth--; depth == 0 {
				return t.end
			}
		}
	}
	return n.at
}

// shared reports whether another wish begins before this one on the line it ends on.
func (l *wishList) shared(i int) bool {
	return i > 0 && l.closing(i-1) > l.lines[l.lineOf(l.closing(i))]
}

// dropInside leaves out a wish in brackets, with a comma.
func (l *wishList) dropInside(at int) []splice {
	x := &l.items[at]
	above, own, behind := x.pieces[0], x.pieces[1], x.pieces[2]
	if x.above && x.behind { // all of its lines
		out := []splice{{span{above.start, l.lineAfter(behind.end)}, ""}}
		return append(out, l.commaBefore(at)...)
	}
	if at+1 < len(l.items) {
		next := l.items[at+1].pieces
		stop := next[1].start
		if l.items[at+1].above {
			stop = max(own.end, x.comma.end)
		}
		return []splice{{span{own.start, stop}, ""}}
	}
	start := own.start
	if at > 0 && x.comma.end > 0 && l.blank(l.items[at-1].comma.end, start) {
		start = l.items[at-1].comma.end
	}
	return append([]splice{{span{start, max(own.end, x.comma.end)}, ""}}, l.commaBefore(at)...)
}

// commaBefore takes away the comma before the last wish where it has none of its own,
// with the blanks up to it.
func (l *wishList) commaBefore(at int) []splice {
	if at == 0 || at+1 < len(l.items) || l.items[at].comma.end > 0 {
		return nil
	}
	c := l.items[at-1].comma
	if start := l.items[at].pieces[1].start; l.blank(c.end, start) {
		c.end = start
	}
	return []splice{{c, ""}}
}

// blank reports whether only blanks stand between two places of a line.
func (l *wishList) blank(from, to int) bool { return strings.Trim(l.text[from:to], " \t") == "" }

// addInside puts a wish within brackets: on a line of its own where its neighbour has one.
func (l *wishList) addInside(at int, wish string) []splice {
	if at == len(l.items) {
		return l.addLast(wish)
	}
	x := &l.items[at]
	start := x.pieces[1].start
	if !x.above {
		return []splice{{span{start, start}, wish + ", "}}
	}
	start = x.pieces[0].start
	return []splice{{span{start, start}, l.margin(x) + wish + "," + l.lineBreak()}}
}

// addLast puts a wish behind all others.
func (l *wishList) addLast(wish string) []splice {
	x := &l.items[len(l.items)-1]
	end, behind := x.pieces[1].end, x.pieces[2].end
	comma := x.comma.end > 0
	switch {
	case x.above && x.behind && comma:
		return []splice{{span{behind, behind}, l.lineBreak() + l.margin(x) + wish + ","}}
	case x.above && x.behind:
		return []splice{{span{end, end}, ","}, {span{behind, behind}, l.lineBreak() + l.margin(x) + wish}}
	case comma:
		return []splice{{span{x.comma.end, x.comma.end}, " " + wish + ","}}
	}
	return []splice{{span{end, end}, ", " + wish}}
}

// margin is what stands before a wish that is the first on its line.
func (l *wishList) margin(x *wishItem) string {
	start := x.pieces[1].start
	return l.text[l.lines[l.lineOf(start)]:start]
}

// lineBreak is how lines of the text end.
func (l *wishList) lineBreak() string {
	if strings.Contains(l.text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}
