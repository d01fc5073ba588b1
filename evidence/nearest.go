package evidence

import (
	"context"
	"slices"
	"unicode"
)

// A Near is the stretch of a text that stands nearest to words which it does not
// have: whole words, of which as few as possible are other, missing or too many; of
// several such stretches the one of which the fewest characters are; and of these the
// one that begins, and then ends, first. Capitals and all that [Folds] has do not
// count, and marks between words count as characters only.
type Near struct {
	From, To int // of [Text.Visible]
	Place    Place
	Words    string // as they stand there, white space folded

	Distance int    // how many words are other, missing or too many
	Letters  int    // how many characters are
	Equal    int    // how many other stretches are as near
	Parts    []Part // in their order; none where there are too many words to compare
}

// A Part is words that the text has as they were given, or how it differs.
type Part struct {
	Is           PartIs
	Given, There string // the words as they were given, and as they stand; "" for none
}

// PartIs is how words that were given stand in a text.
type PartIs string

// How they stand.
const (
	PartSame    PartIs = "same"    // but for what [Folds] has
	PartMarks   PartIs = "marks"   // with other marks
	PartOther   PartIs = "other"   // there are other words in their place
	PartMissing PartIs = "missing" // they are not there
	PartAdded   PartIs = "added"   // there are words that were not given
)

// mostNear bounds the work of finding the nearest stretch, in words (or characters) of
// the text compared with up to 64 of those that are given.
const mostNear = 64 << 20

// perEnd is the work of looking at one more stretch, whatever its size.
const perEnd = 20

// tooFar is the share of the characters of the words given by which a stretch may
// differ and be near: a third.
const tooFar = 3

// A word is letters and digits in a row, apostrophes between letters included, or a
// character of a script that does not part words.
type word struct {
	from, to int32 // runes
	id       int32 // equal of equal words; -1 of those not given
}

// A nearing looks for the nearest stretch.
type nearing struct {
	t     *Text
	asked []rune
	given []word
	there []word
	left  int64 // of the work
	words *rows // of the words given, the last first
	runes *rows // of their characters, the last first

	best *Near
}

func (t *Text) nearest(ctx context.Context, asked []rune) (near *Near, unsought bool, err error) {
	ids := map[string]int32{}
	n := &nearing{t: t, asked: asked, given: wordsOf(asked, ids, true), there: wordsOf(t.visible, ids, false),
		left: mostNear}
	characters := foldRunes(asked, 0, len(asked), foldAll).runes
	n.words, n.runes = newRows(backwards(idsOf(n.given)), true), newRows(backwards(characters), true)
	ends, least := n.ends()
	unsought = ends == nil && len(n.there) > 0
	if least == len(n.given) && least > 1 {
		ends = nil // no word in common
	}
	for _, end := range ends {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		if n.left <= 0 {
			return nil, true, nil
		}
		n.endingAt(end, least)
	}
	if n.best == nil || n.best.Letters*tooFar > len(characters) {
		return nil, unsought || n.left <= 0, nil
	}
	n.best.Parts = n.parts(n.best)
	return n.best, n.left <= 0, nil
}

// wordsOf divides a text into words. Those of the words given get numbers.
func wordsOf(text []rune, ids map[string]int32, given bool) []word {
	var out []word
	for i := 0; i < len(text); {
		end := wordEnd(text, i)
		if end == i {
			i++
			continue
		}
		key := string(foldRunes(text, i, end, foldAll).runes)
		id, known := ids[key]
		switch {
		case !known && given:
			id = int32(len(ids))
			ids[key] = id
		case !known:
			id = -1
		}
		out = append(out, word{int32(i), int32(end), id})
		i = end
	}
	return out
}

// wordEnd returns where the word ends that begins at i: i itself where none does.
func wordEnd(text []rune, i int) int {
	if !isWord(text[i]) {
		return i
	}
	for end := i + 1; ; end++ {
		switch {
		case end == len(text):
			return end
		case unicode.Is(unicode.M, text[end]), invisible(text[end]), isApostrophe(text, end):
		case !isWord(text[end]):
			return end
		case edge(text, end) && !isApostrophe(text, end-1):
			return end
		}
	}
}

// isApostrophe reports whether text[at] is an apostrophe between two letters.
func isApostrophe(text []rune, at int) bool {
	if r := text[at]; r != '\'' && r != '’' && r != 'ʼ' {
		return false
	}
	return at > 0 && at+1 < len(text) && unicode.IsLetter(text[at-1]) && unicode.IsLetter(text[at+1])
}

// A rows is the table of edit distances between a pattern and the beginnings or
// stretches of a text, worked out a symbol of the text at a time and 64 of the
// pattern at once, by the method of Myers (1999) with the blocks of Hyyrö (2003).
type rows struct {
	masks    map[int32][]uint64
	none     []uint64
	up, down []uint64 // where the distance grows or falls by one from one symbol of the pattern to the next
	size     int      // of the pattern
	distance int
	start    int // how much one more symbol of the text before the stretch costs: 0 or 1
}

// newRows makes a table: of the pattern and all stretches that end where the text
// does so far, or, anchored, the whole of the text so far.
func newRows(pattern []int32, anchored bool) *rows {
	blocks := (len(pattern) + 63) / 64
	r := &rows{masks: map[int32][]uint64{}, none: make([]uint64, blocks), up: make([]uint64, blocks),
		down: make([]uint64, blocks), size: len(pattern)}
	if anchored {
		r.start = 1
	}
	for i, symbol := range pattern {
		if r.masks[symbol] == nil {
			r.masks[symbol] = make([]uint64, blocks)
		}
		r.masks[symbol][i/64] |= 1 << (i % 64)
	}
	r.begin()
	return r
}

// begin has the text begin again.
func (r *rows) begin() {
	for k := range r.up {
		r.up[k], r.down[k] = ^uint64(0), 0
	}
	r.distance = r.size
}

// next takes one more symbol of the text and returns the distance.
func (r *rows) next(symbol int32) int {
	mask := r.masks[symbol]
	if mask == nil {
		mask = r.none
	}
	carry := r.start // what the row above adds: -1, 0 or 1
	for k, eq := range mask {
		up, down, top := r.up[k], r.down[k], uint64(1)<<63
		if k == len(mask)-1 {
			top = 1 << ((r.size - 1) % 64)
		}
		across := eq | down
		if carry < 0 {
			eq |= 1
		}
		diagonal := ((eq&up + up) ^ up) | eq
		grows, falls := down|^(diagonal|up), up&diagonal
		in := carry
		switch {
		case grows&top != 0:
			carry = 1
		case falls&top != 0:
			carry = -1
		default:
			carry = 0
		}
		grows, falls = grows<<1, falls<<1
		switch {
		case in > 0:
			grows |= 1
		case in < 0:
			falls |= 1
		}
		r.up[k], r.down[k] = falls|^(across|grows), grows&across
	}
	r.distance += carry
	return r.distance
}

// ends lists the words of the text at which a nearest stretch ends, and how many
// words it differs by. There are none where finding them takes too long.
func (n *nearing) ends() (ends []int, least int) {
	if n.left -= int64(len(n.there)) * blocks(len(n.given)); n.left <= 0 {
		return nil, 0
	}
	r := newRows(idsOf(n.given), false)
	least = len(n.given)
	for i, w := range n.there {
		d := r.next(w.id)
		if d < least {
			least, ends = d, ends[:0]
		}
		if d == least {
			ends = append(ends, i)
		}
	}
	return ends, least
}

func blocks(n int) int64 { return int64(n+63) / 64 }

func backwards(list []int32) []int32 {
	out := slices.Clone(list)
	slices.Reverse(out)
	return out
}

func idsOf(words []word) []int32 {
	out := make([]int32, len(words))
	for i, w := range words {
		out[i] = w.id
	}
	return out
}

// endingAt looks at the stretches that end with a word and differ by so many.
func (n *nearing) endingAt(end, least int) {
	var starts []int // the last first
	n.words.begin()
	for s := end; s >= 0 && end-s < len(n.given)+least; s-- {
		n.left -= blocks(len(n.given))
		if n.words.next(n.there[s].id) == least {
			starts = append(starts, s)
		}
	}
	if len(starts) > 0 && n.left > 0 {
		n.byLetters(starts, end, least)
	}
}

// byLetters looks how many characters stretches differ by that end with a word and
// begin with one of some, the last first.
func (n *nearing) byLetters(starts []int, end, least int) {
	from, to := int(n.there[starts[len(starts)-1]].from), int(n.there[end].to)
	there := foldRunes(n.t.visible, from, to, foldAll)
	if n.left -= perEnd + int64(len(there.runes))*blocks(n.runes.size); n.left <= 0 {
		return
	}
	n.runes.begin()
	next := 0
	for i := len(there.runes) - 1; i >= 0; i-- {
		d := n.runes.next(there.runes[i])
		first := i == 0 || there.from[i-1] < there.from[i]
		if next < len(starts) && there.from[i] == n.there[starts[next]].from && first {
			n.consider(starts[next], end, least, d)
			next++
		}
	}
}

// consider takes a stretch if it is nearer than all before, or as near and begins first.
func (n *nearing) consider(start, end, least, letters int) {
	b := n.best
	from, to := int(n.there[start].from), int(n.there[end].to)
	switch {
	case b == nil || letters < b.Letters:
		n.best = &Near{From: from, To: to, Distance: least, Letters: letters}
	case letters == b.Letters && from < b.From:
		n.best = &Near{From: from, To: to, Distance: least, Letters: letters, Equal: b.Equal + 1}
	case letters == b.Letters:
		b.Equal++
	}
}
