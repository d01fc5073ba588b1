package casefile

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A branch is a value to be written: a scalar, a list or a mapping. Written on
// one line where that is short, on lines of its own elsewhere.
type branch struct {
	kind  nodeKind
	text  string   // of a scalar, as YAML has it
	names []string // of a mapping, as YAML has them
	kids  []*branch
}

// plainCondition is a condition that stands without quotes anywhere.
var plainCondition = regexp.MustCompile(`^[a-z(][a-z0-9_.() =<>!-]*$`)

// add puts a value under a key, if there is one.
func (b *branch) add(name string, kid *branch) {
	if kid != nil {
		b.names, b.kids = append(b.names, name), append(b.kids, kid)
	}
}

// widest is how many columns a line has on which a list or a mapping stands
// within brackets.
const widest = 110

// lines writes a list or a mapping, an entry a line or more.
func (b *branch) lines(out *strings.Builder, indent string) {
	if len(b.kids) == 0 { // as nothing else can be written on lines
		out.WriteString(indent + b.flow() + "\n")
	}
	for i, kid := range b.kids {
		if b.kind == list {
			kid.item(out, indent)
			continue
		}
		out.WriteString(indent + b.names[i] + ":")
		kid.value(out, indent)
	}
}

// value writes what follows the colon of a key.
func (b *branch) value(out *strings.Builder, indent string) {
	switch {
	case b.kind == mapping && len(b.kids) == 0:
		out.WriteString("\n")
	case b.kind == scalar || b.fits(len(indent)):
		out.WriteString(" " + b.flow() + "\n")
	default:
		out.WriteString("\n")
		b.lines(out, indent+"  ")
	}
}

// item writes an item of a list.
func (b *branch) item(out *strings.Builder, indent string) {
	if b.kind == scalar || len(b.kids) == 0 || b.fits(len(indent)) {
		out.WriteString(indent + "- " + b.flow() + "\n")
		return
	}
	var inner strings.Builder
	b.lines(&inner, indent+"  ")
	out.WriteString(indent + "- " + inner.String()[len(indent)+2:])
}

// fits reports whether it is short enough for one line.
func (b *branch) fits(indent int) bool { return b.width(widest-indent-longestKey) >= 0 }

// longestKey is room for a key before a value.
const longestKey = 24

// width is what is left of some room once it is written within brackets; below
// zero when that is too little. Of what is far too wide not all is looked at.
func (b *branch) width(room int) int {
	room -= utf8.RuneCountInString(b.text) + 2
	for i, kid := range b.kids {
		if b.kind == mapping {
			room -= utf8.RuneCountInString(b.names[i]) + 2
		}
		if room < 0 {
			return room
		}
		room = kid.width(room)
	}
	return room
}

// flow is all of it on one line.
func (b *branch) flow() string {
	if b.kind == scalar {
		return b.text
	}
	parts := make([]string, len(b.kids))
	for i, kid := range b.kids {
		if parts[i] = kid.flow(); b.kind == mapping && kid.kind == mapping && len(kid.kids) == 0 {
			parts[i] = b.names[i] + ": "
		} else if b.kind == mapping {
			parts[i] = b.names[i] + ": " + parts[i]
		}
	}
	all := strings.Join(parts, ", ")
	if b.kind == list {
		return "[" + all + "]"
	}
	return "{" + all + "}"
}
