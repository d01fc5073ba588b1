package gmcr

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// laidOut is a draft checked and laid out.
func laidOut(t testing.TB, d plenary.Draft) *space.Space {
	t.Helper()
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatalf("%v\n%s", faults, casefile.WriteCase(&d))
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

func exported(t testing.TB, sp *space.Space) *foreign.Export {
	t.Helper()
	ex, err := write(t.Context(), foreign.Talks{Case: sp.Case(), Draft: sp.Case().Written(), Space: sp})
	if err != nil {
		t.Fatal(err)
	}
	return ex
}

func imported(t testing.TB, text []byte) *foreign.Import {
	t.Helper()
	files := []foreign.File{{Name: "a.gmcr", Text: text}}
	if !fits(files) {
		t.Fatalf("not known: %s", text)
	}
	im, err := read(t.Context(), files)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return im
}

// code is the state of a case as it is coded in the model written of it.
func (w *writer) code(sp *space.Space, s int) string {
	var out strings.Builder
	for _, at := range w.order() {
		bit := '0'
		if b := w.bits[at]; sp.Level(s, b.option) >= b.level {
			bit = '1'
		}
		out.WriteRune(bit)
	}
	return out.String()
}

// TestRoundTrip holds that a case written and read again has the same states,
// ranks, moves and equilibria.
func TestRoundTrip(t *testing.T) {
	met := map[foreign.Code]int{}
	for i := range uint64(300) {
		rng := rand.New(rand.NewPCG(i, 13))
		sp := laidOut(t, plenarytest.RandomDraft(rng, plenarytest.Shape{States: 80}))
		ex := exported(t, sp)
		for _, n := range ex.Notes.List {
			met[n.Code]++
		}
		im := imported(t, ex.Text)
		if notes := slices.DeleteFunc(slices.Clone(im.Notes.List), func(n foreign.Note) bool {
			return n.Code == foreign.NoState || n.Code == NoOwner || n.Code == Reordered || n.Code == OneReply
		}); len(notes) > 0 {
			t.Errorf("case %d: %+v", i, notes)
		}
		if err := same(t, sp, laidOut(t, im.Case)); err != nil {
			t.Fatalf("case %d: %v\n%s\n%s\n%s", i, err, plenarytest.Text(*sp.Case().Written()), ex.Text,
				casefile.WriteCase(&im.Case))
		}
	}
	for _, code := range []foreign.Code{Split, Frozen, Ranked, foreign.StatusQuo} {
		if met[code] < 10 {
			t.Errorf("only %d cases with %s", met[code], code)
		}
	}
}

// same reports how a case differs from what it was written from.
func same(t *testing.T, a, b *space.Space) error {
	w := &writer{Talks: foreign.Talks{Case: a.Case(), Space: a}, ex: &foreign.Export{}, taken: map[string]bool{}}
	w.parties()
	w.options()
	if a.Len() != b.Len() {
		return fmt.Errorf("%d states, not %d", b.Len(), a.Len())
	}
	to := make([]int, a.Len())
	for s := range to {
		levels, err := b.Case().ParseCode(w.code(a, s))
		if err != nil {
			return err
		}
		at, ok := b.Find(levels)
		if !ok {
			return fmt.Errorf("state %s is not feasible", w.code(a, s))
		}
		to[s] = at
	}
	before, err1 := stability.Analyse(t.Context(), a)
	after, err2 := stability.Analyse(t.Context(), b)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	for s := range to {
		for p := range a.Case().Parties {
			if a.Tier(p, s) != b.Tier(p, to[s]) {
				return fmt.Errorf("party %d ranks %s in tier %d, not %d", p, a.Code(s), b.Tier(p, to[s]), a.Tier(p, s))
			}
			moves := []int{}
			for _, m := range a.Moves(p, s) {
				moves = append(moves, to[m])
			}
			slices.Sort(moves)
			if got := b.Moves(p, to[s]); !slices.Equal(moves, append([]int{}, got...)) {
				return fmt.Errorf("party %d moves from %s to %v, not %v", p, a.Code(s), got, moves)
			}
		}
		for _, c := range stability.Concepts {
			if before.Equilibrium(c, s) != after.Equilibrium(c, to[s]) {
				return fmt.Errorf("%s is otherwise by %s", a.Code(s), c)
			}
		}
	}
	return nil
}
