package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/plenary-talks/plenary/prose"
)

// hostileTexts are what names and prose of a case try to be: markup, links, formulas, fields, and
// what terminals obey.
var hostileTexts = []string{
	`<img src=x onerror=alert(1)>`, `[x](javascript:alert(1))`, `![a](http://e.example/x.png)`,
	`=HYPERLINK("http://x","y")`, `</w:t></w:r><w:instrText>INCLUDETEXT "a"</w:instrText>`,
	`]]></desc><script>alert(1)</script>`, `*x* | y`,
	"\\e]0;T\\a\\e[31mX\\u202eY", `# H`, `&lt;b&gt; &#60;`,
}

// hostileTalks writes a case and its record in which every text is hostile, beginning with one of
// the list, and returns its folder.
func hostileTalks(t *testing.T, from int) string {
	t.Helper()
	const talks = `plenary: 1
title: TEXT
as_of: 2021-05-03
people: {ada: {name: TEXT, party: up, role: TEXT}}
parties: {up: {name: TEXT}, down: {name: TEXT}}
options:
  up.gates: {says: TEXT, levels: [shut, TEXT]}
  down.pay: {says: TEXT, levels: [none, TEXT]}
conditions: {water: up.gates > shut, money: down.pay > none}
preferences:
  up:
    - {want: water and money, because: TEXT, how: stated, by: up, passage: note#1}
    - money
    - {want: not water, because: TEXT}
  down: [{want: water and money, because: TEXT}, water, {id: rain, want: not money, because: TEXT}]
preconditions:
  first-pay: {party: up, refuses: water, until: money, by: up, how: stated, passage: note#1, because: TEXT}
  first-water: {party: down, refuses: money, until: water, how: inferred, passage: note#1, because: TEXT}
tracks:
  talks:
    name: TEXT
    seats: {up: {mandate: [{commit: up.gates, may: "no", by: down, how: claimed, passage: note#1}]}, down: }
levers: {once: {says: TEXT, soften: [first-pay, first-water]}}
goals: {flow: {says: TEXT, want: water and money}}
variants: {dry: {says: TEXT, preferences: {down: [{drop: rain}]}}}
sources: {note: {title: TEXT, publisher: TEXT, date: 2021-05-01, passages: {1: {at: "4:1", says: TEXT}}}}
left_out: [TEXT]
`
	const entries = `record: 1
entries:
  - {on: 2021-04-01, opened: talks, says: TEXT, how: reported, passage: note#1}
  - {on: 2021-04-03, adjourned: talks, says: TEXT}
  - {on: 2021-04-20, statement: demand, party: up, who: ada, says: TEXT, passage: note#1}
  - {on: 2021-04-21, event: visit, parties: [up], says: TEXT}
agreements:
  accord:
    title: TEXT
    on: 2021-04-02
    signed: [up, down]
    commitments:
      water: {owes: up, to: down, says: TEXT, does: water, passage: note#1}
`
	n := from
	text := regexp.MustCompile("TEXT")
	fill := func(s string) []byte {
		return []byte(text.ReplaceAllStringFunc(s, func(string) string {
			n++
			return `"` + strings.ReplaceAll(hostileTexts[n%len(hostileTexts)], `"`, `\"`) + fmt.Sprint(" ", n) + `"`
		}))
	}
	dir := t.TempDir()
	for name, s := range map[string]string{"case.yaml": talks, "record.yaml": entries} {
		if err := os.WriteFile(filepath.Join(dir, name), fill(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestHostileFiles holds that reports as Markdown and for word processors, and pictures, show hostile
// texts and do nothing else with them.
func TestHostileFiles(t *testing.T) {
	inOneGoroutine(t) // reports are made by others at work in other tests, too
	for from := range hostileTexts[:3] {
		dir, out := hostileTalks(t, 3*from), t.TempDir()
		write := func(args ...string) []byte {
			t.Helper()
			file := args[len(args)-1]
			if status, _ := command(t, args...); status != exitAnswered {
				_, stderr, _ := outcome(t, args...)
				t.Fatalf("plenary %q: %d %s", args, status, stderr)
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		harmlessMarkdown(t, write("report", dir, "-o", filepath.Join(out, "report.md")))
		harmlessOffice(t, write("report", dir, "-o", filepath.Join(out, "report.docx")))
		drawn := 0
		for _, kind := range prose.PictureKinds() {
			file := filepath.Join(out, kind)
			if status, _ := command(t, "picture", dir, kind, "-o", file+".svg"); status != exitAnswered {
				continue // there is nothing to be shown
			}
			drawn++
			svg, err := os.ReadFile(file + ".svg")
			if err != nil {
				t.Fatal(err)
			}
			harmlessDrawing(t, kind, svg)
			if _, err := png.Decode(bytes.NewReader(write("picture", dir, kind, "-o", file+".png"))); err != nil {
				t.Errorf("%s.png: %v", kind, err)
			}
		}
		if drawn < 4 {
			t.Errorf("%d pictures were drawn; see what is wrong with the case", drawn)
		}
	}
}

// harmlessMarkdown holds that a text becomes a page of our tags alone, with links that lead within it.
func harmlessMarkdown(t *testing.T, text []byte) {
	t.Helper()
	noneObeyed(t, "report.md", string(text))
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithRendererOptions(html.WithUnsafe())).Convert(text, &page); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<img", "<script", "<b>", "onerror=", `href="http`, `href="javascript`} {
		for _, tag := range regexp.MustCompile("<[a-z!/?][^>]*>").FindAllString(page.String(), -1) {
			if strings.Contains(tag, bad) {
				t.Errorf("report.md becomes a page with %s", tag)
			}
		}
	}
	if !strings.Contains(page.String(), "&lt;img src=x onerror=alert(1)&gt;") {
		t.Error("report.md does not show what it was given")
	}
}

// harmlessOffice holds that every part of a document is XML without fields, pictures from elsewhere or
// links out of it.
func harmlessOffice(t *testing.T, file []byte) {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	shown := ""
	for _, part := range parts.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(part.Name, ".png") {
			continue
		}
		text := elements(t, part.Name, raw, func(e xml.StartElement) {
			for _, a := range e.Attr {
				outside := a.Name.Local == "TargetMode" && a.Value == "External"
				if outside || strings.HasPrefix(strings.ToLower(a.Value), "javascript:") {
					t.Errorf("%s: %s leads out of it: %v", part.Name, e.Name.Local, e.Attr)
				}
			}
			if slices.Contains([]string{"script", "altChunk", "object", "control"}, e.Name.Local) {
				t.Errorf("%s has <%s>", part.Name, e.Name.Local)
			}
		})
		for _, bad := range regexp.MustCompile(`<w:instrText[^>]*>([^<]*)`).FindAllStringSubmatch(string(raw), -1) {
			if strings.Contains(bad[1], "INCLUDE") || strings.Contains(bad[1], "x.example") {
				t.Errorf("%s has the field %s", part.Name, bad[1])
			}
		}
		noneObeyed(t, part.Name, text)
		shown += text
	}
	if !strings.Contains(shown, "<img src=x onerror=alert(1)>") || !strings.Contains(shown, "INCLUDETEXT") {
		t.Error("report.docx does not show what it was given")
	}
}

// harmlessDrawing holds that a drawing has shapes and words alone.
func harmlessDrawing(t *testing.T, kind string, svg []byte) {
	t.Helper()
	noneObeyed(t, kind, elements(t, kind, svg, func(e xml.StartElement) {
		if slices.Contains([]string{"script", "foreignObject", "image", "a", "use", "iframe", "img"}, e.Name.Local) {
			t.Errorf("%s.svg has <%s>", kind, e.Name.Local)
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" {
				t.Errorf("%s.svg: <%s %s>", kind, e.Name.Local, a.Name.Local)
			}
		}
	}))
}

// elements calls see for each element of XML, and returns its text.
func elements(t *testing.T, name string, raw []byte, see func(xml.StartElement)) string {
	t.Helper()
	var b strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return b.String()
		case err != nil:
			t.Fatalf("%s: %v", name, err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			see(x)
		case xml.CharData:
			b.Write(x)
		}
	}
}

func noneObeyed(t *testing.T, name, text string) {
	t.Helper()
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\t' || r == '\r' }), " ")
	if at := strings.IndexFunc(text, obeyed); at >= 0 {
		t.Errorf("%s: %+q", name, text[max(0, at-40):min(len(text), at+20)])
	}
}
