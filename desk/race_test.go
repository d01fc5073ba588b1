package desk_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// TestManyAtOnce opens two files from many goroutines, for days and variants of
// their own, and asks each for states, stability, commitments, ways out and
// words: it gets the same bytes as alone. The race detector looks on.
func TestManyAtOnce(t *testing.T) {
	files := map[string]*desk.File{"river": inMemory(t)}
	var err error
	if files["talks"], err = desk.Read(t.Context(), "../cases/six-party-2006"); err != nil {
		t.Fatal(err)
	}
	asks := []question{
		{"river", desk.Ask{}},
		{"river", desk.Ask{AsOf: "2006-06-09"}},
		{"river", desk.Ask{AsOf: "2006-06-09", Variants: []string{"calm"}}},
		{"river", desk.Ask{Variants: []string{"bold"}}},
		{"talks", desk.Ask{}},
		{"talks", desk.Ask{AsOf: "2006-06-01"}},
	}
	for _, v := range files["talks"].Case.Known[:1] {
		asks = append(asks, question{"talks", desk.Ask{Variants: []string{v.ID}}})
	}
	alone := make([]string, len(asks))
	for i, q := range asks {
		if alone[i], err = told(t.Context(), files[q.file], q.ask); err != nil {
			t.Fatal(err)
		}
		if i > 0 && alone[i] == alone[i-1] {
			t.Errorf("%v is answered as %v", q, asks[i-1])
		}
	}
	var wg sync.WaitGroup
	for round := range 2 {
		for i, q := range asks {
			wg.Go(func() {
				if got, err := told(t.Context(), files[q.file], q.ask); err != nil || got != alone[i] {
					t.Errorf("round %d, %v: %v\n%s\nalone\n%s", round, q, err, got, alone[i])
				}
			})
		}
	}
	wg.Go(func() { // and the two are compared meanwhile
		if _, err := desk.Compare(t.Context(), files["river"], files["talks"], desk.Comparison{}); err != nil {
			t.Error(err)
		}
	})
	wg.Wait()
}

type question struct {
	file string
	ask  desk.Ask
}

// told is what there is to tell of a file as asked, as one text.
func told(ctx context.Context, f *desk.File, ask desk.Ask) (string, error) {
	c, err := f.Open(ctx, ask)
	if err != nil {
		return "", err
	}
	sp, err := c.LayOut(ctx)
	if err != nil {
		return "", err
	}
	a, err := stability.Analyse(ctx, sp, stability.Concepts...)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for s := range sp.Len() {
		fmt.Fprint(&out, sp.Code(s))
		for p := range c.Case.Parties {
			fmt.Fprint(&out, " ", sp.Tier(p, s))
			for _, by := range stability.Concepts {
				fmt.Fprintf(&out, " %t", a.Stable(by, p, s))
			}
		}
		fmt.Fprintln(&out)
	}
	waits, err := c.Day.Waits(ctx)
	if err != nil {
		return "", err
	}
	fmt.Fprintln(&out, c.Day.Commitments, waits.Of)
	o, err := route.Prepare(ctx, sp, route.Query{Levers: c.Case.Levers, Most: 2})
	if err != nil {
		return "", err
	}
	answer, err := o.Answer(ctx, nil)
	if err != nil {
		return "", err
	}
	for i := range answer.Ways {
		w := &answer.Ways[i]
		fmt.Fprintln(&out, w.Levers, w.To, w.StableBy, w.Exposure, w.Hollow, w.Steps)
	}
	words := c.Words(ctx)
	for _, s := range c.Case.Sources {
		for _, p := range s.Passages {
			text, where, _ := words(s.ID + "#" + p.ID)
			fmt.Fprint(&out, text, where)
		}
	}
	return out.String(), nil
}
