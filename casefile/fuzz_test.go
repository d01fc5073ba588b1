package casefile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// seed adds the cases and fault files of the repository, and texts that are
// hard to read or lay out.
func seed(f *testing.F) {
	for _, pattern := range []string{"testdata/*.yaml", "testdata/*/*.yaml", "../cases/*/case.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			for _, chunk := range strings.Split(string(text), "=====\n") {
				f.Add([]byte(chunk))
			}
		}
	}
	for _, text := range hard {
		f.Add([]byte(text))
	}
}

var hard = []string{
	"", "\n", "#", "# only a comment", "plenary: 1", "\ufeffplenary: 1\r\n", "{plenary: 1, title: x}", "a: b\n---\n",
	"--- # c\na: b\n...\n# d\n", "a: |\n  x\n\n\nb: >-\n\n    y\n     z\n\n    w\n # c\nc: |+\n  k\n\n\n# end",
	"a: |2\n    x\n   y\n", "a: >\n\n\n", "a: |+\n\n \n", "- |1\n  x",
	"a: \"x\\\n   y \\ \n  z\"\nb: 'it''s\n\n\n  so'",
	"a: x\n  y\n\n  z # c\nb:\n  - - - x\n    -   y\n  - {a, b: , \"c\":1, d : [ ], e: {}}\n",
	"a: [b: c, d,\n  # c\n  e, # f\n ]\n", "a:\n- b\n# c\n- d\n  # e\nf:\n  - g\n", "? a\n: b\n", "a: ! b", "a: &x b",
	"a: *x", "<<: {}", "parties: {up: }\noptions: {up.a: {levels: []}}\nimpossible: [up.a]\n", "a:\n\n|+\n ",
	"a: |\n  x", "a: |+\n  x\n    ", "a:\tb\n", "a: [\n\tb,\n\tc ]",
	"tracks: {t: {seats: {up: {mandate: [{commit: up.a}, {discuss: , may: no}]}, : }}}\n" +
		"levers: {l: {widen: t, commit: [up.a], to: x}, m: {swap: [up]}, n: }\n",
	"plenary: 1\nparties: [up]\noptions: {up.a: {closed: x}, down.b: {moves: forward}}\n" +
		"conditions: {x: y, y: x, z: z, : }\nguarantees: {g: {party: down, while: x and not down.b, keeps: up.a}}\n" +
		"goals: {x: , w: {want: y}}\n",
	"plenary: 1\nparties: {up: }\noptions: {up.a: {levels: [x, y, z]}, up.b: }\n" +
		"preferences: {up: {order: [up.b, up.a: [z, x, y]], ranking: [\"02\", [\"10\", \"11\"]]}}\n" +
		"variants: {v: {preferences: {up: {instead: {order: [up.c, " +
		"{up.a: , up.b: }, [x]], ranking: [\"1\", \"1\"]}}}}}\n",
	"key:    v\nk:      w # c\n'k 2' :   x   # d\n", "a: \x1b[31m", "a: \u2028", "a: \xff", "\x00", "\xff\xfea\x00",
	"a: 日本 # 語\n", "\"a\": 1\n\"b\":\n    \"c\"", "- a\n-\n-  # c\n  b\n",
}

func FuzzParse(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := Parse(t.Context(), "fuzz.yaml", text)
		if err == nil {
			if again, faults := file.Draft.Case(); len(faults) > 0 || !reflect.DeepEqual(again, file.Case) {
				t.Error("the draft does not give the case")
			}
			return
		}
		var faults *Faults
		if !errors.As(err, &faults) || len(faults.List) == 0 {
			t.Fatalf("not faults: %v", err)
		}
		checkFaults(t, string(text), faults)
		if _, again := Parse(t.Context(), "fuzz.yaml", text); again == nil || again.Error() != err.Error() {
			t.Errorf("the second time:\n%v\nthe first time:\n%v", again, err)
		}
	})
}

// checkFaults checks that every fault stands in the text, that they are in
// order, and that nothing of the text can act on a terminal.
func checkFaults(t *testing.T, text string, faults *Faults) {
	lines := strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n")
	line, col := 1, 1
	for _, f := range faults.List {
		hasCode(t, f)
		if f.Line < line || f.Line == line && f.Col < col {
			t.Errorf("%d:%d comes after %d:%d", f.Line, f.Col, line, col)
		}
		if line, col = f.Line, f.Col; line > len(lines) {
			t.Fatalf("fault on line %d of %d", line, len(lines))
		}
		if n := utf8.RuneCountInString(f.Source); !strings.HasPrefix(lines[line-1], f.Source) || col < 1 || col > n+1 ||
			f.Mark < 1 || col+f.Mark > max(n, col)+1 {
			t.Errorf("column %d, mark %d in line %q, given as %q", col, f.Mark, lines[line-1], f.Source)
		}
		if f.Msg == "" {
			t.Error("a fault says nothing")
		}
	}
	for _, r := range faults.Error() {
		if r != '\n' && unicode.IsControl(r) {
			t.Errorf("control character %U in %q", r, faults.Error())
		}
	}
}

// indentedMarker finds text that would end the document in the first column.
var indentedMarker = regexp.MustCompile(`(?m)^[ \t]+(---|\.\.\.)`)

func FuzzFormat(f *testing.F) {
	seed(f)
	seedRecords(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		once, err := Format(t.Context(), "fuzz.yaml", text)
		if err != nil {
			if strings.Contains(err.Error(), "would change") && !indentedMarker.Match(text) {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		twice, err := Format(t.Context(), "fuzz.yaml", once)
		if err != nil || string(once) != string(twice) {
			t.Errorf("not settled: %v\ntext  %q\nonce  %q\ntwice %q", err, text, once, twice)
		}
		was, is := endsOf(string(text)), endsOf(string(once))
		if was.crlf = was.crlf && bytes.Contains(once, []byte("\n")); was != is {
			t.Errorf("%+v became %+v\ntext  %q\nonce  %q", was, is, text, once)
		}
		if _, before := Parse(t.Context(), "fuzz.yaml", text); before == nil {
			if _, after := Parse(t.Context(), "fuzz.yaml", once); after != nil {
				t.Errorf("a sound case became %v", after)
			}
		}
	})
}

// FuzzMend holds that mending ends, that it leaves nothing that it would mend
// another time, and that a sound file whose text it leaves alone stays sound.
func FuzzMend(f *testing.F) {
	seed(f)
	f.Add([]byte("a：\u00a0[b， “c”］\n\t– d → “e\n"))
	f.Add([]byte("“a”: 'b\n{\u3000『c』\r"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<14 {
			return
		}
		once, did, err := Mend(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		if len(did) == 0 && string(once) != string(text) {
			t.Fatalf("changed without a word: %q", once)
		}
		twice, again, err := Mend(t.Context(), once)
		if err != nil || len(again) > 0 || string(twice) != string(once) {
			t.Fatalf("mended again: %v %v\n%q\n%q", err, again, once, twice)
		}
	})
}
