package reading

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A roster knows the people a text names and those of the case.
type roster struct {
	language language.Language
	full     map[string]bool     // names of two words and more in the text
	written  map[string]string   // such names as the text first has them
	byWord   map[string]*bearers // those by first and by last word
	known    *known
	people   map[string]bool
	genders  map[string]language.Gender // by key of a person
	parties  map[string]string          // ids by name
}

// newRoster has every sentence read and finds who in the text is a person, from
// the case, from titles and from the verbs of saying.
func newRoster(d *document) *roster {
	r := &roster{
		language: d.language,
		full:     map[string]bool{}, written: map[string]string{}, byWord: map[string]*bearers{},
		known:  newKnown(d.opt.People, d.language.Plain),
		people: map[string]bool{}, genders: map[string]language.Gender{}, parties: map[string]string{},
	}
	r.readCase(d.opt)
	for _, p := range d.paras {
		for _, s := range p.sentences {
			if d.ended() {
				return r
			}
			d.language.Read(s)
			settleDays(s)
			r.readNames(s)
		}
	}
	for _, p := range d.paras {
		if d.ended() {
			return r
		}
		for _, s := range p.sentences {
			r.readSpeakers(s)
		}
		if p.label != nil {
			r.meet(p.label.name, language.Unknown)
		}
	}
	return r
}

func (r *roster) readCase(opt Options) {
	for _, p := range opt.Parties {
		for _, name := range append([]string{p.Name}, p.Also...) {
			if n := r.language.Plain(name); r.parties[n] == "" {
				r.parties[n] = p.ID
			}
		}
	}
	for _, person := range opt.People {
		r.addFull(person.Name)
		r.people["#"+person.ID] = true
	}
}

const maxNames = 2000 // of one text; further names are not compared

// readNames takes the names that follow a title or are two words and more.
func (r *roster) readNames(s *language.Sentence) {
	for i := range s.Names {
		n := &s.Names[i]
		if len(r.full) > maxNames || r.party(n.Name) != "" {
			continue
		}
		if n.Titled || strings.Contains(r.language.Plain(n.Name), " ") { // The Geneva meeting names nobody
			r.meet(n.Name, n.Gender)
		}
	}
}

// readSpeakers takes the names of those who say something.
func (r *roster) readSpeakers(s *language.Sentence) {
	for _, c := range s.Cues {
		if c.Subject != nil && c.Subject.Class == language.Person && r.party(c.Subject.Name) == "" {
			r.meet(c.Subject.Name, c.Subject.Gender)
		}
	}
}

func (r *roster) meet(name string, g language.Gender) {
	if len(strings.Fields(name)) > 1 {
		r.addFull(name)
	}
	key := r.key(name)
	r.people[key] = true
	if g != language.Unknown {
		r.genders[key] = g
	}
}

func (r *roster) addFull(name string) {
	n := r.language.Plain(name)
	words := strings.Fields(n)
	if len(words) < 2 || r.full[n] {
		return
	}
	r.full[n], r.written[n] = true, name
	first, last := words[0], words[len(words)-1]
	r.bears(last, n)
	if first != last {
		r.bears(first, n)
	}
}

func (r *roster) bears(word, full string) {
	b := r.byWord[word]
	if b == nil {
		b = &bearers{first: full}
		r.byWord[word] = b
	}
	b.n++
	id, _ := r.known.exactly(full)
	b.ids = oneMore(b.ids, id)
}

// key is one string for every way the text names a person: the id of the case
// if known, else the one full name that fits, else the name.
func (r *roster) key(name string) string {
	if id, _ := r.person(name); id != "" {
		return "#" + id
	}
	n := r.language.Plain(name)
	if b := r.byWord[n]; b != nil && b.n == 1 && !r.full[n] {
		return b.first
	}
	return n
}

// person finds the person of the case a name stands for, or why there is none.
func (r *roster) person(name string) (id, why string) {
	n := r.language.Plain(name)
	if id, ok := r.known.exactly(n); ok {
		return id, ""
	}
	var ids []string
	if !strings.Contains(n, " ") {
		if ids = r.known.byWord[n]; r.byWord[n] != nil {
			ids = r.byWord[n].ids
		}
	}
	switch {
	case len(ids) > 1:
		return "", "more than one person could be meant by " + name
	case len(ids) == 1 && ids[0] != "":
		return ids[0], ""
	case r.several(n):
		return "", "more than one person could be meant by " + name
	}
	return "", "the case has nobody of this name"
}

// several reports whether the text has several people of a single name.
func (r *roster) several(n string) bool { return r.byWord[n] != nil && r.byWord[n].n > 1 }

// whole is the full name that a name in the text stands for: the only one of
// two words and more that it is part of, or itself; "" when it can be several
// people's.
func (r *roster) whole(name string) string {
	n := r.language.Plain(name)
	b := r.byWord[n]
	switch {
	case r.full[n] || b == nil:
		return name
	case b.n > 1:
		return ""
	}
	return r.written[b.first]
}

func (r *roster) partyOf(id string) string { return r.known.party[id] }

// party finds the party whose name the words are.
func (r *roster) party(words string) string { return r.parties[r.language.Plain(words)] }

// leadingParty finds the party whose name begins the words: the Marn envoy.
func (r *roster) leadingParty(words []string) string {
	for n := min(4, len(words)-1); n > 0; n-- {
		if id := r.party(strings.Join(words[:n], " ")); id != "" {
			return id
		}
	}
	return ""
}

// phraseParty finds the party an office belongs to: the party's name leads.
func (r *roster) phraseParty(p *language.Phrase) string {
	return r.leadingParty(r.language.Affiliation(p, func(words string) bool { return r.party(words) != "" }))
}
