package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

// TestEnoughAlone holds that a lever is enough where a way to the first goal pulls no other, and where that goal is
// met by what it leads to and would hold, and nowhere else.
func TestEnoughAlone(t *testing.T) {
	trust, guard := answer.Lever{ID: "trust"}, answer.Lever{ID: "guard"}
	for name, c := range map[string]struct {
		goals  []answer.GoalID
		levers []answer.Lever // of the one way
		want   bool
	}{
		"the way":                      {nil, []answer.Lever{trust}, true},
		"the goal, by another way":     {[]answer.GoalID{"deal"}, []answer.Lever{guard}, true},
		"one of two":                   {nil, []answer.Lever{trust, guard}, false},
		"another alone":                {nil, []answer.Lever{guard}, false},
		"another goal, and one of two": {[]answer.GoalID{"talks"}, []answer.Lever{trust, guard}, false},
	} {
		b := &answer.Brief{Ways: []answer.WaysTo{{Goal: "deal", Ways: []answer.Way{{Letter: "A", Levers: c.levers}}}}}
		teller := &briefTeller{teller: English().teller(&b.Glossary), a: b}
		if got := teller.enoughAlone(&answer.NotEnough{Lever: trust, Goals: c.goals}); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}
