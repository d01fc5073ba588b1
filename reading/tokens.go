package reading

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A token is a word, a mark or a whole quotation of a paragraph.
type token struct {
	from, to int // visible runes
	text     string
	lower    string
	quote    *quote // the quotation, if it is one
	day      *mention
}

func (t *token) word() bool {
	return t.quote == nil && t.text != "" && language.InWord(rune0(t.text))
}

func (t *token) capital() bool {
	return t.word() && (unicode.IsUpper(rune0(t.text)) || prefixed.MatchString(t.text))
}

// prefixed are names with a small first part, as in Walid al-Moallem.
var prefixed = regexp.MustCompile(`^(?:al|el|as|ad|an|ar|at|ash|ul|ud|ur|us|abu|ibn|bin|ben|d|l)[-'’]\p{Lu}`)

func (t *token) is(texts ...string) bool {
	for _, x := range texts {
		if t.quote == nil && t.lower == x {
			return true
		}
	}
	return false
}

func rune0(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// A paragraph is a block that is kept, divided.
type paragraph struct {
	block
	label     *token // of a transcript: the name before the colon
	bodyFrom  int    // where the words after dateline or label begin
	quotes    []quote
	sentences []*sentence
	days      []*mention
	goesOn    bool // its first words go on with a quotation of the paragraph before
	index     int  // among the paragraphs
	spoken    bool // it goes on with what a label of a transcript began
	found     []*found
	pronouns  map[int]Speaker // how pronouns were resolved, by their first rune
}

// A sentence is the tokens of one sentence; quotations count as one token.
type sentence struct {
	index int // in the paragraph
	toks  []token
	cues  []*cue
}

// parse divides the kept blocks.
func (d *document) parse() {
	for i := range d.blocks {
		if b := d.blocks[i]; b.why == "" {
			p := &paragraph{block: b, bodyFrom: b.from, index: len(d.paras), pronouns: map[int]Speaker{}}
			d.readLabel(p)
			d.paras = append(d.paras, p)
		}
	}
	d.isTranscript = d.transcript()
	q := &quoter{shown: d.shown, british: isBritish(d.shown)}
	for i, p := range d.paras {
		if d.ended() {
			return
		}
		var next []rune
		if i+1 < len(d.paras) {
			next = d.shown[d.paras[i+1].from:d.paras[i+1].to]
		}
		d.quotations(p, next, q)
		if i > 0 && len(p.quotes) > 0 && p.quotes[0].open == p.from {
			before := d.paras[i-1].quotes
			p.goesOn = len(before) > 0 && before[len(before)-1].goesOn
		}
		d.skipDateline(p)
		if d.isTranscript && p.label != nil {
			p.bodyFrom = min(d.afterLabel(p), p.to)
		}
		d.mentions(p)
		p.sentences = split(d.tokens(p), d.shown)
	}
}

// tokens divides the words outside quotations and takes quotations whole.
func (d *document) tokens(p *paragraph) []token {
	var out []token
	next, day := 0, 0
	for i := p.bodyFrom; i < p.to; {
		for next < len(p.quotes) && p.quotes[next].open < i {
			next++
		}
		if next < len(p.quotes) && p.quotes[next].open == i {
			q := &p.quotes[next]
			out = append(out, token{from: q.open, to: q.end, quote: q})
			i = q.end
			continue
		}
		if unicode.IsSpace(d.shown[i]) {
			i++
			continue
		}
		to := wordEnd(d.shown, i, p.to)
		t := token{from: i, to: to, text: strings.ReplaceAll(string(d.shown[i:to]), "’", "'")}
		t.lower = strings.ToLower(t.text)
		for day < len(p.days) && p.days[day].to <= i {
			day++
		}
		if day < len(p.days) && p.days[day].from <= i && to <= p.days[day].to {
			t.day = p.days[day]
		}
		out = append(out, t)
		i = to
	}
	return out
}

// wordEnd returns the end of the token that begins at i.
func wordEnd(shown []rune, i, limit int) int {
	if !language.InWord(shown[i]) {
		j := i + 1
		for j < limit && shown[j] == shown[i] && strings.ContainsRune(".-–—", shown[i]) {
			j++
		}
		return j
	}
	j := i + 1
	for j < limit {
		r := shown[j]
		inner := strings.ContainsRune("'’-.&", r) && j+1 < limit && language.InWord(shown[j+1])
		if !language.InWord(r) && !unicode.IsMark(r) && !inner {
			break
		}
		j++
	}
	if j < limit && shown[j] == '.' && isAbbreviation(string(shown[i:j])) {
		j++
	}
	return j
}

// isAbbreviation says whether a full stop after the word belongs to it.
func isAbbreviation(word string) bool {
	lower := strings.ToLower(word)
	if len([]rune(word)) == 1 && unicode.IsUpper(rune0(word)) {
		return true
	}
	return abbreviations[lower] || strings.Contains(word, ".") && !strings.ContainsFunc(word, unicode.IsDigit)
}

var abbreviations = set(`mr mrs ms dr prof st gen col lt sgt maj capt cmdr adm sen rep gov pres sec amb rev hon
	jan feb mar apr jun jul aug sep sept oct nov dec vs etc no art inc ltd co corp dept u.s u.n u.k e.u a.m p.m`)

// starters are words that begin a sentence after an abbreviation.
var starters = set(`the a an he she it they we i but and in on at this that these those his her its their there when while
	after before as if for from with however meanwhile still yet both no not asked`)

const longestSentence = 400 // tokens; a longer one is divided

// split divides tokens into sentences.
func split(toks []token, shown []rune) []*sentence {
	var out []*sentence
	start := 0
	for i := range toks {
		if !endsHere(toks, i, shown) && i-start < longestSentence {
			continue
		}
		end := i + 1
		for end < len(toks) && toks[end].is(")", "]", "”", "’", "'", "\"") && toks[end].from == toks[end-1].to {
			end++
		}
		if end > start {
			out = append(out, &sentence{index: len(out), toks: toks[start:end]})
			start = end
		}
	}
	if start < len(toks) {
		out = append(out, &sentence{index: len(out), toks: toks[start:]})
	}
	return out
}

func endsHere(toks []token, i int, shown []rune) bool {
	t := &toks[i]
	if i+1 == len(toks) {
		return true
	}
	next := &toks[i+1]
	switch {
	case t.quote != nil:
		return quoteEnds(toks, i, shown)
	case t.is(";"):
		return true
	case t.is(".", "?", "!", "..", "..."):
		return t.lower != "..." || next.capital() || next.quote != nil
	case strings.HasSuffix(t.text, ".") && t.word():
		return next.capital() && starters[next.lower] && !isTitleWord(t.lower) || next.quote != nil && !isTitleWord(t.lower)
	}
	return false
}

// quoteEnds says whether a sentence ends with the quotation at i.
func quoteEnds(toks []token, i int, shown []rune) bool {
	q, next := toks[i].quote, &toks[i+1]
	last := lastMark(shown, q)
	switch {
	case !strings.ContainsRune(".?!…", last) || next.quote == nil && !next.word():
		return false
	case next.quote != nil:
		return true
	case !next.capital():
		return false
	case last == '.' && shown[max(q.from, q.to-2)] != '.':
		return true
	}
	return !attributionFollows(toks[i+1:])
}

// lastMark is the last rune in a quotation that is neither space nor mark of
// an inner quotation.
func lastMark(shown []rune, q *quote) rune {
	for i := q.to - 1; i >= q.from; i-- {
		if r := shown[i]; !unicode.IsSpace(r) && !strings.ContainsRune("'’”\"»“‘", r) {
			return r
		}
	}
	return 0
}

// attributionFollows says whether a verb of saying comes within a few words.
func attributionFollows(toks []token) bool {
	for i := range toks {
		if i > 10 || !toks[i].word() && !toks[i].is(",") {
			return false
		}
		if _, ok := verbs[toks[i].lower]; ok {
			return true
		}
	}
	return false
}

// set makes a set of the words of a list.
func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
