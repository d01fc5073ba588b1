package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary/robust"
)

// TestPartsMake holds of all cases that parts, read back from their text and merged in any
// order, are the answer that is made at once.
func TestPartsMake(t *testing.T) {
	inOneGoroutine(t)
	var mu sync.Mutex
	drawn, without := 0, 0
	rng := rand.New(rand.NewPCG(16, 2))
	everywhere(t, func(talks Talks) error {
		if len(robust.Changes(talks.Space.Case()))*talks.Space.Len() > mostSure/4 {
			return nil
		}
		mu.Lock()
		of := Doubts{Pairs: 2, Samples: 1 + rng.IntN(20), Seed: rng.Uint64N(1 << 32), Dispersion: 0.7, Sets: 3}
		parts := 1 + rng.IntN(of.Samples+2)
		order := rng.Perm(parts)
		mu.Unlock()
		want, err := NewSure(context.Background(), talks, of)
		if err != nil {
			return err
		}
		got, err := mergedOf(talks, NewPlan(talks, PlanOf{Program: "1"}, of, parts), order)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		if drawn++; want.Drawn == nil {
			drawn, without = drawn-1, without+1
		}
		if !reflect.DeepEqual(got, want) {
			return fmt.Errorf("%d parts of %d samples make %+v, at once it is %+v", parts, of.Samples, got.Drawn,
				want.Drawn)
		}
		return nil
	})
	if drawn < 20 || without < 1 {
		t.Errorf("%d answers with orders drawn, %d without", drawn, without)
	}
}

// mergedOf makes an answer in parts.
func mergedOf(talks Talks, plan Plan, order []int) (*Sure, error) {
	maker, all := NewParter(talks, plan), Merging{}
	for _, at := range order {
		p, err := maker.Part(context.Background(), at+1)
		if err != nil {
			return nil, err
		}
		text, err := p.Text()
		if err != nil {
			return nil, err
		}
		if p, err = ReadPart(text, "1"); err != nil {
			return nil, err
		}
		if err := all.Add(fmt.Sprint(at), p); err != nil {
			return nil, err
		}
	}
	return all.Sure()
}

// TestPlanCuts holds that the samples of parts follow one another, as many in each but for one.
func TestPlanCuts(t *testing.T) {
	rng := rand.New(rand.NewPCG(16, 3))
	for range 2000 {
		p := Plan{Parts: 1 + rng.IntN(40), Samples: 1 + rng.IntN(100)}
		end, least := 0, p.Samples/p.Parts
		for part := 1; part <= p.Parts; part++ {
			from, to := p.samples(part)
			if from != end || to-from < least || to-from > least+1 || part == 1 && from == to {
				t.Fatalf("part %d of %+v is %d to %d, and what comes before ends at %d", part, p, from, to, end)
			}
			end = to
		}
		if end != p.Samples {
			t.Fatalf("%+v ends at %d", p, end)
		}
	}
}

// TestPartsThatDoNotBelong has what is said of parts that cannot be merged.
func TestPartsThatDoNotBelong(t *testing.T) {
	talks := repository(t)["chicken"]
	if talks.Space == nil {
		t.Fatal("no such case")
	}
	plan := NewPlan(talks, PlanOf{Program: "1", Case: "sha256:c"}, Doubts{Samples: 10, Seed: 3}, 4)
	part := func(n int, change func(*Plan)) *SurePart {
		p := plan
		change(&p)
		out, err := NewParter(talks, p).Part(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	same := func(*Plan) {}
	for want, parts := range map[string][]*SurePart{
		"there is no part":                       {},
		"of 4 parts 3 are missing: 1-2,4; make":  {part(3, same)},
		"is part 3 of 4, and so is part-0.":      {part(3, same), part(3, same)},
		"the seed differs (3 there, 4 here)":     {part(3, same), part(2, func(p *Plan) { p.Seed = 4 })},
		"the text of the case differs":           {part(3, same), part(2, func(p *Plan) { p.Case = "" })},
		"the number of parts differs":            {part(3, same), part(2, func(p *Plan) { p.Parts = 5 })},
		"the version of the program differs":     {part(3, same), part(2, func(p *Plan) { p.Program = "2" })},
		"of 4 parts 1 is missing: 4; make each ": {part(3, same), part(2, same), part(1, same)},
	} {
		var all Merging
		var err error
		for i, p := range parts {
			if err = all.Add(fmt.Sprintf("part-%d.json", i), p); err != nil {
				break
			}
		}
		if err == nil {
			_, err = all.Sure()
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("said %v, want %q", err, want)
		}
	}
}

// TestRanges names all numbers of a list, as far as they are a thousand runs.
func TestRanges(t *testing.T) {
	for want, list := range map[string][]int{"7": {7}, "1-3": {1, 2, 3}, "3,7-10,40-41": {3, 7, 8, 9, 10, 40, 41}} {
		if got := ranges(list); got != want {
			t.Errorf("%v: %s", list, got)
		}
	}
	var many []int
	for n := 1; n < 4000; n += 2 {
		many = append(many, n)
	}
	if got := ranges(many); !strings.HasSuffix(got, ",1999 and 1000 more") {
		t.Error(got[len(got)-40:])
	}
}

// FuzzReadPart holds that no text is read as a part but that of one.
func FuzzReadPart(f *testing.F) {
	p := &SurePart{Format: Format, Plan: Plan{Parts: 2, Program: "1", Samples: 4}, Part: 2,
		Tally: Tally{Pairs: 3, Exchanged: 1, Parties: []PartyID{"a"},
			Counts: []Count{{Kind: "better", Alone: []int{1}}}}}
	p.Digest, _ = p.digest()
	text, err := p.Text()
	if err != nil {
		f.Fatal(err)
	}
	if _, err := ReadPart(text, "1"); err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(strings.Replace(string(text), `"exchanged":1`, `"exchanged":2`, 1))
	f.Add(string(text[:len(text)/2]))
	f.Add(string(text) + string(text))
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ReadPart([]byte(text), "1")
		if err != nil {
			return
		}
		if is, _ := p.digest(); is != p.Digest || !p.sound() {
			t.Errorf("%s is read as %+v", text, p)
		}
	})
}
