// Package nfg reads and writes games in strategic form as Gambit has them.
//
//	Format  files that end in .nfg: players, their strategies, and what each gets
//
// A player is a party with one option, whose levels are its strategies. What
// players get becomes a ranking: by how much they differ does not matter here.
package nfg

import (
	"bytes"
	"math/big"

	"github.com/plenary-talks/plenary/foreign"
)

// Format is that of Gambit's games in strategic form.
var Format = &foreign.Format{ID: "nfg", Name: "Gambit", Ending: ".nfg", States: true, Alone: true}

func init() { Format.Fits, Format.Read, Format.Write = fits, read, write }

// What notes tell of these files alone.
const (
	OneStrategy foreign.Code = "one-strategy" // lost: a player with nothing to choose has no option
	Remark      foreign.Code = "remark"       // lost: a comment in the file
	OneWay      foreign.Code = "one-way"      // lost: what limits how an option may change
	NoProfile   foreign.Code = "no-profile"   // changed: in states that are not feasible everybody gets 0
	Together    foreign.Code = "together"     // changed: the options of a party are one choice
)

// fits reports whether the file is a game, in strategic or in extensive form.
func fits(files []foreign.File) bool {
	if len(files) != 1 {
		return false
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(files[0].Text, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(text, []byte("NFG ")) || bytes.HasPrefix(text, []byte("EFG "))
}

// A game is what a file says.
type game struct {
	title, comment string
	commentAt      int
	players        []player
	pays           [][]*big.Rat // by profile, the strategy of the first player changing fastest, and by player
}

type player struct {
	name       string
	at         int
	strategies []string
}

// profiles is how many there are; -1 when they are more than are read.
func (g *game) profiles() int {
	n := 1
	for _, p := range g.players {
		if n *= len(p.strategies); n > foreign.MaxRanked {
			return -1
		}
	}
	return n
}
