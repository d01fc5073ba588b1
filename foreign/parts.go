package foreign

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// Part is the code of a part of a case that a file cannot hold: lost.
const Part Code = "part"

// Parts notes the parts of a case that there are, but for those held, in the
// order of a case file. Parts are called as their keys in it are: tracks, goals,
// lang; what stands all over a case is called record, how, because and do.
func (t *Talks) Parts(notes *Notes, held ...string) {
	d := t.Draft
	for _, p := range []struct {
		name  string
		count int
	}{
		{"lang", some(d.Lang != "")}, {"as_of", some(d.AsOf != "")}, {"conditions", len(d.Conditions)},
		{"impossible", len(d.Impossible)}, {"preferences", len(d.Preferences)}, {"tracks", len(d.Tracks)},
		{"preconditions", len(d.Preconditions)}, {"guarantees", len(d.Guarantees)}, {"exchanges", len(d.Exchanges)},
		{"levers", len(d.Levers)}, {"goals", len(d.Goals)}, {"variants", len(d.Variants)},
		{"perceives", perceptions(d)}, {"unsure", Unsure(d)}, {"unknown", Unknown(d)},
		{"strong", Strong(d)}, {"same", same(d)}, {"people", len(d.People)},
		{"sources", len(d.Sources)}, {"left_out", len(d.LeftOut)}, {"how", claims(d)}, {"because", reasons(d)},
		{"do", phrases(d)}, {"record", some(t.Day != nil)},
	} {
		if p.count > 0 && !slices.Contains(held, p.name) {
			notes.Add(Note{Code: Part, Kind: Lost, Name: p.name, Count: p.count})
		}
	}
}

func some(is bool) int {
	if is {
		return 1
	}
	return 0
}

// same counts conditions whose states are told as one.
func same(d *plenary.Draft) int {
	n := 0
	for i := range d.Conditions {
		n += some(d.Conditions[i].Same != "")
	}
	return n
}

// perceptions counts what parties take to be otherwise.
func perceptions(d *plenary.Draft) int {
	n := 0
	for i := range d.Parties {
		n += len(d.Parties[i].Perceives)
	}
	return n
}

// wishes counts those of which something is so.
func wishes(d *plenary.Draft, is func(s *plenary.StatementDraft) bool) int {
	n := 0
	for i := range d.Preferences {
		for j := range d.Preferences[i].Statements {
			n += some(is(&d.Preferences[i].Statements[j]))
		}
	}
	return n
}

// Unsure counts the wishes that a party may not have, and the options that may stand elsewhere today.
func Unsure(d *plenary.Draft) int {
	n := wishes(d, func(s *plenary.StatementDraft) bool { return s.Unsure != "" })
	for i := range d.Options {
		n += some(len(d.Options[i].OrNow) > 0)
	}
	return n
}

// Unknown counts the wishes of which a case says that it is not known which way they go.
func Unknown(d *plenary.Draft) int {
	return wishes(d, func(s *plenary.StatementDraft) bool { return s.Unknown != "" })
}

// Strong counts the wishes, and the steps of rankings, that a case marks as weighing heavily.
func Strong(d *plenary.Draft) int {
	n := wishes(d, func(s *plenary.StatementDraft) bool { return s.Strong != "" })
	for i := range d.Preferences {
		n += len(d.Preferences[i].Strong)
	}
	return n
}

// claims counts what the case says who asserts, and how it is known.
func claims(d *plenary.Draft) int {
	n := 0
	add := func(c *plenary.ClaimDraft) { n += some(c.By+c.Who+c.How != "" || len(c.Passages) > 0) }
	for i := range d.Options {
		add(&d.Options[i].ClaimDraft)
		for j := range d.Options[i].Phrases {
			add(&d.Options[i].Phrases[j].ClaimDraft)
		}
	}
	for i := range d.Preferences {
		for j := range d.Preferences[i].Statements {
			add(&d.Preferences[i].Statements[j].ClaimDraft)
		}
	}
	for i := range d.Parties {
		for j := range d.Parties[i].Perceives {
			add(&d.Parties[i].Perceives[j].ClaimDraft)
		}
	}
	return n
}

// reasons counts what the case gives a reason for.
func reasons(d *plenary.Draft) int {
	n := 0
	for i := range d.Options {
		n += some(d.Options[i].Because != "")
		for j := range d.Options[i].Phrases {
			n += some(d.Options[i].Phrases[j].Because != "")
		}
	}
	for i := range d.Preferences {
		for j := range d.Preferences[i].Statements {
			n += some(d.Preferences[i].Statements[j].Because != "")
		}
	}
	for i := range d.Parties {
		for j := range d.Parties[i].Perceives {
			n += some(d.Parties[i].Perceives[j].Because != "")
		}
	}
	return n
}

// phrases counts the options and levels that have words of their own.
func phrases(d *plenary.Draft) int {
	n := 0
	for i := range d.Options {
		o := &d.Options[i]
		n += some(o.Noun+o.Do+o.Undo+o.Is != "")
		for j := range o.Phrases {
			p := &o.Phrases[j]
			n += some(p.Noun+p.Do+p.Undo+p.Is != "" || p.Falls != nil)
		}
	}
	return n
}
