package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestCloser holds that screens lead to the questions that look closer where a case has something to
// say to them, and nowhere else, and that they are answered in the words of the commands.
func TestCloser(t *testing.T) {
	_, h := served(t, Options{Path: "../cases"})
	for _, x := range []struct{ of, on, name, says string }{
		{"two-villages", "sure", "perceptions", "These last only because somebody is wrong."},
		{"classics~lake-gisborne-unknown", "sure", "preferences",
			"It is not known which the provincial government prefers"},
		{"classics~chicken", "states", "depth", "Where both would stay"},
		{"classics~elmira-rankings", "states", "same", "Of 12 situations 9 are left, told as one counted once."},
	} {
		address := "/" + x.of + "/" + x.on
		link := `href="` + address + "?closer=" + x.name + `"`
		if body := whole(t, h, address).Body.String(); !strings.Contains(body, link) {
			t.Errorf("%s: no %s in %.4000s", address, link, body)
		}
		w := whole(t, h, address+"?closer="+x.name)
		body := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(body, x.says) || strings.Count(body, "<h1") != 1 ||
			strings.Contains(body, string(say("question "+x.on))) || !strings.Contains(body, `aria-current="page"`) {
			t.Errorf("%s by %s: %d %.4000s", address, x.name, w.Code, body)
		}
		if w := whole(t, h, "/"+x.of+"/now?closer="+x.name); w.Code != http.StatusOK {
			t.Errorf("another screen: %d", w.Code)
		}
	}
	s, hurried := served(t, Options{Path: "../cases"})
	s.wait = -1 // who asks never waits for what is not there
	if body := whole(t, hurried, "/classics~chicken/states").Body.String(); !strings.Contains(body, "closer=depth") {
		t.Errorf("asked as on a slow machine: %.4000s", body)
	}
	for _, on := range []string{"sure", "states"} {
		if body := whole(t, h, "/classics~stag-hunt/"+on).Body.String(); strings.Contains(body, "closer=p") ||
			strings.Contains(body, "closer=s") {
			t.Errorf("%s of a case without such marks: %.4000s", on, body)
		}
	}
	if w := whole(t, h, "/classics~chicken/sure?closer=depth"); w.Code != http.StatusNotFound {
		t.Errorf("on a screen that has no place for it: %d", w.Code)
	}
	if w := whole(t, h, "/six-party-2006/states?closer=depth"); w.Code != http.StatusUnprocessableEntity ||
		!strings.Contains(w.Body.String(), "more than two") {
		t.Errorf("more than two: %d %.2000s", w.Code, w.Body)
	}
	if body := whole(t, h, "/six-party-2006/states").Body.String(); strings.Contains(body, "closer=") {
		t.Errorf("six parties: %.2000s", body)
	}
}
