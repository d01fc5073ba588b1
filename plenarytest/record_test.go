package plenarytest_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/record"
)

// fold is the folder made of package record.
func fold(c *plenary.Case, d record.Draft, day time.Time) (plenarytest.Folded, error) {
	r, faults, _ := d.Record(context.Background(), c)
	if len(faults) > 0 {
		return plenarytest.Folded{}, faults[0]
	}
	return folded(r, day)
}

// folded tells a day of package record as the oracle tells it.
func folded(r *record.Record, day time.Time) (plenarytest.Folded, error) {
	d, err := r.AsOf(context.Background(), day)
	if err != nil {
		return plenarytest.Folded{Excluded: true}, nil
	}
	at := func(e int) plenarytest.Place {
		if e < 0 {
			return plenarytest.Place{File: -1, At: -1}
		}
		return plenarytest.Place{File: r.Entries[e].File, At: r.Entries[e].At}
	}
	all := func(entries []int) []plenarytest.Place {
		var out []plenarytest.Place
		for _, e := range entries {
			out = append(out, at(e))
		}
		return out
	}
	out := binding(d.Case)
	out.InForce, out.Unconfirmed = all(d.InForce), d.Unconfirmed
	for _, reading := range d.Contradictions {
		out.Contradictions = append(out.Contradictions, all(append([]int{reading.InForce}, reading.Others...)))
	}
	out.Sessions = map[string][]plenarytest.Session{}
	for _, s := range d.Sessions {
		id := r.Case.Tracks[s.Track].ID
		out.Sessions[id] = append(out.Sessions[id], plenarytest.Session{
			Opened: at(s.Opened), Adjourned: at(s.Adjourned), Promised: at(s.Promised), Missed: all(s.Missed),
			Gap: s.Gap, Late: s.Late,
		})
	}
	out.Commitments = map[string]plenarytest.Standing{}
	waits, err := d.Waits(context.Background())
	if err != nil {
		return out, err
	}
	for i, s := range d.Commitments {
		out.Commitments[r.Commitments[s.Commitment].ID] = standing(d, i, waits.Of[i])
	}
	return out, circles(d, waits, out.Commitments)
}

// binding tells what binds in a case.
func binding(c *plenary.Case) plenarytest.Folded {
	out := plenarytest.Folded{
		Levels: c.StatusQuo(), Stances: map[string]plenarytest.Stance{}, Mandates: map[plenarytest.Permission]bool{},
		Swaps: map[[2]string]bool{},
	}
	for _, o := range c.Options {
		if o.Closed != "" {
			out.Closed = append(out.Closed, o.ID)
		}
	}
	for _, pair := range c.Swaps {
		a, b := c.Parties[pair[0]].ID, c.Parties[pair[1]].ID
		out.Swaps[[2]string{min(a, b), max(a, b)}] = true
	}
	for _, p := range c.Preconditions {
		s := plenarytest.Stance{With: p.With, Soft: p.Soft}
		for _, levels := range plenarytest.Combinations(c) {
			s.Refuses = append(s.Refuses, p.Refuses.Holds(levels))
			s.Until = append(s.Until, p.Until.Holds(levels))
		}
		if slices.Contains(s.Refuses, true) {
			out.Stances[p.ID] = s
		}
	}
	for t := range c.Tracks {
		track := &c.Tracks[t]
		out.Tracks = append(out.Tracks, track.ID)
		for _, seat := range track.Seats {
			for o, option := range c.Options {
				for level, name := range option.Levels {
					for _, commit := range []bool{false, true} {
						permission := plenarytest.Permission{
							Track: track.ID, Party: c.Parties[seat.Party].ID, Option: option.ID, Level: name,
							Commit: commit}
						if may, _ := track.May(commit, seat.Party, o, level); may != plenary.NotReported {
							out.Mandates[permission] = may == plenary.Yes
						}
					}
				}
			}
		}
	}
	return out
}

func standing(d *record.Day, at int, waits []record.Wait) plenarytest.Standing {
	s := d.Commitments[at]
	out := plenarytest.Standing{Status: s.Status.String(), Days: s.Days, Grade: s.Grade, Begun: s.Begun,
		Deed: d.Deliveries()[at].Delivery.String()}
	if !s.Since.IsZero() {
		out.Since = s.Since.Format(time.DateOnly)
	}
	for _, w := range waits {
		one := plenarytest.Wait{For: d.Record.Commitments[w.For].ID, With: w.With, Written: w.Written}
		for _, p := range w.Preconditions {
			one.Stances = append(one.Stances, d.Case.Preconditions[p].ID)
		}
		out.Waits = append(out.Waits, one)
	}
	slices.SortFunc(out.Waits, func(a, b plenarytest.Wait) int { return strings.Compare(a.For, b.For) })
	return out
}

// circles marks the commitments that lie on a circle: those that a circle
// reported reaches and that reach it. It checks that each circle is one, is the
// only one of its set, begins with the commitment of it written first, and is a
// shortest that this one lies on.
func circles(d *record.Day, waits *record.Waits, of map[string]plenarytest.Standing) error {
	for _, a := range d.Agreements {
		for _, circle := range waits.Circles(a) {
			id := func(i int) string {
				return d.Record.Commitments[d.Commitments[circle[i%len(circle)]].Commitment].ID
			}
			for i := range circle {
				if stepsFrom(of, id(i))[id(i+1)] != 1 {
					return fmt.Errorf("%s does not wait for %s in the circle %v", id(i), id(i+1), circle)
				}
			}
			if shortest := stepsFrom(of, id(0))[id(0)]; shortest != len(circle) {
				return fmt.Errorf("from %s the circle %v is not a shortest", id(0), circle)
			}
			for i, s := range d.Commitments {
				other := d.Record.Commitments[s.Commitment].ID
				if stepsFrom(of, id(0))[other] == 0 || stepsFrom(of, other)[id(0)] == 0 {
					continue
				}
				s := of[other]
				if s.Circle || i < circle[0] {
					return fmt.Errorf("%s belongs to another circle than %v or is written before it", other, circle)
				}
				s.Circle = true
				of[other] = s
			}
		}
	}
	return nil
}

// stepsFrom counts how many steps of waiting lead from one commitment to each
// other of its agreement that it reaches, one step at least.
func stepsFrom(of map[string]plenarytest.Standing, from string) map[string]int {
	agreement, _, _ := strings.Cut(from, "/")
	out := map[string]int{}
	last := []string{from}
	for n := 1; len(last) > 0; n++ {
		var reached []string
		for _, id := range last {
			for _, w := range of[id].Waits {
				if out[w.For] == 0 && strings.HasPrefix(w.For, agreement+"/") {
					out[w.For] = n
					reached = append(reached, w.For)
				}
			}
		}
		last = reached
	}
	return out
}

// eachRecord checks random records that have no faults, several at a time.
func eachRecord(t *testing.T, seed uint64, draws int,
	check func(c *plenary.Case, d record.Draft, rng *rand.Rand) error) {
	if testing.Short() {
		draws = (draws + 7) / 8
	}
	shards := runtime.GOMAXPROCS(0)
	for shard := range shards {
		t.Run(fmt.Sprintf("shard-%d", shard), func(t *testing.T) {
			t.Parallel()
			for draw := shard; draw < draws; draw += shards {
				written, d := randomRecord(seed, draw)
				c := mustCase(t, written)
				run := func(d record.Draft) error {
					if _, faults, _ := d.Record(t.Context(), c); len(faults) > 0 {
						return nil
					}
					return check(c, d, rand.New(rand.NewPCG(^seed, uint64(draw))))
				}
				if err := run(d); err != nil {
					small := plenarytest.ShrinkRecord(d, func(d record.Draft) bool { return run(d) != nil })
					t.Fatalf("seed %d, draw %d: %v\n\nThe smallest record found that fails:\n\n%s\n"+
						"of the case, as of %v,\n\n%s\n%v",
						seed, draw, err, plenarytest.RecordText(small), written.AsOf, plenarytest.Text(written),
						run(small))
				}
			}
		})
	}
}

func randomRecord(seed uint64, draw int) (plenary.Draft, record.Draft) {
	return plenarytest.RandomRecordDraft(rand.New(rand.NewPCG(seed, uint64(draw))), plenarytest.Shape{})
}

// someDays are the end of time, the days before and after everything, and some
// of those on which something comes to count, of the days before them, and of
// those on which something may be due.
func someDays(d record.Draft, rng *rand.Rand, n int) []time.Time {
	days := plenarytest.RecordDays(d)
	if len(days) == 0 {
		return []time.Time{{}, time.Date(2006, 2, 1, 0, 0, 0, 0, time.UTC)}
	}
	out := []time.Time{{}, days[0].AddDate(0, 0, -1), days[len(days)-1].AddDate(0, 0, 1+rng.IntN(30))}
	for range n {
		out = append(out, days[rng.IntN(len(days))].AddDate(0, 0, []int{-1, 0, 0, 1 + rng.IntN(9)}[rng.IntN(4)]))
	}
	return out
}

// TestRecordByDefinition compares package record with the oracle.
func TestRecordByDefinition(t *testing.T) {
	eachRecord(t, 61, 700, func(c *plenary.Case, d record.Draft, rng *rand.Rand) error {
		r, _, _ := d.Record(t.Context(), c)
		for _, day := range someDays(d, rng, 4) {
			got, err := folded(r, day)
			if err != nil {
				return err
			}
			if text := plenarytest.DiffFolded(got, plenarytest.Fold(c, d, day)); text != "" {
				return fmt.Errorf("as of %s:\n%s", day.Format(time.DateOnly), text)
			}
		}
		return nil
	})
}

// TestRecordLaws checks package record against what is true of any record.
func TestRecordLaws(t *testing.T) {
	eachRecord(t, 62, 150, func(c *plenary.Case, d record.Draft, rng *rand.Rand) error {
		for _, day := range someDays(d, rng, 1) {
			if err := plenarytest.CheckRecordLaws(c, d, day, fold, rng); err != nil {
				return fmt.Errorf("as of %s: %w", day.Format(time.DateOnly), err)
			}
		}
		return nil
	})
}

// TestRecordAgrees: a record that is sound is refused on another day exactly
// when the case does not say what the record says of that day.
func TestRecordAgrees(t *testing.T) {
	refused := 0
	for draw := range 150 {
		written, d := randomRecord(63, draw)
		if _, faults, _ := d.Record(t.Context(), mustCase(t, written)); len(faults) > 0 {
			continue
		}
		days := someDays(d, rand.New(rand.NewPCG(64, uint64(draw))), 2)
		for _, day := range days {
			if written.AsOf = ""; !day.IsZero() {
				written.AsOf = day.Format(time.DateOnly)
			}
			c := mustCase(t, written)
			_, faults, _ := d.Record(t.Context(), c)
			if want := plenarytest.Agrees(c, d); want != (len(faults) == 0) {
				t.Fatalf("draw %d as of %q: faults %v, yet the case agrees: %t\n%s\n%s", draw, written.AsOf, faults,
					want, plenarytest.RecordText(d), plenarytest.Text(written))
			}
			refused += len(faults)
		}
	}
	if refused < 50 {
		t.Errorf("only %d faults", refused)
	}
}

// TestFoldAndVariant: it is the same whether a variant is laid over a folded
// case or the case with the variant is folded.
func TestFoldAndVariant(t *testing.T) {
	eachRecord(t, 65, 120, func(c *plenary.Case, d record.Draft, rng *rand.Rand) error {
		r, _, _ := d.Record(t.Context(), c)
		for _, v := range c.Known {
			laid, err := c.With(v.ID)
			if err != nil {
				return err
			}
			of, faults, _ := d.Record(t.Context(), laid)
			if len(faults) > 0 {
				return fmt.Errorf("with %s: %w", v.ID, faults[0])
			}
			for _, day := range someDays(d, rng, 1) {
				a, err := r.AsOf(t.Context(), day)
				b, other := of.AsOf(t.Context(), day)
				if err != nil || other != nil {
					if (err == nil) != (other == nil) {
						return errors.Join(err, other)
					}
					continue
				}
				after, err := a.Case.With(v.ID)
				if err != nil {
					return err
				}
				if err := alike(after, b.Case); err != nil {
					return fmt.Errorf("%s, as of %s: %w", v.ID, day.Format(time.DateOnly), err)
				}
			}
		}
		return nil
	})
}

// alike checks that two cases bind alike and are ranked alike.
func alike(a, b *plenary.Case) error {
	if text := plenarytest.DiffFolded(binding(a), binding(b)); text != "" {
		return errors.New(text)
	}
	for p := range a.Parties {
		if x, y := plenarytest.Tiers(a, p, plenarytest.States(a)),
			plenarytest.Tiers(b, p, plenarytest.States(b)); !slices.Equal(x, y) {
			return fmt.Errorf("party %d ranks %v, want %v", p, x, y)
		}
	}
	if !a.AsOf.Equal(b.AsOf) || !slices.Equal(a.Pulled, b.Pulled) || !reflect.DeepEqual(a.Variants, b.Variants) {
		return fmt.Errorf("of %v with %v and %v, want of %v with %v and %v", a.AsOf, a.Variants, a.Pulled, b.AsOf,
			b.Variants, b.Pulled)
	}
	return nil
}

// TestRandomRecordDrafts checks that the random records are repeatable, that
// most are sound, and that together they show all that can be on record.
func TestRandomRecordDrafts(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	t.Parallel()
	const draws = 330
	used, sound := map[string]int{}, 0
	for draw := range draws {
		written, d := randomRecord(66, draw)
		if again, other := randomRecord(66, draw); !reflect.DeepEqual(written, again) || !reflect.DeepEqual(d, other) {
			t.Fatalf("draw %d differs when drawn again", draw)
		}
		c := mustCase(t, written)
		if _, faults, _ := d.Record(t.Context(), c); len(faults) > 0 {
			continue
		}
		sound++
		here := map[string]bool{}
		noteRecord(here, d)
		for _, track := range written.Tracks {
			if track.From+track.Until != "" {
				here["track-days"] = true
			}
		}
		for _, day := range someDays(d, rand.New(rand.NewPCG(67, uint64(draw))), 4) {
			f := plenarytest.Fold(c, d, day)
			noteFolded(here, f)
			if !f.Excluded && len(f.Tracks) < len(written.Tracks) {
				here["absent"] = true
			}
		}
		for use := range maps.Keys(here) {
			used[use]++
		}
	}
	if sound < draws/2 {
		t.Errorf("only %d of %d records are sound", sound, draws)
	}
	for _, use := range strings.Fields(`
		opened resumed adjourned scheduled launched ended track-days absent statement move announced changed dropped mandate lever commitment event withdraws
		public span corrects contradicts in_force unconfirmed described from without-from was withdraws-correction two-files
		next-none next-firm next-tentative next-horizon apart three-readings excluded softened
		open due late met undone broken disputed lapsed begun met-late graded
		waits-written waits-with waits-stance waits-stances circle
		early late-session missed only-adjourned goes-on gap`) {
		if used[use] < 4 {
			t.Errorf("%s: in %d of %d records", use, used[use], sound)
		}
	}
	t.Log(sound, used)
}

// noteRecord notes what is written.
func noteRecord(here map[string]bool, d record.Draft) {
	corrections := map[string]bool{}
	for _, file := range d.Files {
		for _, e := range file.Entries {
			if e.Corrects != "" && e.ID != "" {
				corrections[e.ID] = true
			}
		}
	}
	for _, file := range d.Files {
		for _, e := range file.Entries {
			for use, is := range map[string]bool{
				e.Kind: true, "public": e.Public != "", "span": strings.Contains(e.On, "..") || len(e.On) == 7,
				"corrects": e.Corrects != "", "contradicts": len(e.Contradicts) > 0, "in_force": e.InForce != "",
				"unconfirmed": e.Confirmed == "no", "described": e.Kind == "announced" && e.Party != "",
				"from": e.From != "", "without-from": e.Kind == "move" && e.From == "", "was": e.Was != nil ||
					e.MayWas != "", "withdraws-correction": e.Kind == "withdraws" && corrections[e.Of],
				"two-files": len(d.Files) > 1, "next-none": e.Next != nil && e.Next.None, "next-firm": e.Next != nil &&
					e.Next.Firm != "", "next-tentative": e.Next != nil && e.Next.Tentative != "",
				"next-horizon": e.Next != nil && e.Next.Horizon != "",
			} {
				if is {
					here[use] = true
				}
			}
		}
	}
}

// noteFolded notes what stands on a day.
func noteFolded(here map[string]bool, f plenarytest.Folded) {
	note := func(use string, is bool) {
		if is {
			here[use] = true
		}
	}
	note("excluded", f.Excluded)
	for _, group := range f.Contradictions {
		note("apart", true)
		note("three-readings", len(group) > 2)
	}
	for _, s := range f.Stances {
		note("softened", s.Soft)
	}
	for _, s := range f.Commitments {
		note(s.Status, true)
		note("begun", s.Begun)
		note("met-late", s.Status == "met" && s.Days > 0)
		note("graded", s.Grade >= 0 && s.Grade < 3)
		note("circle", s.Circle)
		for _, w := range s.Waits {
			note("waits-written", w.Written)
			note("waits-with", w.With)
			note("waits-stance", len(w.Stances) == 1)
			note("waits-stances", len(w.Stances) > 1)
		}
	}
	nowhere := plenarytest.Place{File: -1, At: -1}
	for _, list := range f.Sessions {
		for _, s := range list {
			note("early", s.Late < 0)
			note("late-session", s.Late > 0)
			note("missed", len(s.Missed) > 0)
			note("only-adjourned", s.Opened == nowhere)
			note("goes-on", s.Adjourned == nowhere)
			note("gap", s.Gap > 0)
		}
	}
}

// TestHistory compares how commitments came to stand with how they stood on each
// day by itself.
func TestHistory(t *testing.T) {
	eachRecord(t, 68, 400, func(c *plenary.Case, d record.Draft, rng *rand.Rand) error {
		r, _, err := d.Record(context.Background(), c)
		if err != nil {
			return err
		}
		var of []int
		for i := range r.Commitments {
			if rng.IntN(5) > 0 {
				of = append(of, i)
			}
		}
		days := plenarytest.RecordDays(d)
		until := days[0].AddDate(0, 0, rng.IntN(60))
		var got, want []string
		tell := func(day time.Time, commitment int, s record.Status, grade int) string {
			return fmt.Sprint(day.Format(time.DateOnly), " ", commitment, " ", s, " ", grade)
		}
		failed := r.History(context.Background(), until, of, func(t record.Turn) error {
			got = append(got, tell(t.On, t.Commitment, t.Status, t.Grade))
			return nil
		})
		last := map[int]string{}
		for day := days[0]; !day.After(until); day = day.AddDate(0, 0, 1) {
			on, err := r.AsOf(context.Background(), day)
			if err != nil {
				if failed == nil {
					return nil // on a day on which nothing turned
				}
				break
			}
			for _, s := range on.Commitments {
				now := fmt.Sprint(s.Status, s.Grade)
				if slices.Contains(of, s.Commitment) && last[s.Commitment] != now {
					last[s.Commitment] = now
					want = append(want, tell(day, s.Commitment, s.Status, s.Grade))
				}
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			return fmt.Errorf("until %s: %v\nwant %v (%v)", until.Format(time.DateOnly), got, want, failed)
		}
		return nil
	})
}
