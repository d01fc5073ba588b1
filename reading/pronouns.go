package reading

import (
	"slices"
	"strings"
)

// A candidate is somebody a pronoun may stand for.
type candidate struct {
	key   string
	piece Piece
	class class
	who   Speaker // how the words resolve
	g     gender
}

// antecedent finds whom a pronoun before a verb of saying stands for: the only
// candidate in the sentence and those before it in the paragraph, or, when
// these have none, in the paragraph before.
func (r *roster) antecedent(d *document, p *paragraph, s *sentence, c *cue, piece Piece) Speaker {
	word := c.subject.toks[c.subject.from].lower
	found := r.candidates(d, p, s, c.from, word)
	if len(found) == 0 {
		if p.index > 0 {
			found = r.candidates(d, d.paras[p.index-1], nil, 0, word)
		}
	}
	out := Speaker{Piece: piece, How: Unattributed}
	switch len(found) {
	case 0:
		out.Why = "nobody before it to whom “" + piece.Words + "” can refer"
		return out
	case 1:
		out = found[0].who
		out.Piece, out.How, out.For = piece, ByPronoun, found[0].piece
		p.pronouns[c.subject.toks[c.subject.from].from] = out
		r.learn(found[0].key, word)
		return out
	}
	var names []string
	for _, f := range found {
		names = append(names, f.piece.Words)
	}
	out.Why = "“" + piece.Words + "” could be " + strings.Join(names, " or ")
	return out
}

func (r *roster) learn(key, word string) {
	switch word {
	case "she":
		r.genders[key] = female
	case "he":
		r.genders[key] = male
	}
}

const lookBack = 40 // sentences; a pronoun does not refer further back in a paragraph

// candidates lists, each once, whom a pronoun can mean in the sentences of a
// paragraph up to token limit of last; all of it when last is nil.
func (r *roster) candidates(d *document, p *paragraph, last *sentence, limit int, word string) []candidate {
	var out []candidate
	add := func(c candidate) {
		if c.fits(word) && !slices.ContainsFunc(out, func(o candidate) bool { return o.key == c.key }) {
			out = append(out, c)
		}
	}
	if p.label != nil {
		who := r.labelled(d, p)
		add(candidate{key: r.key(who.Name), piece: who.Piece, who: who, g: r.genders[r.key(who.Name)]})
	}
	sentences := p.sentences
	if last != nil {
		sentences = sentences[:last.index+1]
	}
	for _, s := range sentences[max(0, len(sentences)-lookBack):] {
		end := len(s.toks)
		if s == last {
			end = limit
		}
		for _, c := range r.named(d, p, s, end) {
			add(c)
		}
	}
	return out
}

// fits says whether a pronoun can stand for the candidate.
func (c *candidate) fits(word string) bool {
	switch word {
	case "they":
		return c.class == plural || c.class == together
	case "it":
		return c.class == body
	case "she":
		return (c.class == person || c.class == office) && c.g != male
	}
	return (c.class == person || c.class == office) && c.g != female
}

// named lists people, offices and speaking bodies in the first end tokens of a sentence.
func (r *roster) named(d *document, p *paragraph, s *sentence, end int) []candidate {
	var out []candidate
	covered := map[int]bool{}
	for _, c := range s.cues {
		if c.subject == nil || c.subject.to > end || c.from >= end {
			continue
		}
		if found, ok := r.subjectOf(d, p, s, c); ok {
			out = append(out, found)
			for i := c.subject.from; i < max(c.subject.to, c.subject.extra[1]); i++ {
				covered[i] = true
			}
		}
	}
	for _, run := range s.runs() {
		key := r.key(run.name)
		if run.to > end || covered[run.from] || r.party(run.name) != "" || !r.people[key] {
			continue
		}
		who := Speaker{Name: run.name}
		who.Person, who.Why = r.person(run.name)
		who.Party = r.partyOf(who.Person)
		out = append(out, candidate{key: key, piece: d.piece(s.toks[run.from].from, s.toks[run.to-1].to), who: who, g: r.genderOf(key, run.gender)})
		for i := run.from; i < run.to; i++ {
			covered[i] = true
		}
	}
	return append(out, s.offices(d, end, covered)...)
}

func (r *roster) genderOf(key string, g gender) gender {
	if g != unknown {
		return g
	}
	return r.genders[key]
}

// subjectOf makes a candidate of a speaker.
func (r *roster) subjectOf(d *document, p *paragraph, s *sentence, c *cue) (candidate, bool) {
	subject := c.subject
	who := Speaker{}
	switch subject.class {
	case pronoun:
		if subject.toks[subject.from].is("he", "she", "they", "it") {
			who = p.pronouns[s.toks[c.subject.from].from]
			if who.How != ByPronoun {
				return candidate{}, false
			}
			key := r.key(who.Name)
			cl := person
			if who.Name == "" {
				key = strings.ToLower(who.For.Words)
				switch subject.toks[subject.from].lower {
				case "they":
					cl = plural
				case "it":
					cl = body
				default:
					cl = office
				}
			}
			return candidate{key: key, piece: who.For, class: cl, who: who, g: r.genders[key]}, true
		}
	}
	who = r.speaker(d, p, s, c)
	piece := who.Piece
	key := strings.ToLower(piece.Words)
	cl := subject.class
	if who.Name != "" && who.Party != "" && who.Person == "" && r.party(who.Name) != "" {
		cl = body // a party spoken of by its name
	}
	if cl == person {
		key = r.key(who.Name)
	}
	return candidate{key: key, piece: piece, class: cl, who: who, g: r.genderOf(key, subject.gender)}, true
}

// offices lists people spoken of by office who are not named beside it: the
// ambassador met Hill.
func (s *sentence) offices(d *document, end int, covered map[int]bool) []candidate {
	var out []candidate
	for i := 0; i < end; i++ {
		t := &s.toks[i]
		if !t.word() || t.capital() || !humanNouns[t.lower] || covered[i] || i == 0 {
			continue
		}
		start := i
		for start > 0 && i-start < 4 && s.toks[start-1].word() && !s.toks[start].is("the", "a", "an", "his", "her", "its", "their", "one") {
			start--
		}
		if !s.toks[start].is("the", "a", "an", "his", "her", "its", "their", "one") && !strings.HasSuffix(s.toks[start].lower, "'s") {
			continue
		}
		if at := s.namedBeside(start, i); at >= 0 && covered[at] {
			continue
		}
		out = append(out, candidate{key: strings.ToLower(t.text), piece: d.piece(s.toks[start].from, t.to), class: office,
			who: Speaker{How: ByTitle}, g: genderOf(s.toks[start : i+1])})
	}
	return out
}

// namedBeside finds the capital right after the office, or on the other side of
// a comma, at which its name may begin; -1 for none.
func (s *sentence) namedBeside(start, i int) int {
	capital := func(j int) bool { return j >= 0 && j < len(s.toks) && s.toks[j].capital() }
	if capital(i + 1) {
		return i + 1
	}
	j := i + 1 // the minister of trade, Ana Duval
	for j < len(s.toks) && j < i+8 && s.toks[j].word() && !beForms[s.toks[j].lower] {
		j++
	}
	if j < len(s.toks) && s.toks[j].is(",") && capital(j+1) {
		return j + 1
	}
	if start > 1 && s.toks[start-1].is(",") && capital(start-2) {
		return start - 2
	}
	return -1
}
