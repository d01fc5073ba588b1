package tables

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/record"
)

// peopleOf is where a person, or a source, belongs: to the case or to its record.
func (r *reading) ofRecord(in string) bool { return r.into != nil || folded(in) == ofRecord }

func (r *reading) person(l *line) {
	p := l.made.(*personRow)
	if p.ID == "" {
		p.ID = r.id("person", p.Name, "person")
	}
	r.people.add(p.ID, append(p.Also, p.Name)...)
	if r.ofRecord(p.In) {
		r.made(l, "record", "people", p.ID)
		r.r.People = append(r.r.People, p.PersonDraft)
		return
	}
	r.made(l, "people", p.ID)
	r.d.People = append(r.d.People, p.PersonDraft)
}

// personOf returns the id of a person; one that nothing describes is made, of the
// party of the row if it has one.
func (r *reading) personOf(l *line, value string) string {
	if id := r.people.find(value); id != "" {
		return id
	}
	id := value
	if !expr.IsID(value) {
		id = r.id("person", value, "person")
	}
	p := plenary.PersonDraft{ID: id}
	if id != value {
		p.Name = value
	}
	if at := l.in("party"); at >= 0 {
		p.Party = r.parties.find(strings.TrimSpace(l.row.At(at).Text))
	}
	r.people.add(id, value)
	r.r.People = append(r.r.People, p)
	r.made(l, "record", "people", id)
	l.note(r, "speaker", foreign.Note{Code: "made", Kind: foreign.Assumed, Was: value, Is: id})
	return id
}

func (r *reading) source(l *line) {
	s := l.made.(*sourceRow)
	if s.ID == "" {
		s.ID = r.id("source", s.Title, "source")
	}
	r.sources.add(s.ID, s.Title, s.Short)
	if r.ofRecord(s.In) {
		r.made(l, "record", "sources", s.ID)
		r.r.Sources = append(r.r.Sources, s.SourceDraft)
		return
	}
	r.made(l, "sources", s.ID)
	r.d.Sources = append(r.d.Sources, s.SourceDraft)
}

func (r *reading) passage(l *line) {
	p := l.made.(*passageRow)
	id := p.Source
	if found := r.sources.find(id); found != "" {
		id = found
	}
	list, path := &r.d.Sources, []string{"sources", id}
	if r.ofRecord(p.In) {
		list, path = &r.r.Sources, []string{"record", "sources", id}
	}
	at := slices.IndexFunc(*list, func(s plenary.SourceDraft) bool { return s.ID == id })
	if at < 0 {
		at = len(*list)
		*list = append(*list, plenary.SourceDraft{ID: id})
		r.made(l, path...)
	}
	s := &(*list)[at]
	s.Passages = append(s.Passages, p.PassageDraft)
	r.made(l, append(path, "passages", p.ID)...)
}

// passageID is the form of a reference to a passage.
var passageID = regexp.MustCompile(`^[a-z][a-z0-9_-]*#[a-z0-9][a-z0-9_-]*$`)

// cite gives a claim the sources that a row names by title, and the places in
// them that are no references yet.
func (r *reading) cite(l *line, claim *plenary.ClaimDraft, sources *[]string) {
	for i, name := range *sources {
		(*sources)[i] = r.sourceOf(l, name)
	}
	for i, text := range claim.Passages {
		if passageID.MatchString(text) || len(*sources) == 0 {
			continue
		}
		id := (*sources)[0]
		s := r.described(id)
		p := plenary.PassageDraft{ID: r.id("passage of "+id, text, "p"), Says: text}
		s.Passages = append(s.Passages, p)
		claim.Passages[i] = id + "#" + p.ID
	}
	if len(claim.Passages) > 0 { // a passage tells its source
		*sources = slices.DeleteFunc(*sources, func(id string) bool {
			return slices.ContainsFunc(claim.Passages, func(p string) bool { return strings.HasPrefix(p, id+"#") })
		})
	}
	if len(*sources) == 0 {
		*sources = nil
	}
}

// sourceOf returns the id of a source; one that nothing describes is made.
func (r *reading) sourceOf(l *line, name string) string {
	if id := r.sources.find(name); id != "" {
		return id
	}
	id := r.id("source", name, "source")
	s := plenary.SourceDraft{ID: id}
	if id != name {
		s.Title = name
	}
	r.sources.add(id, name)
	r.r.Sources = append(r.r.Sources, s)
	r.made(l, "record", "sources", id)
	l.note(r, "source", foreign.Note{Code: "made", Kind: foreign.Assumed, Was: name, Is: id})
	return id
}

// described returns what the record says of a source, which gets further passages there.
func (r *reading) described(id string) *plenary.SourceDraft {
	at := slices.IndexFunc(r.r.Sources, func(s plenary.SourceDraft) bool { return s.ID == id })
	if at < 0 {
		at = len(r.r.Sources)
		r.r.Sources = append(r.r.Sources, plenary.SourceDraft{ID: id})
	}
	return &r.r.Sources[at]
}

func (r *reading) statement(l *line) {
	e := l.made.(*entryRow)
	e.Kind = "statement"
	switch {
	case e.Says == "" && e.Quote != "":
		e.Says = "“" + e.Quote + "”"
	case e.Quote != "":
		l.note(r, "quote", foreign.Note{Code: "quote", Kind: foreign.Lost, Was: e.Quote})
	}
	e.Of = strings.ToLower(e.Of)
	if e.Of == "" {
		r.faultIn(l, "kind", fault.Empty, "it is not said what kind of statement this is",
			"write demand, offer, refusal, threat, promise or assessment under kind")
		return
	}
	if e.Who != "" {
		e.Party = "" // the person tells it
	}
	e.Confirmed = yesOrNo(e.Confirmed)
	r.addEntry(l, e.EntryDraft)
}

// yesOrNo reads what people write for them.
func yesOrNo(text string) string {
	switch folded(text) {
	case "yes", "true", "accepted", "confirmed", "1":
		return "yes"
	case "no", "false", "proposed", "unconfirmed", "pending", "0":
		return "no"
	}
	return text
}

// addEntry puts an entry on record. Into a record that is there it goes as a
// proposal, unless it is there already.
func (r *reading) addEntry(l *line, e record.EntryDraft) {
	r.cite(l, &e.ClaimDraft, &e.Sources)
	if r.into != nil {
		e.Confirmed = "no"
		if e.Extractor == "" {
			e.Extractor = l.place.File
		}
		if e.ID != "" && r.entryIDs[e.ID] {
			e.ID = ""
		}
		if r.double(l, &e) {
			return
		}
	}
	r.made(l, "record", "entries", strconv.Itoa(len(r.r.Entries)))
	r.r.Entries = append(r.r.Entries, e)
}

func (r *reading) entry(l *line) {
	row := l.made.(*entryRow)
	e := row.EntryDraft
	e.Kind = row.What
	if row.WasRefuses+row.WasUntil+row.WasOrder != "" {
		e.Was = &record.StanceDraft{Refuses: row.WasRefuses, Until: row.WasUntil, Order: row.WasOrder}
	}
	if row.NextSession+row.NextAt+row.NextSays != "" {
		e.Next = &record.NextDraft{At: row.NextAt, Says: row.NextSays}
		switch kind, day, _ := strings.Cut(row.NextSession, " "); kind {
		case "none":
			e.Next.None = true
		case "firm":
			e.Next.Firm = day
		case "tentative":
			e.Next.Tentative = day
		case "horizon":
			e.Next.Horizon = day
		default:
			r.faultIn(l, "next", fault.WrongForm, "this does not say when the next session is to be",
				"write none, or firm, tentative or horizon and a day")
		}
	}
	if e.Kind == "statement" {
		for i, to := range e.To {
			if id := r.parties.find(to); id != "" {
				e.To[i] = id
			}
		}
	}
	r.addEntry(l, e)
}

func (r *reading) agreement(l *line) {
	a := l.made.(*record.AgreementDraft)
	if r.into != nil {
		r.addEntry(l, record.EntryDraft{Kind: "event", Of: "agreement", On: a.On, Public: a.Public,
			Says: firstOf(a.Title, a.Says), Parties: a.Signed, ClaimDraft: a.ClaimDraft, Sources: a.Sources})
		return
	}
	if a.ID == "" {
		a.ID = r.id("agreement", a.Title, "agreement")
	}
	r.cite(l, &a.ClaimDraft, &a.Sources)
	r.made(l, "record", "agreements", a.ID)
	r.r.Agreements = append(r.r.Agreements, *a)
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func (r *reading) commitment(l *line) {
	c := l.made.(*commitmentRow)
	if r.into != nil {
		r.promise(l, c)
		return
	}
	at := slices.IndexFunc(r.r.Agreements, func(a record.AgreementDraft) bool {
		return a.ID == c.Agreement || c.Agreement != "" && folded(a.Title) == folded(c.Agreement)
	})
	if at < 0 && c.Agreement == "" && len(r.r.Agreements) == 1 {
		at = 0
	}
	if at < 0 {
		r.faultIn(l, "agreement", fault.UnknownCommitment,
			"there is no agreement `"+c.Agreement+"` of which it is part",
			"describe it on a sheet agreements, with title, on and signed")
		return
	}
	a := &r.r.Agreements[at]
	if c.ID == "" {
		c.ID = r.id("commitment of "+a.ID, "c-"+strconv.Itoa(len(a.Commitments)+1), "commitment")
	}
	r.cite(l, &c.ClaimDraft, &c.Sources)
	r.made(l, "record", "agreements", a.ID, "commitments", c.ID)
	a.Commitments = append(a.Commitments, c.CommitmentDraft)
}

// promise puts a commitment on record as a promise that nobody has accepted: what
// agreements hold has no place for proposals.
func (r *reading) promise(l *line, c *commitmentRow) {
	says := firstOf(c.Says, c.Does)
	if c.Due != "" {
		says += " (due: " + c.Due + ")"
	}
	if c.SubjectTo != "" {
		says += " (subject to: " + c.SubjectTo + ")"
	}
	if len(c.Owes) == 0 {
		r.faultIn(l, "owes", fault.NoParty, "it is not said who owes this", "write the party under owes")
		return
	}
	on := c.Made
	if on == "" {
		r.faultIn(l, "on", fault.MissingPart, "it is not said when this was promised",
			"add a column on, with the day of each promise")
		return
	}
	for _, party := range c.Owes {
		r.addEntry(l, record.EntryDraft{Kind: "statement", Of: "promise", On: on, Party: party, To: c.To, Says: says,
			About: c.Does, ClaimDraft: c.ClaimDraft, Sources: slices.Clone(c.Sources)})
	}
}
