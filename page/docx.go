package page

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"time"
)

// Docx writes a document as a file for word processors (Office Open XML): headings,
// lists, tables and footnotes are such there, what a picture says is its alternative
// text, and sheets are A4. What is cited has one footnote, where it is cited first;
// later marks lead there. What is folded stands open, in the part of the page that a later
// [Break] with a name begins, under [Frame.Folds], and so do the tables behind pictures: nothing
// can be closed there, and what comes before is as short as it is for browsers. The same document and frame have
// the same bytes. Time and room grow with the document and with the areas of its pictures.
//
// Of the addresses that links gives, those that begin with # lead to headings, figures
// and folds by their IDs, and those with https outside; a link with another, or
// without one, is its words. links may be nil.
func Docx(d *Document, f *Frame, links Links) ([]byte, error) {
	if !f.Folds.Empty() {
		d = d.opened(f.Folds)
	}
	w := newDocx(d, f, links)
	w.document() // in which what is cited is met in order: pictures show the numbers
	w = w.again()
	parts := []part{{"word/document.xml", "document.main", w.document()}}
	if w.err != nil {
		return nil, w.err
	}
	parts = append(parts, part{"word/footnotes.xml", "footnotes", w.footnotes()})
	if w.footed() {
		parts = append(parts, part{footPart, "footer", w.footer()})
	}
	return pack(w.envelope(append(parts, w.fixed()...)))
}

// A docx writes the parts of a document.
type docx struct {
	markup
	d       *Document
	frame   *Frame
	links   Links
	numbers map[string]int    // of what is cited, from an earlier writing
	anchors map[string]string // bookmarks of what links lead to, by id

	met      []string       // what is cited, in the order of first citation
	first    map[string]int // their numbers
	marks    int            // bookmarks so far
	figures  int            // so far
	pictures int
	placed   map[string]bool // the ids whose bookmark is written
	counts   []list          // begun so far
	rels     relations
	notes    relations // of the footnotes

	titled, opened bool // whether a heading of level 1, or one of level 2, has been written
	led            bool // whether the first paragraph of the first section has
	breaks, apart  bool // whether a sheet, or a gap, comes before the next paragraph
	hang           int  // where the text of the last item stands
	err            error
}

func newDocx(d *Document, f *Frame, links Links) *docx {
	w := &docx{d: d, frame: f, links: links,
		first: map[string]int{}, placed: map[string]bool{}, anchors: map[string]string{}}
	w.places(d.Blocks)
	return w
}

// again returns a writer of the same that knows the numbers of what is cited.
func (w *docx) again() *docx {
	out := newDocx(w.d, w.frame, w.links)
	out.numbers = w.first
	return out
}

// A part is a file within the file.
type part struct {
	name, kind string // kind "" where the ending of the name says what it is
	text       string
}

// written is when every part was written, as far as anybody can see: the day from
// which archives count.
var written = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// pack puts parts into an archive.
func pack(parts []part) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: written})
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(f, p.text); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
