package casefile

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// Bounds on what binds the table.
const (
	MaxTracks        = 100
	MaxMandates      = 20_000 // what all mandates say, option by option
	MaxPreconditions = 1000
	MaxGuarantees    = 200
	MaxExchanges     = 200
	MaxNames         = 1000 // in one list of a guarantee, lever or variant
)

func (d *decoder) tracks(e entry) []plenary.TrackDraft {
	var out []plenary.TrackDraft
	room := MaxMandates
	entries := d.mapping(e, "tracks", "write tracks: {plenary: {seats: {up: , down: }}}")
	for _, t := range upTo(d, entries, MaxTracks, e, "tracks") {
		f := d.record(t, "a track", "write {seats: {up: , down: }}", trackKeys)
		track := plenary.TrackDraft{ID: t.key.text, Name: d.text(f["name"]), Says: d.text(f["says"]), From: d.text(f["from"]), Until: d.text(f["until"])}
		seats := d.mapping(f["seats"], "seats", "write seats: {up: , down: {mandate: [{commit: down.attack}]}}")
		for _, s := range upTo(d, seats, plenary.MaxParties, f["seats"], "seats") {
			track.Seats = append(track.Seats, d.seat(s, &room))
		}
		out = append(out, track)
	}
	return out
}

func (d *decoder) seat(e entry, room *int) plenary.SeatDraft {
	s := plenary.SeatDraft{Party: e.key.text}
	if e.value.null {
		return s
	}
	f := d.record(e, "a seat", "write {mandate: [{commit: up.release}]}, or nothing when nothing is reported of it", seatKeys)
	m := f["mandate"]
	switch {
	case !m.there():
	case m.value.kind != list:
		d.spoilEntry(m, fault.WrongForm, "`mandate` should be a list, not "+m.value.describe(), "begin each entry with `- `, as in - {commit: up.release}")
	default:
		for i := range m.value.kids {
			s.Mandate = append(s.Mandate, d.mandate(&m.value.kids[i], room))
		}
	}
	return s
}

func (d *decoder) mandate(n *node, room *int) plenary.MandateDraft {
	if n.kind != mapping {
		d.spoil(n, fault.WrongForm, "an entry of a mandate should be a mapping, not "+n.describe(), "write {discuss: …} or {commit: …}")
		return plenary.MandateDraft{}
	}
	f := d.fields(n, "a mandate", mandateKeys)
	return plenary.MandateDraft{
		Discuss:    d.mandated(f["discuss"], room),
		Commit:     d.mandated(f["commit"], room),
		May:        d.text(f["may"]),
		ClaimDraft: d.claim(f),
	}
}

// mandated reads what a mandate speaks of, as long as there is room; it notes
// once when there is no more.
func (d *decoder) mandated(e entry, room *int) []string {
	out := d.oneOrMore(e)
	if len(out) <= *room {
		*room -= len(out)
		return out
	}
	if d.partial[e.value] = true; *room >= 0 {
		d.flawAt(e.key, fault.TooMany, fmt.Sprintf("more than %d options in the mandates of the case; no more are read", MaxMandates), "")
	}
	out, *room = out[:max(0, *room)], -1
	return out
}

// names reads what a guarantee, a lever or a variant lists.
func (d *decoder) names(e entry) []string {
	return upTo(d, d.oneOrMore(e), MaxNames, e, "items in one list")
}

// oneOrMore reads one text, or a list that is not empty.
func (d *decoder) oneOrMore(e entry) []string {
	if e.there() && e.value.kind == list && len(e.value.kids) == 0 {
		d.spoilEntry(e, fault.Empty, fmt.Sprintf("`%s` is an empty list", e.name(d)), "write an item, or remove the key")
		return nil
	}
	return d.several(e)
}

func (d *decoder) preconditions(e entry) []plenary.PreconditionDraft {
	var out []plenary.PreconditionDraft
	entries := d.mapping(e, "preconditions", "write preconditions: {no-water: {party: up, refuses: …, until: …}}")
	for _, p := range upTo(d, entries, MaxPreconditions, e, "preconditions") {
		f := d.record(p, "a precondition", "write {party: …, refuses: …, until: …}", preconditionKeys)
		out = append(out, plenary.PreconditionDraft{
			ID:         p.key.text,
			Party:      d.text(f["party"]),
			Refuses:    d.text(f["refuses"]),
			Until:      d.text(f["until"]),
			Order:      d.text(f["order"]),
			Because:    d.text(f["because"]),
			ClaimDraft: d.claim(f),
		})
	}
	return out
}

func (d *decoder) guarantees(e entry) []plenary.GuaranteeDraft {
	var out []plenary.GuaranteeDraft
	entries := d.mapping(e, "guarantees", "write guarantees: {flow: {party: up, while: …, keeps: up.release}}")
	for _, g := range upTo(d, entries, MaxGuarantees, e, "guarantees") {
		f := d.record(g, "a guarantee", "write {party: …, while: …, keeps: …}", guaranteeKeys)
		out = append(out, plenary.GuaranteeDraft{
			ID:         g.key.text,
			Says:       d.text(f["says"]),
			Party:      d.text(f["party"]),
			While:      d.text(f["while"]),
			Keeps:      d.names(f["keeps"]),
			ClaimDraft: d.claim(f),
		})
	}
	return out
}

func (d *decoder) exchanges(e entry) []plenary.ExchangeDraft {
	var out []plenary.ExchangeDraft
	entries := d.mapping(e, "exchanges", "write exchanges: {treaty: {give: …, for: …}}")
	for _, x := range upTo(d, entries, MaxExchanges, e, "exchanges") {
		f := d.record(x, "an exchange", "write {give: …, for: …}", exchangeKeys)
		out = append(out, plenary.ExchangeDraft{
			ID:         x.key.text,
			Says:       d.text(f["says"]),
			Give:       d.text(f["give"]),
			For:        d.text(f["for"]),
			Order:      d.text(f["order"]),
			ClaimDraft: d.claim(f),
		})
	}
	return out
}
