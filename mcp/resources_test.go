package mcp

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/docs"
)

// read reads a resource.
func read(t *testing.T, c *sdk.ClientSession, uri string) string {
	t.Helper()
	r, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri})
	if err != nil {
		t.Fatalf("%s: %v", uri, err)
	}
	text := r.Contents[0].Text
	if len(text) > MostAnswer || text == "" || r.Contents[0].URI != uri {
		t.Errorf("%s: %d bytes of %s", uri, len(text), r.Contents[0].URI)
	}
	return text
}

var pageEnd = regexp.MustCompile(`\n\n\[page \d+ of \d+(; the next: (\S+))?\]\n$`)

// readText reads a text to its last page.
func readText(t *testing.T, c *sdk.ClientSession, uri string) string {
	t.Helper()
	var out strings.Builder
	for uri != "" {
		text := read(t, c, uri)
		m := pageEnd.FindStringSubmatch(text)
		out.WriteString(strings.TrimSuffix(text, strings.Join(m[:min(len(m), 1)], "")))
		if uri = ""; len(m) > 2 {
			uri = m[2]
		}
	}
	return out.String()
}

func TestEveryResource(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	c := client(t, open(t, desk.Limits{}, cases), older)
	list, err := c.ListResources(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Resources) < 20 {
		t.Errorf("%d resources", len(list.Resources))
	}
	for _, r := range list.Resources {
		if r.Description == "" || r.MIMEType == "" {
			t.Errorf("nothing is said of %s", r.URI)
		}
		if name, ok := strings.CutPrefix(r.URI, docsAt); ok {
			want, err := fs.ReadFile(docs.Pages, name+".md")
			if got := readText(t, c, r.URI); err != nil || got != string(want) {
				t.Errorf("the pages of %s have %d bytes of %d (%v)", name, len(got), len(want), err)
			}
			continue
		}
		if text := read(t, c, r.URI); r.MIMEType == asJSON && !json.Valid([]byte(text)) {
			t.Errorf("%s is no JSON: %.100s", r.URI, text)
		}
	}
	for _, uri := range []string{"plenary://docs/none", "plenary://schema/answers/none", "plenary://docs/words?page=99",
		"plenary://docs/words?page=0", "plenary://docs/words?page=x", "plenary://docs/../mcp",
		"plenary://answer/brief/!",
		"plenary://answer/none/e30", "plenary://answer/brief/e30", "plenary://words/",
		"plenary://", "file:///etc/hosts",
		"plenary://docs/words?%zz", "plenary://answer/explain/eyJmYXVsdCI6InVua25vd24tb3B0aW9uIn0?at=/none"} {
		if r, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri}); err == nil {
			t.Errorf("%s is %.100s", uri, r.Contents[0].Text)
		}
	}
}

// TestPagesOfAnAnswer holds that the pages of an answer that was cut have all of
// it: each piece of every page stands where the answer of the command has it.
func TestPagesOfAnAnswer(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	c := client(t, open(t, desk.Limits{}, cases), newest)
	out := call(t, c, "record", object{"case": six, "view": "timeline"})
	words, _ := out["words"].(string)
	if all := readText(t, c, out["words_in_full"].(string)); !strings.HasPrefix(all, words) || len(all) < 2*len(words) {
		t.Errorf("%d bytes of words, and %d in full", len(words), len(all))
	}
	pieces, digest := 0, ""
	var rows []any
	for uri := out["whole"].(string); uri != ""; {
		var page struct {
			Digest, Next string
			Pieces       []struct {
				At    string
				Value any
			}
		}
		if err := json.Unmarshal([]byte(read(t, c, uri)), &page); err != nil {
			t.Fatal(err)
		}
		if digest != "" && page.Digest != digest {
			t.Error("pages are of different answers")
		}
		digest, uri, pieces = page.Digest, page.Next, pieces+len(page.Pieces)
		for _, p := range page.Pieces {
			if strings.HasPrefix(p.At, "/rows/") && strings.Count(p.At, "/") == 2 {
				rows = append(rows, p.Value)
			}
		}
	}
	of := 0
	for _, left := range out["left_out"].([]any) {
		if left := left.(object); left["at"] == "/rows" {
			of = int(left["of"].(float64))
		}
	}
	if of == 0 || len(rows) != of || pieces <= of {
		t.Errorf("the pages have %d rows of %d, in %d pieces", len(rows), of, pieces)
	}
}
