package plenary

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

func (k *checker) preferences() {
	seen := map[string]bool{}
	for i := range k.draft.Preferences {
		d := &k.draft.Preferences[i]
		path := []string{"preferences", d.Party}
		at := k.c.PartyIndex(d.Party)
		if at < 0 {
			k.AddKey(fault.UnknownParty, k.nearParty(d.Party), fmt.Sprintf("unknown party `%s`", d.Party), path...)
		}
		if seen[d.Party] {
			k.AddKey(fault.RepeatedID, "", fmt.Sprintf("the preferences of `%s` stand twice", d.Party), path...)
		}
		seen[d.Party] = true
		if len(d.Statements) > 0 && len(d.Ranking) > 0 {
			k.Add(fault.OneThingOnly, "keep one of them",
				fmt.Sprintf("`%s` has both statements and a ranking", d.Party), path...)
		}
		pref := Preference{Statements: k.statements(d, path), Ranking: k.ranking(d, path),
			Strong: k.steps(d, path)}
		if at >= 0 {
			k.c.Parties[at].Prefers = pref
		}
	}
}

// statements reads a list of statements that stands at path.
func (k *checker) statements(d *PreferenceDraft, path []string) []Statement {
	var out []Statement
	ids := map[string]bool{}
	for i := range d.Statements {
		s, at := &d.Statements[i], append(slices.Clone(path), strconv.Itoa(i))
		k.statementID(s.ID, ids, at)
		out = append(out, k.statement(s, at))
	}
	return out
}

func (k *checker) statementID(id string, taken map[string]bool, path []string) {
	switch at := append(slices.Clone(path), "id"); {
	case id == "":
	case !expr.IsID(id):
		k.Add(fault.BadID, check.IDHint(id), fmt.Sprintf("`%s` cannot be the id of a statement", id), at...)
	case taken[id]:
		k.Add(fault.RepeatedID, "give each statement of a party its own",
			fmt.Sprintf("statement id `%s` stands twice", id), at...)
	}
	taken[id] = true
}

func (k *checker) statement(s *StatementDraft, path []string) Statement {
	if s.Unknown != "" && s.Strong != "" {
		k.Add(fault.OneThingOnly, "keep one of them", "it is not known whether this is wanted, and it weighs heavily",
			check.Under(path, "strong")...)
	}
	return Statement{
		ID:      s.ID,
		Want:    k.condition(s.Want, path, "want"),
		Because: s.Because,
		Unsure:  s.Unsure,
		Unknown: s.Unknown,
		Strong:  s.Strong,
		Laid:    s.laid,
		Claim:   k.claim(&s.ClaimDraft, path),
	}
}

func (k *checker) claim(s *ClaimDraft, path []string) Claim {
	said := k.Claim(k.claims, check.Said{By: s.By, Who: s.Who, How: s.How, Passages: s.Passages}, path)
	return Claim{By: said.By, Who: said.Who, How: Evidence(said.How), Passages: s.Passages}
}
