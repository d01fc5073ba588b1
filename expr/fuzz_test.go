package expr

import (
	"errors"
	"testing"
)

// FuzzParse: no text makes the parser panic, faults stand inside the text, and
// what is printed reads back as the same condition. Conditions on known options
// are evaluated three ways, which must agree.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", "down.attack", "not down.attack and up.release = full", "a.x if b.x if c.x", "a iff (b iff c)",
		`east.limits = "in force"`, `a.x = "\"\\"`, "((a.x)", "a.x == b", "a.x -> b", "nto a", "a.x = 'y'", "a.x = not",
		"\xff", "a.x = \"", "up.release >= half or not (down.pay iff down.attack)",
		"up.release < half if down.pay or down.attack and not east.limits != \"not\"",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := Parse(text)
		if err != nil {
			inside(t, text, err)
			return
		}
		printed := e.String()
		if len(printed) > MaxBytes {
			return
		}
		again, err := Parse(printed)
		if err != nil {
			t.Fatalf("%q is printed as %q: %v", text, printed, err)
		}
		if again.String() != printed || shape(again) != shape(e) {
			t.Errorf("%q is printed as %q, which is printed as %q", text, printed, again)
		}
		faults := e.Resolve(talks{})
		for _, fault := range faults {
			inside(t, text, fault)
		}
		if len(faults) == 0 {
			agree(t, e)
		}
	})
}

func inside(t *testing.T, text string, err error) {
	t.Helper()
	var fault *Error
	if !errors.As(err, &fault) {
		t.Fatalf("%q: %v is no *Error", text, err)
	}
	if p := fault.Pos; p.Start < 0 || p.End < p.Start || p.End > len(text) || fault.Msg == "" {
		t.Errorf("%q: %v at %v of %d", text, err, p, len(text))
	}
}

// agree evaluates e in every state by Holds, by Over on sets of one level
// each, and by Fill for all states at once.
func agree(t *testing.T, e *Expr) {
	states := everyState()
	planes := make(Planes, len(optionLevels))
	words := (len(states) + 63) / 64
	for o, levels := range optionLevels {
		planes[o] = make([][]uint64, len(levels))
		for l := 1; l < len(levels); l++ {
			planes[o][l] = make([]uint64, words)
			for s, state := range states {
				if int(state[o]) == l {
					planes[o][l][s/64] |= 1 << (s % 64)
				}
			}
		}
	}
	filled := make([]uint64, words)
	if err := e.FillContext(t.Context(), filled, planes); err != nil {
		t.Fatal(err)
	}
	for s, state := range states {
		sets := make([]uint64, len(state))
		for o, l := range state {
			sets[o] = 1 << l
		}
		holds := e.Holds(state)
		if over := e.Over(sets); (over == True) != holds || (over == False) == holds {
			t.Errorf("%s in %v: Holds %v, Over %v", e, state, holds, over)
		}
		if fill := filled[s/64]>>(s%64)&1 == 1; fill != holds {
			t.Errorf("%s in %v: Holds %v, Fill %v", e, state, holds, fill)
		}
	}
}

func everyState() [][]uint8 {
	states := [][]uint8{{}}
	for _, levels := range optionLevels {
		var next [][]uint8
		for _, s := range states {
			for l := range levels {
				next = append(next, append(append([]uint8{}, s...), uint8(l)))
			}
		}
		states = next
	}
	return states
}
