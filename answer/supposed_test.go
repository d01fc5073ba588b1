package answer

import (
	"maps"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/space"
)

// A run is one of the nine of the study: what is otherwise, by which concept, and where both would
// stay by the numbers of the study.
type run struct {
	things  []int
	concept string
	stays   []int
}

// nineRuns are those that the study tells, in its order (Jacobi, 5 and 12 November 2017). Where it says
// sequentially stable, it counts what would be done at once.
var nineRuns = []run{
	{[]int{}, AtOnce, []int{0, 4, 5, 10}},
	{[]int{}, "smr", []int{0, 4, 5, 10, 12}},
	{[]int{0}, AtOnce, []int{0, 5, 10}},
	{[]int{1}, AtOnce, []int{5, 12}},
	{[]int{1}, "smr", []int{5, 12}},
	{[]int{2}, AtOnce, []int{0, 5, 10, 12}},
	{[]int{2}, "smr", []int{0, 5, 10, 12}},
	{[]int{3}, AtOnce, []int{0, 4, 5}},
	{[]int{3}, "smr", []int{0, 2, 4, 5, 8, 10, 12}},
}

// nineCounts are its table: in how many of the nine both would stay.
var nineCounts = map[int]int{0: 7, 2: 1, 4: 4, 5: 9, 8: 1, 10: 6, 12: 6}

// TestPublishedRuns holds that what a published study found in nine runs comes from one file, run by
// run and counted.
func TestPublishedRuns(t *testing.T) {
	f, err := casefile.Load(t.Context(), "../cmd/plenary/testdata/studies/korea-2017.yaml")
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := NewSure(t.Context(), Talks{Space: sp}, Doubts{Sets: 64})
	if err != nil {
		t.Fatal(err)
	}
	if a.Supposed.Of != 5 || a.Supposed.Tried != 5 {
		t.Errorf("%d sets tried of %d, want all five", a.Supposed.Tried, a.Supposed.Of)
	}
	counts := map[int]int{}
	for _, r := range nineRuns {
		got := staysIn(sp, a.Supposed, r)
		if !slices.Equal(got, r.stays) {
			t.Errorf("with %v by %s both stay in %v, published is %v", r.things, r.concept, got, r.stays)
		}
		for _, s := range got {
			counts[s]++
		}
	}
	if !maps.Equal(counts, nineCounts) {
		t.Errorf("counted %v, published is %v", counts, nineCounts)
	}
}

// staysIn lists where both would stay in a run, by the numbers of the study.
func staysIn(sp *space.Space, u *Unsure, r run) []int {
	var out []int
	for _, set := range u.Sets {
		for _, by := range set.Rests {
			if !slices.Equal(set.Things, r.things) || by.Concept != r.concept {
				continue
			}
			for _, s := range by.States {
				l := sp.Levels(s-1, nil) // strike, withdraw, give up, invade with weapons or without
				out = append(out, int(l[0])+2*int(l[1])+8*int(l[2])+4*int(l[3]+l[4]))
			}
		}
	}
	slices.Sort(out)
	return out
}

// TestUnsureDrawn holds that where there are more sets than are tried so many are drawn, the
// same by the same seed, and counts have intervals.
func TestUnsureDrawn(t *testing.T) {
	f, err := casefile.Load(t.Context(), "../cmd/plenary/testdata/studies/korea-2017.yaml")
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []*Unsure
	for range 2 {
		a, err := NewSure(t.Context(), Talks{Space: sp}, Doubts{Sets: 3, Seed: 4})
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, a.Supposed)
	}
	if u := got[0]; u.Tried != 3 || u.Of != 5 || len(u.Sets) != 3 || u.Seed != 4 {
		t.Errorf("%d sets tried of %d, by seed %d", u.Tried, u.Of, u.Seed)
	}
	for k := range got[0].Sets {
		if !slices.Equal(got[0].Sets[k].Things, got[1].Sets[k].Things) {
			t.Errorf("set %d differs by the same seed", k)
		}
	}
	for _, c := range got[0].Conclusions {
		if c.Low > c.Stands || c.High < c.Stands || c.Low == c.High {
			t.Errorf("%d stands between %d and %d", c.Stands, c.Low, c.High)
		}
	}
}

// TestUnsureLaid holds that what does not go together with a variant that is laid is not among what is unsure, and
// that a wish that the variant puts there is.
func TestUnsureLaid(t *testing.T) {
	f, err := casefile.Load(t.Context(), "../cmd/plenary/testdata/studies/korea-2017.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Case.With("deterred")
	if err != nil {
		t.Fatal(err)
	}
	a, err := NewSure(t.Context(), Talks{Space: layOut(t, c)}, Doubts{Sets: 64})
	if err != nil || a.Supposed != nil {
		t.Errorf("with a variant that goes with none, what is unsure is %+v; %v", a, err)
	}
	f, err = casefile.Parse(t.Context(), "case.yaml", []byte(`
plenary: 1
parties: {up: , down: }
options: {up.release: , down.attack: }
preferences:
  up: [{id: peace, want: not down.attack, unsure: true}, {id: fill, want: not up.release}]
  down: [up.release]
variants:
  hasty: {preferences: {up: [{replace: fill, want: up.release, unsure: Nobody knows}]}}
`))
	if err != nil {
		t.Fatal(err)
	}
	if c, err = f.Case.With("hasty"); err != nil {
		t.Fatal(err)
	}
	a, err = NewSure(t.Context(), Talks{Space: layOut(t, c)}, Doubts{Sets: 64})
	if err != nil || len(a.Supposed.Things) != 2 || a.Supposed.Things[1].Why != "Nobody knows" || a.Supposed.Of != 4 {
		t.Errorf("with two unsure wishes, of which a variant puts one there: %+v; %v", a.Supposed, err)
	}
}
