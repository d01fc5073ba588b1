package answer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/route"
)

// TestWaysByDefinition compares what is told of each way with what its steps
// say, everywhere: where they lead, who is exposed after them, who would leave.
func TestWaysByDefinition(t *testing.T) {
	inOneGoroutine(t)
	var ways, exposed, tempted atomic.Int32
	everywhere(t, func(talks Talks) error {
		q := route.Query{Levers: route.Levers(talks.Space.Case()), Most: 2, Work: &route.Work{Bound: 1 << 22}}
		if len(q.Levers) > route.MaxLevers {
			return nil
		}
		all, err := NewWays(context.Background(), talks, q, nil, true)
		if err != nil {
			return err
		}
		n := 0
		for _, to := range all.Ways {
			for i := range to.Ways {
				w := &to.Ways[i]
				if w.Letter != letter(n) {
					return fmt.Errorf("way %d has the letter %s", n, w.Letter)
				}
				n++
				if err := errors.Join(stepsSay(w, talks.Space.StatusQuo()+1), listedSays(w)); err != nil {
					return fmt.Errorf("way %s: %w", w.Letter, err)
				}
				ways.Add(1)
				exposed.Add(int32(len(w.Exposed)))
				tempted.Add(int32(len(w.Tempted)))
			}
		}
		return nil
	})
	if ways.Load() < 100 || exposed.Load() < 10 || tempted.Load() < 50 {
		t.Errorf("only %d ways, %d exposed, %d tempted", ways.Load(), exposed.Load(), tempted.Load())
	}
}

func stepsSay(w *Way, now int) error {
	at, end := map[OptionID][2]int{}, now
	back := map[PartyID]bool{} // whether one exposed can always step back
	for _, s := range w.Steps {
		end = s.State
		for _, c := range s.Changes {
			if was, ok := at[c.Option]; ok {
				at[c.Option] = [2]int{was[0], c.To}
			} else {
				at[c.Option] = [2]int{c.From, c.To}
			}
		}
		for _, e := range s.Exposed {
			can, ok := back[e.Party]
			back[e.Party] = e.CanBack && (can || !ok)
		}
	}
	if end != w.To.State {
		return fmt.Errorf("its steps end in %d, not in %d", end, w.To.State)
	}
	for _, c := range w.To.Changes {
		if at[c.Option] != [2]int{c.From, c.To} {
			return fmt.Errorf("its steps do not make %+v", c)
		}
	}
	if len(back) != len(w.Exposed) {
		return fmt.Errorf("%d are exposed after a step, %d on the way", len(back), len(w.Exposed))
	}
	for _, e := range w.Exposed {
		if can, ok := back[e.Party]; !ok || can != e.CanBack {
			return fmt.Errorf("%+v, by its steps %t", e, can)
		}
	}
	if firm := slices.Contains(w.Holds, "nash"); firm != (len(w.Tempted) == 0) {
		return fmt.Errorf("it holds by %v, and tempts %+v", w.Holds, w.Tempted)
	}
	return nil
}

// TestOpenByDefinition compares what is told of what is open as things are with
// what its steps say, everywhere, and holds that it asks nobody, that it is one of
// what is counted as within reach, and that those one asks prefer it.
func TestOpenByDefinition(t *testing.T) {
	inOneGoroutine(t)
	var open, none atomic.Int32
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 22
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		if b.Open == nil {
			none.Add(1)
			return nil
		}
		open.Add(1)
		w := b.Open
		if err := stepsSay(w, talks.Space.StatusQuo()+1); err != nil {
			return err
		}
		if w.Letter != "" || w.Listed != "" || len(w.Levers) > 0 || b.Reach.Deals == 0 || len(w.Prefers) == 0 {
			return fmt.Errorf("open: %+v, of %d within reach", w, b.Reach.Deals)
		}
		for p := range talks.Space.Case().Parties {
			id := PartyID(talks.Space.Case().Parties[p].ID)
			prefers := talks.Space.Tier(p, w.To.State-1) < talks.Space.Tier(p, talks.Space.StatusQuo())
			if prefers != slices.ContainsFunc(w.Prefers, func(x Preference) bool { return x.Party == id }) {
				return fmt.Errorf("open: %s prefers it: %t, not by %+v", id, prefers, w.Prefers)
			}
		}
		return nil
	})
	if open.Load() < 50 || none.Load() < 50 {
		t.Errorf("only %d open, %d not", open.Load(), none.Load())
	}
}

// listedSays holds why a way is listed against what it is.
func listedSays(w *Way) error {
	firm := slices.Contains(w.Holds, "nash")
	said := map[string]bool{
		ListedFirm: firm, ListedFewestUnexposed: len(w.Exposed) == 0, ListedUnexposed: len(w.Exposed) == 0,
		ListedFewestHolding: w.Credible && len(w.Exposed) > 0, ListedFewest: !w.Credible && len(w.Exposed) > 0,
		ListedFirmExposing: firm && len(w.Exposed) > 0, ListedOthersExposed: w.Credible && len(w.Exposed) > 0,
		ListedOthers: !w.Credible && len(w.Exposed) > 0,
	}
	if is, known := said[w.Listed]; !known || !is {
		return fmt.Errorf("it is listed as %q: credible %t, exposed %v, holds %v", w.Listed, w.Credible,
			w.Exposed, w.Holds)
	}
	return nil
}

const locks = `plenary: 1
parties: {west: , east: }
options:
  west.quota: {levels: [full, half, none]}
  east.access:
  east.pay: {closed: The bank is shut}
preferences: {west: [east.access, west.quota = full], east: [west.quota = none, not east.access]}
preconditions:
  fish: {party: west, refuses: west.quota = none, until: east.access}
  port: {party: east, refuses: east.access, until: west.quota = none}
tracks:
  pier: {seats: {west: {mandate: [{commit: west.quota = half}]}, east: {mandate: [{commit: east.access}]}}}
  quay: {seats: {west: , east: {mandate: [{commit: east.access}]}}}
levers:
  trust: {waive: port}
  both: {soften: [port, fish]}
  half: {accept: west.quota >= half, for: port}
  wide: {widen: pier, commit: west.quota, asks: west}
  shift: {move: west.quota, to: quay, asks: west}
  bank: {open: east.pay, asks: east}
`

// TestLeversOfWays holds what a lever of each kind has.
func TestLeversOfWays(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "locks.yaml", []byte(locks))
	if err != nil {
		t.Fatal(err)
	}
	talks := Talks{Space: layOut(t, f.Case)}
	w, err := NewWays(t.Context(), talks, route.Query{Levers: f.Case.Levers, Most: 1}, nil, true)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range w.Levers {
		line := fmt.Sprint(l.ID, " ", l.Kind)
		for _, s := range l.Stances {
			line += fmt.Sprint(" ", s.ID)
		}
		for _, a := range l.Asks {
			line += fmt.Sprint(" asks ", a.Party)
			for _, s := range a.GivesUp {
				line += fmt.Sprint(" to give up ", s.ID)
			}
		}
		if l.Track != "" {
			line += fmt.Sprint(" on ", l.Track, " ", l.Commits)
		}
		got = append(got, line+fmt.Sprint(" ", l.Opens, l.Accepts != ""))
	}
	want := []string{
		"trust waive port asks east to give up port [] false",
		"both soften port fish asks west to give up fish asks east to give up port [] false",
		"half accept port asks east to give up port [] true",
		"wide widen asks west on pier [{west.quota [0 1 2]}] [] false",
		"shift move asks west on quay [{west.quota [0 1 2]}] [] false",
		"bank open asks east [east.pay] false",
	}
	if !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	if !w.Complete || w.Most != 1 || w.Plain || len(w.Ways) != 1 || w.Ways[0].Goal != "" {
		t.Errorf("%+v", w)
	}
}

// TestWaysUnsearched holds that a bound met is told with what was gone through.
func TestWaysUnsearched(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "locks.yaml", []byte(locks))
	if err != nil {
		t.Fatal(err)
	}
	talks := Talks{Space: layOut(t, f.Case)}
	q := route.Query{Levers: f.Case.Levers, Most: 3, Work: &route.Work{Bound: 1}}
	w, err := NewWays(t.Context(), talks, q, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	if w.Complete || !w.Plain || len(w.Unsearched) != 1 ||
		w.Unsearched[0].Part != "ways" || w.Unsearched[0].Bound != 1 {
		t.Errorf("%+v", w)
	}
	if err := lawful(t, "ways", w); err != nil {
		t.Error(err)
	}
}

// TestOneWay holds that a way by itself is the one of the brief; there may be more.
func TestOneWay(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "locks.yaml", []byte(locks))
	if err != nil {
		t.Fatal(err)
	}
	talks := Talks{Space: layOut(t, f.Case)}
	b, err := NewBrief(t.Context(), talks)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Ways) != 1 || len(b.Ways[0].Ways) == 0 {
		t.Fatalf("%+v", b.Ways)
	}
	for _, w := range b.Ways[0].Ways {
		one, err := NewWay(t.Context(), talks, w.Letter)
		if err != nil || one.Way == nil || len(one.Letters) < len(b.Ways[0].Ways) || one.Way.Letter != w.Letter ||
			!cmp.Equal(one.Way.Steps, w.Steps) {
			t.Errorf("%s: %+v, %v", w.Letter, one, err)
		}
	}
	if one, err := NewWay(t.Context(), talks, "zz"); err != nil || one.Way != nil {
		t.Errorf("%+v, %v", one, err)
	}
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 52: "BA", 26 + 26*26: "AAA"} {
		if got := letter(n); got != want {
			t.Errorf("letter %d is %s, want %s", n, got, want)
		}
	}
}
