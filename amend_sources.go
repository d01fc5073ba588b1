package plenary

import (
	"slices"
	"strings"
)

func (a ForgetSources) apply(c *Case) error {
	f := forgetter{}
	for _, i := range a.Sources {
		if err := inRange("source", i, len(c.Sources)); err != nil {
			return err
		}
		f[c.Sources[i].ID] = true
	}
	f.options(c)
	f.parties(c)
	f.table(c)
	return nil
}

// A forgetter has the ids of sources that are not to be cited.
type forgetter map[string]bool

// of is a claim without what it cites from the sources, and its reason as far as that stays.
func (f forgetter) of(claim Claim, because string) (Claim, string) {
	forgotten := func(ref string) bool {
		source, _, _ := strings.Cut(ref, "#")
		return f[source]
	}
	if !slices.ContainsFunc(claim.Passages, forgotten) {
		return claim, because
	}
	claim.Passages = slices.DeleteFunc(slices.Clone(claim.Passages), forgotten)
	if len(claim.Passages) == 0 {
		claim = Claim{By: -1, Who: -1, How: Assumed}
	}
	return claim, ""
}

// forgetIn is a list of what has claims, each without what it cites from the sources.
func forgetIn[T any](list []T, forget func(*T)) []T {
	out := slices.Clone(list)
	for i := range out {
		forget(&out[i])
	}
	return out
}

// alone is a claim that has no reason beside it.
func (f forgetter) alone(claim *Claim) { *claim, _ = f.of(*claim, "") }

func (f forgetter) options(c *Case) {
	c.Options = forgetIn(c.Options, func(o *Option) {
		o.Claim, o.Because = f.of(o.Claim, o.Because)
		o.Phrases = forgetIn(o.Phrases, func(p *Phrase) {
			cited := len(p.Passages) > 0
			p.Claim, p.Because = f.of(p.Claim, p.Because)
			if cited && len(p.Passages) == 0 {
				p.Claim = Claim{By: -1, Who: -1}
			}
		})
	})
}

func (f forgetter) parties(c *Case) {
	c.Parties = forgetIn(c.Parties, func(p *Party) {
		p.Prefers.Statements = forgetIn(p.Prefers.Statements, func(s *Statement) {
			s.Claim, s.Because = f.of(s.Claim, s.Because)
		})
		p.Perceives = forgetIn(p.Perceives, func(x *Perception) { x.Claim, x.Because = f.of(x.Claim, x.Because) })
	})
}

func (f forgetter) table(c *Case) {
	c.Preconditions = forgetIn(c.Preconditions, func(p *Precondition) {
		p.Claim, p.Because = f.of(p.Claim, p.Because)
	})
	c.Tracks = forgetIn(c.Tracks, func(t *Track) {
		t.Seats = forgetIn(t.Seats, func(s *Seat) {
			s.Mandate = forgetIn(s.Mandate, func(m *Mandate) { f.alone(&m.Claim) })
		})
	})
	c.Guarantees = forgetIn(c.Guarantees, func(g *Guarantee) { f.alone(&g.Claim) })
	c.Exchanges = forgetIn(c.Exchanges, func(e *Exchange) { f.alone(&e.Claim) })
	c.Levers = forgetIn(c.Levers, func(l *Lever) { f.alone(&l.Claim) })
}
