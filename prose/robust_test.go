package prose

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

func init() {
	have := sharing(func(t answer.Talks) ([]*answer.Sure, error) {
		if len(robust.Changes(t.Space.Case()))*t.Space.Len() > mostSure {
			return nil, nil
		}
		a, err := answer.NewSure(context.Background(), t, answer.Doubts{
			Pairs: 4, Samples: 20, Dispersion: 0.7, Sets: 4,
		})
		return []*answer.Sure{a}, err
	})
	register("robust", have, (*Voice).Robust)
	register("robust in full", have, (*Voice).FullRobust)
}

// mostSure bounds changes times states of cases of which the laws ask how sure they are.
const mostSure = 1 << 12

// notTurned are the kinds of findings that are not watched.
var notTurned = []string{"no-gain", "deterred-gain", "undeterred-gain", "dormant-agreement", "doubt"}

// TestRobustFindings holds that every kind of finding that can turn over has words.
func TestRobustFindings(t *testing.T) {
	voice := English()
	for _, kind := range impasse.Kinds() {
		if slices.Contains(notTurned, kind) {
			continue
		}
		of := &robustTeller{t: voice.teller(&answer.Glossary{}), a: &answer.Sure{}}
		if text := of.found(&answer.FindingOf{Kind: kind}).String(); strings.Contains(text, kind) {
			t.Errorf("%s is told as %q", kind, text)
		}
	}
}

// TestRobustTold holds how what turns over is told of a small case.
func TestRobustTold(t *testing.T) {
	text := strings.NewReplacer("HILLS", "stated", "MILL", "assumed").Replace(gates)
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := answer.NewSure(t.Context(), answer.Talks{Space: sp, Work: route.DefaultWork},
		answer.Doubts{Pairs: 10})
	if err != nil {
		t.Fatal(err)
	}
	told := page.Text(English().Robust(a), 0, nil)
	for _, want := range []string{"HOW SURE THIS IS", "ways A and B close; no", "Upland will not open half the gates",
		"It ends if\n  this is not so: where all else is alike, the town has no wish for the town's"} {
		if !strings.Contains(told, want) {
			t.Errorf("no %q in\n%s", want, told)
		}
	}
}

// TestTellable holds that an answer which names what is not there is found out, whatever it is that is missing.
func TestTellable(t *testing.T) {
	text := strings.NewReplacer("HILLS", "stated", "MILL", "assumed").Replace(gates)
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	made := func() *answer.Sure {
		a, err := answer.NewSure(t.Context(), answer.Talks{Space: sp}, answer.Doubts{})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	if err := English().Tellable(made()); err != nil {
		t.Errorf("as it was made: %v", err)
	}
	for name, change := range map[string]func(*answer.Sure){
		"a party that there is not": func(a *answer.Sure) { a.Glossary.Wishes[0].Party = "nobody" },
		"a change without its wish": func(a *answer.Sure) {
			for i := range a.Upsets {
				for j := range a.Upsets[i].Changes {
					a.Upsets[i].Changes[j].Wish = nil
				}
			}
		},
		"no options": func(a *answer.Sure) { a.Glossary.Options = nil },
	} {
		a := made()
		change(a)
		if err := English().Tellable(a); err == nil {
			t.Errorf("%s: it is taken to be told", name)
		}
	}
}
