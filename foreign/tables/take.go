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
)

// made notes which line stands under a path of the draft.
func (r *reading) made(l *line, path ...string) { r.at[strings.Join(path, "\x00")] = l }

func (r *reading) setting(l *line) {
	s := l.made.(*setting)
	r.made(l, strings.ReplaceAll(folded(s.Key), " ", "_"))
	switch folded(s.Key) {
	case "title":
		r.d.Title = s.Value
	case "lang":
		r.d.Lang = s.Value
	case "as of":
		r.d.AsOf = s.Value
	case "status quo":
		r.d.StatusQuo = s.Value
	case "left out":
		r.d.LeftOut = divided(s.Value, false)
	default:
		l.note(r, "key", foreign.Note{Code: foreign.UnknownKey, Kind: foreign.Lost, Name: s.Key, Was: s.Value})
	}
}

func (r *reading) party(l *line) {
	p := l.made.(*plenary.PartyDraft)
	if p.ID == "" {
		p.ID = r.id("party", p.Name, "party")
	}
	r.made(l, "parties", p.ID)
	r.d.Parties = append(r.d.Parties, *p)
	r.parties.add(p.ID, append(p.Also, p.Name, p.Text, p.Short)...)
}

// addParty makes a party that nothing describes.
func (r *reading) addParty(id, name string) {
	p := plenary.PartyDraft{ID: id}
	if name != id {
		p.Name = name
	}
	r.d.Parties = append(r.d.Parties, p)
	r.parties.add(id, name)
}

// optionID is the form of the id of an option.
var optionID = regexp.MustCompile(`^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_-]*$`)

func (r *reading) option(l *line) {
	o := l.made.(*optionRow)
	name := o.ID
	if !optionID.MatchString(o.ID) {
		if o.Party == "" {
			r.faultIn(l, "option", fault.NoParty, "it is not said whose option this is",
				"write the party in a column `party`, or the option as party.option")
			return
		}
		if name == "" {
			name = o.Says
		}
		o.ID = o.Party + "." + r.id("option of "+o.Party, name, "option")
		if o.Says == "" {
			o.Says = name
		}
	} else if owner, _, _ := strings.Cut(o.ID, "."); o.Party == "" || r.parties.find(owner) == "" && r.loose {
		if r.parties.find(owner) == "" && r.loose {
			r.addParty(owner, owner)
		}
	} else if o.Party != owner {
		r.faultIn(l, "party", fault.NotItsOwn, "the option `"+o.ID+"` is of `"+owner+"` by its id",
			"change one of them")
	}
	r.made(l, "options", o.ID)
	r.d.Options = append(r.d.Options, o.OptionDraft)
	r.options.add(o.ID, name, o.Says, o.Noun)
}

func (r *reading) faultIn(l *line, column string, code fault.Code, msg, hint string) {
	p, text := l.place, ""
	if at := l.in(column); at >= 0 {
		p.Column, text = at+1, l.row.At(at).Text
	}
	r.wrong(p, text, code, msg, hint)
}

// optionOf returns an option by id or name; nil, with a fault, for none.
func (r *reading) optionOf(l *line, name string) *plenary.OptionDraft {
	if id := r.options.find(name); id != "" {
		at := slices.IndexFunc(r.d.Options, func(o plenary.OptionDraft) bool { return o.ID == id })
		return &r.d.Options[at]
	}
	r.faultIn(l, "option", fault.UnknownOption, "there is no option `"+name+"`, or there are several",
		"write its id, as in up.release")
	return nil
}

func (r *reading) level(l *line) {
	row := l.made.(*levelRow)
	o := r.optionOf(l, row.Option)
	if o == nil {
		return
	}
	at := slices.Index(o.Levels, row.Level)
	if at < 0 {
		at, o.Levels = len(o.Levels), append(o.Levels, row.Level)
	}
	for len(o.Phrases) < len(o.Levels) {
		o.Phrases = append(o.Phrases, plenary.PhraseDraft{})
	}
	o.Phrases[at] = row.PhraseDraft
	r.made(l, "options", o.ID, "levels", row.Level)
}

func (r *reading) fall(l *line) {
	row := l.made.(*fallRow)
	o := r.optionOf(l, row.Option)
	if o == nil {
		return
	}
	at := slices.Index(o.Levels, row.Level)
	if at < 0 || at >= len(o.Phrases) {
		r.faultIn(l, "level", fault.UnknownLevel,
			"no line of `levels` tells of the level `"+row.Level+"` of `"+o.ID+"`",
			"add one there, or correct the level")
		return
	}
	o.Phrases[at].Falls = append(o.Phrases[at].Falls, row.FallDraft)
	r.made(l, "options", o.ID, "levels", row.Level, "undo", row.From)
}

func (r *reading) condition(l *line) {
	c := l.made.(*plenary.ConditionDraft)
	r.made(l, "conditions", c.ID)
	r.d.Conditions = append(r.d.Conditions, *c)
}

func (r *reading) rule(l *line) {
	r.made(l, "impossible", strconv.Itoa(len(r.d.Impossible)))
	r.d.Impossible = append(r.d.Impossible, l.made.(*rule).Rule)
}

// preference is what a party prefers, made where it is not there.
func (r *reading) preference(party string) *plenary.PreferenceDraft {
	at := slices.IndexFunc(r.d.Preferences, func(p plenary.PreferenceDraft) bool { return p.Party == party })
	if at < 0 {
		at = len(r.d.Preferences)
		r.d.Preferences = append(r.d.Preferences, plenary.PreferenceDraft{Party: party})
	}
	return &r.d.Preferences[at]
}

func (r *reading) wish(l *line) {
	w := l.made.(*wish)
	switch {
	case w.Party == "":
		r.faultIn(l, "party", fault.NoParty, "it is not said who wants this", "write the party")
		return
	case w.Want == "" && w.Option == "":
		r.faultIn(l, "wish", fault.Empty, "nothing is wanted in this row",
			"write a condition under wish, or an option and a level")
		return
	case w.Want == "":
		o := r.optionOf(l, w.Option)
		if o == nil {
			return
		}
		w.Want = pick(o, w.Level)
	default:
		w.Want = r.plainWish(w.Want)
	}
	p := r.preference(w.Party)
	if len(p.Statements) == 0 {
		r.made(l, "preferences", w.Party)
	}
	r.made(l, "preferences", w.Party, strconv.Itoa(len(p.Statements)))
	p.Statements = append(p.Statements, w.StatementDraft)
}

// pick is the condition that an option has a level; its upper one when none is said.
func pick(o *plenary.OptionDraft, level string) string {
	if level == "" {
		return o.ID
	}
	return o.ID + " = " + expr.QuoteLevel(level)
}

// levelOf is how people write a level of an option.
var levelOf = regexp.MustCompile(`(?i)^(not\s+)?(.+?)\s+of\s+(.+)$`)

// plainWish is the condition that a wish means: itself, or where it is none of the
// language, a level of an option, as in half of up.release, or an option by name.
func (r *reading) plainWish(text string) string {
	if _, err := expr.Parse(text); err == nil {
		return text
	}
	if o := r.options.find(text); o != "" {
		return o
	}
	m := levelOf.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	id := r.options.find(m[3])
	at := slices.IndexFunc(r.d.Options, func(o plenary.OptionDraft) bool { return o.ID == id })
	if at < 0 {
		return text
	}
	level := strings.Trim(m[2], `"`)
	for _, known := range r.d.Options[at].Levels {
		if folded(known) == folded(level) {
			level = known
		}
	}
	want := pick(&r.d.Options[at], level)
	if m[1] != "" {
		return "not " + want
	}
	return want
}

func (r *reading) tier(l *line) {
	t := l.made.(*tier)
	p := r.preference(t.Party)
	r.made(l, "preferences", t.Party, "ranking", strconv.Itoa(len(p.Ranking)))
	p.Ranking = append(p.Ranking, t.Codes)
}

func (r *reading) order(l *line) {
	o := l.made.(*ordered)
	p := r.preference(o.Party)
	r.made(l, "preferences", o.Party, "order", strconv.Itoa(len(p.Order)))
	p.Order = append(p.Order, o.OrderDraft)
}

func (r *reading) track(l *line) {
	t := l.made.(*plenary.TrackDraft)
	if t.ID == "" {
		t.ID = r.id("track", t.Name, "track")
	}
	r.made(l, "tracks", t.ID)
	r.d.Tracks = append(r.d.Tracks, *t)
}

func (r *reading) seat(l *line) {
	s := l.made.(*seat)
	at := slices.IndexFunc(r.d.Tracks, func(t plenary.TrackDraft) bool { return t.ID == s.Track })
	if at < 0 {
		at = len(r.d.Tracks)
		r.made(l, "tracks", s.Track)
		r.d.Tracks = append(r.d.Tracks, plenary.TrackDraft{ID: s.Track})
	}
	t := &r.d.Tracks[at]
	seat := slices.IndexFunc(t.Seats, func(d plenary.SeatDraft) bool { return d.Party == s.Party })
	if seat < 0 {
		seat = len(t.Seats)
		r.made(l, "tracks", s.Track, "seats", s.Party)
		t.Seats = append(t.Seats, plenary.SeatDraft{Party: s.Party})
	}
	if m := &t.Seats[seat].Mandate; len(s.Discuss)+len(s.Commit) > 0 {
		r.made(l, "tracks", s.Track, "seats", s.Party, "mandate", strconv.Itoa(len(*m)))
		*m = append(*m, s.MandateDraft)
	}
}

func (r *reading) precondition(l *line) {
	p := l.made.(*plenary.PreconditionDraft)
	if p.ID == "" {
		p.ID = r.id("precondition", p.Party+" refuses", "refusal")
	}
	r.made(l, "preconditions", p.ID)
	r.d.Preconditions = append(r.d.Preconditions, *p)
}

func (r *reading) guarantee(l *line) {
	g := l.made.(*plenary.GuaranteeDraft)
	if g.ID == "" {
		g.ID = r.id("guarantee", g.Party+" keeps", "guarantee")
	}
	r.made(l, "guarantees", g.ID)
	r.d.Guarantees = append(r.d.Guarantees, *g)
}

func (r *reading) exchange(l *line) {
	e := l.made.(*plenary.ExchangeDraft)
	if e.ID == "" {
		e.ID = r.id("exchange", e.Says, "exchange")
	}
	r.made(l, "exchanges", e.ID)
	r.d.Exchanges = append(r.d.Exchanges, *e)
}

func (r *reading) lever(l *line) {
	v := l.made.(*plenary.LeverDraft)
	if v.ID == "" {
		v.ID = r.id("lever", v.Says, "lever")
	}
	r.made(l, "levers", v.ID)
	r.d.Levers = append(r.d.Levers, *v)
}

func (r *reading) ask(l *line) {
	a := l.made.(*asked)
	at := slices.IndexFunc(r.d.Levers, func(v plenary.LeverDraft) bool { return v.ID == a.Lever })
	if at < 0 {
		r.faultIn(l, "lever", fault.UnknownLever, "there is no lever `"+a.Lever+"`", "write its id")
		return
	}
	v := &r.d.Levers[at]
	r.made(l, "levers", v.ID, "ask", a.Party)
	v.Ask = append(v.Ask, a.AskDraft)
}

func (r *reading) goal(l *line) {
	g := l.made.(*plenary.GoalDraft)
	if g.ID == "" {
		g.ID = r.id("goal", g.Says, "goal")
	}
	r.made(l, "goals", g.ID)
	r.d.Goals = append(r.d.Goals, *g)
}
