package english

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLists holds what every list keeps to: it begins with what belongs in it,
// has nothing twice, and is used.
func TestLists(t *testing.T) {
	source := sourceOf(t)
	err := fs.WalkDir(lists, "lists", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "lists/"), ".txt")
		text, err := lists.ReadFile(path)
		if err != nil {
			return err
		}
		if !strings.HasPrefix(string(text), "# ") || !strings.HasSuffix(string(text), "\n") {
			t.Errorf("%s: begins with no comment, or ends in no line", path)
		}
		if !strings.Contains(source, "{"+filepath.Base(name)+"}") && !strings.Contains(source, `phrases("`+name+`")`) {
			checkWords(t, path, lines(name))
		}
		if !used(source, name) {
			t.Errorf("%s: nobody reads it", path)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func checkWords(t *testing.T, path string, lines []string) {
	seen := set{}
	for _, line := range lines {
		for _, word := range strings.Fields(line) {
			if seen[word] && path != "lists/verbs/participles.txt" {
				t.Errorf("%s: %q stands there twice", path, word)
			}
			if seen[word] = true; word != strings.ToLower(word) {
				t.Errorf("%s: %q has a capital", path, word)
			}
		}
	}
	if len(seen) == 0 {
		t.Errorf("%s: no words", path)
	}
}

// sourceOf returns the text of this package, tests aside.
func sourceOf(t *testing.T) string {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(file, "_test.go") {
			out.Write(text)
		}
	}
	return out.String()
}

// used reports whether a list is named: as a whole, in a pattern, or among
// those of a folder.
func used(source, name string) bool {
	folder, base := filepath.Split(name)
	inTable := (folder == "verbs/" || folder == "kinds/") && strings.Contains(source, `"`+base+`"`)
	whole, inPattern := strings.Contains(source, `"`+name+`"`), strings.Contains(source, "{"+base+"}")
	return inTable || whole || inPattern || folder == "saying/"
}

// TestPhrases reads brackets and comments of a list of phrases.
func TestPhrases(t *testing.T) {
	if got, want := grouping.Replace(`a \(b (c|d) (?-i:e)`), `a \(b (?:c|d) (?-i:e)`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := phrases("kinds/we"); !strings.HasSuffix(got, `|our (?:side|government|country|delegation))`) {
		t.Error(got)
	}
}
