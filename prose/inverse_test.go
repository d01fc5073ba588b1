package prose

import (
	"context"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/stability"
)

func init() {
	have := func(t answer.Talks) ([]*answer.Inverse, error) {
		if t.Space.Len() > mostInverse {
			return nil, nil
		}
		last, err := answer.NewInverse(context.Background(), t, t.Space.Len()-1, stability.Concepts, 1)
		if err != nil {
			return nil, err
		}
		first, err := answer.NewInverse(context.Background(), t, 0, []stability.Concept{stability.SEQ}, 1)
		return []*answer.Inverse{last, first}, err
	}
	register("inverse", have, (*Voice).Inverse)
	register("inverse in full", have, (*Voice).FullInverse)
}

// mostInverse bounds the states of cases of which the laws ask it: what is counted
// doubles with each.
const mostInverse = 16

// TestInverseTold holds how orders of several wishes, of tiers, and counts that are too long
// to be told are told.
func TestInverseTold(t *testing.T) {
	wish := func(n int) answer.Wish { return answer.Wish{Party: "a", Number: n} }
	a := &answer.Inverse{Bound: 2, Head: answer.Head{NoStatusQuo: true}, By: []answer.ToStay{{Concept: "gmr",
		Parties: []answer.Staying{{Party: "a", Tried: 1, Changes: []answer.Otherwise{
			{Wishes: 2, Out: []answer.Wish{wish(1)}, Moved: []answer.MovedWish{
				{Wish: &answer.Wish{Party: "a", Number: 4}, Before: []answer.Wish{wish(2), wish(3)}}}},
			{Wishes: 1, Moved: []answer.MovedWish{{Tier: 2, AfterTiers: []int{3, 4}}}, Leave: []answer.PartyID{"b"}},
		}, Count: &answer.Rankings{Stay: "2432902008176640000", Of: "4865804016353280000", Thousandths: 500}},
			{Party: "b", Stays: true}}}}}
	a.Glossary.Parties = []answer.PartyName{{ID: "a", Name: "Alba"}, {ID: "b", Name: "Bora"}}
	a.Glossary.Options = []answer.OptionName{{ID: "a.x", Party: "a", Levels: []string{"no", "yes"}}}
	for n := range 4 {
		a.Glossary.Wishes = append(a.Glossary.Wishes, answer.WishText{Party: "a", Number: n + 1,
			Means: answer.Clause{Op: "term", Option: "a.x", Relation: "=", Level: n % 2}})
	}
	told := strings.Join(strings.Fields(page.Text(English().Inverse(a), 0, nil)), " ")
	for _, want := range []string{"; and Alba would have to put ", ", and so above one wish more.",
		"put the situations at place 2 of its ranking below those at places 3 and 4. Bora would then move on.",
		"Changes of one wish were all tried; more takes too long.",
		"Of 1,000 ways to rank", "Alba would stay in 500."} {
		if !strings.Contains(told, want) {
			t.Errorf("no %q in\n%s", want, told)
		}
	}
}
