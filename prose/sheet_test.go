package prose

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A chair reads one sheet, whatever the case: no line is too wide, every way that the
// sheet has is named, and no mark leads to footnotes that are not there.
func TestOneSheet(t *testing.T) {
	inOneGoroutine(t)
	sheets, ways := 0, 0
	for _, a := range answered(t) {
		w, is := a.a.(*answer.Ways)
		if !is || a.of.name != "sheet" {
			continue
		}
		sheets++
		doc := English().Ways(w)
		text := page.Text(doc, 0, nil)
		if n := strings.Count(text, "\n"); n > oneSheet {
			t.Errorf("%s: %d lines", a.name, n)
		}
		for _, line := range strings.Split(text, "\n") {
			if n := len([]rune(line)); n > page.DefaultWidth && strings.Contains(strings.TrimSpace(line), " ") {
				t.Errorf("%s: %d columns: %s", a.name, n, line)
			}
		}
		for _, s := range doc.Spans() {
			if s.Kind == page.Cite {
				t.Errorf("%s: cites %v", a.name, s.Refs)
			}
		}
		for i := range w.Ways {
			for _, v := range w.Ways[i].Ways {
				ways++
				if !strings.Contains(text, "\n  "+v.Letter+" ") {
					t.Errorf("%s: no way %s", a.name, v.Letter)
				}
			}
		}
	}
	if sheets < 10 || ways < 5 {
		t.Errorf("only %d sheets with %d ways", sheets, ways)
	}
}
