package prefer

import (
	"errors"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/space"
)

// TestWorkBound asks about all states with as much work as it takes, and with one step less.
func TestWorkBound(t *testing.T) {
	f, err := casefile.Load(t.Context(), "../cases/classics/lake-gisborne-unknown")
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	wants, err := Marked(t.Context(), sp)
	if err != nil {
		t.Fatal(err)
	}
	j, err := New(t.Context(), wants, len(f.Case.Parties))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Everywhere(t.Context()); err != nil || j.most != MostWork || j.work < sp.Len() {
		t.Fatalf("%d of %d steps, %v", j.work, j.most, err)
	}
	j.most = j.work
	if _, err := j.Everywhere(t.Context()); err != nil {
		t.Errorf("as many steps as it takes: %v", err)
	}
	j.most--
	var limit *plenary.Limit
	if _, err := j.Everywhere(t.Context()); !errors.As(err, &limit) || limit.Code != plenary.LimitWork ||
		limit.Bound != int64(j.most) {
		t.Errorf("one step less: %v", err)
	}
}
