package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestMoreThanCanBeListed: of such a case what takes no list is answered, as JSON and on its
// pages, and says what it leaves out; the rest is refused.
func TestMoreThanCanBeListed(t *testing.T) {
	s, h := served(t, Options{Path: folder(t, map[string]string{"a/case.yaml": neighbours})})
	s.opt.Limits.States = 3
	_, schema := describedSchemas(t, h)
	_, roots := components()
	for to, says := range map[string]string{
		"brief": `"not_asked":[`, "state?state=now": `"status_quo":true`,
		"state?state=now&concept=seq": `"concept":"seq"`,
	} {
		w := asked(h, "GET", "/api/1/cases/a/"+to)
		if w.Code != 200 || !strings.Contains(w.Body.String(), says) {
			t.Errorf("%s: %d %s", to, w.Code, w.Body)
			continue
		}
		valid(t, schema(roots["large"]), to, w)
	}
	w := asked(h, "GET", "/api/1/cases/a/bottom-lines")
	if w.Code != 200 || !strings.Contains(w.Body.String(), `"states":"`) {
		t.Errorf("bottom lines: %d %s", w.Code, w.Body)
	}
	valid(t, schema(roots["bottom-lines"]), "bottom-lines", w)
	for to, status := range map[string]int{"way?letter=A": 503, "states": 503, "state?state=%231": 400} {
		if w := asked(h, "GET", "/api/1/cases/a/"+to); w.Code != status {
			t.Errorf("%s: %d, want %d: %s", to, w.Code, status, w.Body)
		}
	}
	for _, to := range []string{"/a/now", "/a/states?state=now"} {
		w := waited(h, to)
		if w.Code != 200 || !strings.Contains(w.Body.String(), "more than can be listed here") {
			t.Errorf("%s: %d %s", to, w.Code, w.Body)
		}
	}
	if w := waited(h, "/a/stuck"); w.Code != 503 {
		t.Errorf("stuck: %d %s", w.Code, w.Body)
	}
}

// TestLargeWithoutStatusQuo: a brief of such a case takes a list, and is refused for its size.
func TestLargeWithoutStatusQuo(t *testing.T) {
	s, h := served(t, Options{Path: folder(t, map[string]string{"a/case.yaml": `plenary: 1
status_quo: none
parties: {up: }
options: {up.a: , up.b: , up.c: }
`})})
	s.opt.Limits.States = 3
	w := asked(h, "GET", "/api/1/cases/a/brief")
	if w.Code != 503 || !strings.Contains(w.Body.String(), "feasible states") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// waited asks for a page until it is there.
func waited(h http.Handler, to string) *httptest.ResponseRecorder {
	for {
		if w := asked(h, "GET", to); w.Code != 202 {
			return w
		}
	}
}
