package impasse

import "github.com/plenary-talks/plenary"

func init() { register(100, (*inquiry).silentOrder, "silent-on-order") }

// SilentOrder is an exchange of which the text does not say who goes first.
type SilentOrder struct{ Exchange int }

// Kind names the finding.
func (SilentOrder) Kind() string { return "silent-on-order" }

func (SilentOrder) weight() int { return circumstance }

func (q *inquiry) silentOrder() error {
	for i := range q.c.Exchanges {
		if e := &q.c.Exchanges[i]; e.Order == plenary.Silent {
			q.found(SilentOrder{i}, nil, e.How)
		}
	}
	return nil
}
