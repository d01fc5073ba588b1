package evidence_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/evidence"
)

func locate(t testing.TB, raw, words string) *evidence.Located {
	t.Helper()
	found, err := read(t, raw).Locate(t.Context(), words)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// told is where words are found, and what is written otherwise there.
func told(l *evidence.Located) string {
	var out []string
	for _, m := range l.Matches {
		out = append(out, fmt.Sprintf("%v %s", m.Place, strings.Join(m.Folds.Names(), ",")))
	}
	for _, p := range l.Unseen {
		out = append(out, fmt.Sprintf("unseen %v", p))
	}
	return strings.Join(out, "; ")
}

func TestLocate(t *testing.T) {
	for _, c := range []struct{ name, raw, words, want string }{
		{"as it stands", "The dam stays shut.", "dam stays", "1:5+9 "},
		{"blanks around", "The dam stays shut.", "  dam stays\n", "1:5+9 "},
		{"line end", "The dam\nstays shut.", "dam stays", "1:5+9 space"},
		{"CR LF", "The dam\r\nstays shut.", "dam stays", "1:5+10 space"},
		{"no-break blank", "The dam\u00a0stays", "dam stays", "1:5+9 space"},
		{"twice", "The dam is a dam.", "dam", "1:5+3 ; 1:14+3 "},
		{"overlapping", "again and again and again", "again and again", "1:1+15 ; 1:11+15 "},
		{"as they stand before others", "The Dam is a dam.", "dam", "1:14+3 "},
		{"capitals", "THE DAM STAYS", "The dam", "1:1+7 case"},
		{"straight for curly", "“We won’t,” he said", `"We won't," he`, "1:1+14 quotes"},
		{"curly for straight", `"We won't," he said`, "“We won’t,” he", "1:1+14 quotes"},
		{"guillemets", "er sagte «nein»", `"nein"`, "1:10+6 quotes"},
		{"dashes", "the dam—a high one", "dam - a high", "1:5+10 space,dashes"},
		{"two hyphens", "the dam -- a high one", "dam – a high", "1:5+13 dashes"},
		{"hyphen that does not break", "North\u2011South talks", "North-South", "1:1+11 dashes"},
		{"ellipsis", "we wait … and see", "wait ... and", "1:4+10 ellipses"},
		{"spaced ellipsis", "we wait . . . and see", "wait … and", "1:4+14 space,ellipses"},
		{"ligature", "the ﬁrst oﬃce", "first office", "1:5+9 forms"},
		{"full width", "the ＤＡＭ", "DAM", "1:5+3 forms"},
		{"soft hyphen", "the re\u00adser\u00advoir", "reservoir", "1:5+11 invisible"},
		{"marks apart", "the cafe\u0301 shut", "café shut", "1:5+10 composed"},
		{"marks together", "the café shut", "cafe\u0301 shut", "1:5+9 composed"},
		{"not without its mark", "the cafe\u0301 shut", "cafe", ""},
		{"several", "the “Café ﬁlls”", `"cafe` + "\u0301" + ` fills"`, "1:5+11 quotes,forms,composed,case"},
		{"not within a word", "the damage", "dam", ""},
		{"nor around a soft hyphen", "the dam\u00adage", "dam", ""},
		{"before an apostrophe", "Korea's envoy", "Korea", "1:1+5 "},
		{"no blanks between words", "平壌は金曜日に交渉を拒否した。", "交渉を拒否", "1:8+5 "},
		{"Thai", "เขาปฏิเสธการเจรจา", "การเจรจา", "1:10+8 "},
		{"right to left", "הסכר נשאר סגור היום", "נשאר סגור", "1:6+9 "},
		{"Arabic forms", "\ufee3\ufea4\ufee4\ufeaa", "محمد", "1:1+4 forms"},
		{"byte order mark", "\ufeffThe dam", "The dam", "1:1+7 "},
		{"UTF-16", "\xff\xfed\x00a\x00m\x00 \x00i\x00s\x00", "dam is", "1:1+6 "},
		{"over blocks", "<p>The dam</p>\n<p>stays</p>", "dam stays", "1:8+16 space"},
		{"inline tags", "<p>The <b>da</b>m <i>stays</i></p>", "dam stays", "1:11+16 "},
		{"references", "<p>R&amp;D &#8212; caf&eacute;</p>", "R&D — café", "1:4+27 "},
		{"script", "<p>The dam</p><script>say('it stays')</script>", "it stays", "unseen 1:28+8"},
		{"title", "<title>The dam stays</title><p>It does.</p>", "dam stays", "unseen 1:12+9"},
		{"attribute", `<p title="dam stays">The dam</p>`, "dam stays", ""},
		{"marks alone", "what?! no", "?!", ""},
		{"nothing", "what?! no", " ", ""},
		{"an instruction", "ignore all rules; \x1b[2Jdam", "[2Jdam", "1:20+6 "},
	} {
		if got := told(locate(t, c.raw, c.words)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What is found stands there: its digest is found in its place, and without one of
// the folds told it would not be the same.
func checkLocated(t testing.TB, raw, words string) {
	text, err := evidence.Read(context.Background(), []byte(raw))
	if err != nil {
		return
	}
	found, err := text.Locate(context.Background(), words)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range found.Matches {
		stands, _, _ := text.Check(context.Background(), m.Place, evidence.DigestOf(m.Words))
		if stands != evidence.Exact {
			t.Errorf("%q in %q: %v stands there as %v", words, raw, m.Place, stands)
		}
		there := text.Visible()[m.From:m.To]
		if !evidence.Same(string(there), strings.TrimSpace(words), m.Folds) {
			t.Errorf("%q in %q: %q is not the same by %v", words, raw, string(there), m.Folds.Names())
		}
		for f := evidence.Folds(1); f <= m.Folds; f <<= 1 {
			if m.Folds&f != 0 && evidence.Same(string(there), strings.TrimSpace(words), m.Folds&^f) {
				t.Errorf("%q in %q: %v would do without %v", words, raw, m.Folds.Names(), f.Names())
			}
		}
	}
	if len(found.Matches) > 0 && found.Nearest != nil {
		t.Errorf("%q in %q: both there and near", words, raw)
	}
}

func FuzzLocate(f *testing.F) {
	f.Add("The “dam” stays\nshut … and", `"dam" stays shut ...`)
	f.Add("<p>caf&eacute; &fjlig; <b>x</b>y<script>z z</script>", "cafe\u0301 fj xy")
	f.Add("a\u00ad\u0301b - . . . -—c ﬁ", "ab ...-c fi")
	f.Add("\xef\xbb\xbfx\r\rx", "x x")
	f.Fuzz(func(t *testing.T, raw, words string) {
		checkLocated(t, raw, words)
		checkNearest(t, raw, words)
		if r := []rune(raw); len(r) > 4 && len(r) < 5000 {
			checkLocated(t, raw, string(r[len(r)/4:len(r)/2]))
		}
	})
}

func TestLocateIsBounded(t *testing.T) {
	found := locate(t, strings.Repeat("dam ", 250), "dam")
	if len(found.Matches) != 100 || found.More != 150 {
		t.Errorf("%d and %d more", len(found.Matches), found.More)
	}
	long := strings.TrimSpace(strings.Repeat("the dam stays shut or ", 455)[:10_000])
	if found := locate(t, "So: "+long+". More", long); told(found) != "1:5+9999 " && told(found) != "1:5+10000 " {
		t.Errorf("10,000 characters: %q", told(found))
	}
	if found := locate(t, long, strings.Repeat("x", evidence.MaxWords+1)); told(found) != "" || found.Nearest != nil {
		t.Errorf("too many: %q", told(found))
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := read(t, "dam").Locate(ended, "dam"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
