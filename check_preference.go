package plenary

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/expr"
)

func (k *checker) preferences() {
	seen := map[string]bool{}
	for i := range k.draft.Preferences {
		d := &k.draft.Preferences[i]
		path := []string{"preferences", d.Party}
		at := k.c.PartyIndex(d.Party)
		if at < 0 {
			k.addKey(k.nearParty(d.Party), fmt.Sprintf("unknown party `%s`", d.Party), path...)
		}
		if seen[d.Party] {
			k.addKey("", fmt.Sprintf("the preferences of `%s` stand twice", d.Party), path...)
		}
		seen[d.Party] = true
		if len(d.Statements) > 0 && len(d.Ranking) > 0 {
			k.add("keep one of them", fmt.Sprintf("`%s` has both statements and a ranking", d.Party), path...)
		}
		pref := Preference{Statements: k.statements(d, path), Ranking: k.ranking(d, path)}
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
		k.add(idHint(id), fmt.Sprintf("`%s` cannot be the id of a statement", id), at...)
	case taken[id]:
		k.add("give each statement of a party its own", fmt.Sprintf("statement id `%s` stands twice", id), at...)
	}
	taken[id] = true
}

func (k *checker) statement(s *StatementDraft, path []string) Statement {
	return Statement{
		ID:      s.ID,
		Want:    k.condition(s.Want, append(slices.Clone(path), "want")...),
		Because: s.Because,
		Laid:    s.laid,
		Claim:   k.claim(&s.ClaimDraft, path),
	}
}

func (k *checker) claim(s *ClaimDraft, path []string) Claim {
	c := Claim{By: -1, Passages: s.Passages}
	if s.By != "" {
		if c.By = k.c.PartyIndex(s.By); c.By < 0 {
			k.add(k.nearParty(s.By), fmt.Sprintf("unknown party `%s`", s.By), append(slices.Clone(path), "by")...)
		}
	}
	c.How = Evidence(k.oneOf(s.How, evidence[:Ranking], "a kind of evidence", append(slices.Clone(path), "how")))
	for i, ref := range s.Passages {
		k.reference(ref, append(slices.Clone(path), "passage", strconv.Itoa(i)))
	}
	return c
}
