package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
)

// waitParts is who waits for whom in parts that are drawn by themselves: those that
// hang together; of one with too many things its circles, or else as many waits as find
// room. all reports whether everything is drawn.
func waitParts(w *answer.Waiting) (parts []*answer.Waiting, all bool) {
	all = true
	for _, p := range connected(w) {
		if len(p.Things) <= mostBoxes {
			parts = append(parts, p)
			continue
		}
		all = false
		circles := connected(onlyWaits(p, func(circles []int) bool { return len(circles) > 0 }))
		for _, c := range circles {
			parts = append(parts, fewer(c)...)
		}
		if len(circles) == 0 {
			parts = append(parts, connected(firstWaits(p))...)
		}
	}
	if len(parts) > mostParts {
		parts, all = parts[:mostParts], false
	}
	return parts, all
}

// fewer is circles that hang together, one by one where they have too many things.
func fewer(p *answer.Waiting) []*answer.Waiting {
	if len(p.Things) <= mostBoxes {
		return []*answer.Waiting{p}
	}
	var numbers []int
	for i := range p.Waits {
		numbers = once(numbers, p.Waits[i].Circles...)
	}
	slices.Sort(numbers)
	var out []*answer.Waiting
	for _, n := range numbers[:min(len(numbers), mostParts)] {
		one := onlyWaits(p, func(circles []int) bool { return slices.Contains(circles, n) })
		if len(one.Things) > mostBoxes {
			one = firstWaits(one)
		}
		out = append(out, one)
	}
	return out
}

// firstWaits is the first waits, as many as have no more things than find room.
func firstWaits(p *answer.Waiting) *answer.Waiting {
	out := &answer.Waiting{}
	for i := range p.Waits {
		more := &answer.Waiting{Waits: append(slices.Clone(out.Waits), p.Waits[i])}
		if more.Things = thingsOf(p, more); len(more.Things) > mostBoxes {
			break
		}
		out = more
	}
	for _, x := range p.Takes {
		if hasThing(out, x.What) && hasThing(out, x.Takes) {
			out.Takes = append(out.Takes, x)
		}
	}
	return out
}

// onlyWaits is the waits that are in certain circles, and the things of these.
func onlyWaits(p *answer.Waiting, in func(circles []int) bool) *answer.Waiting {
	out := &answer.Waiting{}
	for _, x := range p.Waits {
		if in(x.Circles) {
			out.Waits = append(out.Waits, x)
		}
	}
	for _, x := range p.Takes {
		if in(x.Circles) {
			out.Takes = append(out.Takes, x)
		}
	}
	out.Things = thingsOf(p, out)
	return out
}

// thingsOf lists the things of p that some of its waits and takes join.
func thingsOf(p, some *answer.Waiting) []answer.Thing {
	var named []answer.ConditionID
	for _, x := range some.Waits {
		named = once(named, x.What, x.For)
	}
	for _, x := range some.Takes {
		named = once(named, x.What, x.Takes)
	}
	var out []answer.Thing
	for _, t := range p.Things {
		if slices.Contains(named, t.What) {
			out = append(out, t)
		}
	}
	return out
}

func hasThing(w *answer.Waiting, id answer.ConditionID) bool {
	return slices.ContainsFunc(w.Things, func(t answer.Thing) bool { return t.What == id })
}

// connected divides who waits for whom into parts that hang together, those with circles
// first. What takes something else joins parts where it closes a circle; elsewhere it is drawn
// within a part alone, and the table has it.
func connected(w *answer.Waiting) []*answer.Waiting {
	part := map[answer.ConditionID]int{}
	for i, t := range w.Things {
		part[t.What] = i
	}
	join := func(a, b answer.ConditionID) {
		from, to := part[a], part[b]
		for id, p := range part {
			if p == max(from, to) {
				part[id] = min(from, to)
			}
		}
	}
	for _, x := range w.Waits {
		join(x.What, x.For)
	}
	for _, x := range w.Takes {
		if len(x.Circles) > 0 {
			join(x.What, x.Takes)
		}
	}
	var out []*answer.Waiting
	for i := range w.Things {
		p := &answer.Waiting{}
		for _, x := range w.Waits {
			if part[x.What] == i {
				p.Waits = append(p.Waits, x)
			}
		}
		for _, x := range w.Takes {
			if part[x.What] == i && part[x.Takes] == i {
				p.Takes = append(p.Takes, x)
			}
		}
		if p.Things = thingsOf(w, p); len(p.Things) > 0 {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b *answer.Waiting) int { return firstCircle(a) - firstCircle(b) })
	return out
}

// firstCircle is the least number of a circle of a part; more than any where there is none.
func firstCircle(w *answer.Waiting) int {
	least := 1 << 30
	for i := range w.Waits {
		for _, n := range w.Waits[i].Circles {
			least = min(least, n)
		}
	}
	return least
}
