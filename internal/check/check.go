// Package check holds what the checkers of a case and of its record share.
//
//	Checker     gathers faults, and reads single values: words, ids, days, levels
//	Fault       what is wrong, where, and what it rests on
//	Names       things of one kind that others refer to by id
//	Conditions  how conditions are read, with their names looked up
//	Claims      who asserts something, how it is known, and where it stands
//
// The two checkers differ in what they demand and in how they word a fix; that
// they pass in.
package check

import (
	"slices"

	"github.com/plenary-talks/plenary/internal/fault"
)

// A Fault is one thing wrong with a draft. Its fields are those of
// plenary.Fault, which describes them.
type Fault struct {
	Path []string
	Key  bool
	Off  int
	Len  int
	Code string
	Msg  string
	Hint string

	Needs [][]string
}

// RestsOn adds parts of the draft, by their paths, to those that the fault rests on.
func (f *Fault) RestsOn(paths ...[]string) { f.Needs = append(f.Needs, paths...) }

// Beyond so many faults no more are sought in what could take long.
const MaxFaults = 1000

// A Checker gathers the faults of a draft. It is not safe for concurrent use.
type Checker struct {
	Faults  []Fault
	Bounded bool   // beyond MaxFaults no more are kept
	Choose  string // begins a hint that lists the words which may stand somewhere: "write one of "
	Whole   bool   // the draft has options and conditions of its own, on which faults may rest
}

// Enough reports whether so many faults were found that no more need be sought.
func (k *Checker) Enough() bool { return len(k.Faults) >= MaxFaults }

// Add notes a fault of the value at path. The Fault returned may be completed
// until the next one is added.
func (k *Checker) Add(code fault.Code, hint, msg string, path ...string) *Fault {
	return k.Note(Fault{Code: string(code), Path: path, Msg: msg, Hint: hint})
}

// AddKey notes a fault of the last key of path.
func (k *Checker) AddKey(code fault.Code, hint, msg string, path ...string) *Fault {
	return k.Note(Fault{Code: string(code), Path: path, Key: true, Msg: msg, Hint: hint})
}

// Missing notes what has to be there and is not.
func (k *Checker) Missing(hint, msg string, path []string, steps ...string) {
	path = Under(path, steps...)
	k.Add(fault.MissingPart, hint, msg, path...).RestsOn(path)
}

// Note keeps a fault.
func (k *Checker) Note(f Fault) *Fault {
	if k.Bounded && k.Enough() {
		return &Fault{}
	}
	k.Faults = append(k.Faults, f)
	return &k.Faults[len(k.Faults)-1]
}

// Under returns path with further steps, leaving path as it is.
func Under(path []string, steps ...string) []string { return slices.Concat(path, steps) }
