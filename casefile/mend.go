package casefile

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/glyph"
)

// A Mending is one change that [Mend] made.
type Mending struct {
	Line, Col int    // where, in the text as it was; in runes, from 1
	From, To  string // what stood there and what does now; To may be empty
}

// String tells the change: what is not seen by its code point.
func (m Mending) String() string {
	to := "removed"
	if m.To != "" {
		to = "now " + shown(m.To)
	}
	return fmt.Sprintf("%d:%d: %s, %s", m.Line, m.Col, shown(m.From), to)
}

// Mend makes the characters of word processors and of the web plain where
// nothing else can be meant: white space and dashes that YAML would not take
// for such, quotes around levels, keys and values, signs in conditions; tabs
// that indent, if nothing else does. What stands in prose, in a comment or
// between quotes keeps its characters. UTF-16 becomes UTF-8.
//
// The text need not be YAML, and may have faults left. The error is the context's.
func Mend(ctx context.Context, text []byte) ([]byte, []Mending, error) {
	var done []Mending
	if out, from := fromUTF16(text); from != "" {
		text, done = out, append(done, Mending{1, 1, from, "UTF-8"})
	}
	for range mendRounds {
		s := newSource("", text)
		root, err := s.rawTree(ctx)
		if err != nil {
			return nil, nil, err
		}
		strays := slices.DeleteFunc(append(s.lineEnds(), s.strays(root)...), func(y stray) bool { return !y.safe })
		if len(strays) == 0 {
			break
		}
		out, did := s.put(strays)
		text, done = append([]byte(mark(text)), out...), append(done, did...)
	}
	return text, done, nil
}

// mendRounds bounds how often a text is gone through: what is plain now may
// show what was hidden behind it.
const mendRounds = 100

// mark is the byte order mark of a text, if it has one.
func mark(text []byte) string {
	if strings.HasPrefix(string(text[:min(3, len(text))]), "\ufeff") {
		return "\ufeff"
	}
	return ""
}

// rawTree is the tree of a text, or nil when it is not well-formed.
func (s *source) rawTree(ctx context.Context) (*node, error) {
	if len(s.check()) > 0 {
		return nil, ctx.Err()
	}
	doc, err := s.load(ctx)
	if err != nil || doc == nil || absent(doc) {
		return nil, ctx.Err()
	}
	g := grower{source: s}
	root := g.grow(doc, false)
	if root.kind != mapping {
		return nil, ctx.Err()
	}
	return &root, ctx.Err()
}

// put writes the text with strays made plain.
func (s *source) put(strays []stray) ([]byte, []Mending) {
	slices.SortStableFunc(strays, func(a, b stray) int { return a.start - b.start })
	var b strings.Builder
	var did []Mending
	l := locator{source: s}
	at, next := 0, -1
	for _, y := range strays {
		if y.start < at {
			continue
		}
		b.WriteString(s.text[at:y.start] + y.put)
		at = y.end
		if k := len(did) - 1; k >= 0 && next == y.start && strings.HasSuffix(did[k].From, s.text[y.start:y.end]) {
			did[k].From, did[k].To, next = did[k].From+s.text[y.start:y.end], did[k].To+y.put, y.end
			continue
		}
		next = y.end
		n := s.lineOf(y.start)
		did = append(did, Mending{n + 1, l.columnOf(s.lines[n], y.start) + 1, s.text[y.start:y.end], y.put})
	}
	b.WriteString(s.text[at:])
	return []byte(b.String()), did
}

// lineEnds returns the line ends that are none of ours and can only be that,
// and byte order marks inside the text.
func (s *source) lineEnds() []stray {
	var out []stray
	whole := !strings.Contains(s.text, "\n")
	for i := 0; i < len(s.text); {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		rest := s.text[i+size:]
		switch {
		case r == '\r' && whole && !strings.HasPrefix(rest, "\n"):
			out = append(out, stray{start: i, end: i + 1, put: "\n", safe: true})
		case r == '\r' && strings.HasPrefix(rest, "\r\n"):
			out = append(out, stray{start: i, end: i + 1, safe: true})
		case r == 0xfeff:
			out = append(out, stray{start: i, end: i + size, safe: true})
		}
		i += size
	}
	return out
}

// fromUTF16 returns the text as UTF-8 if it is UTF-16, and says of which kind.
func fromUTF16(text []byte) (out []byte, from string) {
	kind := encoding(string(text))
	if !strings.HasPrefix(kind, "UTF-16") || len(text)%2 != 0 {
		return nil, ""
	}
	low := 0 // where the lower byte of each pair is
	if text[0] == 0xfe || text[0] == 0 {
		low = 1
	}
	units := make([]uint16, len(text)/2)
	for i := range units {
		units[i] = uint16(text[2*i+low]) | uint16(text[2*i+1-low])<<8
	}
	return []byte(strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")), "UTF-16"
}

// shown spells what cannot be seen.
func shown(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	c, odd := glyph.Of(r)
	switch {
	case size < len(text) && strings.Trim(text, string(r)) == "" && (odd || r < ' '):
		return fmt.Sprintf("%d times %s", len(text)/size, shown(string(r)))
	case text == " ":
		return "a plain space"
	case strings.Trim(text, " ") == "":
		return fmt.Sprintf("%d plain spaces", len(text))
	case size == len(text) && odd:
		return c.String()
	case size == len(text) && r < ' ':
		return controls[r]
	}
	return "`" + text + "`"
}

var controls = map[rune]string{'\t': "a tab", '\r': "a carriage return", '\n': "a line end"}
