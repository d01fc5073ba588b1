package mcp

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/record"
)

type recordInput struct {
	Case string `json:"case"`
	View string `json:"view,omitempty"`
	AsOf string `json:"as_of,omitempty"`

	Statuses []string `json:"statuses,omitempty"`
	History  bool     `json:"history,omitempty"`

	From           string   `json:"from,omitempty"`
	To             string   `json:"to,omitempty"`
	Kinds          []string `json:"kinds,omitempty"`
	Parties        []string `json:"parties,omitempty"`
	Tracks         []string `json:"tracks,omitempty"`
	Contradictions bool     `json:"contradictions,omitempty"`
	All            bool     `json:"all,omitempty"`
}

func (s *Server) addRecord() {
	add(s, &tool{name: "record", title: "What is on record", answers: []string{"commitments", "timeline"}}, s.record)
}

func (s *Server) record(ctx context.Context, in *recordInput) (*told, error) {
	ofTimeline := in.From+in.To != "" || len(in.Kinds)+len(in.Parties)+len(in.Tracks) > 0 || in.Contradictions || in.All
	switch {
	case in.View == "" || in.View == "commitments":
		if ofTimeline {
			return nil, wrong("from, to, kinds, parties, tracks, contradictions and all are of the timeline; " +
				"give view: timeline")
		}
	case in.View != "timeline":
		return nil, &inputError{"view is commitments or timeline", []string{"commitments", "timeline"}}
	case len(in.Statuses) > 0 || in.History:
		return nil, wrong("statuses and history are of commitments; give view: commitments")
	}
	c, err := s.open(ctx, in.Case, in.AsOf, nil)
	if err != nil {
		return nil, err
	}
	day, err := c.Recorded()
	if err != nil {
		return nil, err
	}
	if in.View == "timeline" {
		return timeline(ctx, c, day, in)
	}
	return commitments(ctx, day, in)
}

func commitments(ctx context.Context, day *record.Day, in *recordInput) (*told, error) {
	if _, err := desk.Statuses(in.Statuses); err != nil {
		return nil, err
	}
	history := answer.NoHistory
	if in.History {
		history = answer.SomeHistory
	}
	c, err := answer.NewCommitments(ctx, answer.Talks{Day: day}, in.Statuses, history)
	if err != nil {
		return nil, err
	}
	return tell("commitments", c, func() *page.Document { return prose.English().Commitments(c) })
}

func timeline(ctx context.Context, c *desk.Case, day *record.Day, in *recordInput) (*told, error) {
	pick := answer.Pick{All: in.All, Contradictions: in.Contradictions}
	var err error
	if pick.From, err = desk.Day(desk.FieldFrom, in.From); err != nil {
		return nil, err
	}
	if pick.To, err = desk.Day(desk.FieldTo, in.To); err != nil {
		return nil, err
	}
	if pick.Kinds, err = desk.Kinds(in.Kinds); err != nil {
		return nil, err
	}
	if len(in.Parties) > 0 {
		if pick.Parties, err = desk.Parties(day.Case, in.Parties); err != nil {
			return nil, err
		}
	}
	if pick.Tracks, err = desk.Tracks(day.Record.Case, in.Tracks); err != nil {
		return nil, err
	}
	t := answer.NewTimeline(answer.Talks{Day: day, Words: c.Words(ctx)}, pick)
	return tell("timeline", t, func() *page.Document { return prose.English().Timeline(t) })
}
