package prose

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/plenarytest"
)

// ofToday are the messages that speak of where the parties are now, or of what is
// measured from there, by how their keys begin.
var ofToday = []string{
	"account", "acceptable", "against", "ask", "begins", "better",
	"brief.ask", "brief.by-itself", "brief.late", "brief.now-unsure",
	"brief.open",
	"brief.since", "brief.stands", "brief.today", "brief.ways", "circle", "coalitions", "compare.worse",
	"conclusion", "costly", "desk.does", "desk.today", "diff",
	"drift", "depth.now", "depth.today",
	"doubt",
	"entry",
	"explain.where", "exposure", "findings", "first-mover", "gains", "joint",
	"kinds", "large.better", "no-overlap", "no-table",
	"note.content-party", "note.now-excluded", "note.now-unsure", "open", "part.", "party.",
	"perceptions.today", "picture.doubt",
	"picture.risk", "picture.time.key", "price", "promise", "question", "reach", "removed", "report.could",
	"report.today",
	"rests.alone", "rests.better", "rests.is", "rests.today", "robust", "running-out",
	"same.today", "session", "sheet", "short",
	"since", "stands", "supposed", "sure", "states.now",
	"trial", "unsearched", "way", "why-not", "worse", "would-not-hold",
}

// sometimes are the messages that speak of today by one of their choices, or of
// another file.
var sometimes = []string{"preferences.state", "report.meaning", "explain.title", "state.head", "foreign", "same.told"}

var wordsOfToday = regexp.MustCompile(`(?i)\btoday|\bstatus quo|as things (are|stand)`)

// TestNoToday: about a case that does not say where the parties are now nothing is
// told that starts from there.
func TestNoToday(t *testing.T) {
	begins := func(key string, list []string) bool {
		for _, of := range list {
			if key == strings.TrimSuffix(of, ".") || strings.HasPrefix(key, strings.TrimSuffix(of, ".")+".") {
				return true
			}
		}
		return false
	}
	c, err := readCatalogue(catalogues, "en")
	if err != nil {
		t.Fatal(err)
	}
	for key, m := range c.messages {
		if text := fmt.Sprint(m); wordsOfToday.MatchString(text) && !begins(key, ofToday) && !begins(key, sometimes) {
			t.Errorf("%s speaks of today and is not among those that do", key)
		}
	}
	var mu sync.Mutex
	met := map[string]int{}
	pseudo := &Voice{English().messages}
	pseudo.messages.pseudo = true
	law := func(of answering, a any) error {
		if strings.HasPrefix(of.name, "diff") { // from or to a case with a status quo; see toldApart
			return nil
		}
		for _, s := range of.tell(pseudo, a).Spans() {
			for _, key := range inBrackets.FindAllString(s.Text, -1) {
				if begins(strings.Trim(key, "[]"), ofToday) {
					return fmt.Errorf("%s speaks of today", key)
				}
			}
		}
		for _, s := range of.tell(English(), a).Spans() {
			if s.Kind == page.Ours && wordsOfToday.MatchString(s.Text) {
				return fmt.Errorf("%q speaks of today", s.Text)
			}
		}
		mu.Lock()
		met[of.name]++
		mu.Unlock()
		return nil
	}
	if !testing.Short() {
		for _, a := range randomly(t) {
			if a.now {
				continue
			}
			err := law(a.of, a.a)
			if b, is := a.a.(*answer.Brief); is && a.of.name == "brief" && err == nil {
				err = law(inFull(b), b)
			}
			if err != nil {
				t.Fatalf("%s: %s: %v", a.of.name, a.name, err)
			}
		}
	}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"games": plenarytest.RandomDraft, "tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks,
	} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plenarytest.Plan{Seed: 137, Draws: 8, Draw: draw},
				func(d plenary.Draft, _ *rand.Rand) error { return askWithout(d, law) })
		})
	}
	if !testing.Short() && (met["brief"] < 30 || met["state"] < 30 || met["brief in full"] < 30) {
		t.Errorf("met %v", met)
	}
}

// askWithout asks a law of all that is told of a draft without its status quo.
func askWithout(d plenary.Draft, law func(of answering, a any) error) error {
	talks, err := talksOf(plenarytest.WithoutStatusQuo(d))
	if err != nil {
		return err
	}
	if err := ask(talks, law); err != nil {
		return err
	}
	b, err := answer.NewBrief(context.Background(), talks)
	if err != nil {
		return err
	}
	if err := law(inFull(b), b); err != nil {
		return err
	}
	return toldApart(d, talks)
}

// inFull tells a brief with all there is to it.
func inFull(b *answer.Brief) answering {
	return answering{name: "brief in full", tell: func(v *Voice, _ any) *page.Document { return v.FullBrief(b) }}
}

// toldApart words what differs between a draft and the same without its status
// quo, as two versions and as two cases.
func toldApart(d plenary.Draft, without answer.Talks) error {
	with, err := talksOf(d)
	if err != nil {
		return err
	}
	for _, same := range []bool{true, false} {
		x, err := answer.NewDiff(context.Background(), answer.DiffOf{
			Old: with, New: without, OldName: "a", NewName: "b", Kin: &diff.Kin{Case: same}})
		if err != nil {
			return err
		}
		if text := page.Text(English().Diff(x), 0, nil); !strings.Contains(text, "where the parties are now") {
			return fmt.Errorf("nothing is said of the status quo:\n%s", text)
		}
	}
	return nil
}
