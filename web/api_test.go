package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
)

// describedSchemas are the schemas of the document that describes the answers.
func describedSchemas(t *testing.T, h http.Handler) (document map[string]any,
	schema func(name string) *validator.Schema) {
	t.Helper()
	w := asked(h, "GET", "/api/1/openapi.json")
	value, err := validator.UnmarshalJSON(bytes.NewReader(w.Body.Bytes()))
	if err != nil || w.Code != 200 {
		t.Fatal(w.Code, err)
	}
	c := validator.NewCompiler()
	c.DefaultDraft(validator.Draft2020)
	if err := c.AddResource("http://plenary/openapi.json", value); err != nil {
		t.Fatal(err)
	}
	return value.(map[string]any), func(name string) *validator.Schema {
		s, err := c.Compile("http://plenary/openapi.json#/components/schemas/" + name)
		if err != nil {
			t.Fatal(name, err)
		}
		return s
	}
}

func valid(t *testing.T, s *validator.Schema, what string, w *httptest.ResponseRecorder) {
	t.Helper()
	value, err := validator.UnmarshalJSON(bytes.NewReader(w.Body.Bytes()))
	if err == nil {
		err = s.Validate(value)
	}
	if err != nil {
		t.Errorf("%s: %v\n%.500s", what, err, w.Body)
	}
}

// asksOf are questions of each kind about a case of the repository.
var asksOf = map[string]string{
	"brief": "", "finding": "number=1", "way": "letter=A", "against": "letter=A&other=B", "routes": "to=lasting-halt",
	"state": "state=now&party=nk&concept=nash", "why-not": "condition=" + url.QueryEscape("nk.programme >= halted"),
	"passage": "passage=" + url.QueryEscape("cbs-1#13c"), "bottom-lines": "party=nk",
	"states": "where=" + url.QueryEscape("nk.programme >= halted") + "&staying=nash&limit=3",
	"robust": "pairs=2&samples=20", "coalitions": "at=now", "inverse": "state=now&concept=nash&changes=1",
	"drift": "rounds=3", "depth": "horizon=2", "perceptions": "concept=nash",
	"preferences": "state=now&state=%231", "same": "concept=nash",
	"timeline": "from=2006-10-01&all=true", "commitments": "history=true", "diff": "from=2006-11-01", "check": "",
}

// asksOfSmall are such questions about a case that has all that a case may have.
var asksOfSmall = map[string]string{
	"brief": "", "finding": "number=1", "way": "letter=A", "against": "letter=A&other=B", "routes": "to=water",
	"state": "state=now&party=hill&concept=nash", "why-not": "condition=water",
	"passage": "passage=" + url.QueryEscape("memo#1"), "bottom-lines": "party=hill",
	"states": "where=water&staying=nash&limit=3",
	"robust": "pairs=2&samples=20", "coalitions": "at=now", "inverse": "state=now&concept=nash&changes=1",
	"drift": "rounds=3", "depth": "horizon=2", "perceptions": "concept=nash",
	"preferences": "state=now&state=%231", "same": "concept=nash",
	"timeline": "from=2031-02-01&all=true", "commitments": "history=true", "diff": "from=2031-01-05", "check": "",
}

// TestAPIAnswers holds that every question is answered as the document says, and once more
// from what is kept with the same bytes.
func TestAPIAnswers(t *testing.T) {
	at, of, asks := "../cases", "six-party-2006", asksOf
	if testing.Short() { // the race detector slows it down: a smaller case, with all that a case may have
		at, of, asks = "../cmd/plenary/testdata", "hostile", asksOfSmall
	}
	_, h := served(t, Options{Path: at})
	_, schema := describedSchemas(t, h)
	_, roots := components()
	for _, e := range endpoints {
		query, known := asks[e.name]
		if !known {
			t.Errorf("ask %s", e.name)
			continue
		}
		on := of
		if e.name == "depth" { // turns are of two
			if on = "classics~chicken"; testing.Short() {
				continue
			}
		}
		to := "/api/1/cases/" + on + "/" + e.name + "?" + query
		w := asked(h, "GET", to)
		if w.Code != 200 || w.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%s: %d %.500s", to, w.Code, w.Body)
			continue
		}
		if e.answer != "" {
			valid(t, schema(roots[e.answer]), to, w)
		} else {
			valid(t, schema(strings.TrimPrefix(e.schema()["$ref"].(string), "#/components/schemas/")), to, w)
		}
		again := asked(h, "GET", to, "If-None-Match", w.Header().Get("ETag"))
		if again.Code != http.StatusNotModified {
			t.Errorf("%s again: %d", to, again.Code)
		}
	}
	valid(t, schema("Cases"), "cases", asked(h, "GET", "/api/1/cases"))
}

// TestAPIProblems holds that what cannot be answered is a problem that says why.
func TestAPIProblems(t *testing.T) {
	dir := folder(t, map[string]string{"a/case.yaml": neighbours, "b/case.yaml": "plenary: 1\nparties: [x"})
	s, h := served(t, Options{Path: dir})
	s.opt.Limits.States = 3
	_, schema := describedSchemas(t, h)
	for _, c := range []struct {
		to     string
		status int
		holds  string
	}{
		{"/api/1/cases/none/brief", 404, `urn:plenary:problem:address`},
		{"/api/1/none", 404, `urn:plenary:problem:address`},
		{"/api/1/cases/a/brief?varient=x", 400, `"did_you_mean":"variant"`},
		{"/api/1/cases/a/brief?leaning=yes", 400, `leaning is true or false`},
		{"/api/1/cases/a/way", 400, `give letter`},
		{"/api/1/cases/a/finding?number=x", 400, `whole number`},
		{"/api/1/cases/a/inverse", 400, `give state`},
		{"/api/1/cases/a/depth?horizon=51", 400, `from 1 to 50`},
		{"/api/1/cases/a/robust?samples=100001", 400, `from 0 to 100000`},
		{"/api/1/cases/a/perceptions?concept=nush", 400, `"did_you_mean":"nash"`},
		{"/api/1/cases/a/same?concept=nush", 400, `"did_you_mean":"nash"`},
		{"/api/1/cases/a/timeline", 400, `urn:plenary:problem:no-record`},
		{"/api/1/cases/a/brief?as-of=2006-01-01", 400, `urn:plenary:problem:no-record`},
		{"/api/1/cases/a/brief?variant=x", 400, `"field":"variant"`},
		{"/api/1/cases/a/routes", 503, `"code":"states"`},
		{"/api/1/cases/b/brief", 422, `"line":2`},
		{"/api/1/cases/a/brief?draft=none", 404, `address`},
		{"/api/1/cases/..%2f..%2fetc/brief", 404, `address`},
	} {
		w := asked(h, "GET", c.to)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.holds) ||
			w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", c.to, w.Code, w.Body)
		}
		valid(t, schema("Problem"), c.to, w)
	}
}

// TestAPIStates holds that situations that are not there, and more than may be named, are refused.
func TestAPIStates(t *testing.T) {
	_, h := served(t, Options{Path: folder(t, map[string]string{"a/case.yaml": neighbours})})
	for query, holds := range map[string]string{
		"state=0000":                     `"field":"state"`,
		strings.Repeat("state=now&", 17): `at most 16 situations`,
	} {
		w := asked(h, "GET", "/api/1/cases/a/preferences?"+query)
		if w.Code != 400 || !strings.Contains(w.Body.String(), holds) {
			t.Errorf("%s: %d %s", query, w.Code, w.Body)
		}
	}
}

// TestAPICheckText checks a case that is sent.
func TestAPICheckText(t *testing.T) {
	_, h := served(t, Options{Path: folder(t, map[string]string{"a/case.yaml": neighbours})})
	_, schema := describedSchemas(t, h)
	_, roots := components()
	send := func(text string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "http://127.0.0.1:8930/api/1/check", strings.NewReader(text))
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	if w := send(neighbours); w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	} else {
		valid(t, schema(roots["check"]), "check", w)
	}
	if w := send("plenary: 1\nparty: x\n"); w.Code != 422 || !strings.Contains(w.Body.String(), `"column":1`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := send(strings.Repeat("#", mostBody+1)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestOpenAPI holds that all that the document refers to is there, and that all that is
// there is referred to.
func TestOpenAPI(t *testing.T) {
	_, h := served(t, Options{Path: folder(t, map[string]string{"a/case.yaml": neighbours})})
	document, _ := describedSchemas(t, h)
	schemas := document["components"].(map[string]any)["schemas"].(map[string]any)
	met := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if ref, is := v["$ref"].(string); is {
				name, ours := strings.CutPrefix(ref, "#/components/schemas/")
				if !ours || schemas[name] == nil {
					t.Errorf("%s leads nowhere", ref)
				}
				met[name] = true
			}
			for _, part := range v {
				walk(part)
			}
		case []any:
			for _, part := range v {
				walk(part)
			}
		}
	}
	walk(document)
	for _, e := range endpoints {
		if document["paths"].(map[string]any)["/cases/{case}/"+e.name] == nil {
			t.Errorf("%s is not described", e.name)
		}
	}
	if text, _ := json.Marshal(document); bytes.Contains(text, []byte("$defs")) {
		t.Error("$defs are left")
	}
	for name := range schemas {
		if !met[name] && !strings.HasPrefix(name, "answer.") {
			t.Errorf("nothing refers to %s", name)
		}
	}
}

// TestTexts holds that no text has the key of another.
func TestTexts(t *testing.T) {
	var keys []string
	for line := range strings.Lines(textsFile) {
		if key, _, is := strings.Cut(line, " = "); is && line[0] != ' ' && line[0] != '#' {
			if slices.Contains(keys, key) {
				t.Errorf("%s stands twice", key)
			}
			keys = append(keys, key)
		}
	}
	for _, s := range screens {
		said("screen " + s.name)
		said("question " + s.name)
	}
}
