package brief

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
)

// A Finding is one reason why talks are stuck, the weightiest first. Which of
// its parts are there depends on its kind.
type Finding struct {
	Number   int      `json:"number"`
	Kind     string   `json:"kind"`
	Evidence string   `json:"evidence"`          // the weakest of the claims it names, unmarked being the weakest; ranking where it names none
	Removed  *Removed `json:"removed,omitempty"` // what would follow if it alone were removed

	Links    []Link      `json:"links,omitempty"`    // of a circle; of what cannot be met, the one
	Deal     bool        `json:"deal,omitempty"`     // whether one joint step could meet the circle
	Certain  bool        `json:"certain,omitempty"`  // of no table: no track can hold the exchange
	Swaps    []Swap      `json:"swaps,omitempty"`    // of no table
	Steps    []FirstStep `json:"steps,omitempty"`    // of first mover
	Breaks   []Break     `json:"breaks,omitempty"`   // of would not hold: of the first states
	Breaking int         `json:"breaking,omitempty"` // of would not hold: smallest better states that would not
	Holds    int         `json:"holds,omitempty"`    // better states that would hold
	Decay    *Decay      `json:"decay,omitempty"`    // of running out
	Stance   *Stance     `json:"stance,omitempty"`   // of a costly stance
	Exchange *Exchange   `json:"exchange,omitempty"` // of silent on order
	Dormant  *Dormant    `json:"dormant,omitempty"`  // of a dormant agreement
	Party    string      `json:"party,omitempty"`    // of doubt
	PartyID  string      `json:"party_id,omitempty"` // of doubt
	Kinds    []PartyKind `json:"kinds,omitempty"`    // of doubt
	Same     []string    `json:"same,omitempty"`     // of doubt: what all kinds would do
	Apart    []string    `json:"apart,omitempty"`    // of doubt: what only some would do
	Tells    []Act       `json:"tells,omitempty"`    // of doubt: the same, by id
	Learning []Learning  `json:"learning,omitempty"` // of doubt: who pays to learn, by way
	Drops    [][]Dropped `json:"drops,omitempty"`    // of no overlap
	Untried  bool        `json:"untried,omitempty"`  // of no overlap: whether there are too many statements, or pairs of them, to try
	Nothing  []string    `json:"nothing,omitempty"`  // of no gain: who has nothing to gain alone
	Gainers  []string    `json:"gainers,omitempty"`  // of deterred and undeterred gain: who has
	Free     []string    `json:"free,omitempty"`     // of undeterred gain: who has some that no reply takes away

	apart []plenary.Term
	tried int // of no overlap: statements left out at a time, to the end
}

// An Act is a level that a party would bring an option to.
type Act struct {
	Option string `json:"option"`
	Level  string `json:"level"`
}

// Removed is what would follow if a finding alone were removed.
type Removed struct {
	By     string   `json:"by"`
	Within int      `json:"within"` // destinations within reach then: better states or, where there is none, acceptable ones
	Of     int      `json:"of"`
	Deals  bool     `json:"deals"` // whether joint steps are counted
	Starts []Starts `json:"starts"`
}

// Starts is a first step that leaves its party no worse off.
type Starts struct {
	Party   string   `json:"party"`
	PartyID string   `json:"party_id"`
	Changes []Change `json:"changes"`
}

// A Claim tells who asserts something, how it is known, and where it stands.
type Claim struct {
	By       string   `json:"by,omitempty"`
	How      string   `json:"how,omitempty"`
	Passages []string `json:"passages,omitempty"`
}

// A Link is a precondition: a party refuses one thing until another.
type Link struct {
	ID      string `json:"id"`
	Party   string `json:"party"`
	PartyID string `json:"party_id"`
	Refuses string `json:"refuses"`
	Until   string `json:"until"`
	Order   string `json:"order"` // before, with
	Because string `json:"because,omitempty"`
	Claim
	Removed *Removed `json:"removed,omitempty"` // what would follow if it alone were waived
}

// A Swap is an exchange that no track is known to hold.
type Swap struct {
	Giver   string  `json:"giver"`
	GiverID string  `json:"giver_id"`
	Give    string  `json:"give"`
	Other   string  `json:"other"`
	OtherID string  `json:"other_id"`
	Get     string  `json:"get"`
	Certain bool    `json:"certain"`
	Cells   []Cells `json:"tracks"`
}

// Cells is what is known, on one track, of both halves of an exchange.
type Cells struct {
	Track   string `json:"track"`
	TrackID string `json:"track_id"`
	Give    Cell   `json:"give"`
	Get     Cell   `json:"get"`
}

// A Cell is what is known of a mandate.
type Cell struct {
	Answer string `json:"answer"` // yes, no, not reported, no seat
	Claim
}

// A FirstStep is a party's part of a smallest better state, taken first.
type FirstStep struct {
	Party   string     `json:"party"`
	PartyID string     `json:"party_id"`
	Changes []Change   `json:"changes"`
	GivesUp *Statement `json:"gives_up,omitempty"`
	Refused bool       `json:"refused"` // whether a precondition refuses it besides
}

// A Break is a smallest better state with who would leave it.
type Break struct {
	To Outcome `json:"to"`
	Temptation
}

// Decay is where improvements lead.
type Decay struct {
	Variant string      `json:"variant,omitempty"`
	Says    string      `json:"says,omitempty"`
	Begin   []string    `json:"begin"` // parties
	Ends    [][]Outcome `json:"ends"`  // states, or circles of states, of which the first; of the first ends
	Sizes   []int       `json:"sizes"` // of every end: its states
	Gain    []string    `json:"gain"`
	Lose    []string    `json:"lose"`
}

// A Stance is a precondition that costs its holder.
type Stance struct {
	Link
	Opens   int     `json:"opens"` // destinations
	Holds   int     `json:"holds"`
	To      Outcome `json:"to"`      // the nearest
	Prefers bool    `json:"prefers"` // whether the holder prefers that to the status quo
}

// An Exchange is what a text gives for what.
type Exchange struct {
	ID   string `json:"id"`
	Says string `json:"says,omitempty"`
	Give string `json:"give"`
	For  string `json:"for"`
	Claim
}

// A PartyKind is a kind of party that somebody may be.
type PartyKind struct {
	Variant string `json:"variant,omitempty"` // none for the case as it is
	Says    string `json:"says,omitempty"`
	Better  int    `json:"better"`
	Opened  int    `json:"opened"` // with all levers pulled
	Holds   int    `json:"holds"`
}

// Learning is the step of a way that first tells kinds of party apart, and who
// is worse off before it.
type Learning struct {
	Way     string   `json:"way"`
	Step    int      `json:"step"`
	Pays    []string `json:"pays"`
	PaysIDs []string `json:"pays_ids"`
}

// learning finds, on every way shown, the first step that tells the kinds of a
// party apart.
func (b *Brief) learning(f *Finding) {
	for _, g := range b.Ways {
		for _, v := range g.Ways {
			for i, s := range v.Steps {
				if !f.tells(&s) {
					continue
				}
				l := Learning{Way: v.Letter, Step: i + 1, Pays: []string{}, PaysIDs: []string{}}
				if i > 0 {
					for _, e := range v.Steps[i-1].Exposed {
						l.Pays, l.PaysIDs = append(l.Pays, e.Party), append(l.PaysIDs, e.PartyID)
					}
				}
				f.Learning = append(f.Learning, l)
				break
			}
		}
	}
}

// tells reports whether a step has the party do what only some kinds would do.
func (f *Finding) tells(s *RouteStep) bool {
	return slices.ContainsFunc(s.Changes, func(c Change) bool {
		return slices.ContainsFunc(f.apart, func(t plenary.Term) bool { return t.Option == c.option && t.Levels>>c.to&1 == 1 })
	})
}

// Dropped is a statement left out.
type Dropped struct {
	Party   string `json:"party"`
	PartyID string `json:"party_id"`
	Aside   bool   `json:"aside,omitempty"` // whether its party then has no wish left that tells states apart, and is left aside
	Statement
}

// Reach counts the better states within reach as things are.
type Reach struct {
	Singly int `json:"singly"` // by single steps
	Deals  int `json:"deals"`  // and by deals too
	States int `json:"states"` // of any kind, by single steps

	Nearest *Outcome `json:"nearest,omitempty"` // of the better states within reach
}

func (w *weigher) finding(f *impasse.Finding) Finding {
	out := Finding{Kind: f.Proof.Kind(), Evidence: evidenceWord(f.Evidence), Removed: w.removed(f.Removed)}
	switch p := f.Proof.(type) {
	case impasse.Alone:
		out.Nothing, out.Gainers = w.parties(p.Nothing), w.parties(slices.Concat(p.Credibly, p.Somehow, p.Leave))
		out.Free = w.parties(p.Leave)
	case impasse.CannotBeMet:
		out.Links = []Link{w.link(p.Precondition)}
	case impasse.Circle:
		out.Deal = p.Deal
		for i, l := range p.Links {
			link := w.link(l.Precondition)
			link.Removed = w.removed(p.Alone[i])
			out.Links = append(out.Links, link)
		}
	case impasse.NoTable:
		out.Certain = p.Certain
		for i := range p.Pairings {
			out.Swaps = append(out.Swaps, w.swap(&p.Pairings[i]))
		}
	case impasse.FirstMover:
		for _, s := range p.Steps {
			out.Steps = append(out.Steps, FirstStep{w.c.Parties[s.Party].Name, w.c.Parties[s.Party].ID, w.changes(w.now, s.To), w.statement(s.Party, s.Lost), s.Refused})
		}
	case impasse.WouldNotHold:
		out.Holds, out.Breaking = p.Equilibria, p.Breaking
		for _, b := range p.Shown {
			out.Breaks = append(out.Breaks, Break{w.outcome(b.State), w.temptation(b.Party, b.State)})
		}
	case impasse.RunningOut:
		out.Decay = w.decay(&p)
	case impasse.Costly:
		holder := w.c.Preconditions[p.Precondition].Party
		out.Stance = &Stance{w.link(p.Precondition), p.Opens, p.Equilibria, w.outcome(p.To), w.sp.Rank(holder, p.To) > w.sp.Rank(holder, w.now)}
	case impasse.SilentOrder:
		e := &w.c.Exchanges[p.Exchange]
		out.Exchange = &Exchange{e.ID, e.Says, phrase(w.c, e.Give), phrase(w.c, e.For), w.claim(&e.Claim)}
	case impasse.Dormant:
		out.Dormant = w.dormant(&p)
	case impasse.Doubt:
		w.doubt(&out, &p)
	case impasse.NoOverlap:
		out.Untried = p.Tried < 2 && len(p.Drops) == 0
		out.tried = p.Tried
		for _, set := range p.Drops {
			var drops []Dropped
			for _, d := range set {
				drops = append(drops, Dropped{w.c.Parties[d.Party].Name, w.c.Parties[d.Party].ID, d.Aside, *w.statement(d.Party, d.Statement)})
			}
			out.Drops = append(out.Drops, drops)
		}
	}
	return out
}

// evidenceWord names what a finding rests on.
func evidenceWord(e plenary.Evidence) string {
	if e == plenary.Unmarked {
		return "unmarked"
	}
	return e.String()
}

func (w *weigher) parties(list []int) []string { return partyNames(w.c, list) }

func (w *weigher) ids(parties []int) []string { return partyIDs(w.c, parties) }

func partyIDs(c *plenary.Case, parties []int) []string {
	out := []string{}
	for _, p := range parties {
		out = append(out, c.Parties[p].ID)
	}
	return out
}

func (w *weigher) claim(c *plenary.Claim) Claim { return claimOf(w.c, c) }

func (w *weigher) link(p int) Link {
	at := &w.c.Preconditions[p]
	out := Link{ID: at.ID, Party: w.c.Parties[at.Party].Name, PartyID: w.c.Parties[at.Party].ID, Refuses: phrase(w.c, at.Refuses), Until: phrase(w.c, at.Until), Order: "before", Because: at.Because, Claim: w.claim(&at.Claim)}
	if at.With || at.Soft {
		out.Order = "with"
	}
	return out
}

func (w *weigher) removed(r *impasse.Removal) *Removed {
	if r == nil {
		return nil
	}
	out := &Removed{Within: r.Within, Of: w.nBetter, Deals: r.Deals, Starts: []Starts{}}
	for i := range r.By {
		out.By += ifText(i > 0, ", ") + r.By[i].ID
	}
	for _, s := range r.Starts {
		out.Starts = append(out.Starts, Starts{w.c.Parties[s.Party].Name, w.c.Parties[s.Party].ID, w.changes(w.now, s.To)})
	}
	return out
}

func (w *weigher) swap(s *impasse.Pairing) Swap {
	giver, other := &w.c.Parties[w.c.Options[s.Give.Option].Party], &w.c.Parties[w.c.Options[s.Get.Option].Party]
	out := Swap{
		Giver: giver.Name, GiverID: giver.ID, Give: w.term(s.Give),
		Other: other.Name, OtherID: other.ID, Get: w.term(s.Get), Certain: s.Certain,
	}
	for t, c := range s.Tracks {
		track := &w.c.Tracks[t]
		out.Cells = append(out.Cells, Cells{track.Name, track.ID, w.cell(track, s.Give.Option, c.Give), w.cell(track, s.Get.Option, c.Get)})
	}
	return out
}

func (w *weigher) cell(t *plenary.Track, option int, c impasse.MayCommit) Cell {
	out := Cell{Answer: c.Answer.String()}
	switch {
	case t.Seat(w.c.Options[option].Party) == nil:
		out.Answer = "no seat"
	case len(c.Mandates) > 0:
		out.Claim = w.claim(&c.Mandates[0].Claim)
		for _, m := range c.Mandates[1:] {
			out.Passages = append(out.Passages, m.Passages...)
		}
	}
	return out
}

// term tells an option with levels: programme → halted or given up.
func (w *weigher) term(t plenary.Term) string {
	o := &w.c.Options[t.Option]
	var levels []string
	for l := range o.Levels {
		if t.Levels>>l&1 == 1 {
			levels = append(levels, called(o.Levels[l]))
		}
	}
	return local(o.ID) + " → " + joined(levels, "or")
}

// mostEnds is how many ends a brief holds, and how many states of each.
const mostEnds = 64

func (w *weigher) decay(p *impasse.RunningOut) *Decay {
	out := &Decay{Variant: p.Variant, Begin: w.parties(p.Begin), Gain: w.parties(p.Gain), Lose: w.parties(p.Lose)}
	for _, v := range w.c.Known {
		if v.ID == p.Variant {
			out.Says = v.Says
		}
	}
	for i, end := range p.Ends {
		out.Sizes = append(out.Sizes, len(end))
		if i >= mostEnds {
			continue
		}
		var states []Outcome
		for _, s := range end[:min(mostEnds, len(end))] {
			states = append(states, w.outcome(s))
		}
		out.Ends = append(out.Ends, states)
	}
	return out
}

func (w *weigher) doubt(out *Finding, p *impasse.Doubt) {
	out.Party, out.PartyID = w.c.Parties[p.Party].Name, w.c.Parties[p.Party].ID
	out.apart = p.Differing
	for _, k := range p.Types {
		kind := PartyKind{Variant: k.Variant, Better: k.Better, Opened: k.Opens, Holds: k.Equilibria}
		for _, v := range w.c.Known {
			if v.ID == k.Variant {
				kind.Says = v.Says
			}
		}
		out.Kinds = append(out.Kinds, kind)
	}
	for _, t := range p.Same {
		out.Same = append(out.Same, w.term(t))
	}
	for _, t := range p.Differing {
		out.Apart = append(out.Apart, w.term(t))
		for l, level := range w.c.Options[t.Option].Levels {
			if t.Levels>>l&1 == 1 {
				out.Tells = append(out.Tells, Act{w.c.Options[t.Option].ID, level})
			}
		}
	}
}
