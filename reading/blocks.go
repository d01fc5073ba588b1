package reading

import (
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/evidence"
)

// A block is a paragraph, headline or other piece of a page set on its own.
type block struct {
	from, to int    // visible runes
	words    string // white space folded
	lines    int
	why      string // why it is furniture; empty when it is kept
}

const wrapWidth = 100 // a text whose lines are all shorter is wrapped

// divide finds the blocks. In a page they end where elements do and at double
// line breaks; in a plain text at blank lines, and at every line unless the
// text is wrapped.
func (d *document) divide() {
	wrapped := d.text.HTML() || longestLine(d.shown) <= wrapWidth
	d.labels = d.nameLabels()
	from := 0
	for i := 0; i <= len(d.shown); {
		size := 1
		if i < len(d.shown) {
			if size = d.gap(i, wrapped); size == 0 {
				i++
				continue
			}
		}
		d.addBlock(from, i)
		i += size
		from = i
	}
}

// gap returns how many runes at i separate two blocks, 0 when none do.
func (d *document) gap(i int, wrapped bool) int {
	if d.shown[i] == '\u2029' {
		return 1
	}
	if !isLineEnd(d.shown[i]) {
		return 0
	}
	breaks, j := 0, i
	for ; j < len(d.shown) && unicode.IsSpace(d.shown[j]); j++ {
		if d.shown[j] == '\n' || d.shown[j] == '\r' && (j+1 == len(d.shown) || d.shown[j+1] != '\n') {
			breaks++
		}
	}
	indent := j > i+2 && d.shown[j-1] != '\n' && !d.text.HTML()
	name, _ := labelOf(d.shown[j:])
	if breaks == 1 && (d.isDate(d.lineAround(j)) || d.isDate(d.lineAround(i-1))) {
		return j - i
	}
	if breaks > 1 || !wrapped || indent || labelled(d.shown[j:]) || d.labels[name] {
		return j - i
	}
	return 0
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

func longestLine(text []rune) int {
	longest, start := 0, 0
	for i, r := range text {
		if isLineEnd(r) {
			longest, start = max(longest, i-start), i+1
		}
	}
	return max(longest, len(text)-start)
}

func (d *document) addBlock(from, to int) {
	for from < to && unicode.IsSpace(d.shown[from]) {
		from++
	}
	for from < to && unicode.IsSpace(d.shown[to-1]) {
		to--
	}
	if from == to {
		return
	}
	text := string(d.shown[from:to])
	lines := 1 + strings.Count(text, "\n")
	d.blocks = append(d.blocks, block{from: from, to: to, words: evidence.Fold(text), lines: lines})
}

const longestDateLine = 60 // runes

// lineAround returns the line with the rune at i, or nothing of a long one; nothing
// before the text begins.
func (d *document) lineAround(i int) string {
	if i < 0 {
		return ""
	}
	from, to := i, i
	for from > 0 && !isLineEnd(d.shown[from-1]) && i-from <= longestDateLine {
		from--
	}
	for to < len(d.shown) && !isLineEnd(d.shown[to]) && to-i <= longestDateLine {
		to++
	}
	if to-from > longestDateLine {
		return ""
	}
	return strings.TrimSpace(string(d.shown[from:to]))
}

func (d *document) isDate(line string) bool { return line != "" && d.language.DateLine(line) }
