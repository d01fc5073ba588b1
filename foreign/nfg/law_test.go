package nfg

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

func laidOut(t testing.TB, d plenary.Draft) *space.Space {
	t.Helper()
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatalf("%v\n%s", faults, casefile.WriteCase(&d))
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

func exported(t testing.TB, sp *space.Space) []byte {
	t.Helper()
	ex, err := write(t.Context(), foreign.Talks{Case: sp.Case(), Draft: sp.Case().Written(), Space: sp})
	if err != nil {
		t.Fatal(err)
	}
	return ex.Text
}

func imported(t testing.TB, text []byte) *foreign.Import {
	t.Helper()
	files := []foreign.File{{Name: "a.nfg", Text: text}}
	if !fits(files) {
		t.Fatalf("not known: %s", text)
	}
	im, err := read(t.Context(), files)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return im
}

// TestRoundTrip holds that a case without rules and one-way options, written and
// read again, has the same states, ranks and equilibria; of others, that Nash
// equilibria among feasible states are the same where nothing is one-way.
func TestRoundTrip(t *testing.T) {
	met := 0
	for i := range uint64(400) {
		rng := rand.New(rand.NewPCG(i, 17))
		d := plenarytest.RandomDraft(rng, plenarytest.Shape{Parties: 3, Options: 4, Levels: 3, States: 80})
		for j := range d.Options {
			d.Options[j].Moves, d.Options[j].Final = "", ""
		}
		sp := laidOut(t, d)
		if slices.ContainsFunc(sp.Case().Parties, func(p plenary.Party) bool { return len(p.Options) > 3 }) {
			continue // more strategies than an option has levels
		}
		met++
		text := exported(t, sp)
		im := imported(t, text)
		if err := same(t, sp, laidOut(t, im.Case)); err != nil {
			t.Fatalf("case %d: %v\n%s\n%s", i, err, plenarytest.Text(d), text)
		}
		if again := imported(t, exported(t, laidOut(t, im.Case))); !slices.EqualFunc(again.Case.Preferences,
			im.Case.Preferences, func(a, b plenary.PreferenceDraft) bool {
				return slices.EqualFunc(a.Ranking, b.Ranking, slices.Equal)
			}) {
			t.Fatalf("case %d: it is not the same when it is written again\n%s", i, text)
		}
	}
	if met < 200 {
		t.Errorf("only %d cases", met)
	}
}

// same reports how a game differs from the case that it was written from.
func same(t *testing.T, a, b *space.Space) error {
	whole := len(a.Case().Impossible) == 0
	before, err1 := stability.Analyse(t.Context(), a)
	after, err2 := stability.Analyse(t.Context(), b)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	if whole && a.Len() != b.Len() {
		return fmt.Errorf("%d states, not %d", b.Len(), a.Len())
	}
	for s := range a.Len() {
		var code strings.Builder
		for p := range a.Case().Parties {
			all := ways(a.Case(), p)
			var way []uint8
			for _, o := range a.Case().Parties[p].Options {
				way = append(way, uint8(a.Level(s, o)))
			}
			if len(all) > 1 {
				code.WriteString(foreign.StateCode([]int{slices.IndexFunc(all,
					func(w []uint8) bool { return slices.Equal(w, way) })}))
			}
		}
		levels, err := b.Case().ParseCode(code.String())
		if err != nil {
			return err
		}
		to, ok := b.Find(levels)
		if !ok {
			return fmt.Errorf("%s is not there", a.Code(s))
		}
		for p := range a.Case().Parties {
			if a.Tier(p, s) != b.Tier(p, to) {
				return fmt.Errorf("party %d ranks %s in tier %d, not %d", p, a.Code(s), b.Tier(p, to), a.Tier(p, s))
			}
		}
		for _, c := range stability.Concepts {
			if (whole || c == stability.Nash) && before.Equilibrium(c, s) != after.Equilibrium(c, to) {
				return fmt.Errorf("%s is otherwise by %s", a.Code(s), c)
			}
		}
	}
	return nil
}

// TestNumbers holds that numbers are compared exactly, in any form.
func TestNumbers(t *testing.T) {
	im := imported(t, []byte("\ufeffNFG 1 R \"\" { \"a\" \"b\" }\r\n{ 3 1 }\r\"by hand\"\n"+
		"1/3 0, 0.3333333333333333333 0\n 1e-1 -2/4"))
	got := fmt.Sprint(im.Case.Preferences[0].Ranking, im.Case.Preferences[1].Ranking)
	if got != "[[0] [1] [2]] [[0 1] [2]]" {
		t.Error(got)
	}
	if len(im.Case.Options) != 1 || im.Case.Title != "a" {
		t.Errorf("%+v", im.Case)
	}
}

// TestForms holds that payoffs and outcomes say the same.
func TestForms(t *testing.T) {
	pays := imported(t, []byte(`NFG 1 R "x" {"a" "b"} {{"u" "d"} {"l" "r"}} 1 0  0 0  0 1  5 5`))
	outcomes := imported(t, []byte(`NFG 1 R "x" {"a" "b"} { {"u" "d"} {"l" "r"} } ""
		{ {"one" 1, 0} {"" 0 1} {5 5}} 1 0 2 3`))
	if a, b := fmt.Sprint(pays.Case.Preferences), fmt.Sprint(outcomes.Case.Preferences); a != b {
		t.Errorf("%s, not %s", b, a)
	}
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		`NFG 1 R "x" {"a" "b"} {2 2} 1 2 3`:                         "1:34 missing-part",
		`NFG 1 R "x" {"a" "b"} {2 2} 1 2 3 4 5 6 7 8 9`:             "1:45 too-many",
		`NFG 1 R "x" {"a" "b"} {2} 1 2 3`:                           "1:25 missing-part",
		`NFG 1 R "x" {"a" "b"} {2 2 2} 1 2 3`:                       "1:28 too-many",
		`NFG 1 R "x" {"a} {2 2}`:                                    "1:14 unclosed",
		`NFG 1 R "x" {} {}`:                                         "1:14 empty",
		`NFG 2 R "x" {"a"} {1} 1`:                                   "1:5 wrong-version",
		`NFG 1 R "x" {"a"} {2} 1 x`:                                 "1:25 wrong-form",
		`NFG 1 R "x" {"a"} {2} 1 1/0`:                               "1:25 wrong-form",
		`NFG 1 R "x" {"a"} {{"u" "d"}} {{"" 1}} 1 2`:                "1:42 wrong-form",
		`NFG 1 R "x" {"a" "b"} {{"u" "d"} {"l"}} {{"" 1}} 1 0`:      "1:47 missing-part",
		`EFG 2 R "x" {"a"} t "" 1 "" {1}`:                           "1:1 wrong-file",
		"NFG 1 R \"x\" {\"a\"}\n{ {\"u\" 3} } 1 2":                  "2:8 wrong-form",
		"NFG 1 R \"x\" {\"a\"} {2}\r1\r\n" + "2 3":                  "3:3 too-many",
		"NFG 1 R \"x\" {\"a\"} {99999999999999999999999} 1 2 3 4 5": "1:20 wrong-form",
	} {
		_, err := read(t.Context(), []foreign.File{{Name: "x", Text: []byte(text)}})
		var faults *casefile.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: %v", text, err)
			continue
		}
		f := faults.List[0]
		if got := fmt.Sprintf("%d:%d %s", f.Line, f.Col, f.Code); got != want {
			t.Errorf("%s: %s, not %s: %v", text, got, want, err)
		}
	}
	for _, text := range []string{`NFG 1 R "x" {"a"} {37} 1`, `NFG 1 R "x" {"a" "b" "c"} {36 36 36} 1`} {
		_, err := read(t.Context(), []foreign.File{{Name: "x", Text: []byte(text)}})
		var limit *plenary.Limit
		if !errors.As(err, &limit) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// FuzzRead reads anything: what is read is a sound case with as many states as
// the game has profiles.
func FuzzRead(f *testing.F) {
	f.Add(`NFG 1 R "x" {"a" "b"} {{"u" "d"} {"l" "r"}} 1 0  0 0  0 1  5 5`)
	f.Add(`NFG 1 D "x\"" {"a" "b"} {2 3} "c" {{"" 1/2 .5} {"" -1e3 2}} 1 2 0 1 2 0`)
	f.Add(`NFG 1 R "" {"" "" ""} {1 1 2} 1 2 3 4 5 6`)
	f.Fuzz(func(t *testing.T, text string) {
		im, err := read(t.Context(), []foreign.File{{Name: "x", Text: []byte(text)}})
		if err != nil || len(im.Case.Options) == 0 {
			return
		}
		d := casefile.WriteCase(&im.Case)
		if _, err := casefile.Parse(t.Context(), "x", d); err != nil {
			t.Fatalf("%v\n%s", err, d)
		}
	})
}

// TestTies holds that equal numbers tie however they are written.
func TestTies(t *testing.T) {
	for _, pair := range [][2]string{{"1/2", "0.50"}, {"2", "2e0"}, {"-0", "0"}, {"4/8", "+.5"}} {
		a, ok1 := foreign.Number(pair[0])
		b, ok2 := foreign.Number(pair[1])
		if !ok1 || !ok2 || a.Cmp(b) != 0 {
			t.Errorf("%s is not %s", pair[0], pair[1])
		}
	}
	if a := foreign.Decimal(big.NewRat(1, 3)); a != "1/3" {
		t.Error(a)
	}
}
