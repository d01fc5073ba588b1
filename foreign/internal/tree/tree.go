// Package tree reads JSON and XML into trees that know where each part stood.
//
//	JSON  a text as a tree of JSON values
//	Node  one of them, with its position
//
// Nothing is made by it: texts are written by internal/outlet.
package tree

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
)

// MostDeep bounds how deep values stand inside one another, MostNodes how many
// there are.
const (
	MostDeep  = 64
	MostNodes = 1 << 20
)

// A Node is a value of JSON.
type Node struct {
	Kind Kind
	At   int    // the byte at which it begins
	End  int    // behind its last byte
	Text string // of a string what it says, of a number and a word as it is written
	Keys []Key  // of an object, one for each of the Kids
	Kids []*Node
}

// A Key is a key of an object.
type Key struct {
	Name string
	At   int
}

// Kind is what a node is.
type Kind uint8

// The kinds of nodes.
const (
	Null Kind = iota
	Bool
	Number
	String
	List
	Object
)

// Get returns the value under a key of an object, or nil.
func (n *Node) Get(key string) *Node {
	for i, k := range n.Keys {
		if k.Name == key {
			return n.Kids[i]
		}
	}
	return nil
}

// wrong is a fault in the text of a tree.
func wrong(s *foreign.Source, at, length int, code fault.Code, msg, hint string) error {
	return s.Refuse(s.Fault(at, length, code, msg, hint))
}

// deep is the fault of values too deep inside one another.
func deep(s *foreign.Source, at int) error {
	return wrong(s, at, 1, fault.TooDeep, fmt.Sprintf("this stands more than %d deep inside one another", MostDeep), "")
}

// many is the fault of a text of too many values.
func many(s *foreign.Source, at int) error {
	return wrong(s, at, 1, fault.TooLarge, fmt.Sprintf("the file has more than %d values", MostNodes), "")
}

// skip returns the first byte from at on that is none of some.
func skip(text string, at int, some string) int {
	return len(text) - len(strings.TrimLeft(text[at:], some))
}

func (k Kind) String() string {
	return []string{"nothing", "true or false", "a number", "a string", "a list", "an object"}[k]
}
