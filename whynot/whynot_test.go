package whynot_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/whynot"
)

func ask(ctx context.Context, t *testing.T, c *plenary.Case, want string, work int64) (*whynot.Answer, error) {
	t.Helper()
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	e, err := c.Condition(want)
	if err != nil {
		t.Fatal(err)
	}
	return whynot.Find(ctx, sp,
		whynot.Query{Want: e, Levers: route.Levers(c), Work: &route.Work{Bound: work}})
}

// TestObstacles works a small case out by hand: what Upstream loses by releasing
// alone, and that the status quo is asked about no further.
func TestObstacles(t *testing.T) {
	ctx := context.Background()
	a, err := ask(ctx, t, river(), "up.release and not down.pay", 0)
	want := &whynot.Worse{Off: []whynot.Off{{Party: 0, Lost: 1}}, Every: []int{0},
		Drops: []impasse.Drop{{Party: 0, Statement: 1}}}
	if err != nil || !reflect.DeepEqual(a.Obstacle, want) || !slices.Equal(a.Passed, []int{1, 1, 0}) {
		t.Errorf("one alone: %+v, %v", a, err)
	}
	a, err = ask(ctx, t, river(), "not up.release", 0)
	if err != nil || !a.Now || a.Obstacle != nil || a.Nearest != -1 {
		t.Errorf("as it is today: %+v, %v", a, err)
	}
	a, err = ask(ctx, t, river(), "up.release and not up.release", 0)
	if o, ok := a.Obstacle.(*whynot.Infeasible); err != nil || !ok || !o.Never || o.Nearest != nil {
		t.Errorf("what contradicts itself: %+v, %v", a, err)
	}
}

// TestOpen pulls the swap: then both step at once, nobody is exposed, and who went
// back would be answered by the other.
func TestOpen(t *testing.T) {
	c := river()
	levers := route.Levers(c)
	at := slices.IndexFunc(levers, func(l plenary.Lever) bool { return l.Kind == plenary.Swap })
	a, err := ask(context.Background(), t, c.Pull(&levers[at]), "up.release", 0)
	if err != nil {
		t.Fatal(err)
	}
	if a.Obstacle != nil || a.Nearest != 3 || !slices.Equal(a.Passed, []int{2, 2, 1, 1, 1, 1, 1, 1, 1}) {
		t.Errorf("nothing should be in the way: %+v", a)
	}
	if r := a.Routes; len(r) != 1 || len(r[0].Steps) != 1 || r[0].Steps[0].Track != 0 || r[0].To != a.Nearest {
		t.Errorf("one deal leads there: %+v", r)
	}
}

// TestBounds: work that is spent leaves the answer unfinished, and says so; a
// context that has ended ends the question.
func TestBounds(t *testing.T) {
	c := river()
	levers := route.Levers(c)
	a, err := ask(context.Background(), t, c.Pull(&levers[0]), "up.release and down.pay", 1)
	if err != nil || !a.Spent || a.Obstacle != nil || len(a.Passed) != int(whynot.Willing) {
		t.Errorf("spent: %+v, %v", a, err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	for _, want := range []string{"up.release and down.pay", "up.release", "up.release and not up.release"} {
		if _, err := ask(ctx, t, c, want, 0); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: ended with %v", want, err)
		}
	}
}

// Of guarantees in force those are named that keep an option which would be lowered, and no others.
func TestGuaranteeThatKeeps(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release", Now: "yes"}, {ID: "up.count"},
			{ID: "down.pay", Now: "yes", Moves: "forward"}},
		Preferences: []plenary.PreferenceDraft{{Party: "up", Statements: []plenary.StatementDraft{{Want: "up.count"}}}},
		Guarantees: []plenary.GuaranteeDraft{
			{ID: "water", Party: "up", While: "down.pay", Keeps: []string{"up.release"}},
			{ID: "books", Party: "up", While: "down.pay", Keeps: []string{"up.count"}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	a, err := ask(t.Context(), t, c, "not up.release and up.count", 0)
	if err != nil {
		t.Fatal(err)
	}
	if gone, is := a.Obstacle.(*whynot.Gone); !is || gone.Options != nil || !slices.Equal(gone.Guarantees, []int{0}) {
		t.Errorf("in the way is %+v, want the first guarantee", a.Obstacle)
	}
}
