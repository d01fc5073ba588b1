package record

import (
	"context"
	"fmt"
	"strings"

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
	anywhere := func(path ...string) func(string) [][]string {
		return func(string) [][]string {
			return [][]string{under([]string{"*"}, path[0]), under([]string{"*"}, path...)}
		}
	}
	inFiles := func(section string) func(string) [][]string {
		return func(id string) [][]string { return [][]string{{"*", section, id}} }
	}
	k.known = known{
		entries:       k.named("entry", fault.UnknownEntry, anywhere("entries", "*", "id")),
		people:        k.named("person", fault.UnknownPerson, inFiles("people")),
		sources:       k.named("source", fault.UnknownSource, inFiles("sources")),
		preconditions: k.named("precondition", fault.UnknownPrecondition, anywhere("entries", "*", "announced")),
		commitments:   k.named("commitment", fault.UnknownCommitment, commitmentIn),
		parties:       k.named("party", fault.UnknownParty, nil),
		options:       k.named("option", fault.UnknownOption, nil),
		tracks:        k.named("track", fault.UnknownTrack, nil),
		levers:        k.named("lever", fault.UnknownLever, nil),
	}
	k.claims = &check.Claims{Parties: k.parties, Evidence: evidence, Reference: k.reference}
	k.reading = &check.Conditions{Names: c, First: true}
	return k
}

// commitmentIn is where a commitment, accord/water, would be described.
func commitmentIn(id string) [][]string {
	agreement, name, _ := strings.Cut(id, "/")
	return [][]string{{"*", "agreements", agreement, "commitments", name}}
}

// named has the names of one kind; rests is where a record would declare one.
func (k *checker) named(what string, code fault.Code, rests func(id string) [][]string) *check.Names {
	n := &check.Names{What: what, Code: code, At: map[string]int{}, Rests: rests}
	n.Hint = func(id string) string { return k.hint(id, n.At, what) }
	n.Again = func(_, id string) string { return fmt.Sprintf("`%s` stands twice", id) }
	return n
}
