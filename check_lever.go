package plenary

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// levers reads the declared levers and notes which are pulled.
func (k *checker) levers() {
	seen := map[string]bool{}
	for i := range k.draft.Levers {
		d := &k.draft.Levers[i]
		path := k.newID("levers", "a lever", d.ID, seen)
		k.c.Levers = append(k.c.Levers, k.lever(d, path))
		k.known.levers.Declare(d.ID)
	}
	for i := range k.c.Levers {
		if slices.Contains(k.draft.Pulled, k.c.Levers[i].ID) {
			k.c.Pulled = append(k.c.Pulled, i)
		}
	}
}

func (k *checker) lever(d *LeverDraft, path []string) Lever {
	l := Lever{ID: d.ID, Says: d.Says, Declared: true, Track: -1, Party: -1, Claim: k.claim(&d.ClaimDraft, path)}
	verbs := d.verbs()
	if len(verbs) != 1 {
		f := k.Add(oneOrNone(len(verbs)), "write one of waive, soften, accept, widen, move, open, swap",
			fmt.Sprintf("lever `%s` should do one thing; it does %d", d.ID, len(verbs)), path...)
		f.RestsOn(path, check.Under(path, "says"))
		for verb := Waive; verb <= Swap; verb++ {
			f.RestsOn(check.Under(path, verb.String()))
		}
		return l
	}
	l.Kind = verbs[0]
	k.lone(d, l.Kind, path)
	switch l.Kind {
	case Waive:
		l.Preconditions = k.preconditionList(d.Waive, path, "waive")
	case Soften:
		l.Preconditions = k.preconditionList(d.Soften, path, "soften")
	case Accept:
		l.Accept = k.condition(d.Accept, path, "accept")
		if l.Preconditions = k.preconditionList(d.For, path, "for"); len(d.For) == 0 {
			k.Missing("add `for: [precondition]`", fmt.Sprintf("lever `%s` does not say for which precondition", d.ID),
				check.Under(path, "for"))
		}
	case Widen:
		k.widening(&l, d.Widen, d.Commit, "widen", check.Under(path, "commit"), path)
	case Move:
		k.widening(&l, d.To, []string{d.Move}, "to", check.Under(path, "move"), path)
	case Open:
		k.opening(&l, d.Open, path)
	case Swap:
		k.swapping(&l, d.Swap, path)
	}
	l.Asks = k.asks(&l, d.Asks, path)
	l.Ask = k.askWords(&l, d.Ask, check.Under(path, "ask"))
	return l
}

// verbs lists the kinds that a lever as written has.
func (d *LeverDraft) verbs() []LeverKind {
	var out []LeverKind
	for kind, there := range []bool{
		len(d.Waive) > 0, len(d.Soften) > 0, d.Accept != "", d.Widen != "", d.Move != "", len(d.Open) > 0,
		len(d.Swap) > 0} {
		if there {
			out = append(out, LeverKind(kind))
		}
	}
	return out
}

// lone notes keys that belong to another kind of lever.
func (k *checker) lone(d *LeverDraft, kind LeverKind, path []string) {
	for _, odd := range []struct {
		key   string
		there bool
		of    LeverKind
	}{{"for", len(d.For) > 0, Accept}, {"commit", len(d.Commit) > 0, Widen}, {"to", d.To != "", Move}} {
		if odd.there && kind != odd.of {
			k.AddKey(fault.OutOfPlace, fmt.Sprintf("remove it, or write `%s`", odd.of),
				fmt.Sprintf("`%s` goes with `%s`, not with `%s`", odd.key, odd.of, kind), check.Under(path, odd.key)...)
		}
	}
}

func (k *checker) preconditionList(ids, path []string, key string) []int {
	return k.Listed(k.known.preconditions, ids, nil, path, key)
}

// widening reads to what a lever lets a delegation commit on a track; at is
// where the terms stand.
func (k *checker) widening(l *Lever, track string, terms []string, trackKey string, at, path []string) {
	if track == "" {
		k.Missing("add `to: track`", fmt.Sprintf("lever `%s` does not say to which track", l.ID),
			check.Under(path, "to"))
		return
	}
	l.Track = k.Named(k.known.tracks, track, path, trackKey)
	if len(terms) == 0 {
		k.Missing("add `commit: [party.option]`", fmt.Sprintf("lever `%s` does not say to what", l.ID), at)
	}
	for i, text := range terms {
		option, levels, place := k.leverTerm(l.Kind, text, i, at)
		if option < 0 || k.c.Options[option].Party < 0 {
			continue
		}
		party := k.c.Options[option].Party
		if l.Party < 0 {
			l.Party = party
		}
		switch {
		case party != l.Party:
			k.Add(fault.NotItsOwn, "make a lever for each",
				fmt.Sprintf("`%s` belongs to another party than `%s`", k.c.Options[option].ID, terms[0]), place...)
		case l.Track >= 0 && k.c.Tracks[l.Track].Seat(party) == nil:
			k.Add(fault.NoSeat, "give it a seat there",
				fmt.Sprintf("`%s` has no seat on track `%s`", k.c.Parties[party].ID, track), place...).
				RestsOn([]string{"tracks", track, "seats"}, []string{"tracks", track, "seats", "*"})
		default:
			l.Commit = append(l.Commit, Term{option, levels})
		}
	}
}

// leverTerm reads one option of a lever, with some of its levels or all, and
// tells where it stands: [Widen] has a list of them, [Move] one option.
func (k *checker) leverTerm(kind LeverKind, text string, i int, at []string) (option int, levels uint64,
	place []string) {
	if kind == Widen {
		place = check.Under(at, strconv.Itoa(i))
		option, levels = k.optionTerm(text, place)
		return option, levels, place
	}
	if option = k.Named(k.known.options, text, at); option >= 0 {
		levels = 1<<min(len(k.c.Options[option].Levels), MaxLevels) - 1
	}
	return option, levels, at
}

func (k *checker) opening(l *Lever, ids []string, path []string) {
	l.Opens = k.Listed(k.known.options, ids, func(o int, at []string) bool {
		if id := k.c.Options[o].ID; k.c.Options[o].Closed == "" {
			k.Add(fault.NotClosed, "mark it under options: {"+id+": {closed: why}}",
				fmt.Sprintf("option `%s` is not closed", id), at...).
				RestsOn([]string{"options", id, "closed"})
		}
		return true
	}, path, "open")
}

func (k *checker) swapping(l *Lever, ids []string, path []string) {
	if len(ids) != 2 || ids[0] == ids[1] {
		k.Add(fault.NotTwoParties, "write swap: [one, other]", "a swap is between two parties",
			check.Under(path, "swap")...)
		return
	}
	copy(l.Swap[:], k.Listed(k.known.parties, ids, nil, path, "swap"))
}

// asks lists those whom the lever asks: as written, or those its kind asks.
func (k *checker) asks(l *Lever, ids []string, path []string) []int {
	out := k.Listed(k.known.parties, ids, nil, path, "asks")
	if len(ids) == 0 {
		out = k.c.AskedBy(l)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// AskedBy lists those whom a lever of its kind asks, ascending.
func (c *Case) AskedBy(l *Lever) []int {
	var out []int
	for _, p := range l.Preconditions {
		out = append(out, c.Preconditions[p].Party)
	}
	for _, o := range l.Opens {
		out = append(out, c.Options[o].Party)
	}
	switch l.Kind {
	case Widen, Move:
		out = append(out, l.Party)
	case Swap:
		out = append(out, l.Swap[:]...)
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(p int) bool { return p < 0 })
}
