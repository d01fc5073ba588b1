package plenarytest_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// sameTable checks that two cases have the same tracks and levers and that the
// same binds in them.
func sameTable(a, b *plenary.Case) error {
	if !reflect.DeepEqual(a.Tracks, b.Tracks) || !reflect.DeepEqual(a.Levers, b.Levers) {
		return fmt.Errorf("tracks %v, want %v; levers %v, want %v", a.Tracks, b.Tracks, a.Levers, b.Levers)
	}
	return alike(a, b)
}

// leverIDs lists the levers that are pulled.
func leverIDs(c *plenary.Case) []string {
	var out []string
	for _, l := range c.Pulled {
		out = append(out, c.Levers[l].ID)
	}
	return out
}

// TestAbsentTracks: a case with tracks that are not there on its day is the case
// in which they were never written, whatever is laid over it or done to it.
func TestAbsentTracks(t *testing.T) {
	t.Parallel()
	gone, levers, pulled := 0, 0, 0
	for draw := range 400 {
		d := randomTable(71, draw)
		rng := rand.New(rand.NewPCG(72, uint64(draw)))
		d.AsOf = "2006-12-22"
		var ids []string
		for i := range d.Tracks {
			track := &d.Tracks[i]
			switch rng.IntN(5) {
			case 0:
				track.From = "2006-12-22"
			case 1:
				track.From, track.Until = "2006-01-01", "2006-12-22"
			case 2:
				track.From, ids = "2006-12-23", append(ids, track.ID)
			case 3:
				track.Until, ids = "2006-12-21", append(ids, track.ID)
			}
		}
		for _, l := range d.Levers {
			if rng.IntN(2) == 0 {
				d.Variants = append(d.Variants, plenary.VariantDraft{ID: "pull-" + l.ID, Levers: []string{l.ID}})
			}
		}
		whole := mustCase(t, d)
		c, want := whole.Present(), mustCase(t, plenarytest.WithoutTracks(d, ids...))
		if err := sameTable(c, want); err != nil {
			t.Fatalf("draw %d: %v\n%s", draw, err, plenarytest.Text(d))
		}
		if again := c.Present(); !reflect.DeepEqual(again.Tracks, c.Tracks) {
			t.Fatalf("draw %d: asked again there are %v, before %v", draw, again.Tracks, c.Tracks)
		}
		gone += len(whole.Tracks) - len(c.Tracks)
		levers += len(whole.Levers) - len(c.Levers)
		for _, v := range whole.Known {
			laid, err := c.With(v.ID)
			if err != nil {
				t.Fatal(err)
			}
			other := want
			if slices.ContainsFunc(want.Known, func(k plenary.Variant) bool { return k.ID == v.ID }) {
				if other, err = want.With(v.ID); err != nil {
					t.Fatal(err)
				}
			}
			amended, err := laid.Amend(plenary.AddPerson{Person: plenary.Person{ID: "another", Party: -1}})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range []*plenary.Case{laid, amended} {
				if !reflect.DeepEqual(x.Tracks, other.Tracks) || !reflect.DeepEqual(x.Levers, other.Levers) ||
					!slices.Equal(leverIDs(x), leverIDs(other)) {
					t.Fatalf("draw %d: with %s tracks %v and levers %v, want %v and %v\n%s", draw, v.ID, x.Tracks,
						x.Levers, other.Tracks, other.Levers, plenarytest.Text(d))
				}
			}
			pulled += len(laid.Pulled)
		}
	}
	if gone < 50 || levers < 20 || pulled < 50 {
		t.Errorf("%d tracks and %d levers went, %d levers were pulled", gone, levers, pulled)
	}
}

// TestAbsentOnRecord: on a day on which tracks are not there, a record answers as
// if neither they nor what happened on them were written.
func TestAbsentOnRecord(t *testing.T) {
	t.Parallel()
	checked := 0
	for draw := range 500 {
		written, draft := randomRecord(73, draw)
		whole := mustCase(t, written)
		r, faults, _ := draft.Record(t.Context(), whole)
		if len(faults) > 0 {
			continue
		}
		for _, day := range someDays(draft, rand.New(rand.NewPCG(74, uint64(draw))), 3) {
			d, err := r.AsOf(t.Context(), day)
			if err != nil {
				continue
			}
			var gone []string
			for i := range r.Case.Tracks {
				if d.Track(i) < 0 {
					gone = append(gone, r.Case.Tracks[i].ID)
				}
			}
			if gone == nil {
				continue
			}
			without := plenarytest.WithoutTracks(written, gone...)
			for i := range without.Tracks { // those that are there are there whatever the day
				without.Tracks[i].From, without.Tracks[i].Until = "", ""
			}
			off := plenarytest.OffTracks(draft, written, gone...)
			other, faults, _ := off.Record(t.Context(), mustCase(t, without))
			if len(faults) > 0 {
				continue // an entry on them was of use elsewhere
			}
			want, err := other.AsOf(t.Context(), day)
			if err != nil {
				t.Fatalf("draw %d: %v", draw, err)
			}
			for i := range d.Case.Tracks {
				d.Case.Tracks[i].From, d.Case.Tracks[i].Until = time.Time{}, time.Time{}
			}
			if err := sameTable(d.Case, want.Case); err != nil {
				t.Fatalf("draw %d, as of %s without %v: %v\n%s\n%s", draw, day.Format(time.DateOnly), gone, err,
					plenarytest.Text(written), plenarytest.RecordText(draft))
			}
			checked++
		}
	}
	if checked < 150 {
		t.Errorf("only %d days", checked)
	}
}
