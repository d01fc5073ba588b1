package diff

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
)

// describe notes all that is written, and where. What it is told it may write
// to: levels that go without saying are written out.
func describe(w *Written) *scribe {
	s := &scribe{goals: map[string]bool{}}
	d := &w.Case
	for i := range d.Goals {
		s.goals[d.Goals[i].ID] = true
	}
	for i := range d.Conditions {
		delete(s.goals, d.Conditions[i].ID)
	}
	if d.StatusQuo != "" {
		s.note(text("status quo", d.StatusQuo))
	}
	s.parties(d)
	s.options(d)
	s.rules(d)
	for i := range d.Preferences {
		party := to(KindParty, &d.Preferences[i].Party)
		s.loosely(party, text("prefers"))
		s.prefers(party, &d.Preferences[i], text("wants"))
	}
	s.tracks(d)
	s.stances(d)
	s.levers(d)
	s.variants(d)
	for _, what := range d.LeftOut {
		s.note(text("left out", what))
	}
	s.people(d.People)
	s.sources(d.Sources)
	s.recorded = true
	s.record(&w.Record)
	return s
}

func (s *scribe) parties(d *plenary.Draft) {
	for i := range d.Parties {
		p := &d.Parties[i]
		party := to(KindParty, &p.ID)
		s.note(party)
		s.words(party, "name", p.Name)
		for _, also := range p.Also {
			s.words(party, "also", also)
		}
		s.phrases(party, "text", p.Text, "short", p.Short, "capital", p.Capital, "as written", p.AsWritten)
		for k := range p.Perceives {
			s.perceives(party, &p.Perceives[k])
		}
	}
}

// perceives notes one thing that a party takes to be otherwise.
func (s *scribe) perceives(party []token, p *plenary.PerceptionDraft) {
	what := text("unseen")
	if p.Variant != "" {
		what = slices.Concat(text("takes"), to(KindVariant, &p.Variant))
	} else {
		what = slices.Concat(what, s.condition(&p.Unseen))
	}
	s.note(party, what)
	of := bareOf(party, bare(what))
	s.value(of, "because", p.Because)
	s.claim(of, &p.ClaimDraft)
}

// phrases notes texts under keys, each before its text.
func (s *scribe) phrases(of []token, keysAndTexts ...string) {
	for i := 0; i < len(keysAndTexts); i += 2 {
		s.words(of, keysAndTexts[i], keysAndTexts[i+1])
	}
}

func (s *scribe) options(d *plenary.Draft) {
	for i := range d.Options {
		o := &d.Options[i]
		if o.Levels == nil {
			o.Levels = []string{"no", "yes"}
		}
		option, party := to(KindOption, &o.ID), whole(KindOption, o.ID).of
		s.noted(noWeight, []token{{name: name{kind: KindParty, id: party}}}, option)
		s.loosely([]token{{name: name{kind: KindParty, id: party}}}, text("has "+whole(KindOption, o.ID).local()))
		s.words(option, "says", o.Says)
		for l := range o.Levels {
			s.noted(noWeight, option, text("level", fmt.Sprint(l, " of ", len(o.Levels))), level(o.ID, &o.Levels[l]))
		}
		now := o.Levels[0]
		if d.StatusQuo != "" {
			s.value(option, "now", o.Now)
		} else if o.Now == "" {
			s.noted(noWeight, option, text("now"), level(o.ID, &now))
		} else {
			s.noted(noWeight, option, text("now"), level(o.ID, &o.Now))
		}
		for i := range o.OrNow {
			s.note(option, text("or now"), level(o.ID, &o.OrNow[i]))
		}
		if o.Final != "" {
			s.noted(noWeight, option, text("final"), level(o.ID, &o.Final))
		}
		if o.Moves != "both" {
			s.value(option, "moves", o.Moves)
		}
		s.value(option, "closed", o.Closed)
		s.phrases(option, "noun", o.Noun, "do", o.Do, "undo", o.Undo, "is", o.Is, "because", o.Because)
		s.claim(option, &o.ClaimDraft)
		for l := range min(len(o.Levels), len(o.Phrases)) {
			of, p := bareOf(option, level(o.ID, &o.Levels[l])), &o.Phrases[l]
			s.level(of, p)
			for k := range p.Falls {
				f := &p.Falls[k]
				s.noted(wordsWeight, of, text("undo", f.Text), level(o.ID, &f.From))
			}
		}
	}
}

// level notes how a level is told.
func (s *scribe) level(of []token, p *plenary.PhraseDraft) {
	s.phrases(of, "do", p.Do, "undo", p.Undo, "is", p.Is, "noun", p.Noun, "says", p.Says, "because", p.Because)
	s.claim(of, &p.ClaimDraft)
}

func (s *scribe) rules(d *plenary.Draft) {
	for i := range d.Conditions {
		c := &d.Conditions[i]
		s.note(to(KindCondition, &c.ID), text("is"), s.condition(&c.Want))
		s.words(to(KindCondition, &c.ID), "noun", c.Noun)
		switch c.Same {
		case "":
		case "true":
			s.note(to(KindCondition, &c.ID), text("same"))
		default:
			s.note(to(KindCondition, &c.ID), text("same"), s.condition(&c.Same))
		}
	}
	for i := range d.Impossible {
		s.note(text("impossible"), s.condition(&d.Impossible[i]))
	}
	for i := range d.Goals {
		g := &d.Goals[i]
		s.note(to(KindGoal, &g.ID), text("is"), s.condition(&g.Want))
		s.words(to(KindGoal, &g.ID), "says", g.Says)
		s.words(to(KindGoal, &g.ID), "noun", g.Noun)
	}
}

// prefers notes what somebody prefers; of is whose it is.
func (s *scribe) prefers(of []token, p *plenary.PreferenceDraft, how []token) {
	var above []token
	for i := range p.Statements {
		want := s.statement(of, p.Party, &p.Statements[i], how)
		s.note(of, how, text("above"), above, text("then"), want)
		above = bare(want)
	}
	for i := range p.Order {
		o := &p.Order[i]
		s.loosely(of, text("reads"), to(KindOption, &o.Option))
		for l := range o.Levels {
			s.loosely(of, text("reads"), level(o.Option, &o.Levels[l]))
		}
	}
	for i, tier := range p.Ranking {
		for _, code := range tier {
			s.note(of, how, text(fmt.Sprint("tier ", i), code))
		}
	}
	for _, n := range p.Strong {
		s.note(of, how, text("strong", fmt.Sprint(n)))
	}
}

// statement notes one wish and returns its condition.
func (s *scribe) statement(of []token, party string, d *plenary.StatementDraft, how []token) []token {
	want := s.condition(&d.Want)
	wish := wishOf(party, &d.ID)
	if wish != nil {
		s.note(of, how, wish)
	}
	s.note(of, how, wish, want)
	if wish == nil {
		wish = bare(want)
	}
	s.value(bareOf(of, wish), "because", d.Because)
	s.value(bareOf(of, wish), "unsure", d.Unsure)
	s.value(bareOf(of, wish), "unknown", d.Unknown)
	s.value(bareOf(of, wish), "strong", d.Strong)
	s.claim(bareOf(of, wish), &d.ClaimDraft)
	return want
}

// wishOf is a wish of a party by its id, if it has one.
func wishOf(party string, id *string) []token {
	if *id == "" {
		return nil
	}
	return []token{{name: name{KindWish, party, *id}, at: id}}
}

// bare are tokens that are written elsewhere.
func bare(tokens []token) []token {
	out := make([]token, len(tokens))
	for i := range tokens {
		out[i] = token{name: tokens[i].name}
	}
	return out
}

func bareOf(parts ...[]token) []token {
	var out []token
	for _, p := range parts {
		out = append(out, bare(p)...)
	}
	return out
}

func (s *scribe) tracks(d *plenary.Draft) {
	for i := range d.Tracks {
		t := &d.Tracks[i]
		track := to(KindTrack, &t.ID)
		s.note(track)
		s.words(track, "name", t.Name)
		s.words(track, "says", t.Says)
		s.value(track, "from", t.From)
		s.value(track, "until", t.Until)
		for j := range t.Seats {
			seat := &t.Seats[j]
			party := to(KindParty, &seat.Party)
			s.note(track, text("seats"), party)
			for k := range seat.Mandate {
				s.mandate(bareOf(track, party), &seat.Mandate[k])
			}
		}
	}
}

func (s *scribe) mandate(of []token, m *plenary.MandateDraft) {
	may := m.May
	if may == "" {
		may = "yes"
	}
	var terms []token
	for i := range m.Discuss {
		term := s.condition(&m.Discuss[i])
		s.note(of, text("discuss", may), term)
		terms = append(terms, bare(term)...)
	}
	for i := range m.Commit {
		term := s.condition(&m.Commit[i])
		s.note(of, text("commit", may), term)
		terms = append(terms, bare(term)...)
	}
	s.claim(bareOf(of, terms), &m.ClaimDraft)
}

func (s *scribe) stances(d *plenary.Draft) {
	for i := range d.Preconditions {
		p := &d.Preconditions[i]
		stance := to(KindPrecondition, &p.ID)
		s.note(stance, text("of"), to(KindParty, &p.Party))
		s.note(stance, text("refuses"), s.condition(&p.Refuses))
		s.note(stance, text("until"), s.condition(&p.Until))
		if p.Order != "before" {
			s.value(stance, "order", p.Order)
		}
		s.phrases(stance, "because", p.Because, "refusal", p.Refusal, "question", p.Question)
		s.claim(stance, &p.ClaimDraft)
	}
	for i := range d.Guarantees {
		g := &d.Guarantees[i]
		guarantee := to(KindGuarantee, &g.ID)
		s.note(guarantee, text("of"), to(KindParty, &g.Party))
		s.note(guarantee, text("while"), s.condition(&g.While))
		for k := range g.Keeps {
			s.note(guarantee, text("keeps"), to(KindOption, &g.Keeps[k]))
		}
		s.words(guarantee, "says", g.Says)
		s.claim(guarantee, &g.ClaimDraft)
	}
	for i := range d.Exchanges {
		x := &d.Exchanges[i]
		exchange := to(KindExchange, &x.ID)
		s.note(exchange, text("gives"), s.condition(&x.Give))
		s.note(exchange, text("for"), s.condition(&x.For))
		if x.Order != "silent" {
			s.value(exchange, "order", x.Order)
		}
		s.words(exchange, "says", x.Says)
		s.claim(exchange, &x.ClaimDraft)
	}
}

func (s *scribe) levers(d *plenary.Draft) {
	for i := range d.Levers {
		l := &d.Levers[i]
		lever := to(KindLever, &l.ID)
		s.words(lever, "says", l.Says)
		for k := range l.Asks {
			s.note(lever, text("asks"), to(KindParty, &l.Asks[k]))
		}
		for k := range l.Ask {
			s.note(lever, text("ask", l.Ask[k].Text), to(KindParty, &l.Ask[k].Party))
		}
		for _, part := range []struct {
			key  string
			kind NameKind
			list []string
		}{{"waives", KindPrecondition, l.Waive}, {"softens", KindPrecondition, l.Soften},
			{"for", KindPrecondition, l.For}, {"opens", KindOption, l.Open}} {
			for k := range part.list {
				s.note(lever, text(part.key), to(part.kind, &part.list[k]))
			}
		}
		if l.Accept != "" {
			s.note(lever, text("accepts"), s.condition(&l.Accept))
		}
		if l.Widen != "" {
			s.note(lever, text("widens"), to(KindTrack, &l.Widen))
		}
		for k := range l.Commit {
			s.note(lever, text("to commit"), s.condition(&l.Commit[k]))
		}
		if l.Move != "" {
			s.note(lever, text("moves"), to(KindOption, &l.Move), text("to"), to(KindTrack, &l.To))
		}
		if len(l.Swap) > 0 {
			s.note(lever, text("swaps"), each(KindParty, l.Swap))
		}
		s.claim(lever, &l.ClaimDraft)
	}
}

func (s *scribe) variants(d *plenary.Draft) {
	for i := range d.Variants {
		v := &d.Variants[i]
		variant := to(KindVariant, &v.ID)
		s.note(variant)
		s.words(variant, "says", v.Says)
		s.words(variant, "noun", v.Noun)
		s.value(variant, "kind", v.Kind)
		s.words(variant, "unsure", v.Unsure)
		for k := range v.Forward {
			s.note(variant, text("forward"), to(KindOption, &v.Forward[k]))
		}
		for k := range v.Levers {
			s.note(variant, text("pulls"), to(KindLever, &v.Levers[k]))
		}
		for k := range v.Preferences {
			p := &v.Preferences[k]
			of := bareOf(variant, to(KindParty, &p.Party))
			s.note(variant, text("changes"), to(KindParty, &p.Party))
			if p.Instead != nil {
				s.note(variant, text("instead"), to(KindParty, &p.Instead.Party))
				s.prefers(of, p.Instead, text("wants"))
			}
			for n := range p.Edits {
				s.edit(of, p.Party, &p.Edits[n])
			}
		}
	}
}

func (s *scribe) edit(of []token, party string, e *plenary.EditDraft) {
	target := []*string{&e.Above, &e.Replace, &e.Drop}
	var where []token
	for i, key := range []string{"above", "replace", "drop"} {
		if *target[i] != "" {
			where = append(text(key), wishOf(party, target[i])...)
		}
	}
	if e.Want == "" {
		s.note(of, where)
		return
	}
	s.note(of, where, text("puts"), bare(s.statement(of, party, &e.StatementDraft, text("puts"))))
}

func (s *scribe) people(list []plenary.PersonDraft) {
	for i := range list {
		p := &list[i]
		person := to(KindPerson, &p.ID)
		s.note(person)
		s.words(person, "name", p.Name)
		for _, also := range p.Also {
			s.words(person, "also", also)
		}
		s.value(person, "role", p.Role)
		if p.Party != "" {
			s.note(person, text("for"), to(KindParty, &p.Party))
		}
	}
}

func (s *scribe) sources(list []plenary.SourceDraft) {
	for i := range list {
		x := &list[i]
		source := to(KindSource, &x.ID)
		s.note(source)
		s.words(source, "title", x.Title)
		s.words(source, "sha256", x.Digest)
		s.words(source, "short", x.Short)
		s.value(source, "kind", x.Kind)
		s.value(source, "publisher", x.Publisher)
		s.value(source, "date", x.Date)
		s.value(source, "language", x.Language)
		for k := range x.Passages {
			p := &x.Passages[k]
			passage := []token{{name: name{KindPassage, x.ID, x.ID + "#" + p.ID}, at: &p.ID, local: true}}
			s.note(bare(source), passage)
			s.value(passage, "at", p.At)
			s.value(passage, "length", fmt.Sprint(p.Length))
			s.words(passage, "sha256", p.Digest)
			s.words(passage, "says", p.Says)
		}
	}
}
