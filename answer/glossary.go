package answer

import (
	"fmt"
	"reflect"
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
	Lang    string       `json:"lang,omitempty"`  // language tag of its texts; none where they are in English
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
	// in the order in which the answer comes to them, then those that options rest on
	Passages []PassageText `json:"passages,omitempty"`
	LeftOut  []string      `json:"left_out,omitempty"` // what the case knowingly leaves out: noun phrases
}

// Entries of a glossary: what one id stands for, in the words of the case.
type (
	PartyName struct {
		ID        PartyID `json:"id"`
		Name      string  `json:"name"`
		Text      string  `json:"text,omitempty"`       // how it is called in a sentence: the United States
		Short     string  `json:"short,omitempty"`      // and shortly: the US
		Capital   string  `json:"capital,omitempty"`    // its seat, which may stand for it: Washington
		AsWritten string  `json:"as_written,omitempty"` // the party as the case has it, beside its types
		// why it takes to be otherwise what it does, in the order of the case; none where the case gives no reason
		Perceives []string `json:"perceives,omitempty"`
	}
	OptionName struct {
		ID     OptionID `json:"id"`
		Party  PartyID  `json:"party"`          // whose it is
		Says   string   `json:"says,omitempty"` // what the case says of it
		Levels []string `json:"levels"`         // the lowest first
		// the level of the status quo; none where the case has no status quo
		Now    *int   `json:"now,omitempty"`
		Closed string `json:"closed,omitempty"` // why nobody can change it for now
		Noun   string `json:"noun,omitempty"`   // what it is, as a noun phrase: its nuclear programme
		// how its levels are told, one a level, the lowest first; none where nothing is written
		Phrases []PhraseText `json:"phrases,omitempty"`
		Because string       `json:"because,omitempty"` // why it is as it is written, in the words of the case
		Claim
	}
	// how a level is told in a sentence; do, undo and is are infinitives without to
	PhraseText struct {
		Do   string `json:"do,omitempty"`   // what its party does to come to the level from a lower one
		Undo string `json:"undo,omitempty"` // what it does to fall to the level from any higher one
		// what it does to fall to it, by where it comes from, the lowest first; none where undo says it
		Falls   []FallText `json:"falls,omitempty"`
		Is      string     `json:"is,omitempty"`      // what it does while it is at the level
		Noun    string     `json:"noun,omitempty"`    // coming to the level, or being there, as a noun phrase
		Says    string     `json:"says,omitempty"`    // what it means, in the words of the case
		Because string     `json:"because,omitempty"` // why it is a level, or is told so, in the words of the case
		Claim
	}
	// what a party does to fall to a level from one that is higher
	FallText struct {
		From int    `json:"from"` // the higher level
		Undo string `json:"undo"`
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
		Role  string   `json:"role,omitempty"`  // in the words of the case
	}
	ConditionText struct {
		ID    ConditionID `json:"id"`
		Text  string      `json:"text"`  // in the language of conditions
		Means Clause      `json:"means"` // as a tree
		// of one with a name, what that stands for
		Stands *Clause `json:"stands,omitempty"`
		Noun   string  `json:"noun,omitempty"` // what it is, as a noun phrase, of one with a name: a halt
	}
	WishText struct {
		Party   PartyID `json:"party"`
		Number  int     `json:"number"`            // place in the list of the party, from 1
		ID      string  `json:"id,omitempty"`      // where it has one
		Want    string  `json:"want"`              // in the language of conditions
		Means   Clause  `json:"means"`             // as a tree
		Because string  `json:"because,omitempty"` // why, in the words of the case
	}
	StanceText struct {
		ID      StanceID `json:"id"`
		Because string   `json:"because,omitempty"` // why, in the words of the case
		// what the party refuses, an infinitive without to: lift the restrictions
		Refusal  string `json:"refusal,omitempty"`
		Question string `json:"question,omitempty"` // what one would ask the party about it
	}
	LeverText struct {
		ID   LeverID `json:"id"`
		Says string  `json:"says,omitempty"` // what the case says of it; none of one found mechanically
		// in what words one asks for it, of those whom the case has words for
		Asks []AskText `json:"asks,omitempty"`
	}
	AskText struct {
		Party PartyID `json:"party"`
		Text  string  `json:"text"` // an infinitive without to: stand surety
	}
	VariantText struct {
		ID   VariantID `json:"id"`
		Says string    `json:"says,omitempty"` // what the case says of it
		Noun string    `json:"noun,omitempty"` // what it supposes, in a few words
	}
	GoalText struct {
		ID   GoalID `json:"id"`
		Says string `json:"says,omitempty"` // what the case says of it
		Want string `json:"want"`           // what is to be reached
		Noun string `json:"noun,omitempty"` // what it is, as a noun phrase: a halt that lasts
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
		ID        SourceID `json:"id"`
		Title     string   `json:"title"`
		Date      string   `json:"date,omitempty"`  // year-month-day; none where it is not written
		Short     string   `json:"short,omitempty"` // its name where it is cited
		Publisher string   `json:"publisher,omitempty"`
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
	out := Glossary{Title: c.Title, Lang: c.Lang, LeftOut: orNone(c.LeftOut)}
	for i := range c.Parties {
		p := &c.Parties[i]
		out.Parties = append(out.Parties, PartyName{PartyID(p.ID), p.Name, p.Text, p.Short, p.Capital, p.AsWritten,
			perceptionReasons(p)})
	}
	for o := range c.Options {
		out.Options = append(out.Options, g.optionName(o))
	}
	in.walk(reflect.ValueOf(out.Options)) // who claims what of them, and where it stands
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
	out.Conditions = g.conditionsIn(in, out.Wishes)
	return out
}

// conditionsIn are the conditions that an answer names, and those with a name of
// which they, or wishes, are made.
func (g *gatherer) conditionsIn(in *nouns, wishes []WishText) []ConditionText {
	var out []ConditionText
	for _, c := range g.conditions {
		if in.has(c.ID) {
			out = append(out, c)
		}
	}
	add := func(names []ConditionID) {
		for _, name := range names {
			if !slices.ContainsFunc(out, func(c ConditionText) bool { return c.ID == name }) {
				out = append(out, g.named(name))
			}
		}
	}
	for i := range wishes {
		add(wishes[i].Means.names())
	}
	for i := 0; i < len(out); i++ {
		add(slices.Concat(out[i].Means.names(), out[i].Stands.names()))
	}
	return out
}

func (g *gatherer) optionName(o int) OptionName {
	at := &g.c.Options[o]
	out := OptionName{ID: OptionID(at.ID), Party: g.party(at.Party), Says: at.Says, Levels: at.Levels,
		Closed: at.Closed, Noun: at.Noun, Because: at.Because, Claim: g.claim(&at.Claim)}
	if !g.c.NoStatusQuo {
		out.Now = &at.Now
	}
	for i := range at.Phrases {
		p := &at.Phrases[i]
		claim := g.claim(&p.Claim)
		if i == at.Now && claim.How == "" && g.day != nil {
			claim = g.broughtThere(o, i)
		}
		var falls []FallText
		for _, f := range p.Falls {
			falls = append(falls, FallText{f.From, f.Text})
		}
		out.Phrases = append(out.Phrases, PhraseText{p.Do, p.Undo, falls, p.Is, p.Noun, p.Says, p.Because, claim})
	}
	return out
}

// broughtThere is how it is known by the last move on record that an option stands where it
// does, where what the case says of that is known only later; else nothing.
func (g *gatherer) broughtThere(o, level int) Claim {
	r := g.day.Record
	if p := r.Case.Options[o].Phrases; level >= len(p) || p[level].How == plenary.Unmarked {
		return Claim{}
	}
	for _, i := range slices.Backward(g.day.InForce) {
		if e := &r.Entries[i]; e.Kind == record.Move && e.Option == o {
			return g.entryClaim(e)
		}
	}
	return Claim{}
}

// glossTable adds what parties want, insist on and could be asked for.
func (g *gatherer) glossTable(out *Glossary, in *nouns) {
	c := g.c
	for p := range c.Parties {
		for i := range c.Parties[p].Prefers.Statements {
			if id := PartyID(c.Parties[p].ID); in.wishes[wishKey{id, i + 1}] {
				s := &c.Parties[p].Prefers.Statements[i]
				out.Wishes = append(out.Wishes, WishText{id, i + 1, s.ID, s.Want.String(), g.clause(s.Want), s.Because})
			}
		}
	}
	full := c
	if g.day != nil {
		full = g.day.Record.Case // with what no longer binds on the day
	}
	for i := range full.Preconditions {
		if id := StanceID(full.Preconditions[i].ID); in.has(id) {
			p := full.Preconditions[i]
			if i < len(c.Preconditions) { // as it is told of the day
				p.Refusal, p.Question = c.Preconditions[i].Refusal, c.Preconditions[i].Question
			}
			out.Stances = append(out.Stances, StanceText{id, p.Because, p.Refusal, p.Question})
		}
	}
	for i := range full.Levers {
		if id := LeverID(full.Levers[i].ID); in.has(id) {
			out.Levers = append(out.Levers, g.leverText(&full.Levers[i]))
		}
	}
	for _, v := range c.Known {
		if id := VariantID(v.ID); in.has(id) {
			out.Variants = append(out.Variants, VariantText{id, v.Says, v.Noun})
		}
	}
	for i := range c.Goals {
		if id := GoalID(c.Goals[i].ID); in.has(id) {
			out.Goals = append(out.Goals, GoalText{id, c.Goals[i].Says, c.Goals[i].Want.String(), c.Goals[i].Noun})
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

func (g *gatherer) leverText(l *plenary.Lever) LeverText {
	out := LeverText{ID: LeverID(l.ID), Says: l.Says}
	for _, a := range l.Ask {
		out.Asks = append(out.Asks, AskText{g.party(a.Party), a.Text})
	}
	return out
}

// glossRecord adds people and what is on record.
func (g *gatherer) glossRecord(out *Glossary, in *nouns) {
	for i := range g.c.People {
		if p := &g.c.People[i]; in.has(PersonID(p.ID)) {
			name := PersonName{ID: PersonID(p.ID), Name: p.Name, Role: p.Role}
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
		text := SourceText{ID: SourceID(s.ID), Title: s.Title, Short: s.Short, Publisher: s.Publisher}
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
	var out ConditionText
	if e.Op == expr.Named {
		out = g.named(ConditionID(e.Name))
	} else {
		out = ConditionText{ID: ConditionID(fmt.Sprintf("#%d", len(g.conditions)+1)), Text: text, Means: g.clause(e)}
	}
	g.conditions = append(g.conditions, out)
	return out.ID
}

// named is what stands in the glossary of a condition, or goal, with a name.
func (g *gatherer) named(id ConditionID) ConditionText {
	out := ConditionText{ID: id, Text: string(id), Means: Clause{Op: "named", Name: id}}
	var stands *expr.Expr
	for i := range g.c.Conditions {
		if c := &g.c.Conditions[i]; c.ID == string(id) {
			stands, out.Noun = c.Want, c.Noun
		}
	}
	for i := range g.c.Goals {
		if goal := &g.c.Goals[i]; goal.ID == string(id) {
			stands, out.Noun = goal.Want, goal.Noun
		}
	}
	if stands != nil {
		clause := g.clause(stands)
		out.Stands = &clause
	}
	return out
}
