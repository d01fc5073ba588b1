package gmcr

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/outlet"
)

func randomCondition(rng *rand.Rand, options int) condition {
	var c condition
	for range 1 + rng.IntN(3)/2 {
		var member []literal
		for _, at := range rng.Perm(options)[:1+rng.IntN(min(3, options))] {
			member = append(member, literal{at, rng.IntN(2) == 0})
		}
		c.members = append(c.members, member)
	}
	return c
}

// randomModel makes a model with options of any owner in any order, a few of
// nobody, and rankings or conditions.
func randomModel(rng *rand.Rand) *model {
	m := &model{manual: rng.IntN(2) == 0}
	for i := range 1 + rng.IntN(6) {
		m.options = append(m.options, option{name: fmt.Sprint("Option ", i),
			direction: []string{"both", "both", "fwd", "back"}[rng.IntN(4)]})
	}
	for i := range 1 + rng.IntN(3) {
		m.makers = append(m.makers, maker{name: fmt.Sprint("Maker ", i)})
	}
	for i := range m.options {
		if owner := rng.IntN(5*len(m.makers)+1) / 5; owner < len(m.makers) {
			m.makers[owner].options = append(m.makers[owner].options, i)
		}
	}
	for range rng.IntN(3) {
		m.infeasibles = append(m.infeasibles, randomCondition(rng, len(m.options)))
	}
	return m
}

// wanting gives the makers of a model conditions or rankings of its states.
func wanting(rng *rand.Rand, m *model) bool {
	sorted := m.clone()
	sorted.sorted(m.order())
	states, err := sorted.feasible(foreign.MaxRanked)
	if err != nil || len(states) == 0 {
		return false
	}
	for i := range m.makers {
		for range rng.IntN(5) {
			m.makers[i].wishes = append(m.makers[i].wishes, randomCondition(rng, len(m.options)))
		}
		for range rng.IntN(3) {
			m.makers[i].unseen = append(m.makers[i].unseen, randomCondition(rng, len(m.options)))
		}
		if !m.manual {
			continue
		}
		for _, s := range rng.Perm(len(states)) {
			if r := m.makers[i].ranking; len(r) > 0 && rng.IntN(3) == 0 {
				r[len(r)-1].states = append(r[len(r)-1].states, s+1)
			} else {
				m.makers[i].ranking = append(r, tier{states: []int{s + 1}})
			}
		}
	}
	return true
}

// clone is a model of which the options may be sorted.
func (m *model) clone() *model {
	out := &model{options: slices.Clone(m.options), infeasibles: cloned(m.infeasibles), manual: m.manual}
	for _, d := range m.makers {
		d.options, d.wishes, d.unseen = slices.Clone(d.options), cloned(d.wishes), cloned(d.unseen)
		out.makers = append(out.makers, d)
	}
	return out
}

func cloned(list []condition) []condition {
	var out []condition
	for _, c := range list {
		var members [][]literal
		for _, member := range c.members {
			members = append(members, slices.Clone(member))
		}
		out = append(out, condition{members: members})
	}
	return out
}

// said is what a model says, however it says it: options with their owners and
// directions, the feasible states, and the tiers of each maker.
func said(t *testing.T, m *model) string {
	t.Helper()
	m = m.clone()
	m.sorted(m.order())
	states, err := m.feasible(foreign.MaxRanked)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	owners := make([]string, len(m.options))
	for _, d := range m.makers {
		for _, o := range d.options {
			owners[o] = d.name
		}
	}
	for i, o := range m.options {
		if owners[i] == "" {
			o.direction = "" // nobody changes it
		}
		fmt.Fprintln(&out, o.name, o.direction, owners[i])
	}
	for _, s := range states {
		out.WriteString(s.code() + " ")
	}
	for _, d := range m.makers {
		out.WriteString("\n" + d.name + ": " + strings.Join(m.tiersOf(&d, states), " ") + "; unseen:")
		for _, s := range states {
			if slices.ContainsFunc(d.unseen, func(c condition) bool { return c.holds(s) }) {
				out.WriteString(" " + s.code())
			}
		}
	}
	return out.String()
}

// tiersOf is the states of a maker, best first, those that tie joined.
func (m *model) tiersOf(d *maker, states []state) []string {
	keys := make([]string, len(states))
	for i, s := range states {
		for _, w := range d.wishes {
			keys[i] += map[bool]string{true: "1", false: "0"}[w.holds(s)]
		}
	}
	if m.manual {
		for i, t := range d.ranking {
			for _, n := range t.states {
				keys[n-1] = fmt.Sprintf("%04d", 9999-i)
			}
		}
	}
	by := make([]int, len(states))
	for i := range by {
		by[i] = i
	}
	slices.SortStableFunc(by, func(a, b int) int { return cmp.Compare(keys[b], keys[a]) })
	var out []string
	for i, s := range by {
		if i > 0 && keys[s] == keys[by[i-1]] {
			out[len(out)-1] += "=" + states[s].code()
		} else {
			out = append(out, states[s].code())
		}
	}
	return out
}

// TestAgain holds that a file that came in and goes out says the same, and that
// going out once more it has the same bytes.
func TestAgain(t *testing.T) {
	met := 0
	for i := range uint64(400) {
		rng := rand.New(rand.NewPCG(i, 23))
		m := randomModel(rng)
		if !wanting(rng, m) {
			continue
		}
		met++
		text, err := outlet.JSON(m.file(), i%2 == 0)
		if err != nil {
			t.Fatal(err)
		}
		once := exported(t, laidOut(t, imported(t, text).Case)).Text
		if strings.Contains(string(once), `"nobody"`) { // a party has come of it
			continue
		}
		s, err := foreign.Text(foreign.File{Name: "x", Text: once})
		if err != nil {
			t.Fatal(err)
		}
		again, err := parse(s, &foreign.Notes{})
		if err != nil {
			t.Fatal(err)
		}
		if a, b := said(t, m), said(t, again); a != b {
			t.Fatalf("model %d says\n%s\nand then\n%s\n%s\n%s", i, a, b, text, once)
		}
		if twice := exported(t, laidOut(t, imported(t, once).Case)).Text; string(twice) != string(once) {
			t.Fatalf("model %d is\n%s\nand then\n%s", i, once, twice)
		}
	}
	if met < 200 {
		t.Errorf("only %d models", met)
	}
}

// TestOddFiles holds what is noted of files that are not as GMCR+ writes them.
func TestOddFiles(t *testing.T) {
	im := imported(t, []byte("\ufeff{\r\"options\": [{\"name\": \"x\"}, {\"name\": \"x\"}, {}], \"more\": [1],\r\n"+
		"\"decisionMakers\": [{\"name\": \"中\", \"options\": [\"1\"], \"preferences\": [[], [[0, \"Y\"]]],"+
		" \"payoffs\": [1, 1]},\n"+
		"{\"options\": [0], \"preferenceRanking\": [1]}], \"coalitions\": [[0, 1]]}"))
	var codes []string
	for _, n := range im.Notes.List {
		codes = append(codes, string(n.Code))
	}
	slices.Sort(codes)
	want := "always-met coalition no-owner no-state other-values reordered unknown-key unnamed"
	if got := strings.Join(codes, " "); got != want {
		t.Errorf("%s, not %s", got, want)
	}
	var ids []string
	for _, o := range im.Case.Options {
		ids = append(ids, o.ID)
	}
	if got := strings.Join(ids, " "); got != "dm1.x nobody.o2 dm2.x" {
		t.Error(got)
	}
}

func TestFaults(t *testing.T) {
	const (
		options = `"options": [{"name": "x"}, {"name": "y"}], `
		one     = `{` + options + `"decisionMakers": [{"options": [0], `
	)
	for text, want := range map[string]string{
		`{` + options + `"decisionMakers": [{"options": [0, 1]}], "infeasibles": [[]]}`:      "1:102 no-state",
		`{` + options + `"decisionMakers": [{"options": [0]}, {"options": [0]}]}`:            "1:82 one-thing-only",
		`{` + options + `"decisionMakers": [{"options": [0]}], "infeasibles": [[[0, "y"]]]}`: "1:104 unknown-word",
		one + `"preferences": [{"members": []}]}]}`:                                          "1:109 empty",
		one + `"preferences": [[0, "Y"]]}]}`:                                                 "1:98 wrong-form",
		`{` + options + `"decisionMakers": {"options": []}}`:                                 "1:63 wrong-form",
		`{"decisionMakers": [], "options": 3}`:                                               "1:35 wrong-form",
		one + `"preferenceRanking": [9]}], "useManualPreferenceRanking": true}`:              "1:103 wrong-form",
		one + `"preferenceRanking": [1, 1]}], "useManualPreferenceRanking": true}`:           "1:106 repeated-item",
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
}

// FuzzRead reads anything: what is read is a sound case.
func FuzzRead(f *testing.F) {
	f.Add(cuba)
	f.Add(elmira)
	f.Add(`{"options": [{"name": "x"}], "decisionMakers": [{"name": "a", "options": [0], "preferences":
		[{"compound": true, "members": [[[0, "Y"]], []]}]}], "coalitions": [0], "infeasibles": []}`)
	f.Fuzz(func(t *testing.T, text string) {
		files := []foreign.File{{Name: "x.gmcr", Text: []byte(text)}}
		if !fits(files) {
			return
		}
		im, err := read(t.Context(), files)
		if err != nil {
			return
		}
		if _, faults := im.Case.Case(); len(faults) > 0 {
			for _, f := range faults { // a model may leave no state, or be larger than a case
				if f.Code != "no-state" && f.Code != "too-many" && f.Code != "missing-part" && f.Code != "empty" {
					t.Fatalf("%v\n%s", faults, casefile.WriteCase(&im.Case))
				}
			}
		}
	})
}
