package prose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

// TestStepInMoves tells what is open today in moves where more is done than what is different at its end, asks all
// who move, and says once that it has a catch.
func TestStepInMoves(t *testing.T) {
	for _, c := range []struct{ text, want, asks string }{
		{`
options: {up.release: {}, down.signs: {moves: forward}}
preferences: {up: [down.signs, not up.release], down: [down.signs, up.release]}
preconditions: {water-first: {party: down, refuses: down.signs, until: up.release}}
`, "We work out that one step is open today, in three moves, and that it asks nobody to drop a demand that we know " +
			"of: first Upstream says yes to release, then Downstream says yes to signs, then Upstream says no to " +
			"release; but what is given on the way is taken back again.",
			"Upstream and Downstream: Would you take the step if the other did?"},
		{`
options: {up.patrol: {levels: [no, light, heavy], now: heavy}, down.fish: {}, down.talk: {}}
preferences: {up: [not down.fish, down.talk, up.patrol <= light], down: [up.patrol = no, down.fish]}
preconditions: {p: {party: up, refuses: up.patrol = no, until: down.talk}}
`, "We work out that one step is open today, in three moves, and that it asks nobody to drop a demand that we know " +
			"of: first Downstream says yes to talk, then Upstream sets patrol to no, then Downstream says no to " +
			"talk; but what is given on the way is taken back again, and it would not hold.",
			"Downstream and Upstream: Would you take the step if the other did?"},
	} {
		text, _ := briefOf(t, "plenary: 1\nparties: {up: {name: Upstream}, down: {name: Downstream}}\n"+c.text)
		for _, want := range []string{c.want, c.asks} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in %s", want, text)
			}
		}
	}
}

// TestAllWhoMoveAreTold holds of every brief that those who are told to move on what is open today, and asked, are all
// who do, and that all they do is told: whatever is different at its end, and whatever is not.
func TestAllWhoMoveAreTold(t *testing.T) {
	everywhere(t, func(_ answering, a any) error {
		b, is := a.(*answer.Brief)
		if !is || b.Open == nil {
			return nil
		}
		teller := &briefTeller{teller: English().teller(&b.Glossary), a: b}
		who, done := teller.moversOn(b.Open), teller.doneOn(b.Open).String()
		for i := range b.Open.Steps {
			s := &b.Open.Steps[i]
			for _, p := range s.Movers {
				if !slices.Contains(who, p) {
					return fmt.Errorf("%s is not asked", p)
				}
			}
			if acts := teller.clauses(s.Changes).String(); detours(b.Open) && !strings.Contains(done, acts) {
				return fmt.Errorf("%q is not told in %q", acts, done)
			}
			if len(s.TakesBack) > 0 && undoing(b.Open) == "none" {
				return fmt.Errorf("it is not told that something is taken back")
			}
		}
		return nil
	})
}
