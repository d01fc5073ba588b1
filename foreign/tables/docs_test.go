package tables

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the tables into docs/tables.md")

// TestDocs holds that docs/tables.md has every table and column as they are.
func TestDocs(t *testing.T) {
	const file, begin, end = "../../docs/tables.md", "<!-- tables -->\n", "<!-- end of tables -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no place for the tables", file)
	}
	want := before + begin + reference() + end + after
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if want != string(text) {
		t.Errorf("%s is not as the tables are; run go test ./foreign/tables -run TestDocs -update", file)
	}
}

// reference lists all tables with their columns.
func reference() string {
	var b strings.Builder
	forms := map[form]string{text: "text", exact: "a word or a name", condition: "a condition", day: "a day",
		span: "a day or a span", due: "a day, or how long", party: "a party", person: "a person",
		texts: "texts", exacts: "names", parties: "parties", number: "a number"}
	for _, t := range all {
		fmt.Fprintf(&b, "\n### %s\n\nA row is %s.", t.name, t.says)
		if t.also != "" {
			fmt.Fprintf(&b, " Also called: %s.", strings.ReplaceAll(t.also, ",", ", "))
		}
		b.WriteString("\n\n| column | also | what stands there | |\n|---|---|---|---|\n")
		for _, c := range t.columns {
			also := strings.ReplaceAll(c.also, ",", ", ")
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c.name, also, forms[c.form], c.says)
		}
	}
	return b.String() + "\n"
}
