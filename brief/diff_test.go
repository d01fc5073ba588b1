package brief

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

const sixParty = "../cases/six-party-2006/case.yaml"

// edited is the six-party case with pieces of its text replaced.
func edited(t testing.TB, pieces ...string) *plenary.Case {
	_, text, err := casefile.Read(sixParty)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pieces); i += 2 {
		if !strings.Contains(string(text), pieces[i]) {
			t.Fatalf("the case does not have %q", pieces[i])
		}
		text = []byte(strings.Replace(string(text), pieces[i], pieces[i+1], 1))
	}
	f, err := casefile.Parse(t.Context(), "case.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

func diffOf(t testing.TB, old, new *plenary.Case) *Diff {
	d, err := NewDiff(context.Background(), DiffOf{Old: DiffCase{Name: "old", Space: layOut(t, old)}, New: DiffCase{Name: "new", Space: layOut(t, new)}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// unwrapped is text on one line.
func unwrapped(text string) string { return strings.Join(strings.Fields(text), " ") }

const (
	release = "    refuses: release\n    until: halt\n"
	run     = "    - id: run\n      want: nk.programme < halted\n      because: It would rather keep the facilities running than stop them\n      how: inferred\n      passage: cbs-1#29\n"
	first   = "    - want: us.restrictions = lifted if nk.programme >= halted\n"
)

// diffTexts are edits of the six-party case, with what is said of both the
// case and its answers.
var diffTexts = []struct{ pieces, want []string }{
	{[]string{release, release + "    order: with\n"}, []string{
		"United States softened its precondition us-release from before to with: release needs halt together with it (inferred). The answers are the same.",
	}},
	{[]string{"  decouple:\n    says: Washington treats the restrictions as a matter of their own and lifts them for reasons of their own\n    waive: us-release\n", ""}, []string{
		"No longer there: the lever decouple: Washington treats",
		"Nobody hardened or softened a stance. As the case has it, of the ways out to a halt for release, with energy that goes on, 1 is gone.",
		"Ways out to a halt for release, with energy that goes on: 2, before 3. - Gone: decouple + phased (decouple is no longer there).",
	}},
	{[]string{run, "", first, run + first}, []string{
		"North Korea: “It would rather keep the facilities running than stop them” moved up from 13 to 2, now above “No disarming before the restrictions go”.",
		"Nobody hardened or softened a stance. As the case has it, 6 situations are better for everyone, before 198; none of 3 ways out to a halt for release, with energy that goes on is left.",
		"Ways out to the weapons given up for full recognition: 0, before 4.",
	}},
	{[]string{"    now: improving", "    now: halted"}, []string{
		"North Korea's programme: improving → halted.",
		"North Korea's programme went from improving to halted. Nobody hardened or softened a stance. As the case has it, a circle is gone: halt waits for release, release waits for halt; 286 situations",
		"Gone: a circle (halt waits for release, release waits for halt).",
		"Japan now has nothing to gain alone; before, it would have gained by moving alone, and no reply took that away.",
		"Now phased will do: holds while breaches are answered; worse off meanwhile: United States; before, it took besides decouple, or surety + surety-for-release, or together + instruct + bring.",
	}},
}

func TestDiffText(t *testing.T) {
	if testing.Short() {
		t.Skip("package diff has the same under the race detector")
	}
	for _, c := range diffTexts {
		text := unwrapped(diffOf(t, edited(t), edited(t, c.pieces...)).Text(0))
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("with %q\n%s\nwant %q in it", c.pieces, text, want)
			}
		}
	}
}

// diffSays are edits of the six-party case, with what is said of each.
var diffSays = []struct{ old, new, want string }{
	{"as_of: 2006-12-22", "as_of: 2007-02-13", "As of 22 December 2006 → 13 February 2007"},
	{"name: Russia", "name: Russian Federation", "the name of russia: Russia → Russian Federation"},
	{"closed: Nobody is reported", "closed: Nobody is known", "why china.surety is closed"},
	{"    final: lifted\n", "", "United States' restrictions can be taken back from any level now"},
	{"commit: [nk.programme, nk.talks], may: \"no\", by: us", "commit: nk.programme, may: \"no\", by: us", "North Korea, six-party session: may commit to North Korea's talks: no → not reported"},
	{"how: claimed, passage: [cbs-1#7a, cbs-1#27]}", "how: reported, passage: [cbs-1#7a, cbs-1#27]}", "North Korea, six-party session: may commit to North Korea's talks: no, claimed by United States → no, reported by United States"},
	{"halt: nk.programme >= halted", "halt: nk.programme >= running", "The condition halt: “nk.programme >= halted” → “nk.programme >= running”"},
	{"halt: nk.programme >= halted", "halt: nk.programme >= running", "United States softened its precondition us-release: it waits for halt as before, which means something else now"},
	{"halt: nk.programme >= halted", "halt: nk.programme >= running", "North Korea hardened its precondition nk-halt: it refuses halt as before, which means something else now"},
	{"    until: halt\n", "    until: halt or nk.talks = negotiates\n", "United States softened its precondition us-release: it waits for halt or North Korea's talks negotiates, before: halt"},
	{"    says: China stands surety\n", "    says: China vouches\n", "what surety says"},
	{"    order: silent\n", "    order: with\n", "The exchange joint-statement: who goes first: silent → with"},
	{"    waive: us-release\n", "    soften: us-release\n", "The lever decouple does something else: waive us-release → soften us-release"},
	{"        - drop: release\n", "", "The what-if content supposes something else now"},
}

func TestDiffSays(t *testing.T) {
	for _, c := range diffSays {
		old, new := edited(t), edited(t, c.old, c.new)
		d := &differ{old: &weigher{c: old}, new: &weigher{c: new}}
		var got []string
		changes := diff.Cases(old, new)
		for i := range changes {
			got = append(got, d.says(&changes[i]))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%q → %q: %q; want %q among them", c.old, c.new, got, c.want)
		}
	}
}

func TestOneSentence(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "",
		"They lift them.":                       "They lift them",
		"They lift them. It is a matter of law": "They lift them",
		"Will they lift them? Nobody knows.":    "Will they lift them",
		"The U.S. lifts them in St. Petersburg": "The U.S. lifts them in St. Petersburg",
		"Bridges etc. are mended":               "Bridges etc. are mended",
		"Never! they said.":                     "Never",
	} {
		if got := oneSentence(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for x, want := range map[*CaseChange]string{
		{Act: "added", Says: "New lever trust: They trust. They lend"}:                                  "new lever trust: They trust",
		{Act: "changed", Key: "closed", Says: "St. Gallen's dam is closed now: Nobody asked. It is so"}: "St. Gallen's dam is closed now: Nobody asked",
		{Act: "changed", Says: "The goal end: “a. B” → “a. C”"}:                                         "the goal end: “a. B” → “a. C”",
	} {
		if got := x.clause(); got != want {
			t.Errorf("%q: %q, want %q", x.Says, got, want)
		}
	}
}

// TestDiffOfAny compares cases that have little in common: every change has
// words, no line is too wide, and the way back has as many changes.
func TestDiffOfAny(t *testing.T) {
	plan := plenarytest.Plan{Seed: 71, Draws: 60, Draw: plenarytest.RandomTableDraft}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		a, _ := d.Case()
		b := a
		if rng.IntN(3) > 0 {
			other := plenarytest.RandomTableDraft(rng, plenarytest.Shape{})
			b, _ = other.Case()
		}
		var sides [2]DiffCase
		for i, c := range []*plenary.Case{a, b} {
			sp, err := space.New(context.Background(), c, space.Limits{})
			if err != nil {
				return err
			}
			sides[i] = DiffCase{Name: string("ab"[i]), Space: sp}
		}
		there, err := NewDiff(context.Background(), DiffOf{Old: sides[0], New: sides[1]})
		if err != nil {
			return err
		}
		back, err := NewDiff(context.Background(), DiffOf{Old: sides[1], New: sides[0]})
		if err != nil {
			return err
		}
		if len(there.Changes) != len(back.Changes) || a == b && (len(there.Changes) > 0 || !there.Answers.Same) {
			return fmt.Errorf("%d changes there, %d back", len(there.Changes), len(back.Changes))
		}
		return checkDiff(there)
	})
}

func checkDiff(d *Diff) error {
	if _, err := json.Marshal(d); err != nil {
		return err
	}
	for _, x := range d.Changes {
		if x.Says == "" || strings.Contains(x.Says, "%!") {
			return fmt.Errorf("no words for %+v", x)
		}
	}
	for _, width := range []int{40, 80} {
		for line := range strings.Lines(d.Text(width)) {
			line = strings.TrimRight(line, "\n")
			if outlet.Width(line) > width && strings.Contains(strings.TrimSpace(strings.TrimLeft(line, " -")), " ") {
				return fmt.Errorf("wider than %d: %q", width, line)
			}
		}
	}
	return nil
}
