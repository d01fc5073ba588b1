package check

import (
	"fmt"
	"strconv"

	"github.com/plenary-talks/plenary/internal/fault"
)

// Names are the things of one kind that others refer to by id.
type Names struct {
	What  string                       // the kind, for messages: party
	Code  fault.Code                   // of a name that stands for none of them
	At    map[string]int               // index by id
	IDs   []string                     // as declared, if Declare was used
	Hint  func(id string) string       // what to write in place of a name that stands for none
	Rests func(id string) [][]string   // where such a thing would be declared; nil: elsewhere
	Again func(what, id string) string // the message for a name that stands twice in a list
}

// Declare gives the next index to an id; one that is taken stays what it was.
func (n *Names) Declare(id string) {
	if _, taken := n.At[id]; !taken {
		n.At[id] = len(n.IDs)
	}
	n.IDs = append(n.IDs, id)
}

// Named returns the index of what a name stands for; -1 for "" and, with its
// fault noted, for one that stands for nothing.
func (k *Checker) Named(n *Names, id string, path []string, steps ...string) int {
	if id == "" {
		return -1
	}
	if at, ok := n.At[id]; ok {
		return at
	}
	k.unknown(n, id, Under(path, steps...))
	return -1
}

// unknown notes a name that stands for nothing.
func (k *Checker) unknown(n *Names, id string, path []string) {
	f := k.Add(n.Code, n.Hint(id), fmt.Sprintf("unknown %s `%s`", n.What, id), path...)
	if n.Rests != nil {
		f.RestsOn(n.Rests(id)...)
	}
}

// Listed returns the indices of what the names of a list stand for, each once.
// accept, if it is not nil, may refuse one that is known and stands there first.
func (k *Checker) Listed(n *Names, ids []string, accept func(at int, path []string) bool, path []string,
	steps ...string) []int {
	var out []int
	seen := make(map[int]bool, len(ids))
	for i, id := range ids {
		here := func() []string { return Under(Under(path, steps...), strconv.Itoa(i)) }
		at, known := n.At[id]
		switch {
		case !known:
			k.unknown(n, id, here())
			continue
		case seen[at]:
			k.Add(fault.RepeatedItem, "keep one of them", n.Again(n.What, id), here()...)
		case accept == nil || accept(at, here()):
			out = append(out, at)
		}
		seen[at] = true
	}
	return out
}

// LevelsOf is what a fault rests on that speaks of an option and its levels.
func LevelsOf(option string) [][]string {
	return [][]string{{"options", option, "levels"}, {"options", option, "levels", "*"}}
}
