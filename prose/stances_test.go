package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

func TestSays(t *testing.T) {
	g := answer.Glossary{Parties: []answer.PartyName{{ID: "up", Name: "Upstream"}, {ID: "down", Name: "the Shores"}}}
	for how, want := range map[string]string{
		"":         "Upstream; the file does not say how it is known",
		"stated":   "Upstream says so",
		"claimed":  "the Shores say so of Upstream",
		"reported": "reported of Upstream",
		"inferred": "inferred of Upstream",
		"assumed":  "assumed of Upstream",
	} {
		if got := English().teller(&g).says(&answer.Stance{Party: "up", Claim: answer.Claim{By: "down", How: how}}).
			String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
