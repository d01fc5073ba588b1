package answer

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
)

// Rests is all that rests on a passage: from the words to what the case and its
// record make of them, and on to the findings and ways that lean on that.
type Rests struct {
	Head
	Passage    Ref         `json:"passage"` // the one asked about
	Wishes     []Wish      `json:"wishes"`  // those that cite it; so in the lists that follow
	Stances    []Stance    `json:"stances"`
	Mandates   []Mandate   `json:"mandates"`
	Guarantees []Guarantee `json:"guarantees"`
	Exchanges  []Exchange  `json:"exchanges"`
	// what parties take to be otherwise
	Perceptions []CitedPerception `json:"perceptions,omitempty"`

	Levers      []CitedLever   `json:"levers"`
	Options     []CitedOption  `json:"options"`
	Levels      []CitedLevel   `json:"levels"`
	Variants    []VariantRests `json:"variants"` // that are not laid over the case
	Entries     []Row          `json:"entries"`  // of the record, those in force
	Agreements  []Row          `json:"agreements"`
	Commitments []Commitment   `json:"commitments"`
	Findings    []Finding      `json:"findings"` // of the brief: those in whose data the passage stands
	Ways        []string       `json:"ways"`     // of the brief, by letter: the same
	Glossary    Glossary       `json:"glossary"`
}

// A Mandate is one thing known of what a delegation may do about an option.
type Mandate struct {
	Track  TrackID `json:"track"`
	Party  PartyID `json:"party"`
	Commit bool    `json:"commit"` // to commit to levels of an option of its own; else to discuss the option
	Term   Term    `json:"term"`   // the option, and which levels of it
	May    bool    `json:"may"`    // whether it may
	Claim
}

// A Guarantee keeps a party from lowering options of its own while a condition
// is true.
type Guarantee struct {
	ID    GuaranteeID `json:"id"`
	Party PartyID     `json:"party"`
	While ConditionID `json:"while"` // what has to be true for it
	Keeps []OptionID  `json:"keeps"` // options
	Claim
}

// A CitedLever is a declared lever with where it comes from.
type CitedLever struct {
	ID LeverID `json:"id"`
	Claim
}

// A CitedPerception is what a party takes to be otherwise, with where that comes from.
type CitedPerception struct {
	Party PartyID    `json:"party"`
	Takes Perception `json:"takes"`
}

// A CitedOption is an option with where it comes from.
type CitedOption struct {
	Option OptionID `json:"option"`
	Claim
}

// A CitedLevel is a level of an option with where it comes from.
type CitedLevel struct {
	Option OptionID `json:"option"`
	Level  int      `json:"level"` // from 0
	Claim
}

// VariantRests is what of a variant that is not laid over the case has to do
// with a passage. Variants that cannot be laid over it besides those that are
// have none.
type VariantRests struct {
	Variant VariantID   `json:"variant"` // the one
	Gives   []GivenWish `json:"gives"`   // wishes that it lays over the case, citing the passage
	Takes   []Wish      `json:"takes"`   // wishes of the case that cite the passage, and that it leaves out
	Pulls   []LeverID   `json:"pulls"`   // levers that cite the passage, and that it pulls
}

// A GivenWish is a wish that a variant gives a party.
type GivenWish struct {
	Party PartyID `json:"party"`
	Wish  Laid    `json:"wish"`
}

// NewRests answers what rests on a passage of the case, source#passage; nil
// where the case has no such passage. The error is the context's. The cost is
// that of a brief.
func NewRests(ctx context.Context, t Talks, ref string) (*Rests, error) {
	if _, _, ok := t.Space.Case().Passage(ref); !ok {
		return nil, nil
	}
	g, err := analysed(ctx, t)
	if err != nil {
		return nil, err
	}
	var b Brief
	if !g.c.NoStatusQuo {
		if err := g.table(&b); err != nil {
			return nil, err
		}
	}
	out := g.rests(Ref(ref), &b)
	out.Head = t.head()
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// rests is what rests on a passage, findings and ways of a brief included.
func (g *gatherer) rests(ref Ref, b *Brief) *Rests {
	out := g.cites(ref)
	out.Findings, out.Ways = []Finding{}, []string{}
	for i := range b.Findings {
		if slices.Contains(Passages(&b.Findings[i]), ref) {
			out.Findings = append(out.Findings, b.Findings[i])
		}
	}
	for i := range b.Ways {
		for j := range b.Ways[i].Ways {
			if w := &b.Ways[i].Ways[j]; slices.Contains(Passages(w), ref) {
				out.Ways = append(out.Ways, w.Letter)
			}
		}
	}
	return out
}

// cites is what of the case and its record cites a passage.
func (g *gatherer) cites(ref Ref) *Rests {
	out := &Rests{
		Passage: ref, Wishes: []Wish{}, Stances: []Stance{}, Mandates: []Mandate{}, Guarantees: []Guarantee{},
		Exchanges: []Exchange{},
		Levers:    []CitedLever{}, Options: []CitedOption{}, Levels: []CitedLevel{}, Variants: []VariantRests{},
		Entries: []Row{}, Agreements: []Row{}, Commitments: []Commitment{},
	}
	on := func(c *plenary.Claim) bool { return slices.Contains(c.Passages, string(ref)) }
	for p := range g.c.Parties {
		for i := range g.c.Parties[p].Prefers.Statements {
			if on(&g.c.Parties[p].Prefers.Statements[i].Claim) {
				out.Wishes = append(out.Wishes, *g.wish(p, i))
			}
		}
	}
	for p := range g.c.Parties {
		for i := range g.c.Parties[p].Perceives {
			if x := &g.c.Parties[p].Perceives[i]; on(&x.Claim) {
				out.Perceptions = append(out.Perceptions, CitedPerception{g.party(p), g.perception(x)})
			}
		}
	}
	g.optionCites(out, on)
	g.tableCites(out, on)
	for _, v := range g.c.Known {
		if r := g.variantRests(v.ID, on); r != nil {
			out.Variants = append(out.Variants, *r)
		}
	}
	if g.day != nil {
		g.recordCites(out, on)
	}
	return out
}

// optionCites adds options and their levels.
func (g *gatherer) optionCites(out *Rests, on func(*plenary.Claim) bool) {
	for i := range g.c.Options {
		o := &g.c.Options[i]
		if on(&o.Claim) {
			out.Options = append(out.Options, CitedOption{g.option(i), g.claim(&o.Claim)})
		}
		for l := range o.Phrases {
			if p := &o.Phrases[l]; on(&p.Claim) {
				out.Levels = append(out.Levels, CitedLevel{g.option(i), l, g.claim(&p.Claim)})
			}
		}
	}
}

// tableCites adds what binds the table, and levers.
func (g *gatherer) tableCites(out *Rests, on func(*plenary.Claim) bool) {
	for i := range g.c.Preconditions {
		if on(&g.c.Preconditions[i].Claim) {
			out.Stances = append(out.Stances, g.stance(i))
		}
	}
	for t := range g.c.Tracks {
		for _, s := range g.c.Tracks[t].Seats {
			for i := range s.Mandate {
				if m := &s.Mandate[i]; on(&m.Claim) {
					term := g.term(plenary.Term{Option: m.Option, Levels: m.Levels})
					out.Mandates = append(out.Mandates, Mandate{
						TrackID(g.c.Tracks[t].ID), g.party(s.Party), m.Commit, term, m.May, g.claim(&m.Claim),
					})
				}
			}
		}
	}
	for i := range g.c.Guarantees {
		if on(&g.c.Guarantees[i].Claim) {
			out.Guarantees = append(out.Guarantees, g.guarantee(i))
		}
	}
	for i := range g.c.Exchanges {
		if on(&g.c.Exchanges[i].Claim) {
			out.Exchanges = append(out.Exchanges, g.exchange(i))
		}
	}
	for i := range g.c.Levers {
		if l := &g.c.Levers[i]; on(&l.Claim) {
			out.Levers = append(out.Levers, CitedLever{LeverID(l.ID), g.claim(&l.Claim)})
		}
	}
}

// guarantee is one of the case, by its index.
func (g *gatherer) guarantee(i int) Guarantee {
	x, keeps := &g.c.Guarantees[i], []OptionID{}
	for _, o := range x.Keeps {
		keeps = append(keeps, g.option(o))
	}
	return Guarantee{GuaranteeID(x.ID), g.party(x.Party), g.condition(x.While), keeps, g.claim(&x.Claim)}
}

// variantRests is what of a variant has to do with what on is true of; nil if
// nothing has, or the variant is laid already or collides with one that is.
func (g *gatherer) variantRests(id string, on func(*plenary.Claim) bool) *VariantRests {
	c, err := g.c.With(id)
	if err != nil {
		return nil
	}
	out := &VariantRests{Variant: VariantID(id), Gives: []GivenWish{}, Takes: []Wish{}, Pulls: []LeverID{}}
	for p := range c.Parties {
		was, is := g.c.Parties[p].Prefers.Statements, c.Parties[p].Prefers.Statements
		for _, i := range onlyIn(is, was) {
			if on(&is[i].Claim) {
				out.Gives = append(out.Gives, GivenWish{
					g.party(p), Laid{g.condition(is[i].Want), g.claim(&is[i].Claim)}})
			}
		}
		for _, i := range onlyIn(was, is) {
			if on(&was[i].Claim) {
				out.Takes = append(out.Takes, *g.wish(p, i))
			}
		}
	}
	for _, l := range c.Pulled {
		if !slices.Contains(g.c.Pulled, l) && on(&c.Levers[l].Claim) {
			out.Pulls = append(out.Pulls, LeverID(c.Levers[l].ID))
		}
	}
	if len(out.Gives)+len(out.Takes)+len(out.Pulls) == 0 {
		return nil
	}
	return out
}

// onlyIn lists the statements of one list, by index, that another has not;
// each of the other stands for one.
func onlyIn(list, other []plenary.Statement) []int {
	other = slices.Clone(other)
	var out []int
	for i := range list {
		a := &list[i]
		at := slices.IndexFunc(other, func(b plenary.Statement) bool {
			return a.ID == b.ID && a.How == b.How && a.By == b.By && slices.Equal(a.Passages, b.Passages) &&
				a.Want.String() == b.Want.String()
		})
		if at < 0 {
			out = append(out, i)
			continue
		}
		other = slices.Delete(other, at, at+1)
	}
	return out
}

// recordCites adds what is on record: entries in force, agreements and what
// they commit to.
func (g *gatherer) recordCites(out *Rests, on func(*plenary.Claim) bool) {
	r := g.day.Record
	for _, i := range g.day.InForce {
		if on(&r.Entries[i].Claim) {
			out.Entries = append(out.Entries, g.row(i))
		}
	}
	for _, i := range g.day.Agreements {
		if on(&r.Agreements[i].Claim) {
			out.Agreements = append(out.Agreements, g.agreementRow(i))
		}
	}
	for at := range g.day.Commitments {
		if on(&r.Commitments[g.day.Commitments[at].Commitment].Claim) {
			out.Commitments = append(out.Commitments, g.commitment(nil, at))
		}
	}
}
