package page

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"
)

func framed(s Spans) *Frame {
	return &Frame{Language: "en", Kind: s, Aside: s, Skip: s, Contents: s, Foot: s, Key: s,
		Sheet: Join(Spans{{Text: "1", ID: "sheet"}}, s, Spans{{Text: "1", ID: "sheets"}})}
}

// A page of its own allows the style that it has, and nothing else.
func TestWhole(t *testing.T) {
	d := &Document{Notes: map[string]Spans{"a#1": {{Text: "a note"}}}}
	d.Add(Heading{Level: 1, Text: Spans{{Text: "Title"}}}, Item{Text: Spans{{Text: "of the day"}}},
		Break{Name: Spans{{Text: "The answer"}}}, Heading{Level: 2, Text: Spans{{Text: "In short"}}, ID: "short"},
		Item{Text: Spans{{Text: "It is "}, {Kind: Known, ID: "inferred", Text: "inferred"},
			{Kind: Cite, Refs: []string{"a#1"}}}, StandsOut: true},
		Break{Name: Spans{{Text: "The proof"}}}, Heading{Level: 2, Text: Spans{{Text: "Ways"}}},
		Table{Columns: []Column{{Names: true}, {}}, Rows: [][]Spans{{{{Text: "row"}}, {{Text: "cell"}}}}},
		Notes{Head: Spans{{Text: "Sources"}}})
	text := Whole(d, framed(Spans{{Text: `a "b"`}}), nil)
	_, style, _ := strings.Cut(text, "<style>")
	style, _, _ = strings.Cut(style, "</style>")
	if short, contents := strings.Index(text, `id="short"`), strings.Index(text, "<nav"); contents < short {
		t.Error("the contents stand before the answer")
	}
	sum := sha256.Sum256([]byte(style))
	for _, want := range []string{"style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'",
		"<title>Title</title>", `<section class="section lead" aria-labelledby="short">`, "<p>The answer</p>",
		`<section class="section sheet part" aria-labelledby="section-2">`, `<span class="ev inferred">inferred</span>`,
		`<p class="depth-0 stands-out">`, `<span class="lines">a &#34;b&#34;</span>`, `<th scope="row">row</th>`,
		`<a href="#sources">Sources</a>`,
		`@bottom-right{white-space:nowrap;content:counter(page) "a \000022b\000022" counter(pages);`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}
