package reading

import (
	"slices"
	"strings"
	"unicode"
)

// A roster knows the people a text names and those of the case.
type roster struct {
	opt     Options
	full    map[string]bool     // names of two words and more in the text
	byWord  map[string]*bearers // those by first and by last word
	known   *known
	people  map[string]bool
	genders map[string]gender // by key of a person
	parties map[string]string // ids by name
}

// newRoster reads the verbs of saying of every sentence and, from these, from
// titles and from the case, who in the text is a person.
func newRoster(d *document) *roster {
	r := &roster{opt: d.opt, people: map[string]bool{}, genders: map[string]gender{}, full: map[string]bool{}, byWord: map[string]*bearers{}, known: newKnown(d.opt.People), parties: map[string]string{}}
	for _, p := range d.opt.Parties {
		for _, name := range append([]string{p.Name}, p.Also...) {
			if n := normal(name); r.parties[n] == "" {
				r.parties[n] = p.ID
			}
		}
	}
	for _, person := range d.opt.People {
		r.addFull(person.Name)
		r.people["#"+person.ID] = true
	}
	for _, p := range d.paras {
		for _, s := range p.sentences {
			if d.ended() {
				return r
			}
			r.readNames(s)
		}
	}
	for _, p := range d.paras {
		for _, s := range p.sentences {
			if d.ended() {
				return r
			}
			s.findCues()
			for _, c := range s.cues {
				if c.subject != nil && c.subject.class == person && r.party(c.subject.name) == "" {
					r.meet(c.subject.name, c.subject.gender)
				}
			}
		}
		if p.label != nil {
			r.meet(labelName(p.label.text), unknown)
		}
	}
	return r
}

func (r *roster) meet(name string, g gender) {
	if len(strings.Fields(name)) > 1 {
		r.addFull(name)
	}
	key := r.key(name)
	r.people[key] = true
	if g != unknown {
		r.genders[key] = g
	}
}

func (r *roster) addFull(name string) {
	n := normal(name)
	words := strings.Fields(n)
	if len(words) < 2 || r.full[n] {
		return
	}
	r.full[n] = true
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

const maxNames = 2000 // of one text; further names are not compared

// readNames takes runs of capitals that follow a title or are two words and
// more, and no body or place.
func (r *roster) readNames(s *sentence) {
	for _, run := range s.runs() {
		if len(r.full) > maxNames || r.party(run.name) != "" {
			continue
		}
		if run.titled || len(strings.Fields(normal(run.name))) > 1 { // The Geneva meeting names nobody
			r.meet(run.name, run.gender)
		}
	}
}

// A run is a name in a sentence, titles left off.
type run struct {
	from, to int
	name     string
	titled   bool
	gender   gender
}

// runs finds the names in a sentence outside quotations.
func (s *sentence) runs() []run {
	var out []run
	for i := 0; i < len(s.toks); {
		if !s.toks[i].capital() {
			i++
			continue
		}
		end := i
		for end < len(s.toks) && (s.toks[end].capital() && s.toks[end].day == nil || end > i && particles[s.toks[end].lower] && end+1 < len(s.toks) && s.toks[end+1].capital() && s.toks[end].day == nil) {
			end++
			if owner := s.toks[end-1].lower; end == i+1 && (strings.HasSuffix(owner, "'s") || strings.HasSuffix(owner, "s'")) {
				break
			}
		}
		if end == i {
			i++
			continue
		}
		if got, ok := s.run(i, end); ok {
			out = append(out, got)
		}
		i = end
	}
	return out
}

func (s *sentence) run(from, to int) (run, bool) {
	start := from
	for i := from; i < to; i++ {
		if isTitleWord(s.toks[i].lower) {
			start = i + 1
		}
	}
	for start < to && stopCapitals[s.toks[start].lower] {
		start++
	}
	if start >= to || orgLike(s.toks[start:to]) || adverbs[s.toks[start].lower] || start == to-1 && countries[strings.TrimSuffix(s.toks[start].lower, "'s")] || calendar[strings.TrimSuffix(s.toks[to-1].lower, "'s")] {
		return run{}, false
	}
	var words []string
	for _, t := range s.toks[start:to] {
		words = append(words, strings.TrimSuffix(strings.TrimSuffix(t.text, "'s"), "'"))
	}
	titled := start > from && isTitleWord(s.toks[start-1].lower) && !titleParts[s.toks[start-1].lower] || from > 0 && humanNouns[s.toks[from-1].lower]
	return run{from: start, to: to, name: strings.Join(words, " "), titled: titled, gender: genderOf(s.toks[from:start])}, true
}

// normal writes a name so that it can be compared: lower case, without "the",
// full stops and possessives.
func normal(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, "’", "'"))
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) })
	for i, w := range words {
		words[i] = strings.TrimSuffix(strings.ReplaceAll(w, ".", ""), "'s")
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) > 2 { // a middle initial makes no other person
		words = slices.DeleteFunc(words, func(w string) bool { return len(w) == 1 })
	}
	return strings.Join(words, " ")
}

// key is one string for every way the text names a person: the id of the case
// if known, else the one full name that fits, else the name.
func (r *roster) key(name string) string {
	if id, _ := r.person(name); id != "" {
		return "#" + id
	}
	n := normal(name)
	if b := r.byWord[n]; b != nil && b.n == 1 && !r.full[n] {
		return b.first
	}
	return n
}

// person finds the person of the case a name stands for, or why there is none.
func (r *roster) person(name string) (id, why string) {
	n := normal(name)
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
	}
	return "", "the case has nobody of this name"
}

func (r *roster) partyOf(id string) string { return r.known.party[id] }

// party finds the party whose name the words are.
func (r *roster) party(words string) string { return r.parties[normal(words)] }

// leadingParty finds the party whose name begins the words: the Marn envoy.
func (r *roster) leadingParty(words []string) string {
	for n := min(4, len(words)-1); n > 0; n-- {
		if id := r.party(strings.Join(words[:n], " ")); id != "" {
			return id
		}
	}
	return ""
}

// labelName takes the titles off the label of a transcript.
func labelName(label string) string {
	words := strings.Fields(label)
	for len(words) > 1 && isTitleWord(strings.ToLower(words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// labelled resolves the label of a transcript.
func (r *roster) labelled(d *document, p *paragraph) Speaker {
	piece := d.piece(p.label.from, p.label.to)
	if p.label.text == "A" || p.label.lower == "answer" {
		return Speaker{Piece: piece, How: Unattributed, Why: "the label names nobody"}
	}
	name := labelName(p.label.text)
	s := Speaker{Piece: piece, How: Named, Name: name}
	s.Person, s.Why = r.person(name)
	s.Party = r.partyOf(s.Person)
	if s.Person == "" {
		s.Party = r.party(p.label.text)
	}
	return s
}

// speaker resolves the subject of a cue.
func (r *roster) speaker(d *document, p *paragraph, s *sentence, c *cue) Speaker {
	subject := c.who().subject
	piece := d.piece(s.toks[subject.from].from, s.toks[subject.end()-1].to)
	out := Speaker{Piece: piece, How: ByTitle}
	switch subject.class {
	case pronoun:
		return r.antecedent(d, p, s, c.who(), piece)
	case person:
		out.How, out.Name = Named, subject.name
		if out.Party = r.party(piece.Words); out.Party != "" {
			return out
		}
		if out.Party = r.party(subject.name); out.Party != "" && subject.extra[1] == 0 {
			return out
		}
		out.Person, out.Why = r.person(subject.name)
		out.Party = r.partyOf(out.Person)
		if out.Person == "" {
			out.Party = r.phraseParty(subject)
		}
	case together:
		out.How, out.Why = Named, "two are named together"
	case body:
		if out.Party = r.party(piece.Words); out.Party != "" {
			out.How = Named
			return out
		}
		out.Party = r.phraseParty(subject)
	default:
		if out.Party = r.party(piece.Words); out.Party != "" {
			out.How = Named
			return out
		}
		out.Party = r.phraseParty(subject)
	}
	return out
}

// strangers are nouns after a party's name that do not speak for it.
var strangers = set(`critics critic opponents opponent enemies enemy ally allies rival rivals neighbour neighbours neighbor neighbors
	former ex analyst analysts expert experts ambassador-to historian economist activist activists visitor resident residents`)

// ranks are words before the name of a party that leave its people its own.
var ranks = set(`two three several some many senior top chief high-ranking unnamed other`)

// phraseParty finds the party an office belongs to: the party's name leads.
func (r *roster) phraseParty(p *phrase) string {
	var words []string
	for _, t := range p.toks[p.from:p.to] {
		if !t.word() {
			break
		}
		if strangers[t.lower] {
			return ""
		}
		words = append(words, t.text)
	}
	for len(words) > 1 && (words[0] == "A" || words[0] == "An" || strings.EqualFold(words[0], "a") || strings.EqualFold(words[0], "an") || ranks[strings.ToLower(words[0])]) {
		words = words[1:]
	}
	if len(words) > 2 && strings.EqualFold(words[0], "the") && ranks[words[1]] {
		words = words[2:]
	}
	for len(words) > 1 && strings.EqualFold(words[0], "the") && r.party(words[0]+" "+strings.TrimSuffix(words[1], "'s")) == "" {
		words = words[1:]
	}
	return r.leadingParty(words)
}
