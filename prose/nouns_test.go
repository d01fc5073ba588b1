package prose

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// term is a comparison of an option with a level.
func term(option answer.OptionID, relation string, level int) answer.Clause {
	return answer.Clause{Op: "term", Option: option, Relation: relation, Level: level}
}

func op(op string, of ...answer.Clause) answer.Clause { return answer.Clause{Op: op, Of: of} }

func named(id answer.ConditionID) answer.Clause { return answer.Clause{Op: "named", Name: id} }

func TestNoun(t *testing.T) {
	halt, lift := term("nk.programme", ">=", 2), term("us.restrictions", "=", 2)
	bargain, gates := term("nk.talks", "", 1), term("shores.flood-gates", ">=", 1)
	short, long := op("or", lift, term("china.energy", "", 1)), op("and", halt, lift, bargain, gates)
	energy, too := term("china.energy", "", 1), term("russia.energy", "=", 1)
	for want, means := range map[string]answer.Clause{
		"a halt":                 halt,
		"the absence of a halt":  op("not", halt),
		"a halt and the lifting": op("and", halt, lift),
		"a halt or the lifting":  op("or", halt, lift),
		"energy":                 op("or", energy, too),
		"energy from China and energy from Russia": op("and", energy, too),
		"a halt and energy":                        op("and", halt, op("or", energy, too)),
		"a halt and either the lifting or North Korea's talks at negotiates": op("and", halt,
			op("or", lift, bargain)),
		"a halt, or the lifting and energy":              op("or", halt, op("and", lift, energy)),
		"a halt, the lifting and energy":                 op("and", halt, op("and", lift, energy)),
		"a halt in case of the lifting":                  op("if", halt, lift),
		"a halt in case of the lifting and then alone":   op("iff", halt, lift),
		"the lifting and the absence of a halt":          op("not", op("if", halt, lift)),
		"the absence of a halt or the absence of energy": op("not", op("and", halt, energy)),
		"(a halt and the lifting) in case of energy":     op("if", op("and", halt, lift), energy),
		"energy and (a halt in case of the lifting)":     op("and", energy, op("if", halt, lift)),
		"the deal":                                                 named("deal"),
		"what the case calls “free flow”":                          named("free-flow"),
		"what the case calls “long one”":                           named("long-one"),
		"a halt and either the lifting or energy":                  op("and", halt, named("short-one")),
		"the absence of the lifting and the absence of energy":     op("not", named("short-one")),
		"the absence of the deal":                                  op("not", named("deal")),
		"the deal and energy":                                      op("and", named("deal"), energy),
		"North Korea's nuclear programme at improving":             term("nk.programme", "<", 1),
		"North Korea's nuclear programme at running or above":      term("nk.programme", ">", 0),
		"North Korea's nuclear programme at any level but running": term("nk.programme", "!=", 1),
		"the financial restrictions at promised":                   term("us.restrictions", "=", 1),
		"the financial restrictions at in force":                   term("us.restrictions", "<=", 0),
		"the Shores' flood gates at half open or above":            gates,
		"the Shores' flood gates at shut":                          op("not", gates),
		"the Shores' yes to pay":                                   term("shores.pay", "", 1),
		"the Shores' no to pay":                                    op("not", term("shores.pay", "", 1)),
		"an end to energy":                                         term("skorea.energy", "=", 0),
		"South Korea's raids":                                      term("skorea.raids", "", 1),
		"an end to South Korea's raids":                            term("skorea.raids", "!=", 1),
	} {
		g := phrased()
		g.Parties = append(g.Parties, answer.PartyName{ID: "skorea", Name: "South Korea"})
		g.Options = append(g.Options,
			answer.OptionName{ID: "skorea.energy", Party: "skorea", Levels: []string{"no", "yes"}, Now: new(1),
				Phrases: []answer.PhraseText{{}, {Noun: "energy"}}},
			answer.OptionName{ID: "skorea.raids", Party: "skorea", Levels: []string{"no", "yes"}, Now: new(1),
				Noun: "its raids"})
		g.Conditions = []answer.ConditionText{{ID: "#1", Means: means},
			{ID: "deal", Means: named("deal"), Noun: "the deal"},
			{ID: "short-one", Means: named("short-one"), Stands: &short},
			{ID: "long-one", Means: named("long-one"), Stands: &long}}
		if got := English().teller(g).noun("#1").String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRefusal(t *testing.T) {
	halt, bargain := term("nk.programme", ">", 1), term("nk.talks", "", 1)
	lift, more := term("us.restrictions", "=", 2), op("and", halt, bargain)
	for want, means := range map[string]answer.Clause{
		"halt its nuclear facilities":                                    term("nk.programme", ">=", 2),
		"halt its nuclear facilities or bargain":                         op("or", halt, bargain),
		"restart its facilities":                                         term("nk.programme", "!=", 2),
		"set its nuclear programme to improving":                         term("nk.programme", "=", 0),
		"halt its nuclear facilities and bargain":                        op("and", halt, bargain),
		"accept a halt and the lifting":                                  op("and", halt, lift),
		"accept a halt, or a halt and North Korea's talks at negotiates": op("or", halt, more),
		"accept the lifting":                                             term("us.restrictions", "=", 2),
		"accept what the case calls “deal”":                              named("deal"),
	} {
		g := phrased()
		g.Options[0].Now = new(1)
		if want == "restart its facilities" {
			g.Options[0].Now, g.Options[0].Levels = new(2), []string{"improving", "running", "halted"}
		}
		g.Conditions = []answer.ConditionText{{ID: "#1", Means: means}}
		s := &answer.Stance{ID: "s", Party: "nk", Refuses: "#1"}
		if got := English().teller(g).refusal(s).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		g.Stances = []answer.StanceText{{ID: "s", Refusal: "yield"}}
		if got := English().teller(g).refusal(s).String(); got != "yield" {
			t.Errorf("%q, want yield", got)
		}
	}
}

// Whatever the case, a condition, a refusal and a change are told without ids,
// operators and arrows.
func TestPhrasesArePlain(t *testing.T) {
	inOneGoroutine(t)
	plain := func(talks answer.Talks) error {
		a, err := answer.NewWays(t.Context(), talks, route.Query{Levers: route.Levers(talks.Space.Case()), Most: 1,
			Work: &route.Work{Bound: 100}}, nil, false)
		if err != nil {
			return err
		}
		return plainPhrases(English().teller(&a.Glossary), a.Levers)
	}
	for name, talks := range repository(t) {
		if err := plain(talks); err != nil && !errors.Is(err, plenary.ErrNoStatusQuo) {
			t.Errorf("%s: %v", name, err)
		}
	}
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 97, Draws: 60, Draw: plenarytest.RandomTalks},
		func(d plenary.Draft, _ *rand.Rand) error {
			c, faults := d.Case()
			if len(faults) > 0 {
				return faults[0]
			}
			sp, err := space.New(t.Context(), c, space.Limits{})
			if err != nil {
				return err
			}
			return plain(answer.Talks{Space: sp})
		})
}

func plainPhrases(t *teller, levers []answer.Lever) error {
	var all []page.Spans
	for i := range t.gloss.Conditions {
		all = append(all, t.noun(t.gloss.Conditions[i].ID))
	}
	for i := range levers {
		for j := range levers[i].Stances {
			s := &levers[i].Stances[j]
			all = append(all, t.refusal(s), t.hedge(&s.Claim, t.capital(s.Party), t.refusal(s)))
		}
	}
	for i := range t.gloss.Options {
		o := &t.gloss.Options[i]
		for level := range o.Levels {
			c := answer.Change{Option: o.ID, From: *o.Now, To: level}
			all = append(all, t.do(c), t.keep(o.ID, level))
			if level != *o.Now {
				all = append(all, t.acts([]answer.Change{c}), t.actsTo([]answer.Change{c}))
			}
		}
	}
	for _, s := range all {
		if s.Empty() || strings.ContainsAny(s.String(), "=<>!#→") {
			return fmt.Errorf("%q is told", s)
		}
		if slices.ContainsFunc(s, func(x page.Span) bool { return x.Kind == page.Code || x.Kind == page.Condition }) {
			return fmt.Errorf("%q has a code", s)
		}
	}
	return nil
}
