package reading_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

const dayIsOver = "\n\nSo ends the day in the valley, and nothing else is to be told of it here: the lamps are out.\n"

// readSentence reads a sentence of a report of a day.
func readSentence(t *testing.T, text, day string) *reading.Report {
	t.Helper()
	on, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	r, err := reading.Read(t.Context(), "sentence", []byte(text+dayIsOver), reading.Options{Date: on})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// denials have what is proposed of them: a mark before what is denied.
var denials = []struct{ text, want string }{
	{`Osk denied that he had closed the pass.`, `Osk: not denied that he had closed the pass`},
	{`Osk has denied on Monday that he had closed the pass.`, `Osk: not denied on Monday that he had closed the pass`},
	{`Osk flatly denied closing the pass.`, `Osk: not denied closing the pass`},
	{`Osk denied the charge.`, `Osk: not denied the charge`},
	{`The envoys deny they closed the pass.`, `The envoys: not deny they closed the pass`},
	{`The spokesman denied that Dahl has offered any payment.`,
		`The spokesman: not denied that Dahl has offered any payment`},
	{`Dahl denied that the carts were hers, saying they came from Marn.`,
		`Dahl: not denied that the carts were hers; Dahl: they came from Marn`},
	{`Dahl denied the pass was closed but said the road was bad.`,
		`Dahl: not denied the pass was closed; Dahl: the road was bad`},
	{`Dahl left the hall, denying that she had signed.`, `Dahl: not denying that she had signed`},
	{`Dahl said the road was bad, and denied that she had signed.`,
		`Dahl: the road was bad; Dahl: not denied that she had signed`},
	{`Dahl denied "any part in it".`, `Dahl: not denied "any part in it"`},
	{`Dahl disputed claims that the pass was closed.`, `Dahl: not disputed claims that the pass was closed`},
	{`Dahl rejected claims that the pass was closed.`, `Dahl: not rejected claims that the pass was closed`},
	{`Dahl dismissed the report as gossip.`, `Dahl: not dismissed the report as gossip`},
	{`Dahl rejected the plan.`, `Dahl: rejected the plan`},
	{`Dahl ruled out a truce.`, `Dahl: ruled out a truce`},
	{`Dahl repeated her denial that the pass was closed.`,
		`Dahl: not her denial that the pass was closed`},
	{`Dahl denied the claim: "We never closed the pass."`, `Dahl: We never closed the pass.`},
	{`"We never closed the pass," Dahl denied.`, `Dahl: We never closed the pass,`},
	{`The guards denied the carts entry.`, ``},
	{`Dahl did not deny that the pass was closed.`, ``},
	{`Dahl neither confirmed nor denied that the pass was closed.`, ``},
	{`Dahl never denied it.`, ``},
}

func TestDenials(t *testing.T) {
	for _, c := range denials {
		r := readSentence(t, c.text, "2031-06-11")
		var got []string
		for i := range r.Proposals {
			p := &r.Proposals[i]
			words := p.Words
			if p.Denies {
				words = "not " + words
			}
			got = append(got, p.Speaker.Words+": "+words)
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// What is denied, of words at any place, and what is not.
func TestDenied(t *testing.T) {
	const text = `Dahl said the road was bad, and denied that she had signed.`
	r := readSentence(t, text, "2031-06-11")
	for words, denied := range map[string]bool{
		"she had signed": true, "signed": true, "the road was bad": false, "denied that she had signed": false,
		"Dahl said": false, "the road was bad, and denied that she had signed": false,
	} {
		at := evidence.Place{Line: 1, Column: strings.Index(text, words) + 1, Length: len(words)}
		if p := r.Denied(at); (p != nil) != denied || p != nil && p.Cue.Words != "denied" {
			t.Errorf("%s: %v", words, p)
		}
	}
	if p := r.Denied(evidence.Place{Line: 99, Column: 1, Length: 3}); p != nil {
		t.Error(fmt.Sprint("beyond the text: ", p))
	}
}
