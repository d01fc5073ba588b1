package outlet_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/outlet"
)

func TestName(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "",
		"United States":                   "United States",
		"Ñandú, 日本 ἀρχή":                  "Ñandú, 日本 ἀρχή",
		"\x1b]0;t\a":                      `\u001b]0;t\u0007`,
		"a\u202eb\u2066c\u061c":           `a\u202eb\u2066c\u061c`,
		"\u200bA\u2060\ufeff\u00ad":       `\u200bA\u2060\ufeff\u00ad`,
		"x\U000e0041y":                    `x\U000e0041y`,
		"a\xffb\xc3":                      `a\xffb\xc3`,
		"a\u2028b\u2029c\u0085":           `a\u2028b\u2029c\u0085`,
		"a\r\nb\tc":                       `a\u000d\u000ab\u0009c`,
		" a  b ":                          `\u0020a \u0020b\u0020`,
		"a\u00a0b\u3000c":                 `a\u00a0b\u3000c`,
		"می\u200cخواهم":                   `می\u200cخواهم`,
		"\u2764\ufe0f":                    "\u2764" + `\ufe0f`,
		"\ue000\ufffe\U0010ffff":          `\ue000\ufffe\U0010ffff`,
		"\u3164\u115f\uffa0\u2800":        `\u3164\u115f\uffa0\u2800`,
		"\u0301a":                         `\u0301a`,
		"a \u0301":                        `a \u0301`,
		"Việt e\u0302\u0301":              "Việt e\u0302\u0301",
		"z" + strings.Repeat("\u0336", 7): "z" + strings.Repeat("\u0336", 5) + `\u0336\u0336`,
		`\u202e`:                          `\\u202e`,
		`C:\talks\up`:                     `C:\talks\up`,
		`\\host`:                          `\\\host`,
		"\\\x1b":                          `\\\u001b`,
		"\ufffd":                          "\ufffd",
	} {
		if got := outlet.Name(text); got != want {
			t.Errorf("Name(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"two\nlines\r\nand a\ttab": "two lines and a tab",
		"a\rb\vc":                  `a\u000db\u000bc`,
		"a\u00a0b":                 "a\u00a0b",
		"\\\n":                     `\ `,
	} {
		if got := outlet.Text(text); got != want {
			t.Errorf("Text(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestUpper(t *testing.T) {
	for text, want := range map[string]string{
		`a\u202eb`: `A\u202eB`, `\xfff`: `\xffF`, `c:\talk`: `C:\TALK`, `\\up`: `\\UP`, `\`: `\`, `\u20`: `\U20`,
	} {
		if got := outlet.Upper(text); got != want {
			t.Errorf("Upper(%s) = %s, want %s", text, got, want)
		}
	}
}

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "日本": 4, "e\u0301": 1, "한": 2, "⌚": 2, "—": 1, "\U0001f600": 2, "ﬀ": 1, "Ａ": 2} {
		if got := outlet.Width(text); got != want {
			t.Errorf("Width(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestNet(t *testing.T) {
	for text, want := range map[string]string{
		"a\n\x1b\u202e\n": "a\n" + `\u001b\u202e` + "\n",
		"é\u0301\n\u0301": "é\u0301\n" + `\u0301`,
		"a" + strings.Repeat("\u0336", 6) + "b\u0336": "a" + strings.Repeat("\u0336", 5) + `\u0336` + "b\u0336",
		"\x9b \xe2\x80": `\x9b \xe2\x80`,
	} {
		if got := outlet.Net(text); got != want {
			t.Errorf("Net(%q) = %q, want %q", text, got, want)
		}
	}
}

// dangerous is what no outlet lets through, told by the standard's categories
// and not as the package does.
func dangerous(r rune) bool {
	switch {
	case r >= 0x600 && r <= 0x605, r == 0x6dd, r == 0x70f, r >= 0x890 && r <= 0x891, r == 0x8e2, r == 0x110bd,
		r == 0x110cd:
		return false // signs that are shown around digits
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe,
		r == 0x34f:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp)
}

func TestHidden(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if dangerous(r) && !outlet.Hidden(r) {
			t.Errorf("%U is not hidden", r)
		}
		if outlet.Hidden(r) && (unicode.IsDigit(r) || unicode.IsPunct(r)) {
			t.Errorf("%U is hidden", r)
		}
	}
}

// read takes shown text back to what it shows.
func read(t *testing.T, shown string) string {
	var b strings.Builder
	for at := 0; at < len(shown); {
		if shown[at] != '\\' || at+1 == len(shown) {
			b.WriteByte(shown[at])
			at++
			continue
		}
		digits := map[byte]int{'u': 4, 'U': 8, 'x': 2}[shown[at+1]]
		switch {
		case shown[at+1] == '\\':
			b.WriteByte('\\')
			at++
		case digits == 0:
			b.WriteByte('\\')
		default:
			number := shown[at+2 : min(at+2+digits, len(shown))]
			n, err := strconv.ParseUint(number, 16, 32)
			if err != nil || len(number) < digits || strings.ToLower(number) != number {
				b.WriteByte('\\') // before anything else it is itself
				break
			}
			if digits == 2 {
				b.WriteByte(byte(n))
			} else {
				b.WriteRune(rune(n))
			}
			at += 1 + digits
		}
		at++
	}
	return b.String()
}

// FuzzText holds that nothing hidden is shown, that what is shown says exactly
// what was there, and that a second net finds nothing.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", "\x1b[31m", "\\u202e\u202e", "a\\\xff", " \\ ", "  ", "\u0301\\\u0301",
		"\\\u0301\u0301\u0301\u0301\u0301\u0301", "\xed\xa0\x80", "\\\\\\", "\\\u00a0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name, prose := outlet.Name(text), outlet.Text(text)
		for _, shown := range []string{name, prose, outlet.Upper(name)} {
			if strings.ContainsFunc(shown, dangerous) || !utf8.ValidString(shown) {
				t.Errorf("%q is shown as %q", text, shown)
			}
			if again := outlet.Net(shown); again != shown {
				t.Errorf("of %q the net makes %q", shown, again)
			}
		}
		if line := outlet.Line(text); strings.ContainsFunc(line, dangerous) {
			t.Errorf("%q is the line %q", text, line)
		}
		if got := read(t, name); got != text {
			t.Errorf("%q is shown as %s, which says %q", text, name, got)
		}
		folded := strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(text)
		if got := read(t, prose); got != folded {
			t.Errorf("%q is shown as %s, which says %q", text, prose, got)
		}
		if net := outlet.Net(text); strings.ContainsFunc(strings.ReplaceAll(net, "\n", ""), dangerous) ||
			!utf8.ValidString(net) {
			t.Errorf("%q passes the net as %q", text, net)
		}
	})
}
