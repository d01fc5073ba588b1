package record_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestDeeds holds by which moves a commitment is met or undone.
func TestDeeds(t *testing.T) {
	move := func(on, option, from, to string) string {
		return fmt.Sprintf("{on: %s, move: %s, from: %s, to: %s}", on, option, from, to)
	}
	rise := move("2006-06-01", "up.release", "none", "half")
	higher := move("2006-06-10", "up.release", "half", "full")
	fall := move("2006-07-01", "up.release", "half", "none")
	ease := move("2006-06-05", "down.blockade", "closed", "eased")
	easeThen := move("2006-06-01", "down.blockade", "closed", "eased")
	broken := "{on: 2006-08-01, commitment: accord/water, status: broken}"
	back := map[string]string{ // after the day, to how the case has it
		"full":  move("2006-12-20", "up.release", "full", "half"),
		"none":  move("2006-12-20", "up.release", "none", "half"),
		"eased": move("2006-12-20", "down.blockade", "eased", "closed"),
	}
	either := "up.release >= half or down.blockade = eased"
	for name, c := range map[string]struct{ does, moves, ends, want string }{
		"one move":           {"up.release >= half", rise, "", "met 1"},
		"the first of two":   {"up.release >= half", rise + ", " + higher, "full", "met 1"},
		"both of two":        {"up.release >= half and down.blockade = eased", rise + ", " + ease, "eased", "met 1 2"},
		"either, the first":  {either, rise + ", " + ease, "eased", "met 1"},
		"either, on one day": {either, rise + ", " + easeThen, "eased", "met 2"},
		"undone by the last": {"up.release >= half", rise + ", " + fall, "none", "undone 2"},
		"one of two undone": {
			"up.release >= half and down.blockade = closed", rise + ", " + fall, "none", "undone 2",
		},
		"from the beginning":  {"up.release >= half", ease, "eased", "met"},
		"an entry says other": {"up.release >= half", rise + ", " + broken, "", "broken"},
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, `
entries: [`+strings.Trim(c.moves+", "+back[c.ends], ", ")+`]
agreements: {accord: {on: 2006-05-05, signed: [up, down], commitments: {water: {owes: up, does: `+c.does+`}}}}
`)
			d := asOf(t, r, "2006-12-01")
			got := []string{d.Commitments[0].Status.String()}
			for _, i := range d.Deeds(0) {
				got = append(got, fmt.Sprint(i+1))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%s, want %s", strings.Join(got, " "), c.want)
			}
		})
	}
}
