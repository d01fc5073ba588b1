package reading

import (
	"regexp"
	"strings"
	"unicode"
)

var labelPattern = regexp.MustCompile(`^(Q|A|[A-Z][\pL.’'-]*(?: [A-Z(][\pL.’')-]*){0,5})(?: \([^)]{1,40}\))?:\s`)

const longestLabel = 80 // runes

// labelled says whether text begins with a name in capitals and a colon.
func labelled(text []rune) bool {
	m := labelPattern.FindStringSubmatch(string(text[:min(len(text), longestLabel)]))
	return m != nil && (isUpperWord(m[1]) || len(strings.Fields(m[1])) > 1)
}

// readLabel notes the label a paragraph begins with; the words follow it.
func (d *document) readLabel(p *paragraph) {
	text := string(d.shown[p.from:min(p.to, p.from+longestLabel)])
	m := labelPattern.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	size := len([]rune(text[:m[3]]))
	p.label = &token{from: p.from, to: p.from + size, text: text[m[2]:m[3]]}
	p.label.lower = strings.ToLower(p.label.text)
}

// proposeTranscript takes the words after each label as what the named person
// said, those of unnamed askers aside.
func (d *document) proposeTranscript() {
	for _, p := range d.paras {
		if p.label == nil || isAsker(p.label.text) {
			continue
		}
		from := p.label.to
		for from < p.to && (d.shown[from] != ':' || d.shown[from-1] == ' ') {
			from++
		}
		from++
		for from < p.to && unicode.IsSpace(d.shown[from]) {
			from++
		}
		if from >= p.to {
			continue
		}
		f := &found{from: from, to: p.to}
		f.Proposal = Proposal{Piece: d.piece(from, p.to), Form: Quoted, Rule: "quoted: the label of a transcript", Speaker: d.roster.labelled(d, p)}
		f.Kind, f.KindRule = kindOf(f.Words, "", "", true)
		w := &worker{document: d, p: p}
		for i := range p.quotes {
			f.Nested = append(f.Nested, Nested{Piece: d.piece(p.quotes[i].from, p.quotes[i].to)})
		}
		w.brackets(f, from, p.to)
		p.found = append(p.found, f)
	}
}
