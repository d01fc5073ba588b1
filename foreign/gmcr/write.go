package gmcr

import (
	"context"
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/space"
)

// What notes tell of cases that are written.
const (
	Frozen    foreign.Code = "frozen"     // changed: what nobody can change is no decision maker's
	Split     foreign.Code = "split"      // changed: an option with several levels is several options
	Ranked    foreign.Code = "ranked"     // changed: wishes are written as rankings
	NoPayoffs foreign.Code = "no-payoffs" // lost: payoffs, of too many states
	Again     foreign.Code = "again"      // changed: a second thing of one name
)

func init() { Format.Write = write }

// write makes a file of a case. The error is a *[plenary.Limit] within where a
// rule, or a ranking of many states, cannot be written.
func write(ctx context.Context, t foreign.Talks) (*foreign.Export, error) {
	w := &writer{Talks: t, ex: &foreign.Export{}, taken: map[string]bool{}}
	w.parties()
	w.options()
	if err := w.rules(); err != nil {
		return nil, err
	}
	if err := w.preferences(ctx); err != nil {
		return nil, err
	}
	if !t.Case.NoStatusQuo {
		w.ex.Notes.Add(foreign.Note{Code: foreign.StatusQuo, Kind: foreign.Lost, Is: t.Space.Code(t.Space.StatusQuo())})
	}
	oneReply(&w.ex.Notes, &w.model)
	w.unseen()
	t.Parts(&w.ex.Notes, "impossible", "preferences", "conditions", "perceives")
	text, err := outlet.JSON(w.file(), false)
	w.ex.Text = text
	return w.ex, err
}

type writer struct {
	foreign.Talks
	model
	ex     *foreign.Export
	taken  map[string]bool // names of options
	bits   []bit           // what each option of the model is
	rw     rewriter
	states []int // of the space, in the order of the numbers there; nil when they are too many
}

// A bit is that an option of the case is at a level at least.
type bit struct{ option, level int }

func (w *writer) parties() {
	for i := range w.Case.Parties {
		w.makers = append(w.makers, maker{name: w.Case.Parties[i].Name})
	}
}

// options makes options of those of the case, of each party behind each other.
func (w *writer) options() {
	n := len(w.Case.Options)
	w.rw = rewriter{make([][]int, n), make([]int, n)}
	for p := range w.Case.Parties {
		for _, i := range w.Case.Parties[p].Options {
			o := &w.Case.Options[i]
			w.rw.at[i], w.rw.top[i] = make([]int, len(o.Levels)-1), len(o.Levels)-1
			if len(o.Levels) > 2 {
				w.ex.Notes.Add(foreign.Note{Code: Split, Kind: foreign.Changed, Name: o.ID, Count: len(o.Levels) - 1})
			}
			for level := 1; level < len(o.Levels); level++ {
				w.option(p, i, level)
			}
		}
	}
}

// option makes one of a level, and the rule that it takes the level below.
func (w *writer) option(party, i, level int) {
	o, at := &w.Case.Options[i], len(w.model.options)
	direction, free := directed(o, level)
	w.model.options = append(w.model.options, option{name: w.named(o, level), direction: direction})
	w.bits = append(w.bits, bit{i, level})
	w.rw.at[i][level-1] = at
	if free {
		w.makers[party].options = append(w.makers[party].options, at)
	} else {
		w.ex.Notes.Add(foreign.Note{Code: Frozen, Kind: foreign.Changed, Name: o.ID, Was: o.Levels[level]})
	}
	if level > 1 {
		w.infeasibles = append(w.infeasibles, condition{members: [][]literal{{{at - 1, false}, {at, true}}}})
	}
}

// directed is how a party may change whether an option is at a level at least;
// free is false where it may not.
func directed(o *plenary.Option, level int) (direction string, free bool) {
	up := o.Allows(level-1, level)
	down := o.Allows(level, level-1)
	switch {
	case up && down:
		return "both", true
	case up:
		return "fwd", true
	case down:
		return "back", true
	}
	return "both", false
}

// named is what the option is called: GMCR+ tells options apart by their names.
func (w *writer) named(o *plenary.Option, level int) string {
	name := o.Says
	if name == "" {
		name = o.ID
	}
	if len(o.Levels) > 2 || o.Levels[0] != "no" || o.Levels[1] != "yes" {
		name += ": " + o.Levels[level]
	}
	first := name
	for n := 2; w.taken[name]; n++ {
		name = fmt.Sprintf("%s (%d)", first, n)
	}
	if name != first {
		w.ex.Notes.Add(foreign.Note{Code: Again, Kind: foreign.Changed, Was: first, Is: name})
	}
	w.taken[name] = true
	return name
}

func (w *writer) rules() error {
	for _, e := range w.Case.Impossible {
		terms, ok := w.rw.terms(e, false)
		if !ok {
			return fmt.Errorf("impossible: %.60s: %w", e, &plenary.Limit{Code: plenary.LimitSize,
				What: "combinations that a rule excludes", Bound: mostTerms, Fix: "divide it into several rules"})
		}
		for _, t := range terms {
			w.infeasibles = append(w.infeasibles, condition{members: [][]literal{t}})
		}
	}
	return nil
}

// preferences writes what everybody wants as conditions, or for all as rankings
// where those of somebody cannot be written as conditions.
func (w *writer) preferences(ctx context.Context) error {
	for p := range w.makers {
		if prefers := &w.Case.Parties[p].Prefers; len(prefers.Ranking) > 0 || !w.wishes(p, prefers) {
			w.manual = true
		}
	}
	sp := w.Space
	if sp.Len() > foreign.MaxRanked {
		if w.manual {
			return &plenary.Limit{Code: plenary.LimitStates, What: "feasible states, each of which is ranked",
				Bound: foreign.MaxRanked, Met: int64(sp.Len())}
		}
		w.ex.Notes.Add(foreign.Note{Code: NoPayoffs, Kind: foreign.Lost, Count: sp.Len()})
		return nil
	}
	w.number(sp)
	for p := range w.makers {
		w.ranking(p)
		if w.manual && len(w.Case.Parties[p].Prefers.Statements) > 0 {
			w.ex.Notes.Add(foreign.Note{Code: Ranked, Kind: foreign.Changed, Name: w.makers[p].name})
		}
	}
	return ctx.Err()
}

// unseen writes what parties do not see; what they take others to want has no place there, and neither has
// what cannot be written as a condition or leaves nothing to see.
func (w *writer) unseen() {
	lost := 0
	for p := range w.makers {
		for _, x := range w.Case.Parties[p].Perceives {
			if x.Unseen == nil {
				lost++
				continue
			}
			terms, ok := w.rw.terms(x.Unseen, false)
			if !ok || len(terms) > 0 && len(terms[0]) == 0 {
				lost++
				continue
			}
			c := condition{}
			for _, t := range terms {
				c.members = append(c.members, t)
			}
			if len(terms) > 0 {
				w.makers[p].unseen = append(w.makers[p].unseen, c)
			}
		}
	}
	if lost > 0 {
		w.ex.Notes.Add(foreign.Note{Code: foreign.Part, Kind: foreign.Lost, Name: "perceives", Count: lost})
	}
}

// wishes writes statements as conditions; it reports whether that can be done.
func (w *writer) wishes(p int, prefers *plenary.Preference) bool {
	whole := true
	for i := range prefers.Statements {
		terms, ok := w.rw.terms(prefers.Statements[i].Want, false)
		switch whole = whole && ok; {
		case !ok:
		case len(terms) == 0 || len(terms[0]) == 0: // no state meets it, or every one
			w.ex.Notes.Add(foreign.Note{Code: AlwaysMet, Kind: foreign.Lost, Name: w.makers[p].name})
		default:
			c := condition{}
			for _, t := range terms {
				c.members = append(c.members, t)
			}
			w.makers[p].wishes = append(w.makers[p].wishes, c)
		}
	}
	return whole
}

// number puts the states in the order of their numbers there: GMCR+ sorts the
// options when it opens the file, and the last then changes slowest.
func (w *writer) number(sp *space.Space) {
	order := w.order()
	w.states = make([]int, sp.Len())
	for i := range w.states {
		w.states[i] = i
	}
	slices.SortFunc(w.states, func(a, b int) int {
		for _, at := range slices.Backward(order) {
			bit := w.bits[at]
			x, y := sp.Level(a, bit.option) >= bit.level, sp.Level(b, bit.option) >= bit.level
			if x != y {
				if x {
					return 1
				}
				return -1
			}
		}
		return 0
	})
}

// ranking lists the states by tier, and what they pay: GMCR+ counts tiers from
// the worst where it goes by conditions, states where it goes by rankings.
func (w *writer) ranking(p int) {
	tiers := w.Space.Tiers(p)
	m := &w.makers[p]
	m.ranking = make([]tier, tiers)
	for at, s := range w.states {
		t := w.Space.Tier(p, s)
		m.ranking[t-1].states = append(m.ranking[t-1].states, at+1)
		pay := tiers - t + 1
		if w.manual {
			pay = len(w.states) - t + 1
		}
		m.payoffs = append(m.payoffs, fmt.Sprint(pay))
	}
}
