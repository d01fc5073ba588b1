package evidence

import "unicode"

// wrapWidth is the longest line of a plain text whose paragraphs go on over lines.
const wrapWidth = 100

// Paragraph returns the paragraph, or the paragraphs, around a stretch of the
// visible characters, white space at their ends left out, and how many they are. In a
// page they end where elements do; in a plain text at empty lines, and if it has
// lines of more than a hundred characters at every line.
func (t *Text) Paragraph(from, to int) (begin, end, count int) {
	begin, end, count = from, to, 1
	for begin > 0 {
		gap := t.blanksBefore(begin)
		if gap > 0 && t.parts(begin-gap, begin) {
			break
		}
		begin -= max(gap, 1)
	}
	for end < len(t.visible) {
		gap := t.blanksAt(end)
		if gap > 0 && t.parts(end, end+gap) {
			break
		}
		end += max(gap, 1)
	}
	for i := from; i < to; {
		gap := t.blanksAt(i)
		if gap > 0 && t.parts(i, i+gap) {
			count++
		}
		i += max(gap, 1)
	}
	return begin + t.blanksAt(begin), end - t.blanksBefore(end), count
}

// blanksAt counts the white space from visible[at] on.
func (t *Text) blanksAt(at int) int {
	n := 0
	for at+n < len(t.visible) && unicode.IsSpace(t.visible[at+n]) {
		n++
	}
	return n
}

// blanksBefore counts the white space up to visible[at].
func (t *Text) blanksBefore(at int) int {
	n := 0
	for at-n > 0 && unicode.IsSpace(t.visible[at-n-1]) {
		n++
	}
	return n
}

// parts reports whether the white space visible[from:to] parts two paragraphs.
func (t *Text) parts(from, to int) bool {
	breaks := 0
	for i := from; i < to; i++ {
		switch r := t.visible[i]; {
		case r == blockBreak:
			return true
		case r == '\n' || r == '\r' && (i+1 == to || t.visible[i+1] != '\n'):
			breaks++
		}
	}
	return breaks > 1 || breaks > 0 && !t.html && t.longest > wrapWidth
}
