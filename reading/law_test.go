package reading_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/reading"
)

// A grammar makes sentences of which it is known who says what, and whether that
// is denied.
type grammar struct{ rng *rand.Rand }

func (g grammar) one(of ...string) string { return of[g.rng.IntN(len(of))] }

// clause is something somebody may say.
func (g grammar) clause() string {
	subject := g.one("the pass", "the millers' road", "its council", "the union", "Tessel", "the grey ferry")
	verb := g.one("was closed", "had paid the toll", "would open", "will wait for the guards", "is not ready",
		"had promised to pay", "must leave", "offered nothing", "can threaten nobody")
	return subject + " " + verb + g.one("", " by June 20", " on Friday", " for the second time")
}

func (g grammar) speaker() string {
	return g.one("Osk", "Ana Dahl", "Mayor Ana Dahl", "the union", "two officials", "the Marn foreign ministry",
		"Marn", "a panel of judges", "the guards", "some 12,700 carters", "envoy Pavel Osk", "an old beekeeper",
		"a spokeswoman for the League", "one of the owners", "workers")
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// asserted and denied are verbs with the sentences they make.
var (
	asserted = []string{
		"%[1]s said %[2]s.", "%[1]s said that %[2]s.", "%[1]s told reporters that %[2]s.", "%[1]s insisted that %[2]s.",
		"%[1]s has said on Monday that %[2]s.", "%[1]s warned that %[2]s.", "%[3]s, %[4]s said.",
		"%[3]s, %[4]s told reporters on Monday.", "%[3]s, said %[4]s.", "According to %[4]s, %[2]s.",
		"On Monday, %[4]s said %[2]s.", "Meanwhile %[4]s said that %[2]s, without giving details.",
		"%[3]s, %[4]s said on Monday as he left the hall.",
	}
	denied = []string{
		"%[1]s denied %[2]s.", "%[1]s denied that %[2]s.", "%[1]s has denied on Monday that %[2]s.",
		"%[1]s rejected the claim that %[2]s.", "%[1]s dismissed reports that %[2]s.",
		"%[1]s flatly denied that %[2]s.",
		"On Monday, %[4]s denied that %[2]s.", "%[1]s disputed suggestions that %[2]s.",
	}
	unsaid = []string{
		"%[1]s did not say that %[2]s.", "%[1]s never said that %[2]s.",
		"%[1]s neither confirmed nor denied that %[2]s.",
		"%[1]s did not deny that %[2]s.", "It was not clear whether %[2]s.",
	}
)

// TestPolarity makes sentences in every combination: what is asserted is never
// marked as denied, what is denied always is, with its verb in the words, what
// is not said is not proposed, and the speaker is the one of the sentence.
func TestPolarity(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	g := grammar{rand.New(rand.NewPCG(3, 4))}
	met := map[string]int{}
	for range 1500 {
		who, clause := g.speaker(), g.clause()
		kind := g.rng.IntN(3)
		form := g.one([][]string{asserted, denied, unsaid}[kind]...)
		text := fmt.Sprintf(form, capital(who), clause, capital(clause), who)
		if i := strings.Index(text, "%!"); i >= 0 {
			text = text[:i]
		}
		r := readSentence(t, text, "2031-06-11")
		var of []*reading.Proposal
		for i := range r.Proposals {
			of = append(of, &r.Proposals[i])
		}
		switch {
		case kind == 2:
			if len(of) > 0 {
				t.Errorf("%s\n says nothing, but %s: %s", text, of[0].Speaker.Words, of[0].Words)
			}
			continue
		case len(of) == 0:
			met["missed"]++
			t.Logf("missed: %s", text)
			continue
		case len(of) > 1 || !strings.EqualFold(of[0].Speaker.Words, who):
			t.Errorf("%s\n by %s, in %d statements", text, of[0].Speaker.Words, len(of))
			continue
		}
		p := of[0]
		met[fmt.Sprint(kind)]++
		if p.Denies != (kind == 1) || (kind == 1) == strings.EqualFold(p.Words, clause) {
			t.Errorf("%s\n denied: %v, in %q", text, p.Denies, p.Words)
		}
		if kind == 0 && !strings.EqualFold(p.Words, clause) {
			t.Errorf("%s\n says %q, want %q", text, p.Words, clause)
		}
		if p.Denies && p.Kind != reading.Assessment {
			t.Errorf("%s\n is of kind %s", text, p.Kind)
		}
	}
	if !testing.Short() && (met["0"] < 400 || met["1"] < 400 || met["missed"] > 10) {
		t.Errorf("met %v", met)
	}
}
