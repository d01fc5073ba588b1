package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Listing words some situations in a table, each with how every party stands in it.
func (v *Voice) Listing(a *answer.Listing) *page.Document {
	t := &listingTeller{v.teller(&a.Glossary), a}
	if len(a.States) == 0 {
		t.t.para(0, t.t.say("listing.none", nil))
		return &t.t.doc
	}
	t.t.para(0, t.t.say("listing.some", args{"n": count(a.Matching), "of": count(a.Of), "from": count(a.From + 1),
		"to": count(a.From + len(a.States)), "staying": word(orNone(a.Staying))}))
	table := page.Table{Head: []page.Spans{t.t.say("listing.head", nil), t.t.say("listing.situation", nil)},
		Columns: []page.Column{{Right: true}, {}}}
	for _, p := range a.Parties {
		table.Head = append(table.Head, t.t.say("listing.of", args{"party": t.t.short(p.Party).Sentence(),
			"n": digits(p.Tiers)}))
		table.Columns = append(table.Columns, page.Column{})
	}
	for i := range a.States {
		table.Rows = append(table.Rows, t.row(&a.States[i]))
	}
	t.t.para(0, t.t.say("listing.key", nil))
	t.t.doc.Add(table)
	return &t.t.doc
}

// A listingTeller tells situations.
type listingTeller struct {
	t *teller
	a *answer.Listing
}

func (t *listingTeller) row(s *answer.Listed) []page.Spans {
	out := []page.Spans{link("state", "#"+digits(s.State).String(), digits(s.State)), t.told(s)}
	for i := range s.Parties {
		out = append(out, t.stand("listing.stand", &s.Parties[i]))
	}
	return out
}

// told is a situation: what is otherwise than today, or all of it where the case does not
// say how things are.
func (t *listingTeller) told(s *answer.Listed) page.Spans {
	switch {
	case s.StatusQuo:
		return t.t.say("listing.now", nil)
	case t.a.NoStatusQuo:
		return t.t.say("listing.other", args{"acts": t.t.situation(s.Levels)})
	}
	return t.t.say("listing.other", args{"acts": t.t.clauses(s.Changes)})
}

func (t *listingTeller) stand(key string, s *answer.Standing) page.Spans {
	return t.t.say(key, args{"tier": digits(s.Tier), "how": word(s.Firmness)})
}

// Side words situations beside one another: where they differ, and how every party stands
// in each.
func (v *Voice) Side(a *answer.Listing) *page.Document {
	t := &listingTeller{v.teller(&a.Glossary), a}
	table := page.Table{Head: []page.Spans{t.t.say("compare.option", nil)}, Columns: []page.Column{{Names: true}}}
	for i := range a.States {
		table.Head = append(table.Head, t.t.say("compare.state", args{"n": digits(a.States[i].State)}))
		table.Columns = append(table.Columns, page.Column{})
	}
	if len(a.States) == 0 {
		return &t.t.doc
	}
	for o := range a.States[0].Levels {
		if t.differs(o) {
			table.Rows = append(table.Rows, t.atLevels(o))
		}
	}
	for p := range a.Parties {
		row := []page.Spans{t.t.say("compare.party", args{"party": t.t.inText(a.Parties[p].Party).Sentence(),
			"n": digits(a.Parties[p].Tiers)})}
		for i := range a.States {
			row = append(row, t.stand("compare.stand", &a.States[i].Parties[p]))
		}
		table.Rows = append(table.Rows, row)
	}
	t.t.doc.Add(table)
	t.t.para(0, t.t.say("compare.same", nil))
	return &t.t.doc
}

// differs reports whether an option is not at one level in all the situations.
func (t *listingTeller) differs(o int) bool {
	first := t.a.States[0].Levels[o].Level
	return slices.ContainsFunc(t.a.States, func(s answer.Listed) bool { return s.Levels[o].Level != first })
}

func (t *listingTeller) atLevels(o int) []page.Spans {
	id := t.a.States[0].Levels[o].Option
	row := []page.Spans{t.t.say("compare.what", args{"party": t.t.inText(t.t.options[id].Party).Sentence(),
		"option": t.t.optionNoun(id)})}
	for i := range t.a.States {
		row = append(row, t.t.level(id, t.a.States[i].Levels[o].Level))
	}
	return row
}
