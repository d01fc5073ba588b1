package plenarytest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/plenarytest"
)

// TestElmiraCoalitions holds what is published of coalitions at Elmira, with the states in
// which the plant is abandoned as one: joint gains, and the states in which coalitions
// would not stay. The local government and the Ministry are held in s3, and not in s1, by
// what Uniroyal would gain by.
func TestElmiraCoalitions(t *testing.T) {
	g := elmiraCoalesced(t)
	names := strings.Fields("s1 s2 s3 s4 s5 s6 s7 s8 s9")
	for _, c := range []struct {
		members []int
		gains   string
		leaves  map[string]string // by concept; the rest as by Nash
	}{
		{[]int{0, 1}, "s2->s4 s5->s8 s6->s8", map[string]string{"nash": "s2 s5 s6"}},
		{[]int{0, 2}, "s1->s5 s3->s7", map[string]string{"nash": "s1 s3", "gmr": "", "smr": "", "seq-alone": "s1",
			"seq": "s1"}},
		{[]int{1, 2}, "s2->s4 s2->s8 s6->s8", map[string]string{"nash": "s2 s6"}},
		{[]int{0, 1, 2}, "s2->s4 s2->s8 s6->s8", map[string]string{"nash": "s2 s6"}},
	} {
		var gains []string
		for s := range g.Len() {
			for _, q := range g.JointGains(c.members, s) {
				gains = append(gains, names[s]+"->"+names[q])
			}
		}
		if got := strings.Join(gains, " "); got != c.gains {
			t.Errorf("%v: joint gains %s, want %s", c.members, got, c.gains)
		}
		for _, concept := range plenarytest.CoalitionConcepts {
			want, apart := c.leaves[concept]
			if !apart {
				want = c.leaves["nash"]
			}
			var leaves []int
			for s := range g.Len() {
				if !g.CoalitionStays(concept, c.members, s) {
					leaves = append(leaves, s)
				}
			}
			if got := spelled(names, leaves); got != want {
				t.Errorf("%v by %s: would leave %s, want %s", c.members, concept, got, want)
			}
		}
	}
	var firm []int
	for s := range g.Len() {
		if !slices.ContainsFunc(plenarytest.Coalitions([]int{0, 1, 2}), func(h []int) bool {
			return len(g.JointGains(h, s)) > 0
		}) {
			firm = append(firm, s)
		}
	}
	if got := spelled(names, firm); got != "s8 s9" {
		t.Errorf("nobody leaves %s, want s8 s9", got)
	}
}
