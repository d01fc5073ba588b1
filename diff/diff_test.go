package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/diff"
)

const talks = `plenary: 1
title: Talks
as_of: 2006-12-22
parties: {up: {name: Upstream}, down: {name: Downstream}, far: }
options:
  up.release: {levels: [none, half, full], says: Water}
  up.dam: {moves: forward, closed: Nobody has asked}
  down.pay: {final: "yes"}
  far.help:
conditions:
  water: up.release >= half
impossible:
  - up.dam and far.help
preferences:
  up:
    - {id: paid, want: down.pay, how: inferred}
    - {want: not far.help, because: No strangers, how: stated}
    - up.release = none
    - down.pay if water
  down: [water, not down.pay]
  far:
    ranking: [["0000", "1000"], ["0010"]]
tracks:
  river:
    seats:
      up: {mandate: [{commit: up.release, may: "no", by: down, how: claimed}]}
      down:
  hill: {seats: {up: , down: }}
preconditions:
  first-pay: {party: up, refuses: water, until: down.pay and far.help, how: stated}
  first-water: {party: down, refuses: down.pay, until: up.release = full, order: with, because: Water first}
guarantees:
  kept: {party: up, while: down.pay, keeps: up.release}
exchanges:
  text: {give: down.pay, for: water}
levers:
  trust: {waive: first-pay, says: Upstream trusts}
  less: {accept: up.release >= half, for: first-water}
  let: {widen: river, commit: up.release}
goals:
  peace: {want: water and down.pay}
people:
  ann: {party: up, role: envoy}
variants:
  hasty: {says: In a hurry, preferences: {up: [{drop: paid}]}}
sources:
  cbs: {title: A report, passages: {"1": {says: One thing}, "2": {says: Another}}}
`

func parse(t testing.TB, text string) *plenary.Case {
	f, err := casefile.Parse(t.Context(), "talks.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

// brief tells changes in a line each: preconditions first-pay order: before → with [softened].
func brief(changes []diff.Change) string {
	var out []string
	for _, x := range changes {
		words := []string{x.Part.String(), x.Party, x.ID, x.Key, x.Option}
		if len(x.Levels) > 0 {
			words = append(words, "("+strings.Join(x.Levels, " ")+")")
		}
		if x.Act != diff.Changed {
			words = append(words, x.Act.String())
		}
		text := strings.Join(strings.Fields(strings.Join(words, " ")), " ")
		if x.Old.Text+x.New.Text != "" {
			text += ": " + x.Old.Text + " → " + x.New.Text
		}
		if x.Weight != diff.Plain {
			text += " [" + x.Weight.String() + "]"
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// changes are edits of the talks, old text and new, with what is to be said of them.
var changes = []struct{ old, new, want string }{
	{"title: Talks", "title: More talks", "title: Talks → More talks [words]"},
	{"2006-12-22", "2007-02-13", "as_of: 2006-12-22 → 2007-02-13"},
	{"as_of: 2006-12-22\n", "", "as_of: 2006-12-22 → "},
	{"far: }", "far: , sea: }", "parties sea added"},
	{"name: Upstream", "name: Uplands", "parties up name: Upstream → Uplands [words]"},
	{"name: Upstream", "name: Upstream, also: [the Uplands]", "parties up also: → the Uplands [words]"},
	{"  far.help:\n", "  far.help:\n  far.boats:\n", "options far.boats added"},
	{"  up.release: {levels: [none, half, full]", "  up.release: {levels: [none, half, full], now: half",
		"options up.release now: none → half"},
	{"[none, half, full]", "[none, some, half, full]",
		"options up.release levels: none, half, full → none, some, half, full"},
	{"moves: forward", "moves: both", "options up.dam moves: forward → both"},
	{"{final: \"yes\"}", "", "options down.pay final: yes →"},
	{", closed: Nobody has asked", "", "options up.dam closed: Nobody has asked →"},
	{"closed: Nobody has asked", "closed: Not yet", "options up.dam closed: Nobody has asked → Not yet [words]"},
	{"says: Water", "says: The water", "options up.release says: Water → The water [words]"},
	{"water: up.release >= half", "water: up.release = full", "conditions water want: up.release >= half → " +
		"up.release = full\npreconditions up first-pay refuses: water → water [softened]"},
	{"water: up.release >= half", "water: up.release > none",
		"conditions water want: up.release >= half → up.release > none [words]"},
	{"  water: up", "  halt: not up.dam\n  water: up", "conditions halt added"},
	{"up.dam and far.help", "far.help and up.dam",
		"impossible far.help and up.dam: up.dam and far.help → far.help and up.dam [words]"},
	{"  - up.dam and far.help", "  - up.dam and far.help\n  - up.dam and down.pay",
		"impossible up.dam and down.pay added: → up.dam and down.pay"},
	{"    - up.release = none\n", "", "preferences up up.release = none dropped: up.release = none →"},
	{"    - up.release = none\n", "    - up.release = none\n    - far.help if down.pay\n",
		"preferences up far.help if down.pay added: → far.help if down.pay"},
	{"    - up.release = none\n", "    - up.release < half\n",
		"preferences up up.release < half want: up.release = none → up.release < half [words]"},
	{"want: down.pay, how", "want: down.pay or far.help, how",
		"preferences up paid want: down.pay → down.pay or far.help"},
	{"want: down.pay, how: inferred", "want: down.pay, how: claimed, by: down",
		"preferences up paid how: inferred → claimed by down"},
	{"want: down.pay, how: inferred", "want: down.pay, how: inferred, passage: [cbs#1]",
		"preferences up paid passage: → cbs#1"},
	{"because: No strangers", "because: None of them",
		"preferences up not far.help because: No strangers → None of them [words]"},
	{"    - {id: paid, want: down.pay, how: inferred}\n    - {want: not far.help, because: No strangers, " +
		"how: stated}\n    - up.release = none\n",
		"    - up.release = none\n    - {id: paid, want: down.pay, how: inferred}\n" +
			"    - {want: not far.help, because: No strangers, how: stated}\n",
		"preferences up up.release = none moved: 3 → 1"},
	{"[[\"0000\", \"1000\"]", "[[\"1000\", \"0000\"]", ""},
	{"[[\"0000\", \"1000\"]", "[[\"0000\"], [\"1000\"]", "preferences far far ranking: 2 → 3"},
	{"\n    ranking: [[\"0000\", \"1000\"], [\"0010\"]]", " [far.help]",
		"preferences far far.help added: → far.help\npreferences far far ranking dropped: 2 → 0"},
	{"want: down.pay, how", "want: down.pay, unknown: who knows, how", "preferences up paid unknown: → who knows"},
	{"want: down.pay, how", "want: down.pay, strong: it hurts, how", "preferences up paid strong: → it hurts"},
	{"    ranking: [[\"0000\"", "    strong: 1\n    ranking: [[\"0000\"", "preferences far far ranking: 2 → 2"},
	{"hill: {seats: {up: , down: }}", "hill: {seats: {up: , down: , far: }}", "tracks far hill seats added"},
	{"  hill: {seats: {up: , down: }}\n", "", "tracks hill dropped"},
	{"hill: {seats", "hill: {from: 2006-01-31, seats", "tracks hill from: → 2006-01-31"},
	{"hill: {seats", "hill: {until: 2007-01-31, seats", "tracks hill until: → 2007-01-31"},
	{"may: \"no\", by: down, how: claimed", "by: down, how: claimed",
		"tracks up river commit up.release (none half full): no → yes\n" +
			"tracks up river discuss up.release (none half full): not reported → yes"},
	{"commit: up.release, may: \"no\"", "commit: up.release = half, may: \"no\"",
		"tracks up river commit up.release (none full): no → not reported"},
	{"by: down, how: claimed}", "how: stated}",
		"tracks up river commit how up.release (none half full): no, claimed by down → no, stated"},
	{"      down:\n  hill", "      down: {mandate: [{discuss: up.dam}]}\n  hill",
		"tracks down river discuss up.dam (no yes): not reported → yes"},
	{"until: down.pay and far.help", "until: down.pay",
		"preconditions up first-pay until: down.pay and far.help → down.pay [softened]"},
	{"until: up.release = full", "until: up.release = full and far.help",
		"preconditions down first-water until: up.release = full → up.release = full and far.help [hardened]"},
	{"until: up.release = full", "until: far.help",
		"preconditions down first-water until: up.release = full → far.help"},
	{"until: down.pay and far.help", "until: far.help and down.pay",
		"preconditions up first-pay until: down.pay and far.help → far.help and down.pay [words]"},
	{"refuses: water", "refuses: up.release = full",
		"preconditions up first-pay refuses: water → up.release = full [softened]"},
	{"refuses: water", "refuses: water or up.dam",
		"preconditions up first-pay refuses: water → water or up.dam [hardened]"},
	{"far.help, how: stated}", "far.help, how: stated, order: with}",
		"preconditions up first-pay order: before → with [softened]"},
	{"order: with", "order: before", "preconditions down first-water order: with → before [hardened]"},
	{"far.help, how: stated}", "far.help, how: inferred}", "preconditions up first-pay how: stated → inferred"},
	{"because: Water first", "because: First water",
		"preconditions down first-water because: Water first → First water [words]"},
	{"party: down, refuses: down.pay", "party: far, refuses: down.pay",
		"preconditions far first-water party: down → far\nlevers less asks: down → far"},
	{"guarantees:\n", "  new: {party: far, refuses: far.help, until: water}\nguarantees:\n",
		"preconditions far new added [hardened]"},
	{"while: down.pay, keeps: up.release", "while: far.help, keeps: up.release",
		"guarantees up kept while: down.pay → far.help"},
	{"for: water}", "for: water, order: before}", "exchanges text order: silent → before"},
	{"waive: first-pay", "soften: first-pay", "levers trust does: waive first-pay → soften first-pay"},
	{"accept: up.release >= half", "accept: water", "levers less accept: up.release >= half → water [words]"},
	{"  let: {widen: river, commit: up.release}\n", "", "levers let dropped"},
	{"commit: up.release}\ngoals", "commit: up.release = half}\ngoals",
		"levers let does: widen river to up.release → widen river to up.release = half"},
	{"says: Upstream trusts", "says: Trust", "levers trust says: Upstream trusts → Trust [words]"},
	{"want: water and down.pay", "want: water", "goals peace want: water and down.pay → water"},
	{"  peace: {want: water and down.pay}", "  talk: {want: water and down.pay}",
		"goals talk added\ngoals peace dropped"},
	{"{drop: paid}", "{replace: paid, want: water}", "variants hasty changes: 1 → 2"},
	{"role: envoy", "role: minister", "people ann role: envoy → minister [words]"},
	{"people:\n", "people:\n  bob: {party: down}\n", "people bob added [words]"},
	{"says: In a hurry", "says: Hasty", "variants hasty says: In a hurry → Hasty [words]"},
	{"  hasty:", "  calm: {levers: [trust]}\n  hasty:", "variants calm added"},
	{"\"2\": {says: Another}", "\"2\": {says: Others}, \"3\": {says: More}",
		"sources passages passages added: → 1 [words]\nsources passages passages: 1 → 1 [words]"},
}

func TestCases(t *testing.T) {
	old := parse(t, talks)
	for _, c := range changes {
		if strings.Count(talks, c.old) != 1 {
			t.Errorf("%q stands %d times in the talks", c.old, strings.Count(talks, c.old))
			continue
		}
		text := strings.Replace(talks, c.old, c.new, 1)
		if strings.HasPrefix(c.want, "options far.boats") { // a ranking lists states by all options
			text = strings.NewReplacer(`"0000"`, `"00000"`, `"1000"`, `"10000"`, `"0010"`, `"00100"`).Replace(text)
		}
		want := c.want
		if strings.HasPrefix(want, "options up.release levels") {
			text = strings.Replace(text, `"1000"`, `"2000"`, 1)
		}
		got := brief(diff.Cases(old, parse(t, text)))
		if trim(got) != trim(want) {
			t.Errorf("%q → %q:\n%s\nwant\n%s", c.old, c.new, got, want)
		}
	}
}

// trim forgives the space beside an arrow that has nothing on one side.
func trim(text string) string {
	return strings.NewReplacer(": → ", ":  → ", " →\n", " → \n", " → [", " →  [").Replace(strings.TrimSpace(text))
}

// TestWaived: a precondition that refuses nothing any more is not there.
func TestWaived(t *testing.T) {
	old := parse(t, talks)
	new := old.Pull(&old.Levers[0])
	const want = "preconditions up first-pay dropped [softened]"
	if got := brief(diff.Cases(old, new)); got != want {
		t.Errorf("%s; want %s", got, want)
	}
	if got := diff.Cases(new, new); len(got) > 0 {
		t.Error(brief(got))
	}
}

// TestMoved tells what a statement has passed.
func TestMoved(t *testing.T) {
	list := func(ids ...string) *plenary.Case {
		text := "plenary: 1\nparties: {up: }\noptions: {up.a: , up.b: , up.c: , up.d: }\npreferences:\n  up: ["
		return parse(t, text+strings.Join(ids, ", ")+"]\n")
	}
	base := []string{"up.a", "up.b", "up.c", "up.d"}
	for _, c := range []struct {
		to   []string
		want string
	}{
		{[]string{"up.d", "up.a", "up.b", "up.c"}, "up.d from 3 to 0 past up.a … up.c"},
		{[]string{"up.b", "up.c", "up.a", "up.d"}, "up.a from 0 to 2 past up.b … up.c"},
		{[]string{"up.b", "up.a", "up.d", "up.c"},
			"up.b from 1 to 0 past up.a … up.a; up.d from 3 to 2 past up.c … up.c"},
		{base, ""},
	} {
		new := list(c.to...)
		var got []string
		for _, x := range diff.Cases(list(base...), new) {
			s := new.Parties[0].Prefers.Statements
			got = append(got, fmt.Sprintf("%s from %d to %d past %s … %s", x.ID, x.At.Old, x.At.New,
				s[x.Past[0].New].Want, s[x.Past[1].New].Want))
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("to %v: %s; want %s", c.to, text, c.want)
		}
	}
}

// TestReordered changes the order of what has no order.
func TestReordered(t *testing.T) {
	text := strings.Replace(talks, "parties: {up: {name: Upstream}, down: {name: Downstream}, far: }",
		"parties: {far: , down: {name: Downstream}, up: {name: Upstream}}", 1)
	text = strings.Replace(text, "  down.pay: {final: \"yes\"}\n  far.help:\n",
		"  far.help:\n  down.pay: {final: \"yes\"}\n", 1)
	text = strings.Replace(text, `"0010"`, `"0001"`, 1)
	text = strings.Replace(text, "  trust: {waive: first-pay, says: Upstream trusts}\n", "", 1)
	text = strings.Replace(text, "goals:\n", "  trust: {says: Upstream trusts, waive: first-pay}\ngoals:\n", 1)
	if got := diff.Cases(parse(t, talks), parse(t, text)); len(got) > 0 {
		t.Errorf("only the order differs, yet:\n%s", brief(got))
	}
}
