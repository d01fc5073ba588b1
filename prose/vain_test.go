package prose

import (
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/route"
)

// TestVain holds that a brief says new instructions would leave each waiting for the other only where nobody would act
// in one step with what it waits for.
func TestVain(t *testing.T) {
	six := repository(t)["six-party-2006"]
	six.Work = route.DefaultWork
	b, err := answer.NewBrief(t.Context(), six)
	if err != nil {
		t.Fatal(err)
	}
	teller := &briefTeller{teller: English().teller(&b.Glossary), a: b}
	circle := first[*answer.Circle](b)
	says := func() string { return teller.mandatesGist(teller.tableless(circle)).String() }
	const reason = "as each would still wait for the other to begin"
	if text := says(); !strings.Contains(text, reason) {
		t.Errorf("where each wants the other first it says %q", text)
	}
	links := circle.Links
	for i := range links {
		circle.Links = slices.Clone(links)
		circle.Links[i].Order = "with"
		if text := says(); strings.Contains(text, reason) || !strings.Contains(text, "would not help") {
			t.Errorf("where one would act together it says %q", text)
		}
	}
}
