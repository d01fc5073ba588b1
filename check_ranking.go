package plenary

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// ranking reads the tiers of a preference that stands at path.
func (k *checker) ranking(d *PreferenceDraft, path []string) [][][]uint8 {
	if len(d.Order) > 0 && len(d.Ranking) == 0 {
		k.AddKey(fault.OutOfPlace, "add `ranking: […]`, or take it out",
			"`order` says how the codes of a ranking are read, and there is none", check.Under(path, "order")...)
		return nil
	}
	if len(d.Ranking) == 0 {
		return nil
	}
	r := &ranker{checker: k, path: check.Under(path, "ranking"), under: path, seen: map[string]bool{},
		alike: map[string]*alike{}}
	if k.evaluable() {
		r.coding = k.coding(d, path)
	}
	if r.coding != nil && !r.fit(d) {
		r.coding = nil
	}
	var out [][][]uint8
	for i, tier := range d.Ranking {
		if len(tier) == 0 {
			k.Add(fault.Empty, "remove it", "this tier is empty", check.Under(r.path, strconv.Itoa(i))...)
		}
		out = append(out, r.tier(i, tier))
	}
	for _, a := range r.order {
		k.Add(a.code, a.hint, a.msg+a.others(), a.path...).RestsOn(r.rests(a.code)...)
	}
	return out
}

// A ranker reads the codes of one ranking. What is wrong with several of them
// in the same way it tells once.
type ranker struct {
	*checker
	path   []string
	under  []string // where the preference stands
	coding *coding  // nil when it is not known how codes are read
	seen   map[string]bool
	alike  map[string]*alike
	order  []*alike
}

// alike are codes that have the same fault, the first of which is told in full.
type alike struct {
	path      []string
	code      fault.Code
	msg, hint string
	codes     []string // the others
}

// others names the codes that are at fault like the first.
func (a *alike) others() string {
	const most = 5
	if len(a.codes) == 0 {
		return ""
	}
	quoted := make([]string, min(len(a.codes), most))
	for i := range quoted {
		quoted[i] = "`" + a.codes[i] + "`"
	}
	out := "; so with " + strings.Join(quoted, ", ")
	if more := len(a.codes) - most; more > 0 {
		out += fmt.Sprintf(" and %d more", more)
	}
	return out
}

// alikeTo notes that a code is at fault; key is the same for codes that are at
// fault in the same way.
func (r *ranker) alikeTo(key string, kind fault.Code, code, msg, hint string, path []string) {
	if a, ok := r.alike[key]; ok {
		a.codes = append(a.codes, code)
		return
	}
	a := &alike{path: path, code: kind, msg: msg, hint: hint}
	r.alike[key], r.order = a, append(r.order, a)
}

// rests is what a fault of the codes rests on: what they are read by and, of what
// is not feasible, the rules.
func (r *ranker) rests(code fault.Code) [][]string {
	out := optionsAndLevels()
	if code == fault.NotFeasible {
		out = ruled()
	}
	return append(out, check.Under(r.under, "order"))
}

// fit reports whether some code is as long as it should be. When several are
// given and all are of one other length, that is one fault: an option has come
// or gone.
func (r *ranker) fit(d *PreferenceDraft) bool {
	want, length, n := len(r.coding.digits), -1, 0
	for _, tier := range d.Ranking {
		for _, code := range tier {
			l := len([]rune(code))
			if l == want || length >= 0 && l != length {
				return true
			}
			length, n = l, n+1
		}
	}
	if n < 2 {
		return true
	}
	by := "the case has " + countOf(want, "option")
	if len(d.Order) > 0 {
		by = "`order` names " + strconv.Itoa(want)
	}
	hint := "give every code one character per option"
	if length > want {
		hint = "take the character of an option that is gone out of every code"
	}
	if len(d.Order) == 0 {
		hint += ", and write down by which options they are read: `" + OrderText(r.draft.Order()) + "`"
	}
	r.AddKey(fault.NotAStateCode, hint,
		fmt.Sprintf("the codes of this ranking have %s, and %s", countOf(length, "character"), by), r.path...).
		RestsOn(r.rests(fault.NotAStateCode)...)
	return false
}

func countOf(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

func (r *ranker) tier(at int, tier []string) [][]uint8 {
	var states [][]uint8
	for j, code := range tier {
		if r.coding == nil || r.Enough() {
			return nil
		}
		if levels := r.state(code, check.Under(r.path, strconv.Itoa(at), strconv.Itoa(j))); levels != nil {
			states = append(states, levels)
		}
	}
	return states
}

// state reads one code of a ranking; nil when it is at fault.
func (r *ranker) state(code string, path []string) []uint8 {
	levels, wrong := r.coding.read(code)
	switch {
	case wrong != nil:
		r.alikeTo(wrong.key, fault.NotAStateCode, code, wrong.msg, wrong.hint, path)
		return nil
	case r.seen[code]:
		r.Add(fault.RepeatedItem, "keep one of them", fmt.Sprintf("state `%s` is ranked twice", code), path...)
		return nil
	}
	r.seen[code] = true
	if len(r.c.Impossible) == len(r.draft.Impossible) && !r.vague && r.c.forbiddenBy(levels) >= 0 {
		rule := r.draft.Impossible[r.c.forbiddenBy(levels)]
		r.alikeTo("rule "+rule, fault.NotFeasible, code,
			fmt.Sprintf("state `%s` is not feasible (impossible: %s)", code, rule), "take it out of the ranking", path)
		return nil
	}
	return levels
}
