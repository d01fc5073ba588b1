// Package cases_test checks the example cases: the classics against what was
// published of them, and all strict two-by-two games against a known table.
package cases_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/depth"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A classic is a case laid out and analysed, with what was published of it.
type classic struct {
	*published
	c       *plenary.Case
	sp      *space.Space
	answers *stability.Answers
}

// TestClassics checks every line of every published.txt.
func TestClassics(t *testing.T) {
	for _, name := range classicNames(t) {
		t.Run(name, func(t *testing.T) {
			c := loadClassic(t, filepath.Join("classics", name))
			c.checkProvenance(t)
			c.checkLabels(t)
			if t.Failed() {
				return // what follows is said in labels
			}
			t.Run("rankings", c.checkRankings)
			t.Run("moves", c.checkMoves)
			t.Run("stability", c.checkStability)
		})
	}
}

// TestClassicsAreListed checks that the README names every case.
func TestClassicsAreListed(t *testing.T) {
	readme, err := os.ReadFile("classics/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range classicNames(t) {
		if !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("classics/README.md does not name %s", name)
		}
	}
}

func classicNames(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir("classics")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		t.Fatal("no classics found")
	}
	return names
}

func loadClassic(t *testing.T, dir string) *classic {
	t.Helper()
	f, err := casefile.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	c := &classic{published: readPublished(t, filepath.Join(dir, "published.txt")), c: f.Case}
	c.sp, c.answers = analyse(t, f.Case)
	return c
}

func analyse(t *testing.T, c *plenary.Case) (*space.Space, *stability.Answers) {
	t.Helper()
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	answers, err := stability.Analyse(t.Context(), sp, stability.Concepts...)
	if err != nil {
		t.Fatal(err)
	}
	return sp, answers
}

// confidences are the three things a confidence line may say.
var confidences = []string{
	"recomputed and agrees",
	"data sure, results recomputed",
	"data partly from memory, results recomputed",
}

func (c *classic) checkProvenance(t *testing.T) {
	if len(c.source) == 0 {
		t.Errorf("%s names no source", c.file)
	}
	if !slices.Contains(confidences, c.confidence) {
		t.Errorf("%s: confidence is %q; want one of %q", c.file, c.confidence, confidences)
	}
}

// checkLabels checks that every feasible state has exactly one label.
func (c *classic) checkLabels(t *testing.T) {
	if c.sp.Len() != c.states {
		t.Errorf("%d feasible states; published: %d", c.sp.Len(), c.states)
	}
	count := map[string]int{}
	for _, l := range c.labels {
		for _, code := range l.codes {
			count[code]++
			c.state(t, code)
		}
	}
	for s := range c.sp.Len() {
		if n := count[c.code(s)]; n != 1 {
			t.Errorf("%s: state %s has %d labels; want 1", c.file, c.code(s), n)
		}
	}
}

func (c *classic) code(state int) string { return plenary.Code(c.sp.Levels(state, nil)) }

// state finds a state by code.
func (c *classic) state(t *testing.T, code string) int {
	t.Helper()
	levels, err := c.c.ParseCode(code)
	if err != nil {
		t.Fatalf("%s: %v", c.file, err)
	}
	s, ok := c.sp.Find(levels)
	if !ok {
		t.Fatalf("%s: state %s is not feasible", c.file, code)
	}
	return s
}

// party finds the party an entry speaks of.
func (c *classic) party(t *testing.T, e entry) int {
	t.Helper()
	p := c.c.PartyIndex(e.key)
	if p < 0 {
		t.Fatalf("%s: no party %q", c.at(e.line), e.key)
	}
	return p
}

// checkRankings checks that statements and rankings give the published order.
// States under one label are not compared with one another.
func (c *classic) checkRankings(t *testing.T) {
	for _, e := range c.rankings {
		tiers, err := c.tiers(e.words)
		if err != nil {
			t.Fatalf("%s: %v", c.at(e.line), err)
		}
		c.checkRanking(t, e, c.party(t, e), tiers)
	}
}

func (c *classic) checkRanking(t *testing.T, e entry, party int, tiers [][]string) {
	place := map[string]int{} // of a label: its position among the published tiers
	for i, tier := range tiers {
		for _, name := range tier {
			place[name] = i
		}
	}
	for s := range c.sp.Len() {
		for q := range s {
			a, _ := c.labelOf(c.code(s))
			b, _ := c.labelOf(c.code(q))
			got := sign(c.sp.Tier(party, s) - c.sp.Tier(party, q))
			if want := sign(place[a] - place[b]); a != b && got != want {
				t.Errorf("%s: %s ranks %s %s %s; published: %s", c.at(e.line), e.key, a, relation(got), b,
					relation(want))
			}
		}
	}
}

func sign(d int) int { return max(-1, min(1, d)) }

func relation(sign int) string { return []string{"above", "level with", "below"}[sign+1] }

// checkMoves checks moves and improvements, label by label.
func (c *classic) checkMoves(t *testing.T) {
	c.compareArcs(t, "move", c.moves, c.sp.Moves)
	c.compareArcs(t, "improvement", c.gains, c.sp.Improvements)
}

func (c *classic) compareArcs(t *testing.T, what string, entries []entry, list func(party, state int) []int) {
	for _, e := range entries {
		want, err := c.arcs(e.words)
		if err != nil {
			t.Fatalf("%s: %v", c.at(e.line), err)
		}
		got := c.labelled(func(s int) []int { return list(c.party(t, e), s) })
		for _, arc := range missing(got, want) {
			t.Errorf("%s: %s has the %s %s; published: not", c.at(e.line), e.key, what, arc)
		}
		for _, arc := range missing(want, got) {
			t.Errorf("%s: %s lacks the %s %s", c.at(e.line), e.key, what, arc)
		}
	}
}

// labelled turns arcs between states into arcs between different labels.
func (c *classic) labelled(list func(state int) []int) map[string]bool {
	arcs := map[string]bool{}
	for s := range c.sp.Len() {
		from, _ := c.labelOf(c.code(s))
		for _, q := range list(s) {
			if to, _ := c.labelOf(c.code(q)); to != from {
				arcs[from+"->"+to] = true
			}
		}
	}
	return arcs
}

const equilibria = "equilibria"

// checkStability checks every set of stable states, and that none is left unsaid.
func (c *classic) checkStability(t *testing.T) {
	said := map[[2]string]int{}
	for _, e := range c.stable {
		said[[2]string{e.concept, e.key}]++
		c.checkStable(t, e)
	}
	keys := []string{equilibria}
	for _, p := range c.c.Parties {
		keys = append(keys, p.ID)
	}
	for _, concept := range stability.Concepts {
		for _, key := range keys {
			if n := said[[2]string{concept.String(), key}]; n != 1 {
				t.Errorf("%s: %d lines for %s by %s; want 1", c.file, n, key, concept)
			}
		}
	}
}

func (c *classic) checkStable(t *testing.T, e entry) {
	want, err := c.set(e.words)
	if err != nil {
		t.Fatalf("%s: %v", c.at(e.line), err)
	}
	got := map[string]bool{}
	for s := range c.sp.Len() {
		if c.holds(t, e, s) {
			got[c.code(s)] = true
		}
	}
	for _, code := range missing(got, want) {
		t.Errorf("%s: computed but not published: %s", c.at(e.line), c.verdict(e, code))
	}
	for _, code := range missing(want, got) {
		t.Errorf("%s: published but not computed: %s", c.at(e.line), c.verdict(e, code))
	}
}

// verdict says what an entry would say of one state.
func (c *classic) verdict(e entry, code string) string {
	name, _ := c.labelOf(code)
	if e.key == equilibria {
		return fmt.Sprintf("%s (%s) is an equilibrium by %s", name, code, e.concept)
	}
	return fmt.Sprintf("%s (%s) is stable for %s by %s", name, code, e.key, e.concept)
}

// holds asks whether a state is stable for the party, or an equilibrium, that
// an entry speaks of.
func (c *classic) holds(t *testing.T, e entry, state int) bool {
	t.Helper()
	concept, ok := stability.ParseConcept(e.concept)
	switch {
	case !ok:
		return c.turns(t, e, state)
	case e.key == equilibria:
		return c.answers.Equilibrium(concept, state)
	}
	return c.answers.Stable(concept, c.party(t, e), state)
}

// turns is holds by what two parties see that look some moves ahead, l1, l2 and so on, or however far,
// nm, and by what both do at once.
func (c *classic) turns(t *testing.T, e entry, state int) bool {
	t.Helper()
	plays, err := depth.Look(t.Context(), c.sp, len(c.c.Parties), 1)
	if err != nil {
		t.Fatal(err)
	}
	moves, err := strconv.Atoi(strings.TrimPrefix(e.concept, "l"))
	stays := func(p int) bool {
		switch {
		case e.concept == "nm":
			return plays.NonMyopic(p, state) == depth.Stays
		case e.concept == "at-once":
			return stability.AtOnce(c.sp, p, state, []int{1 - p})
		case err != nil:
			t.Fatalf("%s: no concept %q", c.at(e.line), e.concept)
		}
		return plays.Stays(p, state, moves) == depth.Stays
	}
	if e.key == equilibria {
		return stays(0) && stays(1)
	}
	return stays(c.party(t, e))
}
