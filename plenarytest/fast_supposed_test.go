package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastSupposed compares which sets of what is marked as unsure go together, what stands in each of them, and
// where all would stay, with drafts made by the definitions.
func TestFastSupposed(t *testing.T) {
	var turned, sets, laid atomic.Int64
	t.Cleanup(func() {
		if !testing.Short() && (turned.Load() < 30 || sets.Load() < 120 || laid.Load() < 30) {
			t.Errorf("only %d conclusions turned over in %d sets, %d of them with variants",
				turned.Load(), sets.Load(), laid.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1603, Draws: 90, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 16}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		markSome(&d, rng)
		u := &unsureThings{levels: doubtSome(&d, rng)}
		mayBe(&d, rng)
		if laid := someVariant(d, rng); laid != nil {
			d = *laid
		}
		u.wishes, u.variants = marked(&d), goWith(&d)
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		q, err := newRobustly(d, c, someLevers(rng, plenarytest.Levers(c), 4))
		if err != nil {
			return err
		}
		u.robustly = q
		got, err := robust.Suppose(context.Background(), q.sp, robust.Supposing{Query: q.Query, Most: 1 << 10})
		if err != nil {
			return err
		}
		if n := len(u.wishes) + len(u.variants) + len(u.levels); len(got.Things) != n {
			return fmt.Errorf("%v are unsure; %+v were marked", got.Things, u)
		}
		want := u.sets(len(got.Things))
		if len(got.Things) > 0 && !sameSets(got.Sets, want) || got.Of != len(got.Sets) {
			return fmt.Errorf("%d sets go together, %v, want %v", got.Of, got.Sets, want)
		}
		base := q.worked(q.d, q.c, nil)
		for k, set := range got.Sets {
			sets.Add(1)
			if slices.ContainsFunc(set, func(i int) bool { return u.variant(i) != nil }) {
				laid.Add(1)
			}
			n, err := q.sameSet(got, k, base, u.laid(set))
			if err != nil {
				return fmt.Errorf("set %d, %v, of %v and %v otherwise: %w", k, set, u.wishes, u.levels, err)
			}
			turned.Add(int64(n))
		}
		return nil
	})
}

// unsureThings are what a draft marks as unsure, in the order in which it is listed: wishes by where they stand;
// variants; levels of options.
type unsureThings struct {
	*robustly
	wishes, levels [][2]int
	variants       []int
}

// variant is the one that a thing is, or nil.
func (u *unsureThings) variant(thing int) *plenary.VariantDraft {
	if thing -= len(u.wishes); thing < 0 || thing >= len(u.variants) {
		return nil
	}
	return &u.d.Variants[u.variants[thing]]
}

// level is the option and level that a thing is.
func (u *unsureThings) level(thing int) (of [2]int, ok bool) {
	if thing -= len(u.wishes) + len(u.variants); thing < 0 {
		return of, false
	}
	return u.levels[thing], true
}

// sets lists those of so many things of which any two go together and in which today is feasible.
func (u *unsureThings) sets(n int) [][]int {
	var out [][]int
	for bits := range 1 << n {
		var set []int
		today, ok := u.c.StatusQuo(), true
		for i := range n {
			if bits>>i&1 == 0 {
				continue
			}
			for _, other := range set {
				ok = ok && u.goTogether(other, i)
			}
			if l, of := u.level(i); of {
				today[l[0]] = uint8(l[1])
			}
			set = append(set, i)
		}
		if ok && u.c.Feasible(today) {
			out = append(out, set)
		}
	}
	return out
}

// goTogether reports whether two things do, of which the first comes before the other.
func (u *unsureThings) goTogether(a, b int) bool {
	v, w := u.variant(a), u.variant(b)
	if v != nil && w != nil {
		_, err := u.d.With(v.ID, w.ID)
		return err == nil
	}
	if a < len(u.wishes) && w != nil {
		prefers := &u.d.Preferences[u.wishes[a][0]]
		wish := &prefers.Statements[u.wishes[a][1]]
		return !slices.ContainsFunc(w.Preferences, func(p plenary.VariantPreferenceDraft) bool {
			return p.Party == prefers.Party && (p.Instead != nil || wish.ID != "" &&
				slices.ContainsFunc(p.Edits, func(e plenary.EditDraft) bool { return e.Drop+e.Replace == wish.ID }))
		})
	}
	l, lOK := u.level(a)
	m, mOK := u.level(b)
	return !lOK || !mOK || l[0] != m[0]
}

// laid is the draft with the variants of a set laid over it, its wishes struck out, and options where it has them.
func (u *unsureThings) laid(set []int) plenary.Draft {
	var ids []string
	struck := map[string]bool{}
	for _, i := range set {
		if v := u.variant(i); v != nil {
			ids = append(ids, v.ID)
		} else if i < len(u.wishes) {
			struck[u.d.Preferences[u.wishes[i][0]].Statements[u.wishes[i][1]].Because] = true
		}
	}
	d := u.d
	if len(ids) > 0 {
		laid, err := d.With(ids...)
		if err != nil {
			panic(err)
		}
		d = *laid
	}
	d.Variants, d.Laid, d.Preferences = nil, nil, slices.Clone(d.Preferences)
	for p := range d.Preferences {
		d.Preferences[p].Statements = slices.DeleteFunc(slices.Clone(d.Preferences[p].Statements),
			func(s plenary.StatementDraft) bool { return struck[s.Because] })
	}
	return u.standsAt(d, set)
}

func sameSets(got, want [][]int) bool {
	got, want = slices.Clone(got), slices.Clone(want)
	slices.SortFunc(got, slices.Compare[[]int])
	slices.SortFunc(want, slices.Compare[[]int])
	return slices.EqualFunc(got, want, slices.Equal[[]int])
}

// mayBe marks some variants as unsure, some of which have an option rise only.
func mayBe(d *plenary.Draft, rng *rand.Rand) {
	d.Variants = slices.Clone(d.Variants)
	for v := range d.Variants {
		if rng.IntN(3) == 0 {
			continue
		}
		d.Variants[v].Unsure = "true"
		if d.Variants[v].Kind == "" && rng.IntN(2) == 0 {
			d.Variants[v].Forward = []string{d.Options[rng.IntN(min(2, len(d.Options)))].ID}
		}
	}
}

// markSome marks some statements as unsure, variants' among them, each by words of its own.
func markSome(d *plenary.Draft, rng *rand.Rand) {
	n := 0
	mark := func(s *plenary.StatementDraft, often int) {
		if n < 3 && rng.IntN(often) == 0 {
			s.Unsure, s.Because = "true", fmt.Sprint("unsure ", n)
			n++
		}
	}
	d.Preferences, d.Variants = slices.Clone(d.Preferences), slices.Clone(d.Variants)
	for p := range d.Preferences {
		d.Preferences[p].Statements = slices.Clone(d.Preferences[p].Statements)
		for i := range d.Preferences[p].Statements {
			mark(&d.Preferences[p].Statements[i], 3)
		}
	}
	for v := range d.Variants {
		d.Variants[v].Preferences = slices.Clone(d.Variants[v].Preferences)
		for i := range d.Variants[v].Preferences {
			p := &d.Variants[v].Preferences[i]
			p.Edits = slices.Clone(p.Edits)
			for e := range p.Edits {
				if p.Edits[e].Drop == "" {
					mark(&p.Edits[e].StatementDraft, 2)
				}
			}
		}
	}
}

// marked lists the wishes that are marked as unsure by where they stand, in the order of the parties.
func marked(d *plenary.Draft) [][2]int {
	var out [][2]int
	for _, party := range d.Parties {
		for p := range d.Preferences {
			for i := range d.Preferences[p].Statements {
				if d.Preferences[p].Party == party.ID && d.Preferences[p].Statements[i].Unsure != "" {
					out = append(out, [2]int{p, i})
				}
			}
		}
	}
	return out
}

// goWith lists the variants that are marked as unsure and go together with those laid.
func goWith(d *plenary.Draft) []int {
	var out []int
	for v := range d.Variants {
		if _, err := d.With(d.Variants[v].ID); err == nil && d.Variants[v].Unsure != "" {
			out = append(out, v)
		}
	}
	return out
}

// doubtSome has some options stand at other levels today, for all that is known, and lists each
// such option with a level, in the order of the case.
func doubtSome(d *plenary.Draft, rng *rand.Rand) [][2]int {
	var out [][2]int
	d.Options = slices.Clone(d.Options)
	for o := range d.Options {
		option := &d.Options[o]
		names := option.Levels
		if names == nil {
			names = []string{"no", "yes"}
		}
		if option.Now == "" {
			option.Now = names[0]
		}
		for l, name := range names {
			if name != option.Now && len(out) < 3 && rng.IntN(3) == 0 {
				option.OrNow = append(option.OrNow, name)
				out = append(out, [2]int{o, l})
			}
		}
	}
	return out
}

// standsAt is a draft with options at the levels of a set.
func (u *unsureThings) standsAt(d plenary.Draft, set []int) plenary.Draft {
	d.Options = slices.Clone(d.Options)
	for o := range d.Options {
		d.Options[o].OrNow = nil
	}
	for _, i := range set {
		if l, ok := u.level(i); ok {
			option := &d.Options[l[0]]
			if option.Now = []string{"no", "yes"}[l[1]%2]; option.Levels != nil {
				option.Now = option.Levels[l[1]]
			}
		}
	}
	return d
}

// TestFastAtOnce compares where all would stay with what is done at once, in cases of parties that rank as they
// please, with and without some wishes.
func TestFastAtOnce(t *testing.T) {
	var only atomic.Int64
	t.Cleanup(func() {
		if n := only.Load(); !testing.Short() && n < 60 {
			t.Errorf("only in %d states all stay by what is done at once alone", n)
		}
	})
	plan := plenarytest.Plan{Seed: 1607, Draws: 600, Shape: plenarytest.Shape{States: 32}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		markSome(&d, rng)
		u := &unsureThings{wishes: marked(&d)}
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		q, err := newRobustly(d, c, nil)
		if err != nil {
			return err
		}
		u.robustly = q
		got, err := robust.Suppose(context.Background(), q.sp, robust.Supposing{Query: q.Query, Most: 8})
		if err != nil {
			return err
		}
		for k, set := range got.Sets {
			laid := u.laid(set)
			other, faults := laid.Case()
			if len(faults) > 0 {
				return faults[0]
			}
			table := plenarytest.NewTable(other, nil)
			for i, s := range got.States {
				want := atOnce(table, s)
				if got.Rests[k][i].Together != want {
					return fmt.Errorf("in set %v all stay in %d: %t, want %t", set, s, !want, want)
				}
				if want && !table.Equilibrium("seq", s) {
					only.Add(1)
				}
			}
		}
		return nil
	})
}

// sameSet compares a set with what a draft comes to, and counts what turned over.
func (q *robustly) sameSet(got *robust.Supposed, k int, base worked, d plenary.Draft) (turned int, err error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return 0, faults[0]
	}
	now := q.worked(d, c, nil)
	for i := range got.Conclusions {
		text := conclusionText(&got.Conclusions[i])
		was, asked := base.truth[text]
		is, still := now.truth[text]
		if stands := was == is && asked == still; stands != got.Stands[k][i] {
			return 0, fmt.Errorf("%s stands: %t, want %t", text, got.Stands[k][i], stands)
		} else if !stands {
			turned++
		}
	}
	table := plenarytest.NewTable(c, nil)
	for i, s := range got.States {
		own := q.stateIn(table, s)
		if want := atOnce(table, own); want != got.Rests[k][i].Together {
			return 0, fmt.Errorf("with what is done at once all stay in %d: %t, want %t", s, !want, want)
		}
		for n, concept := range stability.Concepts {
			if want := table.Equilibrium(concept.String(), own); want != got.Rests[k][i].By[n] {
				return 0, fmt.Errorf("all stay in %d by %s: %t, want %t", s, concept, got.Rests[k][i].By[n], want)
			}
		}
	}
	return turned, nil
}

// atOnce reports whether a state is a SEQ equilibrium with what is done at once (docs/theory.md#at-once).
func atOnce(t *plenarytest.Table, s int) bool {
	if t.Equilibrium("seq", s) {
		return true
	}
	var leave []int
	for p := range t.Case.Parties {
		if !t.Stable("seq", p, s) {
			leave = append(leave, p)
		}
	}
	if len(leave) < 2 {
		return false
	}
	for _, p := range leave {
		others := slices.DeleteFunc(slices.Clone(leave), func(other int) bool { return other == p })
		for _, q := range t.Improvements[p][s] {
			if !mayEnd(t, p, s, t.States[q], others) {
				return false
			}
		}
	}
	return true
}

// mayEnd reports whether some improvements from a state of some parties, one each, lead together with what levels
// have come to so far to a feasible state that a party does not prefer to it.
func mayEnd(t *plenarytest.Table, p, s int, levels []uint8, others []int) bool {
	if len(others) == 0 {
		at := slices.IndexFunc(t.States, func(x []uint8) bool { return slices.Equal(x, levels) })
		return at >= 0 && t.Tiers[p][at] >= t.Tiers[p][s]
	}
	return slices.ContainsFunc(t.Improvements[others[0]][s], func(q int) bool {
		next := slices.Clone(levels)
		for o := range next {
			if t.Case.Options[o].Party == others[0] {
				next[o] = t.States[q][o]
			}
		}
		return mayEnd(t, p, s, next, others[1:])
	})
}
