package casefile

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// AddOrder writes lines into files of any layout, and changes nothing else.
func TestAddOrder(t *testing.T) {
	const head = "plenary: 1\nparties: {up: , down: }\noptions: {up.a: {levels: [\"a, b\", \"no\", null-ish]}, " +
		"down.b: }\n"
	const line = "order: [up.a: [\"a, b\", no, null-ish], down.b]"
	for _, tc := range []struct{ name, text, want string }{
		{"lines", "preferences:\n  up:\n    # best first\n    ranking: # codes\n      - [\"20\"]\n",
			"preferences:\n  up:\n    # best first\n    " + line + "\n    ranking: # codes\n      - [\"20\"]\n"},
		{"braces", "preferences: {up: {ranking: [\"20\"]}, down: {ranking: [\"00\"]}}\n",
			"preferences: {up: {" + line + ", ranking: [\"20\"]}, down: {" + line + ", ranking: [\"00\"]}}\n"},
		{"braces on lines", "preferences: {up: {\n    ranking: [\"20\"]\n  }}\n",
			"preferences: {up: {\n    " + line + ", ranking: [\"20\"]\n  }}\n"},
		{"quoted key", "preferences: {up: {\"ranking\": [\"20\"]}}\n",
			"preferences: {up: {" + line + ", \"ranking\": [\"20\"]}}\n"},
		{"CR LF", "preferences:\r\n  up:\r\n    ranking: [\"20\"]\r\n",
			"preferences:\r\n  up:\r\n    " + line + "\r\n    ranking: [\"20\"]\r\n"},
		{"one of two", "preferences: {up: {order: [down.b, up.a], ranking: [\"02\"]}, down: {ranking: [\"00\"]}}\n",
			"preferences: {up: {order: [down.b, up.a], ranking: [\"02\"]}, down: {" + line + ", ranking: [\"00\"]}}\n"},
		{"a variant", "variants:\n  v: {preferences: {up: {instead: {ranking: [\"20\"]}}}}\n",
			"variants:\n  v: {preferences: {up: {instead: {" + line + ", ranking: [\"20\"]}}}}\n"},
		{"none", "preferences: {up: [down.b]}\n", "preferences: {up: [down.b]}\n"},
	} {
		for _, bom := range []string{"", "\ufeff"} {
			out, err := AddOrder(t.Context(), "case.yaml", []byte(bom+head+tc.text))
			if err != nil || string(out) != bom+head+tc.want {
				t.Errorf("%s: %v\n%s\nwant\n%s", tc.name, err, out, bom+head+tc.want)
			}
		}
	}
	_, err := AddOrder(t.Context(), "case.yaml", []byte(head+"preferences: {up: {? ranking : [\"20\"]}}\n"))
	if err != nil && !strings.Contains(err.Error(), "write it yourself: "+line) {
		t.Error(err)
	}
	if out, err := AddOrder(t.Context(), "record.yaml", []byte("record: 1\n")); err != nil ||
		string(out) != "record: 1\n" {
		t.Errorf("%v: %s", err, out)
	}
}

// With orders added a case is the same, and stays so when its options change
// places; what is laid out afterwards has them too.
func TestAddOrderMeansTheSame(t *testing.T) {
	added := 0
	for draw := range 300 {
		rng := rand.New(rand.NewPCG(97, uint64(draw)))
		d := plenarytest.RandomDraft(rng, plenarytest.Shape{States: 60})
		text := plenarytest.Text(d)
		before, err := Parse(t.Context(), "case.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		out, err := AddOrder(t.Context(), "case.yaml", []byte(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		out, err = Format(t.Context(), "case.yaml", out)
		if err != nil {
			t.Fatal(err)
		}
		after, err := Parse(t.Context(), "case.yaml", out)
		if err != nil {
			t.Fatal(err)
		}
		if added += before.Unordered(); after.Unordered() > 0 {
			t.Fatalf("rankings are left without an order:\n%s", out)
		}
		for p := range before.Case.Parties {
			if a, b := before.Case.Parties[p].Prefers.Ranking,
				after.Case.Parties[p].Prefers.Ranking; !reflect.DeepEqual(a, b) {
				t.Fatalf("party %d ranked %v and ranks %v\n%s", p, a, b, out)
			}
		}
		sameWhenSwapped(t, rng, after)
	}
	if added < 50 {
		t.Errorf("only %d rankings in all", added)
	}
}

// sameWhenSwapped puts the options of a case into another order: states are
// ranked as they were, by the names of their levels.
func sameWhenSwapped(t *testing.T, rng *rand.Rand, f *File) {
	t.Helper()
	d := f.Draft
	order := rng.Perm(len(d.Options))
	d.Options = make([]plenary.OptionDraft, len(order))
	for i, o := range order {
		d.Options[i] = f.Draft.Options[o]
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	for p := range c.Parties {
		if a, b := named(f.Case, f.Case.Parties[p].Prefers.Ranking),
			named(c, c.Parties[p].Prefers.Ranking); !reflect.DeepEqual(a, b) {
			t.Fatalf("party %d ranked %v and ranks %v", p, a, b)
		}
	}
}

// named writes states as the levels of their options.
func named(c *plenary.Case, ranking [][][]uint8) [][]map[string]string {
	var out [][]map[string]string
	for _, tier := range ranking {
		var states []map[string]string
		for _, levels := range tier {
			state := map[string]string{}
			for o, l := range levels {
				state[c.Options[o].ID] = c.Options[o].Levels[l]
			}
			states = append(states, state)
		}
		out = append(out, states)
	}
	return out
}

// What the faults of rankings say to write is sound when it is written.
func TestOrderHintsAreRight(t *testing.T) {
	const head = "plenary: 1\nparties: {up: , down: }\noptions:\n  up.release: {levels: [none, half, full]}\n" +
		"  down.attack:\n"
	said := head +
		"preferences:\n  up: {order: [down.attack, up.release: [none, half, full]], ranking: [\"02\", \"10\"]}\n"
	unsaid := head + "preferences:\n  up: {ranking: [\"20\", \"01\"]}\n"
	codes := func(longer func(code string) string) func(text, hint string) string {
		return func(text, hint string) string {
			for _, code := range []string{"02", "10", "20", "01"} {
				text = strings.ReplaceAll(text, `"`+code+`"`, `"<`+longer(code)+`>"`)
			}
			text = strings.NewReplacer("<", "", ">", "").Replace(text)
			return strings.Replace(text, orderIn(text), quotedIn(hint), 1)
		}
	}
	for _, tc := range []struct {
		name, text, old, new string
		mend                 func(text, hint string) string
	}{
		{"adding an option", said, "down.attack:\n", "down.attack:\n  up.dam: {levels: [no, \"yes, all\"]}\n",
			codes(func(c string) string { return c + "0" })},
		{"adding one without an order", unsaid, "down.attack:\n",
			"down.attack:\n  up.dam:\n", func(text, hint string) string {
				return strings.Replace(strings.NewReplacer(`"20"`, `"200"`, `"01"`, `"010"`).Replace(text), "{ranking",
					"{"+quotedIn(hint)+", ranking", 1)
			}},
		{"renaming an option", said, "  down.attack:", "  down.bomb:", func(text, hint string) string {
			return strings.Replace(text, "[down.attack", "["+quotedIn(hint), 1)
		}},
		{"removing an option", said, "  down.attack:\n", "", func(text, hint string) string {
			return strings.NewReplacer("down.attack, ", "", `"02"`, `"2"`, `"10"`, `"0"`).Replace(text)
		}},
		{"renaming a level", said, "{levels: [none, half", "{levels: [none, some", func(text, hint string) string {
			return strings.Replace(text, "half", quotedIn(hint), 1)
		}},
		{"adding a level", said, "{levels: [none, half",
			"{levels: [none, little, half", func(text, hint string) string {
				return strings.Replace(text, "up.release: [none, half, full]]", quotedIn(hint)+"]", 1)
			}},
	} {
		if _, err := Parse(t.Context(), "x", []byte(tc.text)); err != nil {
			t.Fatal(err)
		}
		edited := strings.Replace(tc.text, tc.old, tc.new, 1)
		_, err := Parse(t.Context(), "x", []byte(edited))
		faults := faultsOf(err)
		if len(faults) != 1 {
			t.Errorf("%s: %d faults: %v", tc.name, len(faults), err)
			continue
		}
		mended := tc.mend(edited, faults[0].Hint)
		if _, err := Parse(t.Context(), "x", []byte(mended)); err != nil || mended == edited {
			t.Errorf("%s: %v\n%s", tc.name, err, mended)
		}
	}
}

// orderIn is the order that a text has.
func orderIn(text string) string {
	_, rest, _ := strings.Cut(text, "{order:")
	rest, _, _ = strings.Cut(rest, ", ranking")
	return "order:" + rest
}

// quotedIn is what a hint says to write.
func quotedIn(hint string) string { return strings.Split(hint, "`")[1] }
