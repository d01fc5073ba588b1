package diff

import "github.com/plenary-talks/plenary"

// declared lists the names of all that a case and its record give an id.
func declared(w *Written) []name {
	d, out := &w.Case, []name{}
	add := func(kind NameKind, of, id string) {
		if id != "" {
			out = append(out, name{kind, of, id})
		}
	}
	for i := range d.Parties {
		add(KindParty, "", d.Parties[i].ID)
	}
	for i := range d.Options {
		o := &d.Options[i]
		out = append(out, whole(KindOption, o.ID))
		levels := o.Levels
		if levels == nil {
			levels = []string{"no", "yes"}
		}
		for _, l := range levels {
			add(KindLevel, o.ID, l)
		}
	}
	for i := range d.Conditions {
		add(KindCondition, "", d.Conditions[i].ID)
	}
	for i := range d.Goals {
		add(KindGoal, "", d.Goals[i].ID)
	}
	for i := range d.Tracks {
		add(KindTrack, "", d.Tracks[i].ID)
	}
	for i := range d.Preconditions {
		add(KindPrecondition, "", d.Preconditions[i].ID)
	}
	for i := range d.Guarantees {
		add(KindGuarantee, "", d.Guarantees[i].ID)
	}
	for i := range d.Exchanges {
		add(KindExchange, "", d.Exchanges[i].ID)
	}
	for i := range d.Levers {
		add(KindLever, "", d.Levers[i].ID)
	}
	for i := range d.Variants {
		v := &d.Variants[i]
		add(KindVariant, "", v.ID)
		for k := range v.Preferences {
			p := &v.Preferences[k]
			for n := range p.Edits {
				add(KindWish, p.Party, p.Edits[n].ID)
			}
			if p.Instead != nil {
				declaredWishes(p.Party, p.Instead.Statements, add)
			}
		}
	}
	for i := range d.Preferences {
		declaredWishes(d.Preferences[i].Party, d.Preferences[i].Statements, add)
	}
	declaredSources(d.People, d.Sources, add)
	declaredRecord(w, add)
	return out
}

func declaredWishes(party string, list []plenary.StatementDraft, add func(NameKind, string, string)) {
	for i := range list {
		add(KindWish, party, list[i].ID)
	}
}

func declaredSources(people []plenary.PersonDraft, sources []plenary.SourceDraft, add func(NameKind, string, string)) {
	for i := range people {
		add(KindPerson, "", people[i].ID)
	}
	for i := range sources {
		s := &sources[i]
		add(KindSource, "", s.ID)
		for k := range s.Passages {
			add(KindPassage, s.ID, s.ID+"#"+s.Passages[k].ID)
		}
	}
}

func declaredRecord(w *Written, add func(NameKind, string, string)) {
	for f := range w.Record.Files {
		file := &w.Record.Files[f]
		declaredSources(file.People, file.Sources, add)
		for i := range file.Entries {
			e := &file.Entries[i]
			add(KindEntry, "", e.ID)
			if kindOf[e.Kind] == KindPrecondition { // the record may describe it
				add(KindPrecondition, "", e.Of)
			}
		}
		for i := range file.Agreements {
			a := &file.Agreements[i]
			add(KindAgreement, "", a.ID)
			for k := range a.Commitments {
				add(KindCommitment, a.ID, a.ID+"/"+a.Commitments[k].ID)
			}
		}
	}
}

// maybeRenamed reports whether both cases have an id of one kind that the
// other has not: without that nothing is renamed.
func maybeRenamed(old, new []name) bool {
	only := func(a, b []name) map[NameKind]bool {
		in, out := map[name]bool{}, map[NameKind]bool{}
		for _, n := range b {
			in[n] = true
		}
		for _, n := range a {
			if !in[n] {
				out[n.kind] = true
			}
		}
		return out
	}
	there, here := only(old, new), only(new, old)
	for kind := range there {
		if here[kind] {
			return true
		}
	}
	return false
}
