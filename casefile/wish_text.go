package casefile

import (
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A span is some bytes of a text.
type span struct{ start, end int }

// A splice is a text in place of some bytes.
type splice struct {
	span
	put string
}

// spliced is a text with splices made, which must not overlap.
func spliced(text string, splices []splice) string {
	slices.SortStableFunc(splices, func(a, b splice) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, s := range splices {
		b.WriteString(text[at:s.start] + s.put)
		at = s.end
	}
	return b.String() + text[at:]
}

// A wishList is a list of wishes as it stands in the text.
type wishList struct {
	*adder
	way   []entry // to the list; its last entry may be empty
	list  *node
	items []wishItem
}

// A wishItem is what belongs to one wish: what goes where it goes, piece by piece.
// The pieces of all wishes of a list are as many.
type wishItem struct {
	pieces []span
	above  bool // comments may stand above it
	behind bool // a comment may stand behind it
	comma  span // in brackets: the comma behind it; empty for none
}

// wishText is the text of the case with one change made. It need not be sound.
func (f *File) wishText(w *WishChange) (string, error) {
	a := &adder{source: f.source, root: f.root}
	a.toks, _ = a.tokens(a.root)
	way, whole := find(f.root, []string{"preferences", w.Party}, nil)
	if !whole {
		return f.firstWish(a, way, w)
	}
	l := &wishList{adder: a, way: way, list: way[1].value}
	if l.list.kind != list || len(l.list.kids) == 0 {
		return l.onlyWish(w)
	}
	if l.items = l.blockItems(); l.list.style == flow {
		l.items = l.flowItems()
	}
	switch w.Act {
	case MoveWish:
		if !l.movable(w.At, w.To) {
			return "", f.unfitWish(w)
		}
		return l.move(w.At, w.To), nil
	case RewordWish:
		return l.reword(w.At, w.Wish.Want), nil
	case DropWish:
		return l.drop(w.At), nil
	}
	return l.add(w.At, &w.Wish), nil
}

// move puts the pieces of a wish elsewhere; what stands between wishes stays.
func (l *wishList) move(from, to int) string {
	at := order(len(l.items), from, to)
	var out []splice
	for k := range l.items {
		for j, s := range l.items[k].pieces {
			from := l.items[at[k]].pieces[j]
			out = append(out, splice{s, l.text[from.start:from.end]})
		}
	}
	return spliced(l.text, out)
}

// movable reports whether the comments of all wishes have room where they would go.
func (l *wishList) movable(from, to int) bool {
	for k, i := range order(len(l.items), from, to) {
		if x, at := &l.items[i], &l.items[k]; i != k && len(x.pieces) > 1 {
			above, behind := x.pieces[0], x.pieces[2]
			if above.start < above.end && !at.above || behind.start < behind.end && !at.behind {
				return false
			}
		}
	}
	return true
}

// order is which of n wishes stands at each place once one of them is moved.
func order(n, from, to int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return slices.Insert(slices.Delete(out, from, from+1), to, from)
}

// reword writes another condition, in quotes like those there were.
func (l *wishList) reword(at int, want string) string {
	n, inside := &l.list.kids[at], l.list.style == flow
	if n.kind == mapping {
		e, _ := keyed(n, "want", nil)
		inside = n.style == flow
		n = e.value
	}
	end := l.written(n, l.column(l.list.at)+indent).end
	return spliced(l.text, []splice{{span{n.at, end}, conditionText(want, n.style, inside)}})
}

// conditionText is a condition as it may stand in the text, if possible in a style.
func conditionText(want string, s style, inside bool) string {
	bare := want != "" && !special.MatchString(want) && strings.TrimSpace(want) == want &&
		strings.IndexFunc(want[:1], func(r rune) bool {
			return r == '(' || r >= 'a' && r <= 'z' || r >= 'A' &&
				r <= 'Z'
		}) == 0 &&
		!strings.Contains(want, ": ") && !strings.Contains(want, " #") && !strings.HasSuffix(want, ":") &&
		outlet.Name(want) == want && !(inside && strings.ContainsAny(want, ",[]{}"))
	switch {
	case s == single && strings.Trim(outlet.Quote(want), `"`) == want:
		return "'" + want + "'"
	case s != single && s != double && bare:
		return want
	}
	return outlet.Quote(want)
}

// drop leaves a wish out.
func (l *wishList) drop(at int) string {
	x := &l.items[at]
	s := span{x.pieces[0].start, x.pieces[len(x.pieces)-1].end}
	var out []splice
	switch {
	case l.list.style == flow:
		out = l.dropInside(at)
	case s.end < len(l.text):
		out = []splice{{span{s.start, l.lineAfter(s.end)}, ""}}
	default: // the last line has no end
		out = []splice{{span{max(0, l.endBefore(s.start)), s.end}, ""}}
	}
	return spliced(l.text, out)
}

// lineAfter is where the line after a line end begins.
func (l *wishList) lineAfter(end int) int {
	if n := l.lineOf(end); n+1 < len(l.lines) {
		return l.lines[n+1]
	}
	return len(l.text)
}

// endBefore is the end of the line before that which begins at a place.
func (l *wishList) endBefore(start int) int { return l.lineEnd(max(0, l.lineOf(start)-1)) }

// add puts a wish in.
func (l *wishList) add(at int, s *plenary.StatementDraft) string {
	if l.list.style == flow {
		return spliced(l.text, l.addInside(at, wishBranch(s).flow()))
	}
	lines, end := l.lineText(s, l.column(l.list.at))
	if at < len(l.items) {
		start := l.items[at].pieces[0].start
		return spliced(l.text, []splice{{span{start, start}, lines + end}})
	}
	last := l.items[at-1].pieces[0].end
	return spliced(l.text, []splice{{span{last, last}, end + lines}})
}

// lineText is a wish as an item on lines of its own, without the last line end, and
// that.
func (l *wishList) lineText(s *plenary.StatementDraft, column int) (lines, end string) {
	indent := strings.Repeat(" ", column)
	var b strings.Builder
	if w := wishBranch(s); w.kind == scalar {
		w.item(&b, indent)
	} else {
		var inner strings.Builder
		w.lines(&inner, indent+"  ")
		b.WriteString(indent + "- " + inner.String()[len(indent)+2:])
	}
	end = l.lineBreak()
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\n", end), end
}

func wishBranch(s *plenary.StatementDraft) *branch {
	return statementOf(statementShape, reflect.ValueOf(s).Elem())
}

// onlyWish puts a wish where none stands for a party that has its key.
func (l *wishList) onlyWish(w *WishChange) (string, error) {
	key := l.way[1].key
	colon := l.colonOf(key)
	switch {
	case l.list.kind == list: // []
		return spliced(l.text, splices(l.inside(l.list, wishBranch(&w.Wish).flow()))), nil
	case l.way[0].value.style == flow:
		return spliced(l.text, []splice{{span{colon, colon}, " [" + wishBranch(&w.Wish).flow() + "]"}}), nil
	}
	lines, end := l.lineText(&w.Wish, l.column(key.at)+indent)
	at := l.lineEnd(l.lineOf(key.at))
	put := []splice{{span{at, at}, end + lines}}
	if null := l.list; !null.leftOut() { // ~ or null
		put = append(put, splice{span{null.at, null.at + len(null.text)}, ""})
	}
	return spliced(l.text, put), nil
}

// firstWish puts a wish where its party has no key yet.
func (f *File) firstWish(a *adder, way []entry, w *WishChange) (string, error) {
	b := &branch{kind: list, kids: []*branch{wishBranch(&w.Wish)}}
	inside := scalarText(w.Party) + ": " + b.flow()
	l := &wishList{adder: a}
	section := &node{}
	if len(way) > 0 {
		section = way[0].value
	}
	switch {
	case section.kind == mapping && section.style == flow:
		return spliced(a.text, splices(a.inside(section, inside))), nil
	case a.root.style == flow:
		return "", f.unfitWish(w)
	case section.kind == mapping:
		column := a.column(section.kids[0].at)
		lines, end := l.lineText(&w.Wish, column+indent)
		at := a.after(a.next(way[:1]))
		return spliced(a.text, []splice{{span{at, at},
			end + strings.Repeat(" ", column) + scalarText(w.Party) + ":" + end + lines}}), nil
	}
	lines, end := l.lineText(&w.Wish, 2*indent)
	at, key := a.after(len(a.text)), end+"preferences:"
	if len(way) > 0 { // an empty key
		at, key = a.lineEnd(a.lineOf(way[0].key.at)), ""
	}
	return spliced(a.text, []splice{{span{at, at}, key + end + "  " + scalarText(w.Party) + ":" + end + lines}}), nil
}

func splices(in []insertion) []splice {
	var out []splice
	for _, x := range in {
		out = append(out, splice{span{x.off, x.off}, x.put})
	}
	return out
}
