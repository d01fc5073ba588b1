package prose

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

func init() {
	have := sharing(haveDiffs)
	register("diff", have, (*Voice).Diff)
	register("diff in short", have, (*Voice).DiffInShort)
}

// chicken is a case that has nothing to do with others.
var chicken = sync.OnceValues(func() (answer.Talks, error) {
	f, err := casefile.Load(context.Background(), "../cases/classics/chicken")
	if err != nil {
		return answer.Talks{}, err
	}
	sp, err := space.New(context.Background(), f.Case, space.Limits{})
	return answer.Talks{Space: sp}, err
})

// haveDiffs compares talks with themselves as they would be by each variant, as
// they were on an earlier day, and with other talks, as if they were the same
// ones and as different ones.
func haveDiffs(t answer.Talks) ([]*answer.Diff, error) {
	if t.Space.Len() > 300 {
		return nil, nil // see the golden files
	}
	other, err := chicken()
	if err != nil {
		return nil, err
	}
	pairs := []answer.DiffOf{
		{Old: other, New: t}, {Old: t, New: other},
		{Old: other, New: t, Kin: &diff.Kin{Parties: diff.Shared{Old: 2, New: 1}}},
	}
	c := t.Space.Case()
	for _, v := range c.Known {
		if laid, err := c.With(v.ID); err == nil {
			if sp, err := space.New(context.Background(), laid, space.Limits{}); err == nil {
				pairs = append(pairs, answer.DiffOf{Old: t, New: answer.Talks{Space: sp}})
			}
		}
	}
	if t.Day != nil && !t.Day.Date.IsZero() {
		for _, days := range []int{-10, -40} {
			day, err := t.Day.Record.AsOf(context.Background(), t.Day.Date.AddDate(0, 0, days))
			if err != nil {
				continue
			}
			sp, err := space.New(context.Background(), day.Case, space.Limits{})
			if err != nil {
				return nil, err
			}
			then := answer.Talks{Space: sp, Day: day}
			pairs = append(pairs, answer.DiffOf{
				Old: then, New: t, Days: true,
			}, answer.DiffOf{Old: t, New: then, Days: true})
		}
	}
	var out []*answer.Diff
	for _, p := range pairs {
		p.OldName, p.NewName = "old", "new"
		d, err := answer.NewDiff(context.Background(), p)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// diffed compares two drafts as versions of one case.
func diffed(a, b plenary.Draft) (*answer.Diff, error) {
	var sides [2]answer.Talks
	for i, d := range []plenary.Draft{a, b} {
		c, faults := d.Case()
		if len(faults) > 0 {
			return nil, faults[0]
		}
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return nil, err
		}
		sides[i] = answer.Talks{Space: sp}
	}
	return answer.NewDiff(context.Background(), answer.DiffOf{Old: sides[0], New: sides[1], OldName: "a", NewName: "b"})
}

// short is the text under IN SHORT, on one line.
func short(text string) string {
	_, text, _ = strings.Cut(text, "IN SHORT\n")
	text, _, _ = strings.Cut(text, "\n\n")
	return unwrapped(text)
}

func unwrapped(text string) string { return strings.Join(strings.Fields(text), " ") }

func diffText(d *answer.Diff) string { return page.Text(English().Diff(d), 0, nil) }

// TestDiffEdited: the laws hold of a case and what became of it by an edit; the
// short text has three sentences at most; and nothing that is said to differ
// has the same words on both sides.
func TestDiffEdited(t *testing.T) {
	of := answerings[slices.IndexFunc(answerings, func(a answering) bool { return a.name == "diff" })]
	for _, plan := range []plenarytest.Plan{
		{Seed: 72, Draws: 60}, {Seed: 73, Draws: 100, Draw: plenarytest.RandomTableDraft},
		{Seed: 74, Draws: 100, Draw: plenarytest.RandomTalks},
	} {
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			e := edited(d, rng)
			if _, faults := e.Case(); len(faults) > 0 {
				return nil
			}
			x, err := diffed(d, e)
			if err != nil {
				return err
			}
			if err := roundTrip(of, x); err != nil {
				return err
			}
			if err := pseudoLanguage(of, x); err != nil {
				return err
			}
			text := diffText(x)
			if n := strings.Count(short(text)+" ", ". "); n > 3 || n == 0 {
				return fmt.Errorf("%d sentences: %s", n, text)
			}
			for _, item := range strings.Split(text, "\n  - ") {
				if sameSides(strings.TrimSuffix(unwrapped(item), ".")) {
					return fmt.Errorf("the same on both sides: %s\n%s", item, text)
				}
			}
			return nil
		})
	}
}

var arrowOf = regexp.MustCompile(`(\S+) → (\S+)$`)

// sameSides reports whether a text tells the same before and after.
func sameSides(text string) bool {
	if m := arrowOf.FindStringSubmatch(text); m != nil && m[1] == m[2] {
		return true
	}
	now, before, ok := strings.Cut(text, "; before, ")
	if !ok {
		return strings.HasPrefix(text, "Otherwise: ") && !strings.Contains(text[len("Otherwise: "):], ":")
	}
	return strings.HasSuffix(now, ": "+before) || strings.HasSuffix(now, " by "+strings.TrimPrefix(before, "by "))
}

// edited is a draft of which some things are otherwise.
func edited(d plenary.Draft, rng *rand.Rand) plenary.Draft {
	e := d
	e.Options, e.Preconditions = slices.Clone(d.Options), slices.Clone(d.Preconditions)
	e.Preferences, e.Variants = slices.Clone(d.Preferences), nil
	for i := range e.Preferences {
		e.Preferences[i].Statements = slices.Clone(e.Preferences[i].Statements)
	}
	for range 1 + rng.IntN(2) {
		draftEdits[rng.IntN(len(draftEdits))](&e, rng)
	}
	return e
}

var hows = []string{"stated", "reported", "inferred", ""}

var draftEdits = []func(d *plenary.Draft, rng *rand.Rand){
	func(d *plenary.Draft, rng *rand.Rand) {
		o := &d.Options[rng.IntN(len(d.Options))]
		if levels := o.Levels; levels != nil {
			o.Now = levels[rng.IntN(len(levels))]
		} else {
			o.Now = "yes"
		}
	},
	func(d *plenary.Draft, rng *rand.Rand) {
		for i := range d.Preconditions {
			p := &d.Preconditions[i]
			p.Order, p.How = []string{"before", "with"}[rng.IntN(2)], hows[rng.IntN(len(hows))]
		}
	},
	func(d *plenary.Draft, rng *rand.Rand) {
		for i := range d.Preconditions {
			d.Preconditions[i].Until += " or " + d.Preconditions[i].Refuses
		}
	},
	func(d *plenary.Draft, rng *rand.Rand) {
		d.Preconditions, d.Levers = d.Preconditions[:len(d.Preconditions)/2], nil
	},
	func(d *plenary.Draft, rng *rand.Rand) { d.Levers = d.Levers[:len(d.Levers)/2] },
	func(d *plenary.Draft, rng *rand.Rand) {
		for i := range d.Preferences {
			slices.Reverse(d.Preferences[i].Statements)
		}
	},
	func(d *plenary.Draft, rng *rand.Rand) {
		for i := range d.Preferences {
			p := &d.Preferences[i]
			p.Statements = p.Statements[:(len(p.Statements)+1)/2]
		}
	},
	func(d *plenary.Draft, rng *rand.Rand) {
		for i := range d.Options {
			d.Options[i].Closed = []string{"", "Nobody asked. So it is"}[rng.IntN(2)]
		}
	},
	func(d *plenary.Draft, rng *rand.Rand) { d.Tracks, d.Levers = nil, nil },
}

// TestDiffReordered: in whatever order things stand that have none, nothing is
// said to have changed.
func TestDiffReordered(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{
		Seed: 75, Draws: 40, Draw: plenarytest.RandomTalks,
	}, func(d plenary.Draft, _ *rand.Rand) error {
		if slices.ContainsFunc(d.Preferences, func(p plenary.PreferenceDraft) bool { return len(p.Ranking) > 0 }) {
			return nil // its codes go by the order of options
		}
		e := d
		e.Options, e.Parties = slices.Clone(d.Options), slices.Clone(d.Parties)
		e.Preconditions = slices.Clone(d.Preconditions)
		slices.Reverse(e.Options)
		slices.Reverse(e.Parties)
		slices.Reverse(e.Preconditions)
		x, err := diffed(d, e)
		if err != nil {
			return err
		}
		if text := diffText(x); short(text) != "Nothing changed in the case. The answers are the same." {
			return fmt.Errorf("%s", text)
		}
		return nil
	})
}

func TestOneSentence(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "",
		"They lift them.":                       "They lift them",
		"They lift them. It is a matter of law": "They lift them",
		"Will they lift them? Nobody knows.":    "Will they lift them",
		"The U.S. lifts them in St. Petersburg": "The U.S. lifts them in St. Petersburg",
		"Bridges etc. are mended":               "Bridges etc. are mended",
		"Never! they said.":                     "Never",
	} {
		if got := oneSentence(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
