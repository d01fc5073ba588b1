package casefile

import "github.com/plenary-talks/plenary"

// MaxLevers bounds the levers that one case declares.
const MaxLevers = 200

func (d *decoder) levers(e entry) []plenary.LeverDraft {
	var out []plenary.LeverDraft
	entries := d.mapping(e, "levers", "write levers: {waive-it: {waive: no-water}}")
	for _, l := range upTo(d, entries, MaxLevers, e, "levers") {
		out = append(out, d.lever(l))
	}
	return out
}

func (d *decoder) lever(e entry) plenary.LeverDraft {
	f := d.record(e, "a lever", "write one of waive, soften, accept, widen, move, open, swap, as in {waive: no-water}", leverKeys)
	return plenary.LeverDraft{
		ID:         e.key.text,
		Says:       d.text(f["says"]),
		Asks:       d.names(f["asks"]),
		Waive:      d.names(f["waive"]),
		Soften:     d.names(f["soften"]),
		Accept:     d.text(f["accept"]),
		For:        d.names(f["for"]),
		Widen:      d.text(f["widen"]),
		Commit:     d.names(f["commit"]),
		Move:       d.text(f["move"]),
		To:         d.text(f["to"]),
		Open:       d.names(f["open"]),
		Swap:       d.texts(f["swap"]),
		ClaimDraft: d.claim(f),
	}
}
