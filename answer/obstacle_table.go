package answer

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/whynot"
)

// ClosedOff is a condition that nothing meets while closed options stand where
// they are. Why they do is in the glossary.
type ClosedOff struct {
	Changes []Change `json:"changes"` // of closed options, that the nearest state needs
}

// RefusedBy is a condition that parties refuse, mandates aside.
type RefusedBy struct {
	Refusals []Refusal `json:"refusals"` // in the order of the case
}

// A Refusal is a precondition that one step to the nearest state would violate.
type Refusal struct {
	Stance Stance `json:"stance"`
	// whether what it waits for is true in the nearest state, so that the order alone
	// is refused
	Met bool `json:"met"`
}

// NoDeal is a condition to which no deal leads that could be struck on a track.
type NoDeal struct {
	// a state within reach; none where looking for the deal took too long
	From    *Outcome       `json:"from,omitempty"`
	Changes []Change       `json:"changes"` // what the deal would change, on the way to the nearest state
	Movers  []PartyID      `json:"movers"`  // who would have a part in it
	Tracks  []LackingTrack `json:"tracks"`  // every one, in the order of the case
	Certain bool           `json:"certain"` // whether it would be so even if all that is not reported were a yes
}

// A LackingTrack is a track with what of a deal is in no mandate there.
type LackingTrack struct {
	Track TrackID `json:"track"`
	Lacks []Lack  `json:"lacks"`
}

// A Lack is a change to a level to which a party is not known to be allowed to
// commit.
type Lack struct {
	Party  PartyID   `json:"party"`
	Change Change    `json:"change"`
	May    MayCommit `json:"may"` // what is known of its mandate
}

func (*ClosedOff) barring() {}
func (*RefusedBy) barring() {}
func (*NoDeal) barring()    {}

func (*ClosedOff) rests() []plenary.Evidence { return nil }

func (p *RefusedBy) rests() []plenary.Evidence {
	out := hows()
	for i := range p.Refusals {
		out = append(out, hows(p.Refusals[i].Stance.How)...)
	}
	return out
}

// rests names the mandates that say no: what is not reported is no claim.
func (p *NoDeal) rests() []plenary.Evidence {
	out := hows()
	for _, t := range p.Tracks {
		for _, l := range t.Lacks {
			for _, c := range l.May.Claims {
				out = append(out, hows(c.How)...)
			}
		}
	}
	return out
}

func (g *gatherer) closedOff(o *whynot.Closed, nearest int) *ClosedOff {
	return &ClosedOff{g.changesOn(o.Options, nearest)}
}

func (g *gatherer) refusedBy(o *whynot.Refused) *RefusedBy {
	out := &RefusedBy{Refusals: []Refusal{}}
	for _, r := range o.By {
		out.Refusals = append(out.Refusals, Refusal{g.stance(r.Precondition), r.Met})
	}
	return out
}

func (g *gatherer) noDeal(o *whynot.NoTable) *NoDeal {
	out := &NoDeal{Changes: []Change{}, Movers: g.parties(o.Movers), Tracks: []LackingTrack{}, Certain: o.Certain}
	if o.From < 0 {
		return out
	}
	at := g.outcome(o.From)
	out.From, out.Changes = &at, g.changes(o.From, o.To)
	from := g.sp.Levels(o.From, nil)
	for t, lacks := range o.Lacks {
		at := LackingTrack{Track: TrackID(g.c.Tracks[t].ID), Lacks: []Lack{}}
		for _, l := range lacks {
			m := impasse.MayCommit{Answer: l.Answer}
			if l.Mandate != nil {
				m.Mandates = append(m.Mandates, l.Mandate)
			}
			at.Lacks = append(at.Lacks, Lack{g.party(g.c.Options[l.Option].Party),
				Change{g.option(l.Option), int(from[l.Option]), l.Level}, g.mayCommit(&g.c.Tracks[t], l.Option, m)})
		}
		out.Tracks = append(out.Tracks, at)
	}
	return out
}
