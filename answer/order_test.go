package answer

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// TestOrderOfRankings: a brief does not depend on how the codes of rankings are
// written. With an order of their own they mean the same, and when options are
// declared otherwise the same as codes rewritten for that, under any variant.
func TestOrderOfRankings(t *testing.T) {
	var ranked atomic.Int64
	t.Cleanup(func() {
		if n := ranked.Load(); n < 20 {
			t.Errorf("only %d tiers of rankings", n)
		}
	})
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 99, Draws: 120, Draw: plenarytest.RandomTableDraft},
		func(d plenary.Draft, rng *rand.Rand) error {
			for _, p := range d.Preferences {
				ranked.Add(int64(len(p.Ranking)))
			}
			said := plenarytest.WithOrders(rng, d)
			if err := sameBriefs(d, said); err != nil {
				return fmt.Errorf("with orders: %w", err)
			}
			order := rng.Perm(len(d.Options))
			permuted := make([]plenary.OptionDraft, len(order))
			for i, o := range order {
				permuted[i] = d.Options[o]
			}
			d.Options, said.Options = permuted, permuted
			return sameBriefs(recoded(d, order), said)
		})
}

// recoded is a draft with codes for options declared in another order.
func recoded(d plenary.Draft, order []int) plenary.Draft {
	recode := func(p plenary.PreferenceDraft) plenary.PreferenceDraft {
		p.Ranking = slices.Clone(p.Ranking)
		for i, tier := range p.Ranking {
			p.Ranking[i] = nil
			for _, code := range tier {
				var b []byte
				for _, o := range order {
					b = append(b, code[o])
				}
				p.Ranking[i] = append(p.Ranking[i], string(b))
			}
		}
		return p
	}
	d.Preferences, d.Variants = slices.Clone(d.Preferences), slices.Clone(d.Variants)
	for i := range d.Preferences {
		d.Preferences[i] = recode(d.Preferences[i])
	}
	for i := range d.Variants {
		v := &d.Variants[i]
		v.Preferences = slices.Clone(v.Preferences)
		for j := range v.Preferences {
			if p := &v.Preferences[j]; p.Instead != nil {
				instead := recode(*p.Instead)
				p.Instead = &instead
			}
		}
	}
	return d
}

func sameBriefs(a, b plenary.Draft) error {
	for i := -1; i < len(a.Variants); i++ {
		var laid []string
		if i >= 0 {
			laid = []string{a.Variants[i].ID}
		}
		x, err := briefText(a, laid)
		if err != nil {
			return err
		}
		y, err := briefText(b, laid)
		if err != nil {
			return err
		}
		if x != y {
			return fmt.Errorf("under %v one brief is\n%s\nand the other\n%s", laid, x, y)
		}
	}
	return nil
}

func briefText(d plenary.Draft, variants []string) (string, error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return "", faults[0]
	}
	c, err := c.With(variants...)
	if err != nil {
		return "", err
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		return "", err
	}
	b, err := NewBrief(context.Background(), Talks{Space: sp, Work: 1 << 24})
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(b)
	return string(text), err
}
