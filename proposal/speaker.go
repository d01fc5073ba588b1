package proposal

import (
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

// resolve finds the person and the party of the case that are meant.
func (p *Checked) resolve(c *CheckedItem) {
	if p.Source.Case == nil {
		return
	}
	if person := p.personCalled(c.Speaker); person != nil {
		c.Person = person.ID
		if person.Party >= 0 {
			c.Party = p.Source.Case.Parties[person.Party].ID
		}
	} else if party := p.partyCalled(c.Speaker); party != nil {
		c.Party = party.ID
	}
	if party := p.partyCalled(c.Item.Party); party != nil && c.Party == "" {
		c.Party = party.ID
	}
}

// personCalled finds a person of the case by id, by a name, or by the last word of the
// name, if of one only.
func (p *Checked) personCalled(name string) *plenary.Person {
	name = evidence.Fold(name)
	if name == "" {
		return nil
	}
	var byLast []*plenary.Person
	for i := range p.Source.Case.People {
		person := &p.Source.Case.People[i]
		if person.ID == name {
			return person
		}
		for _, called := range namesOf(person) {
			if strings.EqualFold(called, name) {
				return person
			}
		}
		if strings.EqualFold(lastWord(person.Name), name) {
			byLast = append(byLast, person)
		}
	}
	if len(byLast) == 1 {
		return byLast[0]
	}
	return nil
}

func namesOf(person *plenary.Person) []string { return append([]string{person.Name}, person.Also...) }

func lastWord(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// partyCalled finds a party of the case by id or by a name.
func (p *Checked) partyCalled(name string) *plenary.Party {
	name = evidence.Fold(name)
	for i := range p.Source.Case.Parties {
		party := &p.Source.Case.Parties[i]
		for _, called := range append(partyNames(party), party.ID) {
			if name != "" && strings.EqualFold(called, name) {
				return party
			}
		}
	}
	return nil
}

func partyNames(party *plenary.Party) []string {
	return append([]string{party.Name, party.Text, party.Short, party.Capital}, party.Also...)
}

// called lists the names under which the speaker may stand in the text: those of the
// person or the party of the case, or the one that was proposed, and its last word.
func (p *Checked) called(c *CheckedItem) []string {
	var out []string
	add := func(names ...string) {
		for _, n := range names {
			if n = evidence.Fold(n); n != "" && strings.ContainsFunc(n, unicode.IsLetter) {
				out = append(out, n)
				if upper := strings.ToUpper(n); upper != n {
					out = append(out, upper)
				}
			}
		}
	}
	switch of := p.Source.Case; {
	case c.Person != "":
		for i := range of.People {
			if person := &of.People[i]; person.ID == c.Person {
				add(namesOf(person)...)
				add(lastWord(person.Name))
			}
		}
		if c.Speaker != c.Person {
			add(c.Speaker)
		}
	case c.Party != "" && (c.Speaker == "" || p.partyCalled(c.Speaker) != nil):
		add(partyNames(p.partyCalled(c.Party))...)
	default:
		add(c.Speaker, lastWord(c.Speaker))
		if c.Speaker == "" {
			add(c.Item.Party)
		}
	}
	return out
}

// speaker looks whether whoever is to have said it is named near the words, and whether the
// reader gives them to somebody else.
func (p *Checked) speaker(c *CheckedItem) {
	check := Check{Of: OfSpeaker, Given: c.Speaker}
	names := p.called(c)
	same, who := p.readerAgrees(c, names)
	switch {
	case same == agrees:
		check.Found, check.Verdict, check.At, check.There = "reader", Passed, c.read.Speaker.Place, c.read.Speaker.Words
	case same == differs:
		check.Found, check.Verdict, check.At, check.There = "other", Failed, c.read.Speaker.Place, who
	default:
		check.Found, check.At = p.near(c, names)
		check.Verdict = nearness[check.Found]
		if len(names) == 0 {
			check.Found, check.Verdict = "nobody", Failed
		}
	}
	c.add(check)
}

var nearness = map[string]Verdict{"sentence": Passed, "paragraph": Passed, "before": Doubtful, "elsewhere": Doubtful,
	"nowhere": Failed}

// near finds the nearest of some names: in the sentence of the words, in their paragraph, in
// the one before, elsewhere or nowhere.
func (p *Checked) near(c *CheckedItem, names []string) (found string, at evidence.Place) {
	t, s := p.Source.Text, c.Stand
	from, to := p.sentence(s.Begin, s.End, s.From, s.To)
	before := s.Begin
	for before > 0 && unicode.IsSpace(t.Visible()[before-1]) {
		before--
	}
	above := 0
	if before > 0 {
		above, _, _ = t.Paragraph(before-1, before)
	}
	for _, in := range []struct {
		found    string
		from, to int
	}{{"sentence", from, to}, {"paragraph", s.Begin, s.End}, {"before", above, before},
		{"elsewhere", 0, len(t.Visible())}} {
		for _, name := range names {
			if at, ok := t.Within(in.from, in.to, name); ok {
				return in.found, at
			}
		}
	}
	return "nowhere", evidence.Place{}
}

// sentence is the stretch around words from one end of a sentence to the next.
func (p *Checked) sentence(begin, end, from, to int) (int, int) {
	shown := p.Source.Text.Visible()
	ends := func(i int) bool { // a full stop with a blank behind it, and marks between
		if shown[i] != '.' && shown[i] != '!' && shown[i] != '?' {
			return false
		}
		for i++; i < end && unicode.In(shown[i], unicode.Pf, unicode.Pe, unicode.Po) && shown[i] != ','; i++ {
		}
		return i >= end || unicode.IsSpace(shown[i])
	}
	for from > begin && !ends(from-1) {
		from--
	}
	for to < end && !ends(to-1) {
		to++
	}
	return from, to
}

// sameness is whether the reader gives words to whom they were proposed.
type sameness uint8

const (
	unknown sameness = iota
	agrees
	differs
)

// readerAgrees asks whether the reader gives the words to the same, and to whom else.
func (p *Checked) readerAgrees(c *CheckedItem, names []string) (sameness, string) {
	if c.read == nil || c.read.Speaker.How == reading.Unattributed {
		return unknown, ""
	}
	s := &c.read.Speaker
	who := s.Words
	if s.How == reading.ByPronoun {
		who = s.For.Words
	}
	switch {
	case c.Person != "" && s.Person != "":
		return sameIf(s.Person == c.Person), who
	case c.Person == "" && c.Party != "" && s.Party != "" && s.Person == "":
		return sameIf(s.Party == c.Party), who
	case s.Name != "" || s.Person != "":
		for _, name := range names {
			if strings.Contains(strings.ToLower(" "+s.Name+" "+who+" "), strings.ToLower(" "+name+" ")) {
				return agrees, who
			}
		}
		if c.Speaker == "" || c.Person == "" && p.isParty(c) {
			return unknown, who // a person may speak for the party
		}
		return differs, who
	}
	return unknown, who
}

// isParty reports whether the speaker proposed is a party.
func (p *Checked) isParty(c *CheckedItem) bool {
	return p.Source.Case != nil && p.partyCalled(c.Speaker) != nil
}

func sameIf(same bool) sameness {
	if same {
		return agrees
	}
	return differs
}
