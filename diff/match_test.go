package diff

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/record"
)

// drafts draws cases of every style, some with a record.
var drafts = map[string]func(*rand.Rand) Written{
	"plain": func(rng *rand.Rand) Written { return Written{Case: plenarytest.RandomDraft(rng, plenarytest.Shape{})} },
	"table": func(rng *rand.Rand) Written {
		return Written{Case: plenarytest.RandomTableDraft(rng, plenarytest.Shape{})}
	},
	"talks": func(rng *rand.Rand) Written { return Written{Case: plenarytest.RandomTalks(rng, plenarytest.Shape{})} },
	"record": func(rng *rand.Rand) Written {
		d, r := plenarytest.RandomRecordDraft(rng, plenarytest.Shape{})
		return Written{d, r}
	},
}

func forDrafts(t *testing.T, draws int, check func(t *testing.T, w Written, rng *rand.Rand)) {
	for style, draw := range drafts {
		for n := range draws {
			seed := uint64(n)
			t.Run(fmt.Sprint(style, " ", n), func(t *testing.T) {
				rng := rand.New(rand.NewPCG(seed, 71))
				check(t, draw(rng), rng)
			})
		}
	}
}

// renaming gives some of what a case names other ids.
func renaming(w Written, rng *rand.Rand, percent int) *Names {
	w.own()
	s := newMatchSide(&w)
	n := &Names{to: map[name]name{}, from: map[name]name{}}
	fresh := 0
	for _, i := range s.byKind() {
		was := s.names[i]
		is := was
		if of, ok := was.scope(); ok {
			if renamed, ok := n.to[of]; ok {
				is = was.under(renamed.id)
			}
		}
		if rng.IntN(100) < percent {
			fresh++
			id := fmt.Sprintf("z%d", fresh)
			if sep := separators[is.kind]; sep != "" {
				id = is.of + sep + id
			}
			is = name{is.kind, is.of, id}
			r := Rename{Kind: is.kind, From: was.id, To: is.id}
			if is.kind == KindLevel || is.kind == KindWish {
				r.Of = is.of
			}
			n.list = append(n.list, r)
		}
		if is != was {
			n.to[was], n.from[is] = is, was
		}
	}
	return n
}

func (w Written) sound(t *testing.T) bool {
	c, faults := w.Case.Case()
	if len(faults) > 0 {
		t.Errorf("the case: %v", faults[0])
		return false
	}
	_, faults, err := w.Record.Record(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return len(faults) == 0
}

// TestMatchRenamed: of a case in which some of all ids were changed and nothing
// else, exactly these are told.
func TestMatchRenamed(t *testing.T) {
	forDrafts(t, 150, func(t *testing.T, w Written, rng *rand.Rand) {
		if !w.sound(t) {
			w.Record = record.Draft{}
		}
		n := renaming(w, rng, []int{10, 50, 100}[rng.IntN(3)])
		is := n.Apply(w)
		if !is.sound(t) {
			t.Fatal("renamed, it has faults")
		}
		found := Match(w, is)
		if !reflect.DeepEqual(found.Renames(), n.Renames()) {
			t.Errorf("renames %v, want %v", found.Renames(), n.Renames())
		}
		if again := found.Apply(w); !reflect.DeepEqual(again, is) {
			t.Errorf("\n%+v\nwant\n%+v", again, is)
		}
	})
}

// TestApplyLeaves: Apply and Match leave what they are given as it is.
func TestApplyLeaves(t *testing.T) {
	forDrafts(t, 5, func(t *testing.T, w Written, rng *rand.Rand) {
		before := w
		before.own()
		Match(w, renaming(w, rng, 50).Apply(w))
		if !reflect.DeepEqual(w, before) {
			t.Error("the old case has changed")
		}
	})
}

// TestMatchSame: nothing is renamed between a case and itself.
func TestMatchSame(t *testing.T) {
	forDrafts(t, 5, func(t *testing.T, w Written, _ *rand.Rand) {
		if n := Match(w, w); !n.None() {
			t.Errorf("renames %v", n.Renames())
		}
	})
}

// cuts take something out of a case, if they can.
var cuts = []func(d *plenary.Draft){
	func(d *plenary.Draft) {
		if len(d.Preferences) > 0 && len(d.Preferences[0].Statements) > 0 {
			p := &d.Preferences[0]
			p.Statements = p.Statements[1:]
		}
	},
	func(d *plenary.Draft) { d.Levers = d.Levers[min(1, len(d.Levers)):] },
	func(d *plenary.Draft) { d.Tracks = d.Tracks[min(1, len(d.Tracks)):] },
	func(d *plenary.Draft) { d.Guarantees = nil },
	func(d *plenary.Draft) {
		d.Options = append(d.Options, plenary.OptionDraft{ID: d.Parties[0].ID + ".more"})
	},
	func(d *plenary.Draft) { d.Parties = append(d.Parties, plenary.PartyDraft{ID: "more"}) },
}

// TestMatchGuesses: where something changed besides, most renames are found and
// nothing is taken for what it is not.
func TestMatchGuesses(t *testing.T) {
	right, missed := 0, 0
	forDrafts(t, 60, func(t *testing.T, w Written, rng *rand.Rand) {
		w.Record = record.Draft{}
		edited := w
		edited.own()
		cuts[rng.IntN(len(cuts))](&edited.Case)
		if _, faults := edited.Case.Case(); len(faults) > 0 {
			return
		}
		n := renaming(edited, rng, []int{10, 50, 100}[rng.IntN(3)])
		found := Match(w, n.Apply(edited))
		for was, is := range n.to {
			switch got, ok := found.to[was]; {
			case ok && got != is:
				t.Errorf("%v is taken for %v; it is %v", was, got, is)
			case ok:
				right++
			default:
				missed++
			}
		}
	})
	if missed > right/10 {
		t.Errorf("%d renames are found and %d are not", right, missed)
	}
	t.Logf("%d renames found, %d not", right, missed)
}

// TestDeclared: what has an id is what is spoken of.
func TestDeclared(t *testing.T) {
	forDrafts(t, 40, func(t *testing.T, w Written, _ *rand.Rand) {
		w.own()
		list, spoken := declared(&w), newMatchSide(&w).at
		has := map[name]bool{}
		for _, n := range list {
			has[n] = true
			if _, ok := spoken[n]; !ok {
				t.Errorf("nothing is said of %v", n)
			}
		}
		for n := range spoken {
			if !has[n] {
				t.Errorf("%v is not declared", n)
			}
		}
	})
}
