package answer

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

func laidOut(d plenary.Draft) (Talks, error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return Talks{}, faults[0]
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	return Talks{Space: sp}, err
}

// diffDrafts compares two drafts as versions of one case, and holds that the
// diff read back from its JSON is the same.
func diffDrafts(a, b plenary.Draft) (*Diff, error) {
	old, err := laidOut(a)
	if err != nil {
		return nil, err
	}
	new, err := laidOut(b)
	if err != nil {
		return nil, err
	}
	return diffTalks(DiffOf{Old: old, New: new, OldName: "a", NewName: "b"})
}

func diffTalks(of DiffOf) (*Diff, error) {
	d, err := NewDiff(context.Background(), of)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	var back Diff
	if err := json.Unmarshal(text, &back); err != nil {
		return nil, err
	}
	if again, _ := json.Marshal(&back); string(again) != string(text) {
		return nil, fmt.Errorf("read back\n%s\nwas\n%s", again, text)
	}
	return d, nil
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

// TestDiffReordered: in whatever order options, parties and all else that has
// no order stand, nothing differs, and no answer.
func TestDiffReordered(t *testing.T) {
	for _, plan := range diffPlans {
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			if slices.ContainsFunc(d.Preferences, func(p plenary.PreferenceDraft) bool { return len(p.Ranking) > 0 }) {
				return nil // its codes go by the order of options
			}
			e := d
			e.Options, e.Parties, e.Tracks = mixed(rng, d.Options), mixed(rng, d.Parties), mixed(rng, d.Tracks)
			e.Preconditions, e.Guarantees = mixed(rng, d.Preconditions), mixed(rng, d.Guarantees)
			e.Levers, e.Preferences = mixed(rng, d.Levers), mixed(rng, d.Preferences)
			x, err := diffDrafts(d, e)
			if err != nil {
				return err
			}
			if !x.None() {
				return fmt.Errorf("%+v", x)
			}
			return nil
		})
	}
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
			e.Options, e.Preconditions = slices.Clone(d.Options), slices.Clone(d.Preconditions)
			e.Preferences, e.Variants = slices.Clone(d.Preferences), nil
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

// TestDiffMirrored: the way back has the same the other way round: what came
// went, what softened hardened.
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
			return fmt.Errorf("there and back\n%v\n%v", a, b)
		}
		return nil
	})
}

var otherWay = map[string]string{"added": "dropped", "dropped": "added", "softened": "hardened", "hardened": "softened"}

// mirror lists what differs, as seen from the other side if back.
func mirror(d *Diff, back bool) []string {
	var out []string
	turn := func(word string) string {
		if w, ok := otherWay[word]; ok && back {
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
	number := func(f *Finding) int {
		if f == nil {
			return 0
		}
		return f.Number
	}
	for _, x := range d.Changes {
		out = append(out, fmt.Sprint(x.Part, turn(x.Act), turn(x.Weight), x.Key, x.Of.Party, x.Of.Option, x.Of.Track))
	}
	for _, f := range d.Answers.Figures {
		out = append(out, f.Of+" "+pair(f.Old, f.New))
	}
	for _, s := range d.Answers.Stays {
		out = append(out, string(s.Party)+" "+pair(s.Old, s.New))
	}
	for _, f := range d.Answers.Findings {
		out = append(out, fmt.Sprint(turn(f.Act), f.Kind, pair(number(f.Old), number(f.New))))
	}
	for _, g := range d.Answers.Ways {
		for _, w := range g.Ways {
			out = append(out, fmt.Sprint(g.Goal, turn(w.Act), w.Levers))
		}
	}
	slices.Sort(out)
	return out
}

// TestDiffDays: what came between two days is what is not there yet the other
// way.
func TestDiffDays(t *testing.T) {
	inOneGoroutine(t)
	tried, came := 0, 0
	for n := range uint64(120) {
		rng := rand.New(rand.NewPCG(n, 75))
		d, r := plenarytest.RandomRecordDraft(rng, plenarytest.Shape{})
		c, faults := d.Case()
		if len(faults) > 0 {
			t.Fatal(faults[0])
		}
		rec, faults, err := r.Record(t.Context(), c)
		if err != nil || len(faults) > 0 {
			continue
		}
		var sides []Talks
		for _, days := range []int{-rng.IntN(20) - 5, 0} {
			day, err := rec.AsOf(t.Context(), rec.Date().AddDate(0, 0, days))
			if err != nil {
				break // the levels of that day break a rule
			}
			sides = append(sides, Talks{Space: layOut(t, day.Case), Day: day})
		}
		if len(sides) < 2 {
			continue
		}
		there, err := diffTalks(DiffOf{Old: sides[0], New: sides[1], Days: true})
		if err != nil {
			t.Fatal(err)
		}
		back, err := diffTalks(DiffOf{Old: sides[1], New: sides[0], Days: true})
		if err != nil {
			t.Fatal(err)
		}
		if a, b := mirror(there, false), mirror(back, true); !slices.Equal(a, b) {
			t.Errorf("draw %d: there and back\n%v\n%v", n, a, b)
		}
		if len(there.Record.Came) != len(back.Record.Gone) || len(there.Record.Edited) != len(back.Record.Edited) {
			t.Errorf("draw %d: %d entries came and %d went back", n, len(there.Record.Came), len(back.Record.Gone))
		}
		for _, r := range back.Record.Gone {
			if r.Standing != Absent {
				t.Errorf("draw %d: on an earlier day %+v is %s", n, r, r.Standing)
			}
		}
		tried, came = tried+1, came+len(there.Record.Came)
		checkCame(t, there)
	}
	if tried < 40 || came < 200 {
		t.Errorf("only %d pairs of days compared, between which %d entries came", tried, came)
	}
}

// checkCame holds what changes say of the entries that they came by.
func checkCame(t *testing.T, d *Diff) {
	t.Helper()
	for _, x := range d.Changes {
		for _, at := range x.Came {
			r := &d.Record.Came[at-1]
			if r.Option != x.Of.Option && r.Kind == "move" || r.Stance != nil && r.Stance.Stance.ID != x.Of.Stance.ID {
				t.Errorf("%+v is said to have come by %+v", x, r)
			}
		}
		weighty := x.Weight == "softened" || x.Weight == "hardened"
		if at := x.Row(); at > 0 && weighty && d.Record.Came[at-1].Weight == "" {
			t.Errorf("%+v is not told with %+v", x, d.Record.Came[at-1])
		}
	}
}

// TestDiffNamesAlone: where all that is shown is called otherwise, and stands
// in another order, nothing but words changed.
func TestDiffNamesAlone(t *testing.T) {
	tried := 0
	for n := range uint64(120) {
		rng := rand.New(rand.NewPCG(n, 76))
		d, r := plenarytest.RandomRecordDraft(rng, plenarytest.Shape{})
		e := d
		e.Parties, e.Tracks = mixed(rng, d.Parties), mixed(rng, d.Tracks)
		e.People, e.Options = slices.Clone(d.People), slices.Clone(d.Options)
		for i := range e.Parties {
			e.Parties[i].Name = fmt.Sprint("Party ", i)
		}
		for i := range e.Tracks {
			e.Tracks[i].Name = fmt.Sprint("Track ", i)
		}
		for i := range e.People {
			e.People[i].Name = fmt.Sprint("Person ", i)
		}
		var sides []Talks
		for _, draft := range []plenary.Draft{d, e} {
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
			sides = append(sides, Talks{Space: layOut(t, day.Case), Day: day})
		}
		if len(sides) < 2 {
			continue
		}
		tried++
		x, err := diffTalks(DiffOf{Old: sides[0], New: sides[1]})
		if err != nil {
			t.Fatal(err)
		}
		other := slices.ContainsFunc(x.Changes, func(c CaseChange) bool { return c.Weight != "words" })
		if other || !x.Record.None() || !x.Answers.Same || x.None() {
			t.Errorf("draw %d: %+v", n, x)
		}
	}
	if tried < 40 {
		t.Errorf("only %d cases tried", tried)
	}
}

// TestDiffHomonyms: of a pair of cases in which all parties, tracks, levels of
// a height and whatever is said have one name, the same differs, but for the
// glossary and what names make of words.
func TestDiffHomonyms(t *testing.T) {
	forEdits(t, func(d, e plenary.Draft) error {
		var told [2]string
		for i := range told {
			if i == 1 {
				d, e = alike(d), alike(e)
			}
			x, err := diffDrafts(d, e)
			if err != nil {
				return err
			}
			x.Glossary = Glossaries{}
			x.Changes = slices.DeleteFunc(x.Changes, func(c CaseChange) bool { return c.Weight == "words" })
			text, _ := json.Marshal(x)
			told[i] = string(text)
		}
		if told[0] != told[1] {
			return fmt.Errorf("with names of their own\n%s\nwith one name\n%s", told[0], told[1])
		}
		return nil
	})
}

// alike gives all parties one name, and so all tracks.
func alike(d plenary.Draft) plenary.Draft {
	d.Parties, d.Tracks = slices.Clone(d.Parties), slices.Clone(d.Tracks)
	for i := range d.Parties {
		d.Parties[i].Name = "Them"
	}
	for i := range d.Tracks {
		d.Tracks[i].Name = "The talks"
	}
	return d
}

// TestDiffDifferent: between two cases that have nothing to do with one another
// nothing came or went.
func TestDiffDifferent(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{
		Seed: 71, Draws: 60, Draw: plenarytest.RandomTableDraft,
	}, func(d plenary.Draft, rng *rand.Rand) error {
		old, err := laidOut(d)
		if err != nil {
			return err
		}
		new, err := laidOut(plenarytest.RandomTableDraft(rng, plenarytest.Shape{}))
		if err != nil {
			return nil
		}
		kin := diff.Kin{Parties: diff.Shared{Both: 1, Old: 2, New: 3}}
		x, err := diffTalks(DiffOf{Old: old, New: new, Kin: &kin})
		if err != nil {
			return err
		}
		told := len(x.Changes)+len(x.Answers.Ways) > 0 || x.Record != nil
		if x.Cases != Different || told || x.None() || x.Shared.Parties != (SharedCount{1, 2, 3}) {
			return fmt.Errorf("%+v", x)
		}
		return nil
	})
}
