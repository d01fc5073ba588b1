package answer_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// river lays out a small case: each side wants the other to give, and would
// rather not give itself.
func river() answer.Talks {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up", Name: "Upstream"}, {ID: "down", Name: "Downstream"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.pay"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.pay"}}},
		},
	}
	c, faults := draft.Case()
	if len(faults) > 0 {
		log.Fatal(faults)
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		log.Fatal(err)
	}
	return answer.Talks{Space: sp}
}

// Who stays and why, and what is better for everyone. Parties and options are
// ids, levels numbers; the glossary has their names.
func ExampleNewBrief() {
	brief, err := answer.NewBrief(context.Background(), river())
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range brief.Parties {
		fmt.Printf("%s: tier %d of %d, %s\n", p.ID, p.Tier, p.Tiers, p.Stays)
	}
	for _, better := range brief.Better.Smallest.Shown {
		fmt.Printf("better for everyone: state %d, stable by %v\n", better.State, better.Equilibrium)
	}
	for _, f := range brief.Findings {
		proof, ok := f.Proof.(*answer.FirstMover)
		if !ok {
			continue
		}
		for _, first := range proof.Steps {
			fmt.Printf("%s: %s gives up its wish %d\n", f.Kind, first.Party, first.GivesUp.Number)
		}
	}
	for _, p := range brief.Glossary.Parties {
		fmt.Println(p.ID, "is", p.Name)
	}
	// Output:
	// up: tier 3 of 4, no gain
	// down: tier 3 of 4, no gain
	// better for everyone: state 4, stable by [gmr smr seq sseq]
	// first-mover: up gives up its wish 2
	// first-mover: down gives up its wish 2
	// up is Upstream
	// down is Downstream
}

// Whether one party would leave a state, as data and as JSON: its verdict is
// read back from the JSON, and is the same.
func ExampleNewState() {
	const both = 3 // the state, from 0
	concepts := []stability.Concept{stability.Nash, stability.SEQ}
	state, err := answer.NewState(context.Background(), river(), both, []int{0}, concepts)
	if err != nil {
		log.Fatal(err)
	}
	text, err := json.Marshal(state)
	if err != nil {
		log.Fatal(err)
	}
	back := answer.State{}
	if err := json.Unmarshal(text, &back); err != nil {
		log.Fatal(err)
	}
	for _, v := range back.Parties[0].Verdicts {
		fmt.Println(v.Concept, v.Stable)
		for _, r := range v.Replies {
			fmt.Printf("going to state %d is answered by %s, which goes to %d\n",
				r.Improvement, r.Steps[0].Party, r.Steps[0].State)
		}
	}
	// Output:
	// nash false
	// seq true
	// going to state 3 is answered by down, which goes to 1
}
