package expr

import (
	"slices"
	"strings"
	"testing"
)

// talks is a small set of options.
type talks struct{}

var (
	optionNames  = []string{"up.release", "down.attack", "down.pay", "east.limits"}
	optionLevels = [][]string{{"none", "half", "full"}, {"no", "yes"}, {"no", "yes"}, {"in force", "lifted", "not"}}
)

func (talks) Lookup(name string) (int, []string, bool) {
	i := slices.Index(optionNames, name)
	if i < 0 {
		return 0, nil, false
	}
	return i, optionLevels[i], true
}

func (talks) OptionNames() []string { return optionNames }

// Every fault of a name, with the part at fault between « and ».
func TestFaultsOfNames(t *testing.T) {
	for marked, want := range map[string]string{
		"not «down.atack»": "unknown option `down.atack`; did you mean `down.attack`?",
		"«Down.Attack»":    "unknown option `Down.Attack`; did you mean `down.attack`?",
		"down.pay or " +
			"«west.go»": "unknown option `west.go`; declare it under options, " +
			"or use one of: up.release, down.attack, down.pay, east.limits",
		"«attack»": "`attack` lacks its party; did you mean `down.attack`?",
		"«nto»":    "`nto` is not an option; options are written party.option",
		"«peace»":  "`peace` is not an option; options are written party.option",
		"«up.release»": "option `up.release` has 3 levels (none, half, full); " +
			"say which, as in up.release >= half",
		"not «east.limits»": "option `east.limits` has 3 levels (in force, lifted, not); " +
			"say which, as in east.limits >= lifted",
		"up.release = «hlaf»": "option `up.release` has no level `hlaf`; did you mean `half`? " +
			"(none, half, full)",
		"up.release > «much»":        "option `up.release` has no level `much`; its levels are: none, half, full",
		`east.limits = «"in-force"»`: "option `east.limits` has no level `in-force`; did you mean `\"in force\"`?",
		"down.pay = «maybe»":         "option `down.pay` has no level `maybe`",
	} {
		text, pos := unmark(marked)
		e, err := Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		faults := e.Resolve(talks{})
		if len(faults) != 1 || !strings.HasPrefix(faults[0].Error(), want) || faults[0].Pos != pos {
			t.Errorf("%s: %v, want %s at %v", text, faults, want, pos)
		}
	}
}

func TestAllFaultsOfNamesInOrder(t *testing.T) {
	e, err := Parse("west.go if up.release = some or not (down.pay and up.dam)")
	if err != nil {
		t.Fatal(err)
	}
	var at []int
	for _, f := range e.Resolve(talks{}) {
		at = append(at, f.Pos.Start)
	}
	if !slices.Equal(at, []int{0, 24, 50}) {
		t.Errorf("faults at %v", at)
	}
}

func TestLongListsAreCut(t *testing.T) {
	many := strings.Split("abcdefghijklmnopqrstuvwxyz", "")
	if got := list(many); got != "a, b, c, d, e, f, g, h, i, j, k, l …" {
		t.Error(got)
	}
}

// satisfies lists the level positions of up.release that satisfy a condition.
func satisfies(t *testing.T, text string) string {
	t.Helper()
	e := resolved(t, text)
	var out []string
	for l, level := range optionLevels[0] {
		if e.Holds([]uint8{uint8(l), 0, 1, 0}) {
			out = append(out, level)
		}
	}
	return strings.Join(out, " ")
}

func resolved(t testing.TB, text string) *Expr {
	t.Helper()
	e, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if faults := e.Resolve(talks{}); len(faults) > 0 {
		t.Fatal(faults)
	}
	return e
}

// down.attack is no and down.pay is yes.
func TestMeaning(t *testing.T) {
	const all = "none half full"
	for text, want := range map[string]string{
		"up.release = half":                            "half",
		"up.release != half":                           "none full",
		"up.release < half":                            "none",
		"up.release <= half":                           "none half",
		"up.release > half":                            "full",
		"up.release >= half":                           "half full",
		"not up.release >= half":                       "none",
		"down.pay":                                     all,
		"down.attack":                                  "",
		"up.release = half and down.pay":               "half",
		"up.release = half and down.attack":            "",
		"up.release = half or down.pay":                all,
		"up.release = half or down.attack":             "half",
		"up.release = half if down.pay":                "half",
		"up.release = half if down.attack":             all,
		"down.attack if up.release = half":             "none full",
		"up.release = half iff down.pay":               "half",
		"up.release = half iff down.attack":            "none full",
		"down.attack if down.pay if up.release = half": "none full",
	} {
		if got := satisfies(t, text); got != want {
			t.Errorf("%s holds at %q, want %q", text, got, want)
		}
	}
}

func TestOptionsAndComparison(t *testing.T) {
	e := resolved(t, "down.pay and (up.release > none if down.pay) and down.attack")
	if got := e.Options(nil); !slices.Equal(got, []int{2, 0, 1}) {
		t.Errorf("options %v", got)
	}
	if o, levels := resolved(t, "up.release > none").Comparison(); o != 0 || levels != 0b110 {
		t.Errorf("option %d, levels %b", o, levels)
	}
}

// few declares options that a draft may have before it is found at fault.
type few struct{}

func (few) Lookup(name string) (int, []string, bool) {
	return 0, map[string][]string{"a.none": {}, "a.one": {"only"}}[name], true
}

func (few) OptionNames() []string { return []string{"a.none", "a.one"} }

func TestTooFewLevels(t *testing.T) {
	for text, want := range map[string]string{
		"a.none":     "option `a.none` has 0 levels ()",
		"a.one":      "option `a.one` has 1 levels (only)",
		"a.none = x": "option `a.none` has no level `x`",
	} {
		e, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if faults := e.Resolve(few{}); len(faults) != 1 || !strings.HasPrefix(faults[0].Error(), want) {
			t.Errorf("%s: %v, want %s", text, faults, want)
		}
	}
}
