package web

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// Where changing one assumption after another takes more than one question may, the screen
// says so, and has the rest.
func TestSureBeyondLimits(t *testing.T) {
	s, h := served(t, Options{Path: folder(t, map[string]string{"a/case.yaml": neighbours})})
	waited(h, "/a/now")
	r := httptest.NewRequest("GET", "http://127.0.0.1:8930/a/sure", nil)
	r.SetPathValue("case", "a")
	v, err := s.visit(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	b, err := v.brief()
	if err != nil {
		t.Fatal(err)
	}
	told, err := v.sureSheet(b, nil, &plenary.Limit{Code: plenary.LimitTime, Says: "stopped after 2m0s"})
	if err != nil {
		t.Fatal(err)
	}
	for _, says := range []string{"than one question may here: stopped after 2m0s", "What this leans on"} {
		if !strings.Contains(string(told.body), says) {
			t.Errorf("no %q in %s", says, told.body)
		}
	}
	if !v.later {
		t.Error("the screen is kept as if it were whole")
	}
}
