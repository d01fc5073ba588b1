package web

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// edited makes edits in lines.
func edited(lines []string, edits []lineEdit) []string {
	return with(lines, span{0, len(lines)}, edits)
}

// someLines are a few lines, of which some are alike.
func someLines(rng *rand.Rand) []string {
	out := make([]string, rng.IntN(30))
	for i := range out {
		out[i] = strings.Repeat("-", rng.IntN(3)) + string(rune('a'+rng.IntN(12)))
	}
	return out
}

// changedSome is lines with some changed.
func changedSome(rng *rand.Rand, lines []string) []string {
	out := slices.Clone(lines)
	for range rng.IntN(5) {
		at := rng.IntN(len(out) + 1)
		if rng.IntN(2) == 0 || at == len(out) {
			out = slices.Insert(out, at, "@@ -1,2 +3,4 @@", "+++ x"[:1+rng.IntN(4)])
		} else {
			out = slices.Delete(out, at, at+1)
		}
	}
	return out
}

// TestLineEdits holds that the edits from one text to another make the other of the one,
// and that the edits of two, laid beside one another, make both.
func TestLineEdits(t *testing.T) {
	for draw := range uint64(2000) {
		rng := rand.New(rand.NewPCG(977, draw))
		was := someLines(rng)
		them, me := changedSome(rng, was), changedSome(rng, was)
		text := func(lines []string) string {
			end := []string{"", "\n", "\r\n"}[rng.IntN(3)]
			return strings.Join(lines, "\n") + end
		}
		old, theirs, mine := text(was), text(them), text(me)
		te, me2 := lineEdits(old, theirs), lineEdits(old, mine)
		was = linesOf(old)
		if got := edited(was, te); !slices.Equal(got, linesOf(theirs)) {
			t.Fatalf("%q to %q: %+v make %q", old, theirs, te, got)
		}
		var gotTheirs, gotMine []string
		at := 0
		for _, b := range twoEdits(old, te, me2) {
			if b.was.from < at || !b.changesThem && !b.changesMe {
				t.Fatalf("%+v", b)
			}
			gotTheirs = append(append(gotTheirs, was[at:b.was.from]...), b.theirs...)
			gotMine = append(append(gotMine, was[at:b.was.from]...), b.mine...)
			at = b.was.to
		}
		gotTheirs, gotMine = append(gotTheirs, was[at:]...), append(gotMine, was[at:]...)
		if !slices.Equal(gotTheirs, edited(was, te)) || !slices.Equal(gotMine, edited(was, me2)) {
			t.Fatalf("%q, %q, %q: %q, %q", old, theirs, mine, gotTheirs, gotMine)
		}
	}
}
