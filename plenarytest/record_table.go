package plenarytest

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/record"
)

// levels is where each option stands on the day.
func (f *folder) levels() []uint8 { return f.levelsBy(f.day) }

// levelsBy is where each option stood at the end of an earlier day, by what is
// known on the day.
func (f *folder) levelsBy(then time.Time) []uint8 {
	out := f.c.StatusQuo()
	for o := range f.c.Options {
		is := func(e *happening) bool { return e.Kind == "move" && e.Of == f.c.Options[o].ID }
		position := func(level string) uint8 { return uint8(slices.Index(f.c.Options[o].Levels, level)) }
		var before, after []*happening
		for _, e := range f.now(is) {
			if then.IsZero() || !e.to.After(then) {
				before = append(before, e)
			} else {
				after = append(after, e)
			}
		}
		later := f.later(is)
		switch after = append(after, later...); {
		case len(before) > 0:
			out[o] = position(before[len(before)-1].To[0])
		case len(after) > 0 && f.cameFrom(after[0]) != "":
			out[o] = position(f.cameFrom(after[0]))
		case len(later) > 0 && later[0].From != "":
			out[o] = position(later[0].From)
		}
	}
	return out
}

// cameFrom is the level a move says that it left, else the one that the move
// before it, by the whole record, led to.
func (f *folder) cameFrom(e *happening) string {
	from := ""
	for _, other := range f.end.now(func(other *happening) bool { return other.Kind == "move" && other.Of == e.Of }) {
		if f.order(other) < f.order(e) {
			from = other.To[0]
		}
	}
	if e.From != "" {
		return e.From
	}
	return from
}

func (f *folder) order(e *happening) int {
	return slices.IndexFunc(f.entries, func(other *happening) bool { return other.at == e.at })
}

// part is one part of a precondition, read entry by entry: what an entry makes
// of it, and what it says that it was before. An empty text says nothing.
type part func(e *happening) (becomes, was string)

func inForcePart(e *happening) (becomes, was string) {
	switch e.Kind {
	case "announced":
		return "yes", "no"
	case "dropped":
		return "no", "yes"
	}
	return "", ""
}

func stancePart(of func(record.StanceDraft) string) part {
	return func(e *happening) (becomes, was string) {
		becomes = of(record.StanceDraft{Refuses: e.Refuses, Until: e.Until, Order: e.Order})
		if e.Was != nil {
			was = of(*e.Was)
		}
		return becomes, was
	}
}

var (
	refusesPart = stancePart(func(s record.StanceDraft) string { return s.Refuses })
	untilPart   = stancePart(func(s record.StanceDraft) string { return s.Until })
	orderPart   = stancePart(func(s record.StanceDraft) string { return s.Order })
)

// part is what one part of a precondition is on the day; written when no entry
// says anything of it.
func (f *folder) part(id string, of part, written string) string {
	is := func(e *happening) bool {
		stance := e.Kind == "announced" || e.Kind == "changed" || e.Kind == "dropped"
		becomes, _ := of(e)
		return stance && e.Of == id && becomes != ""
	}
	if now := f.now(is); len(now) > 0 {
		becomes, _ := of(now[len(now)-1])
		return becomes
	}
	if later := f.later(is); len(later) > 0 {
		if _, was := of(later[0]); was != "" {
			return was
		}
	}
	return written
}

// stances are the preconditions in force on the day, before any lever.
func (f *folder) stances() []plenary.Precondition {
	var out []plenary.Precondition
	keep := func(p plenary.Precondition, written record.StanceDraft, inForce string) {
		if f.part(p.ID, inForcePart, inForce) != "yes" {
			return
		}
		if text := f.part(p.ID, refusesPart, written.Refuses); text != "" {
			p.Refuses = f.condition(text)
		}
		if text := f.part(p.ID, untilPart, written.Until); text != "" {
			p.Until = f.condition(text)
		}
		if text := f.part(p.ID, orderPart, written.Order); text != "" {
			p.With = text == "with"
		}
		out = append(out, p)
	}
	for _, p := range f.c.Preconditions {
		keep(p, record.StanceDraft{}, "yes")
	}
	described := map[string]bool{}
	for _, e := range f.entries {
		in := some(f.c.Preconditions, func(p plenary.Precondition) bool { return p.ID == e.Of })
		if e.Kind == "announced" && !in && !described[e.Of] && e.Party != "" {
			described[e.Of] = true
			keep(plenary.Precondition{ID: e.Of, Party: f.c.PartyIndex(e.Party)},
				record.StanceDraft{Refuses: e.Refuses, Until: e.Until, Order: e.Order}, "no")
		}
	}
	return out
}

// Agrees reports whether a case says, of the day that it is written as of, what its
// record says of that day.
func Agrees(c *plenary.Case, d record.Draft) bool {
	f := newFolder(c, d, c.AsOf)
	if levels := f.levels(); !slices.Equal(levels, c.StatusQuo()) || f.excluded(levels) {
		return false
	}
	for _, p := range c.Preconditions {
		refuses, until := f.part(p.ID, refusesPart, ""), f.part(p.ID, untilPart, "")
		order := f.part(p.ID, orderPart, "")
		inForce := f.part(p.ID, inForcePart, "yes") == "yes"
		if inForce && refuses != "" && f.condition(refuses).String() != p.Refuses.String() ||
			until != "" && f.condition(until).String() != p.Until.String() ||
			order != "" && (order == "with") != p.With {
			return false
		}
	}
	for _, track := range c.Tracks {
		for _, seat := range track.Seats {
			for _, permission := range f.permissions(track, seat) {
				written := f.written(seat, permission)
				if written != "not reported" && f.may(permission, written) != written {
					return false
				}
			}
		}
	}
	return true
}

func (f *folder) excluded(levels []uint8) bool {
	return some(f.c.Impossible, func(rule *expr.Expr) bool { return holds(f.c, rule, levels) })
}

func (f *folder) condition(text string) *expr.Expr {
	e, err := f.c.Condition(text)
	if err != nil {
		panic("plenarytest: " + err.Error())
	}
	return e
}

// Combinations lists all combinations of levels, ruled out or not.
func Combinations(c *plenary.Case) [][]uint8 {
	free := *c
	free.Impossible = nil
	return States(&free)
}

// pulled are the levers that entries in force pull, after those that are
// pulled in the case.
func (f *folder) pulled() []string {
	var out []string
	for _, l := range f.c.Pulled {
		out = append(out, f.c.Levers[l].ID)
	}
	for _, e := range f.now(func(e *happening) bool { return e.Kind == "lever" }) {
		if !slices.Contains(out, e.Of) {
			out = append(out, e.Of)
		}
	}
	slices.Sort(out)
	return out
}

// bind works out what binds on the day.
func (f *folder) bind(out *Folded) {
	out.Mandates = f.mandates()
	out.Swaps = map[[2]string]bool{}
	open := map[string]bool{}
	bent := map[string]plenary.Precondition{}
	for _, p := range f.bent() {
		bent[p.ID] = p
	}
	for _, id := range f.pulled() {
		l := f.lever(id)
		switch l.Kind {
		case plenary.Widen:
			f.commit(out.Mandates, l, l.Commit)
		case plenary.Move:
			f.commit(out.Mandates, l, wholly(f.c, l.Commit))
			f.discuss(out.Mandates, l)
		case plenary.Open:
			for _, o := range l.Opens {
				open[f.c.Options[o].ID] = true
			}
		case plenary.Swap:
			a, b := f.c.Parties[l.Swap[0]].ID, f.c.Parties[l.Swap[1]].ID
			out.Swaps[[2]string{min(a, b), max(a, b)}] = true
		}
	}
	maps.DeleteFunc(out.Mandates, func(permission Permission, _ bool) bool {
		return !slices.Contains(out.Tracks, permission.Track)
	})
	for permission, may := range maps.Clone(out.Mandates) {
		if permission.Commit && may {
			permission.Commit = false
			out.Mandates[permission] = true
		}
	}
	for _, o := range f.c.Options {
		if o.Closed != "" && !open[o.ID] {
			out.Closed = append(out.Closed, o.ID)
		}
	}
	out.Stances = map[string]Stance{}
	for _, p := range bent {
		s := Stance{With: p.With, Soft: p.Soft}
		for _, levels := range Combinations(f.c) {
			s.Refuses = append(s.Refuses, holds(f.c, p.Refuses, levels))
			s.Until = append(s.Until, holds(f.c, p.Until, levels))
		}
		if slices.Contains(s.Refuses, true) { // what refuses nothing is no stance
			out.Stances[p.ID] = s
		}
	}
}

// there reports whether a track is there on the day.
func (f *folder) there(track plenary.Track) bool {
	is := func(e *happening) bool { return (e.Kind == "launched" || e.Kind == "ended") && e.Of == track.ID }
	if now := f.now(is); len(now) > 0 {
		return now[len(now)-1].Kind == "launched"
	}
	if later := f.later(is); len(later) > 0 {
		return later[0].Kind == "ended"
	}
	return f.day.IsZero() || !f.day.Before(track.From) && (track.Until.IsZero() || !f.day.After(track.Until))
}

func (f *folder) lever(id string) *plenary.Lever {
	return &f.c.Levers[slices.IndexFunc(f.c.Levers, func(l plenary.Lever) bool { return l.ID == id })]
}

// bent are the preconditions in force on the day as the levers leave them.
func (f *folder) bent() []plenary.Precondition {
	var levers []*plenary.Lever
	for _, id := range f.pulled() {
		levers = append(levers, f.lever(id))
	}
	var out []plenary.Precondition
	for _, p := range f.stances() {
		number := slices.IndexFunc(f.c.Preconditions, func(other plenary.Precondition) bool { return other.ID == p.ID })
		if p, counts := bent(p, number, levers); counts {
			out = append(out, p)
		}
	}
	return out
}

func (f *folder) commit(permissions map[Permission]bool, l *plenary.Lever, terms []plenary.Term) {
	for _, term := range terms {
		for level, name := range f.c.Options[term.Option].Levels {
			if term.Levels>>level&1 == 1 {
				permissions[Permission{f.c.Tracks[l.Track].ID, f.c.Parties[l.Party].ID, f.c.Options[term.Option].ID,
					name, true}] = true
			}
		}
	}
}

func (f *folder) discuss(permissions map[Permission]bool, l *plenary.Lever) {
	for _, seat := range f.c.Tracks[l.Track].Seats {
		for _, term := range l.Commit {
			for _, name := range f.c.Options[term.Option].Levels {
				permissions[Permission{f.c.Tracks[l.Track].ID, f.c.Parties[seat.Party].ID, f.c.Options[term.Option].ID,
					name, false}] = true
			}
		}
	}
}

// mandates is what is reported of mandates on the day, before any lever.
func (f *folder) mandates() map[Permission]bool {
	out := map[Permission]bool{}
	for _, track := range f.c.Tracks {
		for _, seat := range track.Seats {
			for _, permission := range f.permissions(track, seat) {
				if may := f.may(permission, f.written(seat, permission)); may != "not reported" {
					out[permission] = may == "yes"
				}
			}
		}
	}
	return out
}

// permissions lists what the mandate of a seat may speak of.
func (f *folder) permissions(track plenary.Track, seat plenary.Seat) []Permission {
	var out []Permission
	for _, option := range f.c.Options {
		for _, level := range option.Levels {
			for _, commit := range []bool{false, true} {
				out = append(out, Permission{track.ID, f.c.Parties[seat.Party].ID, option.ID, level, commit})
			}
		}
	}
	return out
}

func (f *folder) written(seat plenary.Seat, permission Permission) string {
	for _, m := range seat.Mandate {
		option := f.c.Options[m.Option]
		if m.Commit == permission.Commit && option.ID == permission.Option &&
			m.Levels>>slices.Index(option.Levels, permission.Level)&1 == 1 {
			return map[bool]string{true: "yes", false: "no"}[m.May]
		}
	}
	return "not reported"
}

func (f *folder) may(permission Permission, written string) string {
	is := func(e *happening) bool { return e.Kind == "mandate" && f.speaksOf(e, permission) }
	if now := f.now(is); len(now) > 0 {
		return cmp.Or(now[len(now)-1].May, "yes")
	}
	if later := f.later(is); len(later) > 0 {
		return cmp.Or(later[0].MayWas, "not reported")
	}
	return written
}

// speaksOf reports whether an entry about a mandate is about the permission.
func (f *folder) speaksOf(e *happening, permission Permission) bool {
	terms := e.Discuss
	if permission.Commit {
		terms = e.Commit
	}
	return e.Of == permission.Track && e.Party == permission.Party && some(terms, func(text string) bool {
		if text == permission.Option {
			return true
		}
		if !strings.HasPrefix(text, permission.Option+" ") {
			return false
		}
		levels := f.c.StatusQuo()
		o := slices.IndexFunc(f.c.Options, func(o plenary.Option) bool { return o.ID == permission.Option })
		levels[o] = uint8(slices.Index(f.c.Options[o].Levels, permission.Level))
		return holds(f.c, f.condition(text), levels)
	})
}
