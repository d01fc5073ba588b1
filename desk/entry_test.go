package desk

import (
	"errors"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/cite"
)

// TestEntry writes entries of each kind as a person would, and refuses those that name nobody.
func TestEntry(t *testing.T) {
	f, err := ReadText(t.Context(), "case.yaml", []byte(`plenary: 1
parties: {up: {name: Upland}, down: }
people: {miller: {name: Ada Miller, party: up}, guest: {name: A guest}}
options: {up.gates: , down.boats: }
preferences: {up: [down.boats], down: [up.gates]}
sources: {press: {title: News, date: 2006-12-22, passages: {may: {at: "5:10", length: 14}}}}
`))
	if err != nil {
		t.Fatal(err)
	}
	fresh := &cite.Stand{Passage: plenary.PassageDraft{ID: "3-1", At: "3:1", Length: 4}}
	known := &cite.Stand{Passage: plenary.PassageDraft{ID: "may", At: "5:10", Length: 14}, Present: true}
	for _, c := range []struct {
		ask  EntryAsk
		has  []string
		lack string
	}{
		{EntryAsk{Kind: "promise", Person: "miller", Stand: fresh, Says: "It opens", Stated: true, On: "2006-12-20"},
			[]string{"statement: promise", "who: miller", "by: up", "how: stated", "public: 2006-12-22", "press#3-1",
				"at: \"3:1\""}, "party: up"},
		{EntryAsk{Kind: "open", Party: "down", Stand: known, Says: "No"},
			[]string{"statement: open", "party: down", "how: reported", "on: 2006-12-22", "press#may"}, "sources:"},
		{EntryAsk{Kind: "event", Event: "visit", Person: "miller", Stand: known, Says: "A visit", About: "up.gates"},
			[]string{"event: visit", "parties: up"}, "about"},
		{EntryAsk{Kind: "threat", Person: "guest", Stand: known, Says: "x", Stated: true},
			[]string{"who: guest", "how: reported"}, "by:"},
	} {
		c.ask.Source = "press"
		text, err := f.Entry(c.ask)
		if err != nil {
			t.Errorf("%+v: %v", c.ask, err)
			continue
		}
		for _, want := range c.has {
			if !strings.Contains(string(text), want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
		if strings.Contains(string(text), c.lack) {
			t.Errorf("%q in\n%s", c.lack, text)
		}
	}
	for _, bad := range []EntryAsk{{Source: "other", Kind: "open", Party: "up"},
		{Source: "press", Kind: "said", Party: "up"},
		{Source: "press", Kind: "open"}, {Source: "press", Kind: "open", Person: "nobody"}} {
		bad.Stand = known
		var wrong *RequestError
		if _, err := f.Entry(bad); !errors.As(err, &wrong) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}
