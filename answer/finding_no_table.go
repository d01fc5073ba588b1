package answer

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
)

func init() { proves((*gatherer).noTable, "no-table") }

// NoTable is exchanges both halves of which can be committed to on no track
// that is known.
type NoTable struct {
	Certain  bool      `json:"certain"`  // whether a known no stands on every track, for every exchange
	Pairings []Pairing `json:"pairings"` // the exchanges
}

// A Pairing is two halves of an exchange, taken from a stance: something that
// its party refuses, and something of another party that it waits for.
type Pairing struct {
	Stance  Stance    `json:"stance"`  // from which it is taken
	Give    Term      `json:"give"`    // what the party of the stance refuses
	Get     Term      `json:"get"`     // what it waits for, of another party
	Certain bool      `json:"certain"` // whether a known no stands on every track
	Tracks  []OnTrack `json:"tracks"`  // every one, in the order of the case
}

// OnTrack is what is known, on one track, of the mandates for both halves.
type OnTrack struct {
	Track TrackID   `json:"track"`
	Give  MayCommit `json:"give"` // the mandate to commit to what is given
	Get   MayCommit `json:"get"`  // the mandate to commit to what is got for it
}

// MayCommit is what is known of a mandate to commit to a term, and from what.
type MayCommit struct {
	Answer string  `json:"answer"`           // yes, no, not reported, no seat
	Claims []Claim `json:"claims,omitempty"` // none where nothing is reported or there is no seat
}

func (*NoTable) proof() {}

func (g *gatherer) noTable(n impasse.NoTable) NoTable {
	out := NoTable{Certain: n.Certain, Pairings: []Pairing{}}
	for _, s := range n.Pairings {
		p := Pairing{
			Stance: g.stance(s.Precondition), Give: g.term(s.Give), Get: g.term(s.Get), Certain: s.Certain,
			Tracks: []OnTrack{},
		}
		for t, on := range s.Tracks {
			track := &g.c.Tracks[t]
			p.Tracks = append(p.Tracks, OnTrack{
				TrackID(track.ID), g.mayCommit(track, s.Give.Option, on.Give), g.mayCommit(track, s.Get.Option, on.Get),
			})
		}
		out.Pairings = append(out.Pairings, p)
	}
	return out
}

func (g *gatherer) mayCommit(t *plenary.Track, option int, m impasse.MayCommit) MayCommit {
	if t.Seat(g.c.Options[option].Party) == nil {
		return MayCommit{Answer: "no seat"}
	}
	out := MayCommit{Answer: m.Answer.String()}
	for _, from := range m.Mandates {
		out.Claims = append(out.Claims, g.claim(&from.Claim))
	}
	return out
}
