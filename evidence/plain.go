package evidence

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Folds are ways in which words may be written otherwise and be the same words.
type Folds uint16

// The ways. Words that are the same under none of them are the same rune by rune.
const (
	FoldSpace     Folds = 1 << iota // white space of any kind and length, line ends included
	FoldQuotes                      // quotation marks and apostrophes of any kind
	FoldDashes                      // hyphens and dashes of any kind and number, with or without blanks around them
	FoldEllipses                    // … and three full stops, with or without blanks between them
	FoldForms                       // ligatures, presentation forms and full-width characters
	FoldInvisible                   // soft hyphens and others that nobody sees
	FoldComposed                    // letters with their marks in one character or in several
	FoldCase                        // capitals
	foldEnd
)

// The folds of a search: first the blanks alone, then all that is print, then capitals too.
const (
	foldBlanks = FoldSpace
	foldPrint  = foldEnd - 1 - FoldCase
	foldAll    = foldEnd - 1
)

var foldNames = []string{"space", "quotes", "dashes", "ellipses", "forms", "invisible", "composed", "case"}

// Names lists the folds by their codes, in the order above.
func (f Folds) Names() []string {
	var out []string
	for i, name := range foldNames {
		if f&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// A folding is characters folded, each with the stretch it came from.
type folding struct {
	runes    []rune
	from, to []int32 // indexes of the runes it came from
}

// foldRunes folds text[from:to]. White space at the ends is left out if it is folded.
func foldRunes(text []rune, from, to int, folds Folds) *folding {
	f := &folding{}
	for i := from; i < to; {
		n := 1
		for i+n < to && unicode.Is(unicode.M, text[i+n]) && !unicode.IsSpace(text[i]) {
			n++
		}
		f.cluster(text[i:i+n], int32(i), folds)
		i += n
	}
	if folds&FoldSpace != 0 && len(f.runes) > 0 && f.runes[len(f.runes)-1] == ' ' {
		f.drop()
	}
	return f
}

// cluster folds a character and the marks that belong to it, which stand at a place.
func (f *folding) cluster(runes []rune, at int32, folds Folds) {
	if len(runes) == 1 && runes[0] < 0x80 { // most are
		f.rune(runes[0], at, at+1, folds)
		return
	}
	end := at + int32(len(runes))
	if folds&FoldInvisible != 0 {
		runes = slices.DeleteFunc(slices.Clone(runes), invisible)
	}
	if folds&(FoldComposed|FoldForms) != 0 {
		runes = decomposed(runes, folds)
	}
	for _, r := range runes {
		f.rune(r, at, end, folds)
	}
}

// decomposed writes letters apart from their marks, and forms as what they are forms of.
func decomposed(runes []rune, folds Folds) []rune {
	var out []rune
	for _, r := range runes {
		switch {
		case folds&FoldForms != 0 && isForm(r):
			out = append(out, []rune(norm.NFKC.String(string(r)))...)
		default:
			out = append(out, r)
		}
	}
	if folds&FoldComposed != 0 {
		out = []rune(norm.NFD.String(string(out)))
	}
	return out
}

func isForm(r rune) bool {
	return 0xfb00 <= r && r <= 0xfdff || 0xfe70 <= r && r <= 0xfefc || 0xff01 <= r && r <= 0xffef
}

// invisible reports whether nobody sees a character, and it is no white space.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || 0xfe00 <= r && r <= 0xfe0f || r == 0x034f
}

// rune adds a character.
func (f *folding) rune(r rune, from, to int32, folds Folds) {
	last := rune(0)
	if n := len(f.runes); n > 0 {
		last = f.runes[n-1]
	}
	switch {
	case folds&FoldSpace != 0 && unicode.IsSpace(r):
		if last == 0 || last == ' ' || folds&FoldDashes != 0 && last == '-' {
			return
		}
		r = ' '
	case folds&FoldQuotes != 0 && isQuote(r):
		r = '\''
	case folds&FoldDashes != 0 && isDash(r):
		if folds&FoldSpace != 0 && last == ' ' {
			f.drop()
			last = f.last()
		}
		if r = '-'; last == '-' {
			return
		}
	case folds&FoldEllipses != 0 && (r == '…' || r == '.'):
		f.dots(r, from, to, folds)
		return
	case folds&FoldCase != 0:
		r = uncased(r)
	}
	f.add(r, from, to)
}

// dots adds a full stop, or three for an ellipsis; blanks between stops are left out.
func (f *folding) dots(r rune, from, to int32, folds Folds) {
	n := len(f.runes)
	if folds&FoldSpace != 0 && n > 1 && f.runes[n-1] == ' ' && f.runes[n-2] == '.' {
		f.drop()
	}
	f.add('.', from, to)
	if r == '…' {
		f.add('.', from, to)
		f.add('.', from, to)
	}
}

func (f *folding) add(r rune, from, to int32) {
	f.runes, f.from, f.to = append(f.runes, r), append(f.from, from), append(f.to, to)
}

func (f *folding) drop() {
	n := len(f.runes) - 1
	f.runes, f.from, f.to = f.runes[:n], f.from[:n], f.to[:n]
}

func (f *folding) last() rune {
	if len(f.runes) == 0 {
		return 0
	}
	return f.runes[len(f.runes)-1]
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '`', '´', 'ʼ', 'ʻ', 'ʹ', 'ʺ', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '′', '″',
		'‵', '‶', '〝', '〞', '〟', '＂', '＇':
		return true
	}
	return false
}

// isDash reports whether a character is a hyphen, a dash or a minus sign.
func isDash(r rune) bool { return r == '-' || r > 0x7f && (unicode.Is(unicode.Pd, r) || r == '−') }

// uncased returns the least of the characters that differ from one by case only.
func uncased(r rune) rune {
	if r < 0x80 {
		return unicode.ToLower(r)
	}
	least := unicode.ToLower(r)
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, unicode.ToLower(next))
	}
	return least
}
