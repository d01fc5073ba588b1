package answer

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

const risky = `plenary: 1
parties: {west: , east: }
options: {west.quota: {levels: ["=1+2", half, none]}, east.access: }
impossible: [west.quota = none and east.access]
preferences: {west: [east.access, west.quota = half], east: [west.quota = none, not east.access]}
`

func listed(t *testing.T, text, shown string, concepts ...stability.Concept) (*States, *space.Space,
	*stability.Answers) {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	sp := layOut(t, f.Case)
	a, err := stability.Analyse(t.Context(), sp, concepts...)
	if err != nil {
		t.Fatal(err)
	}
	var set []uint64
	if shown != "" {
		e, err := f.Case.Condition(shown)
		if err != nil {
			t.Fatal(err)
		}
		set = sp.Where(e)
	}
	return NewStates(sp, a, set), sp, a
}

// TestStatesForms holds that the CSV and the JSON of a listing say the same, of
// the states chosen and no others.
func TestStatesForms(t *testing.T) {
	s, sp, _ := listed(t, risky, "not east.access")
	var table, lines bytes.Buffer
	if err := s.CSV(&table, true); err != nil {
		t.Fatal(err)
	}
	if err := s.JSON(&lines); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&table).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := "state,code,west.quota,east.access,tier.west,stable.west,tier.east,stable.east,equilibrium"
	if got := strings.Join(rows[0], ","); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	n := 0
	for line := range strings.Lines(lines.String()) {
		var o struct {
			State       int
			Code        string
			Levels      map[string]string
			Tier        map[string]int
			Stable      map[string][]string
			Equilibrium []string
		}
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatal(err)
		}
		n++
		want := []string{
			strconv.Itoa(o.State), o.Code, o.Levels["west.quota"], o.Levels["east.access"],
			strconv.Itoa(o.Tier["west"]), strings.Join(o.Stable["west"], " "), strconv.Itoa(o.Tier["east"]),
			strings.Join(o.Stable["east"], " "), strings.Join(o.Equilibrium, " "),
		}
		if n >= len(rows) || !slices.Equal(rows[n], want) || o.Levels["east.access"] != "no" {
			t.Errorf("row %d, in JSON %v", n, want)
		}
	}
	if n != 3 || len(rows) != 4 || s.Len() != 5 || s.Len() != sp.Len() {
		t.Errorf("%d lines, %d rows, %d states", n, len(rows), s.Len())
	}
}

// TestStatesSafe holds that no level is taken for a formula unless it is asked
// for as it is.
func TestStatesSafe(t *testing.T) {
	for raw, want := range map[bool]string{true: "=1+2", false: "'=1+2"} {
		s, _, _ := listed(t, risky, "")
		var b bytes.Buffer
		if err := s.CSV(&b, raw); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || rows[1][2] != want {
			t.Errorf("raw %t: %v, %v", raw, rows[1], err)
		}
	}
}

// TestFirmness compares how firmly parties stay with what the concepts say.
func TestFirmness(t *testing.T) {
	s, sp, a := listed(t, risky, "")
	met := map[Firmness]bool{}
	for state := range sp.Len() {
		for p := range 2 {
			want := Leaves
			switch {
			case a.Stable(stability.Nash, p, state):
				want = NothingToGain
			case a.Stable(stability.SEQ, p, state):
				want = Answered
			case a.Stable(stability.GMR, p, state):
				want = Answerable
			}
			if got := s.Firmness(p, state); got != want {
				t.Errorf("party %d in %d: %v, want %v", p, state, got, want)
			}
			met[want] = true
		}
	}
	if len(met) < 2 {
		t.Errorf("only %v", met)
	}
	few, _, only := listed(t, risky, "", stability.Nash)
	for state := range sp.Len() {
		want := NotSaid
		if only.Stable(stability.Nash, 0, state) {
			want = NothingToGain
		}
		if got := few.Firmness(0, state); got != want {
			t.Errorf("by nash alone, in %d: %v, want %v", state, got, want)
		}
	}
}

// TestStatesHeads holds what a listing has besides rows, and that a writer that
// fails is told.
func TestStatesHeads(t *testing.T) {
	s, sp, _ := listed(t, risky, "")
	ids, tiers := s.Parties()
	if fmt.Sprint(ids, tiers) != fmt.Sprint([]string{"west", "east"}, []int{sp.Tiers(0), sp.Tiers(1)}) ||
		s.Options() != 2 || s.StatusQuo() != sp.StatusQuo() || s.Code(2) != sp.Code(2) || s.Tier(1,
		2) != sp.Tier(1, 2) {
		t.Errorf("%v %v %d", ids, tiers, s.Options())
	}
	for range s.All() {
		break
	}
	if s.JSON(full{}) == nil || s.CSV(full{}, false) == nil {
		t.Error("a full disk is not told")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }
