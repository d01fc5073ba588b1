package plenarytest_test

import (
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/record"
)

// TestOddities puts a day of another age, or an entry once more, into records
// drawn at random: each gets what is odd about it, and nothing else does.
func TestOddities(t *testing.T) {
	odd, doubled := 0, 0
	for draw := range 600 {
		rng := rand.New(rand.NewPCG(98, uint64(draw)))
		d, files := plenarytest.RandomRecordDraft(rng, plenarytest.Shape{})
		c, _ := d.Case()
		r := checked(t, c, files)
		if r == nil || len(r.Entries) < 4 {
			continue
		}
		if found := r.Oddities(); len(found) > 0 && !nextBefore(found) {
			t.Fatalf("draw %d: nothing is odd, and yet %+v", draw, found)
		}
		if got, want := places(r, r.Doubled()), doubles(files); !slices.Equal(got, want) {
			t.Fatalf("draw %d: entries %v say again what others say, not %v", draw, want, got)
		}
		odd += mangle(t, rng, c, files)
		doubled += again(t, rng, c, files)
	}
	if odd < 50 || doubled < 50 {
		t.Errorf("only %d odd days and %d doubled entries", odd, doubled)
	}
}

// nextBefore reports whether all that is found odd is of that kind: sessions drawn
// at random are announced for any day.
func nextBefore(found []record.Oddity) bool {
	return !slices.ContainsFunc(found, func(o record.Oddity) bool { return o.Kind != record.NextBefore })
}

// checked is a record without faults, or nil.
func checked(t *testing.T, c *plenary.Case, d record.Draft) *record.Record {
	t.Helper()
	r, _, err := d.Record(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// place is where an entry stands: file and position.
type place [2]int

// places lists where those entries stand that say again what others say.
func places(r *record.Record, pairs [][2]int) []place {
	var out []place
	for _, p := range pairs {
		out = append(out, place{r.Entries[p[1]].File, r.Entries[p[1]].At})
	}
	return out
}

// mangle gives an entry a day of another age.
func mangle(t *testing.T, rng *rand.Rand, c *plenary.Case, d record.Draft) int {
	f := rng.IntN(len(d.Files))
	if len(d.Files[f].Entries) == 0 {
		return 0
	}
	d = withEntries(d, f)
	at := rng.IntN(len(d.Files[f].Entries))
	e := &d.Files[f].Entries[at]
	year := []string{"0025", "1025", "2205", "0206"}[rng.IntN(4)]
	from, to, span := strings.Cut(e.On, "..")
	if e.On = year + from[4:]; span {
		e.On += ".." + year + to[4:]
	}
	e.Public = ""
	r := checked(t, c, d)
	if r == nil {
		return 0
	}
	var found []record.Oddity
	for _, o := range r.Oddities() {
		if o.Kind != record.NextBefore {
			found = append(found, o)
		}
	}
	if len(found) != 1 || found[0].Kind != record.FarOff || found[0].Key != "on" ||
		r.Entries[found[0].Entry].File != f || r.Entries[found[0].Entry].At != at {
		t.Fatalf("entry %d of file %d is on %s, and what is odd is %+v", at, f, e.On, found)
	}
	return 1
}

// again puts an entry once more into the last file, with another claim and more
// white space, or with something else in it that makes it another.
func again(t *testing.T, rng *rand.Rand, c *plenary.Case, d record.Draft) int {
	f, last := rng.IntN(len(d.Files)), len(d.Files)-1
	if len(d.Files[f].Entries) == 0 {
		return 0
	}
	d = withEntries(withEntries(d, f), last)
	first := &d.Files[f].Entries[rng.IntN(len(d.Files[f].Entries))]
	first.Says = "Nothing was agreed"
	before, e := doubles(d), *first
	e.ID, e.How, e.By, e.Passages, e.Sources = "", "assumed", "", nil, nil
	e.Says = " Nothing  was\nagreed "
	other := rng.IntN(2) == 0
	if other {
		another(rng, &e)
	}
	d.Files[last].Entries = append(d.Files[last].Entries, e)
	r := checked(t, c, d)
	want := doubles(d)
	if r == nil || !other && len(want) != len(before)+1 {
		return 0 // it is replaced by another, or contradicts one
	}
	if got := places(r, r.Doubled()); !slices.Equal(got, want) ||
		!other && got[len(got)-1] != (place{last, len(d.Files[last].Entries) - 1}) {
		t.Fatalf("entries %v say again what others say, not %v: %+v", want, got, e)
	}
	return 1
}

// another makes an entry say something else.
func another(rng *rand.Rand, e *record.EntryDraft) {
	switch n := rng.IntN(4); {
	case n == 0:
		e.Says = "All was agreed"
	case n == 1 && e.Next != nil:
		next := *e.Next
		next.Says = "perhaps"
		e.Next = &next
	case e.Kind == "statement" && n == 2:
		e.About = ""
	case e.Kind == "statement":
		e.Of = map[bool]string{true: "offer", false: "threat"}[e.Of != "offer"]
	case e.Kind == "move":
		e.From = ""
	case e.Kind == "commitment":
		e.Grade = map[bool]string{true: "2", false: ""}[e.Grade == ""]
	case e.Kind == "mandate":
		e.May = map[bool]string{true: "no", false: "yes"}[e.May != "no"]
	default:
		e.At = "Vienna"
	}
}

// withEntries is a draft with a copy of the entries of one file.
func withEntries(d record.Draft, f int) record.Draft {
	d.Files = slices.Clone(d.Files)
	d.Files[f].Entries = slices.Clone(d.Files[f].Entries)
	return d
}

// doubles finds by comparing each with each, as they are written, the entries that
// say again what one before them says.
func doubles(d record.Draft) []place {
	type written struct {
		place
		e record.EntryDraft
	}
	var all []written
	replaced := map[string]bool{}
	for f := range d.Files {
		for i, e := range d.Files[f].Entries {
			all = append(all, written{place{f, i}, e})
			replaced[e.Corrects] = true
			if e.Kind == "withdraws" {
				replaced[e.Of] = true
			}
		}
	}
	all = slices.DeleteFunc(all, func(w written) bool {
		return w.e.ID != "" && replaced[w.e.ID] || w.e.Kind == "withdraws"
	})
	var out []place
	var firsts []written
	for _, w := range all {
		at := slices.IndexFunc(firsts, func(o written) bool { return reflect.DeepEqual(bare(o.e), bare(w.e)) })
		switch {
		case at < 0:
			firsts = append(firsts, w)
		case !names(w.e.Contradicts, firsts[at].e.ID) && !names(firsts[at].e.Contradicts, w.e.ID):
			out = append(out, w.place)
		}
	}
	return out
}

func names(list []string, id string) bool { return id != "" && slices.Contains(list, id) }

// bare is what an entry says, without its id and its claim.
func bare(e record.EntryDraft) record.EntryDraft {
	e.ID, e.ClaimDraft, e.Sources, e.Extractor, e.Confirmed = "", plenary.ClaimDraft{}, nil, "", ""
	e.Says = strings.Join(strings.Fields(e.Says), " ")
	if p, ok := record.ParsePeriod(e.On); ok && e.Public == "" {
		e.Public = p.To.Format("2006-01-02")
	}
	e.To, e.Parties, e.Contradicts = slices.Sorted(slices.Values(e.To)), slices.Sorted(slices.Values(e.Parties)),
		slices.Sorted(slices.Values(e.Contradicts))
	return e
}
