package prose

import (
	"strings"
	"testing"
)

// One note of a case names all whose ranking goes by the option lines.
func TestUnorderedRankings(t *testing.T) {
	const text = "plenary: 1\nparties: {up: {name: Upstream}, down: , third: }\n" +
		"options: {up.a: {levels: [\"x, y\", z]}, down.b: }\npreferences:\n  up: {ranking: [\"10\"]}\n" +
		"  down: {order: [down.b, up.a], ranking: [\"10\"]}\n  third: [up.a]\n"
	slip{"one", text, "5:8: the codes that rank states for Upstream follow the order of the option lines: two lines " +
		"that change places would re-rank them without a word; " +
		"write `order: [up.a: [\"x, y\", z], down.b]` beside each `ranking`",
		[]string{"up: {ranking", "up: {order: [up.a: [\"x, y\", z], down.b], ranking"}}.check(t)
	if got := notes(t,
		"plenary: 1\nparties: {up: }\noptions: {up.a: }\npreferences: {up: {ranking: [\"1\"]}}\n"); contains(got,
		"change places") {
		t.Errorf("of one option: %v", got)
	}
	with := text +
		"variants: {v: {preferences: {third: {instead: {ranking: [\"01\"]}}, up: {instead: {ranking: [\"01\"]}}}}}\n"
	slip{"of a variant too", with, "5:8: the codes that rank states for Upstream and third follow", nil}.check(t)
	n := strings.Count(strings.Join(notes(t, with), "\n"), "change places")
	if n != 1 {
		t.Errorf("%d notes", n)
	}
}
