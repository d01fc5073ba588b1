package perceive_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/perceive"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Upstream keeps its water because it takes Downstream to want the dam gone; it would be surprised.
func Example() {
	wants := func(party string, list ...string) plenary.PreferenceDraft {
		p := plenary.PreferenceDraft{Party: party}
		for _, text := range list {
			p.Statements = append(p.Statements, plenary.StatementDraft{Want: text})
		}
		return p
	}
	grim := wants("down", "down.attack")
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{
			{ID: "up", Perceives: []plenary.PerceptionDraft{{Variant: "grim"}}}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.attack"}},
		Preferences: []plenary.PreferenceDraft{
			wants("up", "not down.attack", "up.release"), wants("down", "not down.attack")},
		Variants: []plenary.VariantDraft{
			{ID: "grim", Preferences: []plenary.VariantPreferenceDraft{{Party: "down", Instead: &grim}}}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		fmt.Println(faults[0])
		return
	}
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	talks, err := perceive.New(ctx, sp)
	if err != nil {
		fmt.Println(err)
		return
	}
	j, err := talks.Judge(ctx, stability.SEQ)
	if err != nil {
		fmt.Println(err)
		return
	}
	const up = 0
	for s := range sp.Len() {
		if j.Lasts(s) {
			fmt.Println(sp.Code(s), "lasts; in truth:", j.LastsInTruth(s), "kept by a mistake of:", j.Mistaken(s, true))
		}
		if kind, by, ok := j.Surprise(up, s); ok {
			fmt.Println(sp.Code(s), "surprises upstream:", kind, by)
		}
	}
	// Output:
	// 00 lasts; in truth: false kept by a mistake of: [0]
	// 00 surprises upstream: staying [1]
	// 10 lasts; in truth: true kept by a mistake of: []
	// 10 surprises upstream: staying [1]
	// 11 surprises upstream: leaving [1]
}
