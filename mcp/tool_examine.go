package mcp

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

type examineInput struct {
	Case     string   `json:"case"`
	Question string   `json:"question"`
	AsOf     string   `json:"as_of,omitempty"`
	Variants []string `json:"variants,omitempty"`
	State    string   `json:"state,omitempty"`
	Concepts []string `json:"concepts,omitempty"`
	Full     bool     `json:"full,omitempty"`
}

func (s *Server) addExamine() {
	add(s, &tool{name: "examine", title: "Look closer at the talks", answers: questions, unlisted: true}, s.examine)
}

// questions are what can be examined: the names of their answers.
var questions = []string{"robust", "coalitions", "inverse", "drift", "depth", "perceptions", "preferences", "same",
	"bottom-lines"}

// usualRounds is after how many rounds it is asked where walks are.
const usualRounds = 10

func (s *Server) examine(ctx context.Context, in *examineInput) (*told, error) {
	concepts := in.Concepts
	asks := func(of ...string) bool { return slices.Contains(of, in.Question) }
	switch {
	case !asks(questions...):
		return nil, desk.Unknown("question", "question", in.Question, questions)
	case in.State != "" && !asks("inverse", "coalitions", "preferences"):
		return nil, wrong("state goes with the questions inverse, coalitions and preferences alone")
	case in.Question == "inverse" && in.State == "":
		return nil, wrong("inverse needs state: in which state all are to stay, as in now")
	case len(concepts) > 0 && !asks("inverse", "perceptions", "same"):
		return nil, wrong("concepts go with the questions inverse, perceptions and same alone")
	case len(concepts) == 0:
		concepts = []string{"seq"}
	}
	by, err := desk.Concepts(concepts)
	if err != nil {
		return nil, err
	}
	l, err := s.layOut(ctx, in.Case, in.AsOf, in.Variants)
	if err != nil {
		return nil, err
	}
	talks, words := s.talks(ctx, l), prose.English()
	switch in.Question {
	case "robust":
		a, err := answer.NewSure(ctx, talks, answer.Doubting)
		return examined(in, a, err, words.Robust, words.FullRobust)
	case "coalitions":
		at, err := s.from(l, in.State)
		if err != nil {
			return nil, err
		}
		a, err := answer.NewCoalitions(ctx, talks, at)
		return examined(in, a, err, words.Coalitions, words.FullCoalitions)
	case "inverse":
		at, err := desk.StateOrNearest(l.space, in.State)
		if err != nil {
			return nil, err
		}
		a, err := answer.NewInverse(ctx, talks, at, by, answer.InverseBound)
		return examined(in, a, err, words.Inverse, words.FullInverse)
	case "drift":
		a, err := answer.NewDrift(ctx, talks, answer.Drifting{Rounds: usualRounds})
		return examined(in, a, err, words.Drift, words.Drift)
	case "depth":
		a, err := answer.NewDepth(ctx, talks, answer.UsualAhead)
		return examined(in, a, err, words.Depth, words.Depth)
	case "perceptions":
		a, err := answer.NewPerceptions(ctx, talks, by)
		return examined(in, a, err, words.Perceptions, words.FullPerceptions)
	case "preferences":
		var called []string
		if in.State != "" {
			called = append(called, in.State)
		}
		states, err := desk.StatesOrToday(l.space, called, 1)
		if err != nil {
			return nil, err
		}
		a, err := answer.NewPreferences(ctx, talks, states)
		return examined(in, a, err, words.Preferences, words.Preferences)
	case "same":
		a, err := answer.NewSame(ctx, talks, by)
		return examined(in, a, err, words.Same, words.FullSame)
	}
	a, err := answer.NewBottomLines(ctx, talks, nil)
	return examined(in, a, err, words.BottomLines, words.BottomLines)
}

// examined tells an answer, shortly or in full.
func examined[T any](in *examineInput, a T, err error, short, full func(T) *page.Document) (*told, error) {
	if err != nil {
		return nil, err
	}
	if in.Full {
		short = full
	}
	return tell(in.Question, a, func() *page.Document { return short(a) })
}

// from is a state that is called, or today's.
func (s *Server) from(l laid, called string) (int, error) {
	if called == "" {
		return l.space.StatusQuo(), nil
	}
	return desk.State(l.space, called)
}
