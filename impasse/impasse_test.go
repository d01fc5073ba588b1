package impasse_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

func find(c *plenary.Case, most int) (*impasse.Report, *space.Space, error) {
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		return nil, nil, err
	}
	a, err := stability.Analyse(ctx, sp)
	if err != nil {
		return nil, nil, err
	}
	o, err := route.Open(ctx, sp, route.Query{Levers: c.Levers, Most: most})
	if err != nil {
		return nil, nil, err
	}
	r, err := impasse.Find(ctx, sp, a, o, nil)
	return r, sp, err
}

// TestByDefinition compares every finding, with its proof, what it rests on and
// what follows without it, with the definitions, on random cases.
func TestByDefinition(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{"tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plenarytest.Plan{Seed: 31, Draws: 500, Draw: draw}, func(d plenary.Draft, _ *rand.Rand) error {
				c, faults := d.Case()
				if len(faults) > 0 {
					return faults[0]
				}
				r, sp, err := find(c, 1)
				if err != nil {
					return err
				}
				return agree(r, sp)
			})
		})
	}
}

func agree(r *impasse.Report, sp *space.Space) error {
	var got, want []string
	for _, f := range r.Findings {
		if d, is := f.Proof.(impasse.Doubt); !is || len(d.Apart) > 0 {
			got = append(got, tell(&f))
		}
	}
	var levers []*plenary.Lever
	for i := range r.Openings.Levers {
		levers = append(levers, &r.Openings.Levers[i])
	}
	for _, f := range plenarytest.Findings(sp.Case(), levers) {
		want = append(want, define(&f))
	}
	slices.Sort(got)
	slices.Sort(want)
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			return fmt.Errorf("found\n%s\nby definition\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	return nil
}

// tell puts a finding in a line.
func tell(f *impasse.Finding) string {
	evidence := cmp.Or(f.Evidence.String(), "unmarked")
	proof, removed := "", removal(f.Removed)
	switch p := f.Proof.(type) {
	case impasse.Alone:
		proof = fmt.Sprint(p.Nothing, p.Credibly, p.Somehow, p.Leave)
	case impasse.CannotBeMet:
		proof = fmt.Sprint(p.Precondition)
	case impasse.Circle:
		var links []int
		for _, l := range p.Links {
			links = append(links, l.Precondition)
		}
		slices.Sort(links)
		proof = fmt.Sprint(links, p.Deal)
	case impasse.NoTable:
		for _, s := range p.Swaps {
			var answers [][2]string
			for _, c := range s.Cells {
				answers = append(answers, [2]string{c.Give.Answer.String(), c.Get.Answer.String()})
			}
			proof += fmt.Sprint(s.Precondition, s.Give, s.Get, answers, s.Certain, " ")
		}
		proof += fmt.Sprint(p.Certain)
	case impasse.FirstMover:
		proof = fmt.Sprint(p.Steps)
	case impasse.WouldNotHold:
		proof = fmt.Sprint(p.Holds, p.Better)
	case impasse.NoOverlap:
		for _, set := range p.Drops {
			for _, d := range set {
				proof += fmt.Sprint([2]int{d.Party, d.Statement})
			}
			proof += " "
		}
	case impasse.Inefficient:
		proof = fmt.Sprint(p.Better, p.Singly, p.Deals, p.States)
	case impasse.RunningOut:
		slices.SortFunc(p.Ends, slices.Compare[[]int])
		proof = fmt.Sprint(p.Variant, p.Begin, p.Ends, p.Gain, p.Lose)
	case impasse.Costly:
		proof = fmt.Sprint(p.Precondition, p.Opens, p.Holds, p.To)
	case impasse.Doubt:
		proof = fmt.Sprint(p.Party, acts(p.Same), acts(p.Apart))
		for _, k := range p.Kinds {
			proof += fmt.Sprint(" ", k.Variant, k.Better, k.Opened, k.Holds, acts(k.Acts))
		}
	case impasse.SilentOrder:
		proof = fmt.Sprint(p.Exchange)
	}
	return strings.Join([]string{f.Proof.Kind(), proof, evidence, removed}, " | ")
}

// acts tells levels that a party steps to, one by one.
func acts(terms []plenary.Term) []plenarytest.Change {
	var out []plenarytest.Change
	for _, t := range terms {
		for l := range uint8(64) {
			if t.Levels>>l&1 == 1 {
				out = append(out, plenarytest.Change{Option: t.Option, Level: l})
			}
		}
	}
	return out
}

func removal(r *impasse.Removal) string {
	if r == nil {
		return ""
	}
	return fmt.Sprint(r.Deals, r.Within, r.Starts)
}

// define puts a finding by definition in the same words.
func define(f *plenarytest.Found) string {
	kind := map[string]string{"first mover exposed": "first-mover"}[f.Kind]
	evidence := map[string]string{plenarytest.Ranking: "ranking"}[f.Evidence]
	proof, removed := fmt.Sprint(f.Proof), ""
	for i, r := range f.Removal { // of a circle, the first of those that do most
		if i == 0 || r.Within > f.Removal[0].Within {
			f.Removal[0] = r
			removed = fmt.Sprint(r.Deals, r.Within, r.Starts)
		}
	}
	switch p := f.Proof.(type) {
	case plenarytest.Alone:
		proof = fmt.Sprint(p.Nothing, p.Credibly, p.Somehow, p.Leave)
	case plenarytest.Unmet:
		proof = fmt.Sprint(p.Precondition)
	case plenarytest.Circle:
		proof = fmt.Sprint(p.Links, p.Deal)
	case plenarytest.NoTable:
		proof = ""
		for _, h := range p.Exchanges {
			proof += fmt.Sprint(h.Precondition, h.Give, h.Get, h.Answers, h.Certain, " ")
		}
		proof += fmt.Sprint(p.Certain)
	case plenarytest.FirstMover:
		proof = fmt.Sprint(p.Steps)
	case plenarytest.WouldNotHold:
		proof = fmt.Sprint(p.Holds, p.Better)
	case plenarytest.NoOverlap:
		proof = ""
		for _, set := range p.Drops {
			for _, d := range set {
				proof += fmt.Sprint([2]int{d.Party, d.Statement})
			}
			proof += " "
		}
	case plenarytest.Inefficient:
		proof = fmt.Sprint(p.Better, p.Singly, p.Deals, p.States)
	case plenarytest.RunningOut:
		proof = fmt.Sprint(p.Variant, p.Begin, p.Ends, p.Gain, p.Lose)
	case plenarytest.Costly:
		proof = fmt.Sprint(p.Precondition, p.Opens, p.Holds, p.Nearest)
	case plenarytest.Doubt:
		proof = fmt.Sprint(p.Party, p.Same, p.Apart)
		for _, k := range p.Types {
			proof += fmt.Sprint(" ", k.Variant, k.Destinations, k.Opened, k.Holds, k.Acts)
		}
	case plenarytest.SilentOrder:
		proof = fmt.Sprint(p.Exchange)
	}
	return strings.Join([]string{cmp.Or(kind, strings.ReplaceAll(f.Kind, " ", "-")), proof, cmp.Or(evidence, f.Evidence), removed}, " | ")
}

// two is a case of two parties that each wait for the other.
func two(order string) plenary.Draft {
	return plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.pay"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.pay"}}},
		},
		Tracks: []plenary.TrackDraft{{ID: "river", Seats: []plenary.SeatDraft{
			{Party: "up", Mandate: []plenary.MandateDraft{{Commit: []string{"up.release"}}}}, {Party: "down"},
		}}},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "first-pay", Party: "up", Refuses: "up.release", Until: "down.pay", Order: order, ClaimDraft: plenary.ClaimDraft{How: "stated"}},
			{ID: "first-release", Party: "down", Refuses: "down.pay", Until: "up.release", Order: order, ClaimDraft: plenary.ClaimDraft{How: "inferred"}},
		},
	}
}

// TestFindings works one small case out by hand: each waits for the other,
// each would lose by beginning, and Downstream's mandate is not reported.
func TestFindings(t *testing.T) {
	d := two("before")
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, _, err := find(c, 1)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]impasse.Finding{}
	for _, f := range r.Findings {
		got[f.Proof.Kind()] = f
	}
	circle, ok := got["circle"].Proof.(impasse.Circle)
	if !ok || len(circle.Links) != 2 || circle.Deal || got["circle"].Evidence != plenary.Inferred {
		t.Errorf("circle: %+v", got["circle"])
	}
	if waived := got["circle"].Removed; waived == nil || waived.Within != 1 || len(waived.Starts) != 0 {
		t.Errorf("without a link one better state is in reach, and who begins loses: %+v", waived)
	}
	none, ok := got["no-table"].Proof.(impasse.NoTable)
	if !ok || none.Certain || len(none.Swaps) != 2 {
		t.Errorf("no table is known, and none is certain: %+v", got["no-table"])
	}
	if first, ok := got["first-mover"].Proof.(impasse.FirstMover); !ok || len(first.Steps) != 2 || !first.Steps[0].Refused {
		t.Errorf("first mover: %+v", got["first-mover"])
	}
	if _, ok := got["costly-stance"]; !ok {
		t.Error("each would be better off waiving its stance")
	}
	if r.Reached != 0 || len(r.Destinations) != 1 || !r.Better {
		t.Errorf("%d of %d better states in reach", r.Reached, len(r.Destinations))
	}
	if r.Findings[0].Proof.Kind() != "circle" {
		t.Errorf("the circle weighs most, not %s", r.Findings[0].Proof.Kind())
	}
}

// TestNoOverlap: two parties want opposite things of one option.
func TestNoOverlap(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "not up.release"}, {Want: "down.pay"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "not down.pay"}, {Want: "up.release"}}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, _, err := find(c, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if n, ok := f.Proof.(impasse.NoOverlap); ok {
			if fmt.Sprint(n.Drops) != "[[{0 0 true} {0 1 true}] [{0 0 false} {1 0 false}] [{1 0 true} {1 1 true}]]" {
				t.Errorf("what left out makes a better state: %v", n.Drops)
			}
			return
		}
	}
	t.Error("no overlap not found")
}
