package prose

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Every sentence of the answer first is at least as weak as its weakest claim: made
// weaker, a claim makes the sentence say so, and what it rests on.
func TestHedges(t *testing.T) {
	everyBrief(t, func(name string, a *answer.Brief) {
		firm := inShortOf(knownAs(t, a, "stated"))
		for _, how := range []string{"claimed", "inferred", "assumed", ""} {
			weak := inShortOf(knownAs(t, a, how))
			for i := range firm {
				switch {
				case firm[i].Basis != onRecord || i >= len(weak):
				case weak[i].Basis != groundOf(how):
					t.Errorf("%s: known as %q, on %q: %s", name, how, weak[i].Basis, weak[i].Text)
				case how != "claimed" && weak[i].Text.String() == firm[i].Text.String():
					t.Errorf("%s: known as %q it says no less: %s", name, how, weak[i].Text)
				}
			}
		}
	})
}

// knownAs is a brief all of whose claims are known in one way, without its record
// and the sentence on what is least certain.
func knownAs(t *testing.T, a *answer.Brief, how string) *answer.Brief {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var any any
	if err := json.Unmarshal(data, &any); err != nil {
		t.Fatal(err)
	}
	if data, err = json.Marshal(markedAs(any, how)); err != nil {
		t.Fatal(err)
	}
	out := &answer.Brief{}
	if err := json.Unmarshal(data, out); err != nil {
		t.Fatal(err)
	}
	out.Record = nil
	out.Findings = slices.DeleteFunc(out.Findings, func(f answer.Finding) bool { return f.Kind == "dormant-agreement" })
	for i := range out.Findings {
		if c, is := out.Findings[i].Proof.(*answer.Circle); is {
			c.Weakest = answer.WeakestLink{}
		}
	}
	return out
}

// markedAs marks every claim of an answer read as JSON.
func markedAs(v any, how string) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = markedAs(v[i], how)
		}
	case map[string]any:
		for k := range v {
			v[k] = markedAs(v[k], how)
		}
		_, wish := v["number"]
		_, stance := v["refuses"]
		_, laid := v["want"]
		if wish && v["party"] != nil || stance || laid && v["passages"] != nil {
			v["how"], v["by"] = how, v["party"]
			delete(v, "who")
		}
	}
	return v
}

func inShortOf(a *answer.Brief) []page.Sentence {
	return slices.DeleteFunc(English().Brief(a).Sentences(), func(s page.Sentence) bool {
		return s.Section.String() != English().say("brief.short", nil).String()
	})
}

// The nine standards of analysis to which a brief is held, as far as the structure of
// an answer shows them (docs/words-of-the-brief.md#standards).
func TestStandards(t *testing.T) {
	everyBrief(t, func(name string, a *answer.Brief) {
		d := English().Brief(a)
		for _, s := range d.Spans() { // sources are named
			for _, ref := range s.Refs {
				if d.Notes[ref] == nil {
					t.Errorf("%s: %s is cited and not told", name, ref)
				}
			}
		}
		for _, s := range inShortOf(a) { // what is told apart: facts, inferences, the model, judgement
			if s.Basis == "" {
				t.Errorf("%s: on nothing: %s", name, s.Text)
			}
		}
		for _, u := range a.Under { // alternatives are looked at
			noun := strings.ToLower(English().teller(&a.Glossary).variantNoun(u.Variant).String())
			told := slices.ContainsFunc(d.Sentences(), func(s page.Sentence) bool {
				return strings.Contains(strings.ToLower(s.Text.String()), noun)
			})
			if u.Kind == "type" && !told {
				t.Errorf("%s: nothing is said of %s", name, u.Variant)
			}
		}
		for _, f := range a.Findings { // each finding has an ask, an addressee or a way
			asked := slices.ContainsFunc(a.Questions, func(q answer.Question) bool {
				return slices.Contains(q.Turn.Findings, f.Number)
			})
			ways := slices.ContainsFunc(a.Ways, func(g answer.WaysTo) bool { return len(g.Ways) > 0 })
			if bound := len(a.Ways) > 0; bound && a.Complete && !asked && !ways && f.Removed == nil && !about(f.Proof) {
				t.Errorf("%s: finding %d (%s) leads to nobody", name, f.Number, f.Kind)
			}
		}
	})
}

// about reports whether a finding names the wishes or parties that it is of, so that
// one knows whom to ask.
func about(p answer.Proof) bool {
	switch p.(type) {
	case *answer.NoOverlap, *answer.Alone, *answer.RunningOut, *answer.CannotBeMet, *answer.Inefficient:
		return true
	}
	return false
}

// No message speaks of likelihood, or gives the percentage of an event.
func TestNoLikelihood(t *testing.T) {
	for key, m := range English().messages.messages {
		for _, w := range []string{"likely", "probab", "percent", "%", "odds"} {
			if text := strings.ToLower(textOf(m)); strings.Contains(text, w) {
				t.Errorf("%s says %q", key, w)
			}
		}
	}
}

// textOf is the text of a message in all its cases.
func textOf(m message) string {
	var b strings.Builder
	for _, p := range m {
		b.WriteString(p.text)
		for _, c := range p.choice {
			b.WriteString(textOf(c.then))
		}
	}
	return b.String()
}
