package lean_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/lean"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// What the ways to a lasting halt lean on, and Japan's gain by moving alone.
func ExampleFind() {
	sp, q, err := sixParty(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := lean.Find(context.Background(), sp, q)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range r.Hinges {
		party := &sp.Case().Parties[h.Party]
		fmt.Printf("%s: %s\n  struck out ends %v, up %v, down %v\n", party.ID, party.Prefers.Statements[h.Wish].Want,
			h.Ends, h.Up, h.Down)
	}
	// Output:
	// nk: nk.programme < halted
	//   struck out ends [], up [{9 [0 1 2] [1 2]}], down []
	// us: us.restrictions = "in force"
	//   struck out ends [], up [{5 [0 1 2] []}], down []
	// china: not china.surety
	//   struck out ends [], up [{5 [1] []}], down []
	// japan: japan.isolation if nk.talks < negotiates and nk.programme < halted
	//   struck out ends [3], up [], down []
}

// sixParty is the first case laid out, with the ways to its first goal.
func sixParty(ctx context.Context) (*space.Space, lean.Query, error) {
	q := lean.Query{Gains: []int{3}}
	f, err := casefile.Load(ctx, "../cases/six-party-2006")
	if err != nil {
		return nil, q, err
	}
	c, err := f.With()
	if err != nil {
		return nil, q, err
	}
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		return nil, q, err
	}
	search, err := route.Prepare(ctx, sp, route.Query{Levers: c.Levers, Most: route.Most})
	if err != nil {
		return nil, q, err
	}
	a, err := search.Answer(ctx, c.Goals[0].Want)
	if err != nil {
		return nil, q, err
	}
	for i := range a.Ways {
		q.Ways = append(q.Ways, lean.Way{Way: &a.Ways[i], Want: c.Goals[0].Want, Better: a.Better})
	}
	return sp, q, nil
}
