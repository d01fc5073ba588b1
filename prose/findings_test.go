package prose

import (
	"reflect"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	register("finding", func(t answer.Talks) ([]*answer.OneFinding, error) {
		all, err := briefs(t)
		if err != nil {
			return nil, err
		}
		b := all[0]
		var out []*answer.OneFinding
		for i := range b.Findings {
			out = append(out, &answer.OneFinding{
				Head: b.Head, Of: len(b.Findings), Finding: &b.Findings[i], Glossary: b.Glossary,
			})
		}
		return out, nil
	}, (*Voice).OneFinding)
}

// TestEveryKindIsTold holds that there are words for every kind of finding,
// and for nothing else.
func TestEveryKindIsTold(t *testing.T) {
	types := map[reflect.Type]bool{}
	for _, kind := range impasse.Kinds() {
		of := reflect.TypeOf(answer.EmptyProof(kind))
		if types[of] = true; tellings[of].title == nil {
			t.Errorf("%s (%v) is not told", kind, of)
		}
	}
	for of := range tellings {
		if !types[of] {
			t.Errorf("%v is told, and no kind has it", of)
		}
	}
}

// TestEmptyProofs holds that findings whose proofs lack all that they can lack are
// told without a panic.
func TestEmptyProofs(t *testing.T) {
	for _, kind := range impasse.Kinds() {
		one := &answer.OneFinding{
			Finding:  &answer.Finding{Number: 1, Kind: kind, Evidence: "stated", Proof: answer.EmptyProof(kind)},
			Glossary: *twoParties(),
		}
		if got := page.Text(English().OneFinding(one), 0, nil); !strings.Contains(got, "\nFinding 1 rests on ") {
			t.Errorf("%s is told as\n%s", kind, got)
		}
	}
}

func twoParties() *answer.Glossary {
	return &answer.Glossary{
		Parties: []answer.PartyName{{ID: "up", Name: "Upstream"}, {ID: "down", Name: "the Shores"}},
		Options: []answer.OptionName{
			{
				ID: "up.gates", Party: "up", Levels: []string{"shut", "half", "open"},
			}, {ID: "down.pay", Party: "down", Levels: []string{"no", "yes"}},
		},
	}
}

// TestMandatesKnownDifferently holds that mandates that are known in different
// ways are not told as known in one.
func TestMandatesKnownDifferently(t *testing.T) {
	teller := English().teller(twoParties())
	for want, m := range map[string]answer.MayCommit{
		"not reported":      {Answer: "not reported"},
		"not at this table": {Answer: "no seat"},
		"yes":               {Answer: "yes", Claims: []answer.Claim{{}}},
		"no, says the Shores, as we infer": {
			Answer: "no",
			Claims: []answer.Claim{{By: "down", How: "claimed"}, {How: "inferred"}, {By: "down", How: "claimed"}},
		},
		"no, stated, says Upstream, says the Shores": {
			Answer: "no", Claims: []answer.Claim{
				{How: "stated"}, {By: "up", How: "claimed"}, {By: "down", How: "claimed"}},
		},
	} {
		if got := teller.mayCommit(&m).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	both := alikeClaims([]answer.Claim{
		{How: "stated", Passages: []answer.Ref{"a#1"}}, {How: "inferred", Passages: []answer.Ref{"b#1"}},
		{How: "stated", Passages: []answer.Ref{"a#2"}},
	})
	if want := []answer.Claim{
		{How: "stated", Passages: []answer.Ref{"a#1", "a#2"}}, {How: "inferred", Passages: []answer.Ref{"b#1"}},
	}; !reflect.DeepEqual(both, want) {
		t.Errorf("%+v", both)
	}
}

// TestRoundsThroughToday holds that a round that comes by the status quo is
// told by another of its states.
func TestRoundsThroughToday(t *testing.T) {
	opened := answer.Outcome{State: 2, Changes: []answer.Change{{Option: "up.gates", To: 2}}}
	teller := English().teller(twoParties())
	if got, want := teller.end(&answer.End{
		States: []answer.Outcome{{State: 1}, opened}, Of: 2,
	}).String(), "they go round among 2 situations, such as that Upstream sets gates to open"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestStuck holds what a brief spells out of many findings alike, and what it
// names only.
func TestStuck(t *testing.T) {
	g := twoParties()
	g.Conditions = []answer.ConditionText{
		{ID: "a", Means: answer.Clause{Op: "named", Name: "halt"}},
		{ID: "b", Means: answer.Clause{Op: "named", Name: "release"}},
	}
	s := answer.Stance{ID: "s", Party: "up", Refuses: "a", Until: "b", Order: "before"}
	list := []answer.Finding{{Number: 1, Kind: "no-gain", Evidence: "ranking", Proof: &answer.Alone{}}}
	for n := 2; n <= 16; n++ {
		list = append(list, answer.Finding{
			Number: n, Kind: "circle", Evidence: "unmarked", Proof: &answer.Circle{Links: []answer.Link{{Stance: s}}},
		})
	}
	for n := 17; n <= 18; n++ {
		list = append(list, answer.Finding{
			Number: n, Kind: "costly-stance", Evidence: "unmarked", Proof: &answer.Costly{Stance: s},
		})
	}
	teller := English().teller(g)
	teller.stuck(list)
	got := page.Text(&teller.doc, 200, nil)
	for part, n := range map[string]int{
		"Upstream waits for what it refuses itself nobody says": 2, "nobody says how it is known ": 3,
		"Also: 4 Upstream waits for what it refuses itself; ": 1, "A demand of Upstream stands in the way nobody": 1,
		"stands in the way.": 1,
		"Nobody gains":       0,
	} {
		if strings.Count(strings.Join(strings.Fields(got), " "), part) != n {
			t.Errorf("%q is not there %d times in\n%s", part, n, got)
		}
	}
}
