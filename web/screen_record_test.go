package web

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/evidence"
)

// report is a text with words that several cite, and one that would be markup.
const report = "The mill\n\nThe miller said on Monday that the sluice <b>stays</b> shut until the dam is mended.\n\n" +
	"“We will open it in May,” the miller said, and left.\n\nNobody else \u202espoke\u202c. The end & more.\n"

// millCase is a case that cites words of the report.
func millCase(t *testing.T, words ...string) string {
	t.Helper()
	text, err := evidence.Read(t.Context(), []byte(report))
	if err != nil {
		t.Fatal(err)
	}
	out := neighbours + "sources:\n  press:\n    title: \"Mill <i>news</i>\"\n    digest: " + text.Digest() +
		"\n    passages:\n"
	for i, w := range words {
		found, err := text.Locate(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		at, digest := "2:1", evidence.DigestOf(w)
		length := len([]rune(w))
		if len(found.Matches) > 0 {
			p := found.Matches[0].Place
			at, length = fmt.Sprintf("%d:%d", p.Line, p.Column), p.Length
		}
		out += fmt.Sprintf("      p%d: {at: %q, length: %d, digest: %q, says: \"says <u>%d</u>\"}\n", i+1, at, length,
			digest, i+1)
	}
	return out
}

// mill serves the case with the report at hand, and returns its folder and the address of
// the screen.
func mill(t *testing.T, files map[string]string) (http.Handler, string, string) {
	t.Helper()
	dir := folder(t, files)
	_, h := served(t, Options{Path: dir})
	at := strings.TrimSuffix(asked(h, http.MethodGet, "/").Header().Get("Location"), screens[0].name)
	return h, dir, at + "record"
}

// shownAt is the page at an address, which has to be answered with a status.
func shownAt(t *testing.T, h http.Handler, to string, status int, want ...string) string {
	t.Helper()
	w := whole(t, h, to)
	body := w.Body.String()
	if w.Code != status {
		t.Fatalf("%s: %d %s", to, w.Code, body)
	}
	for _, part := range want {
		if !strings.Contains(body, part) {
			t.Errorf("%s: no %s in %s", to, part, body)
		}
	}
	return body
}

// TestRecordMarks holds that passages are marked where they stand, those that overlap as
// well, and that nothing of a text is taken for markup.
func TestRecordMarks(t *testing.T) {
	h, _, at := mill(t, map[string]string{"sources/press.txt": report,
		"case.yaml": millCase(t, "on Monday that the sluice", "the sluice <b>stays</b> shut", "open it in May")})
	body := shownAt(t, h, at, 200,
		`data-choose="p1">p1</a> <mark class="" data-p="p1">on Monday that </mark>`,
		`data-choose="p2">p2</a> <mark class="several" data-p="p1 p2">the sluice</mark>`,
		`<mark class="" data-p="p2"> &lt;b&gt;stays&lt;/b&gt; shut</mark> until the dam is mended.`,
		`Nobody else \u202espoke\u202c. The end &amp; more.`, "Mill &lt;i&gt;news&lt;/i&gt;",
		string(say("record all stand", "n", "3")))
	if strings.ContainsRune(body, '\u202e') {
		t.Error("what turns the direction of a text stands in the page")
	}
	lit := shownAt(t, h, at+"?source=press&passage=p2", 200, `class="lit several" data-p="p1 p2"`, `id="chosen"`,
		"says &lt;u&gt;2&lt;/u&gt;")
	if strings.Contains(lit, `class="lit" data-p="p1"`) {
		t.Error("another passage is lit")
	}
	shownAt(t, h, at+"?source=none", 404)
	shownAt(t, h, at+"?source=press&passage=none", 404)
}

// TestRecordStates holds that the page tells of texts and words that are not where they
// should be.
func TestRecordStates(t *testing.T) {
	c := millCase(t, "on Monday that the sluice", "words that nobody said")
	h, _, at := mill(t, map[string]string{"case.yaml": c})
	shownAt(t, h, at, 200, string(say("record not at hand")), "press.txt", "says &lt;u&gt;1&lt;/u&gt;")
	h, _, at = mill(t, map[string]string{"case.yaml": c, "sources/press.txt": "A line more.\n\n" + report})
	shownAt(t, h, at, 200, string(say("record differs")), string(say("record moved")),
		string(say("record moved to", "line", "5", "column", "17")), `<mark class="moved" data-p="p1">`,
		string(say("record gone")), "says &lt;u&gt;2&lt;/u&gt;")
	h, _, at = mill(t, map[string]string{"case.yaml": neighbours})
	shownAt(t, h, at, 200, string(say("record no sources")))
}

// TestRecordParts holds that a long text is shown a part at a time, and that every
// character of it is in one.
func TestRecordParts(t *testing.T) {
	long := strings.Repeat("word ", 60_000) + "\n\n" + report + strings.Repeat("A line of it.\n\n", 4000)
	text, err := evidence.Read(t.Context(), []byte(long))
	if err != nil {
		t.Fatal(err)
	}
	paras := paragraphsOf(text)
	at, last := 0, 0
	for _, p := range partsOf(paras) {
		if p.from != at || paras[p.to-1].to-paras[p.from].from > mostInPart+mostInParagraph+4000 {
			t.Fatalf("part %v after %d", p, at)
		}
		at = p.to
	}
	for _, p := range paras {
		if p.from < last || p.to <= p.from || p.to-p.from > mostInParagraph ||
			strings.TrimSpace(string(text.Visible()[last:p.from])) != "" {
			t.Fatalf("paragraph %v after %d", p, last)
		}
		last = p.to
	}
	if at != len(paras) || strings.TrimSpace(string(text.Visible()[last:])) != "" {
		t.Fatal("the end is in no part")
	}
	h, _, to := mill(t, map[string]string{"sources/press.txt": long, "case.yaml": millCase(t, "open it in May")})
	body := shownAt(t, h, to+"?passage=p1", 200, `data-p="p1"`, "part=")
	if len(body) > 300_000 {
		t.Errorf("%d bytes are shown", len(body))
	}
	shownAt(t, h, to+"?part=999", 200, "A line of it.")
}

// field is the value of a hidden field of a page.
func field(t *testing.T, body, name string) string {
	t.Helper()
	_, after, ok := strings.Cut(body, `type="hidden" name="`+name+`" value="`)
	value, _, _ := strings.Cut(after, `"`)
	if !ok {
		t.Fatalf("no field %s in %s", name, body)
	}
	return html.UnescapeString(value)
}

// sent is the answer to a form.
func sent(h http.Handler, to string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1:8930"+to, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestRecordCite cites words, has them added under their source, and holds that nothing is
// written over what somebody saved meanwhile.
func TestRecordCite(t *testing.T) {
	h, dir, at := mill(t, map[string]string{"sources/press.txt": report, "case.yaml": millCase(t, "open it in May")})
	file := filepath.Join(dir, "case.yaml")
	was, _ := os.ReadFile(file)
	shownAt(t, h, at+"?words=nobody+ever+wrote+this+here", 200)
	shownAt(t, h, at+"?words=%3F%3F", 200, `aria-invalid="true"`)
	shownAt(t, h, at+"?words="+strings.Repeat("a", mostWords+1), 404)
	two := shownAt(t, h, at+"?words=miller+said", 200, `class="found" data-p="" id="found">miller said`, "nth=2")
	if strings.Count(two, `id="found"`) != 1 {
		t.Error("several places are marked as found")
	}
	shownAt(t, h, at+"?words=miller+said&near=120", 200, `class="found" data-p="" id="found">miller said`)
	to := at + "?words=miller+said&nth=2"
	body := shownAt(t, h, to, 200, `class="found" data-p="" id="found">miller said`, `value="5-31"`)
	if now, _ := os.ReadFile(file); string(now) != string(was) {
		t.Fatal("looking writes")
	}
	form := url.Values{"as": {"not an id"}, "says": {"It's <said>: \"so\"\u202e"}}
	for _, name := range []string{"print", "file", "at", "digest"} {
		form.Set(name, field(t, body, name))
	}
	add := strings.Replace(to, "/record", "/record/add", 1) + "&source=press"
	if w := sent(h, add, form); w.Code < 400 || !strings.Contains(w.Body.String(), `id="add-fault"`) ||
		!strings.Contains(w.Body.String(), `value="not an id"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	form.Set("as", "left")
	for name, wrong := range map[string]string{"file": "sha256:0", "at": "9:9", "digest": "sha256:1", "print": "0"} {
		right := form.Get(name)
		form.Set(name, wrong)
		w := sent(h, add, form)
		if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), `id="meanwhile"`) {
			t.Errorf("another %s: %d %s", name, w.Code, w.Body)
		}
		form.Set(name, right)
	}
	theirs := string(was) + "# somebody's own\n"
	if err := os.WriteFile(file, []byte(theirs), 0o644); err != nil {
		t.Fatal(err)
	}
	w := sent(h, add, form)
	if now, _ := os.ReadFile(file); w.Code != http.StatusConflict || string(now) != theirs {
		t.Fatalf("%d %s", w.Code, now)
	}
	form.Set("print", field(t, w.Body.String(), "print"))
	w = sent(h, add, form)
	if now, _ := os.ReadFile(file); w.Code != http.StatusSeeOther || !strings.Contains(string(now), "left:") ||
		!strings.HasSuffix(string(now), "# somebody's own\n") {
		t.Fatalf("%d %s %s", w.Code, w.Body, now)
	}
	added, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	body = shownAt(t, h, added, 200, `class="lit" data-p="left">miller said</mark>`,
		"It&#39;s &lt;said&gt;")
	if strings.ContainsRune(body, '\u202e') {
		t.Error("what turns the direction of a text stands in the page")
	}
	shownAt(t, h, to, 200, string(say("record present")))
}

// TestRecordAccept reads a source, leaves one proposal aside, accepts another, and holds
// that nothing is entered of files that were saved meanwhile.
func TestRecordAccept(t *testing.T) {
	c := strings.Replace(millCase(t, "open it in May"), "down: {name: Downland}}",
		"down: {name: Downland}}\npeople:\n  miller: {name: Ada Miller, party: up}", 1)
	text := strings.ReplaceAll(report, "the miller", "Ada Miller")
	text = strings.ReplaceAll(text, "The miller", "Ada Miller")
	c = strings.Replace(c, "digest: sha256", "date: 2006-12-22\n    digest: sha256", 1)
	read, err := evidence.Read(t.Context(), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	old, _ := evidence.Read(t.Context(), []byte(report))
	c = strings.ReplaceAll(c, old.Digest(), read.Digest())
	h, dir, at := mill(t, map[string]string{"sources/press.txt": text, "case.yaml": c})
	if strings.Contains(shownAt(t, h, at, 200, "read=1"), `id="proposals"`) {
		t.Error("a text is read before anybody asks for it")
	}
	to := at + "?source=press&read=1"
	body := shownAt(t, h, to, 200, `name="accept" value="1"`, `name="refuse" value="2"`, "&lt;b&gt;stays&lt;/b&gt;")
	for _, link := range []string{`href="#proposal-1"`, `href="#proposal-2"`, `class="proposed"`} {
		if !strings.Contains(body, link) {
			t.Errorf("no %s in %s", link, body)
		}
	}
	shownAt(t, h, to+"&words=open+it+in+May", 200, `<option value="person:miller" selected>`)
	form := url.Values{"print": {field(t, body, "print")}, "file": {field(t, body, "file")}, "refuse": {"2"}}
	accept := strings.Replace(to, "/record", "/record/accept", 1)
	if w := sent(h, accept, form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if body := shownAt(t, h, to, 200, "aside=1"); strings.Contains(body, `id="proposal-2"`) ||
		strings.Contains(body, `#proposal-2"`) {
		t.Error("what was left aside is shown")
	}
	shownAt(t, h, to+"&aside=1", 200, `name="back" value="2"`)
	form.Del("refuse")
	form.Set("accept", "1")
	record := filepath.Join(dir, "record", "press.yaml")
	for name, wrong := range map[string]string{"file": "sha256:0", "print": "0", "accept": "99"} {
		right := form.Get(name)
		form.Set(name, wrong)
		if w := sent(h, accept, form); w.Code != http.StatusConflict {
			t.Errorf("another %s: %d %s", name, w.Code, w.Body)
		}
		form.Set(name, right)
	}
	if _, err := os.Stat(record); err == nil {
		t.Fatal("an entry is written that was not shown so")
	}
	if w := sent(h, accept, form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	entry, err := os.ReadFile(record)
	if err != nil || !strings.Contains(string(entry), "who: miller") || !strings.Contains(string(entry), "extractor:") {
		t.Errorf("%v %s", err, entry)
	}
	body = shownAt(t, h, to, 200, string(say("record there")))
	if strings.Contains(body, `name="accept" value="1"`) {
		t.Error("what is on record can be accepted again")
	}
}

// TestWholeRecord has what is on record of all sources below one of them, at the places that
// links lead to, in sentences without arrows.
func TestWholeRecord(t *testing.T) {
	_, h := served(t, Options{Path: "../cases"})
	page := whole(t, h, "/six-party-2006/record").Body.String()
	for _, what := range []string{`<details id="timeline">`, `<details id="commitments">`, `<h2 id="contradictions">`,
		`class="accounts"`, "This one counts", "North Korea comes to the talks"} {
		if !strings.Contains(page, what) {
			t.Errorf("no %q", what)
		}
	}
	if strings.Contains(page, "→") {
		t.Error("an arrow in what is told")
	}
	if page := whole(t, h, "/classics~chicken/record").Body.String(); strings.Contains(page, `id="timeline"`) {
		t.Error("a timeline of nothing on record")
	}
}

// TestRecordEntriesAreChosen holds that the entries of a source are shown by their sort, and
// those alone on whose passages an answer rests; without a choice all are.
func TestRecordEntriesAreChosen(t *testing.T) {
	files := map[string]string{"sources/press.txt": report, "case.yaml": strings.Replace(
		millCase(t, "the sluice <b>stays</b> shut", "open it in May"), "down.boats = there,",
		"{want: down.boats = there, passage: press#p2},", 1), "record.yaml": "record: 1\nentries:\n" +
		"  - {on: 2006-12-18, statement: refusal, party: up, says: The gates stay, passage: press#p1}\n" +
		"  - {on: 2006-12-19, statement: promise, party: up, says: They open, passage: press#p2}\n" +
		"  - {on: 2006-12-20, event: visit, parties: [up], says: A guest, passage: press#p2}\n"}
	h, _, at := mill(t, files)
	all := []string{"The gates stay", "They open", "A guest"}
	for query, want := range map[string][]string{
		"": all, "?filter=1&show=said": all[:2], "?filter=1&show=done": all[2:],
		"?filter=1&show=said&show=done": all, "?only=1": all[1:], "?filter=1&show=said&only=1": all[1:2],
		"?filter=1": nil, "?filter=1&show=<b>": nil} {
		body := shownAt(t, h, at+strings.ReplaceAll(query, "<b>", "%3Cb%3E"), 200, `value="said"`, `value="done"`)
		list, _, _ := strings.Cut(body, `<section class="whole"`)
		for _, says := range all {
			if shown := strings.Contains(list, says); shown != strings.Contains(strings.Join(want, "\n"), says) {
				t.Errorf("%s: %s is shown: %t", query, says, shown)
			}
		}
	}
	if body := shownAt(t, h, at+"?filter=1&show=done", 200); !strings.Contains(body,
		`name="show" value="done" checked>`) || strings.Contains(body, `value="said" checked`) {
		t.Error("the boxes are not as the address has them")
	}
}
