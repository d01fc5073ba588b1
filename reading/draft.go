package reading

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/record"
)

// ForCase is what a case knows about its people and parties.
func ForCase(c *plenary.Case) Options {
	var o Options
	for _, p := range c.Parties {
		o.Parties = append(o.Parties, Party{ID: p.ID, Name: p.Name, Also: p.Also})
	}
	for _, p := range c.People {
		person := Person{ID: p.ID, Name: p.Name, Also: p.Also}
		if p.Party >= 0 {
			person.Party = c.Parties[p.Party].ID
		}
		o.People = append(o.People, person)
	}
	return o
}

// Draft makes, of some proposals, by index, entries for the record of a case,
// with the passages they cite and the people that are new to it. source is the
// id of the source; one that the case has gets further passages. Entries are
// marked as not confirmed, unless a person has accepted them. Of these a
// proposal whose speaker a record cannot name makes no entry, and is listed in
// left; an entry that is not confirmed leaves open who spoke, and says the whole
// sentence. What is denied is said with the verb that denies it.
func (r *Report) Draft(
	c *plenary.Case, source string, proposals []int, accepted bool,
) (f record.FileDraft, left []int) {
	d := &drafter{r: r, c: c, accepted: accepted, people: map[string]string{}, source: plenary.SourceDraft{ID: source}}
	for i := range c.Sources {
		if c.Sources[i].ID == source {
			d.known = &c.Sources[i]
		}
	}
	if d.known == nil {
		d.source.Title, d.source.Digest = r.Title.Words, r.Text.Digest()
		if !r.Date.Day.IsZero() {
			d.source.Date = r.Date.Day.Format(time.DateOnly)
		}
	}
	for _, i := range proposals {
		if e, ok := d.entry(&r.Proposals[i]); ok {
			if !accepted {
				e.Confirmed = "no"
			}
			f.Entries = append(f.Entries, e)
		} else {
			left = append(left, i)
		}
	}
	f.People = d.fresh
	if len(f.Entries) > 0 && (d.known == nil || len(d.source.Passages) > 0) {
		f.Sources = []plenary.SourceDraft{d.source}
	}
	return f, left
}

// SourceOf finds the source of a case whose text this is; "" for none.
func (r *Report) SourceOf(c *plenary.Case) string {
	for i := range c.Sources {
		if d := c.Sources[i].Digest; d != "" && strings.HasPrefix(r.Text.Digest(), d) {
			return c.Sources[i].ID
		}
	}
	return ""
}

type drafter struct {
	r        *Report
	c        *plenary.Case
	accepted bool
	known    *plenary.Source // the source, when the case has it
	source   plenary.SourceDraft
	people   map[string]string // ids of people new to the case, by name
	fresh    []plenary.PersonDraft
}

func (d *drafter) entry(p *Proposal) (record.EntryDraft, bool) {
	e := record.EntryDraft{Kind: "statement", Of: string(p.Kind), Extractor: d.r.Extractor}
	switch s := &p.Speaker; {
	case s.How == Unattributed:
	case s.Person != "":
		e.Who = s.Person
	case s.Party != "":
		e.Party = s.Party
	case s.Name != "":
		e.Who = d.person(s.Name)
	}
	switch open := e.Who == "" && e.Party == ""; {
	case open && d.accepted:
		return e, false
	case open:
		e.Says = p.Before + p.Words + p.After
	case p.Denies: // the record keeps it where the text is not at hand
		e.Says = cmp.Or(p.Speaker.For.Words, p.Speaker.Words) + " " + p.Words
	}
	e.How = plenary.Reported.String()
	if p.Speaker.Party != "" && p.Via.Words == "" {
		e.How, e.By = plenary.Stated.String(), p.Speaker.Party
	}
	d.when(&e, p)
	e.Passages = []string{d.source.ID + "#" + d.passage(p)}
	return e, true
}

// when dates an entry: by the sentence, else by the report.
func (d *drafter) when(e *record.EntryDraft, p *Proposal) {
	day := d.r.Date.Day
	on := record.Period{From: day, To: day}
	if !p.When.To.IsZero() {
		on = record.Period{From: p.When.From, To: p.When.To}
	}
	e.On = on.String()
	if !day.IsZero() && day.After(on.To) {
		e.Public = day.Format(time.DateOnly)
	}
}

// passage finds the words of a proposal among the passages of the source, or
// adds them.
func (d *drafter) passage(p *Proposal) string {
	if d.known != nil {
		for _, have := range d.known.Passages {
			if have.Line == p.Place.Line && have.Column == p.Place.Column && have.Length == p.Place.Length {
				return have.ID
			}
		}
	}
	id := fmt.Sprintf("%d-%d", p.Place.Line, p.Place.Column)
	for d.taken(id) {
		id += "b"
	}
	d.source.Passages = append(d.source.Passages, plenary.PassageDraft{
		ID: id, At: fmt.Sprintf("%d:%d", p.Place.Line, p.Place.Column), Length: p.Place.Length,
		Digest: evidence.DigestOf(p.Words),
	})
	return id
}

func (d *drafter) taken(id string) bool {
	if slices.ContainsFunc(d.source.Passages, func(p plenary.PassageDraft) bool { return p.ID == id }) {
		return true
	}
	return d.known != nil && slices.ContainsFunc(d.known.Passages, func(p plenary.Passage) bool { return p.ID == id })
}

// person is the id of somebody whom the case does not know yet.
func (d *drafter) person(name string) string {
	if id, ok := d.people[name]; ok {
		return id
	}
	id := slug(name)
	for d.personTaken(id) {
		id += "-2"
	}
	d.people[name] = id
	d.fresh = append(d.fresh, plenary.PersonDraft{ID: id, Name: name})
	return id
}

func (d *drafter) personTaken(id string) bool {
	return slices.ContainsFunc(d.c.People, func(p plenary.Person) bool { return p.ID == id }) ||
		slices.ContainsFunc(d.fresh, func(p plenary.PersonDraft) bool { return p.ID == id })
}

// slug makes an id of a name.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case (unicode.IsSpace(r) || r == '-') && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if id := strings.Trim(b.String(), "-"); id != "" {
		return id
	}
	return "person"
}
