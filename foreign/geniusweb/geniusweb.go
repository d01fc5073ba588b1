// Package geniusweb reads domains and profiles of GeniusWeb, a platform of
// automated negotiation.
//
//	Format  JSON files: at most one domain, and a profile for each party
//
// A profile is a linear additive utility space, and has its domain in it. It is
// a deal, as package deal makes it: what a party gets is the weighted sum over
// the issues, computed exactly; what no deal is worth to it is what its
// reservation bid would be.
package geniusweb

import (
	"bytes"

	"github.com/plenary-talks/plenary/foreign"
)

// Format is that of GeniusWeb.
var Format = &foreign.Format{ID: "geniusweb", Name: "GeniusWeb", Ending: ".json"}

func init() { Format.Fits, Format.Read = fits, read }

// What notes tell of these files; package genius has the same.
const (
	Weights       foreign.Code = "weights"
	NoWeight      foreign.Code = "no-weight"
	NoEvaluation  foreign.Code = "no-evaluation"
	NoReservation foreign.Code = "no-reservation"
	Reservation   foreign.Code = "reservation"
)

// fits reports whether one of the files is a domain or a profile.
func fits(files []foreign.File) bool {
	for _, f := range files {
		text := bytes.TrimLeft(bytes.TrimPrefix(f.Text, []byte("\ufeff")), " \t\r\n")
		if bytes.HasPrefix(text, []byte("{")) &&
			(bytes.Contains(text, []byte(`UtilitySpace"`)) || bytes.Contains(text, []byte(`"issuesValues"`))) {
			return true
		}
	}
	return false
}
