package plenarytest_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// standoff has two parties that each want the other to give and not to give
// itself, and rather both than neither. Each will give only when the other has
// given, or with order `with` gives. States: 0 neither, 1 a alone, 2 b alone,
// 3 both; only 3 is better than 0.
func standoff(order string) plenary.Draft {
	return plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}},
		Options: []plenary.OptionDraft{{ID: "a.give"}, {ID: "b.give"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "a", Statements: []plenary.StatementDraft{{Want: "b.give"}, {Want: "not a.give"}}},
			{Party: "b", Statements: []plenary.StatementDraft{{Want: "a.give"}, {Want: "not b.give"}}},
		},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "a-first", Party: "a", Refuses: "a.give", Until: "b.give", Order: order},
			{ID: "b-first", Party: "b", Refuses: "b.give", Until: "a.give", Order: order},
		},
		Tracks: []plenary.TrackDraft{
			{ID: "hall", Seats: []plenary.SeatDraft{commits("a", "yes"), commits("b", "yes")}}},
		Levers: []plenary.LeverDraft{
			{ID: "waive-a", Waive: []string{"a-first"}}, {ID: "waive-b", Waive: []string{"b-first"}},
			{ID: "swap", Swap: []string{"a", "b"}}, {ID: "soften", Soften: []string{"a-first", "b-first"}},
			{ID: "widen", Widen: "hall", Commit: []string{"b.give"}}, {ID: "move", Move: "b.give", To: "hall"},
		},
	}
}

// commits seats a party whose delegation may, or may not, commit to its option.
func commits(party, may string) plenary.SeatDraft {
	s := plenary.SeatDraft{Party: party}
	if may != "" {
		s.Mandate = []plenary.MandateDraft{{Commit: []string{party + ".give"}, May: may}}
	}
	return s
}

func checkWays(t *testing.T, d plenary.Draft, most int, want ...plenarytest.Way) {
	t.Helper()
	c := mustCase(t, d)
	out := plenarytest.WaysOut(c, leversOf(c), nil, most)
	if !slices.EqualFunc(out.All, want, func(a, b plenarytest.Way) bool { return reflect.DeepEqual(a, b) }) {
		t.Errorf("ways are\n%v, want\n%v", out.All, want)
	}
}

// answered are the concepts by which both giving is an equilibrium: each could
// take its own back, the other would follow, and that is worse for both.
var answered = []string{"gmr", "smr", "seq", "sseq"}

// TestCircleBefore: nobody can begin and no joint step helps. Either waives,
// and goes first, able to step back; or the two swap, or both soften.
func TestCircleBefore(t *testing.T) {
	d := standoff("before")
	c := mustCase(t, d)
	if got := plenarytest.Circles(c); !reflect.DeepEqual(got, [][]int{{0, 1}}) {
		t.Errorf("circles are %v", got)
	}
	if got := plenarytest.NewTable(c, nil).Steps(0); got != nil {
		t.Errorf("steps from the status quo: %v", got)
	}
	checkWays(t, d, 2,
		plenarytest.Way{Levers: []int{0}, To: 3, StableBy: answered, Exposure: []int{1, 0}, Steps: 2},
		plenarytest.Way{Levers: []int{1}, To: 3, StableBy: answered, Exposure: []int{0, 1}, Steps: 2},
		plenarytest.Way{Levers: []int{2}, To: 3, StableBy: answered, Exposure: []int{0, 0}, Steps: 1},
		plenarytest.Way{Levers: []int{3}, To: 3, StableBy: answered, Exposure: []int{0, 0}, Steps: 1},
	)
}

// TestFirstStepFinal: as before, but what is given cannot be taken back. Then
// who has received has no reason to follow: standing still is safe, and only
// the joint step is left.
func TestFirstStepFinal(t *testing.T) {
	d := standoff("before")
	d.Options[0].Moves, d.Options[1].Moves = "forward", "forward"
	checkWays(t, d, 2,
		plenarytest.Way{Levers: []int{2}, To: 3, StableBy: plenarytest.Concepts, Exposure: []int{0, 0}, Steps: 1},
		plenarytest.Way{Levers: []int{3}, To: 3, StableBy: plenarytest.Concepts, Exposure: []int{0, 0}, Steps: 1},
		plenarytest.Way{Levers: []int{0, 1}, To: 3, StableBy: plenarytest.Concepts, Exposure: []int{0, 0}, Steps: 1},
	)
}

// TestCircleWith: a deal on the track they share meets the circle, which is
// there nonetheless; without the track nothing does.
func TestCircleWith(t *testing.T) {
	d := standoff("with")
	c := mustCase(t, d)
	if got := plenarytest.Circles(c); !reflect.DeepEqual(got, [][]int{{0, 1}}) {
		t.Errorf("circles are %v", got)
	}
	want := []plenarytest.TableStep{{Movers: []int{0, 1}, Track: 0, From: 0, To: 3}}
	if got := plenarytest.NewTable(c, nil).Steps(0); !reflect.DeepEqual(got, want) {
		t.Errorf("steps are %v, want %v", got, want)
	}
	checkWays(t, d, 2, plenarytest.Way{To: 3, StableBy: answered, Exposure: []int{0, 0}, Steps: 1})
	d.Tracks, d.Levers = nil, d.Levers[2:4]
	checkWays(t, d, 2)
}

// TestMandates: no and not reported both stand in the way of a deal, and so
// does an empty chair; widening helps where there is a seat.
func TestMandates(t *testing.T) {
	for _, may := range []string{"no", ""} {
		d := standoff("with")
		d.Tracks[0].Seats[1] = commits("b", may)
		d.Levers = d.Levers[4:]
		checkWays(t, d, 2,
			plenarytest.Way{Levers: []int{0}, To: 3, StableBy: answered, Exposure: []int{0, 0}, Steps: 1},
			plenarytest.Way{Levers: []int{1}, To: 3, StableBy: answered, Exposure: []int{0, 0}, Steps: 1},
		)
	}
	d := standoff("with")
	d.Tracks[0].Seats, d.Levers = d.Tracks[0].Seats[:1], nil
	checkWays(t, d, 2)
}

// TestGuarantee: while a gives, b may not take back. That binds moves and
// steps, and b's own temptation is gone.
func TestGuarantee(t *testing.T) {
	d := standoff("with")
	d.Guarantees = []plenary.GuaranteeDraft{{ID: "kept", Party: "b", While: "a.give", Keeps: []string{"b.give"}}}
	c := mustCase(t, d)
	m := plenarytest.NewModel(c)
	if want := [][]int{{2}, {3}, {0}, nil}; !reflect.DeepEqual(m.Moves[1], want) {
		t.Errorf("moves of b: %v, want %v", m.Moves[1], want)
	}
	if !m.Stable("nash", 1, 3) || m.Stable("nash", 0, 3) {
		t.Error("of the two only b should have nothing to gain by taking back")
	}
	for _, step := range plenarytest.NewTable(c, nil).Steps(3) {
		if step.To != 2 {
			t.Errorf("step %v lowers what is guaranteed", step)
		}
	}
}

// TestClosed: a closed option stands where it is until a lever opens it.
func TestClosed(t *testing.T) {
	d := standoff("with")
	d.Options[1].Closed = "Parliament has not voted"
	d.Levers = []plenary.LeverDraft{{ID: "vote", Open: []string{"b.give"}}}
	if moves := plenarytest.NewModel(mustCase(t, d)).Moves[1]; !reflect.DeepEqual(moves, make([][]int, 4)) {
		t.Errorf("b moves: %v", moves)
	}
	checkWays(t, d, 1, plenarytest.Way{Levers: []int{0}, To: 3, StableBy: answered, Exposure: []int{0, 0}, Steps: 1})
}

// TestNamed: a condition used by its name is the condition.
func TestNamed(t *testing.T) {
	d := standoff("with")
	d.Conditions = []plenary.ConditionDraft{{ID: "given", Want: "b.give"}, {ID: "peace", Want: "given and a.give"}}
	d.Preconditions[0].Until = "peace or given"
	d.Preferences[0].Statements[0].Want = "given"
	checkWays(t, d, 1, plenarytest.Way{To: 3, StableBy: answered, Exposure: []int{0, 0}, Steps: 1})
}

// TestWaiveBoth: once both stances are gone the two can give at once, and
// nobody is exposed. Neither way dominates: their levers are different ones.
func TestWaiveBoth(t *testing.T) {
	d := standoff("before")
	d.Levers = []plenary.LeverDraft{
		{ID: "waive-a", Waive: []string{"a-first"}}, {ID: "both", Waive: []string{"a-first", "b-first"}}}
	c := mustCase(t, d)
	out := plenarytest.WaysOut(c, leversOf(c), nil, 2)
	want := []plenarytest.Way{
		{Levers: []int{0}, To: 3, StableBy: answered, Exposure: []int{1, 0}, Steps: 2},
		{Levers: []int{1}, To: 3, StableBy: answered, Exposure: []int{0, 0}, Steps: 1},
	}
	if !reflect.DeepEqual(out.All, want) || !reflect.DeepEqual(out.Kept, want) {
		t.Errorf("ways are %v, kept %v, want %v", out.All, out.Kept, want)
	}
}

// TestDominated: a would also like to sign, last of all, and nothing can be
// taken back. Where both give but a has not signed it would go on to sign, so
// that state does not hold; the one in which it has does, and dominates.
func TestDominated(t *testing.T) {
	d := standoff("with")
	d.Options = append(d.Options, plenary.OptionDraft{ID: "a.sign"})
	for i := range d.Options {
		d.Options[i].Moves = "forward"
	}
	d.Preferences[0].Statements = append(d.Preferences[0].Statements, plenary.StatementDraft{Want: "a.sign"})
	c := mustCase(t, d)
	out := plenarytest.WaysOut(c, leversOf(c), nil, 2)
	want := []plenarytest.Way{
		{To: 3, Exposure: []int{0, 0}, Steps: 1},
		{To: 7, StableBy: plenarytest.Concepts, Exposure: []int{0, 0}, Steps: 2},
	}
	if !reflect.DeepEqual(out.All, want) || !reflect.DeepEqual(out.Kept, want[1:]) {
		t.Errorf("ways are %v, kept %v, want %v", out.All, out.Kept, want)
	}
	signed, _ := c.Condition("a.sign")
	if all := plenarytest.WaysOut(c, nil, signed, 0).All; !reflect.DeepEqual(all, want[1:]) {
		t.Errorf("ways to a signature are %v", all)
	}
}

// TestCheckRoute breaks a sound route in every way.
func TestCheckRoute(t *testing.T) {
	type step = plenarytest.TableStep
	a, b, both := []int{0}, []int{1}, []int{0, 1}
	d := standoff("with")
	d.Tracks = append(d.Tracks, plenary.TrackDraft{
		ID: "door", Seats: []plenary.SeatDraft{commits("a", "yes"), commits("b", "no")}})
	d.Options = append(d.Options, plenary.OptionDraft{ID: "b.never", Closed: "It is"})
	d.Preferences[1].Statements = append(d.Preferences[1].Statements, plenary.StatementDraft{Want: "b.never"})
	c := mustCase(t, d)
	waive := leversOf(c)[:1]
	for _, try := range []struct {
		name   string
		levers []*plenary.Lever
		to     int
		steps  []step
		fault  string // "" when it is sound
	}{
		{"a deal", nil, 3, []step{{both, 0, 0, 3}}, ""},
		{"nothing to do", nil, 0, nil, ""},
		{"one after the other", waive, 3, []step{{a, -1, 0, 1}, {b, -1, 1, 3}}, ""},
		{"short", waive, 3, []step{{a, -1, 0, 1}}, "ends in state 1"},
		{"torn", waive, 3, []step{{a, -1, 0, 1}, {b, -1, 2, 3}}, "leaves state 2"},
		{"other movers", nil, 3, []step{{a, -1, 0, 3}}, "movers are [0 1]"},
		{"standing still", nil, 0, []step{{nil, -1, 0, 0}}, "changes nothing"},
		{"outside", nil, 0, []step{{a, -1, 0, 8}}, "no such state"},
		{"closed", nil, 4, []step{{b, -1, 0, 4}}, "forbids"},
		{"refused", nil, 3, []step{{a, -1, 0, 1}, {b, -1, 1, 3}}, "violates precondition a-first"},
		{"another track", nil, 3, []step{{both, 1, 0, 3}}, "door cannot hold"},
		{"no track", nil, 3, []step{{both, -1, 0, 3}}, "no track -1"},
		{"a track for one", waive, 1, []step{{a, 0, 0, 1}}, "names track 0"},
		{"against its will", waive, 1, []step{{a, -1, 0, 1}}, "party 0 is not willing"},
	} {
		err := plenarytest.NewTable(c, try.levers).CheckRoute(try.to, try.steps)
		switch {
		case try.fault == "" && err != nil:
			t.Errorf("%s: %v", try.name, err)
		case try.fault != "" && (err == nil || !strings.Contains(err.Error(), try.fault)):
			t.Errorf("%s: %v, want a fault with %q", try.name, err, try.fault)
		}
	}
}

// TestWaitingInLine: a chain is discharged from its free end, and one that
// waits for what nobody can bring about is left out: nobody waits for it.
func TestWaitingInLine(t *testing.T) {
	d := standoff("before")
	d.Preconditions[1].Until = "b.give or not a.give" // holds already: waits for nothing
	c := mustCase(t, d)
	if left := plenarytest.Waiting(c); len(left) > 0 {
		t.Errorf("left waiting: %v", left)
	}
	d.Options[1].Closed = "For now"
	d.Preconditions[1] = plenary.PreconditionDraft{ID: "b-first", Party: "b", Refuses: "b.give", Until: "a.give"}
	c = mustCase(t, d)
	if left, circles := plenarytest.Waiting(c), plenarytest.Circles(c); len(left) > 0 || len(circles) > 0 {
		t.Errorf("left waiting %v, circles %v", left, circles)
	}
}

// TestRunningOut: each takes back what it has given, and that is the end;
// those who chase each other go round for ever.
func TestRunningOut(t *testing.T) {
	d := standoff("before")
	for i := range d.Options {
		d.Options[i].Now = "yes"
	}
	if got := plenarytest.ImprovementEnds(mustCase(t, d)); !reflect.DeepEqual(got, [][]int{{0}}) {
		t.Errorf("ends are %v", got)
	}
	if got := plenarytest.ImprovementEnds(mustCase(t, standoff("with"))); !reflect.DeepEqual(got, [][]int{{0}}) {
		t.Errorf("ends where nobody has an improvement are %v", got)
	}
	if got := plenarytest.ImprovementEnds(mustCase(t, chase())); !reflect.DeepEqual(got, [][]int{{4, 5, 6, 7}}) {
		t.Errorf("ends of a chase are %v", got)
	}
}
