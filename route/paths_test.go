package route

// Uncommon makes small cases take the paths of large ones: fields kept in
// tables that grow with their use, conditions worked out each time, sets of bars
// told apart by number. It returns what undoes it.
func Uncommon() func() {
	w, p, m, marks := wideField, perState, maxPlanes, plainMarks
	wideField, perState, maxPlanes, plainMarks = 4, 0, 0, -1
	return func() { wideField, perState, maxPlanes, plainMarks = w, p, m, marks }
}

// Abreast has small stages gone through side by side like large ones, or none. It
// returns what undoes it.
func Abreast(all bool) func() {
	most := mostAlone
	if mostAlone = 1 << 62; all {
		mostAlone = -1
	}
	return func() { mostAlone = most }
}

// Blocks has parties with up to so many combinations of their options take their turns
// block by block, and what bars refuse kept of up to so many spots. It returns what
// undoes it.
func Blocks(combinations int, spots uint64) func() {
	own, told := mostOwn, mostTold
	mostOwn, mostTold = combinations, spots
	return func() { mostOwn, mostTold = own, told }
}
