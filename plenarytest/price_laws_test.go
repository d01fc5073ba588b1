package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/price"
	"github.com/plenary-talks/plenary/space"
)

// TestPriceLaws holds of cases too large for the definitions taken at their
// word: what is listed as necessary is met by every state that is no worse than
// today, what is listed as sufficient is enough, and never is said exactly where
// there is no such state.
func TestPriceLaws(t *testing.T) {
	shape := plenarytest.Shape{Parties: 4, Options: 9, Least: 200, States: 2000}
	plan := plenarytest.Plan{Seed: 93, Draws: 120, Shape: shape}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
		c, _ := d.Case()
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		for p := range c.Parties {
			lines, err := price.Of(context.Background(), sp, p)
			if err != nil {
				return err
			}
			for i := range lines.Rows {
				law := priceLaw{sp, p, &lines.Rows[i], map[string]bool{}}
				if err := law.check(); err != nil {
					return fmt.Errorf("party %d, option %d at %d: %w", p, law.row.Option, law.row.Level, err)
				}
			}
		}
		return nil
	})
}

// A priceLaw is a row, with whether the combinations of the rest are
// acceptable; those that are not possible are missing.
type priceLaw struct {
	*space.Space
	party int
	row   *price.Row
	rest  map[string]bool
}

func (l *priceLaw) check() error {
	for s := range l.Len() {
		if levels := l.Levels(s, nil); int(levels[l.row.Option]) == l.row.Level {
			rest := l.combination(levels)
			l.rest[rest] = l.rest[rest] || l.Rank(l.party, s) >= l.Rank(l.party, l.StatusQuo())
		}
	}
	accepted := 0
	for rest, acceptable := range l.rest {
		if acceptable {
			accepted++
		}
		if err := l.holds(rest, acceptable); err != nil {
			return fmt.Errorf("%w at %v", err, []byte(rest))
		}
	}
	if (accepted == 0) != (l.row.Verdict <= price.Never) || (len(l.rest) == 0) != (l.row.Verdict == price.Impossible) {
		return fmt.Errorf("verdict %d with %d of %d acceptable", l.row.Verdict, accepted, len(l.rest))
	}
	return nil
}

func (l *priceLaw) combination(levels []uint8) string {
	for o := range levels {
		if of := l.Case().Options[o].Party; of == l.party || o == l.row.Option {
			levels[o] = 0
		}
	}
	return string(levels)
}

// holds reports what is wrong of one combination.
func (l *priceLaw) holds(rest string, acceptable bool) error {
	all, asked, ways := true, true, 0
	for _, n := range l.row.Needs {
		met := n.Levels>>rest[n.Option]&1 != 0
		all = all && met
		asked = asked && (met || n.Follows)
	}
	for _, w := range l.row.Ways {
		met := 1
		for _, c := range w.Conditions {
			met &= int(c.Levels >> rest[c.Option] & 1)
		}
		ways += met
	}
	switch {
	case acceptable && !all:
		return fmt.Errorf("a need is not necessary")
	case !acceptable && ways > 0:
		return fmt.Errorf("a way is not sufficient")
	case acceptable && ways == 0 && len(l.row.Ways) > 0 && l.row.Left == 0:
		return fmt.Errorf("no way is left")
	case l.row.Verdict == price.Exactly && acceptable != asked:
		return fmt.Errorf("the needs are not exact")
	case l.row.Verdict == price.Whatever && !acceptable:
		return fmt.Errorf("not whatever the others do")
	}
	return nil
}
