package prose

import (
	"encoding/json"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	citing "github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/proposal"
	"github.com/plenary-talks/plenary/reading"
)

// The laws hold of what is proposed of a report.
func TestProposalsLaws(t *testing.T) {
	of := answering{
		back: func(data []byte) (any, error) { p := new(answer.Proposals); return p, json.Unmarshal(data, p) },
		tell: func(v *Voice, a any) *page.Document { return v.Proposals(a.(*answer.Proposals)) },
	}
	f, err := casefile.Load(t.Context(), "../cases/six-party-2006")
	if err != nil {
		t.Fatal(err)
	}
	text, err := evidence.Read(t.Context(), []byte("Report of 22 December 2006\n\n“We will not talk of money,” "+
		"Hill said on Thursday. Hill denied that the talks had failed.\n\nWe will meet. We will meet.\n\nShare this"))
	if err != nil {
		t.Fatal(err)
	}
	report, err := reading.ReadText(t.Context(), "a.txt", text, reading.ForCase(f.Case))
	if err != nil {
		t.Fatal(err)
	}
	file, err := proposal.Read("p.json", []byte(`{"proposals": 1, "extractor": "me", "items": [
	  {"words": "We will not talk of money", "speaker": "Hill", "kind": "refusal"},
	  {"words": "we will not talk of “money”", "speaker": "Hill", "party": "japan", "kind": "threat",
		"day": "2007-01-01"},
	  {"words": "the talks had failed", "speaker": "Hill", "party": "nobody", "kind": "assessment", "about": "x = y"},
	  {"words": "We will meet", "speaker": "Nobody Else", "kind": "promise", "day": "soon", "why": "why not"},
	  {"words": "We will meet", "nth": 2, "kind": "promise", "day": "2006-12-20"},
	  {"words": "Share this", "party": "us", "kind": "demand"}, {"words": "a treaty of friends", "kind": "offer"},
	  {"words": "We will never talk of money", "speaker": "Hill", "kind": "refusal"},
	  {"words": "We will not talk of money", "speaker": "Hill", "kind": "refusal"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, c := range []*citing.Source{{File: "a.txt", Text: text, Report: report},
		{File: "a.txt", Text: text, Report: report, Case: f.Case, ID: "press"}} {
		checked, err := proposal.Proposals{File: file, Source: c, Record: f.Record}.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		a := answer.NewProposals(checked)
		for law, holds := range map[string]func(answering, any) error{
			"round trip": roundTrip, "pseudo-language": pseudoLanguage} {
			if err := holds(of, a); err != nil {
				t.Errorf("%s: %v", law, err)
			}
		}
		for i := range a.Proposals {
			for _, c := range a.Proposals[i].Checks {
				found[c.Of+" "+c.Found] = true
			}
		}
	}
	if len(found) < 25 {
		t.Errorf("only %d things are found: %v", len(found), found)
	}
}
