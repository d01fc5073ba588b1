package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
)

// findings pairs findings by kind and by what they are about; two of one kind
// about the same are paired in order.
func (d *Difference) findings(old, new *Answers) {
	before, after := old.gists(), new.gists()
	for _, at := range matched(before, after, func(g *gist) string { return g.name }) {
		g := pick(before, after, at)
		f := FindingChange{Kind: g.kind, Who: g.who, At: at}
		switch {
		case at.Old < 0:
			f.Act = Added
		case at.New < 0:
			f.Act = Dropped
		case before[at.Old].detail == after[at.New].detail:
			continue
		}
		d.Findings = append(d.Findings, f)
	}
}

// A gist is a finding told by ids, so that it can be compared across cases.
type gist struct {
	name   string // tells it apart from all others of its case
	kind   string
	who    []string
	detail string
}

func (a *Answers) gists() []gist {
	var out []gist
	seen := map[string]int{}
	for i := range a.Report.Findings {
		f := &a.Report.Findings[i]
		g := gist{kind: f.Proof.Kind()}
		g.who, g.detail = a.tell(f.Proof)
		name := g.kind + " " + strings.Join(g.who, " ")
		seen[name]++
		g.name = fmt.Sprint(name, " ", seen[name])
		out = append(out, g)
	}
	return out
}

// tell says what a finding is about and, for comparison, the rest of it.
func (a *Answers) tell(proof impasse.Proof) (who []string, detail string) {
	c := a.Space.Case()
	switch p := proof.(type) {
	case impasse.Alone:
		return nil, fmt.Sprintf("%s; %s; %s", parties(c, p.Credibly), parties(c, p.Somehow), parties(c, p.Leave))
	case impasse.Circle:
		for _, l := range p.Links {
			who = append(who, c.Preconditions[l.Precondition].ID)
		}
		slices.Sort(who)
		return who, fmt.Sprint(p.Deal)
	case impasse.CannotBeMet:
		return []string{c.Preconditions[p.Precondition].ID}, ""
	case impasse.NoTable:
		return nil, a.swaps(&p)
	case impasse.FirstMover:
		var steps []string
		for _, s := range p.Steps {
			steps = append(steps, fmt.Sprintf("%s: %s, refused %t", c.Parties[s.Party].ID, a.change(s.To), s.Refused))
		}
		return nil, sorted(steps)
	case impasse.WouldNotHold:
		return nil, fmt.Sprint(p.All, p.Equilibria, p.Better)
	case impasse.NoOverlap:
		return nil, a.drops(&p)
	case impasse.Inefficient:
		return nil, fmt.Sprint(p.Better, p.Singly, p.Deals)
	case impasse.RunningOut:
		if p.Variant != "" {
			who = []string{p.Variant}
		}
		return who, a.ends(&p)
	case impasse.Costly:
		return []string{c.Preconditions[p.Precondition].ID}, fmt.Sprint(p.Opens, p.Equilibria)
	case impasse.SilentOrder:
		return []string{c.Exchanges[p.Exchange].ID}, ""
	case impasse.Dormant:
		return a.dormant(&p)
	case impasse.Doubt:
		return []string{c.Parties[p.Party].ID}, a.kinds(&p)
	}
	return nil, fmt.Sprint(proof)
}

// change writes a state by the levels in which it differs from the status quo.
func (a *Answers) change(state int) string {
	c := a.Space.Case()
	var out []string
	for o, l := range a.Space.Levels(state, nil) {
		if int(l) != c.Options[o].Now {
			out = append(out, c.Options[o].ID+" = "+c.Options[o].Levels[l])
		}
	}
	return sorted(out)
}

// dormant tells an agreement and the commitments that wait for one another.
func (a *Answers) dormant(p *impasse.Dormant) (who []string, detail string) {
	r := a.Day.Record
	for _, at := range p.Circle {
		who = append(who, r.Commitments[a.Day.Commitments[at].Commitment].ID)
	}
	slices.Sort(who)
	return append([]string{r.Agreements[p.Agreement].ID}, who...), fmt.Sprint(p.Deal, p.Open, p.Of)
}

func (a *Answers) swaps(p *impasse.NoTable) string {
	c := a.Space.Case()
	var out []string
	for _, s := range p.Pairings {
		var tracks []string
		for t, cells := range s.Tracks {
			tracks = append(tracks, fmt.Sprintf("%s %v/%v", c.Tracks[t].ID, cells.Give.Answer, cells.Get.Answer))
		}
		out = append(out, fmt.Sprintf("%s for %s: %s", termText(c, s.Give), termText(c, s.Get), sorted(tracks)))
	}
	return fmt.Sprint(p.Certain, sorted(out))
}

func (a *Answers) drops(p *impasse.NoOverlap) string {
	c := a.Space.Case()
	own := newDiffer(c, c)
	var out []string
	for _, set := range p.Drops {
		var text []string
		for _, s := range set {
			want := c.Parties[s.Party].Prefers.Statements[s.Statement].Want
			text = append(text, c.Parties[s.Party].ID+" "+cmp.Or(own.meaning(c, want), printed(want)))
		}
		out = append(out, sorted(text))
	}
	return sorted(out)
}

func (a *Answers) ends(p *impasse.RunningOut) string {
	c := a.Space.Case()
	var out []string
	for _, end := range p.Ends {
		var states []string
		for _, s := range end {
			states = append(states, a.change(s))
		}
		out = append(out, sorted(states))
	}
	return fmt.Sprint(parties(c, p.Begin), sorted(out), parties(c, p.Gain), parties(c, p.Lose))
}

func (a *Answers) kinds(p *impasse.Doubt) string {
	c := a.Space.Case()
	var out []string
	for _, k := range p.Types {
		out = append(out, fmt.Sprint(k.Variant, k.Better, k.Opens, k.Equilibria))
	}
	terms := func(list []plenary.Term) string {
		var out []string
		for _, t := range list {
			out = append(out, termText(c, t))
		}
		return sorted(out)
	}
	return fmt.Sprint(sorted(out), terms(p.Same), terms(p.Differing))
}

// parties writes parties by id, in alphabetic order.
func parties(c *plenary.Case, list []int) string { return sorted(names(c, list)) }
