package record

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// entry checks one entry and resolves what it names.
func (k *checker) entry(e *Entry) {
	d, path := k.draftOf(e), e.path()
	at := slices.Index(kinds, d.Kind)
	switch {
	case at < 0:
		k.lacking("add one of "+strings.Join(kinds, ", "), "this entry does not say what happened", path, kinds...)
		return
	case len(d.More) > 0:
		k.AddKey(fault.OneThingOnly, "write an entry for each",
			fmt.Sprintf("`%s` and `%s` in one entry: it can say one thing only", d.Kind, d.More[0]),
			under(path, d.More[0])...)
		return
	}
	e.Kind, e.Says, e.Extractor = EntryKind(at), d.Says, d.Extractor
	e.Claim, e.Sources = k.claim(&d.ClaimDraft, d.Sources, path), d.Sources
	e.Confirmed = k.yes(d.Confirmed, true, path, "confirmed")
	e.Prevails = k.yes(d.InForce, false, path, "in_force")
	k.stray(d, path)
	k.links(e, d, path)
	k.kind(e, d, path)
}

// links resolves what an entry says of other entries.
func (k *checker) links(e *Entry, d *EntryDraft, path []string) {
	e.Corrects = k.Named(k.entries, d.Corrects, path, "corrects")
	e.Contradicts = k.Listed(k.entries, d.Contradicts, nil, path, "contradicts")
	for i, other := range e.Contradicts {
		if &k.r.Entries[other] == e {
			k.Add(fault.NamesItself, "name another entry", "an entry cannot contradict itself",
				under(path, "contradicts", strconv.Itoa(i))...)
		}
	}
	if e.Corrects >= 0 {
		other := &k.r.Entries[e.Corrects]
		switch {
		case other == e:
			k.Add(fault.NamesItself, "name another entry", "an entry cannot correct itself", under(path, "corrects")...)
		case k.draftOf(other).Kind != d.Kind:
			k.Add(fault.OtherKind, "withdraw that one, and add this as an entry of its own",
				fmt.Sprintf("`%s` corrects `%s`, which is another kind of entry", d.Kind, k.draftOf(other).Kind),
				under(path, "corrects")...)
		}
	}
	if d.InForce != "" && len(d.Contradicts) == 0 {
		k.Add(fault.OutOfPlace, "add `contradicts: …`, or remove it",
			"`in_force` belongs to an entry that contradicts another", under(path, "in_force")...).
			RestsOn(under(path, "contradicts"))
	}
}

func (k *checker) kind(e *Entry, d *EntryDraft, path []string) {
	switch e.Kind {
	case Opened, Resumed, Adjourned, Scheduled:
		e.Track, e.Place = k.needed(d.Of, k.tracks, path, d.Kind), d.At
		e.Next = k.next(d.Next, path)
		if e.Kind == Scheduled && d.Next == nil {
			k.lacking("add `next: {firm: 2007-03-19}`", "this does not say for when", path, "next")
		}
	case Launched, Ended:
		e.Track = k.needed(d.Of, k.tracks, path, d.Kind)
	case Statement:
		k.statement(e, d, path)
	case Move:
		k.move(e, d, path)
	case Announced, Changed, Dropped:
		k.stance(e, d, path)
	case Mandate:
		k.mandate(e, d, path)
	case Lever:
		e.Lever = k.needed(d.Of, k.levers, path, d.Kind)
	case Progress:
		e.Grade = k.grade(d.Grade, path)
		e.Status = Status(k.Word(d.Status, statuses[:Open], "a status", path, "status"))
		if d.Status == "" && d.Grade == "" {
			k.lacking("add `status: met`, or begun, broken, disputed, lapsed; or `grade: 2`",
				"this does not say how the commitment stands", path, "status", "grade")
		}
	case Event:
		e.Event, e.Place = d.Of, d.At
		e.Parties = k.Listed(k.parties, d.Parties, nil, path, "parties")
		if !expr.IsID(d.Of) {
			k.Add(fault.BadID, "write a word such as test, sanction or contact, and the rest in `says`",
				fmt.Sprintf("`%s` is not one word in lower-case letters", d.Of), under(path, d.Kind)...)
		}
	case Withdrawal:
		e.Withdraws = k.needed(d.Of, k.entries, path, d.Kind)
		if e.Withdraws >= 0 && &k.r.Entries[e.Withdraws] == e {
			k.Add(fault.NamesItself, "name another entry", "an entry cannot withdraw itself", under(path, d.Kind)...)
		}
	}
}

// needed is Named for a name that must be there.
func (k *checker) needed(id string, names *check.Names, path []string, key string) int {
	if id == "" {
		k.Missing("", fmt.Sprintf("`%s` names no %s", key, names.What), path, key)
	}
	return k.Named(names, id, path, key)
}

// lacking notes that a mapping has none of some keys.
func (k *checker) lacking(hint, msg string, path []string, keys ...string) {
	f := k.Add(fault.MissingPart, hint, msg, path...)
	for _, key := range keys {
		f.RestsOn(under(path, key))
	}
}

// goesWith has the keys that go with each kind of entry.
var goesWith = map[string][]string{
	"opened":     {"at"},
	"resumed":    {"at"},
	"adjourned":  {"at", "next"},
	"scheduled":  {"at", "next"},
	"statement":  {"who", "party", "to", "about"},
	"move":       {"from", "to"},
	"announced":  {"party", "refuses", "until", "order"},
	"changed":    {"refuses", "until", "order", "was"},
	"mandate":    {"party", "discuss", "commit", "may", "was"},
	"commitment": {"status", "grade"},
	"event":      {"at", "parties"},
}

// Keys lists the keys that go with a kind of entry, apart from those of every
// entry; none for what is no kind.
func Keys(kind string) []string { return slices.Clone(goesWith[kind]) }

// stray notes what an entry of another kind would have.
func (k *checker) stray(d *EntryDraft, path []string) {
	fits, hint := goesWith[d.Kind], "remove it"
	if len(fits) > 0 {
		hint = fmt.Sprintf("`%s` goes with %s", d.Kind, strings.Join(fits, ", "))
	}
	for _, s := range [...]struct {
		key   string
		there bool
	}{
		{"at", d.At != ""}, {"next", d.Next != nil}, {"who", d.Who != ""}, {"party", d.Party != ""},
		{"to", len(d.To) > 0}, {"about", d.About != ""}, {"from", d.From != ""}, {"refuses", d.Refuses != ""},
		{"until", d.Until != ""}, {"order", d.Order != ""}, {"was", d.Was != nil || d.MayWas != ""},
		{"discuss", len(d.Discuss) > 0}, {"commit", len(d.Commit) > 0}, {"may", d.May != ""},
		{"status", d.Status != ""}, {"grade", d.Grade != ""}, {"parties", len(d.Parties) > 0},
	} {
		if s.there && !slices.Contains(fits, s.key) {
			k.AddKey(fault.OutOfPlace, hint, fmt.Sprintf("`%s` means nothing with `%s`", s.key, d.Kind),
				under(path, s.key)...)
		}
	}
}

func (k *checker) next(d *NextDraft, path []string) *Next {
	if d == nil {
		return nil
	}
	n := &Next{Place: d.At, Says: d.Says}
	if d.None {
		return n
	}
	found := 0
	for i, text := range []string{d.Firm, d.Tentative, d.Horizon} {
		if text == "" {
			continue
		}
		found++
		n.Firmness = Firm + Firmness(i)
		n.On = k.period(text, dayForms, path, "next", n.Firmness.String())
	}
	switch hint := "write `none`, or one of {firm: 2007-03-19}, {tentative: 2007-01}, {horizon: 2007-02-22}"; {
	case found == 0:
		k.lacking(hint, "this does not say when the next session is to be", under(path, "next"), "firm", "tentative",
			"horizon")
	case found > 1:
		k.Add(fault.OneThingOnly, hint, "this says in more than one way when the next session is to be",
			under(path, "next")...)
	}
	return n
}

func (k *checker) statement(e *Entry, d *EntryDraft, path []string) {
	e.Statement = Speech(k.Word(d.Of, speeches, "a kind of statement", path, "statement"))
	e.Who = k.Named(k.people, d.Who, path, "who")
	e.Party = k.Named(k.parties, d.Party, path, "party")
	e.To = k.Listed(k.parties, d.To, nil, path, "to")
	e.About = k.condition(d.About, path, "about")
	switch {
	case d.Who == "" && d.Party == "" && e.Confirmed: // a proposal may leave it open
		k.lacking("add `who: …`, a person, or `party: …`", "this does not say who said it", path, "who", "party")
	case e.Who >= 0 && e.Party < 0:
		e.Party = k.r.Case.People[e.Who].Party
	}
}

func (k *checker) move(e *Entry, d *EntryDraft, path []string) {
	e.Option = k.needed(d.Of, k.options, path, "move")
	if len(d.To) != 1 {
		k.Missing("add `to: …`, a level", "this does not say to which level", path, "to")
		return
	}
	if e.Option < 0 {
		return
	}
	e.Level = k.level(d.To[0], e.Option, path, "to")
	if d.From != "" {
		e.From = k.level(d.From, e.Option, path, "from")
	}
	if e.From == e.Level && e.From >= 0 {
		k.Add(fault.NoMove, "correct one of them, or write an event",
			fmt.Sprintf("from `%s` to `%s` is no move", d.From, d.To[0]), under(path, "to")...)
	}
}

func (k *checker) level(text string, option int, path []string, key string) int {
	o := &k.r.Case.Options[option]
	return k.Level(text, o.ID, o.Levels, fmt.Sprintf("`%s` is not a level of `%s`", text, o.ID), path, key)
}

// stance checks what an entry makes of a precondition.
func (k *checker) stance(e *Entry, d *EntryDraft, path []string) {
	e.Precondition = k.needed(d.Of, k.preconditions, path, d.Kind)
	if e.Kind == Announced && e.Precondition >= k.r.described && d.Party != "" {
		p := &k.r.Case.Preconditions[e.Precondition] // described here
		e.Stance = Stance{p.Refuses, p.Until, Off}
		if p.With {
			e.Stance.With = On
		}
	}
	if e.Kind != Changed {
		return
	}
	e.Stance = k.stancePart(&StanceDraft{d.Refuses, d.Until, d.Order}, path)
	if d.Was == nil {
		k.lacking("add `was: {order: before}`, or what it was", "this does not say how the precondition was before",
			path, "was")
		return
	}
	e.Was = k.stancePart(d.Was, under(path, "was"))
	k.both(d, path)
}

// both checks that what changed is written as it is and as it was.
func (k *checker) both(d *EntryDraft, path []string) {
	if d.Refuses+d.Until+d.Order+d.Was.Refuses+d.Was.Until+d.Was.Order == "" {
		k.lacking("add `order: with`, or what else is new, and the same in `was`", "this does not say what changed",
			path, "refuses", "until", "order", "was")
		return
	}
	for _, part := range []struct{ is, was, key string }{
		{d.Refuses, d.Was.Refuses, "refuses"}, {d.Until, d.Was.Until, "until"}, {d.Order, d.Was.Order, "order"}} {
		switch {
		case part.is == "" && part.was != "":
			k.AddKey(fault.MissingPart, "write beside `was` what it is now, too",
				fmt.Sprintf("`%s` is written only as it was", part.key), under(path, "was", part.key)...).
				RestsOn(under(path, part.key))
		case part.was == "" && part.is != "":
			k.AddKey(fault.MissingPart, "write in `was` what it was, too",
				fmt.Sprintf("`%s` is written only as it is now", part.key), under(path, part.key)...).
				RestsOn(under(path, "was", part.key))
		}
	}
}

func (k *checker) stancePart(d *StanceDraft, path []string) Stance {
	return Stance{
		Refuses: k.condition(d.Refuses, path, "refuses"),
		Until:   k.condition(d.Until, path, "until"),
		With:    Setting(k.Word(d.Order, orders, "an order", path, "order")),
	}
}

var answers = wordsOf(plenary.NotReported, plenary.Yes)

func (k *checker) mandate(e *Entry, d *EntryDraft, path []string) {
	e.Track = k.needed(d.Of, k.tracks, path, "mandate")
	e.Party = k.Named(k.parties, d.Party, path, "party")
	if d.Party == "" {
		k.lacking("add `party: …`", "this does not say whose mandate changed", path, "party")
	}
	if e.Track >= 0 && e.Party >= 0 && k.r.Case.Tracks[e.Track].Seat(e.Party) == nil {
		k.Add(fault.NoSeat, "add the seat in the case", fmt.Sprintf("`%s` has no seat on track `%s`", d.Party, d.Of),
			under(path, "party")...)
	}
	e.May, e.MayWas = plenary.Yes, plenary.NotReported
	if d.May != "" {
		e.May = plenary.Answer(k.Word(d.May, answers, "an answer", path, "may"))
	}
	if d.MayWas != "" {
		e.MayWas = plenary.Answer(k.Word(d.MayWas, answers, "an answer", path, "was"))
	}
	switch e.Commit = len(d.Commit) > 0; {
	case e.Commit && len(d.Discuss) > 0:
		k.Add(fault.OneThingOnly, "write an entry for each", "`discuss` and `commit` in one entry", path...)
		return
	case !e.Commit && len(d.Discuss) == 0:
		k.lacking("add `discuss: …` or `commit: …`", "this does not say what the mandate is about", path, "discuss",
			"commit")
	}
	for i, text := range append(slices.Clone(d.Discuss), d.Commit...) {
		key := "discuss"
		if e.Commit {
			key = "commit"
		}
		k.term(e, text, under(path, key, strconv.Itoa(i)))
	}
}

// term adds an option, or a comparison on one, to what a mandate speaks of.
func (k *checker) term(e *Entry, text string, path []string) {
	t, err := k.written.Term(text)
	wrong := (*expr.Error)(nil)
	switch {
	case errors.As(err, &wrong):
		k.Miswritten(wrong, path)
	case err != nil:
		k.Add(fault.NotOneOption, "", err.Error(), path...)
	case e.Commit && e.Party >= 0 && k.r.Case.Options[t.Option].Party != e.Party:
		k.Add(fault.NotItsOwn, "a delegation commits to options of its own",
			fmt.Sprintf("`%s` is not an option of `%s`", k.r.Case.Options[t.Option].ID, k.r.Case.Parties[e.Party].ID),
			path...)
	default:
		e.Terms = append(e.Terms, t)
	}
}

func (k *checker) grade(text string, path []string) int {
	at := slices.Index([]string{"", "0", "1", "2", "3"}, text)
	if at < 0 {
		k.Add(fault.NotAGrade, "write 0 (not begun), 1 (begun in a small way), 2 (under way) or 3 (carried out)",
			fmt.Sprintf("`%s` is not a grade", text), under(path, "grade")...)
	}
	return max(-1, at-1)
}
