package diff

import "slices"

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

// kinOf tells it from what has an id; same gives the name in the new case of
// what stands in both.
func kinOf(old, new *Written, before, after []name, same func(name) (name, bool)) Kin {
	shared := func(kind NameKind) (s Shared) {
		for _, n := range before {
			if n.kind != kind {
				continue
			}
			s.Old++
			if _, ok := same(n); ok {
				s.Both++
			}
		}
		for _, n := range after {
			if n.kind == kind {
				s.New++
			}
		}
		return s
	}
	k := Kin{Parties: shared(KindParty), Options: shared(KindOption), Entries: entries(old, new, same)}
	k.Record = k.Entries.most()
	title := old.Case.Title != "" && old.Case.Title == new.Case.Title
	k.Case = k.Parties.most() && k.Options.most() && k.Record || title && k.Parties.Both > 0
	return k
}

// entries counts entries that have one id, or that tell of the same kind of
// thing on the same day: one that was edited is still the same.
func entries(old, new *Written, same func(name) (name, bool)) Shared {
	before := keys(old, func(id string) string {
		is, _ := same(name{kind: KindEntry, id: id})
		return is.id
	})
	after := keys(new, func(id string) string { return id })
	s := Shared{Old: len(before), New: len(after)}
	taken := map[string]bool{}
	for _, keys := range after {
		for _, key := range keys {
			taken[key] = true
		}
	}
	for _, keys := range before {
		if slices.ContainsFunc(keys, func(key string) bool { return taken[key] }) {
			s.Both++
		}
	}
	return s
}

// keys lists, entry by entry, by what it may be known: its id in the new case,
// and its day with what kind of thing happened.
func keys(w *Written, called func(id string) string) [][]string {
	var out [][]string
	for f := range w.Record.Files {
		for i := range w.Record.Files[f].Entries {
			e := &w.Record.Files[f].Entries[i]
			var keys []string
			if id := called(e.ID); e.ID != "" && id != "" {
				keys = append(keys, "id "+id)
			}
			if e.On != "" {
				keys = append(keys, "on "+e.On+" "+e.Kind)
			}
			out = append(out, keys)
		}
	}
	return out
}
