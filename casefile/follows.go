package casefile

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
)

// A ground is what faults of a draft may rest on: the files it was read from,
// with what could not be read of them, and the other faults.
type ground struct {
	faults []plenary.Fault
	files  []file // more than one of a record, whose paths begin with the number of a file
	record bool
	read   map[string]bool // by need: what unread said
}

// A file is the tree of a text with what became of its parts.
type file struct {
	*decoder
	root *node
}

// follows reports whether f may be nothing but a consequence: of what stands on
// the way to it and could not be read, or of something that it needs.
func (g *ground) follows(f *plenary.Fault) bool {
	at := 0
	path := f.Path
	if g.record {
		at, path = position(path[0]), path[1:]
	}
	way, whole := find(g.files[at].root, path, g.files[at].meant)
	if f.Key && whole && len(way) > 0 {
		way = way[:len(way)-1]
	}
	if slices.ContainsFunc(way, func(e entry) bool { return g.files[at].spoilt[e.value] }) {
		return true
	}
	return slices.ContainsFunc(f.Needs, func(need []string) bool {
		return g.unread(need) || !g.record && g.blamed(need, f)
	})
}

// position reads the number of a file.
func position(step string) int {
	n := 0
	for _, c := range step {
		n = 10*n + int(c-'0')
	}
	return n
}

// unread reports whether what stands at a path, or would stand there, was not read
// as it stands.
func (g *ground) unread(need []string) bool {
	key := strings.Join(need, "\x00")
	known, ok := g.read[key]
	if ok {
		return known
	}
	out := false
	switch {
	case !g.record:
		out = g.lost(&g.files[0], need, g.files[0].root, need, true)
	case need[0] != "*":
		f := &g.files[position(need[0])]
		out = g.lost(f, need[1:], f.root, need[1:], true)
	default:
		for i := range g.files {
			out = out || g.lost(&g.files[i], need[1:], g.files[i].root, need[1:], true)
		}
	}
	g.read[key] = out
	return out
}

// lost is unread for the rest of a path from a node on. Where the next step of the
// path stands in a section, the other entries of the section do not count; where it
// does not, one that could not be read may be it. Of a record so may an unknown key
// in a mapping that is looked for by name.
func (g *ground) lost(f *file, path []string, n *node, rest []string, named bool) bool {
	inSection := len(path)-len(rest) > 1
	if f.spoilt[n] || f.partial[n] && (inSection || len(rest) == 0) {
		return true
	}
	if len(rest) == 0 {
		return g.record && named && f.strange[n]
	}
	if rest[0] == "*" {
		named = named && n.kind == mapping
		return slices.ContainsFunc(values(n), func(v *node) bool { return g.lost(f, path, v, rest[1:], named) })
	}
	next, ok := child(n, rest[0], f.meant)
	if !ok {
		return f.partial[n] || g.record && named && f.strange[n] ||
			len(rest) == len(path)-1 && g.misnamed(path[0], rest[0])
	}
	return g.lost(f, path, next.value, rest[1:], named)
}

// values are the items of a list, or what stands under the keys of a mapping.
func values(n *node) []*node {
	var out []*node
	for i := range n.kids {
		if n.kind == list || i%2 == 1 {
			out = append(out, &n.kids[i])
		}
	}
	return out
}

// misnamed reports whether a name that a section lacks was probably meant by an id
// there that is at fault: up.release by `release` or `up.Release`.
func (g *ground) misnamed(section, name string) bool {
	if g.record {
		return false
	}
	var odd []string
	for i := range g.faults {
		if f := &g.faults[i]; f.Key && len(f.Path) == 2 && f.Path[0] == section && ofAnID[fault.Code(f.Code)] {
			odd = append(odd, f.Path[1])
		}
	}
	return spell.Nearest(name, odd) != "" ||
		slices.ContainsFunc(odd, func(id string) bool { return strings.HasSuffix(name, "."+id) })
}

// ofAnID has the codes of ids that cannot stand as they do.
var ofAnID = map[fault.Code]bool{fault.BadID: true, fault.NoParty: true, fault.UnknownParty: true}

// blamed reports whether another fault of a case is that of what f needs, or that
// what it would stand in is missing.
func (g *ground) blamed(need []string, f *plenary.Fault) bool {
	return slices.ContainsFunc(g.faults, func(other plenary.Fault) bool {
		if len(other.Path) > len(need) || slices.Equal(other.Path, f.Path) ||
			!matches(need[:len(other.Path)], other.Path) {
			return false
		}
		return len(other.Path) == len(need) || !other.Key && !g.stands(need[:len(other.Path)+1])
	})
}

// matches reports whether a path is one of those that a pattern with "*" stands for.
func matches(pattern, path []string) bool {
	for i, step := range path {
		if pattern[i] != "*" && pattern[i] != step {
			return false
		}
	}
	return true
}

// stands reports whether a path of a case leads somewhere; one with "*" counts as
// if it did.
func (g *ground) stands(path []string) bool {
	if slices.Contains(path, "*") {
		return true
	}
	_, whole := find(g.files[0].root, path, g.files[0].meant)
	return whole
}
