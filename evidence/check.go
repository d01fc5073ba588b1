package evidence

import (
	"context"
	"regexp"
	"unicode"
	"unicode/utf8"
)

// Placement is how a cited passage stands in a text.
type Placement uint8

const (
	Unplaced Placement = iota // no digest or no length is written: nothing to check
	Exact                     // the words stand where the case says
	Moved                     // they stand elsewhere in the text
	Orphaned                  // they stand nowhere in it
	Unsought                  // not where the case says; where else was not looked for, or not to the end
)

var placements = []string{"unplaced", "exact", "moved", "orphaned", "unsought"}

func (p Placement) String() string { return placements[p] }

var digestPattern = regexp.MustCompile(`^sha256:[0-9a-f]{16,64}$`)

// A Cited is a passage as a case cites it.
type Cited struct {
	Place
	Digest string
}

// A Found is how a cited passage stands in a text.
type Found struct {
	Placement Placement
	Places    []Place // of Moved words, every place; or the first hundred
}

// maxPlaces is how many places of the same words are listed.
const maxPlaces = 100

// DefaultWork bounds what one call of [Text.CheckAll] seeks, in stretches of
// words compared; of long ones every 256 bytes count as one. It is a second or so.
const DefaultWork = 8_000_000

// Check is [Text.CheckAll] for one passage.
func (t *Text) Check(ctx context.Context, p Place, digest string) (Placement, []Place, error) {
	work := int64(DefaultWork)
	found, err := t.CheckAll(ctx, []Cited{{p, digest}}, &work)
	return found[0].Placement, found[0].Places, err
}

// CheckAll finds, for each passage, whether words with its digest stand where it
// says and, if not, every place where they do; it never chooses among several.
// Line breaks do not matter. The words must begin and end at the edge of a
// word, and be at most slack runes shorter, white space folded, than the length
// that is cited: tags and line ends within a passage are counted in it. What is
// done is taken off work; when nothing is left of it, the rest is Unsought. The
// error is the context's.
func (t *Text) CheckAll(ctx context.Context, cited []Cited, work *int64) ([]Found, error) {
	s := &search{t: t, ctx: ctx, work: work, cited: cited, found: make([]Found, len(cited)), open: map[uint64][]int{}}
	for i, c := range cited {
		s.inPlace(i, c)
	}
	if len(s.open) > 0 && *work > 0 {
		s.elsewhere()
	}
	return s.found, ctx.Err()
}

const (
	slack     = 12  // runes by which words may fall short of a length in a plain text
	pageSlack = 400 // and in a page, whose tags count
)

// folded is the visible text with white space folded.
type folded struct {
	text   []byte
	start  []int32 // for each folded rune, its byte in text; and one more for the end
	index  []int32 // for each folded rune, its index in Visible
	begins []bool  // for each folded rune, whether a word or a mark begins there
}

func (t *Text) fold() *folded {
	f := &folded{}
	gap := false
	for i, r := range t.visible {
		if unicode.IsSpace(r) {
			gap = true
			continue
		}
		if gap && len(f.text) > 0 {
			f.add(' ', int32(i-1))
		}
		gap = false
		f.add(r, int32(i))
	}
	f.start = append(f.start, int32(len(f.text)))
	f.begins = append(f.begins, true)
	return f
}

func (f *folded) add(r rune, index int32) {
	before, _ := utf8.DecodeLastRune(f.text)
	f.begins = append(f.begins, !isWord(r) || !isWord(before))
	f.start = append(f.start, int32(len(f.text)))
	f.index = append(f.index, index)
	f.text = utf8.AppendRune(f.text, r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
