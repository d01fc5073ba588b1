package diff_test

import (
	"testing"

	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/record"
)

// TestKin tells versions of one case from different cases.
func TestKin(t *testing.T) {
	const (
		river = "title: River\nparties: {a: , b: , c: , d: }\noptions: {a.x: , b.y: , c.z: {levels: [low, mid, " +
			"high]}}\npreferences: {a: [b.y]}"
		canal = "title: Canal\nparties: {a: , e: , f: , g: }\noptions: {a.toll: , e.lock: {levels: [low, mid, " +
			"high]}}\npreferences: {e: [not a.toll]}"
		lakes = "title: Lakes\nparties: {a: , b: , c: , d: }\noptions: {a.x: , b.y: , c.z: {levels: [low, mid, " +
			"high]}}\npreferences: {a: [not b.y]}"
		named = "title: River\nparties: {a: , e: , f: , g: }\noptions: {a.toll: , e.lock: {levels: [low, mid, " +
			"high]}}\npreferences: {e: [not a.toll]}"
		other = "title: Canal\nparties: {k: {name: King}, q: {name: Queen}}\n" +
			"options: {k.marry: {levels: [low, mid, high]}, q.reign: }\npreferences: {q: [k.marry = high]}"
	)
	demands := func(days ...string) record.Draft {
		var f record.FileDraft
		for _, day := range days {
			f.Entries = append(f.Entries, record.EntryDraft{
				Kind: "statement", Of: "demand", Party: "a", On: day, Says: "Water of " + day})
		}
		return record.Draft{Files: []record.FileDraft{f}}
	}
	none, spring, summer := record.Draft{}, demands("2006-03-01", "2006-04-01"), demands("2006-06-01", "2006-07-01")
	both := demands("2006-03-01", "2006-04-01", "2006-06-01", "2006-07-01")
	for _, c := range []struct {
		what         string
		old, new     string
		before, then record.Draft
		same, record bool
	}{
		{"the same", river, river, none, none, true, true},
		{"another title and wish", river, lakes, none, none, true, true},
		{"another case", river, canal, none, none, false, true},
		{"nothing shared", river, other, none, none, false, true},
		{"the title and a party shared", river, named, none, none, true, true},
		{"a record that goes on", river, lakes, spring, both, true, true},
		{"a record that is new", river, lakes, none, both, true, true},
		{"another record", river, lakes, spring, summer, false, false},
		{"another record, the same title", river, river, spring, summer, true, false},
	} {
		old, new := writtenOf(t, "plenary: 1\n"+c.old+"\n"), writtenOf(t, "plenary: 1\n"+c.new+"\n")
		old.Record, new.Record = c.before, c.then
		for i, n := range []*diff.Names{diff.Match(old, new), diff.Match(new, old)} {
			if k := n.Kin(); k.Case != c.same || k.Record != c.record {
				t.Errorf("%s (%d): %+v", c.what, i, k)
			}
		}
		if k := diff.MatchVersions(old, new).Kin(); !k.Case || !k.Record {
			t.Errorf("%s, versions: %+v", c.what, k)
		}
	}
}
