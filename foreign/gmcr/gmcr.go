// Package gmcr reads and writes the files of GMCR+, a program of the graph model
// for conflict resolution.
//
//	Format  files that end in .gmcr: JSON, with decision makers and their options
//
// A state is a set of options that are taken. Decision makers rank states by
// conditions, the most important first, or list them by hand. States have the
// numbers here that GMCR+ gives them: options stand in the order in which it
// puts them when it opens the file (order.go).
package gmcr

import (
	"bytes"

	"github.com/plenary-talks/plenary/foreign"
)

// Format is that of GMCR+.
var Format = &foreign.Format{ID: "gmcr", Name: "GMCR+", Ending: ".gmcr", States: true, Alone: true}

func init() { Format.Fits, Format.Read = fits, read }

// What notes tell of these files alone.
const (
	Misperceived foreign.Code = "misperceived" // changed: states that a decision maker does not see
	Coalition    foreign.Code = "coalition"    // lost: parties that are looked at as one
	AlwaysMet    foreign.Code = "always-met"   // lost: a wish that every state meets
	NoOwner      foreign.Code = "no-owner"     // assumed: an option that is no decision maker's
	Unranked     foreign.Code = "unranked"     // assumed: states that a ranking leaves out come last
	NoRanking    foreign.Code = "no-ranking"   // assumed: the conditions count where a ranking lacks
	Reordered    foreign.Code = "reordered"    // changed: options stand as GMCR+ sorts them
	OneReply     foreign.Code = "one-reply"    // odd: GMCR+ counts one move of one opponent as an answer
)

// fits reports whether the file looks like one of GMCR+, be it damaged.
func fits(files []foreign.File) bool {
	if len(files) != 1 {
		return false
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(files[0].Text, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(text, []byte("{")) && bytes.Contains(text, []byte(`"decisionMakers"`)) &&
		bytes.Contains(text, []byte(`"options"`))
}

// A model is what a file says.
type model struct {
	options     []option
	makers      []maker
	infeasibles []condition
	manual      bool // rankings count, not conditions
	coalitions  [][]int
}

type option struct {
	name      string
	direction string // both, fwd: once taken it stays, back: once it is not it stays so
	at        int    // where it stands
}

// A maker is a decision maker.
type maker struct {
	name      string
	at        int
	options   []int
	wishes    []condition // most important first
	ranking   []tier      // best first; nil for none
	payoffs   []string    // of the states in order, as written; nil for none
	payoffsAt int
	unseen    []condition // states that it does not see
	unseenAt  int
}

// A tier is states that tie, by their numbers from 1.
type tier struct {
	states []int
	at     []int
}

// A condition holds when all literals of one of its members do.
type condition struct {
	members [][]literal
	at, end int
}

// A literal is an option that is taken, or that is not.
type literal struct {
	option int
	taken  bool
}
