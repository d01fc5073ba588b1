package plenarytest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

// RandomTableDraft makes a small case without faults with all that binds the
// table: closed options, named conditions, tracks and mandates, preconditions,
// guarantees, and levers of every kind. Parties mostly want from others what
// these would rather not do, so better states and circles are frequent. A
// bound of 0 in the shape stands for 3 parties, 5 options, 3 levels, and 4 to
// 40 states. Equal generators give equal drafts.
func RandomTableDraft(rng *rand.Rand, shape Shape) plenary.Draft {
	shape = shape.filledTable()
	for {
		g := &tableMaker{Rand: rng, d: plenary.Draft{Title: "A random table"}}
		g.parties(shape)
		g.options(shape)
		g.conditions()
		c, faults := g.d.Case()
		if len(faults) > 0 {
			continue
		}
		states := States(c)
		if len(states) < shape.Least || len(states) > shape.States {
			continue
		}
		g.preferences(states)
		g.tracks()
		g.preconditions()
		g.guarantees()
		g.levers()
		if _, faults := g.d.Case(); len(faults) == 0 {
			return g.d
		}
	}
}

func (s Shape) filledTable() Shape {
	usual := Shape{Parties: 3, Options: 5, Levels: 3, Least: 4, States: 40}
	for _, bound := range []struct {
		n     *int
		usual int
	}{{&s.Parties, usual.Parties}, {&s.Options, usual.Options}, {&s.Levels, usual.Levels}, {&s.Least, usual.Least},
		{&s.States, usual.States}} {
		if *bound.n == 0 {
			*bound.n = bound.usual
		}
	}
	return s
}

// A tableMaker writes a draft, one section after another.
type tableMaker struct {
	*rand.Rand
	d plenary.Draft
}

func (g *tableMaker) often(percent int) bool { return g.IntN(100) < percent }

func (g *tableMaker) parties(shape Shape) {
	n := min(shape.Parties, 2+weighted(g.Rand, 5, 4, 1, 1))
	for _, at := range g.Perm(len(partyIDs))[:n] {
		g.d.Parties = append(g.d.Parties, plenary.PartyDraft{ID: partyIDs[at]})
	}
}

// options gives each party one, and some of them more. Most stand at their
// lowest level and may rise.
func (g *tableMaker) options(shape Shape) {
	n := max(len(g.d.Parties), 2+g.IntN(max(1, shape.Options-1)))
	for at := range min(n, max(shape.Options, len(g.d.Parties))) {
		owner := g.d.Parties[at%len(g.d.Parties)].ID
		if at >= len(g.d.Parties) {
			owner = g.d.Parties[g.IntN(len(g.d.Parties))].ID
		}
		g.d.Options = append(g.d.Options, g.option(shape, owner+".o"+string('a'+rune(at))))
	}
}

func (g *tableMaker) option(shape Shape, id string) plenary.OptionDraft {
	o := plenary.OptionDraft{ID: id, Moves: []string{"", "both", "forward", "backward"}[weighted(g.Rand, 8, 1, 7, 1)]}
	if shape.Levels > 2 && g.often(35) {
		pool := slices.Concat(plainLevels, oddLevels)
		for _, at := range g.Perm(len(pool))[:3+g.IntN(shape.Levels-2)] {
			o.Levels = append(o.Levels, pool[at])
		}
	}
	levels := levelsOf(o)
	if g.often(15) {
		o.Now = levels[g.IntN(len(levels))]
	}
	if g.often(10) {
		o.Final = levels[g.IntN(len(levels))]
	}
	if g.often(12) {
		o.Closed = "Nobody has asked for it"
	}
	return o
}

// conditions names a few and uses them in a rule and a goal.
func (g *tableMaker) conditions() {
	for _, id := range []string{"calm", "thaw"}[:weighted(g.Rand, 3, 3, 2)] {
		g.d.Conditions = append(g.d.Conditions, plenary.ConditionDraft{ID: id, Want: g.formula(1 + g.IntN(2))})
	}
	if g.often(25) {
		g.d.Impossible = append(g.d.Impossible, g.formula(1+g.IntN(2)))
	}
	if g.often(25) {
		g.d.Goals = append(g.d.Goals, plenary.GoalDraft{ID: "aim", Says: "What is hoped for", Want: g.formula(1)})
	}
}

// formula is a random condition; now and then it uses a name.
func (g *tableMaker) formula(depth int) string {
	text := randomFormula(g.Rand, g.d.Options, depth).text
	var names []string
	for _, c := range g.d.Conditions {
		names = append(names, c.ID)
	}
	for _, goal := range g.d.Goals {
		names = append(names, goal.ID)
	}
	if len(names) == 0 || !g.often(25) {
		return text
	}
	name := names[g.IntN(len(names))]
	switch g.IntN(4) {
	case 0:
		return name
	case 1:
		return "not " + name
	}
	return name + []string{" and ", " or "}[g.IntN(2)] + "(" + text + ")"
}

// of lists the options of a party, or with own false those of all others.
func (g *tableMaker) of(party string, own bool) []plenary.OptionDraft {
	var out []plenary.OptionDraft
	for _, o := range g.d.Options {
		if strings.HasPrefix(o.ID, party+".") == own {
			out = append(out, o)
		}
	}
	return out
}

// rise asks that one of the options be raised.
func (g *tableMaker) rise(options []plenary.OptionDraft) string {
	o := options[g.IntN(len(options))]
	levels := levelsOf(o)
	if len(levels) == 2 && g.often(50) {
		return o.ID
	}
	return o.ID + " >= " + levelText(g.Rand, levels[1+g.IntN(len(levels)-1)])
}

func (g *tableMaker) preferences(states [][]uint8) {
	for _, at := range g.Perm(len(g.d.Parties)) {
		p := plenary.PreferenceDraft{Party: g.d.Parties[at].ID}
		switch weighted(g.Rand, 1, 4, 12) {
		case 0:
			continue
		case 1:
			p.Ranking = randomRanking(g.Rand, states)
		default:
			for range 2 + g.IntN(4) {
				p.Statements = append(p.Statements, plenary.StatementDraft{Want: g.wish(p.Party)})
			}
		}
		g.d.Preferences = append(g.d.Preferences, p)
	}
}

// wish is mostly that others give, or that the party itself need not.
func (g *tableMaker) wish(party string) string {
	switch weighted(g.Rand, 5, 3, 2) {
	case 0:
		return g.rise(g.of(party, false))
	case 1:
		return "not (" + g.rise(g.of(party, true)) + ")"
	}
	return g.formula(g.IntN(3))
}

func (g *tableMaker) someParty() string { return g.d.Parties[g.IntN(len(g.d.Parties))].ID }

func (g *tableMaker) tracks() {
	for _, id := range []string{"plenary", "side"}[:weighted(g.Rand, 1, 5, 3)] {
		t := plenary.TrackDraft{ID: id}
		for i, at := range g.Perm(len(g.d.Parties)) {
			if i < 2 || g.often(70) {
				t.Seats = append(t.Seats, g.seat(g.d.Parties[at].ID))
			}
		}
		g.d.Tracks = append(g.d.Tracks, t)
	}
}

// seat says of most of a party's options, or of some of their levels, whether
// its delegation may commit to them.
func (g *tableMaker) seat(party string) plenary.SeatDraft {
	s := plenary.SeatDraft{Party: party}
	for _, o := range g.of(party, true) {
		yes, no := "yes", "no"
		switch level := levelText(g.Rand, levelsOf(o)[1]); weighted(g.Rand, 6, 2, 2, 2, 5) {
		case 0:
			s.Mandate = append(s.Mandate, plenary.MandateDraft{Commit: []string{o.ID}, May: yes})
		case 1:
			s.Mandate = append(s.Mandate, plenary.MandateDraft{Commit: []string{o.ID + " <= " + level}})
		case 2:
			s.Mandate = append(s.Mandate, plenary.MandateDraft{Commit: []string{o.ID + " >= " + level}, May: yes},
				plenary.MandateDraft{Commit: []string{o.ID + " < " + level}, May: no})
		case 3:
			s.Mandate = append(s.Mandate, plenary.MandateDraft{Commit: []string{o.ID}, May: no})
		}
	}
	if g.often(30) {
		s.Mandate = append(s.Mandate, plenary.MandateDraft{Discuss: []string{g.d.Options[g.IntN(len(g.d.Options))].ID}})
	}
	return s
}

func (g *tableMaker) preconditions() {
	for i := range 1 + weighted(g.Rand, 2, 4, 4, 2, 1) {
		party := g.someParty()
		g.d.Preconditions = append(g.d.Preconditions, plenary.PreconditionDraft{
			ID: fmt.Sprintf("p%d", i), Party: party,
			Refuses: g.asked(g.of(party, true)), Until: g.asked(g.of(party, false)),
			Order: []string{"", "before", "with"}[weighted(g.Rand, 4, 1, 4)],
		})
	}
}

// asked is mostly a rise of one of the options, or of one or two.
func (g *tableMaker) asked(options []plenary.OptionDraft) string {
	switch weighted(g.Rand, 14, 2, 2, 2) {
	case 0:
		return g.rise(options)
	case 1:
		return g.rise(options) + " or " + g.rise(options)
	case 2:
		return g.rise(options) + " and " + g.rise(options)
	}
	return g.formula(1 + g.IntN(2))
}

// guarantees rest on what others do, and on forward options of the party.
func (g *tableMaker) guarantees() {
	for i := range weighted(g.Rand, 4, 4, 2) {
		party := g.someParty()
		var forward []plenary.OptionDraft
		for _, o := range g.of(party, true) {
			if o.Moves == "forward" {
				forward = append(forward, o)
			}
		}
		while := g.rise(g.of(party, false))
		if g.often(30) {
			while = "(" + randomFormula(g.Rand, g.of(party, false), 2).text + ")"
		}
		if len(forward) > 0 && g.often(40) {
			o := forward[g.IntN(len(forward))]
			while += []string{" and ", " or "}[g.IntN(2)] + o.ID + " >= " + levelText(g.Rand, levelsOf(o)[1])
		} else if len(g.d.Conditions) > 0 && g.often(20) {
			while += " or " + g.d.Conditions[0].ID // a fault when it speaks of the party's own
		}
		g.d.Guarantees = append(g.d.Guarantees, plenary.GuaranteeDraft{
			ID: fmt.Sprintf("g%d", i), Party: party, While: while, Keeps: g.some(ids(g.of(party, true))),
		})
	}
}

func ids(options []plenary.OptionDraft) []string {
	var out []string
	for _, o := range options {
		out = append(out, o.ID)
	}
	return out
}

// some draws one or two of a list, each once.
func (g *tableMaker) some(list []string) []string {
	n := min(len(list), 1+weighted(g.Rand, 3, 1))
	var out []string
	for _, at := range g.Perm(len(list))[:n] {
		out = append(out, list[at])
	}
	return out
}

// levers declares three to six; a kind that the case has no use for gives none.
func (g *tableMaker) levers() {
	kinds := []func(*plenary.LeverDraft){g.waive, g.soften, g.accept, g.widen, g.move, g.open, g.swap}
	for i := range 3 + g.IntN(4) {
		l := plenary.LeverDraft{ID: fmt.Sprintf("l%d", i)}
		kinds[g.IntN(len(kinds))](&l)
		if !idle(&l) {
			g.d.Levers = append(g.d.Levers, l)
		}
	}
}

// idle reports whether a lever does nothing.
func idle(l *plenary.LeverDraft) bool {
	return len(l.Waive) == 0 && len(l.Soften) == 0 && l.Accept == "" && l.Widen == "" && l.Move == "" &&
		len(l.Open) == 0 && len(l.Swap) == 0
}

func (g *tableMaker) stances() []string {
	var out []string
	for _, p := range g.d.Preconditions {
		out = append(out, p.ID)
	}
	return g.some(out)
}

func (g *tableMaker) waive(l *plenary.LeverDraft) { l.Waive = g.stances() }

func (g *tableMaker) soften(l *plenary.LeverDraft) { l.Soften = g.stances() }

func (g *tableMaker) accept(l *plenary.LeverDraft) {
	l.For = g.stances()
	l.Accept = g.asked(g.d.Options)
}

func (g *tableMaker) widen(l *plenary.LeverDraft) {
	track, wanting := g.wanting()
	if track == "" {
		return
	}
	l.Widen, l.Commit = track, g.some(ids(wanting))
	if g.often(20) {
		l.Commit = []string{randomTerm(g.Rand, wanting).text}
	}
}

func (g *tableMaker) move(l *plenary.LeverDraft) {
	if track, wanting := g.wanting(); track != "" {
		l.Move, l.To = g.some(ids(wanting))[0], track
	}
}

// wanting draws a track and lists the options of one party seated there:
// those that it may not commit to as things are, or if no seat lacks anything
// all. Without tracks there is nothing.
func (g *tableMaker) wanting() (track string, options []plenary.OptionDraft) {
	if len(g.d.Tracks) == 0 {
		return "", nil
	}
	t := g.d.Tracks[g.IntN(len(g.d.Tracks))]
	at := g.IntN(len(t.Seats))
	for range t.Seats { // the next seat in which something is wanting
		if options = lacking(&t.Seats[at], g.of(t.Seats[at].Party, true)); len(options) > 0 {
			return t.ID, options
		}
		at = (at + 1) % len(t.Seats)
	}
	return t.ID, g.of(t.Seats[at].Party, true)
}

// lacking lists the options that a seat has no plain yes to.
func lacking(s *plenary.SeatDraft, options []plenary.OptionDraft) []plenary.OptionDraft {
	var out []plenary.OptionDraft
	for _, o := range options {
		yes := some(s.Mandate, func(m plenary.MandateDraft) bool {
			return m.May != "no" && slices.Contains(m.Commit, o.ID)
		})
		if !yes {
			out = append(out, o)
		}
	}
	return out
}

func (g *tableMaker) open(l *plenary.LeverDraft) {
	var closed []string
	for _, o := range g.d.Options {
		if o.Closed != "" {
			closed = append(closed, o.ID)
		}
	}
	l.Open = g.some(closed)
}

func (g *tableMaker) swap(l *plenary.LeverDraft) {
	at := g.Perm(len(g.d.Parties))
	l.Swap = []string{g.d.Parties[at[0]].ID, g.d.Parties[at[1]].ID}
}
