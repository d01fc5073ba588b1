package prose

import (
	"context"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	register("rests", func(t answer.Talks) ([]*answer.Rests, error) {
		var out []*answer.Rests
		for _, s := range t.Space.Case().Sources {
			if len(s.Passages) == 0 || len(out) == 4 { // each takes a brief
				continue
			}
			r, err := answer.NewRests(context.Background(), t, s.ID+"#"+s.Passages[0].ID)
			if err != nil {
				return nil, err
			}
			out = append(out, r)
		}
		return out, nil
	}, (*Voice).Rests)
}

// TestRestsTold holds how variants, guarantees and mandates that cite a passage
// are told, and that words at hand come before ours.
func TestRestsTold(t *testing.T) {
	g := twoParties()
	g.Conditions = []answer.ConditionText{{ID: "#1", Means: answer.Clause{Op: "term", Option: "up.gates", Level: 2}}}
	g.Wishes = []answer.WishText{{Party: "down", Number: 2, Because: "Pay."}}
	g.Guarantees = []answer.GuaranteeText{{ID: "g", Says: "Nobody shuts them again."}}
	g.Levers = []answer.LeverText{{ID: "trust", Says: "Upstream trusts first."}}
	g.Tracks = []answer.TrackName{{ID: "t", Name: "commission"}}
	g.Sources = []answer.SourceText{{ID: "s", Title: "A talk", Date: "2006-12-22"}}
	g.Passages = []answer.PassageText{
		{Ref: "s#1", Source: "s", At: "3:1", File: "s.txt:3:1", Words: "we pay", Says: "They pay"},
	}
	a := &answer.Rests{
		Passage: "s#1",
		Mandates: []answer.Mandate{
			{
				Track: "t", Party: "up", Commit: true, Term: answer.Term{Option: "up.gates", Levels: []int{1, 2}},
				Claim: answer.Claim{How: "claimed", By: "down"},
			},
		},
		Guarantees: []answer.Guarantee{{ID: "g"}},
		Levers:     []answer.CitedLever{{ID: "other"}},
		Variants: []answer.VariantRests{{
			Variant: "hard-line", Gives: []answer.GivenWish{
				{Party: "up", Wish: answer.Laid{Want: "#1", Claim: answer.Claim{How: "assumed"}}},
			},
			Takes: []answer.Wish{
				{Party: "down", Number: 2, Claim: answer.Claim{How: "stated"}},
			}, Pulls: []answer.LeverID{"trust"},
		}},
		Ways: []string{"A", "B"}, Glossary: *g,
	}
	want := `A TALK, LINE 3, 22 DECEMBER 2006
  “we pay”
  In our words: They pay

WHAT RESTS ON IT
  a mandate    Upstream may not commit itself in the commission to set gates to half (claimed by the
               Shores)
  a guarantee  Nobody shuts them again
  a change     other
  a what-if    Hard line: Upstream wants Upstream's gates at open (assumed)
  a what-if    Hard line: the Shores no longer want this: Pay
  a what-if    Hard line: Upstream trusts first

AND SO
  way A and B
`
	if got := page.Text(English().Rests(a), 100, nil); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	a = &answer.Rests{Passage: "s#1", Glossary: *g}
	if got := page.Text(English().Rests(a), 100, nil); !strings.HasSuffix(got,
		"WHAT RESTS ON IT\n  Nothing that counts on this day.\n") {
		t.Errorf("%s", got)
	}
}
