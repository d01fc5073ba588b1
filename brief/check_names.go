package brief

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/glyph"
)

// names notes what readers cannot tell apart: two of a kind with one name.
func (c *Checkup) names(of *plenary.Case, d *plenary.Draft) {
	c.partyNames(of)
	c.quotedWhole(of)
	for _, n := range sameNamed(of.People[:len(d.People)]) {
		if n.Text != "" {
			c.Notes = append(c.Notes, n)
		}
	}
	tracks := namesakes{}
	for _, t := range of.Tracks {
		if first, taken := tracks.take(t.Name, t.ID); taken {
			c.note([]string{"tracks", t.ID, "name"}, "the tracks %s and %s are both called %s; give one another `name`", first, t.ID, called(t.Name))
		}
	}
	says := map[int]namesakes{}
	for _, o := range of.Options {
		c.levelNames(&o)
		if says[o.Party] == nil {
			says[o.Party] = namesakes{}
		}
		if first, taken := says[o.Party].take(o.Says, o.ID); taken {
			c.note([]string{"options", o.ID, "says"}, "%s and %s both say “%s”; say in one of them what is different", first, o.ID, clean(o.Says))
		}
	}
}

func (c *Checkup) partyNames(of *plenary.Case) {
	seen := namesakes{}
	for _, p := range of.Parties {
		for i, name := range append([]string{p.Name}, p.Also...) {
			if first, taken := seen.take(name, p.ID); taken {
				c.note(namePath("parties", p.ID, i), "the parties %s and %s are both called %s; give one another name", first, p.ID, called(name))
			}
		}
	}
}

// sameNamed returns a note for each person, without text unless an earlier one
// has the same name.
func sameNamed(people []plenary.Person) []Note {
	seen, out := namesakes{}, make([]Note, len(people))
	for i, p := range people {
		for j, name := range append([]string{p.Name}, p.Also...) {
			if first, taken := seen.take(name, p.ID); taken {
				out[i] = Note{path: namePath("people", p.ID, j), Text: fmt.Sprintf("the persons %s and %s are both called %s; give one another name, or leave one out", first, p.ID, called(name))}
			}
		}
	}
	return out
}

func (c *Checkup) levelNames(o *plenary.Option) {
	seen := namesakes{}
	for i, l := range o.Levels {
		if why := mistyped(l); why != "" {
			c.note([]string{"options", o.ID, "levels", strconv.Itoa(i)}, "the level %s of %s %s; whoever writes it in a condition will miss that", called(l), o.ID, why)
		}
		if first, taken := seen.take(l, l); taken {
			c.note([]string{"options", o.ID, "levels"}, "two levels of %s differ in nothing but capitals or spaces, %s and %s; leave one out", o.ID, flow(first), flow(l))
		}
	}
}

// mistyped tells what in the name of a level is not seen; "" when all is.
func mistyped(level string) string {
	for i, r := range level {
		if c, odd := glyph.Of(r); odd && c.Kind == glyph.Hidden && !glyph.Joins(level, i, r) {
			return "has " + c.String() + ", which nobody sees"
		}
	}
	blank := func(r rune) bool {
		c, odd := glyph.Of(r)
		return unicode.IsSpace(r) || odd && c.Kind == glyph.Blank
	}
	switch {
	case strings.TrimFunc(level, blank) != level:
		return "begins or ends with a blank"
	case strings.ContainsFunc(level, func(r rune) bool { return r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 }):
		return "has a line break in it"
	}
	return ""
}

// namesakes remembers who has a name already.
type namesakes map[string]string

// take gives a name to an id, unless another has it: then it returns whose it
// is. Letter case, spaces, the shape of dashes and quotes, the width of letters
// and what is not seen make no difference.
func (n namesakes) take(name, id string) (first string, taken bool) {
	key := strings.ToLower(glyph.Fold(name))
	if key == "" {
		return "", false
	}
	first, taken = n[key]
	if !taken {
		n[key] = id
	}
	return first, taken && first != id
}

// namePath leads to a name, the first of which is the main one.
func namePath(section, id string, i int) []string {
	if i == 0 {
		return []string{section, id, "name"}
	}
	return []string{section, id, "also", strconv.Itoa(i - 1)}
}

// quotedWhole notes names and texts that stand as a whole between quotation marks
// of a word processor: these were most likely typed to quote a value of the file,
// and are shown as part of it.
func (c *Checkup) quotedWhole(of *plenary.Case) {
	note := func(text string, path ...string) {
		if marks, inside := betweenMarks(text); inside != "" {
			c.note(path, "the marks %s around this text are part of it and shown with it; if they were typed to quote a value, write %s", marks, strconv.Quote(clean(inside)))
		}
	}
	note(of.Title, "title")
	for _, p := range of.Parties {
		for i, name := range append([]string{p.Name}, p.Also...) {
			note(name, namePath("parties", p.ID, i)...)
		}
	}
	for _, o := range of.Options {
		note(o.Says, "options", o.ID, "says")
	}
	for _, t := range of.Tracks {
		note(t.Name, "tracks", t.ID, "name")
		note(t.Says, "tracks", t.ID, "says")
	}
}

// closing holds, by the mark that opens a quotation, those that close it.
var closing = map[rune]string{'“': "”“", '„': "“”", '«': "»", '»': "«", '‹': "›", '›': "‹", '‘': "’‘", '‚': "‘’", '”': "”", '’': "’", '″': "″", '＂': "＂", '「': "」", '『': "』"}

// betweenMarks returns the marks around a text and what stands between them; ""
// where it does not stand between marks as a whole.
func betweenMarks(text string) (marks, inside string) {
	runes := []rune(strings.TrimSpace(text))
	if len(runes) < 3 || !strings.ContainsRune(closing[runes[0]], runes[len(runes)-1]) {
		return "", ""
	}
	open, last := runes[0], runes[len(runes)-1]
	inside = string(runes[1 : len(runes)-1])
	if strings.ContainsRune(inside, open) || strings.ContainsRune(inside, last) && last != '’' {
		return "", "" // as in “A” and “B”
	}
	return string(open) + " " + string(last), strings.TrimSpace(inside)
}
