package prose

import (
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	register("brief in full", sureBriefs, (*Voice).FullBrief)
	register("audit", briefs, (*Voice).Audit)
}

// A brief is read in two screens, whatever the case.
func TestTwoScreens(t *testing.T) {
	everyBrief(t, func(name string, a *answer.Brief) {
		text := page.Text(English().Brief(a), 0, nil)
		if n := strings.Count(text, "\n"); n > twoScreens {
			t.Errorf("%s: %d lines", name, n)
		}
		for _, line := range strings.Split(text, "\n") {
			if n := len([]rune(line)); n > page.DefaultWidth && strings.Contains(strings.TrimSpace(line), " ") {
				t.Errorf("%s: %d columns: %s", name, n, line)
			}
		}
	})
}

// Every sentence says what it rests on.
func TestEveryGround(t *testing.T) {
	everyBrief(t, func(name string, a *answer.Brief) {
		for _, s := range English().Brief(a).Sentences() {
			if !slices.Contains(Grounds(), s.Basis) {
				t.Errorf("%s: in %s without a ground: %s", name, s.Section, s.Text)
			}
		}
	})
}

// No sentence stands twice on a page.
func TestNothingTwice(t *testing.T) {
	var once []string
	for _, key := range []string{"brief.short", "brief.stands", "brief.ask", "brief.leans"} {
		once = append(once, English().say(key, nil).String())
	}
	everyBrief(t, func(name string, a *answer.Brief) {
		seen := map[string]page.Spans{}
		for _, s := range English().Brief(a).Sentences() {
			if !slices.Contains(once, s.Section.String()) {
				continue // ways may have steps in common, and outcomes who is tempted
			}
			text := strings.TrimSpace(s.Text.String())
			if s.Basis != "" && len(text) > 40 && seen[text] != nil && seen[text].String() == s.Section.String() {
				t.Errorf("%s: twice in %s: %s", name, s.Section, text)
			}
			seen[text] = s.Section
		}
	})
}

// everyBrief has a look at the brief of every case in the repository.
func everyBrief(t *testing.T, look func(name string, a *answer.Brief)) {
	t.Helper()
	inOneGoroutine(t)
	for _, a := range answered(t) {
		if b, is := a.a.(*answer.Brief); is && a.of.name == "brief" {
			look(a.name, b)
		}
	}
}

// What is open as things are is never offered first without saying that it takes back what was given on it, where
// it does.
func TestOpenHollow(t *testing.T) {
	says := func(a *answer.Brief) bool {
		return slices.ContainsFunc(inShortOf(a), func(s page.Sentence) bool {
			return strings.Contains(s.Text.String(), "taken back again")
		})
	}
	met := 0
	everyBrief(t, func(name string, a *answer.Brief) {
		c := first[*answer.Circle](a)
		if a.Open == nil || c == nil {
			return
		}
		met++
		brief, open := *a, *a.Open
		brief.Open = &open
		for _, open.Hollow = range [][]answer.Stance{nil, {c.Links[0].Stance}} {
			if hollow := len(open.Hollow) > 0; says(&brief) != hollow {
				t.Errorf("%s: what is open takes back what was given: %t; IN SHORT says the contrary", name, hollow)
			}
		}
	})
	if met == 0 {
		t.Error("nothing is open")
	}
}
