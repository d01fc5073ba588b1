package reading

import (
	"strings"

	nethtml "golang.org/x/net/html"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
)

// Bounds of a report. Each is far beyond what anybody reports, and what the
// rules take grows with each of them no more than in proportion.
const (
	maxShown   = 2_000_000  // characters that a reader sees: a thousand pages
	maxBlocks  = 50_000     // paragraphs, headings and labels
	maxTags    = 200_000    // and attributes, in a page
	maxRebuilt = 1_000_000  // tags that a browser would add: open bold and the like begin anew in every paragraph
	maxNested  = 60_000_000 // characters and tags of a page, of every element that they are in
)

// tooMuch is the error of a report past a bound.
func tooMuch(what string, bound int) error {
	return &plenary.Limit{
		Code: plenary.LimitSize, What: what + " in one report", Bound: int64(bound),
		Fix: "save the report alone, as plain text, or in parts",
	}
}

// withinBounds refuses texts that are more than a report.
func withinBounds(t *evidence.Text) error {
	if t.HTML() {
		if err := pageWithinBounds(t.Source()); err != nil {
			return err
		}
	}
	if n := len(t.Visible()); n > maxShown {
		return tooMuch("characters", maxShown)
	}
	return nil
}

// pageWithinBounds counts what the tree of a page would hold.
func pageWithinBounds(source string) error {
	z := nethtml.NewTokenizer(strings.NewReader(source))
	tags, rebuilt, open := 0, 0, unclosed{}
	for kind := z.Next(); kind != nethtml.ErrorToken; kind = z.Next() {
		if kind == nethtml.TextToken {
			continue
		}
		tags++
		whole := string(z.Raw())
		name, more := z.TagName()
		for more {
			_, _, more = z.TagAttr()
			tags++
		}
		switch {
		case !formatting[string(name)]:
			rebuilt += open.n
		case kind == nethtml.EndTagToken:
			open.close(string(name))
		default:
			open.open(string(name), whole)
		}
		switch {
		case tags > maxTags:
			return tooMuch("tags and attributes", maxTags)
		case rebuilt > maxRebuilt:
			return tooMuch("tags to add for <b>, <font> and the like that are not closed", maxRebuilt)
		}
	}
	return nil
}

// nestedWithinBounds refuses a page of which much lies deep: the reader mode
// looks at all that is in an element, of every element.
func nestedWithinBounds(n *nethtml.Node) error {
	work := 0
	for depth := 0; n != nil; {
		work += depth * (tagCost + len(n.Data))
		if n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != nil && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	if work > maxNested {
		return tooMuch("characters and tags in all elements that lie in one another", maxNested)
	}
	return nil
}

const tagCost = 8 // of a tag, in characters

// unclosed are formatting elements that begin anew after others end, of equal
// ones three.
type unclosed struct {
	n     int
	tags  map[string][]string // as written, by name
	equal map[string]int
}

func (u *unclosed) open(name, tag string) {
	if u.tags == nil {
		u.tags, u.equal = map[string][]string{}, map[string]int{}
	}
	if u.equal[tag] < 3 {
		u.equal[tag]++
		u.tags[name] = append(u.tags[name], tag)
		u.n++
	}
}

func (u *unclosed) close(name string) {
	if list := u.tags[name]; len(list) > 0 {
		u.equal[list[len(list)-1]]--
		u.tags[name] = list[:len(list)-1]
		u.n--
	}
}

// formatting elements go on beyond the element in which they began, until they
// are closed.
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true,
	"small": true, "strike": true, "strong": true, "tt": true, "u": true,
}
