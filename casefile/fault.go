package casefile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/fault"
)

// Faults is everything found wrong with one file, in order of position.
type Faults struct {
	List []Fault
	More int // found beyond the List, which holds at most 1,000; there may be more still
}

// A Fault is one thing wrong, and where.
type Fault struct {
	File   string
	Place  string // where it is, in words, of a cell of a table; Line is its row then, Col its column, Source its text
	Line   int    // from 1
	Col    int    // in runes, from 1
	Source string // the line, without its end
	Mark   int    // runes of Source at fault, from Col on; at least 1
	Code   string // what kind of fault it is, as docs/faults.md has it: unknown-option
	Msg    string // what is wrong
	Hint   string // the likely fix; may be empty
}

// Bounds on what is kept and printed of the faults of one file.
const (
	maxFaults  = 1000
	maxPrinted = 50
)

// Error renders the faults one after another, the first fifty in full.
func (f *Faults) Error() string {
	var b strings.Builder
	for i := range f.List[:min(len(f.List), maxPrinted)] {
		b.WriteString(f.List[i].Error() + "\n")
	}
	switch more := max(0, len(f.List)-maxPrinted) + f.More; {
	case len(f.List) >= maxFaults:
		fmt.Fprintf(&b, "... and at least %d more\n", more)
	case more > 0:
		fmt.Fprintf(&b, "... and %d more\n", more)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// A flaw is a fault before its line and column are worked out: the bytes
// [start, end) of the text or, when n is set, size bytes from off on of the
// value of the scalar n that begins at start (all of it when size is 0).
type flaw struct {
	start, end int
	n          *node
	off, size  int
	code       fault.Code
	msg, hint  string
}

// faults orders flaws, drops repetitions and works out where each stands.
func (s *source) faults(flaws []flaw) *Faults {
	slices.SortStableFunc(flaws, func(a, b flaw) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.off, b.off))
	})
	flaws = slices.CompactFunc(flaws, func(a, b flaw) bool {
		return a.start == b.start && a.off == b.off && a.msg == b.msg
	})
	out := &Faults{More: max(0, len(flaws)-maxFaults)}
	l := locator{source: s}
	for _, f := range flaws[:len(flaws)-out.More] {
		out.List = append(out.List, l.fault(f))
	}
	return out
}

// A locator works out where flaws stand. It is quick when they come in order.
type locator struct {
	*source
	scalar   written
	off, col int // the column, from 0, of the byte at off
}

func (l *locator) fault(f flaw) Fault {
	start, end := f.start, f.end
	if f.n != nil {
		start, end = l.within(f)
	}
	n := l.lineOf(min(start, len(l.text)))
	begin, stop := l.lines[n], l.lineEnd(n)
	start = min(start, stop)
	return Fault{
		File:   l.name,
		Line:   n + 1,
		Col:    l.columnOf(begin, start) + 1,
		Source: l.text[begin:stop],
		Mark:   max(1, utf8.RuneCountInString(l.text[start:max(start, min(end, stop))])),
		Code:   string(f.code),
		Msg:    f.msg,
		Hint:   f.hint,
	}
}

// columnOf counts the runes from the line's begin to at.
func (l *locator) columnOf(begin, at int) int {
	if l.off < begin || l.off > at {
		l.off, l.col = begin, 0
	}
	l.col += utf8.RuneCountInString(l.text[l.off:at])
	l.off = at
	return l.col
}

// within returns the bytes of the text that f speaks of inside a scalar.
func (l *locator) within(f flaw) (start, end int) {
	if l.scalar.n != f.n {
		l.scalar = l.written(f.n, -1)
	}
	w := &l.scalar
	if f.size == 0 || w.at == nil || f.off >= len(w.at) {
		return f.n.at, w.end
	}
	return w.at[f.off], w.at[min(f.off+f.size, len(w.at)-1)]
}
