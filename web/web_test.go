package web

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const neighbours = `plenary: 1
title: Two neighbours
parties: {up: {name: Upland}, down: {name: Downland}}
options:
  up.gates: {levels: [shut, open]}
  down.boats: {levels: [away, there]}
preferences:
  up: [down.boats = there, up.gates = shut]
  down: [up.gates = open, down.boats = away]
`

// folder is a folder with files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// served is a server of a path, and its handler.
func served(t *testing.T, opt Options) (*Server, http.Handler) {
	t.Helper()
	s, err := Open(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, s.Handler(t.Context())
}

// asked is the answer to a request for an address of this machine.
func asked(h http.Handler, method, to string, with ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1:8930"+to, nil)
	for i := 0; i+1 < len(with); i += 2 {
		if with[i] == "Host" {
			r.Host = with[i+1]
			continue
		}
		r.Header.Set(with[i], with[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// whole asks until an answer is there.
func whole(t *testing.T, h http.Handler, to string) *httptest.ResponseRecorder {
	t.Helper()
	for {
		if w := asked(h, http.MethodGet, to); w.Code != http.StatusAccepted {
			return w
		}
	}
}

// TestScreens has every screen of a case shown, with the question as its heading and
// itself marked in the row of screens.
func TestScreens(t *testing.T) {
	_, h := served(t, Options{Path: folder(t, map[string]string{"case.yaml": neighbours})})
	for _, s := range screens {
		w := whole(t, h, "/"+filepath.Base(t.Name())+"/"+s.name)
		if w.Code != http.StatusNotFound {
			t.Errorf("a case of another name: %d", w.Code)
		}
	}
	first := asked(h, http.MethodGet, "/")
	at := strings.TrimSuffix(first.Header().Get("Location"), screens[0].name)
	for _, s := range screens {
		w := whole(t, h, at+s.name)
		body := w.Body.String()
		if w.Code != http.StatusOK || strings.Count(body, "<h1") != 1 ||
			!strings.Contains(body, `<h1 tabindex="-1">`+string(say("question "+s.name))+"</h1>") ||
			strings.Count(body, `aria-current="page"`) != 1 {
			t.Errorf("%s: %d %.3000s", s.name, w.Code, body)
		}
	}
}

// TestFolder lists the cases of a folder, and finds one that comes.
func TestFolder(t *testing.T) {
	dir := folder(t, map[string]string{"a/case.yaml": neighbours, "b/c/case.yaml": neighbours, "notes/x.yaml": "x",
		"static/case.yaml": neighbours})
	_, h := served(t, Options{Path: dir})
	body := asked(h, http.MethodGet, "/").Body.String()
	for _, want := range []string{`href="/a/now">a<`, `href="/b~c/now">b/c<`, `href="/~static/now">static<`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in %s", want, body)
		}
	}
	if w := whole(t, h, "/b~c/now"); w.Code != http.StatusOK {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	_, err := Open(Options{Path: filepath.Join(dir, "notes")})
	if err == nil || !strings.Contains(err.Error(), "no case") {
		t.Errorf("a folder without a case: %v", err)
	}
}

// TestHeaders holds that every answer says what a page may do.
func TestHeaders(t *testing.T) {
	_, h := served(t, Options{Path: folder(t, map[string]string{"a/case.yaml": neighbours, "b/case.yaml": "x: 1"})})
	for _, to := range []string{"/", "/a/now", "/b/now", "/nowhere", "/a/nowhere", "/static/app.css", "/static/none",
		"/a/now?draft=none", "/a/print"} {
		w := asked(h, http.MethodGet, to)
		head := w.Header()
		if head.Get("Content-Security-Policy") != policy || head.Get("X-Content-Type-Options") != "nosniff" ||
			head.Get("Referrer-Policy") != "same-origin" || head.Get("Cache-Control") == "" {
			t.Errorf("%s: %v", to, head)
		}
		if body := w.Body.String(); strings.Contains(body, "style=") || strings.Contains(body, "<script>") {
			t.Errorf("%s: something runs or looks by itself: %s", to, body)
		}
	}
}

// TestGuard tries requests that are not meant for the server.
func TestGuard(t *testing.T) {
	dir := folder(t, map[string]string{"a/case.yaml": neighbours})
	_, h := served(t, Options{Path: dir})
	for _, c := range []struct {
		method, to string
		with       []string
		want       int
	}{
		{"GET", "/", nil, 200},
		{"GET", "/", []string{"Host", "localhost:8930"}, 200},
		{"GET", "/", []string{"Host", "[::1]:8930"}, 200},
		{"GET", "/", []string{"Host", "plenary.example:8930"}, 403},
		{"GET", "/", []string{"Host", "127.0.0.1.example"}, 403},
		{"GET", "/", []string{"Host", "10.0.0.1:8930"}, 403},
		{"GET", "/", []string{"Origin", "http://evil.example"}, 403},
		{"GET", "/", []string{"Origin", "null"}, 403},
		{"GET", "/", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"GET", "/", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest",
			"document"}, 200},
		{"GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest",
			"iframe"}, 403},
		{"POST", "/a/undo", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest",
			"document"}, 403},
		{"POST", "/a/undo", []string{"Origin", "http://127.0.0.1:9999"}, 403},
		{"POST", "/a/undo", []string{"Origin", "http://127.0.0.1:8930"}, 404}, // no draft
		{"DELETE", "/a/now", nil, 404},
	} {
		if w := asked(h, c.method, c.to, c.with...); w.Code != c.want {
			t.Errorf("%s %s %q: %d, want %d", c.method, c.to, c.with, w.Code, c.want)
		}
	}
}

// TestToken holds that nothing is answered without the token where there is one.
func TestToken(t *testing.T) {
	const token = "0123456789abcdef"
	_, h := served(t, Options{Path: folder(t, map[string]string{"a/case.yaml": neighbours}), Token: token})
	for _, with := range [][]string{nil, {"Authorization", "Bearer x"}, {"Cookie", "plenary-8930=x"},
		{"Cookie", "plenary-1=" + token}} {
		if w := asked(h, "GET", "/a/now", with...); w.Code != 401 || strings.Contains(w.Body.String(), "Upland") {
			t.Errorf("%q: %d", with, w.Code)
		}
	}
	for _, with := range [][]string{{"Authorization", "Bearer " + token}, {"Cookie", "plenary-8930=" + token},
		{"Cookie", "plenary-8930=" + token, "Host", "10.0.0.1:8930"}} {
		if w := asked(h, "GET", "/static/app.css", with...); w.Code != 200 {
			t.Errorf("%q: %d", with, w.Code)
		}
	}
	w := asked(h, "GET", "/a/now?as-of=2006-01-01&token="+token)
	if w.Code != 303 || w.Header().Get("Location") != "/a/now?as-of=2006-01-01" ||
		!strings.Contains(w.Header().Get("Set-Cookie"), "HttpOnly") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if w := asked(h, "GET", "//evil.example/?token="+token); strings.HasPrefix(w.Header().Get("Location"), "//") {
		t.Errorf("sent to %s", w.Header().Get("Location"))
	}
	if _, err := Open(Options{Path: ".", Token: "short"}); err == nil {
		t.Error("a short token")
	}
}

// TestFaultsShown shows what is wrong in a case at its line, as text, and the case as soon as
// it is mended.
func TestFaultsShown(t *testing.T) {
	wrong := strings.Replace(neighbours, "up.gates = open", "up.gates = <b>ajar</b>", 1)
	dir := folder(t, map[string]string{"a/case.yaml": wrong})
	s, h := served(t, Options{Path: dir})
	w := asked(h, "GET", "/a/now")
	body := w.Body.String()
	if w.Code != 422 || !strings.Contains(body, "<mark>") || strings.Contains(body, "<b>ajar") ||
		!strings.Contains(body, "line 9") {
		t.Errorf("%d %s", w.Code, body)
	}
	if err := os.WriteFile(filepath.Join(dir, "a", "case.yaml"), []byte(neighbours), 0o644); err != nil {
		t.Fatal(err)
	}
	s.shelf.afresh(s.shelf.find("a"))
	if w := whole(t, h, "/a/now"); w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestEnds holds that a server ends within a second of being told to, whoever is connected.
func TestEnds(t *testing.T) {
	s, err := Open(Options{Path: folder(t, map[string]string{"a/case.yaml": neighbours})})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	on, err := Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- s.Serve(ctx, on) }()
	answer, err := http.DefaultClient.Get("http://" + on.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
	cancel()
	<-done // or never
}

// TestListen holds that others reach no server without a token.
func TestListen(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", "[::]:0", "10.1.2.3:0", "example.org:0", "127.0.0.1"} {
		if on, err := Listen(address, false); err == nil {
			on.Close()
			t.Errorf("%s: listens", address)
		}
	}
	if _, err := Listen("0.0.0.0:0", false); err == nil || !strings.Contains(err.Error(), "--token") {
		t.Errorf("no way is told: %v", err)
	}
}

// A page is put together once, until a file is saved; a browser that has it is told so.
func TestPagesAreKept(t *testing.T) {
	dir := folder(t, map[string]string{"case.yaml": neighbours})
	s, h := served(t, Options{Path: dir})
	slug := s.shelf.list()[0].Slug
	for _, screen := range screens {
		to := "/" + slug + "/" + screen.name
		first := whole(t, h, to)
		mark := first.Header().Get("ETag")
		if screen.fresh {
			if mark != "" || first.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s is kept", to)
			}
			continue
		}
		if again := asked(h, "GET", to); mark == "" || again.Body.String() != first.Body.String() ||
			again.Header().Get("Content-Type") != first.Header().Get("Content-Type") {
			t.Errorf("%s is another page the second time", to)
		}
		if has := asked(h, "GET", to, "If-None-Match", mark); has.Code != 304 || has.Body.Len() != 0 {
			t.Errorf("%s: %d, where the browser has it", to, has.Code)
		}
		if other := asked(h, "GET", to+"?as-of=yesterday", "If-None-Match", mark); other.Code == 304 {
			t.Errorf("%s as of another day is not another page", to)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "case.yaml"), []byte(neighbours+"\n# more\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.shelf.afresh(s.shelf.list()[0])
	to := "/" + slug + "/now"
	if saved := whole(t, h, to); !strings.Contains(saved.Body.String(), s.shelf.printOf(s.shelf.list()[0])) {
		t.Error("a page stays as it was though the case was saved")
	}
}

// A page of which a part is still to come is not kept as it is.
func TestPagesWithoutAPart(t *testing.T) {
	s, h := served(t, Options{Path: folder(t, map[string]string{"case.yaml": neighbours})})
	to := "/" + s.shelf.list()[0].Slug + "/wishes"
	whole(t, h, to)
	for range cap(s.turns) { // nothing is worked on
		s.turns <- struct{}{}
	}
	part := asked(h, "GET", to+"?grant=lever")
	if part.Header().Get("ETag") != "" || !strings.Contains(part.Body.String(), "gist later") {
		t.Errorf("%d %s", part.Code, part.Body)
	}
}
