package robust

import (
	"context"
	"errors"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A Thing is one thing that a case marks as unsure: a wish that its party may not have, a
// variant that may be so, or another level at which an option may stand today. Things are comparable.
type Thing struct {
	Party, Wish   int // of a wish; -1 of another thing
	Variant       int // among those known of the case; -1 of another thing
	Option, Level int // that it may stand at; -1 of another thing
}

// Things lists what a case marks as unsure: wishes, party by party, then variants, then levels,
// option by option. A variant that is laid over the case is not among it, nor one that does not go together
// with those laid.
func Things(c *plenary.Case) []Thing {
	var out []Thing
	for p := range c.Parties {
		for i := range c.Parties[p].Prefers.Statements {
			if s := &c.Parties[p].Prefers.Statements[i]; s.Unsure != "" {
				out = append(out, Thing{p, i, -1, -1, -1})
			}
		}
	}
	for v := range c.Known {
		if c.Known[v].Unsure == "" {
			continue
		}
		if _, err := c.With(c.Known[v].ID); err == nil {
			out = append(out, Thing{-1, -1, v, -1, -1})
		}
	}
	for o := range c.Options {
		for _, l := range c.Options[o].OrNow {
			out = append(out, Thing{-1, -1, -1, o, l})
		}
	}
	return out
}

// MostThings bounds what a case can mark as unsure for all of it to be supposed.
const MostThings = 16

// ErrThings is the error of a case that marks more than [MostThings] as unsure.
var ErrThings = errors.New("too much is marked as unsure to be supposed together")

// Supposing asks of each set of things that go together what follows if they are otherwise than
// written (docs/theory.md#what-is-marked-as-unsure).
type Supposing struct {
	Query
	Most int    // sets that are tried at most; if there are more, so many are drawn
	Seed uint64 // which are drawn
}

// Supposed is what follows under sets of things.
type Supposed struct {
	Things      []Thing
	Of          int          // all sets that go together, that of nothing among them
	Sets        [][]int      // those tried: of things, ascending; all, that of nothing first, unless there are too many
	Conclusions []Conclusion // but findings
	Stands      [][]bool     // by set and conclusion: whether it is, where it can be asked, as it is in the case
	States      []int        // some of the case: all where there are at most [MostResting]
	Rests       [][]Stay     // by set and these states
}

// MostResting is of how many states of a case it is asked whether all would stay there; of a larger one
// it is asked of those of the query.
const MostResting = 64

const concepts = 5 // of stability

// A Stay is by which concepts all would stay in a state.
type Stay struct {
	By       [concepts]bool // in the order of [stability.Concepts]
	Together bool           // by SEQ, or as the improvements of several at once would leave them worse off
}

// Suppose tries sets of things. The cost is that of a stability analysis and of some looks for
// routes for each. The error is the context's, [ErrThings], [route.ErrSpent], a *[plenary.Limit], or
// [plenary.ErrNoStatusQuo].
func Suppose(ctx context.Context, sp *space.Space, s Supposing) (*Supposed, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	things := Things(sp.Case())
	if len(things) > MostThings {
		return nil, ErrThings
	}
	out := &Supposed{Things: things, States: s.States}
	if len(things) == 0 {
		return out, nil
	}
	if sp.Len() <= MostResting {
		out.States = nil
		for at := range sp.Len() {
			out.States = append(out.States, at)
		}
	}
	s.States = out.States
	e, err := newEvaluator(ctx, sp, s.Query)
	if err != nil {
		return nil, err
	}
	out.Conclusions = slices.Clone(e.fixed)
	for i := range out.Conclusions {
		out.Conclusions[i].Holds = e.base.truth[i] == yes
	}
	sets := setsOf(sp.Case(), things)
	out.Of = len(sets)
	w := progress.Begin(ctx, "supposing what is unsure", min(len(sets), s.Most))
	for _, set := range some(sets, s) {
		out.Sets = append(out.Sets, members(set))
		if err := e.suppose(ctx, out, set); err != nil {
			return nil, err
		}
		if err := w.Done(1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// setsOf lists the sets of things that go together, by their bits, ascending: any two of one do,
// and no rule excludes where they have options stand today.
func setsOf(c *plenary.Case, things []Thing) []uint32 {
	apart := make([]uint32, len(things))
	for a := range things {
		for b := range a {
			x, y := things[a], things[b]
			together := x.Option < 0 || x.Option != y.Option
			if x.Option < 0 && y.Option < 0 {
				_, err := lay(c, things, 1<<a|1<<b)
				together = err == nil
			}
			if !together {
				apart[a] |= 1 << b
			}
		}
	}
	var out []uint32
	for set := range uint32(1) << len(things) {
		if !slices.ContainsFunc(members(set), func(a int) bool { return apart[a]&set != 0 }) &&
			c.Feasible(todayIn(c, things, set)) {
			out = append(out, set)
		}
	}
	return out
}

// todayIn is where options stand today where a set of things is otherwise than written.
func todayIn(c *plenary.Case, things []Thing, set uint32) []uint8 {
	levels := c.StatusQuo()
	for _, at := range members(set) {
		if t := things[at]; t.Option >= 0 {
			levels[t.Option] = uint8(t.Level)
		}
	}
	return levels
}

// some is all sets, or as many as are wanted, drawn with return.
func some(sets []uint32, s Supposing) []uint32 {
	if len(sets) <= s.Most {
		return sets
	}
	out := make([]uint32, s.Most)
	for k := range out {
		c := newChance(s.Seed, k, -1)
		out[k] = sets[int(c.part()*float64(len(sets)))]
	}
	return out
}

func members(set uint32) []int {
	out := []int{}
	for ; set != 0; set &= set - 1 {
		out = append(out, bits.TrailingZeros32(set))
	}
	return out
}

// errApart is the error of things that do not go together.
var errApart = errors.New("these do not go together")

// lay is a case in which a set of things is otherwise than written: variants are laid over it,
// of what is left of the wishes as written those in the set are left out, and options stand at
// other levels today.
func lay(c *plenary.Case, things []Thing, set uint32) (*plenary.Case, error) {
	var variants []string
	gone := map[int][]int{}
	var today []plenary.Amendment
	for _, at := range members(set) {
		switch t := things[at]; {
		case t.Variant >= 0:
			variants = append(variants, c.Known[t.Variant].ID)
		case t.Option >= 0:
			today = append(today, plenary.SetLevel{Option: t.Option, Level: t.Level})
		default:
			gone[t.Party] = append(gone[t.Party], t.Wish)
		}
	}
	out, err := c.With(variants...)
	if err != nil {
		return nil, err
	}
	if out, err = out.Amend(today...); err != nil {
		return nil, err
	}
	for p := range c.Parties {
		if gone[p] == nil {
			continue
		}
		list := leftOf(c, out, p, gone[p])
		if list == nil {
			return nil, errApart
		}
		if out, err = out.Amend(plenary.SetWishes{Party: p, Wishes: list}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// leftOf lists the wishes of a party, variants laid over the case, without some as it is;
// nil where one of these is not there any longer.
func leftOf(c, laid *plenary.Case, party int, gone []int) []int {
	was, is := c.Parties[party].Prefers.Statements, laid.Parties[party].Prefers.Statements
	list := []int{}
	found, at := 0, 0 // those that were there keep their order
	for i := range is {
		same := slices.IndexFunc(was[at:], func(s plenary.Statement) bool {
			return s.Laid == is[i].Laid && s.ID == is[i].ID && s.Want.String() == is[i].Want.String()
		})
		if same >= 0 && slices.Contains(gone, at+same) {
			found++
		} else {
			list = append(list, i)
		}
		if same >= 0 {
			at += same + 1
		}
	}
	if found != len(gone) {
		return nil
	}
	return list
}

// suppose answers the case with a set of things.
func (e *evaluator) suppose(ctx context.Context, out *Supposed, set uint32) error {
	c, err := lay(e.c, out.Things, set)
	if err != nil {
		return err
	}
	sp, err := space.New(ctx, c, e.sp.Limits())
	if err != nil {
		return err
	}
	a, err := stability.Analyse(ctx, sp)
	if err != nil {
		return err
	}
	got, err := e.answer(ctx, sp, a.Inquiry(), asking{})
	if errors.Is(err, route.ErrSpent) {
		return err
	}
	if err != nil {
		return err
	}
	stands := make([]bool, len(e.fixed))
	for i := range stands {
		stands[i] = got.truth[i] == e.base.truth[i]
	}
	rests := make([]Stay, len(out.States))
	for i, s := range out.States {
		at, ok := sp.Find(e.sp.Levels(s, nil))
		if !ok {
			continue
		}
		for k, concept := range stability.Concepts {
			rests[i].By[k] = a.Equilibrium(concept, at)
		}
		rests[i].Together = a.Equilibrium(stability.SEQ, at) || simultaneous(sp, a, at)
	}
	out.Stands, out.Rests = append(out.Stands, stands), append(out.Rests, rests)
	return nil
}
