package mcp

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A leftOut is a part of an answer that did not find room.
type leftOut struct {
	At    string `json:"at"`
	Given int    `json:"given,omitempty"`
	Of    int    `json:"of,omitempty"`
	URI   string `json:"uri,omitempty"`
}

// leastRoom is how many bytes a part must get for a beginning of it to be given.
const leastRoom = 300

// cut returns a value with at most so many bytes: whole parts of it, the small
// ones first, and of lists the first entries. What was left out is told by where
// it stands, in order.
func cut(t *outlet.Tree, at string, room int) (*outlet.Tree, []leftOut) {
	switch {
	case t.Size() <= room:
		return t, nil
	case room < leastRoom && at != "", !t.IsObject() && !t.IsList():
		return nil, []leftOut{{At: at}}
	case t.IsList():
		return cutList(t, at, room)
	}
	return cutObject(t, at, room)
}

func cutList(t *outlet.Tree, at string, room int) (*outlet.Tree, []leftOut) {
	left := leftOut{At: at, Of: len(t.Parts)}
	var kept []*outlet.Tree
	used := 2
	for _, part := range t.Parts {
		if used += part.Size() + 1; used > room {
			break
		}
		kept = append(kept, part)
	}
	left.Given = len(kept)
	if len(kept) > 0 {
		return t.With(nil, kept), []leftOut{left}
	}
	first, within := cut(t.Parts[0], at+"/0", room-2)
	if first == nil {
		return nil, []leftOut{left}
	}
	left.Given = 1
	return t.With(nil, []*outlet.Tree{first}), append(within, left)
}

// cutObject shares the room between the members: what a small one does not take
// is for the larger ones.
func cutObject(t *outlet.Tree, at string, room int) (*outlet.Tree, []leftOut) {
	order := make([]int, len(t.Parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.Parts[a].Size(), t.Parts[b].Size()) })
	kept := make([]*outlet.Tree, len(t.Parts))
	lefts := make([][]leftOut, len(t.Parts))
	room -= 2
	for n, i := range order {
		own := outlet.NameSize(t.Names[i]) + 1
		share := room/(len(order)-n) - own
		kept[i], lefts[i] = cut(t.Parts[i], at+"/"+step(t.Names[i]), share)
		if kept[i] != nil {
			room -= own + kept[i].Size()
		}
	}
	var names []string
	var parts []*outlet.Tree
	for i, part := range kept {
		if part != nil {
			names, parts = append(names, t.Names[i]), append(parts, part)
		}
	}
	return t.With(names, parts), slices.Concat(lefts...)
}

// step is a name as a JSON Pointer has it.
func step(name string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(name) }

// find returns the part of a value that a JSON Pointer leads to; nil when there
// is none.
func find(t *outlet.Tree, at string) *outlet.Tree {
	if at == "" {
		return t
	}
	if at[0] != '/' {
		return nil
	}
	for _, name := range strings.Split(at[1:], "/") {
		name = strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
		i := slices.Index(t.Names, name)
		if t.IsList() {
			n, err := strconv.Atoi(name)
			if i = n; err != nil || strconv.Itoa(n) != name {
				return nil
			}
		}
		if i < 0 || i >= len(t.Parts) {
			return nil
		}
		t = t.Parts[i]
	}
	return t
}

// A piece is a part of an answer, on a page of it.
type piece struct {
	At    string       `json:"at"` // where it stands, a JSON Pointer
	Value *outlet.Tree `json:"value"`
}

// pieces takes a value apart into pieces of at most so many bytes each, as few
// as may be; what has no parts is one however long.
func pieces(t *outlet.Tree, at string, most int) []piece {
	if t.Size() <= most || len(t.Parts) == 0 {
		return []piece{{at, t}}
	}
	var out []piece
	for i, part := range t.Parts {
		name := strconv.Itoa(i)
		if t.IsObject() {
			name = step(t.Names[i])
		}
		out = append(out, pieces(part, at+"/"+name, most)...)
	}
	return out
}

// paged puts pieces on pages of at most so many bytes each, in order.
func paged(all []piece, most int) [][]piece {
	var out [][]piece
	used := 0
	for _, p := range all {
		size := p.Value.Size() + len(p.At) + len(`{"at":"","value":},`)
		if len(out) == 0 || used+size > most {
			out, used = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], p)
		used += size
	}
	return out
}

// pagesOf cuts a text into pages of at most so many bytes: before a heading of
// Markdown where one is not far, else between paragraphs or lines.
func pagesOf(text string, most int) []string {
	var out []string
	for len(text) > most {
		at := cutAt(text[:most])
		out, text = append(out, text[:at]), text[at:]
	}
	return append(out, text)
}

func cutAt(text string) int {
	for _, before := range []string{"\n## ", "\n### ", "\n\n", "\n", " "} {
		if at := strings.LastIndex(text, before); at >= len(text)/2 {
			return at + 1
		}
	}
	return len(strings.ToValidUTF8(text, ""))
}
