package main

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// talks is what questions are asked about.
func (a *app) talks(ctx context.Context, l laid) answer.Talks {
	return answer.Talks{Space: l.space, Far: l.far, Day: l.Day, Words: l.Words(ctx), Work: a.work()}
}

// tell writes an answer: as JSON, or in words.
func (a *app) tell(ctx context.Context, asJSON bool, data any, words func() *page.Document) error {
	if asJSON {
		return a.sayJSON(ctx, data)
	}
	return a.say(ctx, func() string { return page.Text(words(), a.textWidth(), commands) })
}

// commands words links as what one types to follow them.
func commands(to page.Target) string {
	switch to.Kind {
	case "all":
		return "--json lists all"
	case "timeline":
		return "plenary timeline CASE --from DATE --to DATE"
	case "folder":
		return "-o DIR"
	case "finding", "way":
		return "plenary explain CASE " + to.Kind + " " + to.Name
	case "routes":
		return "plenary routes CASE --levers"
	case "date":
		return "--date"
	case "nth":
		return "--nth"
	case "work":
		return "--max-work"
	case "commitments":
		return "plenary commitments CASE"
	case "contradictions":
		return "plenary timeline CASE --contradictions"
	case "state":
		return "plenary explain CASE " + to.Name
	}
	return ""
}
