package book_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/book"
)

// cells is what stands in the only sheet of a file.
func cells(t *testing.T, text string) [][]string {
	t.Helper()
	b, err := book.Read("t.csv", []byte(text))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return texts(b.Sheets[0].Rows)
}

func texts(rows []book.Row) [][]string {
	var out [][]string
	for _, r := range rows {
		var row []string
		for _, c := range r.Cells {
			row = append(row, c.Text)
		}
		out = append(out, row)
	}
	return out
}

func TestValues(t *testing.T) {
	for text, want := range map[string][][]string{
		"a,b\n1,2\n":                      {{"a", "b"}, {"1", "2"}},
		"a;b\r\n1,5;2\r\n":                {{"a", "b"}, {"1,5", "2"}},
		"a\tb\r1\t2":                      {{"a", "b"}, {"1", "2"}},
		"a|b\n1|2":                        {{"a", "b"}, {"1", "2"}},
		"sep=;\na,x;b\n1;2":               {{"a,x", "b"}, {"1", "2"}},
		"SEP=\t\r\na\tb":                  {{"a", "b"}},
		"sep=x;b\n1;2":                    {{"sep=x", "b"}, {"1", "2"}},
		"\ufeffa,b\n\n\n1,2":              {{"a", "b"}, {"1", "2"}},
		"a,b\n\"x\ny, \"\"z\"\"\",2":      {{"a", "b"}, {"x\ny, \"z\"", "2"}},
		"a,b\n\"x\r\ny\" , 2":             {{"a", "b"}, {"x\ny", " 2"}},
		"\"a;b;c;d\",b\n1,2":              {{"a;b;c;d", "b"}, {"1", "2"}},
		"one\ntwo":                        {{"one"}, {"two"}},
		"a,b\n,\n , \n1,":                 {{"a", "b"}, {"1", ""}},
		"a,b\n2\" pipe,5'":                {{"a", "b"}, {"2\" pipe", "5'"}},
		"caf\xe9;b\n\x80;\x93x\x94":       {{"café", "b"}, {"€", "“x”"}},
		wide("a;b\né;😀", "\xff\xfe", 0):   {{"a", "b"}, {"é", "😀"}},
		wide("a;b\né;😀", "\xfe\xff", 1):   {{"a", "b"}, {"é", "😀"}},
		wide("party;wish\nup;x", "", 0):   {{"party", "wish"}, {"up", "x"}},
		wide("party,wish\r\nup,x", "", 1): {{"party", "wish"}, {"up", "x"}},
	} {
		if got := cells(t, text); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// wide encodes a text as UTF-16, after a mark, the upper byte first or second.
func wide(text, mark string, high int) string {
	out := []byte(mark)
	for _, u := range utf16.Encode([]rune(text)) {
		pair := []byte{byte(u), byte(u >> 8)}
		out = append(out, pair[high], pair[1-high])
	}
	return string(out)
}

func TestPlaces(t *testing.T) {
	b, err := book.Read("wishes.csv", []byte("sep=;\na;b\n\"x\n\ny\";1\n\nz;2"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range b.Sheets[0].Rows {
		got = append(got, book.Place{File: b.File, Row: r.N, Line: r.Line, Column: 2}.String())
	}
	want := []string{"wishes.csv, row 2, column B (B2)", "wishes.csv, row 3, column B (B3)",
		"wishes.csv, row 5, column B (B5), line 7"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := book.Letters(1024); got != "AMJ" {
		t.Errorf("column 1024 is %s", got)
	}
}

func TestWrongValues(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\n1,\"2":                   "row 2, column B (B2): the double quote that begins here is never closed",
		"a,b\n\"1\" x,2":               "row 2, column A (A2): something follows the quote that closes this value",
		"":                             "there is no table in it",
		"\n , \n":                      "there is no table in it",
		"a\x00b,c":                     "byte 2 is 0",
		"a,b\n\xe9\x81,c":              "row 2: a byte there is no character",
		"\xff\xfea":                    "half a character",
		strings.Repeat(",", 1100):      "more than 1024 columns",
		strings.Repeat("x\n", 100_001): "more than 100000 rows",
		"\xd0\xcf\x11\xe0\xa1\xb1":     "save it as .xlsx without a password",
		"PK\x03\x04 and more":          "damaged workbook",
	} {
		b, err := book.Read("t.csv", []byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, %v, want %s", text, b, err, want)
		}
	}
}

// FuzzValues holds that any text is read or refused; and that what a writer of
// values wrote is read as it was.
func FuzzValues(f *testing.F) {
	f.Add("a,b\n1,\"2\n\"", "x", "y")
	f.Add("sep=;\n\"\"\"", "\"", "\r\n")
	f.Add("\xff\xfea\x00", ";\t", ",")
	f.Fuzz(func(t *testing.T, text, a, b string) {
		if _, err := book.Read("t.csv", []byte(text)); err != nil {
			if _, own := book.IsError(err); !own {
				t.Errorf("%q: %v", text, err)
			}
		}
		var out strings.Builder
		w := csv.NewWriter(&out)
		if w.WriteAll([][]string{{"head", "er"}, {a, b}, {"end", "."}}) != nil || strings.ContainsAny(a+b, "\r\x00") ||
			!utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip()
		}
		got := cells(t, out.String())
		if len(got) == 2 && strings.TrimSpace(a+b) == "" {
			return // a row of blanks
		}
		if len(got) != 3 || len(got[1]) != 2 || got[1][0] != a || got[1][1] != b {
			t.Errorf("%q and %q are read as %q", a, b, got)
		}
	})
}
