package answer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/record"
)

// A Glossary is what the ids of an answer stand for. Parties, options and
// tracks are all there, in the order of the case; of the rest, what the answer
// names. Texts are as they were written.
type Glossary struct {
	Title   string       `json:"title,omitempty"` // of the case
	Parties []PartyName  `json:"parties"`         // all, in the order of the case
	Options []OptionName `json:"options"`         // all, in the order of the case
	// all, in the order of the case, and those of the record that the answer names
	Tracks     []TrackName      `json:"tracks,omitempty"`
	People     []PersonName     `json:"people,omitempty"`
	Conditions []ConditionText  `json:"conditions,omitempty"` // those that the answer names
	Wishes     []WishText       `json:"wishes,omitempty"`
	Stances    []StanceText     `json:"stances,omitempty"`
	Levers     []LeverText      `json:"levers,omitempty"`
	Variants   []VariantText    `json:"variants,omitempty"`
	Goals      []GoalText       `json:"goals,omitempty"`
	Exchanges  []ExchangeText   `json:"exchanges,omitempty"`
	Guarantees []GuaranteeText  `json:"guarantees,omitempty"`
	Agreements []AgreementText  `json:"agreements,omitempty"`
	Promises   []CommitmentText `json:"commitments,omitempty"`
	Entries    []EntryText      `json:"entries,omitempty"` // of the record
	Sources    []SourceText     `json:"sources,omitempty"`
	Passages   []PassageText    `json:"passages,omitempty"` // in the order in which the answer comes to them
}

// Entries of a glossary: what one id stands for, in the words of the case.
type (
	PartyName struct {
		ID   PartyID `json:"id"`
		Name string  `json:"name"`
	}
	OptionName struct {
		ID     OptionID `json:"id"`
		Party  PartyID  `json:"party"`            // whose it is
		Says   string   `json:"says,omitempty"`   // what the case says of it
		Levels []string `json:"levels"`           // the lowest first
		Now    int      `json:"now"`              // the level of the status quo
		Closed string   `json:"closed,omitempty"` // why nobody can change it for now
	}
	TrackName struct {
		ID   TrackID `json:"id"`
		Name string  `json:"name"`           // its id where the case gives none
		Says string  `json:"says,omitempty"` // what the case says of it
	}
	PersonName struct {
		ID    PersonID `json:"id"`
		Name  string   `json:"name"`
		Party PartyID  `json:"party,omitempty"` // for whom the person speaks
	}
	ConditionText struct {
		ID    ConditionID `json:"id"`
		Text  string      `json:"text"`  // in the language of conditions
		Means Clause      `json:"means"` // as a tree
	}
	WishText struct {
		Party   PartyID `json:"party"`
		Number  int     `json:"number"`            // place in the list of the party, from 1
		ID      string  `json:"id,omitempty"`      // where it has one
		Want    string  `json:"want"`              // in the language of conditions
		Because string  `json:"because,omitempty"` // why, in the words of the case
	}
	StanceText struct {
		ID      StanceID `json:"id"`
		Because string   `json:"because,omitempty"` // why, in the words of the case
	}
	LeverText struct {
		ID   LeverID `json:"id"`
		Says string  `json:"says,omitempty"` // what the case says of it; none of one found mechanically
	}
	VariantText struct {
		ID   VariantID `json:"id"`
		Says string    `json:"says,omitempty"` // what the case says of it
	}
	GoalText struct {
		ID   GoalID `json:"id"`
		Says string `json:"says,omitempty"` // what the case says of it
		Want string `json:"want"`           // what is to be reached
	}
	ExchangeText struct {
		ID   ExchangeID `json:"id"`
		Says string     `json:"says,omitempty"` // what the case says of it
	}
	GuaranteeText struct {
		ID   GuaranteeID `json:"id"`
		Says string      `json:"says,omitempty"` // what the case says of it
	}
	AgreementText struct {
		ID    AgreementID `json:"id"`
		Title string      `json:"title"` // its id where it has none
	}
	CommitmentText struct {
		ID        CommitmentID `json:"id"`
		Says      string       `json:"says,omitempty"`       // what is owed, in the words of the record
		SubjectTo string       `json:"subject_to,omitempty"` // what it is subject to, in the words of the record
	}
	EntryText struct {
		Entry     EntryNumber `json:"entry"`                // its place in the record, from 1
		Says      string      `json:"says,omitempty"`       // what the record says of it
		Place     string      `json:"place,omitempty"`      // where it happened
		NextPlace string      `json:"next_place,omitempty"` // of the session announced
		NextSays  string      `json:"next_says,omitempty"`  // of the session announced
	}
	SourceText struct {
		ID    SourceID `json:"id"`
		Title string   `json:"title"`
		Date  string   `json:"date,omitempty"` // year-month-day; none where it is not written
	}
	PassageText struct {
		Ref    Ref      `json:"ref"` // source#passage, or a source as a whole
		Source SourceID `json:"source"`
		At     string   `json:"at,omitempty"`    // line:column in the source as saved
		Says   string   `json:"says,omitempty"`  // what we say of it
		Words  string   `json:"words,omitempty"` // of the passage, where its source is at hand
		File   string   `json:"file,omitempty"`  // where the words stand: FILE:LINE:COLUMN
	}
)

// gloss makes the glossary of an answer: a walk over it finds what it names.
func (g *gatherer) gloss(answers ...any) Glossary {
	in := g.nounsIn(answers...)
	c := g.c
	out := Glossary{Title: c.Title}
	for p := range c.Parties {
		out.Parties = append(out.Parties, PartyName{PartyID(c.Parties[p].ID), c.Parties[p].Name})
	}
	for o := range c.Options {
		at := &c.Options[o]
		out.Options = append(out.Options,
			OptionName{OptionID(at.ID), PartyID(c.Parties[at.Party].ID), at.Says, at.Levels, at.Now, at.Closed})
	}
	for t := range c.Tracks {
		out.Tracks = append(out.Tracks, TrackName{TrackID(c.Tracks[t].ID), c.Tracks[t].Name, c.Tracks[t].Says})
	}
	if g.day != nil {
		for _, t := range g.day.Record.Case.Tracks { // those that are not there on the day
			if id := TrackID(t.ID); in.has(id) &&
				!slices.ContainsFunc(c.Tracks, func(x plenary.Track) bool { return x.ID == t.ID }) {
				out.Tracks = append(out.Tracks, TrackName{id, t.Name, t.Says})
			}
		}
	}
	g.glossTable(&out, in)
	g.glossRecord(&out, in)
	out.Passages = g.passages(in.refs)
	out.Sources = g.sources(in)
	for _, c := range g.conditions {
		if in.has(c.ID) {
			out.Conditions = append(out.Conditions, c)
		}
	}
	return out
}

// glossTable adds what parties want, insist on and could be asked for.
func (g *gatherer) glossTable(out *Glossary, in *nouns) {
	c := g.c
	for p := range c.Parties {
		for i := range c.Parties[p].Prefers.Statements {
			if id := PartyID(c.Parties[p].ID); in.wishes[wishKey{id, i + 1}] {
				s := &c.Parties[p].Prefers.Statements[i]
				out.Wishes = append(out.Wishes, WishText{id, i + 1, s.ID, s.Want.String(), s.Because})
			}
		}
	}
	full := c
	if g.day != nil {
		full = g.day.Record.Case // with what no longer binds on the day
	}
	for i := range full.Preconditions {
		if id := StanceID(full.Preconditions[i].ID); in.has(id) {
			out.Stances = append(out.Stances, StanceText{id, full.Preconditions[i].Because})
		}
	}
	for i := range full.Levers {
		if id := LeverID(full.Levers[i].ID); in.has(id) {
			out.Levers = append(out.Levers, LeverText{id, full.Levers[i].Says})
		}
	}
	for _, v := range c.Known {
		if id := VariantID(v.ID); in.has(id) {
			out.Variants = append(out.Variants, VariantText{id, v.Says})
		}
	}
	for i := range c.Goals {
		if id := GoalID(c.Goals[i].ID); in.has(id) {
			out.Goals = append(out.Goals, GoalText{id, c.Goals[i].Says, c.Goals[i].Want.String()})
		}
	}
	for i := range c.Exchanges {
		if id := ExchangeID(c.Exchanges[i].ID); in.has(id) {
			out.Exchanges = append(out.Exchanges, ExchangeText{id, c.Exchanges[i].Says})
		}
	}
	for i := range c.Guarantees {
		if id := GuaranteeID(c.Guarantees[i].ID); in.has(id) {
			out.Guarantees = append(out.Guarantees, GuaranteeText{id, c.Guarantees[i].Says})
		}
	}
}

// glossRecord adds people and what is on record.
func (g *gatherer) glossRecord(out *Glossary, in *nouns) {
	for i := range g.c.People {
		if p := &g.c.People[i]; in.has(PersonID(p.ID)) {
			name := PersonName{ID: PersonID(p.ID), Name: p.Name}
			if p.Party >= 0 {
				name.Party = PartyID(g.c.Parties[p.Party].ID)
			}
			out.People = append(out.People, name)
		}
	}
	if g.day == nil {
		return
	}
	r := g.day.Record
	for i := range r.Agreements {
		if id := AgreementID(r.Agreements[i].ID); in.has(id) {
			out.Agreements = append(out.Agreements, AgreementText{id, r.Agreements[i].Title})
		}
	}
	for i := range r.Commitments {
		if id := CommitmentID(r.Commitments[i].ID); in.has(id) {
			out.Promises = append(out.Promises, CommitmentText{id, r.Commitments[i].Says, r.Commitments[i].SubjectTo})
		}
	}
	for i := range r.Entries {
		if n := EntryNumber(i + 1); in.has(n) {
			out.Entries = append(out.Entries, entryText(n, &r.Entries[i]))
		}
	}
}

func entryText(n EntryNumber, e *record.Entry) EntryText {
	out := EntryText{Entry: n, Says: e.Says, Place: e.Place}
	if e.Next != nil {
		out.NextPlace, out.NextSays = e.Next.Place, e.Next.Says
	}
	return out
}

// passages describes passages, and sources as a whole, in order.
func (g *gatherer) passages(refs []Ref) []PassageText {
	var out []PassageText
	for _, ref := range refs {
		id, _, _ := strings.Cut(string(ref), "#")
		p := PassageText{Ref: ref, Source: SourceID(id)}
		if g.words != nil {
			p.Words, p.File, _ = g.words(string(ref))
		}
		if _, passage, ok := g.c.Passage(string(ref)); ok {
			p.Says = passage.Says
			if passage.Line > 0 {
				p.At = fmt.Sprintf("%d:%d", passage.Line, passage.Column)
			}
		}
		out = append(out, p)
	}
	return out
}

func (g *gatherer) sources(in *nouns) []SourceText {
	var out []SourceText
	for i := range g.c.Sources {
		s := &g.c.Sources[i]
		cited := slices.ContainsFunc(in.refs, func(r Ref) bool {
			return string(r) == s.ID || strings.HasPrefix(string(r), s.ID+"#")
		})
		if !cited && !in.has(SourceID(s.ID)) {
			continue
		}
		text := SourceText{ID: SourceID(s.ID), Title: s.Title}
		if !s.Date.IsZero() {
			text.Date = s.Date.Format(time.DateOnly)
		}
		out = append(out, text)
	}
	return out
}

// condition is the id of a condition, entered into the glossary.
func (g *gatherer) condition(e *expr.Expr) ConditionID {
	text := e.String()
	for _, c := range g.conditions {
		if c.Text == text {
			return c.ID
		}
	}
	id := ConditionID(fmt.Sprintf("#%d", len(g.conditions)+1))
	if e.Op == expr.Named {
		id = ConditionID(e.Name)
	}
	g.conditions = append(g.conditions, ConditionText{id, text, g.clause(e)})
	return id
}
