package brief

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// sideOf lays a draft out to be compared.
func sideOf(name string, d plenary.Draft) (DiffCase, error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return DiffCase{}, faults[0]
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	return DiffCase{Name: name, Space: sp}, err
}

func diffDrafts(a, b plenary.Draft) (*Diff, error) {
	old, err := sideOf("a", a)
	if err != nil {
		return nil, err
	}
	new, err := sideOf("b", b)
	if err != nil {
		return nil, err
	}
	return NewDiff(context.Background(), DiffOf{Old: old, New: new})
}

// TestDiffReordered: in whatever order options, parties and all else that has
// no order stand, nothing differs, and no answer.
func TestDiffReordered(t *testing.T) {
	for _, plan := range diffPlans {
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			if slices.ContainsFunc(d.Preferences, func(p plenary.PreferenceDraft) bool { return len(p.Ranking) > 0 }) {
				return nil // its codes go by the order of options
			}
			e := d
			e.Options, e.Parties, e.Tracks, e.Preconditions = mixed(rng, d.Options), mixed(rng, d.Parties), mixed(rng, d.Tracks), mixed(rng, d.Preconditions)
			e.Guarantees, e.Levers, e.Preferences = mixed(rng, d.Guarantees), mixed(rng, d.Levers), mixed(rng, d.Preferences)
			x, err := diffDrafts(d, e)
			if err != nil {
				return err
			}
			if !x.None() || x.short() != "Nothing changed in the case. The answers are the same." {
				return fmt.Errorf("%s", x.Text(0))
			}
			return nil
		})
	}
}

var diffPlans = []plenarytest.Plan{
	{Seed: 72, Draws: 60},
	{Seed: 73, Draws: 60, Draw: plenarytest.RandomTableDraft},
	{Seed: 74, Draws: 60, Draw: plenarytest.RandomTalks},
}

func mixed[T any](rng *rand.Rand, list []T) []T {
	out := slices.Clone(list)
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// diffEdits change one thing of a case.
var diffEdits = []func(d *plenary.Draft, rng *rand.Rand){
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
			d.Preconditions[i].Order = []string{"before", "with"}[rng.IntN(2)]
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
			d.Options[i].Closed = ""
		}
	},
	func(d *plenary.Draft, rng *rand.Rand) { d.Tracks, d.Levers = nil, nil },
}

func forEdits(t *testing.T, check func(d, e plenary.Draft) error) {
	for _, plan := range diffPlans {
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			e := d
			e.Options, e.Preconditions, e.Preferences, e.Variants = slices.Clone(d.Options), slices.Clone(d.Preconditions), slices.Clone(d.Preferences), nil
			d.Variants = nil
			for i := range e.Preferences {
				e.Preferences[i].Statements = slices.Clone(e.Preferences[i].Statements)
			}
			diffEdits[rng.IntN(len(diffEdits))](&e, rng)
			if _, faults := e.Case(); len(faults) > 0 {
				return nil
			}
			return check(d, e)
		})
	}
}

// TestDiffMirrored: the way back tells the same the other way round: what came
// went, who softened hardened, what opened closed.
func TestDiffMirrored(t *testing.T) {
	forEdits(t, func(d, e plenary.Draft) error {
		there, err := diffDrafts(d, e)
		if err != nil {
			return err
		}
		back, err := diffDrafts(e, d)
		if err != nil {
			return err
		}
		if a, b := mirror(there, false), mirror(back, true); !slices.Equal(a, b) {
			return fmt.Errorf("there\n%s\nback\n%s\n%v\n%v", there.Text(0), back.Text(0), a, b)
		}
		return nil
	})
}

var other = map[string]string{"added": "dropped", "dropped": "added", "softened": "hardened", "hardened": "softened"}

// mirror lists what a difference tells, as seen from the other side if back.
func mirror(d *Diff, back bool) []string {
	var out []string
	turn := func(word string) string {
		if w, ok := other[word]; ok && back {
			return w
		}
		return word
	}
	pair := func(old, new any) string {
		if back {
			old, new = new, old
		}
		return fmt.Sprint(old, " ", new)
	}
	for _, x := range d.Changes {
		out = append(out, fmt.Sprint(x.Part, turn(x.Act), turn(x.Weight), x.Key))
	}
	for _, f := range d.Answers.Figures {
		out = append(out, f.Of+" "+pair(f.Old, f.New))
	}
	for _, v := range d.Answers.StatusQuo {
		out = append(out, v.Party+v.Concept+pair(v.Old, v.New))
	}
	for _, f := range d.Answers.Findings {
		out = append(out, fmt.Sprint(turn(f.Act), f.Kind, f.Who, pair(f.Old, f.New)))
	}
	for _, g := range d.Answers.Ways {
		for _, w := range g.Ways {
			out = append(out, fmt.Sprint(g.Goal, turn(w.Act), w.Levers))
		}
	}
	short := d.short()
	for _, word := range []string{"softened", "hardened"} {
		out = append(out, fmt.Sprint("short ", turn(word), strings.Contains(strings.ReplaceAll(short, "Nobody hardened or softened", ""), word)))
	}
	for _, words := range [][2]string{{"more is open", "less is open"}, {"something is open now", "nothing is open any longer"}, {"a circle is gone", "there is a new circle"}} {
		out = append(out, words[0]+" "+pair(strings.Contains(short, words[0]), strings.Contains(short, words[1])))
	}
	slices.Sort(out)
	return out
}

// TestDiffShort: IN SHORT has three sentences at most, and nothing that is said
// to differ has the same words on both sides.
func TestDiffShort(t *testing.T) {
	forEdits(t, func(d, e plenary.Draft) error {
		x, err := diffDrafts(d, e)
		if err != nil {
			return err
		}
		if n := strings.Count(x.short()+" ", ". "); n > 3 || n == 0 {
			return fmt.Errorf("%d sentences: %s", n, x.short())
		}
		var told []string
		for _, c := range x.Changes {
			told = append(told, c.Says)
		}
		for _, f := range x.Answers.Findings {
			told = append(told, f.Says)
		}
		for _, g := range x.Answers.Ways {
			for _, w := range g.Ways {
				told = append(told, w.Says)
			}
		}
		told = append(told, x.Answers.holds...)
		told = append(told, x.Answers.stays...)
		for _, text := range told {
			if sameSides(text) {
				return fmt.Errorf("the same on both sides: %s\n%s", text, x.Text(0))
			}
		}
		return nil
	})
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

// TestDiffDays: what came between two days is what is not there yet the other
// way, each entry is told once, and who softened hardened.
func TestDiffDays(t *testing.T) {
	tried, came := 0, 0
	for n := range 120 {
		rng := rand.New(rand.NewPCG(uint64(n), 75))
		d, r := plenarytest.RandomRecordDraft(rng, plenarytest.Shape{})
		c, faults := d.Case()
		if len(faults) > 0 {
			t.Fatal(faults[0])
		}
		rec, faults, err := r.Record(t.Context(), c)
		if err != nil || len(faults) > 0 {
			continue
		}
		var sides []DiffCase
		for _, days := range []int{-rng.IntN(20) - 5, 0} {
			day, err := rec.AsOf(t.Context(), rec.Date().AddDate(0, 0, days))
			if err != nil {
				break // the levels of that day break a rule
			}
			sp, err := space.New(t.Context(), day.Case, space.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			sides = append(sides, DiffCase{Name: fmt.Sprint(days), Space: sp, Day: day})
		}
		if len(sides) < 2 {
			continue
		}
		there, err := NewDiff(t.Context(), DiffOf{Old: sides[0], New: sides[1], Days: true})
		if err != nil {
			t.Fatal(err)
		}
		back, err := NewDiff(t.Context(), DiffOf{Old: sides[1], New: sides[0], Days: true})
		if err != nil {
			t.Fatal(err)
		}
		if a, b := mirror(there, false), mirror(back, true); !slices.Equal(a, b) {
			t.Errorf("draw %d: there\n%s\nback\n%s", n, there.Text(0), back.Text(0))
		}
		if len(there.Record.Came) != len(back.Record.Gone) || len(there.Record.Edited) != len(back.Record.Edited) {
			t.Errorf("draw %d: %d entries came and %d went back", n, len(there.Record.Came), len(back.Record.Gone))
		}
		tried, came = tried+1, came+len(there.Record.Came)
		if err := onceTold(there); err != nil {
			t.Errorf("draw %d: %v", n, err)
		}
		for _, x := range []*Diff{there, back} {
			if k := strings.Count(x.short()+" ", ". "); k > 3 || k == 0 {
				t.Errorf("draw %d: %d sentences: %s", n, k, x.short())
			}
			if err := checkDiff(x); err != nil {
				t.Errorf("draw %d: %v", n, err)
			}
			for _, c := range x.Record.Commitments {
				if c.Old == c.New {
					t.Errorf("draw %d: %s stands otherwise, and is %s before and after", n, c.ID, c.Old)
				}
			}
		}
	}
	if tried < 40 || came < 200 {
		t.Errorf("only %d pairs of days compared, between which %d entries came", tried, came)
	}
}

// onceTold reports an error where what an entry newly on record tells is told
// again.
func onceTold(d *Diff) error {
	_, after, _ := strings.Cut(d.Text(0), "WHAT CHANGED IN THE CASE")
	text := strings.Join(strings.Fields(after), " ")
	shown := d.cameShown()
	for i := range d.Changes {
		x := &d.Changes[i]
		again := slices.ContainsFunc(d.Changes, func(y CaseChange) bool { return y.Says == x.Says && !shown[y.row] })
		if shown[x.row] && !again && strings.Contains(text, "- "+strings.Join(strings.Fields(x.cited()), " ")+".") {
			return fmt.Errorf("%q is told again:\n%s", x.Says, d.Text(0))
		}
	}
	return nil
}

// TestDiffNames: where all that is shown is called otherwise, and in another
// order, nothing but words changed.
func TestDiffNames(t *testing.T) {
	tried := 0
	for n := range 120 {
		rng := rand.New(rand.NewPCG(uint64(n), 76))
		d, r := plenarytest.RandomRecordDraft(rng, plenarytest.Shape{})
		e := d
		e.Parties, e.Tracks, e.People, e.Options = mixed(rng, d.Parties), mixed(rng, d.Tracks), slices.Clone(d.People), slices.Clone(d.Options)
		for i := range e.Parties {
			e.Parties[i].Name = fmt.Sprint("Party ", i)
		}
		for i := range e.Tracks {
			e.Tracks[i].Name = fmt.Sprint("Track ", i)
		}
		for i := range e.People {
			e.People[i].Name = fmt.Sprint("Person ", i)
		}
		var sides []DiffCase
		for i, draft := range []plenary.Draft{d, e} {
			c, faults := draft.Case()
			if len(faults) > 0 {
				t.Fatal(faults[0])
			}
			rec, faults, err := r.Record(t.Context(), c)
			if err != nil || len(faults) > 0 {
				break
			}
			day, err := rec.AsOf(t.Context(), rec.Date())
			if err != nil {
				break
			}
			sp, err := space.New(t.Context(), day.Case, space.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			sides = append(sides, DiffCase{Name: fmt.Sprint(i), Space: sp, Day: day})
		}
		if len(sides) < 2 {
			continue
		}
		tried++
		x, err := NewDiff(t.Context(), DiffOf{Old: sides[0], New: sides[1]})
		if err != nil {
			t.Fatal(err)
		}
		if want := "Nothing changed in the case but words, on which no answer depends. The answers are the same."; x.short() != want || !x.Record.none() {
			t.Errorf("draw %d: %s", n, x.Text(0))
		}
	}
	if tried < 40 {
		t.Errorf("only %d cases tried", tried)
	}
}
