package foreign

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/glyph"
)

// IDs makes ids of names, each another.
type IDs struct{ taken map[string]bool }

// NewIDs returns an empty IDs.
func NewIDs() *IDs { return &IDs{map[string]bool{}} }

// maxID is how long an id becomes, in bytes.
const maxID = 32

// Of makes an id of a name: its Latin letters and digits, marks aside, and
// hyphens. What is left of a name that has too few of these follows the id
// other, which stands by itself where nothing is left.
func (ids *IDs) Of(name, other string) string {
	id := slug(name)
	switch {
	case id == "":
		id = other
	case !expr.IsID(id) || expr.QuoteLevel(id) != id: // it begins with a digit, or is a word of conditions
		id = other + "-" + id
	}
	out := id
	for n := 2; ids.taken[out]; n++ {
		out = fmt.Sprintf("%s-%d", id, n)
	}
	ids.taken[out] = true
	return out
}

func slug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.Trim(b.String(), "-_")
	if len(id) > maxID {
		id = id[:maxID]
		if cut := strings.LastIndexByte(id, '-'); cut > maxID/2 {
			id = id[:cut]
		}
	}
	return strings.Trim(id, "-_")
}

// Levels makes levels of names: none is empty, and none looks like another. It
// calls changed for each that is not what it was.
func Levels(names []string, changed func(i int, is string)) []string {
	var out []string
	for i, name := range names {
		level := strings.TrimSpace(strings.Join(strings.Fields(name), " "))
		if glyph.Fold(level) == "" {
			level = fmt.Sprint(i + 1)
		}
		like := func(other string) bool { _, odd := expr.Unlike(other, level); return odd || other == level }
		for first, n := level, 2; slices.ContainsFunc(out, like); n++ {
			level = fmt.Sprintf("%s (%d)", first, n)
		}
		if level != name {
			changed(i, level)
		}
		out = append(out, level)
	}
	return out
}
