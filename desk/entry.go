package desk

import (
	"fmt"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/proposal"
	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/record"
)

// EventEntry is the kind of an entry that is no statement: something that happened, by a word.
const EventEntry = "event"

// EntryKinds lists what an entry that a person writes may be: the kinds of statements, and
// [EventEntry].
func EntryKinds() []string { return append(slices.Clone(proposal.Kinds), EventEntry) }

// An EntryAsk is an entry as a person writes it from words of a source.
type EntryAsk struct {
	Source string      // its id
	Stand  *cite.Stand // the words, where they stand in its text
	Kind   string      // one of [EntryKinds]
	Event  string      // of an event: a word for it
	Person string      // id of the person who said it; "" where only the party is known
	Party  string      // id of the party that said or did it; "" for that of the person
	On     string      // when it was said or happened, as a record has it; "" for the day of the source
	Says   string      // what, in one's own words
	Stated bool        // of a statement: whether it is a party's own word, and not only reported
	About  string      // of a statement: a condition; may be ""
}

// Entry returns a file of a record with one entry and, where the source does not have it yet,
// the passage that it cites. The error is a *[RequestError]. Nothing is written, and whether
// the record is sound with the entry is for [casefile.File.Admits] to say.
func (f *File) Entry(a EntryAsk) ([]byte, error) {
	c := f.Whole()
	at := slices.IndexFunc(c.Sources, func(s plenary.Source) bool { return s.ID == a.Source })
	if at < 0 {
		return nil, &RequestError{Field: FieldSource, Value: a.Source,
			Msg: fmt.Sprintf("unknown source `%s`", a.Source)}
	}
	if !slices.Contains(EntryKinds(), a.Kind) {
		return nil, Unknown(FieldKind, "kind of entry", a.Kind, EntryKinds())
	}
	party, err := a.party(c)
	if err != nil {
		return nil, err
	}
	e := record.EntryDraft{Kind: "statement", Of: a.Kind, Says: a.Says, Who: a.Person, About: a.About}
	e.How = plenary.Reported.String()
	switch {
	case a.Kind == EventEntry:
		e.Kind, e.Of, e.Who, e.About = EventEntry, a.Event, "", ""
		if party != "" {
			e.Parties = []string{party}
		}
	case a.Person == "":
		e.Party = party
		fallthrough
	default:
		if a.Stated && party != "" {
			e.How, e.By = plenary.Stated.String(), party
		}
	}
	e.On, e.Public = a.days(&c.Sources[at])
	e.Passages = []string{a.Source + "#" + a.Stand.Passage.ID}
	draft := record.FileDraft{Entries: []record.EntryDraft{e}}
	if !a.Stand.Present {
		draft.Sources = []plenary.SourceDraft{{ID: a.Source, Passages: []plenary.PassageDraft{a.Stand.Passage}}}
	}
	return casefile.WriteRecord(draft), nil
}

// party is who said or did it.
func (a *EntryAsk) party(c *plenary.Case) (string, error) {
	if a.Person == "" {
		if a.Party == "" && a.Kind != EventEntry {
			return "", &RequestError{Field: FieldParty, Msg: "a statement needs who said it"}
		}
		return a.Party, nil
	}
	at := slices.IndexFunc(c.People, func(p plenary.Person) bool { return p.ID == a.Person })
	switch {
	case at < 0:
		return "", &RequestError{Field: FieldParty, Value: a.Person,
			Msg: fmt.Sprintf("unknown person `%s`", a.Person)}
	case a.Party == "" && c.People[at].Party >= 0:
		return c.Parties[c.People[at].Party].ID, nil
	}
	return a.Party, nil
}

// days are when it happened, and when that became public where the source is later.
func (a *EntryAsk) days(s *plenary.Source) (on, public string) {
	day := ""
	if !s.Date.IsZero() {
		day = s.Date.Format(time.DateOnly)
	}
	if a.On == "" {
		return day, ""
	}
	if at, err := time.Parse(time.DateOnly, a.On); err == nil && at.Before(s.Date) {
		return a.On, day
	}
	return a.On, ""
}

// Call gives a proposal of the report another kind of statement. The error is a
// *[RequestError] of a kind that there is not.
func (r *Report) Call(i int, kind string) error {
	if !slices.Contains(proposal.Kinds, kind) {
		return Unknown(FieldKind, "kind of statement", kind, proposal.Kinds)
	}
	r.Proposals[i].Kind = reading.Speech(kind)
	return nil
}
