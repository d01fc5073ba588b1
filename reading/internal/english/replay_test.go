package english_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAddingIsAsDocumented does what docs/reading.md says of adding a word and a
// rule, in copies, and looks whether both are read.
func TestAddingIsAsDocumented(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the package again")
	}
	word, row, text := documented(t)
	if names := named(t, text); names[clauseName] {
		t.Errorf("%s is proposed already", text)
	}
	out, err := testWith(t, map[string]string{
		"lists/verbs/clause.txt": fileText(t, "lists/verbs/clause.txt") + word,
		"kinds.go":               strings.Replace(fileText(t, "kinds.go"), rowsBegin, rowsBegin+row, 1),
		"added_test.go": "package english_test\n\nimport \"testing\"\n\nfunc TestAdded(t *testing.T) {\n" +
			"\tif !named(t, `" + text + "`)[clauseName] {\n\t\tt.Error()\n\t}\n}\n",
	})
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"--- PASS: TestAdded", "--- PASS: TestRules/offer:_a_hand_held_out"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

const (
	clauseName = "reported: verb of saying and clause"
	rowsBegin  = "var kindRows = []kindRow{\n"
)

// documented returns what the document adds, and the text of which nothing is
// proposed without the word.
func documented(t *testing.T) (word, row, text string) {
	t.Helper()
	_, section, _ := strings.Cut(fileText(t, "../../../docs/reading.md"), "\n## How to add a word or a rule\n")
	section, _, _ = strings.Cut(section, "\n## ")
	added := regexp.MustCompile("(?s)`lists/verbs/clause.txt`:\n\n```text\n(.*?)```.*```go\n(.*?)```")
	blocks := added.FindStringSubmatch(section)
	texts := regexp.MustCompile(`Of \*([^*]*)\*`).FindStringSubmatch(section)
	if blocks == nil || texts == nil {
		t.Fatal("docs/reading.md does not tell how to add a word and a rule")
	}
	return blocks[1], blocks[2], texts[1]
}

// testWith runs the tests of this package with other texts for some files, by
// name.
func testWith(t *testing.T, files map[string]string) (string, error) {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir, overlay := t.TempDir(), map[string]map[string]string{"Replace": {}}
	for name, text := range files {
		copied := filepath.Join(dir, filepath.Base(name))
		overlay["Replace"][filepath.Join(here, name)] = copied
		if err := os.WriteFile(copied, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, err := json.Marshal(overlay)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(file, list, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := exec.Command("go", "test", "-v", "-vet=off", "-overlay", file, "-run", "^(TestRules|TestAdded)$", ".")
	out, err := tests.CombinedOutput()
	return string(out), err
}

func fileText(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
