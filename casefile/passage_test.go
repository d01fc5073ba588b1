package casefile_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
)

const before = "plenary: 1\nparties: {up: }\noptions: {up.release: }\npreferences: {up: [up.release]}\n"

// TestAddPassage adds a passage to sources as people write them.
func TestAddPassage(t *testing.T) {
	p := plenary.PassageDraft{ID: "14-3", At: "14:3", Length: 5, Digest: "sha256:0123456789abcdef"}
	const line = `"14-3": {at: "14:3", length: 5, digest: "sha256:0123456789abcdef"}`
	for _, c := range []struct{ name, text, want string }{
		{"at the end", "sources:\n  note:\n    passages:\n      a: {at: \"2:1\"}  # one\n      b:\n        at: " +
			"\"9:9\"\n\n# end\nleft_out: [x]\n",
			"sources:\n  note:\n    passages:\n      a: {at: \"2:1\"}  # one\n      b:\n        at: \"9:9\"\n  " +
				"    LINE\n\n# end\nleft_out: [x]\n"},
		{"by its place", "sources:\n  note:\n    passages:\n      a: {at: \"2:1\"}\n      b: {at: \"14:4\"}\n",
			"sources:\n  note:\n    passages:\n      a: {at: \"2:1\"}\n      LINE\n      b: {at: \"14:4\"}\n"},
		{"no line end", "sources:\n  note:\n    passages:\n      a: {at: \"2:1\"}",
			"sources:\n  note:\n    passages:\n      a: {at: \"2:1\"}\n      LINE"},
		{"CR LF", "sources:\r\n  note:\r\n    passages:\r\n      a: {at: \"2:1\"}\r\n",
			"sources:\r\n  note:\r\n    passages:\r\n      a: {at: \"2:1\"}\r\n      LINE\r\n"},
		{"in brackets", "sources: {note: {passages: {a: {at: \"2:1\"}, b: }}}\n",
			"sources: {note: {passages: {a: {at: \"2:1\"}, b: , LINE }}}\n"},
		{"in brackets by its place", "sources:\n  note: {title: \"{\", passages: {a: {at: \"20:1\"}}}  # }\n",
			"sources:\n  note: {title: \"{\", passages: {LINE, a: {at: \"20:1\"}}}  # }\n"},
		{"brackets over lines", "sources:\n  note: {passages: {\n    a: {at: \"2:1\"}, # one\n  }}\n",
			"sources:\n  note: {passages: {\n    a: {at: \"2:1\"}, LINE # one\n  }}\n"},
		{"none yet", "sources:\n  other: {title: x}\n  note:\n    title: y  # so\n    date: 2031-01-01\n  " +
			"third: {title: z}\n",
			"sources:\n  other: {title: x}\n  note:\n    title: y  # so\n    date: 2031-01-01\n    passages:\n " +
				"     LINE\n  third: {title: z}\n"},
		{"none yet, in brackets", "sources: {note: {title: y}}\n", "sources: {note: {title: y, passages: {LINE}}}\n"},
		{"nothing yet", "sources:\n  note:\n  other: {title: x}\n",
			"sources:\n  note: {passages: {LINE}}\n  other: {title: x}\n"},
		{"empty brackets", "sources: {note: {}}\n", "sources: {note: {passages: {LINE}}}\n"},
		{"empty passages", "sources:\n  note:\n    passages:\n    title: x\n",
			"sources:\n  note:\n    passages:\n      LINE\n    title: x\n"},
		{"block text before", "sources:\n  note:\n    passages:\n      a:\n        at: \"2:1\"\n        says: " +
			"|\n          one\n\n          two\n",
			"sources:\n  note:\n    passages:\n      a:\n        at: \"2:1\"\n        says: |\n          " +
				"one\n\n          two\n      LINE\n"},
	} {
		for _, bom := range []string{"", "\ufeff"} {
			f, err := casefile.Parse(t.Context(), "case.yaml", []byte(bom+before+c.text))
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			got, err := f.AddPassage(t.Context(), "note", p)
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if want := bom + before + strings.ReplaceAll(c.want, "LINE", line); string(got.Now) != want {
				t.Errorf("%s:\n%s\nwant\n%s", c.name, got.Now, want)
			}
		}
	}
}

// A passage goes to where its source is described, and nowhere if the case would not be sound.
func TestAddPassageOnRecord(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"case.yaml":   before + "sources:\n  note: {title: A note, passages: {a: }}\n",
		"record.yaml": "record: 1\nsources:\n  note: {passages: {b: }}\n  letter: {title: A letter}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := casefile.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	p := plenary.PassageDraft{ID: "c", At: "1:2", Length: 3}
	for source, file := range map[string]string{"note": "case.yaml", "letter": "record.yaml"} {
		got, err := f.AddPassage(t.Context(), source, p)
		if err != nil || filepath.Base(got.Path) != file || !strings.Contains(string(got.Now),
			`c: {at: "1:2", length: 3}`) {
			t.Errorf("%s: %+v, %v", source, got, err)
		}
	}
	for _, id := range []string{"a", "b", "Not An Id"} {
		if got, err := f.AddPassage(t.Context(), "note", plenary.PassageDraft{ID: id, At: "1:2"}); err == nil {
			t.Errorf("%s: %s", id, got.Now)
		}
	}
	if _, err := f.AddPassage(t.Context(), "nothing", p); err == nil {
		t.Error("a source that is nowhere")
	}
}

// Every source of every case in the repository takes a passage, with one line more or less of text.
func TestAddPassageToCases(t *testing.T) {
	paths, err := filepath.Glob("../cases/*/case.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal(err)
	}
	for _, path := range paths {
		f, err := casefile.Load(t.Context(), filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		all := f.Case.Sources
		if f.Record != nil {
			all = f.Record.Case.Sources
		}
		for i := range all {
			if i%8 > 0 {
				continue
			}
			got, err := f.AddPassage(t.Context(), all[i].ID, plenary.PassageDraft{ID: "zz", At: "3:1", Length: 2})
			if err != nil {
				t.Errorf("%s: %s: %v", path, all[i].ID, err)
				continue
			}
			if more := len(got.Now) - len(got.Was); more < 25 || more > 80 {
				t.Errorf("%s: %s: %d bytes more", path, all[i].ID, more)
			}
		}
	}
}
