package record

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/spell"
)

// entry checks one entry and resolves what it names.
func (k *checker) entry(e *Entry) {
	d, path := k.draftOf(e), e.path()
	at := slices.Index(kinds, d.Kind)
	switch {
	case at < 0:
		k.add("add one of "+strings.Join(kinds, ", "), "this entry does not say what happened", path...)
		return
	case len(d.More) > 0:
		k.addKey("write an entry for each", fmt.Sprintf("`%s` and `%s` in one entry: it can say one thing only", d.Kind, d.More[0]), under(path, d.More[0])...)
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
	e.Corrects = k.named(d.Corrects, "entry", k.ids, path, "corrects")
	e.Contradicts = k.listed(d.Contradicts, "entry", k.ids, path, "contradicts")
	for i, other := range e.Contradicts {
		if &k.r.Entries[other] == e {
			k.add("name another entry", "an entry cannot contradict itself", under(path, "contradicts", strconv.Itoa(i))...)
		}
	}
	if e.Corrects >= 0 {
		other := &k.r.Entries[e.Corrects]
		switch {
		case other == e:
			k.add("name another entry", "an entry cannot correct itself", under(path, "corrects")...)
		case k.draftOf(other).Kind != d.Kind:
			k.add("withdraw that one, and add this as an entry of its own", fmt.Sprintf("`%s` corrects `%s`, which is another kind of entry", d.Kind, k.draftOf(other).Kind), under(path, "corrects")...)
		}
	}
	if d.InForce != "" && len(d.Contradicts) == 0 {
		k.add("add `contradicts: …`, or remove it", "`in_force` belongs to an entry that contradicts another", under(path, "in_force")...)
	}
}

func (k *checker) kind(e *Entry, d *EntryDraft, path []string) {
	switch e.Kind {
	case Opened, Resumed, Adjourned, Scheduled:
		e.Track, e.Place = k.needed(d.Of, "track", k.tracks, path, d.Kind), d.At
		e.Next = k.next(d.Next, path)
		if e.Kind == Scheduled && d.Next == nil {
			k.add("add `next: {firm: 2007-03-19}`", "this does not say for when", path...)
		}
	case Launched, Ended:
		e.Track = k.needed(d.Of, "track", k.tracks, path, d.Kind)
	case Statement:
		k.statement(e, d, path)
	case Move:
		k.move(e, d, path)
	case Announced, Changed, Dropped:
		k.stance(e, d, path)
	case Mandate:
		k.mandate(e, d, path)
	case Lever:
		e.Lever = k.needed(d.Of, "lever", k.levers, path, d.Kind)
	case Progress:
		e.Grade = k.grade(d.Grade, path)
		e.Status = Status(k.word(d.Status, statuses[:Open], "a status", path, "status"))
		if d.Status == "" && d.Grade == "" {
			k.add("add `status: met`, or begun, broken, disputed, lapsed; or `grade: 2`", "this does not say how the commitment stands", path...)
		}
	case Event:
		e.Event, e.Place = d.Of, d.At
		e.Parties = k.listed(d.Parties, "party", k.parties, path, "parties")
		if !expr.IsID(d.Of) {
			k.add("write a word such as test, sanction or contact, and the rest in `says`", fmt.Sprintf("`%s` is not one word in lower-case letters", d.Of), under(path, d.Kind)...)
		}
	case Withdrawal:
		e.Withdraws = k.needed(d.Of, "entry", k.ids, path, d.Kind)
		if e.Withdraws >= 0 && &k.r.Entries[e.Withdraws] == e {
			k.add("name another entry", "an entry cannot withdraw itself", under(path, d.Kind)...)
		}
	}
}

// needed is named for a name that must be there.
func (k *checker) needed(id, what string, known map[string]int, path []string, key string) int {
	if id == "" {
		k.add("", fmt.Sprintf("`%s` names no %s", key, what), under(path, key)...)
	}
	return k.named(id, what, known, path, key)
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
		{"at", d.At != ""}, {"next", d.Next != nil}, {"who", d.Who != ""}, {"party", d.Party != ""}, {"to", len(d.To) > 0},
		{"about", d.About != ""}, {"from", d.From != ""}, {"refuses", d.Refuses != ""}, {"until", d.Until != ""}, {"order", d.Order != ""},
		{"was", d.Was != nil || d.MayWas != ""}, {"discuss", len(d.Discuss) > 0}, {"commit", len(d.Commit) > 0}, {"may", d.May != ""},
		{"status", d.Status != ""}, {"grade", d.Grade != ""}, {"parties", len(d.Parties) > 0},
	} {
		if s.there && !slices.Contains(fits, s.key) {
			k.addKey(hint, fmt.Sprintf("`%s` means nothing with `%s`", s.key, d.Kind), under(path, s.key)...)
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
		k.add(hint, "this does not say when the next session is to be", under(path, "next")...)
	case found > 1:
		k.add(hint, "this says in more than one way when the next session is to be", under(path, "next")...)
	}
	return n
}

func (k *checker) statement(e *Entry, d *EntryDraft, path []string) {
	e.Statement = Speech(k.word(d.Of, speeches, "a kind of statement", path, "statement"))
	e.Who = k.named(d.Who, "person", k.people, path, "who")
	e.Party = k.named(d.Party, "party", k.parties, path, "party")
	e.To = k.listed(d.To, "party", k.parties, path, "to")
	e.About = k.condition(d.About, path, "about")
	switch {
	case d.Who == "" && d.Party == "":
		k.add("add `who: …`, a person, or `party: …`", "this does not say who said it", path...)
	case e.Who >= 0 && e.Party < 0:
		e.Party = k.r.Case.People[e.Who].Party
	}
}

func (k *checker) move(e *Entry, d *EntryDraft, path []string) {
	e.Option = k.needed(d.Of, "option", k.options, path, "move")
	if len(d.To) != 1 {
		k.add("add `to: …`, a level", "this does not say to which level", under(path, "to")...)
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
		k.add("correct one of them, or write an event", fmt.Sprintf("from `%s` to `%s` is no move", d.From, d.To[0]), under(path, "to")...)
	}
}

func (k *checker) level(text string, option int, path []string, key string) int {
	o := &k.r.Case.Options[option]
	at := slices.Index(o.Levels, text)
	if at >= 0 {
		return at
	}
	hint := "its levels are " + strings.Join(o.Levels, ", ")
	if near := spell.Nearest(text, o.Levels); near != "" {
		hint = "did you mean `" + near + "`?"
	}
	k.add(hint, fmt.Sprintf("`%s` is not a level of `%s`", text, o.ID), under(path, key)...)
	return -1
}

// stance checks what an entry makes of a precondition.
func (k *checker) stance(e *Entry, d *EntryDraft, path []string) {
	e.Precondition = k.needed(d.Of, "precondition", k.preconditions, path, d.Kind)
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
		k.add("add `was: {order: before}`, or what it was", "this does not say how the precondition was before", path...)
		return
	}
	e.Was = k.stancePart(d.Was, under(path, "was"))
	k.both(d, path)
}

// both checks that what changed is written as it is and as it was.
func (k *checker) both(d *EntryDraft, path []string) {
	if d.Refuses+d.Until+d.Order+d.Was.Refuses+d.Was.Until+d.Was.Order == "" {
		k.add("add `order: with`, or what else is new, and the same in `was`", "this does not say what changed", path...)
		return
	}
	for _, part := range []struct{ is, was, key string }{{d.Refuses, d.Was.Refuses, "refuses"}, {d.Until, d.Was.Until, "until"}, {d.Order, d.Was.Order, "order"}} {
		switch {
		case part.is == "" && part.was != "":
			k.addKey("write beside `was` what it is now, too", fmt.Sprintf("`%s` is written only as it was", part.key), under(path, "was", part.key)...)
		case part.was == "" && part.is != "":
			k.addKey("write in `was` what it was, too", fmt.Sprintf("`%s` is written only as it is now", part.key), under(path, part.key)...)
		}
	}
}

func (k *checker) stancePart(d *StanceDraft, path []string) Stance {
	return Stance{
		Refuses: k.condition(d.Refuses, path, "refuses"),
		Until:   k.condition(d.Until, path, "until"),
		With:    Setting(k.word(d.Order, orders, "an order", path, "order")),
	}
}

var answers = wordsOf(plenary.NotReported, plenary.Yes)

func (k *checker) mandate(e *Entry, d *EntryDraft, path []string) {
	e.Track = k.needed(d.Of, "track", k.tracks, path, "mandate")
	e.Party = k.named(d.Party, "party", k.parties, path, "party")
	if d.Party == "" {
		k.add("add `party: …`", "this does not say whose mandate changed", path...)
	}
	if e.Track >= 0 && e.Party >= 0 && k.r.Case.Tracks[e.Track].Seat(e.Party) == nil {
		k.add("add the seat in the case", fmt.Sprintf("`%s` has no seat on track `%s`", d.Party, d.Of), under(path, "party")...)
	}
	e.May, e.MayWas = plenary.Yes, plenary.NotReported
	if d.May != "" {
		e.May = plenary.Answer(k.word(d.May, answers, "an answer", path, "may"))
	}
	if d.MayWas != "" {
		e.MayWas = plenary.Answer(k.word(d.MayWas, answers, "an answer", path, "was"))
	}
	switch e.Commit = len(d.Commit) > 0; {
	case e.Commit && len(d.Discuss) > 0:
		k.add("write an entry for each", "`discuss` and `commit` in one entry", path...)
		return
	case !e.Commit && len(d.Discuss) == 0:
		k.add("add `discuss: …` or `commit: …`", "this does not say what the mandate is about", path...)
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
	switch {
	case err != nil:
		k.miswritten(err, path)
	case e.Commit && e.Party >= 0 && k.r.Case.Options[t.Option].Party != e.Party:
		k.add("a delegation commits to options of its own", fmt.Sprintf("`%s` is not an option of `%s`", k.r.Case.Options[t.Option].ID, k.r.Case.Parties[e.Party].ID), path...)
	default:
		e.Terms = append(e.Terms, t)
	}
}

func (k *checker) grade(text string, path []string) int {
	at := slices.Index([]string{"", "0", "1", "2", "3"}, text)
	if at < 0 {
		k.add("write 0 (not begun), 1 (begun in a small way), 2 (under way) or 3 (carried out)", fmt.Sprintf("`%s` is not a grade", text), under(path, "grade")...)
	}
	return max(-1, at-1)
}
