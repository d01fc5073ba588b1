package reading

import (
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A paragraph is a block that is kept, divided.
type paragraph struct {
	block
	label     *label // of a transcript: the name before the colon
	inLine    bool   // the label and another stand in one paragraph of the text
	bodyFrom  int    // where the words after dateline or label begin
	quotes    []language.Quote
	sentences []*language.Sentence
	days      []language.Day
	goesOn    bool // its first words go on with a quotation of the paragraph before
	index     int  // among the paragraphs
	spoken    bool // it goes on with what a label of a transcript began
	found     []*found
	pronouns  map[int]Speaker // how pronouns were resolved, by their first rune
}

// parse divides the kept blocks.
func (d *document) parse() {
	for i := range d.blocks {
		if b := d.blocks[i]; b.why == "" {
			d.paras = append(d.paras, d.asked(d.paragraph(b))...)
		}
	}
	for i, p := range d.paras {
		p.index = i
	}
	d.onlyWithQuestions()
	d.isTranscript = d.transcript()
	q := newQuoter(d)
	for i, p := range d.paras {
		if d.ended() {
			return
		}
		var next []rune
		if i+1 < len(d.paras) {
			next = d.shown[d.paras[i+1].from:d.paras[i+1].to]
		}
		d.quotations(p, next, q)
		if i > 0 && len(p.quotes) > 0 && p.quotes[0].Open == p.from {
			before := d.paras[i-1].quotes
			p.goesOn = len(before) > 0 && before[len(before)-1].GoesOn
		}
		d.skipDateline(p)
		if d.speaksUnder(p) {
			p.bodyFrom = min(d.afterLabel(p), p.to)
		}
		d.mentions(p)
		p.sentences = d.split(d.tokens(p))
	}
}

// tokens divides the words outside quotations and takes quotations whole.
func (d *document) tokens(p *paragraph) []language.Token {
	var out []language.Token
	next, day := 0, 0
	for i := p.bodyFrom; i < p.to; {
		for next < len(p.quotes) && p.quotes[next].Open < i {
			next++
		}
		if next < len(p.quotes) && p.quotes[next].Open == i {
			q := &p.quotes[next]
			out = append(out, language.Token{From: q.Open, To: q.End, Quote: q})
			i = q.End
			continue
		}
		if unicode.IsSpace(d.shown[i]) {
			i++
			continue
		}
		t := d.token(i, p.to)
		for day < len(p.days) && p.days[day].To <= i {
			day++
		}
		if day < len(p.days) && p.days[day].From <= i && t.To <= p.days[day].To {
			t.Day = &p.days[day]
		}
		out = append(out, t)
		i = t.To
	}
	return out
}

// token reads the word or mark that begins at i.
func (d *document) token(i, limit int) language.Token {
	t := language.Token{From: i, To: d.wordEnd(i, limit)}
	t.Text = strings.ReplaceAll(string(d.shown[i:t.To]), "’", "'")
	t.Lower = strings.ToLower(t.Text)
	t.Capital = language.InWord(d.shown[i]) && d.language.Capital(t.Text)
	return t
}

// wordEnd returns the end of the token that begins at i.
func (d *document) wordEnd(i, limit int) int {
	j := i + 1
	if !language.InWord(d.shown[i]) {
		for j < limit && d.shown[j] == d.shown[i] && strings.ContainsRune(".-–—", d.shown[i]) {
			j++
		}
		return j
	}
	for j < limit {
		r := d.shown[j]
		inner := strings.ContainsRune("'’-.&", r) && j+1 < limit && language.InWord(d.shown[j+1]) ||
			r == ',' && isDigit(d.shown[j-1]) && threeDigits(d.shown[j+1:limit])
		if (r == '\'' || r == '’') && d.shown[j-1] == 's' && j+1 < limit && d.shown[j+1] == ' ' {
			return j + 1 // the guards' horses
		}
		if !language.InWord(r) && !unicode.IsMark(r) && !inner {
			break
		}
		j++
	}
	if j < limit && d.shown[j] == '.' && d.language.Abbreviation(string(d.shown[i:j])) {
		j++
	}
	return j
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// threeDigits reports whether text begins with three digits and no fourth: what
// follows the comma in 12,700.
func threeDigits(text []rune) bool {
	n := 0
	for n < len(text) && n < 4 && isDigit(text[n]) {
		n++
	}
	return n == 3
}
