package prose

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

const river = `
plenary: 1
title: A river
as_of: 2021-05-03
parties:
  up: {name: Upstream, also: [the hills]}
  down: {name: the Shores}
  bank: {name: Bank}
options:
  up.gates: {says: Flood gates, levels: [shut, half, open], now: shut, final: open}
  down.pay: {says: What is paid for water}
  bank.loan: {says: A loan, moves: forward, closed: The board is absent. It will not meet soon}
conditions:
  flow: up.gates >= half
impossible:
  - bank.loan and up.gates = shut
preferences:
  up:
    - {id: paid, want: down.pay, because: Water has its price. It always had, how: stated, by: up, passage: note#1}
    - {id: still, want: up.gates = shut, because: Gates that stand still cost nothing, how: claimed, by: down}
    - up.gates < open
    - {want: bank.loan, how: inferred}
  down:
    - {id: water, want: flow, because: The fields are dry, how: reported}
    - not down.pay
tracks:
  river:
    name: river commission
    says: In the old mill
    from: 2021-01-01
    seats:
      up: {mandate: [{commit: up.gates, how: claimed, by: down}]}
      down: {mandate: [{commit: down.pay, may: "no", how: reported}, {discuss: down.pay}]}
preconditions:
  first-pay: {party: up, refuses: flow, until: down.pay, how: stated, by: up, because: They never paid first, passage: note#1}
  first-water: {party: down, refuses: down.pay, until: up.gates = open, order: with, how: inferred}
guarantees:
  dam: {says: The gates stay, party: up, keeps: [up.gates], while: down.pay, how: assumed}
exchanges:
  accord: {says: Water for money, give: flow, for: down.pay, how: stated, by: up}
levers:
  trust: {says: The Shores pay first. They trust, waive: first-water, asks: [down]}
  easy: {says: Both at once, soften: first-pay}
  lend: {says: The Bank lends, open: bank.loan}
goals:
  fields: {says: Fields that are green. And boats, want: flow}
variants:
  thrifty: {says: Money is short, preferences: {down: [{drop: water}]}}
people:
  brook: {name: Brook, party: up, role: engineer}
sources:
  note: {title: Minutes, kind: report, passages: {1: {says: Pay first}}}
`

// parsed lays a case out, with pieces of its text replaced.
func parsed(t testing.TB, text string, pieces ...string) answer.Talks {
	t.Helper()
	for i := 0; i < len(pieces); i += 2 {
		if !strings.Contains(text, pieces[i]) {
			t.Fatalf("the case does not have %q", pieces[i])
		}
		text = strings.Replace(text, pieces[i], pieces[i+1], 1)
	}
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v: %v", pieces, err)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return answer.Talks{Space: sp}
}

// riverSays are edits of the river, with what is said of each.
var riverSays = []struct {
	pieces []string
	want   string
}{
	{[]string{"title: A river", "title: The river"}, "Words, on which no answer depends: the title."},
	{[]string{"as_of: 2021-05-03", "as_of: 2021-06-10"}, "- As of 3 May 2021 → 10 June 2021."},
	{[]string{"as_of: 2021-05-03\n", ""}, "- As of 3 May 2021 → none."},
	{[]string{"name: Bank}", "name: Lender}"}, "the name of bank: Bank → Lender"},
	{[]string{"also: [the hills]", "also: [the springs]"}, "the other names of up"},
	{[]string{"now: shut", "now: half"}, "- Upstream's gates: shut → half."},
	{[]string{"now: shut", "now: half"}, "Upstream's gates went from shut to half."},
	{[]string{"[shut, half, open]", "[shut, half, open, broken]"}, "- Upstream's gates has other levels: shut, half, open → shut, half, open, broken."},
	{[]string{", final: open", ""}, "- Upstream's gates can be taken back from any level now."},
	{[]string{"final: open", "final: half"}, "- Upstream's gates cannot be taken back from half on (was: from open on)."},
	{[]string{"moves: forward, ", ""}, "- Bank's loan may now rise and fall."},
	{[]string{", closed: The board is absent. It will not meet soon", "", "  lend: {says: The Bank lends, open: bank.loan}\n", ""}, "- Bank's loan is open now (it was closed: The board is absent. It will not meet soon)."},
	{[]string{", closed: The board is absent. It will not meet soon", "", "  lend: {says: The Bank lends, open: bank.loan}\n", ""}, "IN SHORT Bank's loan is open now (it was closed: The board is absent); no longer there: the lever lend: The Bank lends."},
	{[]string{"The board is absent", "No board is there"}, "why bank.loan is closed"},
	{[]string{"says: A loan", "says: A credit"}, "what bank.loan says"},
	{[]string{"flow: up.gates >= half", "flow: up.gates = open"}, "- The condition flow: “up.gates >= half” → “up.gates = open”."},
	{[]string{"flow: up.gates >= half", "flow: up.gates > shut"}, "the condition flow (worded otherwise, same meaning)"},
	{[]string{"flow: up.gates >= half", "flow: up.gates = open"}, "Upstream softened its precondition first-pay: it refuses flow as before, which means something else now"},
	{[]string{"conditions:\n", "conditions:\n  calm: not down.pay\n"}, "- New condition calm: not down.pay."},
	{[]string{"impossible:\n", "impossible:\n  - down.pay and bank.loan\n"}, "- Impossible now: down.pay and bank.loan."},
	{[]string{"impossible:\n  - bank.loan and up.gates = shut\n", ""}, "- No longer impossible: bank.loan and up.gates = shut."},
	{[]string{"bank.loan and up.gates = shut", "not (not bank.loan or up.gates > shut)"}, "an impossibility (worded otherwise, same meaning)"},
	{[]string{"    - up.gates < open\n", ""}, "- Upstream: wish dropped, “up.gates < open”."},
	{[]string{"    - up.gates < open\n", "    - up.gates < open\n    - {want: not bank.loan, because: Debts bind. They do, how: claimed, by: bank}\n"},
		"- Upstream: new wish “Debts bind” (not bank.loan), number 4 of 5, above “bank.loan” (claimed by Bank)."},
	{[]string{"    - {want: bank.loan, how: inferred}\n", "", "  up:\n    - {id: paid", "  up:\n    - {want: bank.loan, how: inferred}\n    - {id: paid"},
		"- Upstream: “bank.loan” moved up from 4 to 1, now above “Water has its price”."},
	{[]string{"    - up.gates < open\n    - {want: bank.loan, how: inferred}\n  down:\n    - {id: water, want: flow, because: The fields are dry, how: reported}\n    - not down.pay\n",
		"    - up.gates < open\n    - {want: bank.loan, how: inferred}\n  down:\n    - not down.pay\n    - {id: water, want: flow, because: The fields are dry, how: reported}\n"},
		"- the Shores: “The fields are dry” moved down from 1 to 2, now below “not down.pay”."},
	{[]string{"how: claimed, by: down}\n    - up", "how: claimed, by: bank}\n    - up"}, "- Upstream: “Gates that stand still cost nothing” is known otherwise: claimed by the Shores → claimed by Bank."},
	{[]string{"by: up, passage: note#1}\n    - {id: still", "by: up}\n    - {id: still"}, "- Upstream: “Water has its price” rests on other passages: note#1 → none."},
	{[]string{"want: up.gates = shut,", "want: up.gates <= half,"}, "- Upstream: wish “still”: “up.gates = shut” → “up.gates <= half”."},
	{[]string{"The fields are dry", "The fields dry up"}, "the reason of the wish “The fields dry up” of the Shores"},
	{[]string{"{id: water, want", "{id: wet, want", "drop: water", "drop: wet"}, "the id of the wish “The fields are dry” of the Shores"},
	{[]string{"name: river commission", "name: commission of the river"}, "the name of river"},
	{[]string{"from: 2021-01-01", "from: 2021-02-01"}, "- river commission, there from: 1 January 2021 → 1 February 2021."},
	{[]string{"    from: 2021-01-01\n", ""}, "- river commission, there from: 1 January 2021 → none."},
	{[]string{"    seats:\n", "    seats:\n      bank:\n"}, "- Bank has a seat now: river commission."},
	{[]string{"may: \"no\", how: reported", "how: reported"}, "- the Shores, river commission: may commit to the Shores' pay: no → yes."},
	{[]string{"may: \"no\", how: reported", "may: \"no\", how: claimed, by: up"}, "- the Shores, river commission: may commit to the Shores' pay: no, reported → no, claimed by Upstream."},
	{[]string{"commit: up.gates, how: claimed, by: down", "commit: [up.gates = half], how: claimed, by: down"},
		"- Upstream, river commission: may commit to Upstream's gates → shut or open: yes → not reported."},
	{[]string{"until: down.pay, how: stated", "until: down.pay, order: with, how: stated"},
		"- Upstream softened its precondition first-pay from before to with: flow needs the Shores' pay together with it [note#1]."},
	{[]string{"until: up.gates = open, order", "until: flow, order"}, "- the Shores softened its precondition first-water: it waits for flow, before: Upstream's gates open."},
	{[]string{"refuses: down.pay, until: up.gates", "refuses: down.pay or flow, until: up.gates"}, "- the Shores hardened its precondition first-water: it refuses the Shores' pay or flow, before: the Shores' pay."},
	{[]string{"order: with, how: inferred", "order: with, how: stated, by: down"}, "- the Shores, first-water: known otherwise: inferred → stated by the Shores."},
	{[]string{"They never paid first, passage: note#1", "They never paid first"}, "- Upstream, first-pay: rests on other passages: note#1 → none."},
	{[]string{"They never paid", "None ever paid"}, "the reason of first-pay"},
	{[]string{"first-water: {party: down,", "first-water: {party: bank,", "waive: first-water, asks: [down]", "waive: first-water, asks: [bank]"}, "- The precondition first-water is another party's now: the Shores → Bank."},
	{[]string{"  first-pay: {party", "  no-loan: {party: bank, refuses: bank.loan, until: flow}\n  first-pay: {party"}, "- Bank hardened: a new precondition, no-loan: Bank's loan needs flow first (not marked)."},
	{[]string{"  first-pay: {party: up, refuses: flow, until: down.pay, how: stated, by: up, because: They never paid first, passage: note#1}\n", "", "  easy: {says: Both at once, soften: first-pay}\n", ""},
		"- Upstream softened: the case no longer has its precondition first-pay: flow needs the Shores' pay first."},
	{[]string{"  dam: {says: The gates stay, party: up, keeps: [up.gates], while: down.pay, how: assumed}", "  lock: {says: The gates stay. So they do., party: up, keeps: [up.gates], while: down.pay}"},
		"New guarantee lock: The gates stay; no longer there: the guarantee dam: The gates stay."},
	{[]string{"while: down.pay, how: assumed", "while: not down.pay, how: assumed"}, "- The guarantee dam binds while: “down.pay” → “not down.pay”."},
	{[]string{"while: down.pay, how: assumed", "while: down.pay, how: inferred"}, "- The guarantee dam is known otherwise: assumed → inferred."},
	{[]string{"give: flow, for", "give: bank.loan, for"}, "- The exchange accord, give: “flow” → “bank.loan”."},
	{[]string{"for: down.pay, how: stated", "for: down.pay, order: before, how: stated"}, "- The exchange accord: who goes first: silent → before."},
	{[]string{"Both at once, soften", "Both at once, waive"}, "- The lever easy does something else: soften first-pay → waive first-pay."},
	{[]string{"waive: first-water, asks: [down]", "waive: first-water, asks: [down, up]"}, "- The lever trust asks others: down → up, down."},
	{[]string{"  lend: {says: The Bank lends, open: bank.loan}\n", ""}, "No longer there: the lever lend: The Bank lends."},
	{[]string{"says: Both at once", "says: At once"}, "what easy says"},
	{[]string{"want: flow}\nvariants", "want: down.pay}\nvariants"}, "- The goal fields: “flow” → “down.pay”."},
	{[]string{"goals:\n", "goals:\n  cash: {want: down.pay}\n"}, "- New goal cash: down.pay."},
	{[]string{"preferences: {down: [{drop: water}]}", "preferences: {up: [{drop: paid}]}"}, "- The what-if thrifty supposes something else now."},
	{[]string{"Money is short", "Money lacks"}, "what the what-if thrifty says"},
	{[]string{"  thrifty: {says", "  lavish: {says: Money flows, levers: [lend]}\n  thrifty: {says"}, "- New what-if lavish: Money flows."},
	{[]string{"role: engineer", "role: speaker"}, "the role of brook"},
	{[]string{"  brook:", "  lake: {name: Lake}\n  brook:"}, "person lake added"},
	{[]string{"passages: {1: {says: Pay first}}", "passages: {1: {says: Pay first}, 2: {says: Then open}}"}, "1 passage added"},
	{[]string{"  bank: {name: Bank}", "  bank: {name: Bank}\n  lake: {name: Lake}"}, "- New party Lake (lake)."},
	{[]string{"  down.pay: {says", "  bank.gift: {levels: [none, small]}\n  down.pay: {says"}, "- New option Bank's gift (none, small; now none)."},
	{[]string{"tracks:\n", "tracks:\n  back: {name: back channel, seats: {up: , down: }}\n"}, "- New track back channel."},
}

func TestDiffSays(t *testing.T) {
	old := parsed(t, river)
	for _, c := range riverSays {
		d, err := answer.NewDiff(t.Context(), answer.DiffOf{Old: old, New: parsed(t, river, c.pieces...), OldName: "old", NewName: "new"})
		if err != nil {
			t.Fatal(err)
		}
		if text := unwrapped(diffText(d)); !strings.Contains(text, c.want) {
			t.Errorf("%q:\n%s\nwant %q in it", c.pieces, diffText(d), c.want)
		}
	}
}

// sixPartySays are edits of the six-party case, with what is said of the case
// and of its answers.
var sixPartySays = []struct{ pieces, want []string }{
	{[]string{"    refuses: release\n    until: halt\n", "    refuses: release\n    until: halt\n    order: with\n"}, []string{
		"United States softened its precondition us-release from before to with: release needs halt together with it (inferred). The answers are the same.",
	}},
	{[]string{"  decouple:\n    says: Washington treats the restrictions as a matter of their own and lifts them for reasons of their own\n    waive: us-release\n", ""}, []string{
		"No longer there: the lever decouple: Washington treats",
		"Nobody hardened or softened a stance. As the case has it, of the ways out to a halt for release, with energy that goes on, 1 is gone.",
		"Ways out to a halt for release, with energy that goes on: 2, before 3. - Gone: decouple + phased (decouple is no longer there).",
	}},
	{[]string{"    now: improving", "    now: halted"}, []string{
		"North Korea's programme: improving → halted.",
		"North Korea's programme went from improving to halted. Nobody hardened or softened a stance. As the case has it, a circle is gone: halt waits for release, release waits for halt; 286 situations",
		"Gone: a circle (halt waits for release, release waits for halt).",
		"Japan now has nothing to gain alone; before, it would have gained by moving alone, and no reply took that away.",
		"Now phased will do: holds while breaches are answered; worse off meanwhile: United States; before, it took besides decouple, or surety + surety-for-release, or together + instruct + bring.",
	}},
}

func TestDiffSixParty(t *testing.T) {
	if testing.Short() {
		t.Skip("package diff has the same under the race detector")
	}
	_, text, err := casefile.Read("../cases/six-party-2006/case.yaml")
	if err != nil {
		t.Fatal(err)
	}
	old := parsed(t, string(text))
	for _, c := range sixPartySays {
		d, err := answer.NewDiff(t.Context(), answer.DiffOf{Old: old, New: parsed(t, string(text), c.pieces...)})
		if err != nil {
			t.Fatal(err)
		}
		said := unwrapped(diffText(d))
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("with %q\n%s\nwant %q in it", c.pieces, diffText(d), want)
			}
		}
	}
}

// TestDiffRenamed: what has another id is told as that, with its name.
func TestDiffRenamed(t *testing.T) {
	d := &answer.Diff{Cases: answer.Versions, Answers: answer.AnswerDiff{Same: true}}
	d.Glossary.New = answer.Glossary{
		Parties: []answer.PartyName{{ID: "hill", Name: "Upstream"}}, Options: []answer.OptionName{{ID: "hill.gates", Party: "hill", Says: "Flood gates"}},
		Tracks: []answer.TrackName{{ID: "mill", Name: "mill talks"}}, People: []answer.PersonName{{ID: "b", Name: "Brook"}}, Sources: []answer.SourceText{{ID: "m", Title: "Minutes"}},
	}
	list := []struct {
		r    answer.Rename
		want string
	}{
		{answer.Rename{Kind: "party", From: "up", To: "hill"}, "Party up is hill now (Upstream)."},
		{answer.Rename{Kind: "option", From: "up.gates", To: "hill.gates"}, "Option up.gates is hill.gates now (Flood gates)."},
		{answer.Rename{Kind: "level", Of: "hill.gates", From: "shut", To: "closed"}, "Level shut of hill.gates is closed now."},
		{answer.Rename{Kind: "wish", Of: "hill", From: "paid", To: "price"}, "Wish paid of Upstream is price now."},
		{answer.Rename{Kind: "track", From: "river", To: "mill"}, "Track river is mill now (mill talks)."},
		{answer.Rename{Kind: "person", From: "brook", To: "b"}, "Person brook is b now (Brook)."},
		{answer.Rename{Kind: "source", From: "note", To: "m"}, "Source note is m now (Minutes)."},
		{answer.Rename{Kind: "commitment", From: "accord/gate", To: "accord/open"}, "Commitment accord/gate is accord/open now."},
	}
	for _, x := range list {
		d.Renamed = append(d.Renamed, x.r)
	}
	text := diffText(d)
	for _, x := range list {
		if !strings.Contains(text, "  - "+x.want+"\n") {
			t.Errorf("%s\nwant %q", text, x.want)
		}
	}
	if want := "Nothing changed in the case but names: 8 things have other names. The answers are the same."; short(text) != want {
		t.Errorf("%s\nwant %q", short(text), want)
	}
	for range mostRenamed {
		d.Renamed = append(d.Renamed, answer.Rename{Kind: "entry", From: "a", To: "b"})
	}
	if text := diffText(d); !strings.Contains(text, "  - And 8 more; the full list.\n") {
		t.Error(text)
	}
	for _, kind := range []string{"condition", "goal", "precondition", "guarantee", "exchange", "lever", "variant", "passage", "entry", "agreement"} {
		if got := English().diffTeller(d).rename(&answer.Rename{Kind: kind, From: "a", To: "b"}).String(); got != kind+" a is b now" {
			t.Error(got)
		}
	}
}

// TestDiffHomonyms: where all parties and all tracks have one name, a diff says
// what it says where each has its own, but for the names.
func TestDiffHomonyms(t *testing.T) {
	named := regexp.MustCompile(`Q\d\dQ`)
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 76, Draws: 120, Draw: plenarytest.RandomTalks}, func(d plenary.Draft, rng *rand.Rand) error {
		e := edited(d, rng)
		if _, faults := e.Case(); len(faults) > 0 {
			return nil
		}
		var said [2]string
		for i := range said {
			x, err := diffed(called(d, i == 1), called(e, i == 1))
			if err != nil {
				return err
			}
			said[i] = named.ReplaceAllString(diffText(x), "Q00Q")
		}
		if said[0] != said[1] {
			return fmt.Errorf("with one name: %s", firstDifference(said[0], said[1]))
		}
		return nil
	})
}

// called names the parties and tracks of a draft, each by its own name or all
// by one.
func called(d plenary.Draft, one bool) plenary.Draft {
	d.Parties, d.Tracks = slices.Clone(d.Parties), slices.Clone(d.Tracks)
	n := 0
	name := func() string {
		if n++; one {
			return "Q00Q"
		}
		return fmt.Sprintf("Q%02dQ", n)
	}
	for i := range d.Parties {
		d.Parties[i].Name = name()
	}
	for i := range d.Tracks {
		d.Tracks[i].Name = name()
	}
	return d
}

// TestDiffOnRecord: between two days of random records each entry is told once,
// in three sentences at most, on lines that are not too wide, and what stands
// otherwise is told otherwise.
func TestDiffOnRecord(t *testing.T) {
	tried := 0
	for draw := range uint64(40) {
		talks := randomRecord(t, draw)
		if len(talks) < 2 {
			continue
		}
		tried++
		for _, of := range []answer.DiffOf{{Old: talks[0], New: talks[1], Days: true}, {Old: talks[1], New: talks[0], Days: true}} {
			d, err := answer.NewDiff(context.Background(), of)
			if err != nil {
				t.Fatal(err)
			}
			if err := checkTold(d); err != nil {
				t.Errorf("record %d: %v\n%s", draw, err, diffText(d))
			}
		}
	}
	if tried < 12 {
		t.Errorf("only %d records tried", tried)
	}
}

func checkTold(d *answer.Diff) error {
	text := diffText(d)
	if n := strings.Count(short(text)+" ", ". "); n > 3 || n == 0 {
		return fmt.Errorf("%d sentences", n)
	}
	for _, width := range []int{40, 80} {
		for line := range strings.Lines(page.Text(English().Diff(d), width, nil)) {
			line = strings.TrimRight(line, "\n")
			if outlet.Width(line) > width && strings.Contains(strings.TrimSpace(strings.TrimLeft(line, " -")), " ") {
				return fmt.Errorf("wider than %d: %q", width, line)
			}
		}
	}
	t := English().diffTeller(d)
	_, after, _ := strings.Cut(text, "WHAT CHANGED IN THE CASE")
	shown := t.cameShown()
	for i := range d.Changes {
		x := &d.Changes[i]
		says := unwrapped(t.cited(x).String())
		again := slices.ContainsFunc(d.Changes, func(y answer.CaseChange) bool {
			return !shown[y.Row()] && unwrapped(t.cited(&y).String()) == says
		})
		if shown[x.Row()] && !again && strings.Contains(unwrapped(after), "- "+says+".") {
			return fmt.Errorf("%q is told again", says)
		}
	}
	for i := range d.Record.Commitments {
		if c := &d.Record.Commitments[i]; c.Old != nil && c.New != nil && t.old.stood(c.Old).String() == t.stood(c.New).String() && t.old.standing(c.Old).String() == t.standing(c.New).String() {
			return fmt.Errorf("%s stands otherwise, and is told alike", c.ID)
		}
	}
	return nil
}

// TestDiffSources: changes quote what they rest on where it is at hand, cut
// where it is long.
func TestDiffSources(t *testing.T) {
	long := strings.Repeat("no water before pay ", 20)
	words := func(string) (string, string, bool) { return long, "note.txt:1:1", true }
	old, new := parsed(t, river), parsed(t, river, "until: down.pay, how: stated", "until: down.pay, order: with, how: stated")
	new.Words = words
	d, err := answer.NewDiff(t.Context(), answer.DiffOf{Old: old, New: new, Kin: &diff.Kin{Case: true, Record: true}})
	if err != nil {
		t.Fatal(err)
	}
	want := "together with it - “" + strings.TrimSpace(long[:strings.LastIndexByte(long[:longestWords], ' ')]) + " …” [note#1]."
	if text := unwrapped(diffText(d)); !strings.Contains(text, want) {
		t.Errorf("%s\nwant %q", diffText(d), want)
	}
}
