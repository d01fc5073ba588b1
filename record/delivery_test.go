package record_test

import (
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary/record"
)

// TestDeliveries holds how commitments stand in deeds, and by which entries.
func TestDeliveries(t *testing.T) {
	rise := "{on: 2006-06-01, move: up.release, from: none, to: half}"
	said := func(what string) string { return "{on: 2006-08-01, commitment: accord/water, " + what + "}" }
	for name, c := range map[string]struct{ owed, entries, want string }{
		"nothing is known": {"{says: Water, owes: up}", "", "not reported"},
		"levels do":        {"{says: Water, owes: up, does: up.release >= half}", rise, "carried out 1"},
		"levels do not":    {"{says: Water, owes: up, does: up.release = full}", rise, "not carried out 1"},
		"only said": {"{says: Water, owes: up, does: up.release = full}", rise + ", " + said("status: met"),
			"declared 1 2"},
		"a report":              {"{says: Water, owes: up}", said("status: met"), "carried out 1"},
		"met by being affirmed": {"{says: Water, owes: up, verb: affirm}", said("status: met"), "declared 1"},
		"a deed of the willing": {"{says: Water, owes: up, verb: willing, does: up.release >= half}", rise,
			"carried out 1"},
		"begun":                 {"{says: Water, owes: up}", said("status: begun"), "not carried out 1"},
		"under way":             {"{says: Water, owes: up}", said("grade: 2"), "not carried out 1"},
		"graded as carried out": {"{says: Water, owes: up}", said("grade: 3"), "carried out 1"},
		"broken, the level kept": {"{says: Water, owes: up, does: up.release >= half}",
			rise + ", " + said("status: broken"), "not carried out 1 2"},
		"disputed": {"{says: Water, owes: up}", said("status: disputed"), "disputed 1"},
		"disputed, not done": {"{says: Water, owes: up, does: up.release = full}", said("status: disputed"),
			"not carried out 1"},
		"lapsed": {"{says: Water, owes: up, does: up.release = full}", said("status: lapsed"), "lapsed 1"},
	} {
		t.Run(name, func(t *testing.T) {
			d := asOf(t, read(t, `
entries: [`+c.entries+`]
agreements: {accord: {on: 2006-05-05, signed: [up, down], commitments: {water: `+c.owed+`}}}
`), "2006-12-01")
			v := d.Deliveries()[0]
			got := v.Delivery.String()
			for _, i := range v.By {
				got += fmt.Sprint(" ", i+1)
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	if n := len(record.ListDeliveries()); n != 6 {
		t.Errorf("%d deliveries", n)
	}
}
