package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/route"
)

// TestLimitsNameFlags holds that what can be done about a limit is told in
// flags: the packages below know of none.
func TestLimitsNameFlags(t *testing.T) {
	met := func(l desk.Limits) error {
		ctx, end := l.Begin(context.Background())
		<-ctx.Done()
		return end()
	}
	_, levers := route.Prepare(t.Context(), nil, route.Query{Levers: make([]plenary.Lever, route.MaxLevers+1)})
	for flag, err := range map[string]error{
		"with --timeout,":    met(desk.Limits{Time: 1}),
		"with --max-memory,": met(desk.Limits{Memory: 1}),
		"with --levers":      fmt.Errorf("wrapped: %w", levers),
	} {
		var limit *plenary.Limit
		if !errors.As(err, &limit) || strings.Contains(err.Error(), "--") {
			t.Errorf("%v is not a limit in words of the request", err)
			continue
		}
		own, worded := limitInFlags(limit, err)
		if !strings.Contains(own.Fix, flag) || !strings.Contains(worded.Error(), flag) ||
			strings.Contains(limit.Fix, flag) || !errors.As(worded, &limit) {
			t.Errorf("%v, and as JSON %q: want %s", worded, own.Fix, flag)
		}
	}
}
