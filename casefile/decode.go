package casefile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/fault"
)

// A decoder reads nodes and notes what is wrong with their form. What it
// notes is spoilt: faults of meaning found there later are its consequences.
type decoder struct {
	*source
	flaws   []flaw
	spoilt  map[*node]bool
	partial map[*node]bool     // read in part: names may be missing from it
	meant   map[*node]string   // keys read as the key they are near to
	strange map[*node]bool     // has a key that is near to none, so that one may be missing
	spilt   map[*node][]string // of a text inside braces that should be a list: what commas cut off from it
	taken   map[string]int     // how many were read of what has a bound over the whole text
}

func newDecoder(s *source) *decoder {
	return &decoder{
		source: s, spoilt: map[*node]bool{}, partial: map[*node]bool{}, meant: map[*node]string{},
		strange: map[*node]bool{}, spilt: map[*node][]string{}, taken: map[string]int{},
	}
}

// An entry is one key of a mapping with its value. The zero entry is a key
// that is not there.
type entry struct{ key, value *node }

func (e entry) there() bool { return e.value != nil }

// spoil notes a flaw of n as a whole.
func (d *decoder) spoil(n *node, code fault.Code, msg, hint string) {
	d.spoilt[n] = true
	d.flawAt(n, code, msg, hint)
}

// spoilEntry notes a flaw of an entry's value. A value that is no text is
// pointed at by its key.
func (d *decoder) spoilEntry(e entry, code fault.Code, msg, hint string) {
	d.spoilt[e.value] = true
	at := e.value
	if e.key != nil && (at.kind != scalar || at.leftOut()) {
		at = e.key
	}
	d.flawAt(at, code, msg, hint)
}

func (d *decoder) flawAt(n *node, code fault.Code, msg, hint string) {
	d.flaws = append(d.flaws, flawOf(n, 0, 0, code, msg, hint))
}

// flawOf makes a flaw of size bytes of n's value from off on; of all of n
// when size is 0.
func flawOf(n *node, off, size int, code fault.Code, msg, hint string) flaw {
	f := flaw{start: n.at, end: n.at + 1, code: code, msg: msg, hint: hint}
	switch {
	case n.kind != scalar && n.style == block && n.kind == mapping && len(n.kids) > 0 && n.kids[0].kind == scalar:
		f.n = &n.kids[0]
	case n.kind == scalar && !n.leftOut():
		f.n, f.off, f.size = n, off, size
	}
	return f
}

// entries lists the entries of a mapping, each key once. A key that stands
// again is a fault and its value is not read.
func (d *decoder) entries(n *node) []entry {
	out := make([]entry, 0, len(n.kids)/2)
	first := earlier{}
	for i := 0; i < len(n.kids); i += 2 {
		e := entry{&n.kids[i], &n.kids[i+1]}
		if !d.isKey(e.key) {
			d.partial[n] = true
			continue
		}
		if before := first.find(out, e.key.text); before.there() {
			d.partial[before.value] = true
			hint := "keep one of them"
			if d.cutOff(e) {
				hint = commaHint
			}
			d.flawAt(e.key, fault.RepeatedKey,
				fmt.Sprintf("`%s` stands twice; the first is on line %d", e.key.text, d.lineOf(before.key.at)+1), hint)
			continue
		}
		out = append(out, e)
		first.add(out)
	}
	return out
}

// earlier finds the entry of a key among those read so far. Few are searched,
// as most mappings are small; of more it keeps an index.
type earlier map[string]int

func (x earlier) find(all []entry, key string) entry {
	if len(x) > 0 {
		if at, ok := x[key]; ok {
			return all[at]
		}
		return entry{}
	}
	for _, e := range all {
		if e.key.text == key {
			return e
		}
	}
	return entry{}
}

// add takes the last entry of all into the index, once there is one.
func (x earlier) add(all []entry) {
	const few = 24
	switch n := len(all); {
	case n == few:
		for i, e := range all {
			x[e.key.text] = i
		}
	case n > few:
		x[all[n-1].key.text] = n - 1
	}
}

func (d *decoder) isKey(key *node) bool {
	switch {
	case key.kind != scalar:
		d.flawAt(key, fault.BadKey, "a key should be text, not "+key.describe(), "")
	case key.null:
		d.flawAt(key, fault.BadKey, "a key is missing before the colon", "")
	default:
		return true
	}
	return false
}

// fields reads a mapping that should have the keys of a shape.
func (d *decoder) fields(n *node, s *shape) map[string]entry {
	return d.fieldsWith(n, s, s.names, func() string {
		return "the keys of " + s.one + " are " + strings.Join(s.names, ", ")
	})
}

// fieldsWith is fields with a hint of its own for a key that is near to none of
// legal, those that may stand beside the others that are there.
func (d *decoder) fieldsWith(n *node, s *shape, legal []string, hint func() string) map[string]entry {
	all := d.entries(n)
	out := make(map[string]entry, len(all))
	for _, e := range all {
		if s.key(e.key.text) != nil {
			out[e.key.text] = e
		}
	}
	var last entry // that may be a list
	for _, e := range all {
		k := s.key(e.key.text)
		known := k != nil
		switch {
		case !known && d.cutOff(e) && last.there():
			d.spilt[last.value] = append(d.spilt[last.value], e.key.text)
			continue
		case !known && !d.unknownKey(e, legal, hint, out):
			d.strange[n] = true
		}
		if last = (entry{}); known && k.form.lists && e.value.kind == scalar && e.value.style == plain &&
			!e.value.null {
			last = e
		}
	}
	return out
}

// unknownKey notes a key that is none of keys. When it is near to one that
// is missing, its value is read as if that stood there; else it says false.
func (d *decoder) unknownKey(e entry, keys []string, hint func() string, found map[string]entry) bool {
	msg := fmt.Sprintf("unknown key `%s`", e.key.text)
	near := keyMeant(e, keys, found)
	name, rest, glued := strings.Cut(e.key.text, ":")
	switch {
	case d.cutOff(e) && glued && slices.Contains(keys, name):
		d.flawAt(e.key, fault.NoColon, "a key needs a space after its colon",
			"write `"+name+": "+strings.TrimSpace(rest)+"`")
		return true
	case d.cutOff(e) && d.alone(e):
		d.flawAt(e.key, fault.BadKey, fmt.Sprintf("`%s` has no key before it", e.key.text),
			"write `"+keys[0]+": "+scalarText(e.key.text)+"`")
		return true
	case d.cutOff(e):
		d.flawAt(e.key, fault.CutOff, fmt.Sprintf("`%s` is cut off from the text before it by a comma", e.key.text),
			commaHint)
		return true
	case near == "" && keyThere(e, keys, found) != "":
		d.flawAt(e.key, fault.UnknownKey, msg, "`"+keyThere(e, keys, found)+"` is there already; keep one of them")
		return true
	case near == "":
		d.flawAt(e.key, fault.UnknownKey, msg, hint())
		return false
	}
	d.flawAt(e.key, fault.UnknownKey, msg, "did you mean `"+near+"`?")
	if !found[near].there() {
		found[near] = e
		d.meant[e.key] = near
	}
	return true
}

// alone reports whether a key follows the bracket of its mapping.
func (d *decoder) alone(e entry) bool {
	return strings.HasSuffix(strings.TrimRight(d.source.text[:e.key.at], " "), "{")
}

const commaHint = `text with a comma in it is quoted inside braces: says: "one, two"`

// cutOff says whether a key has no colon: what looks like one is then text
// after a comma inside braces.
func (d *decoder) cutOff(e entry) bool {
	if !e.value.leftOut() || e.key.style != plain {
		return false
	}
	rest := strings.TrimLeft(d.source.text[d.written(e.key, -1).end:], " \t\r\n")
	return rest != "" && (rest[0] == ',' || rest[0] == '}')
}

// mapping returns the entries of a value that should be a mapping; nothing is
// an empty one. example shows how it is written.
func (d *decoder) mapping(e entry, name, example string, s *section) []entry {
	switch {
	case !e.there() || e.value.null:
		return nil
	case e.value.kind != mapping:
		msg := fmt.Sprintf("`%s` should be a mapping, not %s", name, e.value.describe())
		d.spoilEntry(e, fault.WrongForm, msg, asMapping(name, e.value, example, s))
		return nil
	}
	return d.entries(e.value)
}

// text returns the characters of a value that should be text, whatever YAML
// makes of them.
func (d *decoder) text(e entry) string {
	if !e.there() {
		return ""
	}
	name := e.name(d)
	switch {
	case e.value.kind != scalar:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("`%s` should be text, not %s", name, e.value.describe()),
			unbracketed(e.value))
		return ""
	case e.value.null:
		hint := emptyHint(e.value, "write a value, or remove the key")
		if d.cutOff(e) {
			hint = commaHint
		}
		d.spoilEntry(e, fault.Empty, fmt.Sprintf("`%s` is empty", name), hint)
		return ""
	case strings.TrimSpace(e.value.text) == "":
		d.spoilEntry(e, fault.Empty, fmt.Sprintf("`%s` is empty", name), "write a value, or remove the key")
		return ""
	}
	return e.value.text
}

func (e entry) name(d *decoder) string {
	if name, ok := d.meant[e.key]; ok {
		return name
	}
	return e.key.text
}

// emptyHint explains ~ and null, which look like text.
func emptyHint(n *node, hint string) string {
	if n.text != "" {
		return fmt.Sprintf("YAML reads %s as nothing; quote it if it is meant as a word", n.text)
	}
	return hint
}

// number returns a value that should be a count.
func (d *decoder) number(e entry) int {
	text := d.text(e)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseUint(text, 10, 31)
	if err != nil || n == 0 {
		d.spoilEntry(e, fault.NotALength, fmt.Sprintf("`%s` is not a length", text),
			"write a whole number of characters, as in 120")
		return 0
	}
	return int(n)
}

// texts returns the items of a value that should be a list of texts. An item
// that is not text is noted and stands as "", so that places are kept.
func (d *decoder) texts(e entry) []string {
	if !e.there() {
		return nil
	}
	name := e.name(d)
	switch {
	case e.value.kind == list:
	case len(d.spilt[e.value]) > 0:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("`%s` should be a list, not text with commas", name),
			"write `"+listed(append([]string{e.value.text}, d.spilt[e.value]...))+"`")
		return nil
	case e.value.kind == scalar && !e.value.null:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("`%s` should be a list, not text", name),
			textAsList(name, e.value.text))
		return nil
	case e.value.kind == mapping && bareKeys(e.value) != nil:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("`%s` should be a list, not a mapping", name),
			"write `"+listed(bareKeys(e.value))+"`")
		return nil
	default:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("`%s` should be a list, not %s", name, e.value.describe()),
			"write items in brackets, or each on a line that begins with `- `")
		return nil
	}
	out := make([]string, len(e.value.kids))
	for i := range e.value.kids {
		out[i] = d.item(&e.value.kids[i], name)
	}
	return out
}

// several reads one text or a list of them.
func (d *decoder) several(e entry) []string {
	if e.there() && e.value.kind == scalar && d.spilt[e.value] == nil {
		if text := d.text(e); text != "" {
			return []string{text}
		}
		return nil
	}
	return d.texts(e)
}

// oneOrMore reads one text, or a list that is not empty.
func (d *decoder) oneOrMore(e entry) []string {
	if e.there() && e.value.kind == list && len(e.value.kids) == 0 {
		d.spoilEntry(e, fault.Empty, fmt.Sprintf("`%s` is an empty list", e.name(d)),
			"write an item, or remove the key")
		return nil
	}
	return d.several(e)
}

// names is oneOrMore of at most so many as one list may have.
func (d *decoder) names(e entry) []string {
	return upTo(d, d.oneOrMore(e), MaxNames, e, "items in one list")
}

// bracketed shows a text as the list it was probably meant to be.
func bracketed(text string) string {
	if len(text) > 60 {
		return "[…]"
	}
	return "[" + text + "]"
}

// item returns an item that should be text.
func (d *decoder) item(n *node, of string) string {
	switch {
	case n.null:
		d.spoil(n, fault.Empty, fmt.Sprintf("an item of `%s` is empty", of),
			emptyHint(n, "write it, or remove the item"))
	case n.kind != scalar:
		hint := ""
		if said := conditionsOf(n); said != "" {
			hint = "write `" + said + "`"
		}
		d.spoil(n, fault.WrongForm, fmt.Sprintf("an item of `%s` should be text, not %s", of, n.describe()), hint)
	case strings.TrimSpace(n.text) == "":
		d.spoil(n, fault.Empty, fmt.Sprintf("an item of `%s` is empty", of), "write it, or remove the item")
	default:
		return n.text
	}
	return ""
}
