package casefile

import "strconv"

// find follows a path of keys and positions, as in [plenary.Fault], as far as
// it stands in the text. It returns every entry on the way, the last of them
// where the path ends; list items have no key. whole says whether the path
// was followed to its end.
func find(root *node, path []string, meant map[*node]string) (way []entry, whole bool) {
	at := root
	for i, step := range path {
		next, ok := child(at, step, meant)
		if !ok {
			return way, at.kind == scalar && shortened(path[i:])
		}
		way = append(way, next)
		at = next.value
	}
	return way, true
}

// shortened says whether the rest of a path may be left out in the text: a
// statement that is only its `want`, a condition that is only its `when`, one
// reference for a list of them, one code for a tier.
func shortened(rest []string) bool {
	return len(rest) == 1 && (rest[0] == "want" || rest[0] == "when" || rest[0] == "0")
}

func child(n *node, step string, meant map[*node]string) (entry, bool) {
	switch n.kind {
	case list:
		if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(n.kids) {
			return entry{value: &n.kids[i]}, true
		}
	case mapping:
		return keyed(n, step, meant)
	}
	return entry{}, false
}

// keyed finds the entry of a key, or else one that is read as that key.
func keyed(n *node, name string, meant map[*node]string) (entry, bool) {
	for i := 0; i < len(n.kids); i += 2 {
		if k := &n.kids[i]; k.kind == scalar && !k.null && k.text == name {
			return entry{k, &n.kids[i+1]}, true
		}
	}
	for i := 0; i < len(n.kids) && len(meant) > 0; i += 2 {
		if meant[&n.kids[i]] == name {
			return entry{&n.kids[i], &n.kids[i+1]}, true
		}
	}
	return entry{}, false
}

// pointed chooses what to point at for a fault of e: the value if it is text,
// or else its key.
func pointed(e entry, key bool) *node {
	if e.key != nil && (key || e.value.kind != scalar || e.value.leftOut()) {
		return e.key
	}
	return e.value
}
