package prose

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// briefOf answers a case, as text in long lines and as JSON in one.
func briefOf(t *testing.T, text string) (words, data string) {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := answer.NewBrief(t.Context(), answer.Talks{Space: sp, Work: route.DefaultWork})
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	both := page.Text(English().Brief(b), 400, nil) + page.Text(English().FullBrief(b), 400, nil)
	return strings.Join(strings.Fields(both), " "), string(out)
}

// strike is a case of two who wait for each other, with a third at the table
// that wants what is given.
func strike(third string) string {
	return `plenary: 1
title: A strike
parties: {union: {name: Union}, firm: {name: Firm}, chair: {name: Chair}}
options: {union.works: , firm.pays: , chair.sits: {now: "yes"}}
preferences:
  union: [firm.pays, union.works]
  firm: [union.works, not firm.pays]
  chair: ` + third + `
tracks: {room: {name: Room, seats: {union: {mandate: [{commit: union.works}]}, firm: {mandate: [{commit: firm.pays}]}, chair: }}}
preconditions:
  pay-first: {party: union, refuses: union.works, until: firm.pays HOW}
  work-first: {party: firm, refuses: firm.pays, until: union.works, how: stated}
`
}

const hawks = `plenary: 1
title: Two options of one word
parties: {a: {name: Alpha}, b: {name: Beta}}
options: {a.stop: {moves: forward}, a.give: , b.stop: }
preferences: {a: [b.stop, not a.give, not a.stop], b: [a.give, not b.stop]}
tracks: {main: {name: Talks, seats: {a: {mandate: [{commit: [a.stop, a.give]}]}, b: {mandate: [{commit: b.stop}]}}}}
preconditions:
  stop-first: {party: a, refuses: a.give, until: b.stop}
  give-first: {party: b, refuses: b.stop, until: a.give}
levers: {together: {says: both at once, swap: [a, b]}}
variants: {hard: {says: an Alpha that never stops, kind: type, preferences: {a: {instead: [not a.stop, b.stop, not a.give]}}}}
`

// TestDefinitions holds briefs of small cases, each of which was once answered
// wrongly, to what is right.
func TestDefinitions(t *testing.T) {
	unmarked, stated := func(s string) string { return strings.Replace(s, " HOW", "", 1) }, func(s string) string {
		return strings.Replace(s, " HOW", ", how: stated", 1)
	}
	for _, c := range []struct {
		name, text string
		says, not  []string // in words
		data       []string // in JSON
	}{
		{"a content party", unmarked(strike("[chair.sits]")),
			[]string{"2 situations of 8 are better for everyone (Chair is content with today's and no worse off)"},
			[]string{"No situation is better"},
			[]string{`"content":["chair"]`, `"silent":[]`}},
		{"a silent party", unmarked(strike("[]")),
			[]string{"4 situations of 8 are better for everyone (leaving aside Chair, of whom the file says nothing)"},
			[]string{"content with today"},
			[]string{`"silent":["chair"]`, `"content":[]`}},
		{"a party that separates nothing", unmarked(strike("[chair.sits or not chair.sits]")),
			[]string{"(leaving aside Chair, whose wishes tell no situations apart)"},
			[]string{"of whom the file says nothing"},
			[]string{`"separates_nothing":["chair"]`, `"silent":[]`}},
		{"a third that also gains", unmarked(strike("[chair.sits, union.works]")),
			[]string{"2 situations of 8 are better for everyone; none of them can be reached"},
			[]string{"leaving aside", "content"}, nil},
		{"one stated link and one not marked", unmarked(strike("[]")),
			[]string{"Each waits for the other nobody says how it is known"}, []string{"as those concerned state"},
			[]string{`"kind":"circle","evidence":"unmarked"`}},
		{"both stated", stated(strike("[]")),
			[]string{"as those concerned state"}, nil, []string{`"kind":"circle","evidence":"stated"`}},
		{"no marks at all", strings.Replace(unmarked(strike("[]")), ", how: stated", "", 1),
			[]string{"Each waits for the other nobody says how it is known"}, []string{"other from our ranking"},
			[]string{`"kind":"circle","evidence":"unmarked"`}},
		{"two who sign together", `plenary: 1
parties: {a: {name: Alpha}, b: {name: Beta}}
options: {a.signs: , b.signs: , b.ships: }
impossible: [a.signs and not b.signs, b.signs and not a.signs]
preferences: {a: [b.ships, not a.signs], b: [a.signs, not b.ships]}
tracks: {t: {seats: {a: {mandate: [{commit: a.signs}]}, b: {mandate: [{commit: b.signs}]}}}}
preconditions: {treaty: {party: b, refuses: b.ships, until: a.signs and b.signs}}
`,
			nil, []string{"circle"}, nil},
		{"a stance that nothing can meet", `plenary: 1
parties: {a: {name: Alpha}, b: {name: Beta}}
options: {a.leaves: , b.arms: {moves: forward, now: "yes"}}
preferences: {a: [not b.arms], b: [a.leaves]}
tracks: {t: {seats: {a: , b: }}}
preconditions: {first: {party: a, refuses: a.leaves, until: not b.arms, how: claimed, by: b}}
`,
			[]string{"Alpha waits for what cannot come about", "Beta says of Alpha that it will not ",
				"That does not come about, whatever the parties do together.",
				"1 situation would be, but can no longer come about."},
			[]string{"circle"},
			[]string{`"kind":"cannot-be-met","evidence":"claimed"`, `"out_of_reach_for_good":1`}},
		{"a step that a namesake takes", hawks,
			[]string{"Only some kinds would do this, so that tells them apart: say yes to stop."},
			[]string{"that is step"},
			[]string{`"kind":"doubt"`, `"differing":[{"option":"a.stop","levels":[1]}]`}},
		{"gains that nothing takes away",
			"plenary: 1\nparties: {a: , b: }\noptions: {a.x: , b.y: }\npreferences: {a: [a.x], b: [b.y]}\n",
			[]string{"A and b would gain by moving alone, and nothing that the others could do takes the gain " +
				"away: a would say yes to x; b would say yes to y."}, nil,
			[]string{`"kind":"undeterred-gain","evidence":"ranking"`, `"reason":"would leave"`}},
		{"gains that are answered", "plenary: 1\nparties: {a: , b: }\noptions: {a.x: , b.y: }\n" +
			"preferences: {a: [not b.y, a.x], b: [a.x iff b.y]}\n",
			nil, nil, []string{`"kind":"deterred-gain","evidence":"ranking"`}},
		{"a part of a part that costs nothing", `plenary: 1
parties: {a: , b: }
options: {a.x: , a.y: , b.z: }
preferences: {a: [b.z, not (a.x and a.y)], b: [a.x and a.y, not b.z]}
preconditions: {c: {party: b, refuses: b.z, until: a.x and a.y}}
`,
			nil, []string{"Whoever begins loses"}, nil},
		{"a stance that is met today", `plenary: 1
parties: {a: , b: }
options: {a.builds: , b.helps: }
impossible: [b.helps and not a.builds]
preferences: {a: [b.helps], b: [b.helps, not a.builds]}
preconditions: {s: {party: b, refuses: b.helps, until: not a.builds, order: with}}
`,
			[]string{"B would itself gain by dropping a demand"}, nil, []string{`"kind":"costly-stance"`}},
		{"nobody wishes for anything", "plenary: 1\nparties: {a: , b: }\noptions: {a.x: , b.y: }\npreferences: {}\n",
			[]string{"The file says of nobody what it wants, so no situation is better or worse."},
			[]string{"worse off than today", "for everyone ("}, nil},
		{"nobody wishes for anything else", "plenary: 1\nparties: {a: , b: , c: }\noptions: {a.x: , b.y: }\n" +
			"preferences: {a: [not a.x], b: [b.y or not b.y]}\n",
			[]string{"Nobody wishes for anything but today's situation: a is content with it; " +
				"of c the file says nothing; the wishes of b tell no situations apart."},
			[]string{"worse off than today", "prefers to today's"}, nil},
		{"nothing but what is acceptable", "plenary: 1\nparties: {a: {name: Alpha}, b: {name: Beta}}\n" +
			"options: {a.x: , a.y: , b.z: }\npreferences: {a: [not a.x, a.y], b: [a.x]}\n",
			[]string{"No situation is better than today's for everyone. " +
				"2 situations are worse for nobody and better for somebody; " +
				"the smallest change: Alpha says yes to y."},
			nil, []string{`"acceptable":{"count":2,"alone":1`}},
		{"a number and its noun", "plenary: 1\nparties: {a: , b: }\noptions: {a.x: , b.y: , b.w: }\n" +
			"preferences: {a: [b.y and a.x and b.w], b: [a.x, b.y, b.w]}\nlevers: {l: {says: no more, swap: [a, b]}}\n",
			[]string{"1 situation of 8 is better for everyone; it can be reached as things are."},
			[]string{"1 situations", "are better"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			words, data := briefOf(t, c.text)
			for _, s := range c.says {
				if !strings.Contains(words, s) {
					t.Errorf("does not say %q:\n%s", s, words)
				}
			}
			for _, s := range c.not {
				if strings.Contains(words, s) {
					t.Errorf("says %q:\n%s", s, words)
				}
			}
			for _, s := range c.data {
				if !strings.Contains(data, s) {
					t.Errorf("no %s in\n%s", s, data)
				}
			}
		})
	}
}
