package record

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
)

// known are what the parts of a record refer to by id: what it declares itself,
// perhaps in another of its files, and what the case has.
type known struct {
	entries, people, sources, preconditions, commitments *check.Names
	parties, options, tracks, levers                     *check.Names
}

func newChecker(ctx context.Context, d *Draft, c *plenary.Case) *checker {
	k := &checker{Checker: check.Checker{Bounded: true, Choose: "write one of "}, ctx: ctx, draft: d, written: c,
		r: &Record{described: len(c.Preconditions), told: map[int]int{}}, cited: map[string]int{},
		said: map[string]bool{}, things: map[string][]spell.Thing{}}
	k.known = known{
		entries:       k.named("entry", fault.UnknownEntry, declared),
		people:        k.named("person", fault.UnknownPerson, declared),
		sources:       k.named("source", fault.UnknownSource, declared),
		preconditions: k.named("precondition", fault.UnknownPrecondition, declared),
		commitments:   k.named("commitment", fault.UnknownCommitment, declared),
		parties:       k.named("party", fault.UnknownParty, nil),
		options:       k.named("option", fault.UnknownOption, nil),
		tracks:        k.named("track", fault.UnknownTrack, nil),
		levers:        k.named("lever", fault.UnknownLever, nil),
	}
	k.claims = &check.Claims{Parties: k.parties, People: k.people, Evidence: evidence, Reference: k.reference,
		Speaks: func(person int) int { return k.r.Case.People[person].Party }}
	k.reading = &check.Conditions{Names: c, First: true}
	return k
}

// declared is where a record may declare something of its own. A line that slid may
// have taken a name of one part into another, so that all of them count.
func declared(string) [][]string {
	return [][]string{
		{"*", "people"}, {"*", "people", "*"},
		{"*", "sources"}, {"*", "sources", "*"}, {"*", "sources", "*", "passages"},
		{"*", "agreements"}, {"*", "agreements", "*"}, {"*", "agreements", "*", "commitments"},
		{"*", "entries"}, {"*", "entries", "*", "id"}, {"*", "entries", "*", "announced"},
	}
}

// named has the names of one kind; rests is where a record would declare one.
func (k *checker) named(what string, code fault.Code, rests func(id string) [][]string) *check.Names {
	n := &check.Names{What: what, Code: code, At: map[string]int{}, Rests: rests}
	n.Hint = func(id string) string { return k.hint(id, n.At, what) }
	n.Again = func(_, id string) string { return fmt.Sprintf("`%s` stands twice", id) }
	return n
}
