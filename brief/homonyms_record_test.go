package brief

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// What is on record is told apart by id as well: people, agreements,
// commitments, and what else a record speaks of.
func TestHomonymsOnRecord(t *testing.T) {
	for _, path := range []string{"../cases/six-party-2006", "../cases/six-party-2007"} {
		one, other := onRecordOf(t, path, false), onRecordOf(t, path, true)
		for i := range one {
			if want := shared(one[i], nil); want != other[i] {
				t.Errorf("%s, with names shared: %s", path, firstDifference(want, other[i]))
			}
		}
	}
}

// And so it is of random records.
func TestHomonymsOnRandomRecords(t *testing.T) {
	tried := 0
	for draw := range uint64(150) {
		var of [2][]string
		for i := range of { // the same draft twice: a case keeps it
			d, rd := plenarytest.RandomRecordDraft(rand.New(rand.NewPCG(73, draw)), plenarytest.Shape{})
			c, faults := d.Case()
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if r, faults, err := rd.Record(t.Context(), c); err == nil && len(faults) == 0 {
				days := plenarytest.RecordDays(rd)
				of[i], _ = saidOfRecord(t, r, i == 1, days[len(days)/3], days[len(days)-1]) // on some days nothing is sound
			}
		}
		for i := range of[0] {
			if want := shared(of[0][i], nil); want != of[1][i] {
				t.Fatalf("draw %d, with names shared: %s", draw, firstDifference(want, of[1][i]))
			}
			tried++
		}
	}
	if tried < 500 {
		t.Errorf("only %d texts compared", tried)
	}
}

// onRecordOf is all that is said of a record on two days, and of what came between.
func onRecordOf(t *testing.T, path string, shared bool) []string {
	t.Helper()
	f, err := casefile.Load(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	last := f.Record.Date()
	out, err := saidOfRecord(t, f.Record, shared, last.AddDate(-1, 0, 0), last)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func saidOfRecord(t *testing.T, r *record.Record, shared bool, days ...time.Time) ([]string, error) {
	t.Helper()
	name(r.Case, shared)
	nameRecord(r, shared)
	var out []string
	add := func(text string, data any) {
		b, err := json.MarshalIndent(data, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, text, string(b))
	}
	for _, on := range days {
		day, err := r.AsOf(t.Context(), on)
		if err != nil {
			return nil, err
		}
		sp, err := space.New(t.Context(), day.Case, space.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := NewAsOf(t.Context(), sp, day, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		add(b.Text(0), b)
		timeline := NewTimeline(day, Pick{All: true}, nil)
		add(timeline.Text(0), timeline)
		commitments, err := NewCommitments(t.Context(), day, nil)
		if err != nil {
			t.Fatal(err)
		}
		add(commitments.Text(0), commitments)
	}
	return out, nil
}

// nameRecord names what is on record as name does what is in a case.
func nameRecord(r *record.Record, shared bool) {
	n := 0
	next := func(kind string, name *string) {
		*name = fmt.Sprintf("Q%s%03dQ", kind, n)
		if n++; shared {
			*name = "Q" + kind + "000Q"
		}
	}
	for i := range r.Case.People {
		next("H", &r.Case.People[i].Name)
	}
	for i := range r.Agreements {
		next("A", &r.Agreements[i].Title)
	}
	for i := range r.Commitments {
		next("S", &r.Commitments[i].Says)
	}
}
