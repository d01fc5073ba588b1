package desk_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/desk"
)

func TestLimitsOfStates(t *testing.T) {
	f := inMemory(t)
	for code, limits := range map[plenary.LimitCode]desk.Limits{
		plenary.LimitStates: {States: 5},
		plenary.LimitMemory: {Memory: 100},
	} {
		c, err := f.Open(t.Context(), desk.Ask{Limits: limits})
		if err != nil {
			t.Fatal(err)
		}
		var limit *plenary.Limit
		if _, err := c.LayOut(t.Context()); !errors.As(err, &limit) || limit.Code != code {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// TestBegin holds how a question ends: by itself, by its caller, or by a limit.
func TestBegin(t *testing.T) {
	ctx, end := desk.Limits{}.Begin(t.Context())
	if ctx.Err() != nil || end() != nil || !errors.Is(context.Cause(ctx), context.Canceled) {
		t.Errorf("within its limits: %v, %v", end(), context.Cause(ctx))
	}
	parent, cancel := context.WithCancel(t.Context())
	ctx, end = desk.Limits{Time: time.Hour}.Begin(parent)
	cancel()
	if <-ctx.Done(); end() != nil {
		t.Errorf("stopped by its caller: %v", end())
	}
	for want, limits := range map[string]desk.Limits{
		"stopped after 1ms; give more time, or make the case smaller": {
			Time: time.Nanosecond},
		fmt.Sprintf("more than %d bytes of memory (0 MiB); allow more, or make the case smaller", 5): {Memory: 5},
	} {
		ctx, end := limits.Begin(t.Context())
		<-ctx.Done()
		var limit *plenary.Limit
		if err := end(); !errors.As(err, &limit) || err.Error() != want || context.Cause(ctx) != err {
			t.Errorf("%v by cause of %v, want %s", err, context.Cause(ctx), want)
		}
	}
}

// TestLateTimer holds that a question is not answered that took too long, though
// nobody could stop it.
func TestLateTimer(t *testing.T) {
	_, end := desk.Limits{Time: 1}.Begin(t.Context())
	var limit *plenary.Limit
	if err := end(); !errors.As(err, &limit) || limit.Code != plenary.LimitTime {
		t.Error(err)
	}
}

// TestKeepMemory holds that the bound of the collector is the least that is
// asked for, and in the end what it was.
func TestKeepMemory(t *testing.T) {
	before := desk.CollectorsBound()
	is := func(want int64) {
		t.Helper()
		if got := desk.CollectorsBound(); got != want {
			t.Errorf("%d, want %d", got, want)
		}
	}
	a, b := desk.KeepMemory(1<<40), desk.KeepMemory(1<<39)
	c := desk.KeepMemory(math.MaxInt64)
	is(1 << 39)
	b()
	b() // once is enough
	is(1 << 40)
	a()
	c()
	is(before)

	_, end := desk.Limits{Memory: 1 << 40}.Begin(t.Context())
	is(1<<40 - 1<<36)
	_ = end()
	is(before)

	parent, cancel := context.WithCancel(t.Context())
	_, end = desk.Limits{Memory: 1 << 40}.Begin(parent)
	cancel()
	for desk.CollectorsBound() != before { // what is done when a context ends is done soon after
		time.Sleep(time.Millisecond)
	}
	_ = end()

	t.Setenv("GOMEMLIMIT", "")
	_, end = desk.Limits{}.Begin(t.Context())
	if free := desk.CollectorsBound(); free <= desk.LeastMemory || free >= 1<<62 {
		t.Errorf("without a limit: %d", free)
	}
	_ = end()
	t.Setenv("GOMEMLIMIT", "4TiB")
	_, end = desk.Limits{}.Begin(t.Context())
	is(before)
	_ = end()
}

func TestSources(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("kept.txt", []byte(gazette), 0o600); err != nil {
		t.Fatal(err)
	}
	files := riverFiles()
	delete(files, "river/sources/gazette-1.txt")
	f := readFS(t, files, "river")
	for _, x := range []struct {
		sources []string
		want    string
	}{
		{nil, ""},
		{[]string{"kept.txt"}, ""}, // of another digest than none, and of another name
		{[]string{"gazette-1.txt"}, "gazette-1.txt:2:1"},
	} {
		if slices.Contains(x.sources, "gazette-1.txt") {
			if err := os.Rename("kept.txt", "gazette-1.txt"); err != nil {
				t.Fatal(err)
			}
		}
		c, err := f.Open(t.Context(), desk.Ask{Sources: x.sources})
		if err != nil {
			t.Fatal(err)
		}
		words := c.Words(t.Context())
		if _, where, ok := words("gazette-1#1"); where != x.want || ok != (x.want != "") {
			t.Errorf("%v: %s, want %s", x.sources, where, x.want)
		}
		if _, _, ok := words("gazette-1#2"); ok {
			t.Error("a passage that is not there has words")
		}
	}
	if err := os.WriteFile("gazette-1.txt", []byte(strings.Replace(gazette, "gate", "dam", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := f.Open(t.Context(), desk.Ask{Sources: []string{"gazette-1.txt"}})
	if err != nil {
		t.Fatal(err)
	}
	if words, _, ok := c.Words(t.Context())("gazette-1#1"); ok {
		t.Errorf("other words than those cited: %s", words)
	}
}
