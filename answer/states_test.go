package answer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/stability"
)

// TestStatesJSON asks that every line is the JSON it should be.
func TestStatesJSON(t *testing.T) {
	f, err := casefile.Load(t.Context(), "../cases/classics/elmira")
	if err != nil {
		t.Fatal(err)
	}
	sp := layOut(t, f.Case)
	a, err := stability.Analyse(context.Background(), sp)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := NewStates(sp, a, nil).JSON(&b); err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(b.String()) {
		var got struct {
			State       int
			Code        string
			Levels      map[string]string
			Tier        map[string]int
			Stable      map[string][]string
			Equilibrium []string
		}
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if n++; got.State != n || got.Code != sp.Code(n-1) || got.Tier["moe"] != sp.Tier(0, n-1) ||
			len(got.Levels) != 5 || got.Equilibrium == nil {
			t.Errorf("line %d: %s", n, line)
		}
	}
	if n != sp.Len() {
		t.Errorf("%d lines for %d states", n, sp.Len())
	}
}

// TestStatesColumns holds that what is written as columns is read back as it is listed,
// all of it or what a condition leaves, by all concepts or some, on random cases.
func TestStatesColumns(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{
		Seed: 7, Draws: 100, Draw: plenarytest.RandomTableDraft,
	}, func(d plenary.Draft, rng *rand.Rand) error {
		talks, err := laidOut(d)
		if err != nil {
			return err
		}
		sp := talks.Space
		by := stability.Concepts[:1+rng.IntN(len(stability.Concepts))]
		a, err := stability.Analyse(t.Context(), sp, by...)
		if err != nil {
			return err
		}
		var shown []uint64
		if rng.IntN(2) == 0 {
			shown = make([]uint64, (sp.Len()+63)/64)
			for s := range sp.Len() {
				shown[s/64] |= uint64(rng.IntN(2)) << (s % 64)
			}
		}
		return readBack(NewStates(sp, a, shown))
	})
}

// readBack reports in what a listing and its columns differ.
func readBack(s *States) error {
	var b bytes.Buffer
	if err := s.Columns(&b); err != nil {
		return err
	}
	back, err := ReadColumns(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return err
	}
	ids, _ := s.Parties()
	if !slices.Equal(back.Parties, ids) || len(back.Options) != s.Options() || len(back.Asked) != len(s.concepts) {
		return fmt.Errorf("read %v, %v, %v", back.Parties, back.Options, back.Asked)
	}
	next, stop := iter.Pull(s.All())
	defer stop()
	for row, err := range back.Rows() {
		if err != nil {
			return err
		}
		state, ok := next()
		if !ok || row.State != state+1 || !slices.Equal(row.Equilibrium, s.Equilibrium(state)) {
			return fmt.Errorf("state %d, %t: read %+v", state+1, ok, row)
		}
		for o, l := range row.Levels {
			if s.sp.Level(state, o) != l || back.Levels[o][l] != s.sp.Case().Options[o].Levels[l] {
				return fmt.Errorf("state %d: option %d at %d", state+1, o, l)
			}
		}
		for p := range ids {
			if row.Tiers[p] != s.Tier(p, state) || !slices.Equal(row.Stable[p], s.stable(p, state).names()) {
				return fmt.Errorf("state %d: party %d reads %+v", state+1, p, row)
			}
		}
	}
	if _, more := next(); more {
		return errors.New("states are missing")
	}
	return nil
}
