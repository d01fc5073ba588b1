package reading

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading/internal/language"
)

var labelPattern = regexp.MustCompile(
	`^([A-Z][\pL.’'/-]*(?: [A-Z(][\pL.’')/-]*){0,5})(?: \([^)]{1,40}\))?:\s`)

const longestLabel = 80 // runes

// labelled reports whether text begins with a name in capitals and a colon.
func labelled(text []rune) bool {
	name, _ := labelOf(text)
	return name != "" && (isUpperWord(name) || len(strings.Fields(name)) > 1)
}

// labelOf reads the label that text begins with, "" for none, and how many runes
// it has before what ends it: a colon, or a full stop after Q and A.
func labelOf(text []rune) (name string, size int) {
	if len(text) > 2 && text[1] == '.' && (text[0] == 'Q' || text[0] == 'A') && unicode.IsSpace(text[2]) {
		return string(text[:1]), 1
	}
	m := labelPattern.FindStringSubmatch(string(text[:min(len(text), longestLabel)]))
	if m == nil {
		return "", 0
	}
	return m[1], len([]rune(m[1]))
}

// nameLabels are the names of one word with which several lines begin that have a
// colon after them: Osk: We stay.
func (d *document) nameLabels() map[string]bool {
	seen := map[string]int{}
	for i := range d.shown {
		if i > 0 && d.shown[i-1] != '\n' && d.shown[i-1] != '\u2029' || !unicode.IsUpper(d.shown[i]) {
			continue
		}
		if name, _ := labelOf(d.shown[i:]); name != "" {
			seen[name]++
		}
	}
	out := map[string]bool{}
	for name, n := range seen {
		if n > 1 {
			out[name] = true
		}
	}
	return out
}

// transcript decides whether the text is one: three paragraphs or more, and a
// fifth of all, have a label, and some label comes again; or a question under
// one label has its answer right below, under another.
func (d *document) transcript() bool {
	count, again, asked := 0, false, false
	seen := map[string]bool{}
	for i, p := range d.paras {
		if p.label == nil {
			continue
		}
		count++
		name := strings.ToLower(p.label.text)
		again = again || seen[name]
		seen[name] = true
		if i > 0 && d.paras[i-1].label != nil && d.paras[i-1].label.text != p.label.text {
			asked = asked || strings.HasSuffix(d.paras[i-1].words, "?")
		}
	}
	return count*5 >= len(d.paras) && (count >= 3 && again || count >= 2 && asked)
}

// speaksUnder reports whether the words of a paragraph are those of its label: in a
// transcript, and where question and answer stand in one paragraph.
func (d *document) speaksUnder(p *paragraph) bool {
	return p.label != nil && (d.isTranscript || p.inLine)
}

// paragraph makes one of a block.
func (d *document) paragraph(b block) *paragraph {
	p := &paragraph{block: b, bodyFrom: b.from, pronouns: map[int]Speaker{}}
	d.readLabel(p)
	return p
}

// asked divides a paragraph in which somebody answers under one label what was asked
// under another: Q: May I? A: You may. Another is returned as it is.
func (d *document) asked(p *paragraph) []*paragraph {
	if p.label == nil {
		return []*paragraph{p}
	}
	var out []*paragraph
	rest := p.block
	for i := d.nextLabel(p.label.to, p.to); i < p.to; i = d.nextLabel(i+1, p.to) {
		out = append(out, d.paragraph(d.part(rest.from, i)))
		rest = d.part(i, p.to)
	}
	if out = append(out, d.paragraph(rest)); len(out) < 2 ||
		p.label.role != language.Asks && !strings.HasSuffix(out[0].words, "?") {
		return []*paragraph{p}
	}
	for _, part := range out {
		part.inLine = true
	}
	return out
}

// part is the block from one rune to another, less the white space at its end.
func (d *document) part(from, to int) block {
	for to > from && unicode.IsSpace(d.shown[to-1]) {
		to--
	}
	return block{from: from, to: to, words: evidence.Fold(string(d.shown[from:to])), lines: 1}
}

// nextLabel finds the first label from rune i on that stands after a question or, in capitals,
// after the end of a sentence; limit when there is none.
func (d *document) nextLabel(i, limit int) int {
	for ; i < limit; i++ {
		if !unicode.IsUpper(d.shown[i]) || !unicode.IsSpace(d.shown[i-1]) {
			continue
		}
		end := d.lastBefore(i)
		if !strings.ContainsRune(".?!…”\"’", end) {
			continue
		}
		if name, _ := labelOf(d.shown[i:limit]); name != "" && (end == '?' || isUpperWord(name)) {
			return i
		}
	}
	return limit
}

// lastBefore is the last rune before i that is no white space.
func (d *document) lastBefore(i int) rune {
	for i--; i > 0 && unicode.IsSpace(d.shown[i]); {
		i--
	}
	return d.shown[i]
}

// A label is the name before the colon with which a paragraph begins.
type label struct {
	from, to int // visible runes
	text     string
	name     string // without titles
	role     language.Role
}

// readLabel notes the label a paragraph begins with; the words follow it.
func (d *document) readLabel(p *paragraph) {
	name, size := labelOf(d.shown[p.from:p.to])
	if name == "" {
		return
	}
	p.label = &label{from: p.from, to: p.from + size, text: name}
	p.label.name, p.label.role = d.language.Label(p.label.text)
}

// proposeTranscript takes the words after each label as what the named person
// said, those of unnamed askers aside.
func (d *document) proposeTranscript() {
	var last *paragraph // whose label is in force
	for _, p := range d.paras {
		switch {
		case d.ended():
			return
		case d.speaksUnder(p):
			last = p
			d.proposeLabelled(p, last, d.afterLabel(p), "quoted: the label of a transcript")
		case d.isTranscript && last != nil && d.language.FirstPerson(p.words):
			p.spoken = true
			d.proposeLabelled(p, last, p.from, inFirstPerson)
		}
	}
}

const inFirstPerson = "quoted: in the first person, after a labelled paragraph of a transcript"

// proposeLabelled takes a paragraph from a rune on as said under a label.
func (d *document) proposeLabelled(p, labelled *paragraph, from int, rule string) {
	if labelled.label.role == language.Asks || from >= p.to {
		return
	}
	f := &found{from: from, to: p.to}
	f.Proposal = Proposal{Piece: d.piece(from, p.to), Form: Quoted, Rule: rule, Speaker: d.roster.labelled(d, labelled)}
	f.decideKind(d.language, language.Deciding{Own: true})
	f.within(d, p.from, p.to)
	for i := range p.quotes[:min(len(p.quotes), nestedPerQuote)] {
		f.Nested = append(f.Nested, Nested{Piece: d.piece(p.quotes[i].From, p.quotes[i].To)})
	}
	w := &worker{document: d, p: p}
	w.brackets(f, from, p.to)
	p.found = append(p.found, f)
}

// afterLabel returns where the words after the colon begin.
func (d *document) afterLabel(p *paragraph) int {
	from := p.label.to
	for from < p.to && d.shown[from] != ':' && !(d.shown[from] == '.' && from == p.label.to) {
		from++
	}
	for from++; from < p.to && unicode.IsSpace(d.shown[from]); {
		from++
	}
	return from
}

func isUpperWord(w string) bool {
	return strings.IndexFunc(w, unicode.IsLower) < 0 && strings.IndexFunc(w, unicode.IsUpper) >= 0
}

// onlyWithQuestions takes "A." for a label only where there is a "Q." as well.
func (d *document) onlyWithQuestions() {
	for _, p := range d.paras {
		if p.label != nil && p.label.text == "Q" {
			return
		}
	}
	for _, p := range d.paras {
		if p.label != nil && d.shown[p.label.to] == '.' {
			p.label = nil
		}
	}
}
