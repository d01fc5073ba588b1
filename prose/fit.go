package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/page"
)

// Two screens: how many lines of text a brief has at most, at the usual width.
const twoScreens = 115

// A piece is something that a page may tell, in forms of which each is shorter
// than the one before. Of the forms of all pieces that compete for room the one of
// the highest rank gives way first, the later of one rank before the earlier. The
// last form of a piece stays.
type piece []form

// A form tells a piece; nil tells nothing of it.
type form struct {
	rank int // how soon it gives way to the next
	tell func()
}

// always is a piece that is never shortened.
func always(tell func()) piece { return piece{{0, tell}} }

// passing is a piece that goes where there is no room for it.
func passing(rank int, tell func()) piece { return piece{{rank, tell}, {}} }

// A chapter is pieces under a heading. It is left out where nothing is told in it.
type chapter struct {
	head   page.Spans
	pieces []piece
}

// fit tells chapters in at most so many lines of text, if their forms allow it: it
// shortens one piece after another until they do. begin starts a page anew, chapters
// lists what stands on it, always the same pieces, and end ends it.
func fit(most int, begin func() *teller, chapters func() []chapter, end func() *page.Document) *page.Document {
	var form [][]int // by chapter and piece
	for _, c := range chapters() {
		form = append(form, make([]int, len(c.pieces)))
	}
	for {
		t, all := begin(), chapters()
		for i, c := range all {
			t.chapter(c, form[i])
		}
		doc := end()
		if strings.Count(page.Text(doc, 0, nil), "\n") <= most || !cutOne(all, form) {
			return doc
		}
	}
}

// chapter tells the pieces of a chapter in certain forms.
func (t *teller) chapter(c chapter, form []int) {
	at := len(t.doc.Blocks)
	if len(c.pieces) == 0 {
		return
	}
	t.heading(c.head)
	for i, p := range c.pieces {
		if tell := p[form[i]].tell; tell != nil {
			tell()
		}
	}
	if len(t.doc.Blocks) == at+1 {
		t.doc.Blocks = t.doc.Blocks[:at]
	}
}

// cutOne takes the next form of the piece that may be shortened first; false
// where none may be.
func cutOne(all []chapter, form [][]int) bool {
	in, at := -1, -1
	for i, c := range all {
		for j, p := range c.pieces {
			now := form[i][j]
			if now+1 < len(p) && (in < 0 || p[now].rank >= all[in].pieces[at][form[in][at]].rank) {
				in, at = i, j
			}
		}
	}
	if in < 0 {
		return false
	}
	form[in][at]++
	return true
}
