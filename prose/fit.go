package prose

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/page"
)

// Two screens: how many lines of text a brief has at most, at the usual width.
const twoScreens = 118

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
// shortens one piece after another until they do, and then gives back what there is
// room for after all, what matters most first. begin starts a page anew, chapters lists
// what stands on it, always the same pieces, and end ends it. Pages are made anew to be
// measured: a few to find how many forms give way, and one for each that may come back.
func fit(most int, begin func() *teller, chapters func() []chapter, end func() *page.Document) *page.Document {
	f := fitting{begin: begin, chapters: chapters, end: end}
	return f.within(func(d *page.Document) float64 { return float64(lines(d)) / float64(most) })
}

// within is [fit] of room of another kind: fill is how much of it a page takes, 1 all.
func (f *fitting) within(fill func(*page.Document) float64) *page.Document {
	order := f.givingWay()
	enough, all := 0, len(order) // at least so many give way, and at most so many
	for enough < all {
		half := (enough + all) / 2
		if f.shorten(order[:half]); fill(f.page()) <= 1 {
			all = half
		} else {
			enough = half + 1
		}
	}
	f.shorten(order[:enough])
	doc := f.page()
	full := fill(doc)
	for _, at := range f.cuts() {
		if full >= 1 {
			break
		}
		f.form[at.chapter][at.piece]--
		longer := f.page()
		if by := fill(longer); by <= 1 {
			doc, full = longer, by
			continue
		}
		f.form[at.chapter][at.piece]++
	}
	return doc
}

// A fitting is a page as its pieces are told now.
type fitting struct {
	form     [][]int // by chapter and piece
	begin    func() *teller
	chapters func() []chapter
	end      func() *page.Document
}

// page tells the page.
func (f *fitting) page() *page.Document {
	t, list := f.begin(), f.chapters()
	t.named = nil // nothing of the page was told yet
	for i, c := range list {
		t.chapter(c, f.form[i])
	}
	return f.end()
}

// givingWay lists the pieces whose forms give way, one form each time, in their order:
// all of them, until each piece is at its last form.
func (f *fitting) givingWay() []place {
	list := f.chapters()
	f.form = make([][]int, len(list))
	for i := range list {
		f.form[i] = make([]int, len(list[i].pieces))
	}
	var out []place
	for {
		next := place{chapter: -1}
		for i, c := range list {
			for j, p := range c.pieces {
				if now := f.form[i][j]; now+1 < len(p) && (next.chapter < 0 || p[now].rank >= next.rank) {
					next = place{i, j, p[now].rank}
				}
			}
		}
		if next.chapter < 0 {
			return out
		}
		f.form[next.chapter][next.piece]++
		out = append(out, next)
	}
}

// shorten has those forms given way, and no others.
func (f *fitting) shorten(list []place) {
	for _, forms := range f.form {
		clear(forms)
	}
	for _, at := range list {
		f.form[at.chapter][at.piece]++
	}
}

// lines counts the lines of a page as text.
func lines(d *page.Document) int { return strings.Count(page.Text(d, 0, nil), "\n") }

// A place is a piece on a page, with the rank of a form of it that gave way.
type place struct{ chapter, piece, rank int }

// cuts lists the forms that gave way, the last of a piece first, and of all pieces
// those first that gave way last.
func (f *fitting) cuts() []place {
	var out []place
	for i, c := range f.chapters() {
		for j, p := range c.pieces {
			for k := f.form[i][j] - 1; k >= 0; k-- {
				out = append(out, place{i, j, p[k].rank})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b place) int { return a.rank - b.rank })
	return out
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
	if _, gap := t.doc.Blocks[len(t.doc.Blocks)-1].(page.Gap); gap { // a heading sets itself apart
		t.doc.Blocks = t.doc.Blocks[:len(t.doc.Blocks)-1]
	}
	if len(t.doc.Blocks) == at+1 {
		t.doc.Blocks = t.doc.Blocks[:at]
	}
}
