// Package genius reads domains and profiles of Genius, a simulator of automated
// negotiation.
//
//	Format  XML files: at most one domain, and a profile for each party
//
// A domain has issues, a profile what values of them are worth to a party. It is
// a deal, as package deal makes it: what a party gets is the weighted sum over
// the issues, where the best value of each counts as 1, computed exactly.
package genius

import (
	"bytes"

	"github.com/plenary-talks/plenary/foreign"
)

// Format is that of Genius.
var Format = &foreign.Format{ID: "genius", Name: "Genius", Ending: ".xml"}

func init() { Format.Fits, Format.Read = fits, read }

// What notes tell of these files alone.
const (
	Weights       foreign.Code = "weights"        // odd: weights that do not add up to 1
	NoWeight      foreign.Code = "no-weight"      // assumed: an issue without a weight counts nothing
	NoEvaluation  foreign.Code = "no-evaluation"  // assumed: a value without an evaluation is worth nothing
	NoReservation foreign.Code = "no-reservation" // assumed: no deal is worth nothing
	Reservation   foreign.Code = "reservation"    // changed: what no deal is worth is the place of the status quo
	Discount      foreign.Code = "discount"       // lost: that a deal is worth less the later it is
)

// fits reports whether one of the files is a domain or a profile.
func fits(files []foreign.File) bool {
	for _, f := range files {
		text := bytes.TrimLeft(bytes.TrimPrefix(f.Text, []byte("\ufeff")), " \t\r\n")
		if bytes.HasPrefix(text, []byte("<")) && (bytes.Contains(text, []byte("<negotiation_template")) ||
			bytes.Contains(text, []byte("<utility_space"))) {
			return true
		}
	}
	return false
}
