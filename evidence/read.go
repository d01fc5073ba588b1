package evidence

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"github.com/plenary-talks/plenary"
)

// Read takes a saved page or a plain text; which of them it is shows in its
// first characters. It reads UTF-8, UTF-16 with a byte order mark, and other
// encodings that a page itself declares. The error says what else was found, is
// a *[plenary.Limit] past [MaxSize], or is the context's.
func Read(ctx context.Context, raw []byte) (*Text, error) {
	if len(raw) > MaxSize {
		return nil, &plenary.Limit{
			Code: plenary.LimitSize, What: "bytes in one text", Bound: MaxSize, Met: int64(len(raw)),
			Says: fmt.Sprintf("the text has %d bytes; at most %d (8 MiB) are read", len(raw), MaxSize),
		}
	}
	if kind := foreign(raw); kind != "" {
		return nil, fmt.Errorf("this is %s; save it as plain text or as an HTML page", kind)
	}
	source, page, err := decode(raw)
	if err != nil {
		return nil, err
	}
	t := &Text{digest: fullDigest(string(raw)), source: source, html: page}
	t.folded = sync.OnceValue(t.fold)
	t.countLines()
	if page {
		t.readPage(ctx, false)
	} else {
		t.readPlain()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

var magic = []struct{ begins, kind string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a zipped file (as word processors and e-books use)"},
	{"{\\rtf", "an RTF file"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
	{"\x1f\x8b", "a compressed file"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"bplist00", "a web archive"},
}

var archive = regexp.MustCompile(`(?i)^(From: <Saved by|MIME-Version:|From: .*\r?\nSnapshot-Content-Location:)`)

// foreign names a kind of file that is not read, or returns "".
func foreign(raw []byte) string {
	for _, m := range magic {
		if bytes.HasPrefix(raw, []byte(m.begins)) {
			return m.kind
		}
	}
	if archive.Match(raw) {
		return "a web archive (.mhtml)"
	}
	return ""
}

var (
	byteOrderMark = []byte("\xef\xbb\xbf")
	pageStart     = regexp.MustCompile(`(?i)^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*>\s*)*<` +
		`(!doctype\s+html|html|head|body|meta|title|link|script|div|p|h[1-6]|article|main|section|header|` +
		`table|center|span|a|b|i)[\s/>]`)
)

// decode returns the file as UTF-8 without a byte order mark, and whether it
// is a page.
func decode(raw []byte) (source string, page bool, err error) {
	plain := bytes.TrimPrefix(raw, byteOrderMark)
	if label := declared(plain); label != "" {
		if plain, err = decodeAs(label, plain); err != nil {
			return "", false, err
		}
	}
	if !utf8.Valid(plain) {
		at := badByte(plain)
		const not = "this is not UTF-8: %s is the byte 0x%02x; save the text as UTF-8"
		return "", false, fmt.Errorf(not, lineColumn(plain, at), plain[at])
	}
	if at := bytes.IndexByte(plain, 0); at >= 0 {
		return "", false, fmt.Errorf("this is not a text: %s is a zero byte", lineColumn(plain, at))
	}
	return string(plain), pageStart.Match(plain), nil
}

var charsetPattern = regexp.MustCompile(`(?i)charset\s*=\s*["']?([a-z0-9_:.-]+)`)

// declared returns the label of the encoding a text that is not UTF-8 declares.
func declared(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return "utf-16be"
	case utf8.Valid(raw) || !pageStart.Match(raw):
		return ""
	}
	if m := charsetPattern.FindSubmatch(raw[:min(len(raw), 4096)]); m != nil {
		return string(m[1])
	}
	return ""
}

func decodeAs(label string, raw []byte) ([]byte, error) {
	encoding, name := charset.Lookup(label)
	if encoding == nil || name == "utf-8" {
		return raw, nil
	}
	out, err := encoding.NewDecoder().Bytes(raw)
	if err != nil {
		return nil, fmt.Errorf("the text cannot be decoded as %s, which it declares; save it as UTF-8", name)
	}
	return bytes.TrimPrefix(out, byteOrderMark), nil
}

// badByte finds the first byte that is not part of UTF-8.
func badByte(raw []byte) int {
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return 0
}

func lineColumn(raw []byte, at int) string {
	line := bytes.Count(raw[:at], []byte{'\n'}) + 1
	column := utf8.RuneCount(raw[bytes.LastIndexByte(raw[:at], '\n')+1:at]) + 1
	return fmt.Sprintf("at line %d, column %d", line, column)
}

// countLines notes where every line begins.
func (t *Text) countLines() {
	t.lines = []int32{0}
	before := rune(0)
	for _, r := range t.source {
		if before == '\r' && r != '\n' {
			t.lines = append(t.lines, t.size)
		}
		t.size++
		if r == '\n' {
			t.lines = append(t.lines, t.size)
		}
		before = r
	}
	if before == '\r' {
		t.lines = append(t.lines, t.size)
	}
	for i, begin := range t.lines {
		end := t.size
		if i+1 < len(t.lines) {
			end = t.lines[i+1]
		}
		t.longest = max(t.longest, end-begin)
	}
}

// readPlain takes every character as it stands.
func (t *Text) readPlain() {
	t.visible, t.from, t.to = make([]rune, 0, t.size), make([]int32, 0, t.size), make([]int32, 0, t.size)
	at := int32(0)
	for _, r := range t.source {
		t.show(r, at, at+1)
		at++
	}
}

func (t *Text) show(r rune, from, to int32) {
	t.visible = append(t.visible, r)
	t.from = append(t.from, from)
	t.to = append(t.to, to)
}
