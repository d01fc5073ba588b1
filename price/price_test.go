package price_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/price"
	"github.com/plenary-talks/plenary/space"
)

// bazaar is parties with options of two levels, dealt out to them in turn, each
// with a dozen wishes of four options drawn by chance; no rule.
func bazaar(parties, options int) plenary.Draft {
	rng := rand.New(rand.NewPCG(uint64(parties), uint64(options)))
	var d plenary.Draft
	for o := range options {
		d.Options = append(d.Options, plenary.OptionDraft{ID: give(o, parties)})
	}
	for p := range parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", p)})
		prefers := plenary.PreferenceDraft{Party: d.Parties[p].ID}
		for range 12 {
			want := give(rng.IntN(options), parties)
			for range 3 {
				joined := []string{" and ", " or ", " and not ", " or not "}[rng.IntN(4)]
				want = "(" + want + ")" + joined + give(rng.IntN(options), parties)
			}
			prefers.Statements = append(prefers.Statements, plenary.StatementDraft{Want: want})
		}
		d.Preferences = append(d.Preferences, prefers)
	}
	return d
}

func give(o, parties int) string { return fmt.Sprintf("p%d.o%d", o%parties, o) }

func layOut(t testing.TB, d plenary.Draft) *space.Space {
	t.Helper()
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

// BenchmarkOf finds the bottom lines of all six parties of a bazaar.
func BenchmarkOf(b *testing.B) {
	for _, options := range []int{14, 17, 20} {
		b.Run(fmt.Sprintf("options-%d", options), func(b *testing.B) {
			sp := layOut(b, bazaar(6, options))
			for b.Loop() {
				for p := range 6 {
					if _, err := price.Of(context.Background(), sp, p); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func TestStopped(t *testing.T) {
	sp := layOut(t, bazaar(3, 8))
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := price.Of(ctx, sp, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestBetweenTwo(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a party bargains with itself")
		}
	}()
	_, _ = price.Between(context.Background(), layOut(t, bazaar(2, 2)), 1, 1)
}

// TestOfOwn: of the party's own options the rows are those among all.
func TestOfOwn(t *testing.T) {
	sp := layOut(t, bazaar(4, 9))
	for p := range sp.Case().Parties {
		all, err := price.Of(t.Context(), sp, p)
		own, errOwn := price.OfOwn(t.Context(), sp, p)
		if err != nil || errOwn != nil {
			t.Fatal(err, errOwn)
		}
		all.Rows = slices.DeleteFunc(all.Rows, func(r price.Row) bool { return sp.Case().Options[r.Option].Party != p })
		if len(own.Rows) == 0 || !reflect.DeepEqual(all, own) {
			t.Errorf("party %d: %+v, want %+v", p, own, all)
		}
	}
}
