package plenarytest

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/record"
)

// A Standing is how a commitment stands on a day.
type Standing struct {
	Status string
	Since  string // the day; of met, undone and what an entry says
	Days   int    // late by so many
	Grade  int    // -1 for none
	Begun  bool
	Deed   string // how it stands in deeds
	Waits  []Wait // by what is waited for
	Circle bool   // it lies on a circle inside its agreement
}

// A Wait is one commitment waiting for another.
type Wait struct {
	For     string   // the commitment
	With    bool     // it may come together with it
	Written bool     // in `waits_for` or `until`
	Stances []string // else the preconditions that make it wait
}

// A commitment is an act owed, with its days and conditions read.
type commitment struct {
	record.CommitmentDraft
	id        string // AGREEMENT/COMMITMENT
	agreement *record.AgreementDraft
	concluded time.Time
	due       time.Time // zero for none
	owes      []int
}

// later is the day that comes so many units after another.
func later(day time.Time, number, unit string) time.Time {
	n, err := strconv.Atoi(number)
	if err != nil {
		panic("plenarytest: a due date that cannot be read: " + number + " " + unit)
	}
	switch unit {
	case "days":
		return day.AddDate(0, 0, n)
	case "weeks":
		return day.AddDate(0, 0, 7*n)
	case "years":
		n *= 12
	}
	year, month, want := day.Date()
	for range n {
		if month++; month > time.December {
			year, month = year+1, time.January
		}
	}
	out := time.Date(year, month, want, 0, 0, 0, 0, time.UTC)
	for out.Month() != month { // there is no such day
		want--
		out = time.Date(year, month, want, 0, 0, 0, 0, time.UTC)
	}
	return out
}

// owed lists the commitments of the agreements that count on the day.
func (f *folder) owed() []commitment {
	var out []commitment
	for i := range f.agreements {
		a := &f.agreements[i]
		_, concluded := span(a.On)
		if !f.by(concluded) || !f.by(published(a.Public, concluded)) {
			continue
		}
		for _, d := range a.Commitments {
			k := commitment{CommitmentDraft: d, id: a.ID + "/" + d.ID, agreement: a, concluded: concluded}
			switch number, unit, after := strings.Cut(d.Due, " "); {
			case after:
				k.due = later(concluded, number, unit)
			case d.Due != "":
				_, k.due = span(d.Due)
			}
			parties := d.Owes
			if len(parties) == 0 {
				parties = a.Signed
			}
			for _, p := range parties {
				k.owes = append(k.owes, f.c.PartyIndex(p))
			}
			out = append(out, k)
		}
	}
	return out
}

func (f *folder) commitments() map[string]Standing {
	out := map[string]Standing{}
	owed := f.owed()
	for _, k := range owed {
		out[k.id] = f.standing(k)
	}
	for _, a := range owed {
		s := out[a.id]
		for _, b := range owed {
			if a.id == b.id || !pending(out[a.id]) || !pending(out[b.id]) {
				continue
			}
			if w, is := f.waits(a, b); is {
				s.Waits = append(s.Waits, w)
			}
		}
		slices.SortFunc(s.Waits, func(x, y Wait) int { return strings.Compare(x.For, y.For) })
		out[a.id] = s
	}
	for _, a := range owed {
		s := out[a.id]
		s.Circle = onCircle(out, a)
		out[a.id] = s
	}
	return out
}

// pending reports whether a commitment is neither met nor lapsed.
func pending(s Standing) bool { return s.Status != "met" && s.Status != "lapsed" }

// onCircle reports whether a commitment waits, over others of its agreement, for
// itself.
func onCircle(of map[string]Standing, k commitment) bool {
	reached := map[string]bool{}
	for grown := true; grown; {
		grown = false
		for id, s := range of {
			if id != k.id && !reached[id] {
				continue
			}
			for _, next := range s.Waits {
				if strings.HasPrefix(next.For, k.agreement.ID+"/") && !reached[next.For] {
					reached[next.For], grown = true, true
				}
			}
		}
	}
	return reached[k.id]
}

// A spell is a time for which what is owed held; end is zero while it lasts.
type spell struct{ from, end time.Time }

// spells are those since the agreement was concluded, day by day, as far as is
// known on the day.
func (f *folder) spells(k commitment) []spell {
	if k.Does == "" {
		return nil
	}
	does := f.condition(k.Does)
	at := []time.Time{k.concluded}
	for _, e := range f.now(func(e *happening) bool { return e.Kind == "move" && e.to.After(k.concluded) }) {
		at = append(at, e.to)
	}
	var out []spell
	held := false
	for _, day := range at {
		switch is := holds(f.c, does, f.levelsBy(day)); {
		case is && !held:
			out = append(out, spell{from: day})
			held = true
		case !is && held:
			out[len(out)-1].end = day
			held = false
		}
	}
	return out
}

// standing works through the table of docs/record.md: the last that applies.
func (f *folder) standing(k commitment) Standing {
	s := Standing{Status: "open", Grade: -1}
	if !k.due.IsZero() {
		s.Status = "due"
		if !f.day.IsZero() && f.day.After(k.due) {
			s.Status, s.Days = "late", days(k.due, f.day)
		}
	}
	graded := ""        // the day of the last grade
	var word *happening // the last entry that says anything but begun
	for _, e := range f.now(func(e *happening) bool { return e.Kind == "commitment" && e.Of == k.id }) {
		s.Begun = s.Begun || e.Status == "begun"
		if e.Status != "begun" && e.Status != "" {
			word = e
		}
		if e.Grade != "" {
			s.Grade, _ = strconv.Atoi(e.Grade)
			graded = e.to.Format(time.DateOnly)
		}
	}
	spells := f.spells(k)
	if met, is := metSince(word, spells); is {
		s.Status, s.Since, s.Days = "met", met.Format(time.DateOnly), 0
		if !k.due.IsZero() && met.After(k.due) {
			s.Days = days(k.due, met)
		}
	}
	if end, is := undoneSince(word, spells); is {
		s.Status, s.Since, s.Days = "undone", end.Format(time.DateOnly), 0
	}
	if word != nil && word.Status != "met" && !begunAfter(spells, word.to) {
		s.Status, s.Since, s.Days = word.Status, word.to.Format(time.DateOnly), 0
	}
	if s.Status == "met" && (s.Grade < 0 || graded < s.Since) {
		s.Grade = 3
	}
	s.Deed = f.deed(k, s)
	return s
}

// deed works through the table of docs/record.md#words-and-deeds: the first that
// applies.
func (f *folder) deed(k commitment, s Standing) string {
	said := s.Status == "met" || s.Grade == 3
	is := k.Does == "" || holds(f.c, f.condition(k.Does), f.levels())
	for _, row := range []struct {
		deed    string
		applies bool
	}{
		{"lapsed", s.Status == "lapsed"},
		{"not carried out", s.Status == "broken"},
		{"declared", !is && s.Status == "met"},
		{"not carried out", !is},
		{"disputed", s.Status == "disputed"},
		{"carried out", k.Does != ""},
		{"declared", said && (k.Verb == "affirm" || k.Verb == "willing")},
		{"carried out", said},
		{"not carried out", s.Begun || s.Grade == 0 || s.Grade == 1 || s.Grade == 2},
	} {
		if row.applies {
			return row.deed
		}
	}
	return "not reported"
}

// metSince says since when what is owed is met: since it holds, or since an
// entry says so that nothing has undone.
func metSince(word *happening, spells []spell) (time.Time, bool) {
	var since []time.Time
	if lasts(spells) {
		since = append(since, spells[len(spells)-1].from)
	}
	undone := some(spells, func(one spell) bool { return word != nil && !one.end.IsZero() && !one.end.Before(word.to) })
	if word != nil && word.Status == "met" && !undone {
		since = append(since, word.to)
	}
	if len(since) == 0 {
		return time.Time{}, false
	}
	return slices.MinFunc(since, time.Time.Compare), true
}

// undoneSince says when what held ceased to, if no later entry says that it
// was met.
func undoneSince(word *happening, spells []spell) (time.Time, bool) {
	if len(spells) == 0 || lasts(spells) {
		return time.Time{}, false
	}
	end := spells[len(spells)-1].end
	return end, word == nil || word.Status != "met" || !word.to.After(end)
}

// lasts reports whether what is owed holds on the day.
func lasts(spells []spell) bool { return len(spells) > 0 && spells[len(spells)-1].end.IsZero() }

// begunAfter reports whether it came to hold after a day.
func begunAfter(spells []spell, day time.Time) bool {
	return some(spells, func(one spell) bool { return one.from.After(day) })
}

// waits reports whether, neither being met, one commitment waits for another, and
// why.
func (f *folder) waits(a, b commitment) (Wait, bool) {
	w := Wait{For: b.id, With: a.Order == "with", Written: true}
	if slices.Contains(a.WaitsFor, b.id) || slices.Contains(a.WaitsFor, b.ID) && a.agreement == b.agreement {
		return w, true
	}
	if b.Does == "" {
		return w, false
	}
	needs := f.condition(b.Does)
	if a.Until != "" && f.requires(f.condition(a.Until), needs) {
		return w, true
	}
	if a.Does == "" {
		return w, false
	}
	stances := slices.DeleteFunc(f.bent(), func(p plenary.Precondition) bool {
		return !slices.Contains(a.owes, p.Party) || holds(f.c, p.Refuses, f.levels()) || !f.requires(p.Until, needs)
	})
	barred := func(stances []plenary.Precondition) bool {
		var refused []*expr.Expr
		for _, p := range stances {
			refused = append(refused, p.Refuses)
		}
		return f.requires(f.condition(a.Does), refused...)
	}
	if !barred(stances) {
		return w, false
	}
	w.With, w.Written = true, false
	for _, p := range slices.Clone(stances) { // leave out what it does not take
		without := slices.DeleteFunc(slices.Clone(stances), func(other plenary.Precondition) bool {
			return other.ID == p.ID
		})
		if barred(without) {
			stances = without
		}
	}
	for _, p := range stances {
		w.Stances = append(w.Stances, p.ID)
		w.With = w.With && (p.With || p.Soft)
	}
	return w, true
}

// requires reports whether a condition can hold, by some combination of levels,
// but by none unless one of the others does.
func (f *folder) requires(e *expr.Expr, others ...*expr.Expr) bool {
	possible := slices.DeleteFunc(Combinations(f.c), func(levels []uint8) bool { return !holds(f.c, e, levels) })
	return len(possible) > 0 && every(possible, func(levels []uint8) bool {
		return some(others, func(other *expr.Expr) bool { return holds(f.c, other, levels) })
	})
}
