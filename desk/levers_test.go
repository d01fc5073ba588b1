package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/route"
)

// leverCase has mechanical levers with all that an id can hold.
const leverCase = `plenary: 1
parties: {up: , down: , out: }
options:
  up.release: {levels: [none, "a little, now and then", "half, \"or so\"", full]}
  up.sign:
  down.pay: {closed: not yet}
  down.sign:
  out.lend: {levels: ["0", "10", "20"]}
preferences: {up: [down.pay], down: [up.release = full], out: []}
tracks:
  river: {seats: {up: {mandate: [{discuss: up.sign, may: "yes"}]}, down: }}
preconditions:
  pay-first: {party: up, refuses: up.sign, until: 'up.release >= "half, \"or so\"" and down.pay'}
  lend-first: {party: down, refuses: down.sign, until: out.lend >= "20" or up.release = full}
levers:
  both: {says: Both at once, waive: [pay-first, lend-first]}
`

func leversOf(t *testing.T) (*plenary.Case, []string) {
	t.Helper()
	f, err := desk.ReadText(t.Context(), "case.yaml", []byte(leverCase))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, l := range route.Levers(f.Case) {
		ids = append(ids, l.ID)
	}
	return f.Case, ids
}

// Every id that is printed is taken as it is printed, alone and with others.
func TestLeversByID(t *testing.T) {
	c, ids := leversOf(t)
	if !slices.ContainsFunc(ids, func(id string) bool {
		return strings.Contains(id, ", ") && strings.Contains(id, `\"`)
	}) {
		t.Fatalf("no id is hard to take apart: %q", ids)
	}
	for i, id := range ids {
		next := ids[(i+1)%len(ids)]
		for _, x := range []struct{ given, want []string }{
			{[]string{id}, []string{id}},
			{[]string{id, id}, []string{id}},
			{[]string{next, id}, []string{next, id}},
			{[]string{id + "," + next}, []string{id, next}},
			{[]string{id + " , " + next, next}, []string{id, next}},
			{[]string{strings.Join(ids, ",")}, ids},
		} {
			levers, err := desk.Levers(c, x.given)
			var got []string
			for _, l := range levers {
				got = append(got, l.ID)
			}
			if err != nil || !slices.Equal(got, x.want) {
				t.Errorf("%q: %q, %v; want %q", x.given, got, err, x.want)
			}
		}
	}
}

func TestLeversUnknown(t *testing.T) {
	c, _ := leversOf(t)
	for given, says := range map[string]string{
		"soften:pay-frist":               "unknown lever `soften:pay-frist`; did you mean `soften:pay-first`?",
		"both,sofen:lend-first":          "unknown lever `sofen:lend-first`; did you mean `soften:lend-first`?",
		"accept:lend-first:out.lend>=10": "did you mean `accept:lend-first:out.lend >= ",
		`accept:"x, y`:                   "unknown lever `accept:\"x, y`; known: both, ",
		"":                               "unknown lever ``",
		`x"a,b",y`:                       "unknown lever `x\"a,b\"`",
		`x"ab,c",y`:                      "unknown lever `x\"ab,c\"`",
		`x"a\",b",y`:                     "unknown lever `x\"a\\\",b\"`",
		`x\,y`:                           "unknown lever `x\\`",
	} {
		if _, err := desk.Levers(c, []string{given}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", given, err, says)
		}
	}
}
