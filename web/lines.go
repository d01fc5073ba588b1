package web

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// A lineEdit is a stretch of lines of a text that another text has otherwise. Lines count
// from 0.
type lineEdit struct {
	old, new span     // where it stands
	gone     []string // the lines of the one
	come     []string // those of the other
}

// lineEdits are the stretches of lines that two texts have otherwise, in their order. The
// cost is n log n of the number of lines.
func lineEdits(old, new string) []lineEdit {
	var out []lineEdit
	at, to := -1, -1 // the next line of either; not known before the first hunk
	goesOn := false
	edit := func() *lineEdit {
		if !goesOn {
			out, goesOn = append(out, lineEdit{old: span{at, at}, new: span{to, to}}), true
		}
		return &out[len(out)-1]
	}
	for n := range strings.Lines(string(diff.Diff("", []byte(old), "", []byte(new)))) {
		line := strings.TrimRight(n, "\r\n")
		switch {
		case strings.HasPrefix(n, "@@ "):
			at, to, goesOn = hunkBegins(line)
		case at < 0 || line == "": // names of the texts
		case line[0] == '-':
			e := edit()
			at++
			e.old.to, e.gone = at, append(e.gone, line[1:])
		case line[0] == '+':
			e := edit()
			to++
			e.new.to, e.come = to, append(e.come, line[1:])
		case line[0] == ' ':
			at, to, goesOn = at+1, to+1, false
		}
	}
	return out
}

// hunkBegins is where a hunk stands in either text.
func hunkBegins(line string) (at, to int, goesOn bool) {
	var n, m int
	if _, err := fmt.Sscanf(line, "@@ -%d,%d +%d,%d @@", &at, &n, &to, &m); err != nil {
		return -1, -1, false
	}
	if n > 0 {
		at--
	}
	if m > 0 {
		to--
	}
	return at, to, false
}

// A bothEdits is a stretch of lines of a text that at least one of two other texts has
// otherwise.
type bothEdits struct {
	was                    span
	before, theirs, mine   []string // the lines there, of each
	changesThem, changesMe bool     // whose are otherwise
}

// twoEdits lays the edits that two texts make of one beside one another: those that meet
// or touch stand together.
func twoEdits(was string, theirs, mine []lineEdit) []bothEdits {
	lines := linesOf(was)
	var out []bothEdits
	for i, j := 0, 0; i < len(theirs) || j < len(mine); {
		from := begins(theirs, i)
		if j < len(mine) && (i >= len(theirs) || mine[j].old.from < from) {
			from = begins(mine, j)
		}
		reach, a, b := from, i, j
		for grown := true; grown; {
			grown = false
			for ; i < len(theirs) && theirs[i].old.from <= reach; i++ {
				reach, grown = max(reach, theirs[i].old.to), true
			}
			for ; j < len(mine) && mine[j].old.from <= reach; j++ {
				reach, grown = max(reach, mine[j].old.to), true
			}
		}
		stretch := span{from, min(reach, len(lines))}
		out = append(out, bothEdits{was: stretch, before: lines[stretch.from:stretch.to],
			theirs: with(lines, stretch, theirs[a:i]), mine: with(lines, stretch, mine[b:j]),
			changesThem: i > a, changesMe: j > b})
	}
	return out
}

func begins(edits []lineEdit, i int) int {
	if i < len(edits) {
		return edits[i].old.from
	}
	return 0
}

// with is a stretch of lines with the edits in it made.
func with(lines []string, of span, edits []lineEdit) []string {
	var out []string
	at := of.from
	for _, e := range edits {
		out = append(append(out, lines[at:e.old.from]...), e.come...)
		at = e.old.to
	}
	return append(out, lines[at:of.to]...)
}

// linesOf are the lines of a text, without their ends.
func linesOf(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		out = append(out, strings.TrimRight(line, "\r\n"))
	}
	return out
}
