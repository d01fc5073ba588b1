package casefile

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/progress"
)

// Format lays the text of a case, or of a file of a record, out in the usual
// way: two columns an entry, one space after a dash and a colon (unless values
// stand in line with their neighbours), at most one empty line in a row.
// A byte order mark, CR LF line ends and a last line without an end stay; mixed
// line ends become those of most lines. Lists and mappings stay in brackets or on lines as their author
// had them; comments, the order of keys and every value stay as they are. Values
// with characters that nobody sees are written between double quotes, with
// these as escapes.
//
// The text must be YAML without anchors and tags; it need not be a sound case.
// The error is a *[Faults], also when comments or values would not be the same
// afterwards, or the context's.
func Format(ctx context.Context, name string, text []byte) ([]byte, error) {
	return eachDocument(text, func(part []byte) ([]byte, error) { return layOut(ctx, name, part) })
}

// layOut lays out one document.
func layOut(ctx context.Context, name string, text []byte) ([]byte, error) {
	w := progress.Begin(ctx, "laying out "+filepath.Base(name), 3)
	s := newSource(name, text)
	s.kind = kindOf(s)
	root, flaws, err := s.tree(ctx)
	if err != nil {
		return nil, err
	}
	if len(flaws) > 0 {
		return nil, s.faults(flaws)
	}
	if s, root, err = s.spelledOut(ctx, root); err != nil {
		return nil, err
	}
	_ = w.Done(1)
	toks, stuck := s.tokens(root)
	if stuck >= 0 {
		return nil,
			s.faults(
				[]flaw{
					{start: stuck, end: stuck + 1, code: fault.UnsafeLayout, msg: "this cannot be laid out safely",
						hint: "write keys as `key: value`; the file is left as it is"}})
	}
	if err := w.Done(1); err != nil {
		return nil, err
	}
	out := endsOf(string(text)).on(s.lay(toks))
	if len(out) > MaxBytes {
		return nil,
			s.faults(
				[]flaw{
					{code: fault.TooLarge, msg: "laid out, " + sizeMessage(int64(len(out))), hint: "the file is " +
						"left as it is; " + s.divide()}})
	}
	at, err := s.changed(ctx, root, toks, out)
	if err != nil {
		return nil, err
	}
	if at >= 0 {
		return nil,
			s.faults(
				[]flaw{
					{start: at, end: at + 1, code: fault.UnsafeLayout, msg: "the layout would change a comment or a " +
						"value from here on", hint: "the file is left as it is; please report it"}})
	}
	return []byte(out), nil
}

// kindOf tells by the keys of a text, or else by the name of its file, what it is.
func kindOf(s *source) string {
	text := "\n" + s.text
	switch isCase, isRecord := strings.Contains(text, "\nplenary:"), strings.Contains(text, "\nrecord:"); {
	case isCase != isRecord && isRecord:
		return recordKind
	case isCase == isRecord && (filepath.Base(s.name) == recordName ||
		filepath.Base(filepath.Dir(s.name)) == recordFolder):
		return recordKind
	}
	return caseKind
}

// changed returns where out first has another value or comment than s; -1
// when it has the same.
func (s *source) changed(ctx context.Context, root *node, toks []token, out string) (int, error) {
	after := newSource(s.name, []byte(out))
	tree, flaws, err := after.tree(ctx)
	if err != nil || len(flaws) > 0 {
		return 0, err
	}
	if n := difference(root, tree); n != nil {
		return n.at, nil
	}
	again, stuck := after.tokens(tree)
	if stuck >= 0 || !slices.Equal(s.comments(toks), after.comments(again)) || !sameInk(s.text, after.text) {
		return 0, nil
	}
	return -1, nil
}

// sameInk compares everything but white space.
func sameInk(a, b string) bool {
	strip := func(text string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, text)
	}
	return strip(a) == strip(b)
}

// difference returns the first part of a that b does not have alike.
func difference(a, b *node) *node {
	if a.kind != b.kind || a.style != b.style || a.null != b.null || a.text != b.text || len(a.kids) != len(b.kids) {
		return a
	}
	for i := range a.kids {
		if n := difference(&a.kids[i], &b.kids[i]); n != nil {
			return n
		}
	}
	return nil
}

func (s *source) comments(toks []token) []string {
	var out []string
	for _, t := range toks {
		if t.kind == comment {
			out = append(out, s.text[t.start:t.end])
		}
	}
	return out
}
