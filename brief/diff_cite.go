package brief

import (
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
)

// cite adds to a change of the case where it stands: the words where the source
// is at hand, else the places.
func (d *differ) cite(x *diff.Change, out *CaseChange, of *DiffOf) {
	c := d.claimOf(x)
	if c == nil {
		return
	}
	out.how = c.How
	if x.Weight == diff.Words || x.Key == "passage" || x.Key == "how" || x.Act == diff.Moved || x.Act == diff.Dropped || len(c.Passages) == 0 {
		return
	}
	out.Where = c.Passages
	words := of.New.Words
	if words == nil {
		return
	}
	for _, ref := range c.Passages {
		if text, _, ok := words(ref); ok {
			out.Words = text
			return
		}
	}
}

// claimOf is the claim of what a change is about; nil where it has none.
func (d *differ) claimOf(x *diff.Change) *plenary.Claim {
	w, at := d.new, x.At.New
	if x.Act == diff.Dropped || at < 0 {
		w, at = d.old, x.At.Old
	}
	switch {
	case at < 0:
	case x.Part == diff.Preconditions:
		return &w.c.Preconditions[at].Claim
	case x.Part == diff.Guarantees:
		return &w.c.Guarantees[at].Claim
	case x.Part == diff.Exchanges:
		return &w.c.Exchanges[at].Claim
	case x.Part == diff.Preferences && x.Key != "ranking":
		return &w.c.Parties[w.c.PartyIndex(x.Party)].Prefers.Statements[at].Claim
	}
	return nil
}

// cited is a change with its words or places.
func (x *CaseChange) cited() string {
	if len(x.Where) == 0 {
		return x.Says
	}
	return x.Says + ifText(x.Words != "", " - “"+shortened(clean(x.Words))+"”") + " [" + strings.Join(x.Where, ", ") + "]"
}
