package evidence

import (
	"context"
	"slices"
	"strings"
	"unicode"
)

// MaxWords is how many characters the words may have that [Text.Locate] looks for.
const MaxWords = 1 << 14

// A Located is where words stand in a text.
type Located struct {
	Matches []Match // in the order of the text; a hundred at most
	More    int     // how many more there are
	Unseen  []Place // where they stand in parts of a page that nobody sees, such as scripts; a hundred at most
	Nearest *Near   // what stands nearest to them where they stand nowhere; nil of nothing near

	Unsought bool // the nearest was not looked for, or not to the end: that would take too long
}

// A Match is a stretch of a text that has the words looked for.
type Match struct {
	From, To int    // of [Text.Visible]
	Place    Place  // in the file
	Words    string // as they stand there, white space folded
	Folds    Folds  // what is written otherwise; no fewer would do
}

// Locate finds every stretch with the words, also those that overlap. It compares
// them rune by rune but for white space; where no stretch has them so, by all that
// is print (quotation marks, dashes, ligatures … see [Folds]); and where again none
// has, without regard to capitals. A stretch begins and ends at the edge of a
// word. Where none has the words, the nearest is looked for: see [Near].
//
// Words without a letter or digit stand nowhere. The time is that of going through
// the text a few times, and for the nearest up to a second. The error is the
// context's.
func (t *Text) Locate(ctx context.Context, words string) (*Located, error) {
	asked := []rune(strings.TrimSpace(words))
	out := &Located{}
	if !slices.ContainsFunc(asked, isWord) || len(asked) > MaxWords {
		return out, nil
	}
	for _, folds := range []Folds{foldBlanks, foldPrint, foldAll} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if t.match(out, asked, folds); len(out.Matches) > 0 {
			return out, nil
		}
	}
	if t.html {
		out.Unseen = t.unseenPlaces(ctx, asked)
	}
	var err error
	out.Nearest, out.Unsought, err = t.nearest(ctx, asked)
	return out, err
}

// match lists the stretches that have the words under some folds.
func (t *Text) match(out *Located, asked []rune, folds Folds) {
	text, want := foldRunes(t.visible, 0, len(t.visible), folds), foldRunes(asked, 0, len(asked), folds).runes
	for _, end := range occurrences(text.runes, want) {
		from, to := int(text.from[end-len(want)]), int(text.to[end-1])
		switch {
		case !edge(t.visible, from) || !edge(t.visible, to):
		case !slices.Equal(foldRunes(t.visible, from, to, folds).runes, want): // begins or ends within a character
		case len(out.Matches) == maxPlaces:
			out.More++
		default:
			out.Matches = append(out.Matches, Match{From: from, To: to, Place: t.Place(from, to),
				Words: Fold(string(t.visible[from:to])), Folds: needed(t.visible[from:to], asked, folds)})
		}
	}
}

// needed returns the folds without which two texts would not be the same: all
// that are in force, less one after another that can be done without.
func needed(a, b []rune, folds Folds) Folds {
	for f := Folds(1); f < foldEnd; f <<= 1 {
		if folds&f != 0 && same(a, b, folds&^f) {
			folds &^= f
		}
	}
	return folds
}

func same(a, b []rune, folds Folds) bool {
	return slices.Equal(foldRunes(a, 0, len(a), folds).runes, foldRunes(b, 0, len(b), folds).runes)
}

// occurrences lists the ends of all occurrences of want in text, by the method
// of Knuth, Morris and Pratt.
func occurrences(text, want []rune) []int {
	if len(want) == 0 {
		return nil
	}
	back := make([]int, len(want)+1)
	for i, k := 1, 0; i < len(want); i++ {
		for k > 0 && want[k] != want[i] {
			k = back[k]
		}
		if want[k] == want[i] {
			k++
		}
		back[i+1] = k
	}
	var ends []int
	for i, k := 0, 0; i < len(text); i++ {
		for k > 0 && (k == len(want) || want[k] != text[i]) {
			k = back[k]
		}
		if want[k] == text[i] {
			k++
		}
		if k == len(want) {
			ends = append(ends, i+1)
		}
	}
	return ends
}

// edge reports whether words may begin or end before text[at]: not between two
// letters or digits of a script that parts words by blanks, nor before a mark of
// the letter that it follows. Who is not seen does not count.
func edge(text []rune, at int) bool {
	before, after := at-1, at
	for before >= 0 && invisible(text[before]) {
		before--
	}
	for after < len(text) && invisible(text[after]) {
		after++
	}
	if before < 0 || after == len(text) {
		return true
	}
	if unicode.Is(unicode.M, text[after]) {
		return unicode.IsSpace(text[before])
	}
	return !inSpaced(text[before]) || !inSpaced(text[after])
}

// unspaced are the scripts that do not part words by blanks.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
	unicode.Khmer, unicode.Myanmar, unicode.Tibetan}

func inSpaced(r rune) bool {
	if r < 0x80 {
		return isWord(r)
	}
	return (isWord(r) || unicode.Is(unicode.M, r)) && !unicode.In(r, unspaced...)
}

// unseenPlaces lists where the words stand in parts of a page that nobody sees.
func (t *Text) unseenPlaces(ctx context.Context, asked []rune) []Place {
	u := &Text{source: t.source, html: true, lines: t.lines, size: t.size}
	u.readPage(ctx, true)
	found := &Located{}
	u.match(found, asked, foldAll)
	var out []Place
	for _, m := range found.Matches {
		out = append(out, m.Place)
	}
	return out
}

// Within finds words in a stretch of the visible characters, in whatever print, but
// with the same capitals: the first place. ok is false where they are not there.
func (t *Text) Within(from, to int, words string) (at Place, ok bool) {
	asked := []rune(words)
	want := foldRunes(asked, 0, len(asked), foldPrint).runes
	text := foldRunes(t.visible, from, to, foldPrint)
	for _, end := range occurrences(text.runes, want) {
		begin, last := int(text.from[end-len(want)]), int(text.to[end-1])
		if edge(t.visible, begin) && edge(t.visible, last) {
			return t.Place(begin, last), true
		}
	}
	return Place{}, false
}
