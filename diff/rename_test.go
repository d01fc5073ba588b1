package diff_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/diff"
)

// renames are other ids for what the talks name, as an editor's search and
// replace writes them.
var renames = []struct {
	is   diff.Rename
	find string
	put  string
}{
	{diff.Rename{Kind: diff.KindParty, From: "down", To: "south"}, `\bdown\b`, "south"},
	{diff.Rename{Kind: diff.KindOption, From: "up.release", To: "up.flow"}, `\bup\.release\b`, "up.flow"},
	{diff.Rename{Kind: diff.KindLevel, Of: "up.release", From: "half", To: "partly"}, `\bhalf\b`, "partly"},
	{diff.Rename{Kind: diff.KindCondition, From: "water", To: "flow"}, `\bwater\b`, "flow"},
	{diff.Rename{Kind: diff.KindTrack, From: "river", To: "commission"}, `\briver\b`, "commission"},
	{diff.Rename{Kind: diff.KindPrecondition, From: "first-pay", To: "money-first"}, `\bfirst-pay\b`, "money-first"},
	{diff.Rename{Kind: diff.KindGuarantee, From: "kept", To: "secured"}, `\bkept\b`, "secured"},
	{diff.Rename{Kind: diff.KindExchange, From: "text", To: "accord"}, `\btext\b`, "accord"},
	{diff.Rename{Kind: diff.KindLever, From: "trust", To: "faith"}, `\btrust\b`, "faith"},
	{diff.Rename{Kind: diff.KindGoal, From: "peace", To: "calm-river"}, `\bpeace\b`, "calm-river"},
	{diff.Rename{Kind: diff.KindVariant, From: "hasty", To: "in-a-hurry"}, `\bhasty\b`, "in-a-hurry"},
	{diff.Rename{Kind: diff.KindWish, Of: "up", From: "paid", To: "money"}, `\bpaid\b`, "money"},
	{diff.Rename{Kind: diff.KindPerson, From: "ann", To: "envoy-1"}, `\bann\b`, "envoy-1"},
	{diff.Rename{Kind: diff.KindSource, From: "cbs", To: "news"}, `\bcbs\b`, "news"},
	{diff.Rename{Kind: diff.KindPassage, From: "cbs#2", To: "cbs#last"}, `"2": `, `"last": `},
}

// doubtful are renames of what has little left that tells what it was, by the
// change that comes with it: two things are told.
var doubtful = [][2]string{
	{"commit: up.release = half, may: \"no\"", "river"}, {"want: water", "peace"}, {"role: minister", "ann"},
	{`"2": {says: Others}, "3": {says: More}`, "cbs#2"},
}

func writtenOf(t testing.TB, text string) diff.Written {
	f, err := casefile.Parse(t.Context(), "talks.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return diff.Written{Case: f.Draft}
}

// across compares two cases after it has found what is renamed.
func across(t testing.TB, old, new diff.Written) (string, []diff.Rename) {
	n := diff.Match(old, new)
	a, faults := caseOf(n.Apply(old).Case)
	if faults != nil {
		t.Fatal(faults)
	}
	b, _ := caseOf(new.Case)
	return brief(diff.Cases(a, b)), n.Renames()
}

// TestRenamedAndChanged: a rename and a change in one edit are told as just
// these two, whatever they are.
func TestRenamedAndChanged(t *testing.T) {
	old := writtenOf(t, talks)
	for _, c := range append(slices.Clone(changes), struct{ old, new, want string }{}) {
		text := strings.Replace(talks, c.old, c.new, 1)
		if strings.HasPrefix(c.want, "options far.boats") {
			text = strings.NewReplacer(`"0000"`, `"00000"`, `"1000"`, `"10000"`, `"0010"`, `"00100"`).Replace(text)
		}
		if strings.HasPrefix(c.want, "options up.release levels") {
			text = strings.Replace(text, `"1000"`, `"2000"`, 1)
		}
		if strings.HasPrefix(c.want, "goals talk") {
			continue // a rename itself
		}
		without, _ := across(t, old, writtenOf(t, text))
		for _, r := range renames {
			re := regexp.MustCompile(r.find)
			put := func(text string) string {
				return strings.NewReplacer("first-flow", "first-water", "The flow", "The water").
					Replace(re.ReplaceAllString(text, r.put))
			}
			got, found := across(t, old, writtenOf(t, put(text)))
			if slices.Contains(doubtful, [2]string{c.new, r.is.From}) {
				if len(found) > 0 {
					t.Errorf("%q with %q renamed: %v, which is a guess", c.new, r.find, found)
				}
				continue
			}
			want := put(without)
			if sortedLines(got) != sortedLines(want) || len(found) != 1 || found[0] != r.is {
				t.Errorf("%q → %q with %q renamed: %v\n%s\nwant\n%s", c.old, c.new, r.find, found, got, want)
			}
		}
	}
}

func sortedLines(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// matchTexts are two cases, less what is always there, and what of the first is
// renamed in the second.
var matchTexts = []struct{ what, old, new, want string }{
	{"a party",
		"parties: {a: {name: Ada}, b: {name: Bob}}\noptions: {a.x: {says: Give}, b.y: {says: Take}}\n" +
			"preferences: {a: [a.x, b.y], b: [b.y, a.x]}",
		"parties: {a: {name: Ada}, bob: {name: Bob}}\noptions: {a.x: {says: Give}, bob.y: {says: Take}}\n" +
			"preferences: {a: [a.x, bob.y], bob: [bob.y, a.x]}",
		"party b bob"},
	{"a level that goes without saying",
		"parties: {a: }\noptions: {a.x: }\npreferences: {a: [a.x]}",
		"parties: {a: }\noptions: {a.x: {levels: [\"no\", given]}}\npreferences: {a: [a.x]}",
		"level yes given"},
	{"everything",
		"parties: {a: , b: }\noptions: {a.x: , b.y: }\npreferences: {a: [a.x, b.y], b: [a.x]}",
		"parties: {c: , d: }\noptions: {c.v: , d.w: }\npreferences: {c: [c.v, d.w], d: [c.v]}",
		"party a c, party b d, option a.x c.v, option b.y d.w"},
	{"two of one name, each by what is said of it",
		"parties: {a: , b1: {name: Bob}, b2: {name: Bob}}\noptions: {a.x: , b1.y: , b2.z: {levels: [low, mid, " +
			"high]}}\npreferences: {b1: [a.x], b2: [not a.x]}",
		"parties: {a: , c2: {name: Bob}, c1: {name: Bob}}\noptions: {a.x: , c2.z: {levels: [low, mid, high]}, " +
			"c1.y: }\npreferences: {c1: [a.x], c2: [not a.x]}",
		"party b1 c1, party b2 c2"},
	{"somebody else of the same name",
		"parties: {a: , b: {name: Bob}}\noptions: {a.x: , b.y: {says: Give}}\n" +
			"preferences: {b: [a.x, not b.y], a: [b.y]}",
		"parties: {a: , c: {name: Bob}}\noptions: {a.x: , c.z: {says: Leave, levels: [low, mid, high]}}\n" +
			"preferences: {c: [not a.x], a: [c.z = low]}",
		""},
	{"another option in its place",
		"parties: {a: }\noptions: {a.x: , a.give: {says: Give}}\npreferences: {a: [a.x]}",
		"parties: {a: }\noptions: {a.x: , a.take: {says: Take}}\npreferences: {a: [a.x]}",
		""},
	{"twins, where nothing else changed",
		"parties: {a: }\noptions: {a.x: , a.y: }\npreferences: {a: [a.x and a.y]}",
		"parties: {a: }\noptions: {a.v: , a.w: }\npreferences: {a: [a.v and a.w]}",
		"option a.x a.v, option a.y a.w"},
	{"twins, of which one is gone",
		"parties: {a: }\noptions: {a.x: , a.y: , a.z: }\npreferences: {a: [a.x or a.y, a.z]}",
		"parties: {a: }\noptions: {a.v: , a.z: }\npreferences: {a: [a.v, a.z]}",
		""},
	{"a level in another list, used as before",
		"parties: {a: }\noptions: {a.x: {levels: [none, half, full]}}\npreferences: {a: [a.x = half]}",
		"parties: {a: }\noptions: {a.x: {levels: [none, some, more, full]}}\npreferences: {a: [a.x = some]}",
		"level half some"},
	{"a level in another list",
		"parties: {a: }\noptions: {a.x: {levels: [none, half, full]}}\npreferences: {a: [a.x = full]}",
		"parties: {a: }\noptions: {a.x: {levels: [none, some, more, full]}}\npreferences: {a: [a.x = full]}",
		""},
	{"a party whose ranking says by which options it is read",
		"parties: {a: , b: }\noptions: {a.x: , a.y: {levels: [low, high]}}\n" +
			"preferences: {b: {order: [a.y: [low, high], a.x], ranking: [[\"01\"]]}}",
		"parties: {c: , b: }\noptions: {c.x: , c.z: {levels: [lo, high]}}\n" +
			"preferences: {b: {order: [c.z: [lo, high], c.x], ranking: [[\"01\"]]}}",
		"party a c, option a.y c.z, level low lo"},
	{"the one option of a party",
		"parties: {a: , b: }\noptions: {a.x: , b.y: }\npreferences: {b: [a.x]}",
		"parties: {a: , b: }\noptions: {a.z: , b.y: }\npreferences: {b: [b.y]}",
		""},
	{"a goal that became a condition",
		"parties: {a: }\noptions: {a.x: }\ngoals: {end: {want: a.x}}\npreferences: {a: [end]}",
		"parties: {a: }\noptions: {a.x: }\nconditions: {end: a.x}\npreferences: {a: [end]}",
		""},
}

func TestMatch(t *testing.T) {
	for _, c := range matchTexts {
		old, new := writtenOf(t, "plenary: 1\n"+c.old+"\n"), writtenOf(t, "plenary: 1\n"+c.new+"\n")
		if got := renamedText(diff.Match(old, new).Renames()); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
		if back := diff.Match(new, old).Renames(); len(back) != strings.Count(c.want, ",")+min(1, len(c.want)) {
			t.Errorf("%s, the other way: %q", c.what, renamedText(back))
		}
	}
}

func renamedText(list []diff.Rename) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Kind.String()+" "+r.From+" "+r.To)
	}
	return strings.Join(out, ", ")
}
