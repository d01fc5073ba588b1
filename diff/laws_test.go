package diff_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

var plans = []plenarytest.Plan{
	{Seed: 61, Draws: 150},
	{Seed: 62, Draws: 250, Draw: plenarytest.RandomTableDraft},
}

func forEach(t *testing.T, check func(d plenary.Draft, rng *rand.Rand) error) {
	for i, p := range plans {
		t.Run(fmt.Sprint(i), func(t *testing.T) { plenarytest.ForEach(t, p, check) })
	}
}

func caseOf(d plenary.Draft) (*plenary.Case, error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return nil, faults[0]
	}
	return c, nil
}

// TestSame: nothing differs between a case and itself, in whatever order its
// entries stand.
func TestSame(t *testing.T) {
	forEach(t, func(d plenary.Draft, rng *rand.Rand) error {
		old, _ := caseOf(d)
		if got := diff.Cases(old, old); len(got) > 0 {
			return fmt.Errorf("itself differs: %s", brief(got))
		}
		for _, shuffle := range []func(){
			func() { d.Parties = shuffled(rng, d.Parties) },
			func() { d.Preferences = shuffled(rng, d.Preferences) },
			func() { d.Impossible = shuffled(rng, d.Impossible) },
			func() { d.Tracks = shuffled(rng, d.Tracks) },
			func() { d.Preconditions = shuffled(rng, d.Preconditions) },
			func() { d.Guarantees = shuffled(rng, d.Guarantees) },
			func() { d.Levers = shuffled(rng, d.Levers) },
			func() { d.Conditions = shuffled(rng, d.Conditions) },
		} {
			shuffle()
		}
		new, err := caseOf(d)
		if err != nil {
			return nil // the order of conditions may matter
		}
		if got := diff.Cases(old, new); len(got) > 0 {
			return fmt.Errorf("in another order it differs: %s", brief(got))
		}
		return nil
	})
}

func shuffled[T any](rng *rand.Rand, list []T) []T {
	out := slices.Clone(list)
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// An edit changes one thing and tells how a change must begin that names it;
// "" when there is nothing to edit.
type edit func(d *plenary.Draft, rng *rand.Rand) string

var edits = []edit{
	func(d *plenary.Draft, _ *rand.Rand) string {
		d.Title += " again"
		return "title: "
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		i := rng.IntN(len(d.Options))
		d.Options = slices.Clone(d.Options)
		o := &d.Options[i]
		levels := o.Levels
		if levels == nil {
			levels = []string{"no", "yes"}
		}
		before := o.Now
		if before == "" {
			before = levels[0]
		}
		o.Now = levels[rng.IntN(len(levels))]
		if o.Now == before {
			return ""
		}
		return "options " + o.ID + " now: " + before + " → " + o.Now
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		i := rng.IntN(len(d.Options))
		d.Options = slices.Clone(d.Options)
		d.Options[i].Says += "!"
		return "options " + d.Options[i].ID + " says"
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		i := rng.IntN(len(d.Options))
		d.Options = slices.Clone(d.Options)
		d.Options[i].Noun += "the thing"
		return "options " + d.Options[i].ID + " noun"
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		i := rng.IntN(len(d.Options))
		d.Options = slices.Clone(d.Options)
		o := &d.Options[i]
		if o.Levels == nil {
			o.Do += "go on"
			return "options " + o.ID + " phrases"
		}
		o.Phrases = make([]plenary.PhraseDraft, len(o.Levels))
		o.Phrases[1].How = "reported"
		return "options " + o.ID + " how"
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		d.LeftOut = append(slices.Clone(d.LeftOut), "the weather")
		return "left_out"
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		if len(d.Preconditions) == 0 {
			return ""
		}
		i := rng.IntN(len(d.Preconditions))
		id, party := d.Preconditions[i].ID, d.Preconditions[i].Party
		d.Preconditions = slices.Delete(slices.Clone(d.Preconditions), i, i+1)
		return "preconditions " + party + " " + id + " dropped [softened]"
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		if len(d.Preconditions) == 0 {
			return ""
		}
		i := rng.IntN(len(d.Preconditions))
		d.Preconditions = slices.Clone(d.Preconditions)
		p := &d.Preconditions[i]
		if p.Order == "with" {
			p.Order = "before"
			return "preconditions " + p.Party + " " + p.ID + " order: with → before [hardened]"
		}
		p.Order = "with"
		return "preconditions " + p.Party + " " + p.ID + " order: before → with [softened]"
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		i := rng.IntN(max(1, len(d.Levers)))
		if len(d.Levers) == 0 {
			return ""
		}
		id := d.Levers[i].ID
		d.Levers = slices.Delete(slices.Clone(d.Levers), i, i+1)
		return "levers " + id + " dropped"
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		i := rng.IntN(max(1, len(d.Preferences)))
		if len(d.Preferences) == 0 || len(d.Preferences[i].Statements) < 2 {
			return ""
		}
		d.Preferences = slices.Clone(d.Preferences)
		p := &d.Preferences[i]
		p.Statements = slices.Clone(p.Statements)
		slices.Reverse(p.Statements)
		if p.Statements[0].Want == p.Statements[len(p.Statements)-1].Want {
			return ""
		}
		return "preferences " + p.Party
	},
	func(d *plenary.Draft, rng *rand.Rand) string {
		i := rng.IntN(max(1, len(d.Preferences)))
		if len(d.Preferences) == 0 || len(d.Preferences[i].Ranking) > 0 || len(d.Impossible) == 0 {
			return ""
		}
		d.Preferences = slices.Clone(d.Preferences)
		p := &d.Preferences[i]
		p.Statements = append(slices.Clone(p.Statements),
			plenary.StatementDraft{ID: "entirely-new", Want: d.Impossible[0]})
		return "preferences " + p.Party + " entirely-new added"
	},
}

// TestOneEdit: an edit yields a change that names it, and the way back the
// same with old and new swapped.
func TestOneEdit(t *testing.T) {
	forEach(t, func(d plenary.Draft, rng *rand.Rand) error {
		old, _ := caseOf(d)
		edited := d
		want := edits[rng.IntN(len(edits))](&edited, rng)
		new, err := caseOf(edited)
		if want == "" || err != nil {
			return nil
		}
		there, back := diff.Cases(old, new), diff.Cases(new, old)
		if got := brief(there); !strings.Contains("\n"+got, "\n"+want) {
			return fmt.Errorf("%s\nwant %s", got, want)
		}
		return swapped(there, back)
	})
}

// TestReversed: between any two cases the way back is the way there with old
// and new swapped.
func TestReversed(t *testing.T) {
	forEach(t, func(d plenary.Draft, rng *rand.Rand) error {
		a, _ := caseOf(d)
		b, _ := caseOf(plenarytest.RandomTableDraft(rng, plenarytest.Shape{}))
		return swapped(diff.Cases(a, b), diff.Cases(b, a))
	})
}

func swapped(there, back []diff.Change) error {
	for i := range there {
		there[i] = nameless(there[i])
	}
	want := strings.Split(brief(there), "\n")
	for i := range back {
		back[i] = nameless(swap(back[i]))
	}
	got := strings.Split(brief(back), "\n")
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		return fmt.Errorf("the way back:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return nil
}

// nameless leaves out what is named by the words it has in the new case.
func nameless(x diff.Change) diff.Change {
	if x.Part == diff.Preferences || x.Part == diff.Impossible {
		x.ID = ""
	}
	if x.Part == diff.Preconditions || x.Part == diff.Guarantees {
		x.Party = ""
	}
	return x
}

func swap(x diff.Change) diff.Change {
	x.Old, x.New = x.New, x.Old
	if x.Act == diff.Added || x.Act == diff.Dropped {
		x.Act = map[diff.Act]diff.Act{diff.Added: diff.Dropped, diff.Dropped: diff.Added}[x.Act]
	}
	if x.Weight == diff.Softened || x.Weight == diff.Hardened {
		x.Weight = map[diff.Weight]diff.Weight{diff.Softened: diff.Hardened, diff.Hardened: diff.Softened}[x.Weight]
	}
	return x
}

// TestWords: where only words differ the answers are the same, and the
// answers of a case never differ from themselves.
func TestWords(t *testing.T) {
	plan := plenarytest.Plan{Seed: 63, Draws: 120, Draw: plenarytest.RandomTableDraft}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		old, _ := caseOf(d)
		reword(&d)
		new, err := caseOf(d)
		if err != nil {
			return nil
		}
		for _, x := range diff.Cases(old, new) {
			if x.Weight != diff.Words {
				return fmt.Errorf("a change of words: %s", brief([]diff.Change{x}))
			}
		}
		before, err := ask(old)
		if err != nil {
			return err
		}
		after, err := ask(new)
		if err != nil {
			return err
		}
		if got := diff.Compare(before, after); !got.None() {
			return fmt.Errorf("other answers: %+v", got)
		}
		return nil
	})
}

// reword writes conditions so that they mean the same.
func reword(d *plenary.Draft) {
	same := func(text string) string { return "not not (" + text + ")" }
	d.Impossible = slices.Clone(d.Impossible)
	for i := range d.Impossible {
		d.Impossible[i] = same(d.Impossible[i])
	}
	d.Preferences = slices.Clone(d.Preferences)
	for i := range d.Preferences {
		p := &d.Preferences[i]
		p.Statements = slices.Clone(p.Statements)
		for j := range p.Statements {
			p.Statements[j].Want = same(p.Statements[j].Want)
		}
	}
	d.Preconditions = slices.Clone(d.Preconditions)
	for i := range d.Preconditions {
		d.Preconditions[i].Refuses, d.Preconditions[i].Until = same(d.Preconditions[i].Refuses),
			same(d.Preconditions[i].Until)
	}
}

func ask(c *plenary.Case) (*diff.Answers, error) {
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		return nil, err
	}
	return diff.Ask(context.Background(), sp, nil,
		route.Query{Levers: route.Levers(c)[:min(8, len(route.Levers(c)))], Most: 2})
}

// TestWays: the answers to a case with a lever more and a lever less swap what
// came and what went.
func TestWays(t *testing.T) {
	plan := plenarytest.Plan{Seed: 64, Draws: 120, Draw: plenarytest.RandomTableDraft}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		old, _ := caseOf(d)
		if len(d.Levers) == 0 {
			return nil
		}
		d.Levers = d.Levers[1:]
		new, err := caseOf(d)
		if err != nil {
			return nil
		}
		before, err := ask(old)
		if err != nil {
			return err
		}
		after, err := ask(new)
		if err != nil {
			return err
		}
		there, back := acts(diff.Compare(before, after)), acts(diff.Compare(after, before))
		if there[diff.Added] != back[diff.Dropped] || there[diff.Dropped] != back[diff.Added] ||
			there[diff.Changed] != back[diff.Changed] {
			return fmt.Errorf("there %v, back %v", there, back)
		}
		return nil
	})
}

// acts counts findings and ways by what happened to them.
func acts(d *diff.Difference) map[diff.Act]int {
	out := map[diff.Act]int{}
	for _, f := range d.Findings {
		out[f.Act]++
	}
	for _, g := range d.Goals {
		for _, w := range g.Ways {
			out[w.Act]++
		}
	}
	return out
}
