package evidence

import (
	"context"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockBreak stands between the blocks of a page.
const blockBreak = '\u2029'

// unseen elements are left out with all they hold.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Title: true,
	atom.Iframe: true, atom.Object: true, atom.Textarea: true, atom.Svg: true, atom.Select: true, atom.Datalist: true,
}

// inline elements do not end a block; all others do.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true,
	atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Label: true,
}

// A page is read token by token, so that every character keeps its place.
type page struct {
	*Text
	at     int32     // rune offset of the token in hand
	hidden atom.Atom // the unseen element we are in, if any
	depth  int       // how many of its kind are open
	pre    int       // how many <pre> are open
}

// readPage shows what is seen of a page, or instead what is unseen.
func (t *Text) readPage(ctx context.Context, unseen bool) {
	p, tokens := page{Text: t}, 0
	z := nethtml.NewTokenizer(strings.NewReader(t.source))
	for kind := z.Next(); kind != nethtml.ErrorToken; kind = z.Next() {
		if tokens++; tokens%1024 == 0 && ctx.Err() != nil {
			return
		}
		raw := z.Raw()
		size := int32(utf8.RuneCount(raw))
		switch kind {
		case nethtml.TextToken:
			if (p.hidden != 0) == unseen {
				p.text(string(raw))
			}
		case nethtml.StartTagToken, nethtml.EndTagToken, nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			p.tag(atom.Lookup(name), kind)
		}
		p.at += size
	}
}

func (p *page) tag(name atom.Atom, kind nethtml.TokenType) {
	switch {
	case p.hidden != 0:
		p.inHidden(name, kind)
	case unseen[name]:
		if kind == nethtml.StartTagToken {
			p.hidden, p.depth = name, 1
		}
	case name == atom.Br:
		p.show('\n', p.at, p.at)
	case !inline[name]:
		p.show(blockBreak, p.at, p.at)
		p.countPre(name, kind)
	}
}

func (p *page) inHidden(name atom.Atom, kind nethtml.TokenType) {
	switch {
	case name != p.hidden:
	case kind == nethtml.StartTagToken:
		p.depth++
	case kind == nethtml.EndTagToken:
		if p.depth--; p.depth == 0 {
			p.hidden = 0
		}
	}
}

func (p *page) countPre(name atom.Atom, kind nethtml.TokenType) {
	switch {
	case name != atom.Pre:
	case kind == nethtml.StartTagToken:
		p.pre++
	case p.pre > 0:
		p.pre--
	}
}

// text shows the characters of a text token, references such as &amp; decoded.
func (p *page) text(raw string) {
	at := p.at
	for raw != "" {
		shown, used := reference(raw)
		size := int32(utf8.RuneCountInString(raw[:used]))
		for _, r := range shown {
			p.show(p.space(r), at, at+size)
		}
		at += size
		raw = raw[used:]
	}
}

// space turns white space into a blank, except in preformatted text.
func (p *page) space(r rune) rune {
	if p.pre == 0 && unicode.IsSpace(r) {
		return ' '
	}
	return r
}

const longestReference = 40 // bytes; the longest named one has 33

// reference decodes the character or character reference that raw begins with.
func reference(raw string) (shown string, used int) {
	if raw[0] != '&' {
		_, n := utf8.DecodeRuneInString(raw)
		return raw[:n], n
	}
	end := 1
	for end < min(len(raw), longestReference) && isReferenceByte(raw[end]) {
		end++
	}
	if end < len(raw) && raw[end] == ';' {
		end++
	}
	whole := raw[:end]
	shown = html.UnescapeString(whole)
	if shown == whole {
		return "&", 1
	}
	// What both end with was not part of the reference: &notit; is ¬ and it;
	same := 0
	for same < min(len(shown), len(whole)) && shown[len(shown)-1-same] == whole[len(whole)-1-same] {
		same++
	}
	if same == len(shown) { // as in &semi;
		return shown, end
	}
	return shown[:len(shown)-same], end - same
}

func isReferenceByte(b byte) bool {
	return b == '#' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}
