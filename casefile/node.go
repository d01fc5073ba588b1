package casefile

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/plenary-talks/plenary/internal/fault"
)

type nodeKind uint8

const (
	scalar nodeKind = iota
	list
	mapping
)

// A style is how a node is written.
type style uint8

const (
	plain style = iota
	single
	double
	literal
	folded
	block // lists and mappings only
	flow  // lists and mappings only
)

// A node is one part of the text as YAML divides it.
type node struct {
	kind  nodeKind
	style style
	null  bool   // a scalar that YAML reads as nothing: left out, ~ or null
	text  string // of a scalar: its characters, whatever YAML makes of them
	at    int    // where it begins in the text
	kids  []node // of a list: its items; of a mapping: key, value, key, value …
}

// leftOut says whether nothing stands in the text for n.
func (n *node) leftOut() bool { return n.kind == scalar && n.null && n.text == "" }

// describe names what n is, for "should be X, not Y".
func (n *node) describe() string {
	switch {
	case n.kind == list:
		return "a list"
	case n.kind == mapping:
		return "a mapping"
	case n.null:
		return "empty"
	}
	return "text"
}

// A grower turns the library's nodes into ours, in the order of the text, and
// refuses what a case may not use: anchors, aliases, tags and merge keys.
type grower struct {
	*source
	line, col, off int // a place already worked out; line and column from 1
	flaws          []flaw
}

func (g *grower) grow(y *yaml.Node, key bool) node {
	n := node{style: styleOf(y), at: g.find(y), text: y.Value}
	n.kind = map[yaml.Kind]nodeKind{yaml.SequenceNode: list, yaml.MappingNode: mapping}[y.Kind]
	n.null = n.kind == scalar && n.style == plain && y.Tag == "!!null"
	g.refuse(y, n, key)
	if len(y.Content) > 0 {
		n.kids = make([]node, len(y.Content))
	}
	for i := range y.Content {
		n.kids[i] = g.grow(y.Content[i], n.kind == mapping && i%2 == 0)
		if at := n.kids[i].at - 1; n.kind == list && absent(y.Content[i]) && at >= 0 && g.text[at] == '-' {
			n.kids[i].at = at // an item left out is where its dash is
		}
	}
	return n
}

// find returns where y begins. Columns count runes, so a long line is walked
// once, from one node to the next.
func (g *grower) find(y *yaml.Node) int {
	if y.Line != g.line || y.Column < g.col {
		g.line, g.col, g.off = y.Line, 1, g.offset(y.Line, 1)
	}
	for end := g.lineEnd(g.line - 1); g.col < y.Column && g.off < end; g.col++ {
		_, size := utf8.DecodeRuneInString(g.text[g.off:end])
		g.off += size
	}
	return g.off
}

// absent says whether y is a value that was left out.
func absent(y *yaml.Node) bool {
	return y.Kind == yaml.ScalarNode && y.Value == "" && y.Tag == "!!null"
}

func styleOf(y *yaml.Node) style {
	switch {
	case y.Kind != yaml.ScalarNode && y.Style&yaml.FlowStyle != 0:
		return flow
	case y.Kind == yaml.SequenceNode, y.Kind == yaml.MappingNode:
		return block
	case y.Style&yaml.DoubleQuotedStyle != 0:
		return double
	case y.Style&yaml.SingleQuotedStyle != 0:
		return single
	case y.Style&yaml.LiteralStyle != 0:
		return literal
	case y.Style&yaml.FoldedStyle != 0:
		return folded
	}
	return plain
}

func (g *grower) refuse(y *yaml.Node, n node, key bool) {
	var first byte
	if n.at < len(g.text) && !absent(y) {
		first = g.text[n.at]
	}
	switch {
	case y.Kind == yaml.AliasNode, y.Anchor != "":
		g.unfit(n.at, fault.Anchor, anchorMsg, g.orText(n.at, anchorHint))
	case y.Style&yaml.TaggedStyle != 0, first == '!':
		g.unfit(n.at, fault.Tag, tagMsg, g.orText(n.at, tagHint))
	case key && n.style == plain && n.text == "<<":
		g.unfit(n.at, fault.MergeKey, "merge keys are not read", "write the keys out where they are needed")
	}
}

const (
	anchorMsg  = "anchors (&) and aliases (*) are not read"
	anchorHint = "write the value out where it is needed; quote text that begins with & or *"
	tagMsg     = "tags (!) are not read"
	tagHint    = "remove it; a condition says `not`; quote text that begins with !"
)

// orText is what to write if a sign of YAML was meant as text, or else hint.
func (g *grower) orText(off int, hint string) string {
	if off < len(g.text) {
		if said := g.meantAsText(off); said != "" {
			return said
		}
	}
	return hint
}

// unfit notes a flaw of the word at off, once.
func (g *grower) unfit(off int, code fault.Code, msg, hint string) {
	if k := len(g.flaws); k > 0 && g.flaws[k-1].start == off {
		return
	}
	g.flaws = append(g.flaws, flaw{start: off, end: off + wordLen(g.text[off:]), code: code, msg: msg, hint: hint})
}

// wordLen is the length of what stands before the next blank or bracket.
func wordLen(text string) int {
	if i := strings.IndexAny(text, " \t\r\n,]}"); i >= 0 {
		return i
	}
	return len(text)
}
