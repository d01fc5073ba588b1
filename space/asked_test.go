package space_test

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// TestNoSuchState: levels that do not exist are not found, whichever state their
// numbers would come to, and a number that no state has is refused.
func TestNoSuchState(t *testing.T) {
	for name, sp := range map[string]*space.Space{
		"all": mustLayOut(t, yesNo(3)), "some": mustLayOut(t, yesNo(3, "a.o0 and a.o1"))} {
		for _, levels := range [][]uint8{{}, {0, 0}, {0, 0, 0, 0}, {2, 0, 0}, {0, 0, 2}, {255, 0, 0}} {
			if state, ok := sp.Find(levels); ok {
				t.Errorf("%s: %v is state %d", name, levels, state)
			}
		}
		for _, state := range []int{-1, sp.Len()} {
			if got := panics(func() { sp.Levels(state, nil) }); !strings.Contains(got, "there is no state") {
				t.Errorf("%s: state %d: %q", name, state, got)
			}
		}
	}
}

// TestUnchecked: a case made by hand is not laid out, and no layout is taken for
// that of a case with other options.
func TestUnchecked(t *testing.T) {
	for _, c := range []*plenary.Case{
		{}, {Options: []plenary.Option{{ID: "a.x", Levels: []string{"no", "yes"}}},
			Parties: []plenary.Party{{ID: "a"}}}} {
		if _, err := space.New(t.Context(), c, space.Limits{}); err == nil ||
			!strings.Contains(err.Error(), "write a Draft, and call Case on it") {
			t.Errorf("%v", err)
		}
	}
	two, three := mustLayOut(t, yesNo(2)), mustLayOut(t, yesNo(3))
	if got := panics(func() { two.As(three.Case()) }); !strings.Contains(got, "lay out others with New") {
		t.Errorf("%q", got)
	}
}

func panics(f func()) (said string) {
	defer func() { said, _ = recover().(string) }()
	f()
	return ""
}
