package reading

import (
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// closers holds, for each opening mark, the marks that may close it.
var closers = map[rune]string{
	'“': "”", '"': "\"", '«': "»", '»': "«", '„': "“”", '‘': "’", '\'': "'", '‚': "‘’", '‹': "›", '›': "‹", '”': "”",
	'‟': "”",
}

// A quoter finds quotations.
type quoter struct {
	shown    []rune
	language language.Language
	british  bool // single marks are the outer ones in this text
}

func newQuoter(d *document) *quoter {
	q := &quoter{shown: d.shown, language: d.language}
	q.british = q.isBritish()
	return q
}

// isBritish counts the quotations in single marks against those in double.
func (q *quoter) isBritish() bool {
	single, double := 0, 0
	for i, r := range q.shown {
		switch {
		case r == '“' || r == '„' || r == '«' || r == '"' && q.opens(i, 0):
			double++
		case (r == '‘' || r == '\'') && q.opens(i, 0) && unicode.IsUpper(q.at(i+1)):
			single++
		}
	}
	return single > 1 && single > double
}

func (q *quoter) at(i int) rune {
	if i < 0 || i >= len(q.shown) {
		return ' '
	}
	return q.shown[i]
}

// opens reports whether the mark at i can open a quotation in text that begins
// at start: something stands before it that a word may follow.
func (q *quoter) opens(i, start int) bool {
	before, after := q.at(i-1), q.at(i+1)
	if i == start {
		before = ' '
	}
	if unicode.IsSpace(after) && q.shown[i] != '«' && q.shown[i] != '»' {
		return false
	}
	return unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“\"‘'„«»:,", before)
}

const longestQuote = 5000 // runes of one paragraph

// find returns the quotations in from..to that are not inside another.
func (q *quoter) find(from, to int, outer rune) []language.Quote {
	var out []language.Quote
	open := 0 // marks that nothing closes
	for i := from; i < to && open < longestQuote/10; i++ {
		if !q.isOpening(i, from, outer) {
			continue
		}
		end := q.closing(i, min(to, i+longestQuote), closers[q.shown[i]])
		if other := mixedClosers[q.shown[i]]; end < 0 && other != "" {
			end = q.closing(i, min(to, i+longestQuote), other)
		}
		if end < 0 {
			open++
			continue
		}
		found := language.Quote{Open: i, From: i + 1, To: end, End: end + 1, Mark: q.shown[i]}
		if outer == 0 {
			found.Inner = q.find(i+1, end, q.shown[i])
		}
		out = append(out, found)
		i = end
	}
	return out
}

func (q *quoter) isOpening(i, start int, outer rune) bool {
	r := q.shown[i]
	if closers[r] == "" || r == outer || !q.opens(i, start) {
		return false
	}
	switch r {
	case '\'', '‘', '‚', '‹':
		return (q.british || outer != 0 || q.isClosed(i)) && !q.isElision(i)
	case '”':
		return unicode.IsLetter(q.at(i + 1))
	case '»':
		return unicode.IsLetter(q.at(i+1)) && !unicode.IsLetter(q.at(i-1))
	}
	return true
}

const shortQuote = 600 // runes

// isClosed reports whether a single mark that opens certainly closes soon, so
// that both are marks of a quotation in a text that else uses double ones.
func (q *quoter) isClosed(i int) bool {
	if !language.InWord(q.at(i+1)) || !unicode.IsSpace(q.at(i-1)) && i > 0 {
		return false
	}
	for j := i + 2; j < min(len(q.shown), i+shortQuote); j++ {
		switch r := q.shown[j]; {
		case r == '\u2029' || r == '\n' && q.at(j+1) == '\n' || strings.ContainsRune("“”\"„«»", r):
			return false
		case strings.ContainsRune(closers[q.shown[i]], r) && q.ends(j) != no:
			return q.ends(j) == yes
		}
	}
	return false
}

// isElision reports whether an apostrophe begins a word, as in '90s and 'tis.
func (q *quoter) isElision(i int) bool {
	if unicode.IsDigit(q.at(i+1)) && unicode.IsDigit(q.at(i+2)) {
		return true
	}
	return q.language.Elision(string(q.shown[i+1 : min(len(q.shown), i+6)]))
}

// mixedClosers are for marks that a careless hand closes with another's.
var mixedClosers = map[rune]string{'“': "\"", '"': "”“"}

// closing returns the mark, one of marks, that closes the one at i, before to, or -1.
func (q *quoter) closing(i, to int, marks string) int {
	possible := -1
	depth := 0
	for j := i + 1; j < to; j++ {
		r := q.shown[j]
		if r == q.shown[i] && !strings.ContainsRune(marks, r) && q.opens(j, -1) {
			depth++
		}
		if !strings.ContainsRune(marks, r) || r == '"' && q.opens(j, -1) && unicode.IsLetter(q.at(j+1)) {
			if possible >= 0 && closers[r] != "" && r == q.shown[i] && q.opens(j, -1) {
				return possible
			}
			continue
		}
		if depth > 0 && q.ends(j) != no {
			depth--
			continue
		}
		switch q.ends(j) {
		case yes:
			return j
		case perhaps:
			possible = j
		}
	}
	return possible
}

type answer uint8

const (
	no answer = iota
	perhaps
	yes
)

// ends reports whether the mark at j closes a quotation. For a single mark that
// may be an apostrophe, as after a plural, it is not certain.
func (q *quoter) ends(j int) answer {
	switch q.shown[j] {
	case '\'', '’', '‘':
	default:
		return yes
	}
	before, after := q.at(j-1), q.at(j+1)
	switch {
	case unicode.IsLetter(after) || unicode.IsDigit(after) || unicode.IsSpace(before):
		return no
	case !unicode.IsLetter(before) && !unicode.IsDigit(before), !q.language.Apostrophe(before), !unicode.IsSpace(after):
		return yes
	}
	return perhaps
}

// quotations finds the quotations of a paragraph. One that does not close
// runs to the end if the next paragraph begins with the same mark.
func (d *document) quotations(p *paragraph, next []rune, q *quoter) {
	p.quotes = q.find(p.from, p.to, 0)
	last := p.from
	if n := len(p.quotes); n > 0 {
		last = p.quotes[n-1].End
	}
	for i := p.to - 1; i >= last; i-- {
		if r := q.shown[i]; len(next) > 0 && next[0] == r && q.isOpening(i, p.from, 0) {
			p.quotes = append(p.quotes, language.Quote{
				Open: i, From: i + 1, To: p.to, End: p.to, GoesOn: true, Mark: r, Inner: q.find(i+1, p.to, r),
			})
			return
		}
	}
}
