package casefile

import (
	"context"
	"strings"

	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// spelledOut is the text with every value and key that holds a character which
// nobody sees written between double quotes, and the character as an escape:
// the same value, in sight. Comments stay. The error is a *[Faults] where this
// would change a value, or the context's.
func (s *source) spelledOut(ctx context.Context, root *node) (*source, *node, error) {
	var b strings.Builder
	at := 0
	root.scalars(func(n *node) {
		if !strings.ContainsFunc(n.text, unseen) {
			return
		}
		w := s.written(n, -1)
		if n.at < at || !strings.ContainsFunc(s.text[n.at:w.end], unseen) {
			return
		}
		b.WriteString(s.text[at:n.at] + outlet.Quote(n.text))
		if n.style == literal || n.style == folded { // and a comment beside the sign
			b.WriteString(s.text[w.head:max(w.head, s.lineEnd(s.lineOf(n.at)))])
		}
		at = w.end
	})
	if at == 0 {
		return s, root, nil
	}
	out := newSource(s.name, []byte(b.String()+s.text[at:]))
	out.kind = s.kind
	tree, flaws, err := out.tree(ctx)
	switch {
	case err != nil:
		return nil, nil, err
	case len(flaws) > 0 || !sameValues(root, tree):
		return nil, nil,
			s.faults(
				[]flaw{
					{start: root.at, end: root.at + 1, code: fault.UnsafeLayout, msg: "there are characters below " +
						"that nobody sees, and writing them as escapes would change a value", hint: "remove them; " +
						"the file is left as it is"}})
	}
	return out, tree, nil
}

// unseen reports whether r, in a value, is to be written as an escape. Tabs and
// line ends are not: block text may be laid out by them.
func unseen(r rune) bool { return r != '\n' && r != '\r' && r != '\t' && outlet.Hidden(r) }

// scalars calls f for every scalar, in the order of the text.
func (n *node) scalars(f func(*node)) {
	if n.kind == scalar {
		f(n)
	}
	for i := range n.kids {
		n.kids[i].scalars(f)
	}
}

// sameValues reports whether two trees hold the same, however it is written.
func sameValues(a, b *node) bool {
	if a.kind != b.kind || a.null != b.null || a.text != b.text || len(a.kids) != len(b.kids) {
		return false
	}
	for i := range a.kids {
		if !sameValues(&a.kids[i], &b.kids[i]) {
			return false
		}
	}
	return true
}
