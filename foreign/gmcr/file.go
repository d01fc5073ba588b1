package gmcr

import (
	"strconv"
)

// The shape of a file.
type (
	fileJSON struct {
		DecisionMakers []makerJSON  `json:"decisionMakers"`
		Coalitions     []int        `json:"coalitions"`
		CoalitionsFull []makerJSON  `json:"coalitionsFull"`
		Options        []optionJSON `json:"options"`
		Infeasibles    []any        `json:"infeasibles"`
		Manual         bool         `json:"useManualPreferenceRanking"`
		Program        string       `json:"program"`
		Version        string       `json:"version"`
	}
	optionJSON struct {
		Name      string `json:"name"`
		Direction string `json:"permittedDirection"`
	}
	makerJSON struct {
		Name           string `json:"name"`
		Options        []int  `json:"options"`
		Preferences    []any  `json:"preferences"`
		Payoffs        []int  `json:"payoffs,omitempty"`
		Misperceptions []any  `json:"misperceptions"`
		Ranking        []any  `json:"preferenceRanking,omitempty"`
	}
	compoundJSON struct {
		Compound bool    `json:"compound"`
		Members  [][]any `json:"members"`
	}
)

// written is the version of files written here.
const written = "1"

// file is the model as a file has it.
func (m *model) file() fileJSON {
	f := fileJSON{Manual: m.manual, Program: "plenary", Version: written, Options: []optionJSON{}, Coalitions: []int{},
		DecisionMakers: []makerJSON{}, Infeasibles: conditionsJSON(m.infeasibles)}
	for _, o := range m.options {
		f.Options = append(f.Options, optionJSON{o.name, o.direction})
	}
	for i := range m.makers {
		f.Coalitions = append(f.Coalitions, i)
		f.DecisionMakers = append(f.DecisionMakers, m.makers[i].json(m.manual))
	}
	f.CoalitionsFull = f.DecisionMakers
	return f
}

func (m *maker) json(manual bool) makerJSON {
	out := makerJSON{Name: m.name, Options: append([]int{}, m.options...), Preferences: conditionsJSON(m.wishes),
		Misperceptions: conditionsJSON(m.unseen)}
	for _, p := range m.payoffs {
		n, _ := strconv.Atoi(p) // we wrote it
		out.Payoffs = append(out.Payoffs, n)
	}
	for _, t := range m.ranking {
		switch {
		case !manual:
		case len(t.states) == 1:
			out.Ranking = append(out.Ranking, t.states[0])
		default:
			out.Ranking = append(out.Ranking, t.states)
		}
	}
	return out
}

func conditionsJSON(list []condition) []any {
	out := []any{}
	for _, c := range list {
		var members [][]any
		for _, member := range c.members {
			members = append(members, literalsJSON(member))
		}
		if len(members) == 1 {
			out = append(out, members[0])
		} else {
			out = append(out, compoundJSON{true, members})
		}
	}
	return out
}

func literalsJSON(list []literal) []any {
	out := []any{}
	for _, l := range list {
		is := "N"
		if l.taken {
			is = "Y"
		}
		out = append(out, []any{l.option, is})
	}
	return out
}
