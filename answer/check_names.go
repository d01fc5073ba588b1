package answer

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/glyph"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// nameNotes notes what readers cannot tell apart: two of a kind with one name.
func (g *checker) nameNotes() {
	of := g.c
	g.partyNames()
	g.quotedWhole()
	for _, n := range sameNamed(of.People[:len(g.written.Draft.People)]) {
		if n.Code != "" {
			g.notes = append(g.notes, n)
		}
	}
	tracks := namesakes{}
	for _, t := range of.Tracks {
		if first, taken := tracks.take(t.Name, t.ID); taken {
			g.note([]string{"tracks", t.ID, "name"},
				Note{Code: "tracks-of-one-name", Tracks: []TrackID{TrackID(first), TrackID(t.ID)},
					Written: []string{t.Name}})
		}
	}
	says := map[int]namesakes{}
	for _, o := range of.Options {
		g.levelNames(&o)
		if says[o.Party] == nil {
			says[o.Party] = namesakes{}
		}
		if first, taken := says[o.Party].take(o.Says, o.ID); taken {
			g.note([]string{"options", o.ID, "says"},
				Note{Code: "options-say-the-same", Options: []OptionID{OptionID(first), OptionID(o.ID)},
					Written: []string{o.Says}})
		}
	}
}

func (g *checker) partyNames() {
	seen := namesakes{}
	for _, p := range g.c.Parties {
		for i, name := range append([]string{p.Name}, p.Also...) {
			if first, taken := seen.take(name, p.ID); taken {
				g.note(namePath("parties", p.ID, i),
					Note{Code: "parties-of-one-name", Parties: []PartyID{PartyID(first), PartyID(p.ID)},
						Written: []string{name}})
			}
		}
	}
}

// sameNamed returns a note for each person, without a code unless an earlier one
// has the same name.
func sameNamed(people []plenary.Person) []noted {
	seen, out := namesakes{}, make([]noted, len(people))
	for i, p := range people {
		for j, name := range append([]string{p.Name}, p.Also...) {
			if first, taken := seen.take(name, p.ID); taken {
				out[i] = noted{path: namePath("people", p.ID, j),
					Note: Note{Code: "people-of-one-name", People: []PersonID{PersonID(first), PersonID(p.ID)},
						Written: []string{name}}}
			}
		}
	}
	return out
}

func (g *checker) levelNames(o *plenary.Option) {
	seen := namesakes{}
	for i, l := range o.Levels {
		if why, what := mistyped(l); why != "" {
			n := Note{Code: "level-mistyped", Options: []OptionID{OptionID(o.ID)}, Levels: []int{i}, Why: why}
			if what != "" {
				n.Written = []string{what}
			}
			g.note([]string{"options", o.ID, "levels", strconv.Itoa(i)}, n)
		}
		if first, taken := seen.take(l, l); taken {
			g.note([]string{"options", o.ID, "levels"},
				Note{Code: "levels-alike", Options: []OptionID{OptionID(o.ID)},
					Written: []string{flow(first), flow(l)}})
		}
	}
}

// mistyped returns why the name of a level does not look like what it is, and
// which character does that; "" where it does.
func mistyped(level string) (why, what string) {
	for i, r := range level {
		if c, odd := glyph.Of(r); odd && c.Kind == glyph.Hidden && !glyph.Joins(level, i, r) {
			return "unseen", c.String()
		}
	}
	blank := func(r rune) bool {
		c, odd := glyph.Of(r)
		return unicode.IsSpace(r) || odd && c.Kind == glyph.Blank
	}
	switch {
	case strings.TrimFunc(level, blank) != level:
		return "blank", ""
	case strings.ContainsFunc(level, func(r rune) bool { return r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 }):
		return "line-break", ""
	}
	return "", ""
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
func (g *checker) quotedWhole() {
	of := g.c
	note := func(text string, path ...string) {
		if marks, inside := betweenMarks(text); inside != "" {
			g.note(path, Note{Code: "marks-around-all", Written: []string{marks},
				Write: []string{strconv.Quote(outlet.Text(inside))}})
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
var closing = map[rune]string{
	'“': "”“", '„': "“”", '«': "»", '»': "«", '‹': "›", '›': "‹", '‘': "’‘", '‚': "‘’", '”': "”", '’': "’", '″': "″",
	'＂': "＂", '「': "」", '『': "』"}

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
