package cases_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// talksOf lays a case of the repository out.
func talksOf(t *testing.T, name string) answer.Talks {
	t.Helper()
	ctx := context.Background()
	file, err := desk.Read(ctx, name)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := file.Open(ctx, desk.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	states, err := asked.LayOut(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return answer.Talks{Space: states, Day: asked.Day, Work: 1 << 20}
}

// full is the whole brief of a case of the repository.
func full(t *testing.T, name string) *page.Document {
	t.Helper()
	a, err := answer.NewBrief(context.Background(), talksOf(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return prose.English().FullBrief(a)
}

var (
	marks = regexp.MustCompile(`&#8288;<span class="cites">.*?</span>|<span class="label">.*?</span>`)
	tag   = regexp.MustCompile(`<[^>]*>`)
)

// What stands on a page for browsers stands in the file for word processors, in the
// same words: labels that count are counted there, and footnotes have a part of their own.
func TestDocxSaysAllOfHTML(t *testing.T) {
	for _, name := range []string{"six-party-2006", "minsk-2019", "tehran-assets-1981"} {
		d := full(t, name)
		file, err := page.Docx(d, &page.Frame{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		text, pieces := read(t, file), 0
		for _, piece := range tag.Split(marks.ReplaceAllString(page.HTML(d, nil), ""), -1) {
			piece = strings.TrimSpace(html.UnescapeString(piece))
			if !strings.Contains(text, piece) && piece != head(d) {
				t.Errorf("%s: not in the file: %s", name, piece)
			}
			pieces++
		}
		for _, s := range d.Sentences() {
			if !strings.Contains(text, s.Text.String()) {
				t.Errorf("%s: not in the file: %s", name, s.Text)
			}
		}
		if pieces < 50 {
			t.Errorf("%s: only %d pieces of text", name, pieces)
		}
	}
}

// head is the heading over footnotes, which has no place where each stands on its sheet.
func head(d *page.Document) string {
	for _, b := range d.Blocks {
		if n, ok := b.(page.Notes); ok {
			return n.Head.String()
		}
	}
	return ""
}

// read returns the text of a file, a line a paragraph, without the marks of footnotes.
func read(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, name := range []string{"word/document.xml", "word/footnotes.xml"} {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		paragraphs(t, &b, f)
	}
	return b.String()
}

func paragraphs(t *testing.T, b *strings.Builder, f io.Reader) {
	t.Helper()
	d, in, mark := xml.NewDecoder(f), "", false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch in = token.Name.Local; in {
			case "p":
				b.WriteByte('\n')
			case "r":
				mark = false
			case "rStyle":
				mark = token.Attr[0].Value == "FootnoteReference"
			}
		case xml.EndElement:
			in = ""
		case xml.CharData:
			if in == "t" && !mark {
				b.Write(token)
			}
		}
	}
}
