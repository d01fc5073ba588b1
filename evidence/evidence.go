// Package evidence reads the texts of sources and checks the passages a case
// cites from them. The texts themselves are not part of a case: a reader who
// has them can see that every passage still stands where the case says.
//
//	Text       the visible characters of a saved page or text, each with its
//	           place in the original file
//	Place      line, column and length in the original file, in runes
//	Placement  how a passage stands: exact, moved, orphaned, unplaced or unsought
//	Shelf      the texts the reader has
//
// [Read] makes a Text. [Text.Check] asks whether cited words stand where they should,
// and [Text.Locate] where words stand, or what stands nearest to them. A place never
// depends on how a page is cleaned: it counts the runes of the file as saved.
//
//	evidence.go, read.go, page.go   a text: of a file, of a page
//	check.go, search.go             whether and where it has cited words
//	locate.go, plain.go             where it has words that somebody gives, written otherwise or not
//	nearest.go, parts.go            what stands nearest to them, and how it differs
//	paragraph.go                    the paragraph around words
//	shelf.go, on_shelf.go           folders and files of texts
//	checked.go                      the passages of a source, looked for once
package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"
	"unicode"
)

// MaxSize is the largest text that is read, in bytes.
const MaxSize = 8 << 20

// A Place is a stretch of the original file. A byte order mark is not counted;
// a line ends with LF, CR LF or CR, and these count towards the length.
type Place struct {
	Line   int // from 1
	Column int // in runes, from 1
	Length int // in runes
}

func (p Place) String() string { return fmt.Sprintf("%d:%d+%d", p.Line, p.Column, p.Length) }

// A Text is what a reader of the file sees. It never changes and is safe for
// concurrent use.
type Text struct {
	digest  string
	source  string  // the file, decoded
	html    bool    // it is a page with tags
	lines   []int32 // rune offset of each line in source
	size    int32   // runes in source
	longest int32   // runes in the longest line, its end included
	visible []rune
	from    []int32        // for each visible rune, where it begins in source
	to      []int32        // and where it ends
	folded  func() *folded // the text to search, made when first needed
}

// Digest returns "sha256:" and the 64 hexadecimal digits of the file's bytes.
func (t *Text) Digest() string { return t.digest }

// HTML reports whether the file is a page with tags.
func (t *Text) HTML() bool { return t.html }

// Source returns the file as decoded, tags included.
func (t *Text) Source() string { return t.source }

// Visible returns the characters a reader sees; the caller must not change
// them. In a page, U+2029 stands where one block ends and another begins, and
// a line feed where the page breaks a line.
func (t *Text) Visible() []rune { return t.visible }

// Place returns where the visible runes from..to stand, white space at either
// end left out. It is the zero Place when nothing else is there. from and to
// are indexes into [Text.Visible].
func (t *Text) Place(from, to int) Place {
	for from < to && unicode.IsSpace(t.visible[from]) {
		from++
	}
	for from < to && unicode.IsSpace(t.visible[to-1]) {
		to--
	}
	if from >= to {
		return Place{}
	}
	begin, end := t.from[from], t.to[to-1]
	line := sort.Search(len(t.lines), func(i int) bool { return t.lines[i] > begin })
	return Place{Line: line, Column: int(begin-t.lines[line-1]) + 1, Length: int(end - begin)}
}

// Span is the inverse of Place: the visible runes of a place. It fails when
// the file has no such place.
func (t *Text) Span(p Place) (from, to int, ok bool) {
	begin, end, ok := t.offsets(p)
	if !ok {
		return 0, 0, false
	}
	from = sort.Search(len(t.from), func(i int) bool { return t.from[i] >= begin })
	to = sort.Search(len(t.from), func(i int) bool { return t.from[i] >= end })
	return from, to, true
}

// offsets turns a place into rune offsets of the original file.
func (t *Text) offsets(p Place) (begin, end int32, ok bool) {
	if p.Line < 1 || p.Line > len(t.lines) || p.Column < 1 || p.Length < 1 {
		return 0, 0, false
	}
	next := t.size
	if p.Line < len(t.lines) {
		next = t.lines[p.Line]
	}
	start := int(t.lines[p.Line-1])
	if p.Column > int(next)-start || p.Length > int(t.size)-start-p.Column+1 {
		return 0, 0, false
	}
	begin = int32(start + p.Column - 1)
	return begin, begin + int32(p.Length), true
}

// Words returns the words at a place with white space folded; of a page, what
// a reader sees of it. It fails when the file has no such place or nothing is
// to be seen there.
func (t *Text) Words(p Place) (string, bool) {
	from, to, ok := t.Span(p)
	if !ok {
		return "", false
	}
	words := Fold(string(t.visible[from:to]))
	return words, words != ""
}

// Fold joins words by single spaces.
func Fold(words string) string { return strings.Join(strings.Fields(words), " ") }

// digestDigits is how many hexadecimal digits the project writes for a passage.
const digestDigits = 16

// DigestOf returns "sha256:" and the first 16 hexadecimal digits of the hash
// of the words with white space folded.
func DigestOf(words string) string { return fullDigest(Fold(words))[:len("sha256:")+digestDigits] }

func fullDigest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}
