package answer

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/whynot"
)

// StopsShort is a condition on the way to which somebody would rather stop.
type StopsShort struct {
	Stops []Stop `json:"stops"`
}

// A Stop is a party that would rather stay in a state, to which steps lead that
// all are willing to take, than go on to the nearest that meets the condition.
type Stop struct {
	Party PartyID `json:"party"`
	At    Outcome `json:"at"`             // where it would stop
	Lost  *Wish   `json:"lost,omitempty"` // the weightiest wish that going on would cost it; none of a ranking
}

// NotLasting is a condition that would not hold once it is met: somebody would
// gain by leaving, and no reply that suits those who would give it takes that away.
type NotLasting struct {
	Tempted []Temptation `json:"tempted"` // by party that would leave
	// the nearest state that would hold, of those that meet the condition at nobody's
	// cost; none where there is none
	Lasts *Outcome `json:"lasts,omitempty"`
	// the test that it fails; none where there is no such state
	Fails string `json:"fails,omitempty"`
}

// Exposes is a condition to which every route leaves somebody worse off than in
// the status quo meanwhile.
type Exposes struct {
	Routes []ExposingRoute `json:"routes"` // with no lever pulled, none better than another
}

// An ExposingRoute is who begins on a route, and who is worse off first.
type ExposingRoute struct {
	First   []PartyID `json:"first"`   // the movers of its first step
	Step    int       `json:"step"`    // the first after which somebody is worse off, from 1
	Exposed []Exposed `json:"exposed"` // after it
}

func (*StopsShort) barring() {}
func (*NotLasting) barring() {}
func (*Exposes) barring()    {}

func (p *StopsShort) rests() []plenary.Evidence {
	out := hows()
	for _, s := range p.Stops {
		out = append(out, hows(wishHow(s.Lost))...)
	}
	return out
}

func (*NotLasting) rests() []plenary.Evidence { return hows() }

func (p *Exposes) rests() []plenary.Evidence {
	out := hows()
	for _, r := range p.Routes {
		for _, e := range r.Exposed {
			out = append(out, hows(wishHow(e.Lost))...)
		}
	}
	return out
}

func (g *gatherer) stopsShort(o *whynot.Stopped) *StopsShort {
	out := &StopsShort{Stops: []Stop{}}
	for _, s := range o.Stops {
		out.Stops = append(out.Stops, Stop{g.party(s.Party), g.outcome(s.At), g.wish(s.Party, s.Lost)})
	}
	return out
}

func (g *gatherer) notLasting(o *whynot.Left, nearest int) *NotLasting {
	out := &NotLasting{Tempted: []Temptation{}}
	for _, l := range o.By {
		out.Tempted = append(out.Tempted, g.temptation(l.Party, nearest))
	}
	if o.Lasts >= 0 {
		to := g.outcome(o.Lasts)
		out.Lasts, out.Fails = &to, obstacleKinds[o.Passes+1].name
	}
	return out
}

func (g *gatherer) exposes(ways []route.Way) *Exposes {
	out := &Exposes{Routes: []ExposingRoute{}}
	for i := range ways {
		out.Routes = append(out.Routes, g.exposingRoute(ways[i].Steps))
	}
	return out
}

func (g *gatherer) exposingRoute(steps []route.Step) ExposingRoute {
	out := ExposingRoute{First: g.parties(steps[0].Movers), Exposed: []Exposed{}}
	for i := 0; i < len(steps) && out.Step == 0; i++ {
		for p := range g.c.Parties {
			if to := steps[i].To; g.sp.Rank(p, to) < g.sp.Rank(p, g.now) {
				out.Step, out.Exposed = i+1, append(out.Exposed, g.exposed(p, to))
			}
		}
	}
	return out
}
