package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

func TestTempted(t *testing.T) {
	g := answer.Glossary{
		Parties: []answer.PartyName{{ID: "up", Name: "Upstream"}, {ID: "down", Name: "the Shores"}},
		Options: []answer.OptionName{
			{ID: "up.gates", Party: "up", Levels: []string{"shut", "open"}},
			{ID: "down.pay", Party: "down", Levels: []string{"no", "yes"}},
		},
		Wishes: []answer.WishText{
			{Party: "up", Number: 1, Want: "down.pay", Because: "Water is power; it was so before. And so on."},
			{Party: "up", Number: 2, Want: "not up.gates", Means: answer.Clause{Op: "not",
				Of: []answer.Clause{{Op: "term", Option: "up.gates", Level: 1}}}}},
	}
	leave := answer.Temptation{Party: "up",
		Step:   answer.Step{Party: "up", Changes: []answer.Change{{Option: "up.gates", From: 1}}},
		Reason: answer.WouldLeave}
	answered := leave
	answered.Reason = answer.DeterredCost
	answered.Reply = []answer.Step{
		{Party: "down", Changes: []answer.Change{{Option: "down.pay", From: 1}}},
		{Party: "up", Changes: []answer.Change{{Option: "up.gates", To: 1}}, Gains: true},
	}
	teller := English().teller(&g)
	for _, c := range []struct{ got, want string }{
		{teller.tempted(&leave).String(),
			"Upstream could set gates to shut and gain by it, and no reply takes that gain away."},
		{teller.tempted(&answered).String(),
			"Upstream could set gates to shut and gain by it. The answer would be that " +
				"the Shores say no to pay, then Upstream sets gates to open, but the Shores would by then lose " +
				"by that."},
		{teller.wish(&answer.Wish{Party: "up", Number: 1, Claim: answer.Claim{How: "claimed", By: "down"}}).String(),
			"water is power (claimed by the Shores)"},
		{teller.wish(&answer.Wish{Party: "up", Number: 2}).String(), "Upstream's gates at shut (not marked)"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// TestKeptByGiver tells who would answer a breach by taking back what others could give as well: those too where
// the same would come of it with each of them, else only the one who gives on the way.
func TestKeptByGiver(t *testing.T) {
	g := answer.Glossary{
		Parties: []answer.PartyName{{ID: "up", Name: "Upstream"}, {ID: "a", Name: "Alder"}, {ID: "b", Name: "Beech"}},
		Options: []answer.OptionName{
			{ID: "up.gates", Party: "up", Levels: []string{"shut", "open"}},
			{ID: "a.pay", Party: "a", Levels: []string{"no", "yes"}},
			{ID: "b.pay", Party: "b", Levels: []string{"no", "yes"}},
		},
	}
	for alike, want := range map[bool]string{
		true: "Upstream could set gates to shut and gain by it; the answer, that Alder says no to pay " +
			"(or Beech in its place), would leave it no better off and suit whoever gives it.",
		false: "Upstream could set gates to shut and gain by it; the answer (if Alder is the one who gives), " +
			"that Alder says no to pay, would leave it no better off and suit whoever gives it.",
	} {
		v := &answer.Way{Credible: true,
			Givers: []answer.Giver{{Party: "a", Option: "a.pay",
				Or: []answer.InLieu{{Party: "b", Option: "b.pay", Alike: alike}}}},
			Tempted: []answer.Temptation{{Party: "up", Reason: answer.Deterred,
				Step:  answer.Step{Party: "up", Changes: []answer.Change{{Option: "up.gates", From: 1}}},
				Reply: []answer.Step{{Party: "a", Changes: []answer.Change{{Option: "a.pay", From: 1}}, Gains: true}}}}}
		if got := English().teller(&g).keeps(v, 1).String(); got != want {
			t.Errorf("alike %t: %q, want %q", alike, got, want)
		}
	}
}
