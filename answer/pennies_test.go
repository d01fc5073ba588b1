package answer

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
)

// pennies drafts two of whom one wants what the other does, and the other not,
// in n options each.
func pennies(n int) string {
	var options, same, other []string
	for i := range n {
		options = append(options, fmt.Sprintf("up.a%d: , down.b%d: ", i, i))
		same = append(same, fmt.Sprintf("up.a%d iff down.b%d", i, i))
		other = append(other, fmt.Sprintf("not (up.a%d iff down.b%d)", i, i))
	}
	return fmt.Sprintf("plenary: 1\nparties: {up: , down: }\noptions: {%s}\npreferences:\n  up: [%s]\n  down: [%s]\n",
		strings.Join(options, ", "), strings.Join(same, ", "), strings.Join(other, ", "))
}

// Improvements go round among all situations; the first are listed.
func TestPennies(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(pennies(4)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := NewBrief(t.Context(), Talks{Space: layOut(t, f.Case)})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	data := string(text)
	for _, s := range []string{`"of":256`, `"begin":["down"]`, `"kind":"deterred-gain"`} {
		if !strings.Contains(data, s) {
			t.Errorf("no %s in\n%s", s, data)
		}
	}
	if n := strings.Count(data, `"code"`); n > 300 {
		t.Errorf("%d states are listed", n)
	}
}

func BenchmarkPennies(b *testing.B) {
	for _, n := range []int{5, 6, 7} {
		b.Run(fmt.Sprint(1<<(2*n)), func(b *testing.B) {
			f, err := casefile.Parse(b.Context(), "case.yaml", []byte(pennies(n)))
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := NewBrief(b.Context(), Talks{Space: layOut(b, f.Case)}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
