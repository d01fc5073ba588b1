package diff

import (
	"slices"

	"github.com/plenary-talks/plenary/record"
)

// A Kin tells what two cases have to do with one another.
type Kin struct {
	Case   bool // whether they are the same case, at two times or told in two ways
	Record bool // whether their records are the same one, of which each may have its part

	Parties, Options, Entries Shared
}

// Shared counts what stands in both of two cases, and in each.
type Shared struct{ Both, Old, New int }

// most reports whether at least half of the lesser part is shared.
func (s Shared) most() bool { return 2*s.Both >= min(s.Old, s.New) }

// Kin tells, from what is shared, whether two cases are the same one. They are
// when half of the parties and options of the one with fewer stand in the other
// and, if both have a record, half of the entries of the shorter one; or when
// they share the title and a party. A record that shares fewer entries than half
// is another record.
func (n *Names) Kin() Kin { return n.kin }

func (m *matcher) kin(old, new *Written) Kin {
	k := Kin{Parties: m.shared(KindParty), Options: m.shared(KindOption), Entries: m.entries(old, new)}
	k.Record = k.Entries.most()
	title := old.Case.Title != "" && old.Case.Title == new.Case.Title
	k.Case = k.Parties.most() && k.Options.most() && k.Record || title && k.Parties.Both > 0
	return k
}

func (m *matcher) shared(kind Kind) Shared {
	s := Shared{}
	for k, side := range m.sides {
		for i, n := range side.names {
			if n.kind != kind {
				continue
			}
			if k == 1 {
				s.New++
				continue
			}
			s.Old++
			if side.partner[i] >= 0 {
				s.Both++
			}
		}
	}
	return s
}

// entries counts entries that have one id, or that tell of the same kind of
// thing on the same day: one that was edited is still the same.
func (m *matcher) entries(old, new *Written) Shared {
	before, after := m.keys(0, old), m.keys(1, new)
	s := Shared{Old: len(before), New: len(after)}
	taken := map[string]int{}
	for _, keys := range after {
		for _, key := range keys {
			taken[key]++
		}
	}
	for _, keys := range before {
		if slices.ContainsFunc(keys, func(key string) bool { return taken[key] > 0 }) {
			s.Both++
		}
	}
	return s
}

// keys lists, entry by entry, by what it may be known: its id in the new case,
// and its day with what kind of thing happened.
func (m *matcher) keys(side int, w *Written) [][]string {
	var out [][]string
	for f := range w.Record.Files {
		for i := range w.Record.Files[f].Entries {
			out = append(out, m.keysOf(side, &w.Record.Files[f].Entries[i]))
		}
	}
	return out
}

func (m *matcher) keysOf(side int, e *record.EntryDraft) []string {
	var keys []string
	if e.ID != "" {
		id := name{kind: KindEntry, id: e.ID}
		if s := m.sides[side]; side == 0 && s.partner[s.at[id]] >= 0 {
			id = m.sides[1].names[s.partner[s.at[id]]]
		}
		keys = append(keys, "id "+id.id)
	}
	if e.On != "" {
		keys = append(keys, "on "+e.On+" "+e.Kind)
	}
	return keys
}
