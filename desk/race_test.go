package desk_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
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
	known := files["talks"].Case.Known[:1]
	if testing.Short() { // the river has variants, too, and the detector takes long over the talks
		known = nil
	}
	for _, v := range known {
		asks = append(asks, question{"talks", desk.Ask{Variants: []string{v.ID}}})
	}
	shared, alone := make([]*layout, len(asks)), make([]string, len(asks))
	for i, q := range asks {
		if shared[i], err = layOut(t.Context(), files[q.file], q.ask); err != nil {
			t.Fatal(err)
		}
		if alone[i], err = shared[i].told(t.Context()); err != nil {
			t.Fatal(err)
		}
		if i > 0 && alone[i] == alone[i-1] {
			t.Errorf("%v is answered as %v", q, asks[i-1])
		}
	}
	var wg sync.WaitGroup
	same := func(q question, want string, l *layout, err error) {
		var got string
		if err == nil {
			got, err = l.told(t.Context())
		}
		if err != nil || got != want {
			t.Errorf("%v: %v\n%s\nalone\n%s", q, err, got, want)
		}
	}
	for i, q := range asks {
		wg.Go(func() { same(q, alone[i], shared[i], nil) })
		wg.Go(func() { same(q, alone[i], shared[i], nil) }) // the same case and space, for two
		wg.Go(func() {
			l, err := layOut(t.Context(), files[q.file], q.ask)
			same(q, alone[i], l, err)
		})
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

// A layout is a case as asked about, laid out.
type layout struct {
	*desk.Case
	space *space.Space
}

func layOut(ctx context.Context, f *desk.File, ask desk.Ask) (*layout, error) {
	c, err := f.Open(ctx, ask)
	if err != nil {
		return nil, err
	}
	sp, err := c.LayOut(ctx)
	return &layout{c, sp}, err
}

// told is what there is to tell of a case, as one text.
func (l *layout) told(ctx context.Context) (string, error) {
	c, sp := l.Case, l.space
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
	o, err := route.Prepare(ctx, sp, route.Query{Levers: c.Case.Levers, Most: 1})
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
