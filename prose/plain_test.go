package prose

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/plenary-talks/plenary/page"
)

// A page speaks to people: no arrow, no id, no code, no command line stands in
// the default text of any answer about any case of the repository, apart from
// places where a case gives neither name nor phrase. What is left of them is
// listed here, by answer; the list only gets shorter.
var notPlainYet = map[string][]string{
	"state in full": {"arrow", "code"},
}

var aCommand = regexp.MustCompile(`\bplenary [a-z]|(^|[ (])--[a-z]`)

func TestPlain(t *testing.T) {
	inOneGoroutine(t)
	found := map[string]map[string]string{}
	for _, a := range answered(t) {
		for kind, where := range offences(a.of.tell(English(), a.a)) {
			if found[a.of.name] == nil {
				found[a.of.name] = map[string]string{}
			}
			found[a.of.name][kind] = a.name + ": " + where
		}
	}
	for _, of := range answerings {
		for _, kind := range slices.Sorted(maps.Keys(found[of.name])) {
			if !slices.Contains(notPlainYet[of.name], kind) {
				t.Errorf("%s: %s in %s", of.name, kind, found[of.name][kind])
			}
		}
		for _, kind := range notPlainYet[of.name] {
			if found[of.name][kind] == "" {
				t.Errorf("%s: no %s is left; take it from the list", of.name, kind)
			}
		}
	}
}

// offences lists what on a page does not speak to people, with an example of each.
func offences(d *page.Document) map[string]string {
	out := map[string]string{}
	for _, b := range d.Blocks {
		if _, notes := b.(page.Notes); notes {
			continue // footnotes lead to places in files
		}
		for _, s := range (&page.Document{Blocks: []page.Block{b}}).Spans() {
			switch {
			case s.Kind == page.Ours && strings.ContainsAny(s.Text, "→←"):
				out["arrow"] = s.Text
			case s.Kind == page.Ours && aCommand.MatchString(s.Text):
				out["command"] = s.Text
			case s.Kind == page.Code && strings.ContainsFunc(s.Text, unicode.IsLetter), s.Kind == page.Snippet:
				out["code"] = s.Text
			}
		}
	}
	return out
}
