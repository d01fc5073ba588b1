package record

import (
	"slices"
	"time"
)

// A ledger follows from day to day which entries are in force. Entries that no
// other speaks of, and that speak of none, are in force once they count; the
// others are looked at together with all that they are linked to.
type ledger struct {
	r      *Record
	in     []bool  // by entry: whether it is in force
	end    []bool  // and whether it is when everything counts
	levels []uint8 // for those who follow moves
	queue  []int   // entries that do not count yet, those that count first first
	knot   []int   // by entry: the number of those it is linked with; -1 for none
	knots  [][]int // by that number: the entries, ascending
	moves  [][]int // by option: its moves, ascending
}

func (r *Record) newLedger() *ledger {
	n := len(r.Entries)
	l := &ledger{r: r, in: make([]bool, n), end: r.forceOn(nil).in, moves: make([][]int, len(r.Case.Options))}
	for i := range r.Entries {
		if e := &r.Entries[i]; e.Kind == Move {
			l.moves[e.Option] = append(l.moves[e.Option], i)
		}
		if r.Entries[i].Confirmed {
			l.queue = append(l.queue, i)
		}
	}
	counts := func(i int) time.Time { return latest(r.Entries[i].On.To, r.Entries[i].Public) }
	slices.SortStableFunc(l.queue, func(a, b int) int { return counts(a).Compare(counts(b)) })
	l.tie()
	return l
}

// tie finds which entries are linked, over others too.
func (l *ledger) tie() {
	n := len(l.r.Entries)
	links := make(graph, n)
	link := func(i, j int) {
		if j >= 0 {
			links[i], links[j] = append(links[i], j), append(links[j], i)
		}
	}
	for i := range l.r.Entries {
		e := &l.r.Entries[i]
		link(i, e.Corrects)
		link(i, e.Withdraws)
		for _, j := range e.Contradicts {
			link(i, j)
		}
	}
	l.knot = slices.Repeat([]int{-1}, n)
	for i := range links {
		if len(links[i]) == 0 || l.knot[i] >= 0 {
			continue
		}
		these := []int{i}
		l.knot[i] = len(l.knots)
		for k := 0; k < len(these); k++ {
			for _, j := range links[these[k]] {
				if l.knot[j] < 0 {
					l.knot[j] = len(l.knots)
					these = append(these, j)
				}
			}
		}
		slices.Sort(these)
		l.knots = append(l.knots, these)
	}
}

// reach goes on to a day, and returns the entries that came to be in force or
// ceased to since the day before.
func (l *ledger) reach(day time.Time) []int {
	var flips []int
	touched := map[int]bool{}
	for ; len(l.queue) > 0 && l.r.Entries[l.queue[0]].counted(day); l.queue = l.queue[1:] {
		i := l.queue[0]
		if k := l.knot[i]; k >= 0 {
			touched[k] = true
			continue
		}
		l.in[i] = true
		flips = append(flips, i)
	}
	for k := range touched {
		for at, is := range l.r.part(l.knots[k]).forceOn(&day).in {
			if i := l.knots[k][at]; l.in[i] != is {
				l.in[i] = is
				flips = append(flips, i)
			}
		}
	}
	slices.Sort(flips)
	return flips
}

// part is the record of some entries alone, ascending, that no others are linked to.
func (r *Record) part(these []int) *Record {
	at := map[int]int{-1: -1}
	for k, i := range these {
		at[i] = k
	}
	out := &Record{Case: r.Case}
	for _, i := range these {
		e := r.Entries[i]
		e.Corrects, e.Withdraws = at[e.Corrects], at[e.Withdraws]
		var others []int
		for _, j := range e.Contradicts {
			others = append(others, at[j])
		}
		e.Contradicts = others
		out.Entries = append(out.Entries, e)
	}
	return out
}

// origin is the level of an option before its first move in force, or, when there
// is none, on the day.
func (l *ledger) origin(option int) uint8 {
	level := l.r.Case.Options[option].Now
	known := false // what a later move says
	for k, i := range l.moves[option] {
		e := &l.r.Entries[i]
		switch {
		case l.in[i] && e.From >= 0:
			return uint8(e.From)
		case l.in[i]:
			return uint8(l.cameFrom(option, k))
		case l.end[i] && e.From >= 0 && !known:
			level, known = e.From, true
		}
	}
	return uint8(level)
}

// cameFrom is the level before a move in force that does not say it and that none
// in force precedes: see [Day.cameFrom].
func (l *ledger) cameFrom(option, at int) int {
	moves := l.moves[option]
	later := func(i int) bool { return l.end[i] && !l.in[i] }
	for _, i := range slices.Backward(moves[:at]) {
		if later(i) {
			return l.r.Entries[i].Level
		}
	}
	for _, i := range moves[at+1:] {
		if e := &l.r.Entries[i]; later(i) && e.From >= 0 {
			return e.From
		}
	}
	return l.r.Case.Options[option].Now
}
