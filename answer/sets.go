package answer

import "slices"

// once adds to a list what it does not have.
func once[T comparable](list []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

func none(set []uint64) bool { return !slices.ContainsFunc(set, func(w uint64) bool { return w != 0 }) }

// within reports whether a set that is not empty has nothing that another lacks.
func within(a, b []uint64) bool {
	for i := range a {
		if a[i]&^b[i] != 0 {
			return false
		}
	}
	return !none(a)
}

// meet reports whether two sets have something in common.
func meet(a, b []uint64) bool {
	for i := range a {
		if a[i]&b[i] != 0 {
			return true
		}
	}
	return false
}
