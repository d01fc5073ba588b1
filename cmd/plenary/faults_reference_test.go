package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/internal/fault"
)

// TestFaultsReference keeps docs/faults.md equal to the table of faults; go test
// -update writes it.
func TestFaultsReference(t *testing.T) {
	inOneGoroutine(t)
	const file = "../../docs/faults.md"
	var b bytes.Buffer
	b.WriteString("# Faults\n\nGenerated from the table of faults of the program (`make docs`).\n\n" +
		"Everything that can be wrong with a case or its record has a code, which stays when the words of a message\n" +
		"change. `plenary check CASE --json` has it beside each fault, " +
		"and `plenary explain fault CODE` prints what stands\n" +
		"here. Under each code: what it means, what to do, a text that has the fault, " +
		"and what the program says of it.\n" +
		"Most texts are a part of this case, in place of what it has under the same key; " +
		"those of a record stand beside it:\n\n" +
		"```yaml\n" + fault.Base + "```\n")
	of := ""
	for _, e := range fault.All() {
		if e.Of != of {
			of = e.Of
			fmt.Fprintf(&b, "\n## %s\n", of)
		}
		found, err := faultsOfExample(t.Context(), &e.Example)
		if err != nil {
			t.Fatal(e.Code, err)
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s %s\n\n```yaml\n%s```\n\n```text\n%s\n```\n", e.Code, e.Means, e.Fix,
			e.Example.String(), strings.TrimRight(found.List[0].Error(), "\n"))
	}
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(file); !bytes.Equal(got, b.Bytes()) {
		t.Error("docs/faults.md differs from the table of faults; run make docs")
	}
}
