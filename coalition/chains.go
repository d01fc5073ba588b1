package coalition

import "context"

// chains finds which gains are answered by joint gains of others, one after another. It
// begins with those states from which improvements of single parties lead to no gain; only
// gains that the others could answer at all, and that these do not answer, are looked at,
// each with the states in which the coalition stands as there.
func (f *Finder) chains(ctx context.Context, j *Judgement, answered bits64, left *int64) error {
	copy(j.met[SEQ], j.met[Alone])
	seen := map[string]bool{}
	for i := range j.Gains {
		if !j.met[GMR][i] || j.met[SEQ][i] {
			continue
		}
		if key := f.standing(j.Gains[i], j.Members); !seen[key] {
			seen[key] = true
			if err := f.slice(ctx, j, i, answered, left); err != nil {
				return err
			}
		}
	}
	return nil
}

// standing is how the members of a coalition stand in a state.
func (f *Finder) standing(state int, h Set) string {
	var key []byte
	for _, p := range h.Members() {
		n := f.own[p][state]
		key = append(key, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
	return string(key)
}

// slice looks at the states in which a coalition stands as in the i-th gain: backwards from
// those that are answered, one joint gain of others after another.
func (f *Finder) slice(ctx context.Context, j *Judgement, i int, answered bits64, left *int64) error {
	others := f.all &^ j.Members
	var queue, rest []uint32
	for s := range f.sp.Len() {
		switch {
		case !f.changed(s, j.Gains[i]).Within(others):
		case answered.has(s):
			queue = append(queue, uint32(s))
		default:
			rest = append(rest, uint32(s))
		}
	}
	waiting := map[int]int{} // of states that are gains to answer: their places
	for k, q := range j.Gains {
		if j.met[GMR][k] && !j.met[SEQ][k] && f.changed(q, j.Gains[i]).Within(others) {
			waiting[q] = k
		}
	}
	roads := map[uint32]*roads{}
	for at := 0; at < len(queue) && len(waiting) > 0; at++ {
		if *left -= int64(len(rest)); *left < 0 {
			j.open = true
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		kept := rest[:0]
		for _, a := range rest {
			if !f.jointly(roads, a, queue[at], others, left) {
				kept = append(kept, a)
				continue
			}
			queue = append(queue, a)
			answered.add(int(a))
			if k, is := waiting[int(a)]; is {
				j.met[SEQ][k] = true
				delete(waiting, int(a))
			}
		}
		rest = kept
	}
	return nil
}

// jointly reports whether one state is a joint gain from another of some of these parties.
func (f *Finder) jointly(known map[uint32]*roads, from, to uint32, among Set, left *int64) bool {
	change, prefer := f.changed(int(from), int(to)), f.prefers(int(to), int(from))&among
	if !change.Within(prefer) {
		return false
	}
	r := known[from]
	if r == nil {
		r = f.roads(int(from))
		known[from] = r
	}
	if !r.allowed(int(to)) {
		return false
	}
	if r.straight(int(to), change) {
		return true
	}
	if _, done := r.floods[prefer]; !done {
		*left -= int64(f.sp.Len())
	}
	return r.flooded(prefer).has(int(to))
}
