package answer

import "github.com/plenary-talks/plenary/impasse"

func init() { proves((*gatherer).silentOrder, "silent-on-order") }

// SilentOrder is an exchange of which no text says who goes first.
type SilentOrder struct {
	Exchange Exchange `json:"exchange"` // the one
}

// An Exchange is what a text gives for what.
type Exchange struct {
	ID   ExchangeID  `json:"id"`
	Give ConditionID `json:"give"` // what one side gives
	For  ConditionID `json:"for"`  // what it is given for
	Claim
}

func (*SilentOrder) proof() {}

func (g *gatherer) silentOrder(s impasse.SilentOrder) SilentOrder {
	return SilentOrder{g.exchange(s.Exchange)}
}

func (g *gatherer) exchange(i int) Exchange {
	e := &g.c.Exchanges[i]
	return Exchange{ExchangeID(e.ID), g.condition(e.Give), g.condition(e.For), g.claim(&e.Claim)}
}
