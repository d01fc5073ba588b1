package outlet_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	markup "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// rendered is a page as a reader of Markdown makes it: which elements, and the
// text in them. It takes everything for markup that any of the usual readers
// does, HTML included.
func rendered(t *testing.T, page string) (elements, text string) {
	t.Helper()
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
		goldmark.WithRendererOptions(markup.WithUnsafe()))
	var b bytes.Buffer
	if err := md.Convert([]byte(page), &b); err != nil {
		t.Fatal(err)
	}
	b = *bytes.NewBuffer(ours.ReplaceAll(b.Bytes(), []byte("$1")))
	var names, texts []string
	tokens := html.NewTokenizer(&b)
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return strings.Join(names, " "), strings.TrimSpace(strings.Join(texts, ""))
		case html.TextToken:
			texts = append(texts, tokens.Token().Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := tokens.Token()
			for _, a := range tag.Attr {
				if a.Key != "id" {
					tag.Data += "!" + a.Key
				}
			}
			names = append(names, tag.Data)
		case html.CommentToken, html.DoctypeToken:
			names = append(names, "!--")
		}
	}
}

// ours is what the outlet itself makes code.
var ours = regexp.MustCompile("<code>(@+)</code>")

// places are the marks that text stands behind on pages of ours.
var places = map[string]string{"": "p", "## ": "h2", "- ": "ul li", "1. ": "ol li"}

func checkMarkdown(t *testing.T, text string) {
	shown := strings.TrimFunc(outlet.Line(text), unicode.IsSpace)
	if shown == "" {
		return
	}
	for mark, want := range places {
		page := mark + outlet.Markdown(text) + "\n"
		if elements, got := rendered(t, page); elements != want || got != shown {
			t.Errorf("%q is written as %q and read as %s: %q", text, page, elements, got)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, text := range []string{
		"United States", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<!-- x -->", "<?php x ?>",
		"</p>", "&lt;b&gt; &#60; &amp", "<http://e.org>", "[x](javascript:alert(1))", "![a](http://e/x.png)",
		"[x]: http://e", "[^1]: note", "[x][y]", "[ ] task", "[x] done", "http://e.org/x",
		"see https://e.org, or www.e.org.", "WWW.e.org", "ftp://e.org", "a@e.org", "@@a@@", "`@`a", "@", "@`",
		"mailto:a@e.org", "xmpp:a@e.org", "*x* **y** _z_ __w__ ~~v~~", "x*y*z a_b_c", "`code` ``c`", "```", "~~~",
		"# h", "#h", "- i", "+ i", "* i", "1. i", "12) i", "=", "===", "---", "- - -", "***", "> q", "|a|b|", "a | b",
		": d", "\\", "\\\\*x*", "\\<b>", "a\\", "    code", "\t code", "a  ", "a\n# b", "a\n\n- b", "$x$ $$y$$",
		":smile: a:b:c", "a\u2028# b", "\u00a0# b", "\u3000- b", "1\\. x", "!", "a![", "x^2^", "日本*語*", "e\u0301_x_",
		"\x1b[31m", `\u001b[31m`, "#", "1.", "-", "+",
	} {
		checkMarkdown(t, text)
	}
}

// FuzzMarkdown holds that of a text nothing becomes markup and nothing is lost.
func FuzzMarkdown(f *testing.F) {
	f.Add("[a](b) <c> `d` *e* | f")
	f.Add("1. www.x.y &amp; ~~z~~ http://a.b")
	f.Fuzz(func(t *testing.T, text string) { checkMarkdown(t, text) })
}
