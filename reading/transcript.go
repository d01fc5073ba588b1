package reading

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

var labelPattern = regexp.MustCompile(`^([A-Z][\pL.’'/-]*(?: [A-Z(][\pL.’')/-]*){0,5})(?: \([^)]{1,40}\))?:\s`)

const longestLabel = 80 // runes

// labelled reports whether text begins with a name in capitals and a colon.
func labelled(text []rune) bool {
	m := labelPattern.FindStringSubmatch(string(text[:min(len(text), longestLabel)]))
	return m != nil && (isUpperWord(m[1]) || len(strings.Fields(m[1])) > 1)
}

// transcript decides whether the text is one: three paragraphs or more, and a
// fifth of all, have a label, and some label comes again.
func (d *document) transcript() bool {
	count, again := 0, false
	seen := map[string]bool{}
	for _, p := range d.paras {
		if p.label != nil {
			count++
			name := strings.ToLower(p.label.text)
			again = again || seen[name]
			seen[name] = true
		}
	}
	return count >= 3 && count*5 >= len(d.paras) && again
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
	text := string(d.shown[p.from:min(p.to, p.from+longestLabel)])
	m := labelPattern.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	size := len([]rune(text[:m[3]]))
	p.label = &label{from: p.from, to: p.from + size, text: text[m[2]:m[3]]}
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
		case p.label != nil:
			last = p
			d.proposeLabelled(p, last, d.afterLabel(p), "quoted: the label of a transcript")
		case last != nil && d.language.FirstPerson(p.words):
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
	for from < p.to && d.shown[from] != ':' {
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
