package mcp

import (
	"context"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

type explainInput struct {
	Case     string   `json:"case,omitempty"`
	AsOf     string   `json:"as_of,omitempty"`
	Variants []string `json:"variants,omitempty"`

	State    string   `json:"state,omitempty"`
	Parties  []string `json:"parties,omitempty"`
	Concepts []string `json:"concepts,omitempty"`
	Full     bool     `json:"full,omitempty"`
	Finding  int      `json:"finding,omitempty"`
	Way      string   `json:"way,omitempty"`
	Against  string   `json:"against,omitempty"`
	Passage  string   `json:"passage,omitempty"`
	WhyNot   string   `json:"why_not,omitempty"`
	Fault    string   `json:"fault,omitempty"`
}

func (s *Server) addExplain() {
	add(s, &tool{name: "explain", title: "The proof of an answer",
		answers: []string{"state", "large", "finding", "way", "against", "passage", "why-not"}}, s.explain)
}

// asked is how many things an explanation is asked of.
func (in *explainInput) asked() int {
	n := 0
	for _, given := range []bool{in.State != "", in.Finding != 0, in.Way != "", in.Passage != "", in.WhyNot != "",
		in.Fault != ""} {
		if given {
			n++
		}
	}
	return n
}

func (s *Server) explain(ctx context.Context, in *explainInput) (*told, error) {
	switch {
	case in.asked() != 1:
		return nil, wrong("give one of state, finding, way, passage, why_not and fault; state: now for how things are")
	case in.Against != "" && in.Way == "":
		return nil, wrong("against is about ways: give way and against")
	case in.State == "" && (len(in.Parties)+len(in.Concepts) > 0 || in.Full):
		return nil, wrong("parties, concepts and full are about a state")
	case in.Fault != "":
		return explainFault(in.Fault)
	case in.Case == "":
		return nil, wrong("explain needs `case`, the path of a case; there are:\n%s", s.listed())
	}
	l, err := s.layOutAny(ctx, in.Case, in.AsOf, in.Variants)
	if err != nil {
		return nil, err
	}
	talks := s.talks(ctx, l)
	switch {
	case l.far != nil && in.State == "":
		return nil, l.needsList(ctx)
	case l.far != nil:
		return explainLarge(ctx, l, talks, in)
	case in.State != "":
		return explainState(ctx, l, talks, in)
	case in.Finding != 0:
		return explainFinding(ctx, talks, in.Finding)
	case in.Against != "":
		return explainAgainst(ctx, talks, in.Way, in.Against)
	case in.Way != "":
		return explainWay(ctx, talks, in.Way)
	case in.Passage != "":
		return explainPassage(ctx, l, talks, in.Passage)
	}
	return explainWhyNot(ctx, l, talks, in.WhyNot)
}

func explainState(ctx context.Context, l laid, talks answer.Talks, in *explainInput) (*told, error) {
	state, err := desk.State(l.space, in.State)
	if err != nil {
		return nil, err
	}
	who, err := desk.Parties(l.space.Case(), in.Parties)
	if err != nil {
		return nil, err
	}
	by, err := desk.Concepts(in.Concepts)
	if err != nil {
		return nil, err
	}
	e, err := answer.NewState(ctx, talks, state, who, by)
	if err != nil {
		return nil, err
	}
	words := prose.English().State
	if in.Full {
		words = prose.English().FullState
	}
	return tell("state", e, func() *page.Document { return words(e) })
}

// explainLarge explains a state of a case with more states than can be listed.
func explainLarge(ctx context.Context, l laid, talks answer.Talks, in *explainInput) (*told, error) {
	state, err := desk.LargeState(l.Case.Case, in.State)
	if err != nil {
		return nil, err
	}
	who, err := desk.Parties(l.Case.Case, in.Parties)
	if err != nil {
		return nil, err
	}
	by, err := desk.Concepts(in.Concepts)
	if err != nil {
		return nil, err
	}
	e, err := answer.NewLarge(ctx, talks, state, who, by)
	if err != nil {
		return nil, err
	}
	return tell("large", e, func() *page.Document { return prose.English().Large(e) })
}

func explainFinding(ctx context.Context, talks answer.Talks, n int) (*told, error) {
	one, err := answer.NewFinding(ctx, talks, n)
	switch {
	case err != nil:
		return nil, err
	case one.Finding == nil:
		return nil, wrong("the brief has no finding %d; it has %d findings", n, one.Of)
	}
	return tell("finding", one, func() *page.Document { return prose.English().OneFinding(one) })
}

// noWay is the error of a letter that no way has.
func noWay(letter string, letters []string) error { return desk.Unknown("", "way", letter, letters) }

func explainWay(ctx context.Context, talks answer.Talks, letter string) (*told, error) {
	one, err := answer.NewWay(ctx, talks, letter)
	switch {
	case err != nil:
		return nil, err
	case one.Way == nil:
		return nil, noWay(letter, one.Letters)
	}
	return tell("way", one, func() *page.Document { return prose.English().OneWay(one) })
}

func explainAgainst(ctx context.Context, talks answer.Talks, one, other string) (*told, error) {
	x, err := answer.NewAgainst(ctx, talks, one, other)
	switch {
	case err != nil:
		return nil, err
	case x.One == nil:
		return nil, noWay(one, x.Letters)
	case x.Other == nil:
		return nil, noWay(other, x.Letters)
	}
	return tell("against", x, func() *page.Document { return prose.English().Against(x) })
}

func explainPassage(ctx context.Context, l laid, talks answer.Talks, ref string) (*told, error) {
	if _, _, err := desk.Passage(l.space.Case(), ref); err != nil {
		return nil, err
	}
	r, err := answer.NewRests(ctx, talks, ref)
	if err != nil {
		return nil, err
	}
	return tell("passage", r, func() *page.Document { return prose.English().Rests(r) })
}

func explainWhyNot(ctx context.Context, l laid, talks answer.Talks, want string) (*told, error) {
	e, err := desk.Condition(l.space.Case(), want)
	if err != nil {
		return nil, err
	}
	n, err := answer.NewWhyNot(ctx, talks, e)
	if err != nil {
		return nil, err
	}
	return tell("why-not", n, func() *page.Document { return prose.English().WhyNot(n) })
}

// A faultTold is what a code of a fault means.
type faultTold struct {
	Code    fault.Code `json:"code"`
	Of      string     `json:"of"`
	Means   string     `json:"means"`
	Fix     string     `json:"fix"`
	Example string     `json:"example"`
}

func explainFault(code string) (*told, error) {
	e, ok := fault.Find(fault.Code(code))
	if !ok {
		var known []string
		for _, e := range fault.All() {
			known = append(known, string(e.Code))
		}
		if near := spell.Nearest(strings.ToLower(code), known); near != "" {
			known = []string{near}
		}
		return nil, desk.Unknown("", "code of a fault", code, known)
	}
	out := faultTold{e.Code, e.Of, e.Means, e.Fix, e.Example.String()}
	return &told{data: out, said: strings.Join([]string{e.Means, e.Fix, out.Example}, "\n\n")}, nil
}
