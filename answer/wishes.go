package answer

import "context"

// Wishes is what each party wants, in its order: a wish outweighs all those behind it. The
// words and conditions of wishes are in the glossary.
type Wishes struct {
	Head
	Parties  []WishList `json:"parties"` // in the order of the case
	Glossary Glossary   `json:"glossary"`
}

// A WishList is the wishes of one party.
type WishList struct {
	Party  PartyID `json:"party"`
	Ranked bool    `json:"ranked"` // whether its situations are ranked outright, so that it has no list
	Wishes []Wish  `json:"wishes"` // the weightiest first
}

// NewWishes lists what the parties want. The error is the context's; the cost is linear.
func NewWishes(ctx context.Context, t Talks) (*Wishes, error) {
	g := newGatherer(ctx, t)
	out := &Wishes{Head: t.head(), Parties: []WishList{}}
	for p := range g.c.Parties {
		prefers := &g.c.Parties[p].Prefers
		list := WishList{Party: g.party(p), Ranked: len(prefers.Ranking) > 0, Wishes: []Wish{}}
		for i := range prefers.Statements {
			list.Wishes = append(list.Wishes, *g.wish(p, i))
		}
		out.Parties = append(out.Parties, list)
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}
