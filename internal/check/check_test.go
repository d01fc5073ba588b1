package check

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/fault"
)

// options are those that conditions of the tests speak of.
type options struct{}

func (options) Lookup(name string) (int, []string, bool) {
	return 0, []string{"none", "full"}, name == "up.release"
}
func (options) OptionNames() []string { return []string{"up.release"} }

func parties() *Names {
	n := &Names{What: "party", Code: fault.UnknownParty, At: map[string]int{},
		Hint:  func(string) string { return "there are up, down" },
		Rests: func(id string) [][]string { return [][]string{{"parties", id}} },
		Again: func(what, id string) string { return what + " " + id + " twice" }}
	n.Declare("up")
	n.Declare("down")
	n.Declare("up")
	return n
}

func TestListed(t *testing.T) {
	k, names := Checker{}, parties()
	got := k.Listed(names, []string{"down", "east", "up", "down", ""}, nil, []string{"signed"}, "by")
	if !reflect.DeepEqual(got, []int{1, 0}) {
		t.Errorf("found %v", got)
	}
	want := []Fault{
		{Path: []string{"signed", "by", "1"}, Code: "unknown-party", Msg: "unknown party `east`",
			Hint: "there are up, down", Needs: [][]string{{"parties", "east"}}},
		{Path: []string{"signed", "by", "3"}, Code: "repeated-item", Msg: "party down twice", Hint: "keep one of them"},
		{Path: []string{"signed", "by", "4"}, Code: "unknown-party", Msg: "unknown party ``",
			Hint: "there are up, down", Needs: [][]string{{"parties", ""}}},
	}
	if !reflect.DeepEqual(k.Faults, want) {
		t.Errorf("%+v\nwant\n%+v", k.Faults, want)
	}
	k = Checker{}
	second := func(at int, path []string) bool { return at == 1 && path[1] == "1" }
	got = k.Listed(names, []string{"up", "down"}, second, []string{"to"})
	if !reflect.DeepEqual(got, []int{1}) || len(k.Faults) > 0 {
		t.Errorf("accepted %v, %v", got, k.Faults)
	}
	if at := k.Named(names, "", nil); at != -1 || len(k.Faults) > 0 {
		t.Errorf("a name that is left out: %d, %v", at, k.Faults)
	}
}

func TestCondition(t *testing.T) {
	for _, c := range []struct {
		text, codes string
		first       bool
	}{
		{"up.release = full", "", false},
		{"", "empty", false},
		{"up.release and", "option-expected", false},
		{"up.relase or up.release = most", "unknown-option unknown-level", false},
		{"up.relase or up.release = most", "unknown-option", true},
	} {
		k := Checker{Whole: true}
		e := k.Condition(&Conditions{Names: options{}, First: c.first}, c.text, []string{"impossible"}, "0")
		var codes []string
		for _, f := range k.Faults {
			codes = append(codes, f.Code)
			if !reflect.DeepEqual(f.Path, []string{"impossible", "0"}) || f.Len < 1 {
				t.Errorf("%q: %+v", c.text, f)
			}
		}
		if strings.Join(codes, " ") != c.codes || (e == nil) == (c.codes == "") {
			t.Errorf("%q: %v, %v", c.text, e, codes)
		}
	}
	k := Checker{Whole: true}
	explain := func(_ *expr.Expr, f *expr.Error, _ []string) { f.Code = string(fault.NamesItself) }
	k.Condition(&Conditions{Names: options{}, Explain: explain}, "calm", nil)
	if f := k.Faults[0]; f.Code != "names-itself" || f.Needs != nil {
		t.Errorf("what is explained rests on nothing: %+v", f)
	}
}

func TestBounded(t *testing.T) {
	k := Checker{Bounded: true}
	for i := range 2 * MaxFaults {
		k.Add(fault.Empty, "", fmt.Sprint(i)).RestsOn([]string{"x"})
	}
	k.Condition(&Conditions{Names: options{}}, "zzz", nil)
	if len(k.Faults) != MaxFaults || !k.Enough() {
		t.Errorf("%d faults", len(k.Faults))
	}
}

func TestIDs(t *testing.T) {
	for id, meant := range map[string]string{
		"Up": "up", "up stream": "up-stream", "Ärger": "", "'up'": "up", "2nd": "", "a.b": "a-b",
	} {
		if got := IDMeant(id); got != meant {
			t.Errorf("%s: %q, want %q", id, got, meant)
		}
	}
	k := Checker{}
	if !k.ID("up-2", "a track", "", nil) || k.ID("Up", "a track", IDHint("Up"), []string{"tracks", "Up"}) {
		t.Error("ids are told apart wrongly")
	}
	f := k.Faults[0]
	if !f.Key || f.Code != "bad-id" || f.Msg != "`Up` cannot be the id of a track" ||
		!strings.HasPrefix(f.Hint, "write `up`, here") {
		t.Errorf("%+v", f)
	}
}

func TestWord(t *testing.T) {
	k := Checker{Choose: "write one of "}
	for word, want := range map[string]int{"": 0, "before": 1, "with": 2} {
		if got := k.Word(word, []string{"", "before", "with"}, "an order", nil); got != want || len(k.Faults) > 0 {
			t.Errorf("%q: %d, %v", word, got, k.Faults)
		}
	}
	k.Word("wiht", []string{"", "before", "with"}, "an order", []string{"x"}, "order")
	k.Word("zzz", []string{"", "before", "with"}, "an order", nil)
	near, none := k.Faults[0], k.Faults[1]
	if near.Hint != "did you mean `with`?" || none.Hint != "write one of before, with" || near.Code != "unknown-word" {
		t.Errorf("%+v", k.Faults)
	}
}
