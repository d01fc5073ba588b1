package answer

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/price"
)

// BottomLines is under which conditions on what the others do each party would be no
// worse off than today, with an option at another level
// (docs/theory.md#bottom-lines). They are asked of feasible states alone, and say
// nothing about getting there.
type BottomLines struct {
	Head
	// two parties between themselves: the options of all others stand as today; none where
	// all are asked about
	Between []PartyID   `json:"between,omitempty"`
	Parties []PriceList `json:"parties"` // those asked for
	// feasible states, in decimal digits, of a case with more than can be listed; none where
	// they are listed
	States   string   `json:"states,omitempty"`
	Glossary Glossary `json:"glossary"`
}

// A PriceList is the bottom lines of one party.
type PriceList struct {
	Party       PartyID `json:"party"`
	Indifferent bool    `json:"indifferent"` // among all states: it has no bottom line, and no lines are listed
	Silent      bool    `json:"silent"`      // since nothing is written of its wishes
	// by option in the order of the case, and level; the levels of today ask for nothing
	Lines []BottomLine `json:"lines"`
	// of a case with more states than can be listed: options at levels of which it was not
	// decided within the bound of work
	Undecided []Term `json:"undecided,omitempty"`
}

// A BottomLine is under which condition a party would be no worse off than today with
// one option at a level.
type BottomLine struct {
	Option OptionID `json:"option"` // its own, or another's
	Level  int      `json:"level"`
	// impossible: no feasible state has it; never: it is worse off whatever else; as it is: with all else as
	// today it is not; by itself: with all that others do as today it is not, if it changes what it
	// does itself; whatever: whatever the others do, if it answers well; exactly if: the needs are
	// necessary and together sufficient; only if: they are necessary; depends: nothing is
	Verdict Accepts `json:"verdict"`
	Needs   []Need  `json:"needs,omitempty"` // necessary conditions on what others do, one an option
	// of only if and depends: sufficient conditions, those first that begin nearest to today
	Alternatives []Alternative `json:"alternatives,omitempty"`
	Left         int           `json:"left,omitempty"` // combinations of what others do, acceptable, that meet none
	// what the party changes itself besides: where others do as today, or the least that
	// is asked of them
	Itself []Change `json:"itself,omitempty"`
	// wishes that decide it: against what it does not accept or, where it accepts it as it is
	// or by itself, for it; none of a ranking
	RestsOn []Wish `json:"rests_on,omitempty"`
	// of these the weakest, as of a claim, or unmarked; ranking where no wish decides it
	Evidence string `json:"evidence"`
	// of an option of its own: other parties that would somewhere be better off if it went to the
	// level and nothing else changed; where there are none it is no concession
	Welcome []PartyID `json:"welcome,omitempty"`
}

// Accepts is under which kind of condition a party is no worse off than today.
type Accepts string

// The kinds, in the order in which they are tried.
const (
	AcceptsImpossible Accepts = "impossible"
	AcceptsNever      Accepts = "never"
	AcceptsAsItIs     Accepts = "as it is"
	AcceptsByItself   Accepts = "by itself"
	AcceptsWhatever   Accepts = "whatever"
	AcceptsExactly    Accepts = "exactly if"
	AcceptsOnlyIf     Accepts = "only if"
	AcceptsDepends    Accepts = "depends"
)

// A Need is the levels of an option of another party that a bottom line needs.
type Need struct {
	Term
	Standing bool `json:"standing"` // with the others the party is worse off than today whatever else
	Follows  bool `json:"follows"`  // it follows from the needs that do not
}

// An Alternative is a sufficient condition, beside others.
type Alternative struct {
	Conditions []Term   `json:"conditions"`       // on options of other parties
	Itself     []Change `json:"itself,omitempty"` // what the party changes itself besides, at the least of it
	Smallest   bool     `json:"smallest"`         // whether it is known to name as few options as can be
}

// A PartyLine is a bottom line with whose it is.
type PartyLine struct {
	Party PartyID `json:"party"`
	BottomLine
}

// NewBottomLines answers what each of some parties would have to be given, or spared, not
// to be worse off than today. The error is the context's. The cost is that of
// [price.Of] for each.
func NewBottomLines(ctx context.Context, t Talks, parties []int) (*BottomLines, error) {
	g := newGatherer(ctx, t)
	if t.Far != nil {
		return g.largeBottomLines(t, parties)
	}
	return g.bottomLines(t.head(), parties, func(p int) (*price.Lines, error) { return price.Of(ctx, g.sp, p) })
}

// NewBargain answers the same of two parties between themselves: the options of
// all others stand as they do today.
func NewBargain(ctx context.Context, t Talks, one, other int) (*BottomLines, error) {
	g := newGatherer(ctx, t)
	if t.Far != nil {
		return g.largeBottomLines(t, []int{one, other}, one, other)
	}
	return g.bottomLines(t.head(), []int{one, other}, func(p int) (*price.Lines, error) {
		return price.Between(ctx, g.sp, p, one+other-p)
	}, one, other)
}

func (g *gatherer) bottomLines(h Head, parties []int, find func(p int) (*price.Lines, error), between ...int) (
	*BottomLines, error) {
	if err := g.c.NeedStatusQuo(); err != nil {
		return nil, err
	}
	out := &BottomLines{Head: h, Between: orNone(g.parties(between)), Parties: []PriceList{}}
	for _, p := range parties {
		list := PriceList{Party: g.party(p), Indifferent: g.sp.Tiers(p) == 1,
			Silent: g.c.Parties[p].Prefers.Silent(), Lines: []BottomLine{}}
		if !list.Indifferent {
			lines, err := find(p)
			if err != nil {
				return nil, err
			}
			for i := range lines.Rows {
				list.Lines = append(list.Lines, g.bottomLine(p, &lines.Rows[i]))
			}
		}
		out.Parties = append(out.Parties, list)
	}
	out.Glossary = g.gloss(out)
	return out, nil
}

var accepts = map[price.Verdict]Accepts{
	price.Impossible: AcceptsImpossible, price.Never: AcceptsNever, price.AsItIs: AcceptsAsItIs,
	price.ByItself: AcceptsByItself, price.Whatever: AcceptsWhatever, price.Exactly: AcceptsExactly,
	price.OnlyIf: AcceptsOnlyIf, price.Depends: AcceptsDepends,
}

func (g *gatherer) bottomLine(p int, r *price.Row) BottomLine {
	out := BottomLine{Option: g.option(r.Option), Level: r.Level, Verdict: accepts[r.Verdict], Left: r.Left,
		Itself: g.priceChanges(r.Itself)}
	for _, n := range r.Needs {
		out.Needs = append(out.Needs, Need{g.condensed(n.Condition), n.Standing, n.Follows})
	}
	for _, w := range r.Ways {
		a := Alternative{Conditions: []Term{}, Itself: g.priceChanges(w.Itself), Smallest: w.Least}
		for _, c := range w.Conditions {
			a.Conditions = append(a.Conditions, g.condensed(c))
		}
		out.Alternatives = append(out.Alternatives, a)
	}
	var known []plenary.Evidence
	for _, i := range r.Decided {
		if w := g.wish(p, i); w != nil {
			out.RestsOn = append(out.RestsOn, *w)
			known = append(known, g.c.Parties[p].Prefers.Statements[i].How)
		}
	}
	out.Evidence = evidenceWord(plenary.Weakest(known...))
	if g.c.Options[r.Option].Party == p && g.sp != nil {
		out.Welcome = orNone(g.parties(g.welcomed(r.Option, r.Level)))
	}
	return out
}

// welcomed lists the parties other than its own that would somewhere be better off
// if an option went from the level of today to another, and nothing else changed.
func (g *gatherer) welcomed(o, l int) []int {
	var out, left []int
	for q := range g.c.Parties {
		if q != g.c.Options[o].Party && g.sp.Tiers(q) > 1 {
			left = append(left, q)
		}
	}
	g.sp.Beside(o, g.c.Options[o].Now, l, func(a, b int) bool {
		left = slices.DeleteFunc(left, func(q int) bool {
			better := g.ranksOf(q)[b] > g.ranksOf(q)[a]
			if better {
				out = append(out, q)
			}
			return better
		})
		return len(left) > 0 && g.ctx.Err() == nil
	})
	slices.Sort(out)
	return out
}

// ranksOf is the ranks of a party by state, worked out once.
func (g *gatherer) ranksOf(p int) []uint32 {
	if g.ranks == nil {
		g.ranks = make([][]uint32, len(g.c.Parties))
	}
	if g.ranks[p] == nil {
		g.ranks[p] = g.sp.Ranks(p)
	}
	return g.ranks[p]
}

func (g *gatherer) condensed(c price.Condition) Term {
	return g.term(plenary.Term{Option: c.Option, Levels: c.Levels})
}

func (g *gatherer) priceChanges(list []price.Change) []Change {
	var out []Change
	for _, c := range list {
		out = append(out, Change{g.option(c.Option), g.c.Options[c.Option].Now, c.Level})
	}
	return out
}

// refusedPrices are the bottom lines of those who refuse something in the first
// circle, for what each refuses; none where no circle is found.
func (g *gatherer) refusedPrices(findings []Finding) ([]PartyLine, error) {
	for i := range findings {
		if circle, ok := findings[i].Proof.(*Circle); ok {
			return g.pricesOf(func(id StanceID) bool {
				return slices.ContainsFunc(circle.Links, func(l Link) bool { return l.ID == id })
			})
		}
	}
	return nil, nil
}

// pricesOf are the bottom lines of those who hold certain preconditions, for what each
// refuses that is not so today: an option of its own, at the level nearest to today at
// which alone it is so. Where there is no such level there is none.
func (g *gatherer) pricesOf(in func(StanceID) bool) ([]PartyLine, error) {
	lines := map[int]*price.Lines{}
	var out []PartyLine
	for i := range g.c.Preconditions {
		pre := &g.c.Preconditions[i]
		if !in(StanceID(pre.ID)) || g.sp.Tiers(pre.Party) == 1 || pre.Refuses.Holds(g.c.StatusQuo()) {
			continue
		}
		if lines[pre.Party] == nil {
			found, err := price.OfOwn(g.ctx, g.sp, pre.Party)
			if err != nil {
				return nil, err
			}
			lines[pre.Party] = found
		}
		if r := g.refusedRow(pre, lines[pre.Party]); r != nil {
			line := PartyLine{g.party(pre.Party), g.bottomLine(pre.Party, r)}
			if !slices.ContainsFunc(out, func(l PartyLine) bool {
				return l.Option == line.Option && l.Level == line.Level
			}) {
				out = append(out, line)
			}
		}
	}
	return out, nil
}

// refusedRow is the row of an option of the holder of a precondition, at the level
// nearest to today which alone makes true what is refused; nil for none.
func (g *gatherer) refusedRow(pre *plenary.Precondition, lines *price.Lines) *price.Row {
	var out *price.Row
	away := func(r *price.Row) int {
		return max(r.Level-g.c.Options[r.Option].Now, g.c.Options[r.Option].Now-r.Level)
	}
	for i := range lines.Rows {
		r := &lines.Rows[i]
		levels := g.c.StatusQuo()
		levels[r.Option] = uint8(r.Level)
		refused := g.c.Options[r.Option].Party == pre.Party && pre.Refuses.Holds(levels)
		if refused && (out == nil || away(r) < away(out)) {
			out = r
		}
	}
	return out
}
