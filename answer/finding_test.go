package answer

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// allFindings gathers the findings of talks.
func allFindings(t Talks) ([]Finding, *gatherer, error) {
	g, err := analysed(context.Background(), t)
	if err != nil {
		return nil, nil, err
	}
	o, _, err := g.search(1 << 30)
	if err != nil {
		return nil, nil, err
	}
	list, _, err := g.findings(o)
	return list, g, err
}

// repository opens every case in the repository, on its day.
func repository(t *testing.T) map[string]Talks {
	t.Helper()
	out := map[string]Talks{}
	err := filepath.WalkDir("../cases", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.Name() != "case.yaml" {
			return err
		}
		f, err := casefile.Load(t.Context(), path)
		if err != nil {
			return err
		}
		talks, c := Talks{}, f.Case.Present()
		if f.Record != nil {
			if talks.Day, err = f.Record.AsOf(t.Context(), f.Record.Date()); err != nil {
				return err
			}
			c = talks.Day.Case
		}
		talks.Space, err = space.New(t.Context(), c, space.Limits{})
		out[filepath.Base(filepath.Dir(path))] = talks
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// everywhere asks something of all cases in the repository and of random
// tables and records.
func everywhere(t *testing.T, ask func(Talks) error) {
	t.Helper()
	for name, talks := range repository(t) {
		if talks.Space.Case().NoStatusQuo { // see TestOverview
			continue
		}
		t.Run(name, func(t *testing.T) {
			if err := ask(talks); err != nil {
				t.Error(err)
			}
		})
	}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks,
	} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plenarytest.Plan{Seed: 31, Draws: 60, Draw: draw},
				func(d plenary.Draft, _ *rand.Rand) error {
					c, faults := d.Case()
					if len(faults) > 0 {
						return faults[0]
					}
					return ask(Talks{Space: layOut(t, c)})
				})
		})
	}
	t.Run("records", func(t *testing.T) {
		for draw := range uint64(60) {
			talks, ok := randomRecord(t, draw)
			if !ok {
				continue
			}
			if err := ask(talks); err != nil {
				t.Fatalf("record %d: %v", draw, err)
			}
		}
	})
}

// randomRecord is a random record on its last day; not ok where it is not sound.
func randomRecord(t *testing.T, draw uint64) (talks Talks, ok bool) {
	t.Helper()
	d, rd := plenarytest.RandomRecordDraft(rand.New(rand.NewPCG(37, draw)), plenarytest.Shape{})
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, faults, err := rd.Record(t.Context(), c)
	if err != nil || len(faults) > 0 {
		return talks, false
	}
	if talks.Day, err = r.AsOf(t.Context(), r.Date()); err != nil {
		return talks, false
	}
	talks.Space = layOut(t, talks.Day.Case)
	return talks, true
}

// TestFindingsReadBack holds that findings of every kind come back from their
// JSON as they were, with proofs of their own types, and that a glossary has
// whatever they name.
func TestFindingsReadBack(t *testing.T) {
	inOneGoroutine(t)
	var mu sync.Mutex
	met := map[string]int{}
	everywhere(t, func(talks Talks) error {
		list, _, err := allFindings(talks)
		if err != nil {
			return err
		}
		text, err := json.Marshal(list)
		if err != nil {
			return err
		}
		var back []Finding
		if err := json.Unmarshal(text, &back); err != nil {
			return err
		}
		again, err := json.Marshal(back)
		if err != nil || string(again) != string(text) {
			return fmt.Errorf("read back: %v\n%s\nwas\n%s", err, again, text)
		}
		mu.Lock()
		defer mu.Unlock()
		for i := range list {
			if reflect.TypeOf(list[i].Proof) != reflect.TypeOf(back[i].Proof) {
				return fmt.Errorf("%T came back as %T", list[i].Proof, back[i].Proof)
			}
			met[list[i].Kind]++
		}
		return nil
	})
	for _, kind := range impasse.Kinds() {
		if EmptyProof(kind) == nil {
			t.Errorf("%s has no proof", kind)
		}
		if met[kind] == 0 {
			t.Errorf("%s was not met", kind)
		}
	}
	if len(proofs) != len(impasse.Kinds()) {
		t.Errorf("%d kinds of proofs, %d of findings", len(proofs), len(impasse.Kinds()))
	}
}

// TestBadFindings holds that no finding is read from JSON without a proof of its
// kind.
func TestBadFindings(t *testing.T) {
	var f Finding
	if err := json.Unmarshal([]byte(`{"kind":"whim","proof":{}}`), &f); err == nil ||
		!strings.Contains(err.Error(), `unknown kind of finding "whim"; the kinds are [no-gain`) {
		t.Error(err)
	}
	if err := json.Unmarshal([]byte(`{"kind":7}`), &f); err == nil {
		t.Error("a number is a kind")
	}
	for _, text := range []string{`{"kind":"circle"}`, `{"kind":"circle","proof":null}`} {
		if err := json.Unmarshal([]byte(text), &f); err == nil ||
			err.Error() != `a finding of kind "circle" without its proof` {
			t.Errorf("%s: %v", text, err)
		}
	}
	if err := json.Unmarshal([]byte(`{"kind":"circle","proof":{"links":7}}`), &f); err == nil {
		t.Error("a number is links")
	}
}
