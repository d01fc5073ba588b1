package web

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
)

const wishList = `plenary: 1
parties: {up: , down: }
options: {up.a: {levels: ["no", some, "all of it"]}, down.b: , down.c: }
preferences:
  up:
    - up.a = some     # first
    - down.b          # second
    - not down.c      # third
    - up.a = "all of it"
  down: [down.b]
`

// TestPlaces holds that a wish is where the list as changed has it, and stood where the
// list as saved has it.
func TestPlaces(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	for draw := range uint64(300) {
		rng := rand.New(rand.NewPCG(211, draw))
		f, err := casefile.Parse(t.Context(), "case.yaml", []byte(wishList))
		if err != nil {
			t.Fatal(err)
		}
		saved := wishesOf(&f.Draft, "up")
		place := []int{0, 1, 2, 3}
		var s DraftState
		for range 1 + rng.IntN(5) {
			n := len(wishesOf(&f.Draft, "up"))
			if n == 0 {
				break
			}
			c := casefile.WishChange{Act: casefile.WishAct(rng.IntN(4)), Party: "up", At: rng.IntN(n), To: rng.IntN(n)}
			c.Wish.Want = "down.c if up.a >= some and " + []string{"down.b", "down.c"}[rng.IntN(2)]
			step, err := change(t.Context(), f, c)
			if err != nil {
				t.Fatal(err)
			}
			s.Steps = append(s.Steps, step)
			if f, err = casefile.Parse(t.Context(), "case.yaml", []byte(step.Texts["case.yaml"])); err != nil {
				t.Fatal(err)
			}
			for i := range place {
				if place[i] >= 0 {
					place[i] = placeAfter(&c, place[i])
				}
			}
		}
		now := wishesOf(&f.Draft, "up")
		origins, gone := s.origins("up", len(saved))
		if len(origins) != len(now) {
			t.Fatalf("%d origins of %d wishes", len(origins), len(now))
		}
		for i, o := range origins {
			if o.at >= 0 && (place[o.at] != i || !o.reworded && !reflect.DeepEqual(saved[o.at], now[i])) {
				t.Fatalf("origins %v, places %v\n%s", origins, place, f.Text)
			}
		}
		for at := range place {
			if (place[at] < 0) != slices.Contains(gone, at) {
				t.Fatalf("gone %v, places %v", gone, place)
			}
		}
	}
}

// TestOnTop makes changes in a case that somebody else has saved, each where its wish stands now.
func TestOnTop(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(wishList))
	if err != nil {
		t.Fatal(err)
	}
	var steps []Step
	mine := f
	for _, c := range []casefile.WishChange{
		{Act: casefile.MoveWish, Party: "up", At: 2, To: 0},
		{Act: casefile.DropWish, Party: "up", At: 1},
		{Act: casefile.AddWish, Party: "down", At: 1, Wish: plenary.StatementDraft{Want: "not down.c"}},
	} {
		step, err := change(t.Context(), mine, c)
		if err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
		if mine, err = casefile.Parse(t.Context(), "case.yaml", []byte(step.Texts["case.yaml"])); err != nil {
			t.Fatal(err)
		}
	}
	theirs, err := casefile.Parse(t.Context(), "case.yaml", []byte(strings.Replace(strings.Replace(wishList,
		"    - up.a = some     # first\n", "", 1), "  up:\n", "  up:\n    - down.b and down.c\n", 1)))
	if err != nil {
		t.Fatal(err)
	}
	out, left, err := onTop(t.Context(), theirs, steps)
	if err != nil || len(left) != 1 || left[0] != (leftStep{1, "gone"}) || len(out) != 2 {
		t.Fatalf("%d steps, %v left, %v", len(out), left, err)
	}
	want := strings.Replace(strings.Replace(strings.Replace(string(theirs.Text), "    - not down.c      # third\n",
		"", 1), "  up:\n", "  up:\n    - not down.c      # third\n", 1),
		"down: [down.b]", "down: [down.b, not down.c]", 1)
	if got := out[1].Texts["case.yaml"]; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// posted sends a form to an address, and returns where that leads.
func posted(t *testing.T, h http.Handler, to string, values ...string) (int, string) {
	t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(values); i += 2 {
		form.Add(values[i], values[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1:8930"+to, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Header().Get("Location")
}

// TestConflictInHurry holds that what a conflict offers does not depend on how long a page is waited
// for, where a save meets it and where the page is asked for.
func TestConflictInHurry(t *testing.T) {
	for _, theirs := range []string{"# their first", "# first\n    - up.a = \"no\""} {
		dir := folder(t, map[string]string{"talks/case.yaml": wishList})
		s, h := served(t, Options{Path: filepath.Join(dir, "talks")})
		s.wait = -1 // who asks never waits for what is not there
		_, to := posted(t, h, "/talks/wishes/change", "act", "move", "party", "up", "at", "0", "to", "2", "rev", "0")
		to, _, _ = strings.Cut(to, "#")
		save := func(text string) {
			if err := os.WriteFile(filepath.Join(dir, "talks", "case.yaml"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			s.shelf.afresh(s.shelf.find("talks"))
		}
		text := strings.Replace(wishList, "# first", theirs, 1)
		save(text)
		pages := []string{whole(t, h, to).Body.String()}
		for range 2 { // once with what was read already, once with all of it to be read
			at := "http://127.0.0.1:8930" + strings.Replace(to, "?", "/save?", 1)
			r := httptest.NewRequest(http.MethodPost, at, strings.NewReader("rev=1"))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusConflict {
				t.Errorf("saved over another's: %d", w.Code)
			}
			pages = append(pages, w.Body.String())
			save(text + "# the end\n")
		}
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8930"+to, nil)
		r.SetPathValue("case", "talks")
		v, err := s.visit(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		v.patience, v.on = true, screens[0]
		if page := v.framed(&sheet{}).page(); !strings.Contains(page, `class="changes"`) {
			t.Errorf("what would be saved is not told on another screen: %s", page)
		}
		says := string(say("they changed else"))
		if strings.Contains(theirs, "up.a") {
			says = string(say("they changed"))
		}
		for i, page := range pages {
			for _, what := range []string{says, string(say("take top")), string(say("take mine")),
				"moved down from 1 to 3", `id="by-line"`} {
				if !strings.Contains(page, what) {
					t.Errorf("%d: no %q in\n%s", i, what, page)
				}
			}
			if strings.Contains(page, `"refresh"`) && !strings.Contains(page, `url=/talks/wishes?`) {
				t.Errorf("%d: asked for again otherwise than by the address of the screen:\n%s", i, page)
			}
		}
	}
}

// TestWishesSaved changes wishes by forms, and saves them.
func TestWishesSaved(t *testing.T) {
	dir := folder(t, map[string]string{"talks/case.yaml": wishList})
	file := filepath.Join(dir, "talks", "case.yaml")
	_, h := served(t, Options{Path: filepath.Join(dir, "talks")})
	code, to := posted(t, h, "/talks/wishes/change", "act", "move", "party", "up", "at", "0", "to", "2", "rev", "0")
	if code != http.StatusSeeOther || !strings.HasSuffix(to, "#wish-up-3") {
		t.Fatal(code, to)
	}
	to, _, _ = strings.Cut(to, "#")
	draft := to[strings.Index(to, "?"):]
	page := whole(t, h, to).Body.String()
	for _, what := range []string{"was 1", "1 change is not saved", `moved down from 1 to 3`,
		"stood here in the saved file"} {
		if !strings.Contains(page, what) {
			t.Errorf("no %q in\n%s", what, page)
		}
	}
	for rev, bad := range []string{"up.a = sum", "up.b = <b>\"", "down."} {
		if code, _ := posted(t, h, "/talks/wishes/change"+draft, "act", "reword", "party", "up", "at", "1",
			"want", bad, "rev", strconv.Itoa(rev+1)); code != http.StatusSeeOther {
			t.Fatal(code)
		}
		page := whole(t, h, to).Body.String()
		if !strings.Contains(page, "Not understood:") || strings.Contains(page, "<b>\"") {
			t.Errorf("%s: %s", bad, page)
		}
		if code, _ := posted(t, h, "/talks/wishes/save"+draft, "rev",
			strconv.Itoa(rev+2)); code != http.StatusSeeOther {
			t.Error(code)
		}
	}
	if text, _ := os.ReadFile(file); string(text) != wishList {
		t.Fatalf("saved with a fault:\n%s", text)
	}
	posted(t, h, "/talks/wishes/change"+draft, "act", "reword", "party", "up", "at", "1", "want", "down.c", "rev", "4")
	theirs := strings.Replace(wishList, "# first", "# their first", 1)
	if err := os.WriteFile(file, []byte(theirs), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _ := posted(t, h, "/talks/wishes/save"+draft, "rev", "5"); code != http.StatusConflict {
		t.Errorf("saved over another's: %d", code)
	}
	if text, _ := os.ReadFile(file); string(text) != theirs {
		t.Fatalf("written over:\n%s", text)
	}
	posted(t, h, "/talks/wishes/take"+draft, "side", "top", "rev", "5", "step", "0", "step", "4")
	posted(t, h, "/talks/wishes/save"+draft, "rev", "6")
	want := strings.Replace(theirs, "    - up.a = some     # their first\n    - down.b          # second\n"+
		"    - not down.c      # third\n", "    - down.b          # second\n    - down.c      # third\n"+
		"    - up.a = some     # their first\n", 1)
	if text, _ := os.ReadFile(file); string(text) != want {
		t.Errorf("%s\nwant\n%s", text, want)
	}
	for _, bad := range [][]string{{"act", "fly"}, {"act", "drop", "party", "up", "at", "9"}, {"act", "move",
		"party", "up"}} {
		if code, _ := posted(t, h, "/talks/wishes/change", bad...); code < 400 {
			t.Errorf("%v: %d", bad, code)
		}
	}
}
