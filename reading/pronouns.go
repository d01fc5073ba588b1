package reading

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A candidate is somebody a pronoun may stand for.
type candidate struct {
	key    string
	piece  Piece
	class  language.Class
	who    Speaker // how the words resolve
	gender language.Gender
}

// antecedent finds whom a pronoun before a verb of saying stands for: the only
// candidate in the sentence and those before it in the paragraph, or, when
// these have none, in the paragraph before.
func (r *roster) antecedent(d *document, p *paragraph, s *language.Sentence, c *language.Cue, piece Piece) Speaker {
	pronoun := &s.Tokens[c.Subject.From]
	reference := r.language.Refers(pronoun.Lower)
	found := r.candidates(d, p, s, c.From, reference)
	if len(found) == 0 && p.index > 0 {
		found = r.candidates(d, d.paras[p.index-1], nil, 0, reference)
	}
	out := Speaker{Piece: piece, How: Unattributed}
	switch len(found) {
	case 0:
		out.Why = "nobody before it to whom “" + piece.Words + "” can refer"
		return out
	case 1:
		out = found[0].who
		out.Piece, out.How, out.For = piece, ByPronoun, found[0].piece
		p.pronouns[pronoun.From] = out
		if reference.Gender != language.Unknown {
			r.genders[found[0].key] = reference.Gender
		}
		return out
	}
	var names []string
	for _, f := range found {
		names = append(names, f.piece.Words)
	}
	out.Why = "“" + piece.Words + "” could be " + strings.Join(names, " or ")
	return out
}

const lookBack = 40 // sentences; a pronoun does not refer further back in a paragraph

// candidates lists, each once, whom a pronoun can mean in the sentences of a
// paragraph up to token limit of last; all of it when last is nil.
func (r *roster) candidates(
	d *document, p *paragraph, last *language.Sentence, limit int, to language.Reference,
) []candidate {
	var out []candidate
	add := func(c candidate) {
		if c.fits(to) && !slices.ContainsFunc(out, func(o candidate) bool { return o.key == c.key }) {
			out = append(out, c)
		}
	}
	if p.label != nil {
		who := r.labelled(d, p)
		key := r.key(who.Name)
		add(candidate{key: key, piece: who.Piece, who: who, gender: r.genders[key]})
	}
	sentences := p.sentences
	if last != nil {
		sentences = sentences[:last.Index+1]
	}
	for _, s := range sentences[max(0, len(sentences)-lookBack):] {
		end := len(s.Tokens)
		if s == last {
			end = limit
		}
		for _, c := range r.named(d, p, s, end) {
			add(c)
		}
	}
	return out
}

// fits reports whether a pronoun can stand for the candidate.
func (c *candidate) fits(to language.Reference) bool {
	other := to.Gender != language.Unknown && c.gender != language.Unknown && c.gender != to.Gender
	return slices.Contains(to.Classes, c.class) && !other
}

// named lists people, offices and speaking bodies in the first end tokens of a
// sentence.
func (r *roster) named(d *document, p *paragraph, s *language.Sentence, end int) []candidate {
	var out []candidate
	covered := map[int]bool{} // tokens
	cover := func(from, to int) {
		for i := from; i < to; i++ {
			covered[i] = true
		}
	}
	for _, c := range s.Cues {
		if c.Subject == nil || c.Subject.To > end || c.From >= end {
			continue
		}
		if found, ok := r.subjectOf(d, p, s, c); ok {
			out = append(out, found)
			cover(c.Subject.From, max(c.Subject.To, c.Subject.Extra.To))
		}
	}
	for i := range s.Names {
		n := &s.Names[i]
		key := r.key(n.Name)
		if n.To > end || covered[n.From] || r.party(n.Name) != "" || !r.people[key] {
			continue
		}
		who := Speaker{Name: n.Name}
		who.Person, who.Why = r.person(n.Name)
		who.Name = r.whole(n.Name)
		who.Party = r.partyOf(who.Person)
		out = append(out, candidate{key: key, piece: d.words(s, n.Span), who: who, gender: r.genderOf(key, n.Gender)})
		cover(n.From, n.To)
	}
	return append(out, d.offices(s, end, covered)...)
}

// words are the tokens of a span.
func (d *document) words(s *language.Sentence, w language.Span) Piece {
	return d.piece(s.Tokens[w.From].From, s.Tokens[w.To-1].To)
}

func (r *roster) genderOf(key string, g language.Gender) language.Gender {
	if g != language.Unknown {
		return g
	}
	return r.genders[key]
}

// subjectOf makes a candidate of a speaker.
func (r *roster) subjectOf(d *document, p *paragraph, s *language.Sentence, c *language.Cue) (candidate, bool) {
	if c.Subject.Class == language.Pronoun {
		return r.sameAs(p, &s.Tokens[c.Subject.From])
	}
	who := r.speaker(d, p, s, c)
	out := candidate{key: strings.ToLower(who.Words), piece: who.Piece, class: c.Subject.Class, who: who}
	if who.Name != "" && who.Party != "" && who.Person == "" && r.party(who.Name) != "" {
		out.class = language.Body // a party spoken of by its name
	}
	if out.class == language.Person && who.Name != "" {
		out.key = r.key(who.Name)
	}
	out.gender = r.genderOf(out.key, c.Subject.Gender)
	return out, true
}

// sameAs makes a candidate of whoever an earlier pronoun stood for.
func (r *roster) sameAs(p *paragraph, pronoun *language.Token) (candidate, bool) {
	who := p.pronouns[pronoun.From]
	if who.How != ByPronoun {
		return candidate{}, false
	}
	out := candidate{key: r.key(who.Name), piece: who.For, who: who}
	if who.Name == "" {
		out.key, out.class = strings.ToLower(who.For.Words), r.language.Refers(pronoun.Lower).Unnamed
	}
	out.gender = r.genders[out.key]
	return out, true
}

// offices lists people spoken of by office who are not named beside it: the
// ambassador met Hill.
func (d *document) offices(s *language.Sentence, end int, covered map[int]bool) []candidate {
	var out []candidate
	for i := range s.Holders {
		h := &s.Holders[i]
		if h.To > end || covered[h.To-1] || h.Beside >= 0 && covered[h.Beside] {
			continue
		}
		out = append(out, candidate{
			key: s.Tokens[h.To-1].Lower, piece: d.words(s, h.Span), class: language.Office,
			who: Speaker{How: ByTitle}, gender: h.Gender,
		})
	}
	return out
}
