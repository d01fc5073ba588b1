package plenary

import (
	"fmt"
	"time"
)

// A Limit is the error of a question that would take more than is allowed: the
// case may be sound, and a smaller one, or a higher bound, gets its answer. It
// is the one kind of error for that in all packages; find it with [errors.As],
// a *Limit. The command exits with status 3 and writes it as an object with --json.
//
// Return one where no part of an answer can be given. Where a part can, give
// that part, and say in the answer what was left.
type Limit struct {
	Code  LimitCode `json:"code"`           // of what there is too much; scripts may rest on it
	What  string    `json:"what,omitempty"` // the same in words, plural: "feasible states from 40 options"
	Bound int64     `json:"bound"`          // the most allowed, in units of What; milliseconds of [LimitTime]
	Met   int64     `json:"met,omitempty"`  // how many there are; 0 when all that is known is: more than Bound
	Fix   string    `json:"fix,omitempty"`  // what to do about it, without a full stop; may be empty
	Says  string    `json:"-"`              // the error in words, where those of the rest would be clumsy; "" for these
}

// A LimitCode names what is limited.
type LimitCode string

// What is limited.
const (
	LimitStates       LimitCode = "states"       // feasible states, as asked for
	LimitMemory       LimitCode = "memory"       // feasible states that memory holds, or bytes
	LimitCombinations LimitCode = "combinations" // of levels, feasible or not
	LimitWork         LimitCode = "work"         // steps of a search
	LimitLevers       LimitCode = "levers"       // levers weighed together
	LimitTurns        LimitCode = "turns"        // changes that a history tells
	LimitSize         LimitCode = "size"         // of a text that is read, or of several
	LimitFiles        LimitCode = "files"        // in one folder
	LimitTime         LimitCode = "time"         // as asked for
)

func (l *Limit) Error() string {
	text := l.Says
	if text == "" {
		text = l.met()
	}
	if l.Fix != "" {
		text += "; " + l.Fix
	}
	return text
}

func (l *Limit) met() string {
	switch {
	case l.Code == LimitTime:
		return fmt.Sprintf("stopped after %v", time.Duration(l.Bound)*time.Millisecond)
	case l.Met > 0:
		return fmt.Sprintf("%d %s, where at most %d are allowed", l.Met, l.What, l.Bound)
	}
	return fmt.Sprintf("more than %d %s", l.Bound, l.What)
}
