package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

func TestHedge(t *testing.T) {
	wait := func(how string, by answer.PartyID, who answer.PersonID) *answer.Claim {
		return &answer.Claim{How: how, By: by, Who: who}
	}
	const hill = "Christopher Hill of the US, envoy,"
	for _, c := range []struct {
		claim      *answer.Claim
		party      answer.PartyID
		does, that string
	}{
		{wait("stated", "us", ""), "us", "Washington says that it waits", "Washington says that all is well"},
		{wait("stated", "shores", ""), "shores", "the Shores say that they wait", "the Shores say that all is well"},
		{wait("stated", "us", "hill"), "us", hill + " says that Washington waits",
			hill + " says that all is well"},
		{wait("claimed", "us", "hill"), "nk", hill + " says of Pyongyang that it waits",
			hill + " says that all is well"},
		{wait("claimed", "shores", ""), "nk", "the Shores say of Pyongyang that it waits",
			"the Shores say that all is well"},
		{wait("claimed", "", ""), "shores", "others say of the Shores that they wait", "others say that all is well"},
		{wait("reported", "", ""), "shores", "the Shores are reported to wait", "it is reported that all is well"},
		{wait("inferred", "", ""), "us", "Washington, we infer, waits", "we infer that all is well"},
		{wait("assumed", "", ""), "shores", "the Shores, we assume, wait", "we assume that all is well"},
		{wait("", "", ""), "us", "Washington waits, though nobody says how it is known",
			"all is well, though nobody says how it is known"},
	} {
		g := phrased()
		g.People = []answer.PersonName{{ID: "hill", Name: "Christopher Hill", Party: "us", Role: "envoy"}}
		tell := English().teller(g)
		if got := tell.hedge(c.claim, tell.capital(c.party), quote("wait")).String(); got != c.does {
			t.Errorf("%q, want %q", got, c.does)
		}
		tell = English().teller(g)
		if got := tell.hedgeThat(c.claim, tell.capital(c.party), quote("all is well")).String(); got != c.that {
			t.Errorf("%q, want %q", got, c.that)
		}
	}
}

func TestMention(t *testing.T) {
	g := phrased()
	g.People = []answer.PersonName{{ID: "hill", Name: "Hill", Party: "us", Role: "envoy"},
		{ID: "o", Name: "O", Party: "nk"}, {ID: "ban", Name: "Ban", Role: "secretary-general"},
		{ID: "ada", Name: "Ada"}}
	tell := English().teller(g)
	for _, want := range []string{"Hill of the US, envoy,", "O of the North", "Ban, secretary-general,", "Ada"} {
		id := map[byte]answer.PersonID{'H': "hill", 'O': "o", 'B': "ban", 'A': "ada"}[want[0]]
		if got := tell.mention(id, true).String(); got != want {
			t.Errorf("first %q, want %q", got, want)
		}
		if got, again := tell.mention(id, true).String(), tell.person(id).String(); got != again {
			t.Errorf("then %q, want %q", got, again)
		}
	}
	if got := English().teller(g).mention("hill", false).String(); got != "Hill of the US, envoy" {
		t.Errorf("at the end %q", got)
	}
}
