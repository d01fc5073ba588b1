package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestJointWays compares where ways of a brief lead that some parties could bring about by themselves with the joint
// gains of every coalition, worked out from the definition.
func TestJointWays(t *testing.T) {
	inOneGoroutine(t)
	var joint, several, not atomic.Int32
	ask := func(d plenary.Draft, _ *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 || len(c.Parties) > 5 {
			return nil
		}
		talks := Talks{Space: layOut(t, c)}
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		g := plenarytest.NewModel(c).Graph
		var all []int
		for p := range c.Parties {
			all = append(all, p)
		}
		told := map[string]string{}
		for _, x := range b.Joint {
			for _, letter := range x.Ways {
				told[letter] = fmt.Sprint(x.Groups)
			}
			several.Add(int32(len(x.Groups) - 1))
		}
		for _, to := range b.Ways {
			for _, w := range to.Ways {
				var least [][]int // coalitions, the fewest members first
				for _, h := range plenarytest.Coalitions(all) {
					if slices.Contains(g.JointGains(h, talks.Space.StatusQuo()), w.To.State-1) {
						least = append(least, h)
					}
				}
				want := smallestSets(c, least)
				if want != told[w.Letter] {
					return fmt.Errorf("way %s: %s could bring it about, want %s", w.Letter, told[w.Letter], want)
				}
				if want != "" {
					joint.Add(1)
				} else {
					not.Add(1)
				}
			}
		}
		return nil
	}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks,
	} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plenarytest.Plan{Seed: 164, Draws: 1500, Draw: draw}, ask)
		})
	}
	if joint.Load() < 300 || not.Load() < 300 {
		t.Errorf("only %d ways lead where some could come by themselves, %d do not; %d with a choice of groups",
			joint.Load(),
			not.Load(), several.Load())
	}
}

// smallestSets are those of which no other is a part, the fewest members first, as ids.
func smallestSets(c *plenary.Case, all [][]int) string {
	slices.SortStableFunc(all, func(a, b []int) int { return len(a) - len(b) })
	var least [][]int
	var out [][]PartyID
	for _, h := range all {
		within := func(k []int) bool {
			return !slices.ContainsFunc(k, func(p int) bool { return !slices.Contains(h, p) })
		}
		if slices.ContainsFunc(least, within) {
			continue
		}
		least = append(least, h)
		var ids []PartyID
		for _, p := range h {
			ids = append(ids, PartyID(c.Parties[p].ID))
		}
		out = append(out, ids)
	}
	if out == nil {
		return ""
	}
	return fmt.Sprint(out)
}

// TestJointInOneVoice holds of all cases of the repository that what a brief says of who could bring about where a
// way leads is what [NewCoalitions] says of that state.
func TestJointInOneVoice(t *testing.T) {
	inOneGoroutine(t)
	joint, not := 0, 0
	for name, talks := range repository(t) {
		if talks.Space.Case().NoStatusQuo {
			continue
		}
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		k, err := NewCoalitions(context.Background(), talks, talks.Space.StatusQuo())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		enough := map[int][][]PartyID{} // by number of a state
		for i := range k.Gains {
			for _, e := range k.Gains[i].Enough {
				enough[k.Gains[i].State] = append(enough[k.Gains[i].State], e.Members)
			}
		}
		told := map[string][][]PartyID{}
		for _, x := range b.Joint {
			for _, letter := range x.Ways {
				told[letter] = x.Groups
			}
		}
		for _, to := range b.Ways {
			for _, w := range to.Ways {
				want := enough[w.To.State]
				if want != nil {
					joint++
				} else if not++; k.Count > len(k.Gains) { // it may be one of those not listed
					continue
				}
				if !reflect.DeepEqual(told[w.Letter], want) {
					t.Errorf("%s, way %s: the brief has %v, coalitions %v", name, w.Letter, told[w.Letter], want)
				}
			}
		}
	}
	if joint < 4 || not < 3 {
		t.Errorf("only %d ways lead where some could come by themselves, %d do not", joint, not)
	}
}
