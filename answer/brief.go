package answer

import (
	"cmp"
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/internal/abreast"
	"github.com/plenary-talks/plenary/lean"
	"github.com/plenary-talks/plenary/stability"
)

// A Brief is where talks stand and why nobody moves: the main answer. Of a case
// that does not say where the parties are now it is an [Overview] of the states,
// and what would start from there is left out.
type Brief struct {
	Head
	States     int          `json:"states"`              // feasible ones
	StatusQuo  Outcome      `json:"status_quo,omitzero"` // the state as it is on the day
	Parties    []Party      `json:"parties,omitzero"`    // in the order of the case
	Equilibria []Equilibria `json:"equilibria,omitzero"` // by concept: nash, gmr, smr, seq, sseq
	Resting    Resting      `json:"resting,omitzero"`    // where all would stay as well
	Better     Better       `json:"better,omitzero"`     // for everyone than the status quo
	Evidence   []Evidence   `json:"evidence"`            // by party, in the order of the case
	// wishes of which it is not known whether their party wants this or its opposite: they are taken as written
	Unknown  []Wish    `json:"unknown,omitempty"`
	Unsure   []Wish    `json:"unsure,omitempty"`  // wishes that the case marks as ones that their parties may not have
	Findings []Finding `json:"findings,omitzero"` // the weightiest first
	Tracks   []Track   `json:"tracks,omitempty"`  // those there on the day
	Reach    Reach     `json:"reach,omitzero"`    // how many of them are within reach as things are
	// the way without a lever to what is nearest of what is open as things are, those
	// first that hold; none where nothing is
	Open   *Way      `json:"open,omitempty"`
	Record *OnRecord `json:"record,omitempty"` // none when nothing is on record
	// of those who refuse something in the first circle, for what each refuses
	BottomLines []PartyLine `json:"bottom_lines,omitempty"`
	// by goal; with no goals, to whatever is better; none where nothing binds the
	// table
	Ways  []WaysTo `json:"ways,omitzero"`
	Table *Table   `json:"table,omitempty"` // where the first goal could be agreed; none without tracks
	// where these ways lead that some parties could bring about by themselves, all of them gaining
	Joint      []JointWay   `json:"joint,omitempty"`
	NotEnough  []NotEnough  `json:"not_enough,omitempty"` // what single levers do by themselves
	Leaning    *Leaning     `json:"leaning,omitempty"`    // none where no party has a wish
	Sure       *Sure        `json:"sure,omitempty"`       // how sure its conclusions are, where that was asked
	Questions  []Question   `json:"questions,omitempty"`  // whom to ask what, the most decisive first
	Waiting    *Waiting     `json:"waiting,omitempty"`    // who waits for whom; none where nobody does
	Under      []Under      `json:"under,omitempty"`      // by variant of a type or of impatience: what stays
	Complete   bool         `json:"complete"`             // whether all searches went to their end
	Unsearched []Unsearched `json:"unsearched,omitempty"` // those that did not
	Since      *Diff        `json:"since,omitempty"`      // what changed since a day before, where that was asked
	Overview   *Overview    `json:"overview,omitempty"`   // only where the case does not say where the parties are now
	Glossary   Glossary     `json:"glossary"`             // what the ids stand for
}

// Equilibria counts the states every party would stay in, by one concept.
type Equilibria struct {
	Concept   string `json:"concept"`    // nash, gmr, smr, seq or sseq
	Count     int    `json:"count"`      // states
	StatusQuo bool   `json:"status_quo"` // whether the status quo is one
	Better    int    `json:"better"`     // how many of them every party prefers to the status quo
}

// Resting is the states other than the status quo in which nobody has anything
// to gain alone.
type Resting struct {
	Count int       `json:"count"` // such states
	Shown []Outcome `json:"shown"` // those nearest to the status quo first, at most [MostListed] of them
}

// Evidence counts a party's wishes by how they are known.
type Evidence struct {
	Party PartyID `json:"party"`
	// as of a claim, or unmarked; ranking for a direct ranking, silent where nothing
	// is written
	How   string `json:"how"`
	Count int    `json:"count"` // wishes
	Whole bool   `json:"whole"` // all of the party's are of this kind
}

// A Track is a strand of talks. Its name is in the glossary.
type Track struct {
	ID    TrackID   `json:"id"`    // its name is in the glossary
	Seats []PartyID `json:"seats"` // parties
}

// Reach counts the better states within reach as things are; where no state is
// better, the acceptable ones.
type Reach struct {
	Singly  int      `json:"singly"`            // by single steps
	Deals   int      `json:"deals"`             // and by deals too
	States  int      `json:"states"`            // of any kind, by single steps
	Nearest *Outcome `json:"nearest,omitempty"` // of those that it counts, which differs least from the status quo
}

// NewBrief answers where the talks stand and why nobody moves. The error is
// the context's, or [plenary.ErrNoStatusQuo] where what it leans on is asked for
// and there is no status quo. The cost is that of [stability.Analyse], and of searches that
// spend at most the work of the talks; what they did not come to is Unsearched.
func NewBrief(ctx context.Context, t Talks) (*Brief, error) {
	g, err := analysed(ctx, t)
	if err != nil {
		return nil, err
	}
	return g.brief(t)
}

// brief is [NewBrief] of a gatherer with all verdicts.
func (g *gatherer) brief(t Talks) (out *Brief, err error) {
	if g.c.NoStatusQuo {
		return g.briefWithout(t)
	}
	out = &Brief{Head: t.head(), States: g.sp.Len(), StatusQuo: g.outcome(g.now), Parties: []Party{}}
	for p := range g.c.Parties {
		out.Parties = append(out.Parties, g.atNow(p))
	}
	better := g.sp.Better()
	out.Better = g.better(better)
	out.Equilibria = g.equilibria(better)
	out.Resting = g.resting()
	out.Evidence, out.Unknown, out.Unsure = g.evidence(), g.unknown(), g.unsureWishes()
	out.Tracks = g.tracks()
	if out.Record, err = g.onRecord(); err != nil {
		return nil, err
	}
	var leans *lean.Report
	var unleaned error
	err = g.table(out, func() error {
		leans, unleaned = g.leanOn(t.Leaning)
		return unlessSpent(unleaned)
	})
	if err != nil {
		return nil, err
	}
	if out.Leaning, err = g.leaning(leans, unleaned); err != nil {
		return nil, err
	}
	if out.Sure, err = g.surely(t); err != nil {
		return nil, err
	}
	if out.BottomLines, err = g.refusedPrices(out.Findings); err != nil {
		return nil, err
	}
	out.Questions = g.questions(out)
	out.Waiting = g.waiting(out.Findings)
	if err := g.failed(); err != nil {
		return nil, err
	}
	out.Glossary = g.gloss(out)
	return out, nil
}

// table answers what depends on the table: why talks are stuck, what is
// within reach, and what would move them. Once the ways are found, other work is done
// beside the rest, which may read them.
func (g *gatherer) table(b *Brief, beside ...func() error) error {
	search, left, err := g.search(g.work)
	if err != nil {
		return err
	}
	if left > 0 {
		g.unsearched = append(g.unsearched, Unsearched{Part: "levers", Weighed: len(search.Levers), Left: left})
	}
	var r *impasse.Report
	out := &sought{search: search}
	if b.Findings, r, err = g.findings(search, func() error { return out.seek(g.ctx, g.c, true) }); err != nil {
		return err
	}
	g.found = out
	g.leftOut(r.Unsearched...)
	b.Reach = Reach{Singly: r.Reached, Deals: r.Deals, Nearest: g.nearest(r.Reachable)}
	for _, in := range r.Within {
		if in {
			b.Reach.States++
		}
	}
	b.Ways = []WaysTo{}
	if b.Open, err = g.tellOpen(search, out.open, out.openErr); err != nil {
		return err
	}
	if binds(g.c) {
		if b.NotEnough, err = g.notEnough(search, out.single, out.singleErr); err != nil {
			return err
		}
		most := briefWays
		if g.beyond {
			most = allWays
		}
		if b.Ways, err = g.tellWays(search, nil, out.ways, most); err != nil {
			return err
		}
		g.lettered(b.Ways)
		if b.Joint, err = g.joint(b.Ways); err != nil {
			return err
		}
		b.Table = g.goalTable(b.Ways)
	}
	var remains []remainder
	var underErr error
	err = abreast.All(append(beside, func() error {
		remains, underErr = g.leftUnder(search, r)
		return unlessSpent(underErr)
	})...)
	if err != nil {
		return err
	}
	if b.Under, err = g.unders(r, remains, underErr); err != nil {
		return err
	}
	for i := range b.Findings {
		if d, ok := b.Findings[i].Proof.(*Doubt); ok {
			learning(d, b.Ways)
		}
	}
	b.Complete, b.Unsearched = len(g.unsearched) == 0, g.unsearched
	return nil
}

// nearest is the state of the given ones that differs least from the status
// quo; nil when there is none.
func (g *gatherer) nearest(states []int) *Outcome {
	best, least := -1, 0
	now, levels := g.c.StatusQuo(), []uint8(nil)
	for _, s := range states {
		levels = g.sp.Levels(s, levels)
		if n := impasse.Differ(now, levels); best < 0 || n < least {
			best, least = s, n
		}
	}
	if best < 0 {
		return nil
	}
	out := g.outcome(best)
	return &out
}

func (g *gatherer) equilibria(better []int) []Equilibria {
	var out []Equilibria
	for _, c := range stability.Concepts {
		e := Equilibria{Concept: c.String(), StatusQuo: g.a.Equilibrium(c, g.now)}
		for s := range g.sp.Len() {
			if g.a.Equilibrium(c, s) {
				e.Count++
			}
		}
		for _, s := range better {
			if g.a.Equilibrium(c, s) {
				e.Better++
			}
		}
		out = append(out, e)
	}
	return out
}

func (g *gatherer) resting() Resting {
	type near struct{ state, changes int }
	var all []near
	now, levels := g.c.StatusQuo(), []uint8(nil)
	for s := range g.sp.Len() {
		if s != g.now && g.a.Equilibrium(stability.Nash, s) {
			levels = g.sp.Levels(s, levels)
			all = append(all, near{s, impasse.Differ(now, levels)})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.changes, b.changes) })
	out := Resting{Count: len(all), Shown: []Outcome{}}
	for _, s := range all[:min(MostListed, len(all))] {
		out.Shown = append(out.Shown, g.outcome(s.state))
	}
	return out
}

func (g *gatherer) evidence() []Evidence {
	out := []Evidence{}
	for p := range g.c.Parties {
		switch prefers := &g.c.Parties[p].Prefers; {
		case prefers.Silent():
			out = append(out, Evidence{Party: g.party(p), How: "silent", Whole: true})
		case len(prefers.Ranking) > 0:
			out = append(out, Evidence{Party: g.party(p), How: "ranking", Count: len(prefers.Ranking), Whole: true})
		default:
			out = append(out, g.marks(p)...)
		}
	}
	return out
}

// unknown lists the wishes of which it is not known whether their party wants this or its opposite.
func (g *gatherer) unknown() []Wish {
	return g.wishesWhere(func(s *plenary.Statement) bool { return s.Unknown != "" })
}

// unsureWishes lists the wishes that the case marks as ones that their parties may not have.
func (g *gatherer) unsureWishes() []Wish {
	return g.wishesWhere(func(s *plenary.Statement) bool { return s.Unsure != "" && !s.Laid })
}

// wishesWhere lists the wishes that are so, in the order of the case.
func (g *gatherer) wishesWhere(is func(*plenary.Statement) bool) []Wish {
	var out []Wish
	for p := range g.c.Parties {
		for i := range g.c.Parties[p].Prefers.Statements {
			if is(&g.c.Parties[p].Prefers.Statements[i]) {
				out = append(out, *g.wish(p, i))
			}
		}
	}
	return out
}

// marks counts a party's statements by how they are known, those not marked first.
func (g *gatherer) marks(p int) []Evidence {
	var out []Evidence
	statements := g.c.Parties[p].Prefers.Statements
	for how := plenary.Unmarked; how <= plenary.Assumed; how++ {
		e := Evidence{Party: g.party(p), How: evidenceWord(how)}
		for i := range statements {
			if statements[i].How == how {
				e.Count++
			}
		}
		if e.Whole = e.Count == len(statements); e.Count > 0 {
			out = append(out, e)
		}
	}
	return out
}

// unmarked is how what the case does not say how it is known is known.
const unmarked = "unmarked"

// evidenceWord names what something rests on.
func evidenceWord(e plenary.Evidence) string {
	if e == plenary.Unmarked {
		return unmarked
	}
	return e.String()
}

// weakness orders how things are known, as of a claim, the strongest first.
func weakness(how string) int {
	return slices.IndexFunc(strongest, func(e plenary.Evidence) bool { return e.String() == how })
}

func (g *gatherer) tracks() []Track {
	var out []Track
	for i := range g.c.Tracks {
		t := Track{ID: TrackID(g.c.Tracks[i].ID), Seats: []PartyID{}}
		for _, s := range g.c.Tracks[i].Seats {
			t.Seats = append(t.Seats, g.party(s.Party))
		}
		out = append(out, t)
	}
	return out
}
