package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

func TestPhrase(t *testing.T) {
	half := answer.Clause{Op: "term", Option: "up.flood-gates", Relation: ">=", Level: 1}
	pay := answer.Clause{Op: "term", Option: "down.pay", Level: 1}
	dam := answer.Clause{Op: "term", Option: "down.dam", Level: 1}
	flow := answer.Clause{Op: "named", Name: "free-flow"}
	g := answer.Glossary{
		Parties: []answer.PartyName{{ID: "up", Name: "Upstream"}, {ID: "down", Name: "the Shores"}},
		Options: []answer.OptionName{
			{ID: "up.flood-gates", Party: "up", Levels: []string{"shut", "half open", "open"}},
			{ID: "down.pay", Party: "down", Levels: []string{"no", "yes"}},
			{ID: "down.dam", Party: "down", Levels: []string{"none", "built"}},
		},
	}
	for want, means := range map[string]answer.Clause{
		"Upstream's flood gates at least half open": half,
		"the Shores' pay":       pay,
		"the Shores' dam built": dam,
		"free flow":             flow,
		"not the Shores' pay":   {Op: "not", Of: []answer.Clause{pay}},
		"the Shores' pay if (the Shores' dam built)": {
			Op: "if", Of: []answer.Clause{pay, {Op: "and", Of: []answer.Clause{dam}}}},
		"free flow and the Shores' pay and (not the Shores' dam built)": {
			Op: "and", Of: []answer.Clause{flow, pay, {Op: "not", Of: []answer.Clause{dam}}}},
		"(free flow or the Shores' pay) exactly if the Shores' pay": {
			Op: "iff", Of: []answer.Clause{{Op: "or", Of: []answer.Clause{flow, pay}}, pay}},
	} {
		g.Conditions = []answer.ConditionText{{ID: "#1", Means: means}}
		if got := English().teller(&g).phrase("#1").String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
