package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// river serves the case of the size that an analyst writes.
func river(t testing.TB) string {
	text, err := os.ReadFile("../cmd/plenary/testdata/bench/river.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestBriefServesTrials holds that what *Now* worked out is what changes are held against.
func TestBriefServesTrials(t *testing.T) {
	s, h := served(t, Options{Path: "../cases/two-villages"})
	whole(t, h, "/two-villages/now")
	for key := range s.flights.all {
		if strings.HasPrefix(key, "trying") {
			return
		}
	}
	t.Error("nothing is kept to hold changes against")
}

var laterAt = regexp.MustCompile(`data-later="([^"]*)"`)

// laterOf is where a page asks for what is still to come; "" where nothing is.
func laterOf(page string) string {
	at := laterAt.FindStringSubmatch(page)
	if at == nil {
		return ""
	}
	return strings.ReplaceAll(at[1], "&amp;", "&")
}

// TestPanelInParts has what changes shown as it becomes known, until all of it is, and the
// same then as on a page that is asked for afterwards.
func TestPanelInParts(t *testing.T) {
	if testing.Short() {
		t.Skip("asked as in TestPanelStops, which the race detector sees")
	}
	_, h := served(t, Options{Path: folder(t, map[string]string{"talks/case.yaml": river(t)}) + "/talks"})
	_, to := posted(t, h, "/talks/wishes/change", "act", "move", "party", "upper", "at", "7", "to", "0", "rev", "0")
	to, _, _ = strings.Cut(to, "#")
	panel := whole(t, h, to).Body.String()
	parts := map[string]bool{}
	for next := laterOf(panel); next != ""; next = laterOf(panel) {
		panel = asked(h, "GET", next).Body.String()
		if panel := panelOf(panel); strings.Contains(panel, `class="awaited"`) {
			parts[next] = true
			if !strings.Contains(panel, "Still being worked out") || !strings.Contains(panel, "<progress") ||
				strings.Contains(panel, "The rest stands") || strings.Contains(panel, `id="moving"`) {
				t.Errorf("of a part: %s", answersOf(panel))
			}
		}
	}
	if len(parts) < 2 || !strings.Contains(panel, `id="moving"`) || strings.Contains(panel, "gist later") {
		t.Errorf("%d parts, and then %s", len(parts), answersOf(panel))
	}
	again := answersOf(whole(t, h, to).Body.String())
	if last := answersOf(panel); again != last || last == "" {
		t.Errorf("%s\nand then\n%s", last, again)
	}
}

// panelOf is the panel of a page; what stands beside it may know more, as it is made later.
func panelOf(page string) string {
	_, page, _ = strings.Cut(page, `<section class="panel"`)
	page, _, _ = strings.Cut(page, `</section>`)
	return page
}

// answersOf is what a panel shows, from the table of answers on.
func answersOf(page string) string {
	_, page, _ = strings.Cut(page, `<table class="answers"`)
	page, _, _ = strings.Cut(page, `</section>`)
	return page
}

// TestPanelStops holds that work on what changes ends where who asked went away, where
// another wish is moved, and where it is to be stopped: then what was known stays shown.
func TestPanelStops(t *testing.T) {
	s, h := served(t, Options{Path: folder(t, map[string]string{"talks/case.yaml": river(t)}) + "/talks"})
	idle := func() { // as soon as no question is worked on
		for range cap(s.turns) {
			s.turns <- struct{}{}
		}
		for range cap(s.turns) {
			<-s.turns
		}
	}
	finished := func() (n int) {
		s.flights.mu.Lock()
		defer s.flights.mu.Unlock()
		for key, of := range s.flights.all {
			if strings.HasPrefix(key, "trial\x00") && of.at != nil {
				n++
			}
		}
		return n
	}
	whole(t, h, "/talks/now")
	_, moved := posted(t, h, "/talks/wishes/change", "act", "move", "party", "upper", "at", "7", "to", "0", "rev", "0")
	moved, _, _ = strings.Cut(moved, "#")
	_, query, _ := strings.Cut(moved, "?")
	to := "/talks/wishes/changes?" + query + "&seen=" + strconv.Itoa(everything)
	ctx, leave := context.WithCancel(t.Context())
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8930"+to, nil).WithContext(ctx)
	go leave()
	h.ServeHTTP(httptest.NewRecorder(), r)
	if idle(); finished() > 0 {
		t.Error("work went on for who went away")
	}
	asked(h, "GET", moved)
	posted(t, h, "/talks/wishes/change?"+query, "act", "move", "party", "upper", "at", "0", "to", "1", "rev", "1")
	if idle(); finished() > 0 {
		t.Error("work went on for wishes that were moved on")
	}
	if testing.Short() { // the race detector has seen work ended twice, and takes long over what comes before the third
		return
	}
	page := asked(h, "GET", moved).Body.String()
	for laterOf(page) != "" && !strings.Contains(page, `class="answers"`) {
		page = asked(h, "GET", laterOf(page)).Body.String()
	}
	stopped := asked(h, "GET", moved+"&stop=1").Body.String()
	if idle(); finished() > 0 {
		t.Error("work went on though it was stopped")
	}
	if laterOf(stopped) != "" || !strings.Contains(stopped, said("stopped before")) ||
		!strings.Contains(stopped, `class="answers"`) {
		t.Errorf("stopped, and then later %q", laterOf(stopped))
	}
}
