package reading

import (
	"slices"
	"strings"
)

// Known are the people of the case by their names, which are looked up for every
// name of the text.
type known struct {
	byName map[string]int      // the first person so called
	byWord map[string][]string // the ids of those called so, or whose name ends so; two at most
	ids    []string
	party  map[string]string // by id
}

// The bearers of a first or last name are the full names in text and case that it
// can stand for.
type bearers struct {
	first string
	n     int
	ids   []string // of the people of the case, "" for somebody else; two at most
}

// newKnown looks up names as plain writes them.
func newKnown(people []Person, plain func(name string) string) *known {
	k := &known{byName: map[string]int{}, byWord: map[string][]string{}, party: map[string]string{}}
	for i, p := range people {
		k.ids = append(k.ids, p.ID)
		if _, twice := k.party[p.ID]; !twice {
			k.party[p.ID] = p.Party
		}
		for _, name := range append([]string{p.Name}, p.Also...) {
			n := plain(name)
			if n == "" {
				continue
			}
			if full := plainHyphens(n); k.byName[full] == 0 {
				k.byName[full] = i + 1
			}
			for _, word := range []string{n, n[strings.LastIndexByte(n, ' ')+1:]} {
				k.byWord[word] = oneMore(k.byWord[word], p.ID)
			}
		}
	}
	return k
}

func plainHyphens(name string) string { return strings.ReplaceAll(name, "-", " ") }

// exactly finds the first person whose name, or another name written for it, the
// words are; or end with, where it has two words and more.
func (k *known) exactly(n string) (id string, ok bool) {
	n = plainHyphens(n)
	first := k.byName[n]
	for at := strings.IndexByte(n, ' ') + 1; at > 0; {
		rest := n[at:]
		next := strings.IndexByte(rest, ' ') + 1
		if next == 0 {
			break
		}
		if i := k.byName[rest]; i > 0 && (first == 0 || i < first) {
			first = i
		}
		at += next
	}
	if first == 0 {
		return "", false
	}
	return k.ids[first-1], true
}

// oneMore adds an id to a list of different ones, which need not be longer than two.
func oneMore(ids []string, id string) []string {
	if len(ids) > 1 || slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}
