package diff

import (
	"fmt"

	"github.com/plenary-talks/plenary"
)

func (d *differ) tracks() {
	old, new := d.old.Tracks, d.new.Tracks
	for _, at := range matched(old, new, func(t *plenary.Track) string { return t.ID }) {
		e, ok := d.entry(Tracks, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		e.text("name", a.Name, b.Name, Words)
		e.text("says", a.Says, b.Says, Words)
		e.text("from", day(a.From), day(b.From), Plain)
		e.text("until", day(a.Until), day(b.Until), Plain)
		e.seats(a, b)
	}
}

// seats compares who sits on a track, and the mandates of those that sit there
// in both cases.
func (e entry) seats(a, b *plenary.Track) {
	d := e.d
	for _, at := range matched(d.old.Parties, d.new.Parties, func(p *plenary.Party) string { return p.ID }) {
		e.of.Party = pick(d.old.Parties, d.new.Parties, at).ID
		before, after := at.Old >= 0 && a.Seat(at.Old) != nil, at.New >= 0 && b.Seat(at.New) != nil
		s := e
		switch {
		case before && after:
			e.mandates(a, b, at)
		case before:
			s.of.Act = Dropped
			s.note("seats", Value{}, Value{})
		case after:
			s.of.Act = Added
			s.note("seats", Value{}, Value{})
		}
	}
}

// mandates compares what a delegation may commit to and discuss, option by
// option and level by level, of options that are in both cases.
func (e entry) mandates(a, b *plenary.Track, party Place) {
	d := e.d
	for _, commit := range []bool{true, false} {
		for _, at := range matched(d.old.Options, d.new.Options, func(o *plenary.Option) string { return o.ID }) {
			if at.Old < 0 || at.New < 0 {
				continue
			}
			e.of.Option = d.new.Options[at.New].ID
			c := cells{d, a, b, commit, party, at}
			e.cells(&c)
		}
	}
}

// cells is what is known, in both cases, of one delegation and option.
type cells struct {
	d             *differ
	old, new      *plenary.Track
	commit        bool
	party, option Place
}

// cells notes the levels of an option about which another answer is given, or
// the same on another claim; those with the same change together.
func (e entry) cells(c *cells) {
	var seen []Change
	for _, level := range e.d.shared[e.of.Option] {
		change, ok := c.at(level)
		if !ok {
			continue
		}
		name := e.d.new.Options[c.option.New].Levels[level.New]
		known := false
		for i := range seen {
			if s := &seen[i]; s.Key == change.Key && s.Old == change.Old && s.New == change.New {
				s.Levels, known = append(s.Levels, name), true
			}
		}
		if !known {
			change.Levels = []string{name}
			seen = append(seen, change)
		}
	}
	for _, s := range seen {
		e.of.Levels, e.of.Act = s.Levels, s.Act
		e.note(s.Key, s.Old, s.New)
	}
}

// at compares one cell. Where the answer is the same, the key tells that it is
// how it is known that differs.
func (c *cells) at(level Place) (Change, bool) {
	before, x := c.old.May(c.commit, c.party.Old, c.option.Old, level.Old)
	after, y := c.new.May(c.commit, c.party.New, c.option.New, level.New)
	key := map[bool]string{true: "commit", false: "discuss"}[c.commit]
	if before != after {
		return Change{Key: key, Old: Value{Text: before.String()}, New: Value{Text: after.String()}}, true
	}
	if x == nil || y == nil || c.commit != x.Commit && c.commit != y.Commit { // may discuss since it may commit
		return Change{}, false
	}
	p, q := c.evidence(c.d.old, x), c.evidence(c.d.new, y)
	return Change{Key: key + " how", Old: Value{Text: p}, New: Value{Text: q}}, p != q
}

func (c *cells) evidence(of *plenary.Case, m *plenary.Mandate) string {
	return fmt.Sprintf("%s, %s", map[bool]string{true: "yes", false: "no"}[m.May], known(of, &m.Claim))
}
