package web

import (
	"errors"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary/page"
)

// TestDraft holds that edits are tried in memory, taken back and done again, and that the
// files stay as they are.
func TestDraft(t *testing.T) {
	dir := folder(t, map[string]string{"a/case.yaml": neighbours})
	s, h := served(t, Options{Path: dir})
	of := s.shelf.find("a")
	d := s.drafts.begin("a", s.shelf.printOf(of))
	step := Step{Kind: "text", Says: page.Spans{{Text: "x"}},
		Texts: map[string]string{"case.yaml": strings.Replace(neighbours, "Upland", "Highland", 1)}}
	if ok, err := d.Push(0, step); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if ok, _ := d.Push(0, step); ok {
		t.Error("an edit of what is no longer so was taken")
	}
	says := func(want string) {
		t.Helper()
		body := whole(t, h, "/a/now?draft="+d.ID).Body.String()
		if !strings.Contains(body, want) || strings.Contains(whole(t, h, "/a/now").Body.String(), "Highland") {
			t.Errorf("no %q in %s", want, body)
		}
	}
	says("Highland")
	says(string(say("one edit")))
	if w := asked(h, http.MethodPost, "/a/undo?draft="+d.ID); w.Code != http.StatusSeeOther {
		t.Errorf("undo: %d", w.Code)
	}
	says("Upland")
	if w := asked(h, http.MethodPost, "/a/redo?draft="+d.ID); w.Code != http.StatusSeeOther {
		t.Errorf("redo: %d", w.Code)
	}
	says("Highland")
	if w := asked(h, "GET", "/a/now?draft=other"); w.Code != http.StatusNotFound {
		t.Errorf("no such draft: %d", w.Code)
	}
	if text, err := fs.ReadFile(s.shelf.files, "a/case.yaml"); err != nil || string(text) != neighbours {
		t.Errorf("the file was changed: %v", err)
	}
}

// TestDraftBounds holds that drafts, their edits and what these hold are bounded.
func TestDraftBounds(t *testing.T) {
	var all drafts
	first := all.begin("a", "")
	for range mostDrafts {
		all.begin("a", "")
	}
	if len(all.all) != mostDrafts || all.find("a", first.ID) != nil {
		t.Errorf("%d drafts", len(all.all))
	}
	d := all.begin("a", "")
	big := Step{Texts: map[string]string{"case.yaml": strings.Repeat("#", mostDraftBytes/3)}}
	for rev := range 4 {
		if _, err := d.Push(rev, big); rev == 3 && !errors.Is(err, errDraftFull) || rev < 3 && err != nil {
			t.Errorf("edit %d: %v", rev, err)
		}
	}
	if all.find("b", d.ID) != nil {
		t.Error("a draft of another case was found")
	}
}

// TestOverlay reads a folder with texts laid over it.
func TestOverlay(t *testing.T) {
	s, err := openShelf(folder(t, map[string]string{"a/case.yaml": neighbours, "a/record/r.yaml": "r"}))
	if err != nil {
		t.Fatal(err)
	}
	defer s.shut()
	over := laid(s.files, "a", map[string]string{"case.yaml": "y", "record/new.yaml": "n"})
	for name, want := range map[string]string{"a/case.yaml": "y", "a/record/new.yaml": "n", "a/record/r.yaml": "r"} {
		if text, err := fs.ReadFile(over, name); err != nil || string(text) != want {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
	list, err := fs.ReadDir(over, "a/record")
	if err != nil || len(list) != 2 || list[0].Name() != "new.yaml" {
		t.Errorf("%v, %v", list, err)
	}
}

// TestTogether has many ask at once: all get the same answer, and it is worked out once.
func TestTogether(t *testing.T) {
	dir := folder(t, map[string]string{"a/case.yaml": neighbours, "b/case.yaml": neighbours})
	s, h := served(t, Options{Path: dir})
	d := s.drafts.begin("a", s.shelf.printOf(s.shelf.find("a")))
	var wg sync.WaitGroup
	bodies := make([]string, 64)
	for i := range bodies {
		wg.Add(1)
		go func() {
			defer wg.Done()
			to := []string{"/a/now", "/b/stuck", "/api/1/cases/a/brief", "/a/states?draft=" + d.ID}[i%4]
			for {
				w := asked(h, "GET", to)
				if w.Code != http.StatusAccepted {
					bodies[i] = w.Body.String()
					return
				}
			}
		}()
	}
	wg.Wait()
	for i := range bodies {
		if bodies[i] != bodies[i%4] || bodies[i] == "" {
			t.Errorf("%d is not like %d: %.300s", i, i%4, bodies[i])
		}
	}
}

// TestNothingLeadsOutOfTheFolder tries addresses and links out of what is served.
func TestNothingLeadsOutOfTheFolder(t *testing.T) {
	dir := folder(t, map[string]string{"in/a/case.yaml": neighbours, "out/case.yaml": neighbours})
	_, h := served(t, Options{Path: filepath.Join(dir, "in")})
	for _, to := range []string{"/..~out/now", "/%2e%2e%2fout/now", "/../out/now", "/..%5cout/now",
		"/static/..%2fweb.go",
		"/static/../texts.txt", "/a%00/now", "/~out/now", "//out/now", "/api/1/cases/..~out/brief"} {
		if w := asked(h, "GET", to); w.Code == http.StatusOK || strings.Contains(w.Body.String(), "Upland") {
			t.Errorf("%s: %d", to, w.Code)
		}
	}
}
