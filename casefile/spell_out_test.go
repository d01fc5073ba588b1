package casefile

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/record"
)

// TestFormatSpellsOut holds that fmt writes what nobody sees as escapes, for the
// same values, and leaves comments alone.
func TestFormatSpellsOut(t *testing.T) {
	const text = "plenary: 1 # a\u202e\n" +
		"title: up\u202eriver\u2066\n" +
		"parties:\n" +
		"  up: {name: 'it''s\u200b', also: [\"\\e \u00ad\", b\tc\u200b, \u2764\ufe0f, می\u200cخواهم]}\n" +
		"  \"do\u200dwn\":\n" +
		"    name: |- # why\n      two\n      lines\U000e0041\n" +
		"  far: {name: >\n    folded \u3164\n    text\n\n}\n" +
		"  wide: {name: a plain\n     one\ue000 of two lines}\n" +
		"  plain: {name: as it is}\n"
	const want = "plenary: 1 # a\u202e\n" +
		`title: "up\u202eriver\u2066"` + "\n" +
		"parties:\n" +
		`  up: {name: "it's\u200b", also: ["\u001b \u00ad", "b\tc\u200b", "` + "\u2764" + `\ufe0f", "می\u200cخواهم"]}` +
		"\n" +
		`  "do\u200dwn":` + "\n" +
		`    name: "two\nlines\U000e0041" # why` + "\n" +
		`  far: {name: "folded \u3164 text\n"}` + "\n" +
		`  wide: {name: "a plain one\ue000 of two lines"}` + "\n" +
		"  plain: {name: as it is}\n"
	text1 := strings.Replace(text, "  far: {name: >\n    folded \u3164\n    text\n\n}\n",
		"  far:\n    name: >\n      folded \u3164\n      text\n", 1)
	want1 := strings.Replace(want, `  far: {name: "folded \u3164 text\n"}`,
		"  far:\n    name: "+`"folded \u3164 text\n"`, 1)
	for _, end := range []string{"\n", "\r\n"} {
		got, err := Format(t.Context(), "case.yaml", []byte(strings.ReplaceAll(text1, "\n", end)))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want1, strings.ReplaceAll(string(got), "\r\n", "\n")); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		again, err := Format(t.Context(), "case.yaml", got)
		if err != nil || string(again) != string(got) {
			t.Errorf("the second time it is\n%s\n%v", again, err)
		}
	}
}

// FuzzWriteText holds that any text that is written into a record is read again
// as it was, and that nothing hidden is in the file.
func FuzzWriteText(f *testing.F) {
	for _, s := range []string{"a\u202e", "\x00", "\x1b[31m", "\u0085\u2028\ufeff", "ㅤ", "\ufffe", "no", "a: b", " x ",
		"\r\n", "\\u202e", "\U0010ffff", "2006-01", "e\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.TrimSpace(text) == "" || len(text) > 500 {
			return
		}
		want := record.FileDraft{
			Entries: []record.EntryDraft{{On: "2006", Kind: "event", Of: "x", Says: text, To: []string{text, "b"}}}}
		out := WriteRecord(want)
		if strings.ContainsFunc(strings.ReplaceAll(string(out), "\n", ""), outlet.Hidden) {
			t.Errorf("hidden characters in %q", out)
		}
		got, _ := draftOf(t, "written", out)
		if len(got.Entries) != 1 || got.Entries[0].Says != text || got.Entries[0].To[0] != text {
			t.Errorf("%q is written as %s and read as %+v", text, out, got)
		}
	})
}
