package evidence_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/evidence"
)

func read(t testing.TB, raw string) *evidence.Text {
	t.Helper()
	text, err := evidence.Read(t.Context(), []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func words(t testing.TB, text *evidence.Text, line, column, length int) string {
	t.Helper()
	w, ok := text.Words(evidence.Place{Line: line, Column: column, Length: length})
	if !ok {
		return "none"
	}
	return w
}

func TestPlacesCountRunesOfTheFile(t *testing.T) {
	for _, c := range []struct {
		name, raw            string
		line, column, length int
		want                 string
	}{
		{"plain", "The dam\nstays shut", 2, 1, 5, "stays"},
		{"over a line end", "The dam\nstays shut", 1, 5, 9, "dam stays"},
		{"over CR LF", "The dam\r\nstays shut", 1, 5, 10, "dam stays"},
		{"bare CR", "one\rtwo\rthree", 3, 1, 5, "three"},
		{"byte order mark", "\ufeffdam", 1, 1, 3, "dam"},
		{"runes, not bytes", "é– dam", 1, 4, 3, "dam"},
		{"past the end", "dam", 1, 2, 3, "none"},
		{"past the line", "dam\nshut", 1, 6, 1, "none"},
		{"no such line", "dam", 2, 1, 1, "none"},
		{"nothing to see", "a   b", 1, 2, 3, "none"},
		{"huge length", "dam", 1, 1, 1<<62 + 1<<61, "none"},
		{"tags", "<p>The <b>dam</b> stays</p>", 1, 8, 13, "dam st"},
		{"references", "<p>R&amp;D &#8212; caf&eacute; &notit;</p>", 1, 4, 38, "R&D — café ¬it;"},
		{"script", "<p>a<script>var x = '<p>b</p>'</script>c</p>", 1, 4, 40, "ac"},
		{"hidden in hidden", "<div><svg><svg></svg>x</svg>y</div>", 1, 1, 35, "y"},
		{"blocks", "<p>one</p><p>two</p>", 1, 1, 20, "one two"},
		{"break", "<p>one<br>two</p>", 1, 1, 17, "one two"},
		{"comment", "<p>one<!-- no -->two</p>", 1, 1, 24, "onetwo"},
	} {
		if got := words(t, read(t, c.raw), c.line, c.column, c.length); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDeclaredEncoding(t *testing.T) {
	text := read(t, "<html><head><meta charset=windows-1252></head><body><p>\x93Caf\xe9\x94 \x80</p>")
	if got, want := words(t, text, 1, 1, 66), "“Café” €"; got != want {
		t.Errorf("windows-1252: %q, want %q", got, want)
	}
	text = read(t, "\xff\xfed\x00a\x00m\x00")
	if got := words(t, text, 1, 1, 3); got != "dam" {
		t.Errorf("UTF-16: %q, want dam", got)
	}
}

func TestUnreadable(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"caf\xe9", "not UTF-8: at line 1, column 4 is the byte 0xe9"},
		{"one\ntwo\x00", "at line 2, column 4 is a zero byte"},
		{"%PDF-1.7", "a PDF file"},
		{"PK\x03\x04", "zipped"},
		{"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a web archive"},
		{strings.Repeat("x", evidence.MaxSize+1), "at most 8388608 (8 MiB) are read"},
	} {
		if _, err := evidence.Read(t.Context(), []byte(c.raw)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: %v, want %q", c.raw, err, c.want)
		}
	}
}

const report = `The envoys of Aland and Borland met.

"The locks stay shut," the envoy said. "The locks stay shut," he said again.
`

func TestStanding(t *testing.T) {
	first := evidence.Place{Line: 3, Column: 2, Length: 19}
	second := evidence.Place{Line: 3, Column: 41, Length: 19}
	digest := evidence.DigestOf("The locks\n stay shut")
	for _, c := range []struct {
		name, raw string
		at        evidence.Place
		digest    string
		want      evidence.Placement
		places    []evidence.Place
	}{
		{"exact", report, first, digest, evidence.Exact, nil},
		{"exact, full digest", "dam", evidence.Place{Line: 1, Column: 1, Length: 3},
			"sha256:2fcb6465ee5cbfa3567355b4f7abe6f03ea08e9283de9c834d1297b1df2c6288", evidence.Exact, nil},
		{"twice elsewhere", report, evidence.Place{Line: 1, Column: 1, Length: 19}, digest, evidence.Moved,
			[]evidence.Place{
				{Line: 3, Column: 2, Length: 19}, {Line: 3, Column: 41, Length: 19}}},
		{"wrapped anew", "\"The locks\n  stay\n  shut,\" she said.", first, digest, evidence.Moved,
			[]evidence.Place{{Line: 1, Column: 2, Length: 23}}},
		{"unwrapped", "x The locks stay shut y", evidence.Place{Line: 1, Column: 1, Length: 24}, digest, evidence.Moved,
			[]evidence.Place{{Line: 1, Column: 3, Length: 19}}},
		{"as a page", "<p>x</p><p>The <i>locks</i> stay&#32;shut", second, digest, evidence.Moved,
			[]evidence.Place{{Line: 1, Column: 12, Length: 30}}},
		{"gone", "The locks stay open", first, digest, evidence.Orphaned, nil},
		{"no digest", report, first, "", evidence.Unplaced, nil},
		{"no length", report, evidence.Place{Line: 3, Column: 2}, digest, evidence.Unplaced, nil},
		{"no position", report, evidence.Place{Length: 19}, digest, evidence.Moved, []evidence.Place{
			{Line: 3, Column: 2, Length: 19}, {Line: 3, Column: 41, Length: 19}}},
	} {
		standing, places, _ := read(t, c.raw).Check(t.Context(), c.at, c.digest)
		if standing != c.want || !cmp.Equal(places, c.places) && c.want == evidence.Moved {
			t.Errorf("%s: %v %v, want %v %v", c.name, standing, places, c.want, c.places)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		report, "\ufeffa\r\nb\rc", "<p>R&amp;D<br>&nbsp;&acE;</p><pre>a\n b</pre>", "<svg><p>x</svg>y",
		"<!doctype html><title>x"} {
		f.Add([]byte(seed), 0, 5)
	}
	f.Fuzz(func(t *testing.T, raw []byte, from, to int) {
		text, err := evidence.Read(t.Context(), raw)
		if err != nil {
			return
		}
		visible := text.Visible()
		if from < 0 || to > len(visible) || from > to {
			return
		}
		place := text.Place(from, to)
		if place == (evidence.Place{}) {
			return
		}
		got, ok := text.Words(place)
		if !ok {
			t.Fatalf("no words at %v of %q", place, raw)
		}
		want := evidence.Fold(string(visible[from:to]))
		if text.HTML() && !strings.Contains(got, want) || !text.HTML() && got != want {
			t.Fatalf("%q at %v, want %q", got, place, want)
		}
		if standing, _, _ := text.Check(t.Context(), place, evidence.DigestOf(got)); standing != evidence.Exact {
			t.Fatalf("%v for %q at %v", standing, got, place)
		}
	})
}

// Forty passages of a text of 1 MB whose every place has moved by a line,
// and as many that are nowhere.
func BenchmarkCheck(b *testing.B) {
	var body strings.Builder
	for i := 0; body.Len() < 1<<20; i++ {
		body.WriteString("The delegation of Borland, number " + string(rune('a'+i%26)) + strings.Repeat("x", i%7) +
			", met its hosts again\nand spoke of the locks.\n\n")
	}
	text := read(b, body.String())
	runes := []rune(body.String())
	digests, lengths := make([]string, 40), make([]int, 40)
	for i := range digests {
		at := 5000 * (i + 1)
		for unicode.IsLetter(runes[at-1]) || unicode.IsSpace(runes[at]) {
			at++
		}
		end := at + 40 + i
		for unicode.IsLetter(runes[end]) || unicode.IsSpace(runes[end-1]) {
			end++
		}
		digests[i], lengths[i] = evidence.DigestOf(string(runes[at:end])), end-at
	}
	b.Run("moved", func(b *testing.B) {
		for b.Loop() {
			for i, d := range digests {
				if s, _, _ := text.Check(b.Context(), evidence.Place{Line: 1, Column: 1, Length: lengths[i]},
					d); s != evidence.Moved {
					b.Fatal(i, s)
				}
			}
		}
	})
	b.Run("orphaned", func(b *testing.B) {
		for b.Loop() {
			for i := range digests {
				if s, _, _ := text.Check(b.Context(), evidence.Place{Line: 1, Column: 1, Length: lengths[i]},
					"sha256:0123456789abcdef"); s != evidence.Orphaned {
					b.Fatal(i, s)
				}
			}
		}
	})
}
