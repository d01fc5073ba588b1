package outlet_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/internal/outlet"
)

func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "no": "no", "half full": "half full", "2006-12-22": "2006-12-22", "17": "17", "-3": "-3",
		"-0.5": "-0.5", "1/3": "1/3", "=1+1": "'=1+1", "+1": "'+1", "-1+1": "'-1+1", "@SUM(1)": "'@SUM(1)",
		"|cmd": "'|cmd", "--": "'--", " =1": "' =1", "\t=1": "' =1", "\n=1": "' =1", "\r=1": `\u000d=1`, `"=1`: `'"=1`,
		"“=1": "'“=1", "\u00a0=1": "'\u00a0=1", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠a": "'＠a",
		"\u22121": "'\u22121", "'=1": "''=1", "'tis": "'tis", "a=b": "a=b", "a;=1": "a;'=1",
		"a; =1; b; -2": "a;' =1; b; -2", "a\tb\r\nc": "a b c", "a\x1bb\u202e": `a\u001bb\u202e`, "\u200b=1": `\u200b=1`,
		"٣": "٣", "-5;-1": "'-5;-1",
	} {
		if got := outlet.Cell(text); got != want {
			t.Errorf("Cell(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCSV(t *testing.T) {
	odd := []string{"=1", "a\tb", "\x1b", `say "so", =2`, "-7"}
	for raw, want := range map[bool][]string{false: {"'=1", "a b", `\u001b`, `say "so", =2`, "-7"}, true: odd} {
		var b bytes.Buffer
		w := outlet.NewCSV(&b, raw)
		if err := w.Row(odd...); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(&b).Read()
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("raw %v: %q, %v, want %q", raw, got, err, want)
		}
	}
}

// begins is how a formula begins, in words of its own.
var begins = regexp.MustCompile("^[\\s\\p{Zs}\"'`]*[=+\\-@|＝＋－＠]")

// FuzzCSV holds that no cell that is read from a table begins a formula or hides
// anything, that a table read as one with semicolons is no better for it, and
// that different names are different cells.
func FuzzCSV(f *testing.F) {
	f.Add("=1", "'=1")
	f.Add("a;=1", "a;'=1")
	f.Add("\t@x\"\r\n", "-1")
	f.Fuzz(func(t *testing.T, a, b string) {
		var out bytes.Buffer
		w := outlet.NewCSV(&out, false)
		if err := w.Row(w.Name(a), w.Name(b), "."); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(strings.TrimSuffix(out.String(), "\n"), dangerous) {
			t.Errorf("hidden characters in %q", out.String())
		}
		got, err := csv.NewReader(bytes.NewReader(out.Bytes())).Read()
		if err != nil || len(got) != 3 {
			t.Fatalf("%q is read as %q, %v", out.String(), got, err)
		}
		if (a == b) != (got[0] == got[1]) {
			t.Errorf("%q and %q are the cells %q", a, b, got[:2])
		}
		for _, cell := range got {
			for _, part := range append(strings.Split(cell, ";"), cell) {
				if begins.MatchString(part) && part[0] != '\'' &&
					!regexp.MustCompile(`^\s*-?[0-9.]+\s*$`).MatchString(part) {
					t.Errorf("the cell %q of %q and %q", part, a, b)
				}
			}
		}
	})
}

// FuzzOfCell holds that a cell is read back as the text it was made of.
func FuzzOfCell(f *testing.F) {
	for _, text := range []string{"=1", "'=1", "''=1", "a; -b", "-3", "-3;-4", "'tis", "'", "';'=1", " =1", "“-"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsFunc(text, outlet.Hidden) || outlet.Net(text) != text {
			t.Skip() // what a cell does not keep
		}
		if got := outlet.OfCell(outlet.Cell(text)); got != text {
			t.Errorf("%q is the cell %q, read as %q", text, outlet.Cell(text), got)
		}
	})
}
