package plenarytest_test

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/space"
)

type robustSpace = *space.Space

// edited is the draft with changes made in its text. Of wishes of one party, those left
// out go first, whatever the order of the changes.
func (q *robustly) edited(changes ...robust.Change) plenary.Draft {
	d := q.d
	for p := range q.c.Parties {
		d = q.editWishes(d, p, changes)
	}
	d.Options, d.Impossible = slices.Clone(d.Options), slices.Clone(d.Impossible)
	d.Preconditions, d.Guarantees = slices.Clone(d.Preconditions), slices.Clone(d.Guarantees)
	for _, ch := range changes {
		switch ch.Kind {
		case robust.Direction:
			d.Options[ch.At].Moves = ""
		case robust.Final:
			d.Options[ch.At].Final = ""
		case robust.Rule:
			d.Impossible = slices.Delete(d.Impossible, ch.At, ch.At+1)
		case robust.Guarantee:
			d.Guarantees = slices.Delete(d.Guarantees, ch.At, ch.At+1)
		case robust.Mandate:
			d.Tracks = q.editMandate(d.Tracks, ch)
		}
	}
	var gone []int
	for _, ch := range changes {
		if ch.Kind == robust.Stance {
			gone = append(gone, ch.At)
		}
	}
	slices.Sort(gone)
	for _, p := range slices.Backward(gone) {
		d.Preconditions = slices.Delete(d.Preconditions, p, p+1)
	}
	return d
}

func (q *robustly) editWishes(d plenary.Draft, p int, changes []robust.Change) plenary.Draft {
	own := slices.DeleteFunc(slices.Clone(changes), func(ch robust.Change) bool {
		return ch.Kind > robust.Broken || ch.Party != p
	})
	if len(own) == 0 {
		return d
	}
	id := q.c.Parties[p].ID
	if len(q.c.Parties[p].Prefers.Ranking) > 0 {
		return editTiers(d, id, own[0])
	}
	var list []int
	for i := range q.c.Parties[p].Prefers.Statements {
		if !slices.Contains(own, robust.Change{Kind: robust.LeftOut, Party: p, At: i}) {
			list = append(list, i)
		}
	}
	for _, ch := range own {
		a, b := slices.Index(list, ch.At), slices.Index(list, ch.At+1)
		if ch.Kind == robust.Swapped && a >= 0 && b >= 0 {
			list[a], list[b] = list[b], list[a]
		}
	}
	d = plenarytest.WithWishes(d, id, list)
	for _, ch := range own {
		if ch.Kind == robust.Broken {
			d.Preferences = q.lastWish(d.Preferences, id, ch)
		}
	}
	return d
}

// lastWish adds a wish behind those of a party, which may have none.
func (q *robustly) lastWish(prefers []plenary.PreferenceDraft, id string, ch robust.Change) []plenary.PreferenceDraft {
	o := &q.c.Options[ch.Option]
	want := o.ID + " >= " + expr.QuoteLevel(o.Levels[ch.Level])
	if !ch.Up {
		want = "not (" + want + ")"
	}
	prefers = slices.Clone(prefers)
	for i := range prefers {
		if prefers[i].Party == id {
			prefers[i].Statements = append(slices.Clone(prefers[i].Statements), plenary.StatementDraft{Want: want})
			return prefers
		}
	}
	return append(prefers, plenary.PreferenceDraft{Party: id, Statements: []plenary.StatementDraft{{Want: want}}})
}

func editTiers(d plenary.Draft, id string, ch robust.Change) plenary.Draft {
	d.Preferences = slices.Clone(d.Preferences)
	for i := range d.Preferences {
		p := &d.Preferences[i]
		if p.Party != id {
			continue
		}
		p.Ranking = slices.Clone(p.Ranking)
		if ch.Kind == robust.Swapped {
			p.Ranking[ch.At], p.Ranking[ch.At+1] = p.Ranking[ch.At+1], p.Ranking[ch.At]
			continue
		}
		tier := p.Ranking[ch.At]
		one, rest := tier[ch.State:ch.State+1], slices.Delete(slices.Clone(tier), ch.State, ch.State+1)
		if !ch.Up {
			one, rest = rest, one
		}
		p.Ranking = slices.Replace(p.Ranking, ch.At, ch.At+1, one, rest)
	}
	return d
}

// editMandate writes the mandate of a seat level by level, but for what a change leaves
// unknown.
func (q *robustly) editMandate(tracks []plenary.TrackDraft, ch robust.Change) []plenary.TrackDraft {
	tracks = slices.Clone(tracks)
	seats := slices.Clone(tracks[ch.Track].Seats)
	at := slices.IndexFunc(seats, func(s plenary.SeatDraft) bool { return s.Party == q.c.Parties[ch.Party].ID })
	known := q.c.Tracks[ch.Track].Seat(ch.Party).Mandate
	var list []plenary.MandateDraft
	for _, m := range known {
		for l, level := range q.c.Options[m.Option].Levels {
			gone := &known[ch.At]
			if m.Levels>>l&1 == 0 || m.Commit == gone.Commit && m.Option == gone.Option && gone.Levels>>l&1 == 1 {
				continue
			}
			text := plenary.MandateDraft{May: "yes"}
			if !m.May {
				text.May = "no"
			}
			if id := q.c.Options[m.Option].ID; m.Commit {
				text.Commit = []string{id + " = " + expr.QuoteLevel(level)}
			} else {
				text.Discuss = []string{id}
			}
			list = append(list, text)
		}
	}
	seats[at].Mandate = list
	tracks[ch.Track].Seats = seats
	return tracks
}

// leversAfter is levers with the preconditions that changes take out no longer counted.
func leversAfter(levers []plenary.Lever, changes []robust.Change) []plenary.Lever {
	var gone []int
	for _, ch := range changes {
		if ch.Kind == robust.Stance {
			gone = append(gone, ch.At)
		}
	}
	levers = slices.Clone(levers)
	for i := range levers {
		var left []int
		for _, p := range levers[i].Preconditions {
			if slices.Contains(gone, p) {
				continue
			}
			n := p
			for _, g := range gone {
				if g < p {
					n--
				}
			}
			left = append(left, n)
		}
		levers[i].Preconditions = left
	}
	return levers
}
