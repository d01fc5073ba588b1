package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

// What a goal says follows "Ways out to"; where it says to itself, it is said once.
func TestAfter(t *testing.T) {
	v := English().teller(&answer.Glossary{})
	for goal, want := range map[string]string{
		"To reach an accord": "reach an accord", "A halt": "a halt", "tomorrow": "tomorrow", "": ""} {
		if got := v.after("short.to", lowered(quote(goal))).String(); got != want {
			t.Errorf("%q: %q, want %q", goal, got, want)
		}
	}
}
