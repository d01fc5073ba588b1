package prose

import (
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// grammarVoice has messages that bend phrases.
func grammarVoice(t *testing.T) *Voice {
	t.Helper()
	v := &Voice{catalogue{tag: English().messages.tag, grammar: English().messages.grammar,
		messages: map[string]message{}}}
	if err := v.messages.read("a.txt", `
form.possessive = {of}{ends, select, s {'} other {'s}}
does = {who, sentence} {who, number, one {{do, third}} other {{do, they}}}, {who, number, one {it} other {they}} say
by-count = {n, plural, one {{do, third}} other {{do, they}}}
wish = {who} would like {do, to}
waits = {what} {what, number, one {waits} other {wait}} for {for, definite}; no {for, bare}
owns = {who, possessive}
not = not {do}
`); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestGrammar(t *testing.T) {
	v := grammarVoice(t)
	states, both := name("the United States", "us"), page.Join(name("China", "c"), quote(" and "), name("Russia", "r"))
	not := func(do string) page.Spans { return v.say("not", args{"do": quote(do)}) }
	for want, got := range map[string]page.Spans{
		"The United States lifts it, it say":  v.say("does", args{"who": states, "do": quote("lift it")}),
		"China and Russia lift it, they say":  v.say("does", args{"who": both, "do": quote("lift it")}),
		"China and Russia are so, they say":   v.say("does", args{"who": both, "do": quote("be so")}),
		"does not lift":                       v.say("by-count", args{"n": count(1), "do": not("lift")}),
		"do not lift":                         v.say("by-count", args{"n": count(2), "do": not("lift")}),
		"is not ready":                        v.say("by-count", args{"n": count(1), "do": not("be ready")}),
		"China and Russia would like to lift": v.say("wish", args{"who": both, "do": quote("lift")}),
		"the polls wait for the answer; no answer": v.say("waits",
			args{"what": quote("the polls"), "for": quote("an answer")}),
		"the lifting waits for energy; no energy": v.say("waits",
			args{"what": quote("the lifting"), "for": quote("energy")}),
		"the United States'": v.say("owns", args{"who": states}),
		"Hollis'":            v.say("owns", args{"who": name("Hollis", "h")}),
		"the US's":           v.say("owns", args{"who": name("the US", "us")}),
		"the parties'":       v.say("owns", args{"who": quote("the parties")}),
	} {
		if got.String() != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Edits leave the pieces of a phrase apart: each stays what it was.
func TestGrammarKeepsSpans(t *testing.T) {
	v := grammarVoice(t)
	in := page.Join(page.Spans{{Text: "“"}}, name("a ", "x"), quote("halt"), cite([]answer.Ref{"s#1"}),
		page.Spans{{Text: "”"}})
	got := v.bent(in, "definite")
	want := page.Join(page.Spans{{Text: "“"}}, name("the ", "x"), quote("halt"), cite([]answer.Ref{"s#1"}),
		page.Spans{{Text: "”"}})
	same(t, got, want)
	same(t, v.bent(in, "bare"), page.Join(want[:1], quote("halt"), want[3:]))
	same(t, v.bent(page.Join(quote("not"), name(" be", ""), quote(" so")), "third"),
		page.Join(quote("is not"), quote(" so")))
	same(t, v.bent(nil, "third"), nil)
	basis := page.Spans{{Kind: page.Basis, Text: "stated"}}
	same(t, v.bent(page.Join(basis, quote("a halt")), "definite"), page.Join(basis, quote("the halt")))
	v.messages.pseudo = true
	same(t, v.bent(in, "definite"), in)
}

func same(t *testing.T, got, want page.Spans) {
	t.Helper()
	if fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", want) {
		t.Errorf("%#v, want %#v", got, want)
	}
}

// Every form that a message asks for is there.
func TestForms(t *testing.T) {
	known := map[string]bool{"": true, "plural": true, "number": true, "select": true,
		"possessive": true, "sentence": true, "inner": true, "plain": true, "words": true}
	v := English()
	for key, m := range v.messages.messages {
		m.arguments(func(arg, form string) {
			if _, bends := v.messages.grammar.forms[form]; !bends && !known[form] {
				t.Errorf("%s: no form %s for %s", key, form, arg)
			}
		})
	}
}
