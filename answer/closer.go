package answer

import (
	"context"
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/depth"
)

// Questions that look closer at what some cases have and most have not: they are called as the
// commands are.
const (
	CloserDepth       = "depth"
	CloserPerceptions = "perceptions"
	CloserPreferences = "preferences"
	CloserSame        = "same"
)

// Closer lists the questions that look closer to which a case has something to say: of depth, two
// parties that can move, in a case that is not too large; of perceptions and preferences, marks that it
// has; of same, conditions that tell states as one. The cost is at most that of listing moves. The
// error is the context's.
func Closer(ctx context.Context, t Talks) ([]string, error) {
	c, out := t.Space.Case(), []string{}
	if n := t.Space.Len(); n <= min(depth.MostStates, mostPlays/UsualAhead) {
		movers, err := depth.Movers(ctx, t.Space, len(c.Parties))
		if err != nil && !errors.Is(err, depth.ErrMovers) {
			return nil, err
		}
		if err == nil && len(movers) == 2 {
			out = append(out, CloserDepth)
		}
	}
	if slices.ContainsFunc(c.Parties, func(p plenary.Party) bool { return len(p.Perceives) > 0 }) {
		out = append(out, CloserPerceptions)
	}
	if slices.ContainsFunc(c.Parties, marksPreferences) {
		out = append(out, CloserPreferences)
	}
	if slices.ContainsFunc(c.Conditions, func(x plenary.Condition) bool { return x.Same }) {
		out = append(out, CloserSame)
	}
	return out, ctx.Err()
}

// marksPreferences reports whether a party has wishes or steps of a ranking that are marked as unknown or strong.
func marksPreferences(p plenary.Party) bool {
	return len(p.Prefers.Strong) > 0 || slices.ContainsFunc(p.Prefers.Statements, func(x plenary.Statement) bool {
		return x.Unknown != "" || x.Strong != ""
	})
}
