package space_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// TestNoStatusQuo: without a status quo all states can come about, and nothing is
// measured by one.
func TestNoStatusQuo(t *testing.T) {
	d := yesNo(3, "a.o0 and a.o1")
	d.StatusQuo = "none"
	d.Preferences = []plenary.PreferenceDraft{{Party: "a", Statements: []plenary.StatementDraft{{Want: "a.o2"}}}}
	sp := mustLayOut(t, d)
	if now := sp.StatusQuo(); now != -1 {
		t.Errorf("the status quo is %d", now)
	}
	if _, err := sp.Parse("now"); !errors.Is(err, plenary.ErrNoStatusQuo) {
		t.Errorf("now: %v", err)
	}
	for s := range sp.Len() {
		if !sp.CanComeAbout(s) {
			t.Errorf("state %d cannot come about", s)
		}
	}
	if got, _ := sp.Destinations(); got != nil || sp.OutOfReachForGood() != nil || sp.Content() != nil ||
		sp.Wishing() != nil || sp.Smallest(t.Context(), []int{0}) != nil {
		t.Errorf("something is better, or somebody content, than nothing")
	}
	if got := sp.Asked(); len(got) != 1 {
		t.Errorf("%v are asked", got)
	}
}

// TestNoState: rules that exclude all states, and of which no check can tell so,
// are refused when the case is laid out.
func TestNoState(t *testing.T) {
	odd := strings.Repeat("(", 17) + "a.o0"
	for _, o := range yesNo(18).Options[1:] {
		odd += " iff " + o.ID + ")"
	}
	d := yesNo(18, odd, "not "+odd)
	d.StatusQuo = "none"
	if _, err := layOut(t, d, space.Limits{}); err == nil || !strings.Contains(err.Error(), "no state is feasible") {
		t.Errorf("%v", err)
	}
}
