package answer

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGoalTable holds where a goal could be agreed against the finding that there is no
// table, and against the way whose changes are asked for.
func TestGoalTable(t *testing.T) {
	inOneGoroutine(t)
	var exchanges, changes, there atomic.Int32
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 20
		b, err := NewBrief(context.Background(), talks)
		if err != nil || b.Table == nil {
			return err
		}
		x := b.Table
		if err := x.sound(b); err != nil {
			return fmt.Errorf("%w: %+v", err, x)
		}
		if slices.ContainsFunc(x.Tracks, func(on TableTrack) bool { return on.There() }) {
			there.Add(1)
		}
		if x.Stance != nil {
			exchanges.Add(1)
			return x.asFound(b)
		}
		changes.Add(1)
		return nil
	})
	if !testing.Short() && (exchanges.Load() < 10 || changes.Load() < 5 || there.Load() < 1) {
		t.Errorf("only %d exchanges, %d by their changes, %d with a table", exchanges.Load(), changes.Load(),
			there.Load())
	}
}

// sound reports what is amiss with the form of a table.
func (x *Table) sound(b *Brief) error {
	of := map[PartyID]bool{}
	for _, h := range x.Halves {
		of[h.Party] = true
		for _, term := range h.Levels {
			if len(term.Levels) == 0 || b.owner(term.Option) != h.Party {
				return fmt.Errorf("a half of no levels, or of another's")
			}
		}
	}
	if len(of) != len(x.Halves) || len(of) < 2 || len(x.Tracks) != len(b.Tracks) {
		return fmt.Errorf("%d parties, %d halves, %d tracks of %d", len(of), len(x.Halves), len(x.Tracks),
			len(b.Tracks))
	}
	for i, on := range x.Tracks {
		for j, m := range on.May {
			seat := slices.Contains(b.Tracks[i].Seats, x.Halves[j].Party)
			if on.Track != b.Tracks[i].ID || (m.Answer == "no seat") == seat ||
				m.Answer == "not reported" && m.Claims != nil {
				return fmt.Errorf("on %s: %+v", on.Track, m)
			}
		}
	}
	return nil
}

func (b *Brief) owner(o OptionID) PartyID {
	for _, x := range b.Glossary.Options {
		if x.ID == o {
			return x.Party
		}
	}
	return ""
}

// asFound compares a table of an exchange with the finding that there is none.
func (x *Table) asFound(b *Brief) error {
	there := slices.ContainsFunc(x.Tracks, func(on TableTrack) bool { return on.There() })
	for i := range b.Findings {
		n, ok := b.Findings[i].Proof.(*NoTable)
		if !ok {
			continue
		}
		for _, p := range n.Pairings {
			if p.Stance.ID != x.Stance.ID || !cmp.Equal(p.Give, x.Halves[0].Levels[0]) ||
				!cmp.Equal(p.Get, x.Halves[1].Levels[0]) {
				continue
			}
			for j, on := range p.Tracks {
				if want := (TableTrack{on.Track, []MayCommit{on.Give, on.Get}}); !cmp.Equal(x.Tracks[j], want) {
					return fmt.Errorf("%s", cmp.Diff(want, x.Tracks[j]))
				}
			}
			if there {
				return fmt.Errorf("a table, and the finding that there is none: %+v", x)
			}
			return nil
		}
	}
	if !there {
		return fmt.Errorf("no table, and no finding of it: %+v", x)
	}
	return nil
}

// TestGoalTableOfTheSixParties holds the two halves and three tracks of that case.
func TestGoalTableOfTheSixParties(t *testing.T) {
	if testing.Short() {
		t.Skip("TestProcessors has the race detector see how this brief is made")
	}
	b, err := NewBrief(t.Context(), repository(t)["six-party-2006"])
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, on := range b.Table.Tracks {
		row := []string{string(on.Track)}
		for _, m := range on.May {
			row = append(row, m.Answer)
		}
		got = append(got, row)
	}
	want := [][]string{
		{"plenary", "no", "not reported"}, {"money", "no", "yes"}, {"informal", "not reported", "not reported"},
	}
	if !cmp.Equal(got, want) || b.Table.Goal != "lasting-halt" || b.Table.Halves[0].Party != "nk" {
		t.Errorf("%+v %s", b.Table, cmp.Diff(want, got))
	}
}
