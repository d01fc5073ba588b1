package casefile

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

const wishHead = "plenary: 1\nparties: {up: , down: }\n" +
	"options: {up.a: {levels: [\"no\", some, \"all of it\"]}, down.b: , down.c: }\n"

// TestChangeWishes changes texts of many layouts, and nothing else in them.
func TestChangeWishes(t *testing.T) {
	move := func(at, to int) WishChange { return WishChange{Act: MoveWish, Party: "up", At: at, To: to} }
	reword := func(at int, want string) WishChange {
		return WishChange{Act: RewordWish, Party: "up", At: at, Wish: plenary.StatementDraft{Want: want}}
	}
	drop := func(at int) WishChange { return WishChange{Act: DropWish, Party: "up", At: at} }
	add := func(at int, s plenary.StatementDraft) WishChange {
		return WishChange{Act: AddWish, Party: "up", At: at, Wish: s}
	}
	one := plenary.StatementDraft{Want: "not down.c"}
	long := plenary.StatementDraft{Want: `up.a = "all of it"`, Because: "So: it is"}
	const lines = "preferences:\n  up:\n    # of b\n    - down.b # beside\n      # below\n\n    # of nobody\n\n" +
		"    - want: down.c\n      because: >-\n        why\n        # no comment\n    - up.a = some\n" +
		"  # of down\n  down: []\n"
	for _, tc := range []struct {
		name, text string
		change     WishChange
		want       string
	}{
		{"lines, down", lines, move(0, 1), "preferences:\n  up:\n    - want: down.c\n      because: >-\n        why\n" +
			"        # no comment\n\n    # of nobody\n\n    # of b\n    - down.b # beside\n      # below\n" +
			"    - up.a = some\n  # of down\n  down: []\n"},
		{"lines, up", lines, move(2, 0), "preferences:\n  up:\n    - up.a = some\n\n    # of nobody\n\n" +
			"    # of b\n    - down.b # beside\n      # below\n" +
			"    - want: down.c\n      because: >-\n        why\n        # no comment\n  # of down\n  down: []\n"},
		{"lines, reworded", lines, reword(1, `up.a = "all of it"`),
			strings.Replace(lines, "want: down.c", `want: up.a = "all of it"`, 1)},
		{"lines, text reworded", lines, reword(2, "up.a = \"no\""), strings.Replace(lines, "up.a = some",
			`up.a = "no"`, 1)},
		{"lines, left out", lines, drop(1),
			"preferences:\n  up:\n    # of b\n    - down.b # beside\n      # below\n\n" +
				"    # of nobody\n\n    - up.a = some\n  # of down\n  down: []\n"},
		{"lines, put in", lines, add(1, long), strings.Replace(lines, "    - want: down.c",
			"    - want: \"up.a = \\\"all of it\\\"\"\n      because: \"So: it is\"\n    - want: down.c", 1)},
		{"lines, put in last", lines, add(3, one), strings.Replace(lines, "some\n  #", "some\n    - not down.c\n  #",
			1)},
		{"no last line end", "preferences:\n  up:\n  - down.b\n  - down.c", move(1, 0),
			"preferences:\n  up:\n  - down.c\n  - down.b"},
		{"no last line end, left out", "preferences:\n  up:\n  - down.b\n  - down.c", drop(1),
			"preferences:\n  up:\n  - down.b"},
		{"CR LF", "preferences:\r\n  up:\r\n  - down.b\r\n  - down.c # c\r\n", move(1, 0),
			"preferences:\r\n  up:\r\n  - down.c # c\r\n  - down.b\r\n"},
		{"CR LF, put in", "preferences:\r\n  up:\r\n  - down.b\r\n", add(0, long), "preferences:\r\n  up:\r\n" +
			"  - want: \"up.a = \\\"all of it\\\"\"\r\n    because: \"So: it is\"\r\n  - down.b\r\n"},
		{"the last is left out", "preferences:\n  up:\n    - down.b\n  down: [up.a = some]\n", drop(0),
			"preferences:\n  up:\n  down: [up.a = some]\n"},
		{"brackets", "preferences: {up: [down.b,  {want: down.c, how: stated}], down: []}\n", move(0, 1),
			"preferences: {up: [{want: down.c, how: stated},  down.b], down: []}\n"},
		{"brackets, left out", "preferences: {up: [down.b,  down.c], down: []}\n", drop(0),
			"preferences: {up: [down.c], down: []}\n"},
		{"brackets, the last left out", "preferences: {up: [down.b,  down.c], down: []}\n", drop(1),
			"preferences: {up: [down.b], down: []}\n"},
		{"brackets, the only one left out", "preferences: {up: [ down.b ]}\n", drop(0), "preferences: {up: [  ]}\n"},
		{"brackets, put in", "preferences: {up: [down.b]}\n", add(0, long),
			"preferences: {up: [{want: \"up.a = \\\"all of it\\\"\", because: \"So: it is\"}, down.b]}\n"},
		{"brackets, put in last", "preferences: {up: [down.b, ]}\n", add(1, one),
			"preferences: {up: [down.b, not down.c, ]}\n"},
		{"brackets, reworded", "preferences: {up: ['down.b', \"down.c\"]}\n", reword(0, "not down.c"),
			"preferences: {up: ['not down.c', \"down.c\"]}\n"},
		{"brackets, reworded in quotes", "preferences: {up: ['down.b', \"down.c\"]}\n", reword(1, `up.a = "all of it"`),
			"preferences: {up: ['down.b', \"up.a = \\\"all of it\\\"\"]}\n"},
		{"brackets on lines", "preferences:\n  up: [down.b,  # b\n    # of c\n    down.c  # c\n  ]\n", move(1, 0), ""},
		{"brackets on lines of their own",
			"preferences:\n  up: [\n    down.b,  # b\n    # of c\n    down.c  # c\n  ]\n",
			move(1, 0), "preferences:\n  up: [\n    # of c\n    down.c,  # c\n    down.b  # b\n  ]\n"},
		{"brackets on lines, left out", "preferences:\n  up: [\n    down.b,  # b\n    # of c\n    down.c  # c\n  ]\n",
			drop(1), "preferences:\n  up: [\n    down.b  # b\n  ]\n"},
		{"brackets on lines, the first left out",
			"preferences:\n  up: [\n    down.b,  # b\n    # of c\n    down.c  # c\n  ]\n",
			drop(0), "preferences:\n  up: [\n    # of c\n    down.c  # c\n  ]\n"},
		{"brackets on lines, put in", "preferences:\n  up: [\n    down.b,  # b\n    # of c\n    down.c  # c\n  ]\n",
			add(1, one),
			"preferences:\n  up: [\n    down.b,  # b\n    not down.c,\n    # of c\n    down.c  # c\n  ]\n"},
		{"into empty brackets", "preferences: {up: []}\n", add(0, one), "preferences: {up: [not down.c]}\n"},
		{"after a key", "preferences:\n  up: # none\n  down: []\n", add(0, one),
			"preferences:\n  up: # none\n    - not down.c\n  down: []\n"},
		{"after a key with nothing", "preferences:\n  up: ~\n", add(0, one),
			"preferences:\n  up: \n    - not down.c\n"},
		{"after a key in braces", "preferences: {up: , down: []}\n", add(0, one),
			"preferences: {up: [not down.c] , down: []}\n"},
		{"a new key", "preferences:\n  down:\n    - down.b # b\n# end\n", add(0, one),
			"preferences:\n  down:\n    - down.b # b\n  up:\n    - not down.c\n# end\n"},
		{"a new key in braces", "preferences: {down: []}\n", add(0, one),
			"preferences: {down: [], up: [not down.c]}\n"},
		{"a new section", "sources: {x: }\n", add(0, one),
			"sources: {x: }\npreferences:\n  up:\n    - not down.c\n"},
		{"an empty section", "preferences: # none\n", add(0, one), "preferences: # none\n  up:\n    - not down.c\n"},
	} {
		for _, bom := range []string{"", "\ufeff"} {
			f, err := Parse(t.Context(), "case.yaml", []byte(bom+wishHead+tc.text))
			if err != nil {
				t.Fatalf("%s: %v", tc.name, err)
			}
			out, err := f.ChangeWishes(t.Context(), tc.change)
			if tc.want == "" {
				if err == nil {
					t.Errorf("%s: no error, but\n%s", tc.name, out.Text)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", tc.name, err)
			} else if string(out.Text) != bom+wishHead+tc.want {
				t.Errorf("%s:\n%s\nwant\n%s", tc.name, out.Text[len(wishHead)+len(bom):], tc.want)
			}
		}
	}
}

// TestChangeWishesRefused tells what cannot be changed so, and where.
func TestChangeWishesRefused(t *testing.T) {
	const ranked = wishHead + "preferences: {up: {ranking: [\"200\"]}, down: [up.a = some, {id: x, want: down.b}]}\n" +
		"variants: {v: {preferences: {down: [{drop: x}]}}}\n"
	f, err := Parse(t.Context(), "case.yaml", []byte(ranked))
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		change WishChange
		want   string
	}{
		{WishChange{Act: MoveWish, Party: "up"},
			"case.yaml:4:15: the preferences of `up` are a ranking of states: there are no wishes in it to change"},
		{WishChange{Act: MoveWish, Party: "down", To: 2}, "down has 2 wishes; there is none at place 3"},
		{WishChange{Act: DropWish, Party: "down", At: -1}, "down has 2 wishes; there is none at place 0"},
		{WishChange{Act: AddWish, Party: "down", At: 3}, "down has 2 wishes; there is none at place 4"},
		{WishChange{Act: 7, Party: "down"}, "no change of wishes is called 7"},
		{WishChange{Act: DropWish, Party: "sea"}, "no wishes of the party \"sea\" are written"},
		{WishChange{Act: DropWish, Party: "down", At: 1}, "5:44: `down` has no statement with the id `x`"},
		{WishChange{Act: RewordWish, Party: "down", Wish: plenary.StatementDraft{Want: "up.a = sum"}},
			"4:53: option `up.a` has no level `sum`"},
		{WishChange{Act: RewordWish, Party: "down", Wish: plenary.StatementDraft{Want: "down.b\n  x: [y"}}, "4:"},
		{WishChange{Act: RewordWish, Party: "down"}, "case.yaml:4:"},
	} {
		_, err := f.ChangeWishes(t.Context(), tc.change)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%+v: %v, want %s", tc.change, err, tc.want)
		}
	}
	if string(f.Text) != ranked {
		t.Error("the case was changed")
	}
}

// TestChangeWishesOneFile keeps what is on record in the file of the case, and beside it.
func TestChangeWishesOneFile(t *testing.T) {
	const record = "record: 1\nentries:\n  - {on: 2006-05-02, event: contact, says: They met}\n"
	dir := t.TempDir()
	path := filepath.Join(dir, "case.yaml")
	for name, text := range map[string]string{
		"case.yaml":   wishHead + "preferences: {up: [down.b, down.c]}\n---\n" + record,
		"record.yaml": strings.Replace(record, "05-02", "05-03", 1)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	f, err := Load(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if f, err = f.ChangeWishes(t.Context(), WishChange{Act: AddWish, Party: "down",
			Wish: plenary.StatementDraft{Want: "down.b"}}, WishChange{Act: MoveWish, Party: "up", At: 1}); err != nil {
			t.Fatal(err)
		}
	}
	const want = "preferences: {up: [down.b, down.c], down: [down.b, down.b]}\n---\n" + record
	if string(f.Text) != wishHead+want {
		t.Errorf("%s", f.Text)
	}
	if len(f.Records) != 2 || len(f.Record.Entries) != 2 {
		t.Errorf("%d files of a record, %d entries", len(f.Records), len(f.Record.Entries))
	}
	if _, line, _ := f.InRecord(0, "entries", "0"); line != 8 {
		t.Errorf("the entry is on line %d", line)
	}
}

// A randomText writes lists of wishes as people do: on lines or in brackets, with
// comments anywhere.
func randomText(rng *rand.Rand, d *plenary.Draft) string {
	b := *d
	b.Preferences, b.Variants = nil, nil
	text := plenarytest.Text(b) + "preferences:\n"
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	for _, p := range d.Preferences {
		if p.Statements == nil {
			continue
		}
		text += pick("", "\n", "  # "+p.Party+"\n") + "  " + p.Party + ":"
		within := rng.IntN(2) == 0
		if within {
			text += pick(" [", " [\n      ", " [ ")
		} else {
			text += pick("", " # list") + "\n"
		}
		for i := range p.Statements {
			wish := wishBranch(&p.Statements[i]).flow()
			last := i == len(p.Statements)-1
			switch {
			case within && last:
				text += wish + pick("", ",", " # last\n     ", " ,\n     ", "\n  ") + "]\n"
			case within:
				text += wish + pick(", ", ",", " , ", ",\n      ", ", # it\n      ", ",\n      # next\n      ",
					",\n\n    # next\n      ", "\n      ,")
			default:
				text += pick("", "    # above\n", "\n", "      # in\n", "  # out\n", "\n    # of none\n\n") + "    -" +
					pick(" ", "  ", " # dash\n      ") + wish + pick("\n", " # it\n", "\n      # below\n")
			}
		}
		if within && len(p.Statements) == 0 {
			text += "]\n"
		}
	}
	text += pick("", "\n# end\n", "    # in\n")
	if rng.IntN(4) == 0 {
		text = strings.TrimSuffix(text, "\n")
	}
	if rng.IntN(4) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// randomChange is a change of a case, if it has wishes.
func randomChange(rng *rand.Rand, d *plenary.Draft) (WishChange, bool) {
	var some []plenary.PreferenceDraft
	for _, p := range d.Preferences {
		if len(p.Statements) > 0 {
			some = append(some, p)
		}
	}
	if len(some) == 0 {
		return WishChange{}, false
	}
	p := some[rng.IntN(len(some))]
	n := len(p.Statements)
	w := WishChange{Act: WishAct(rng.IntN(4)), Party: p.Party, At: rng.IntN(n), To: rng.IntN(n)}
	w.Wish.Want = some[0].Statements[0].Want
	if w.Act == AddWish {
		w.At, w.Wish.Because = rng.IntN(n+1), "It said: \"so\""
	}
	return w, true
}

// lawful checks a change of a case that could be made.
func lawful(t *testing.T, f *File, w WishChange) (done bool) {
	t.Helper()
	fail := func(what string, text []byte) {
		t.Helper()
		t.Fatalf("%+v: %s\n%s\nof\n%s", w, what, text, f.Text)
	}
	was := string(f.Text)
	out, err := f.ChangeWishes(t.Context(), w)
	if string(f.Text) != was {
		fail("the case itself is changed", f.Text)
	}
	if err != nil {
		return false
	}
	want := f.Draft
	if err := w.Amend(&want); err != nil || !reflect.DeepEqual(want, out.Draft) {
		fail("another case", out.Text)
	}
	if again, err := Parse(t.Context(), f.Path, out.Text); err != nil || !reflect.DeepEqual(want, again.Draft) {
		fail("another text", out.Text)
	}
	all, now := comments(t, f), comments(t, out)
	if w.Act != DropWish && !slices.Equal(all, now) {
		fail("other comments", out.Text)
	}
	othersStay(t, f, out, w)
	back := WishChange{Act: MoveWish, Party: w.Party, At: w.To, To: w.At}
	switch w.Act {
	case DropWish:
		return true
	case AddWish:
		back = WishChange{Act: DropWish, Party: w.Party, At: w.At}
	case RewordWish:
		back = w
		at := slices.IndexFunc(f.Draft.Preferences, func(p plenary.PreferenceDraft) bool { return p.Party == w.Party })
		back.Wish.Want = f.Draft.Preferences[at].Statements[w.At].Want
	}
	before, err := out.ChangeWishes(t.Context(), back)
	if err != nil || !reflect.DeepEqual(before.Draft, f.Draft) {
		fail("no way back", out.Text)
	}
	if w.Act != RewordWish && string(before.Text) != was {
		fail("undone it is\n"+string(before.Text), out.Text)
	}
	return true
}

// comments lists all comments of a text, sorted.
func comments(t *testing.T, f *File) []string {
	t.Helper()
	toks, _ := f.source.tokens(f.root)
	var out []string
	for _, x := range toks {
		if x.kind == comment {
			out = append(out, f.source.text[x.start:x.end])
		}
	}
	slices.Sort(out)
	return out
}

// othersStay checks that what stands before and behind a party's wishes is the same.
func othersStay(t *testing.T, f, g *File, w WishChange) {
	t.Helper()
	ends := func(f *File) (before, behind string) {
		way, _ := find(f.root, []string{"preferences", w.Party}, nil)
		text := f.source.text
		a := &adder{source: f.source, root: f.root}
		return text[:way[1].key.at], text[a.next(way):]
	}
	a, b := ends(f)
	if x, y := ends(g); x != a || y != b {
		t.Fatalf("%+v: other parts\n%s\nof\n%s", w, g.Text, f.Text)
	}
}

// TestChangeWishesLaw changes random cases, written in many ways.
func TestChangeWishesLaw(t *testing.T) {
	made, of := 0, 0
	for draw := range 200 {
		rng := rand.New(rand.NewPCG(173, uint64(draw)))
		d := plenarytest.RandomDraft(rng, plenarytest.Shape{States: 60})
		f, err := Parse(t.Context(), "case.yaml", []byte(randomText(rng, &d)))
		if err != nil {
			t.Fatalf("%v\n%s", err, randomText(rng, &d))
		}
		for range 3 {
			if w, ok := randomChange(rng, &f.Draft); ok {
				of++
				if lawful(t, f, w) {
					made++
				}
			}
		}
	}
	if !testing.Short() && made*10 < of*9 {
		t.Errorf("%d of %d changes were made", made, of)
	}
}

// TestChangeWishesOfCases changes every list of wishes of the cases that come with the program.
func TestChangeWishesOfCases(t *testing.T) {
	made := 0
	for _, pattern := range []string{"../cases/*/case.yaml", "../cases/*/*/case.yaml"} {
		paths, _ := filepath.Glob(pattern)
		for _, path := range paths {
			f, err := Load(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			for draw := range 12 {
				rng := rand.New(rand.NewPCG(174, uint64(draw)))
				if w, ok := randomChange(rng, &f.Draft); ok {
					if !lawful(t, f, w) && w.Act == MoveWish {
						t.Errorf("%s: %+v could not be made", path, w)
					}
					made++
				}
			}
		}
	}
	if made < 50 {
		t.Errorf("%d changes", made)
	}
}

// FuzzChangeWishes changes any text that is a case.
func FuzzChangeWishes(f *testing.F) {
	for _, text := range hard {
		f.Add([]byte(text), uint64(len(text)))
	}
	for draw := range uint64(30) {
		rng := rand.New(rand.NewPCG(175, draw))
		d := plenarytest.RandomDraft(rng, plenarytest.Shape{States: 60})
		f.Add([]byte(randomText(rng, &d)), draw)
	}
	f.Fuzz(func(t *testing.T, text []byte, draw uint64) {
		c, err := Parse(t.Context(), "case.yaml", text)
		if err != nil {
			return
		}
		if w, ok := randomChange(rand.New(rand.NewPCG(176, draw)), &c.Draft); ok {
			lawful(t, c, w)
		}
	})
}
