package prose

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
)

func init() {
	have := sharing(haveTrials)
	register("trial", have, (*Voice).Trial)
	register("trial, as saved", have, (*Voice).Saving)
	register("wishes", func(t answer.Talks) ([]*answer.Wishes, error) {
		a, err := answer.NewWishes(context.Background(), t)
		return []*answer.Wishes{a}, err
	}, (*Voice).Wishes)
	register("moving", haveMovings, (*Voice).Moving)
}

// triedOtherwise tries the wishes of the first party with two the other way round.
func triedOtherwise(t answer.Talks) (*answer.Trying, answer.Talks, int, error) {
	c := t.Space.Case()
	p := slices.IndexFunc(c.Parties, func(p plenary.Party) bool { return len(p.Prefers.Statements) > 1 })
	if p < 0 || c.NoStatusQuo {
		return nil, t, p, nil
	}
	var list []int
	for i := range c.Parties[p].Prefers.Statements {
		list = append([]int{i}, list...)
	}
	other, err := c.Amend(plenary.SetWishes{Party: p, Wishes: list})
	if err != nil {
		return nil, t, p, err
	}
	x, err := answer.NewTrying(context.Background(), t)
	if err != nil {
		return nil, t, p, err
	}
	now := t
	now.Space, err = t.Space.Reranked(context.Background(), other, p)
	return x, now, p, err
}

func haveTrials(t answer.Talks) ([]*answer.Trial, error) {
	x, now, p, err := triedOtherwise(t)
	if x == nil || err != nil {
		return nil, err
	}
	same, err := x.Try(context.Background(), answer.TrialOf{Talks: t})
	if err != nil {
		return nil, err
	}
	party := answer.PartyID(t.Space.Case().Parties[p].ID)
	all := []*answer.Trial{same}
	other, err := x.TryInParts(context.Background(), answer.TrialOf{Talks: now, Without: []answer.Wish{{Party: party,
		Number: 1}}}, func(part *answer.Trial) { all = append(all, part) })
	return append(all, other), err
}

func haveMovings(t answer.Talks) ([]*answer.Moving, error) {
	x, now, p, err := triedOtherwise(t)
	if x == nil || err != nil {
		return nil, err
	}
	m, err := x.Moving(context.Background(), now, p, 0)
	return []*answer.Moving{m}, err
}
