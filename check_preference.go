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
		pref := Preference{Statements: k.statements(d, path), Ranking: k.ranking(d, append(path, "ranking"))}
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
		k.add(idRule, fmt.Sprintf("`%s` cannot be the id of a statement", id), at...)
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

// ranking reads the tiers of a ranking that stands at path.
func (k *checker) ranking(d *PreferenceDraft, path []string) [][][]uint8 {
	var out [][][]uint8
	seen := map[string]bool{}
	for i, tier := range d.Ranking {
		var states [][]uint8
		for j, code := range tier {
			at := append(slices.Clone(path), strconv.Itoa(i), strconv.Itoa(j))
			if levels := k.rankedState(code, seen, at); levels != nil {
				states = append(states, levels)
			}
		}
		if len(tier) == 0 {
			k.add("remove it", "this tier is empty", append(slices.Clone(path), strconv.Itoa(i))...)
		}
		out = append(out, states)
	}
	return out
}

// rankedState reads one code of a ranking; nil when it is at fault.
func (k *checker) rankedState(code string, seen map[string]bool, path []string) []uint8 {
	if !k.evaluable() || k.enough() {
		return nil
	}
	levels, err := k.c.ParseCode(code)
	switch {
	case err != nil:
		k.add("", err.Error(), path...)
		return nil
	case seen[code]:
		k.add("keep one of them", fmt.Sprintf("state `%s` is ranked twice", code), path...)
		return nil
	}
	seen[code] = true
	if len(k.c.Impossible) == len(k.draft.Impossible) && !k.vague && !k.c.Feasible(levels) {
		rule := k.draft.Impossible[k.c.forbiddenBy(levels)]
		k.add("take it out of the ranking", fmt.Sprintf("state `%s` is not feasible (impossible: %s)", code, rule), path...)
		return nil
	}
	return levels
}
