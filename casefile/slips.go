package casefile

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/glyph"
	"github.com/plenary-talks/plenary/internal/spell"
)

// otherKeys holds what people write for keys of ours; where a mapping may have
// several of these, the first that it lacks is meant.
var otherKeys = map[string][]string{
	"party": {"parties"}, "actor": {"parties", "party"}, "actors": {"parties"}, "players": {"parties"},
	"player": {"parties", "party"}, "stakeholders": {"parties"}, "members": {"parties", "seats"},
	"option": {"options"}, "actions": {"options"}, "moves": {"options"}, "choices": {"options"},
	"issues":     {"options"},
	"preference": {"preferences"}, "prefs": {"preferences"}, "goal": {"goals"}, "interests": {"preferences"},
	"wishes":      {"preferences"},
	"constraints": {"impossible"}, "rules": {"impossible"}, "forbidden": {"impossible"},
	"infeasible": {"impossible"}, "exclude": {"impossible"},
	"version": {"plenary", "record"}, "format": {"plenary", "record"}, "name": {"title", "name", "says"},
	"heading": {"title"}, "subject": {"title"},
	"date": {"as_of", "on", "date"}, "day": {"as_of", "on"}, "today": {"as_of"}, "when": {"on", "as_of", "while"},
	"as of":     {"as_of"},
	"condition": {"want", "conditions", "while", "when"}, "wants": {"want"}, "want": {"when"},
	"prefers":     {"want", "preferences"},
	"where":       {"want", "at", "conditions"},
	"description": {"says"}, "desc": {"says"}, "describe": {"says"}, "text": {"says"}, "label": {"says", "name"},
	"what": {"says"}, "summary": {"says"}, "note": {"says", "because"}, "say": {"says"}, "title": {"says", "name"},
	"reason": {"because"}, "why": {"because"}, "rationale": {"because"}, "comment": {"because", "says"},
	"level": {"levels"}, "values": {"levels"}, "states": {"levels"}, "scale": {"levels"}, "current": {"now"},
	"status": {"now", "status"}, "state": {"now"}, "default": {"now"}, "today's": {"now"},
	"start":     {"now", "from"},
	"direction": {"moves"}, "irreversible": {"final"}, "locked": {"closed"}, "blocked": {"closed"},
	"who": {"by", "who", "party"}, "author": {"by"}, "evidence": {"how"}, "basis": {"how"}, "cite": {"passage"},
	"citation": {"passage"}, "reference": {"passage"}, "ref": {"passage"}, "passages": {"passage"},
	"quote": {"passage"}, "source": {"passage", "sources"},
	"aka": {"also"}, "alias": {"also"}, "aliases": {"also"}, "full name": {"name"}, "fullname": {"name"},
	"before": {"until"}, "requires": {"until"}, "unless": {"until"}, "if": {"while", "until"}, "then": {"keeps"},
	"refuse": {"refuses"}, "gives": {"give"}, "gets": {"for"}, "in return": {"for"},
	"forum": {"tracks"}, "venues": {"tracks"}, "participants": {"seats"}, "parties": {"seats", "signed", "party"},
	"starts": {"from"}, "ends": {"until"},
	"end": {"until"}, "begin": {"from"}, "deadline": {"due"}, "debtor": {"owes"}, "creditor": {"to"},
	"events": {"entries"}, "entry": {"entries"}, "signatories": {"signed"}, "place": {"at"}, "location": {"at"},
	"url": {"title"}, "passage": {"passages"}, "person": {"people"}, "persons": {"people"},
}

// keyMeant returns the key that was probably meant by another, of those that
// its mapping may have and has not; "" for none.
func keyMeant(e entry, keys []string, found map[string]entry) string {
	key := e.key.text
	lacking := slices.DeleteFunc(slices.Clone(keys), func(k string) bool {
		return found[k].there() || !fits(k, e.value)
	})
	folded := strings.ToLower(glyph.Fold(key))
	for _, k := range lacking {
		if k == strings.NewReplacer(" ", "_", "-", "_").Replace(folded) {
			return k
		}
	}
	for _, k := range otherKeys[folded] {
		if slices.Contains(lacking, k) {
			return k
		}
	}
	return spell.Nearest(key, lacking)
}

// keyThere returns the key near to another that stands in the mapping already.
func keyThere(e entry, keys []string, found map[string]entry) string {
	if near := keyMeant(e, keys, nil); found[near].there() {
		return near
	}
	return ""
}

// fits reports whether a value of this form may stand under a key.
func fits(key string, value *node) bool {
	switch value.kind {
	case mapping:
		return traitsOf[key].maps
	case list:
		return traitsOf[key].lists
	}
	return true
}

// asCondition writes an entry whose key is an option, or compares with one, as
// the condition it was meant to be: `up.release: full`.
func asCondition(key, value *node) string {
	if key.kind != scalar || value.kind != scalar || value.text == "" || !strings.Contains(key.text, ".") {
		return ""
	}
	name := strings.TrimRight(key.text, " <>=!")
	rel := strings.TrimSpace(key.text[len(name):])
	if rel == "" {
		rel = "="
	}
	said := name + " " + rel + " " + expr.QuoteLevel(value.text)
	if _, err := expr.Parse(said); err != nil {
		return ""
	}
	return said
}

// conditionsOf writes the entries of a mapping as one condition; "" when one of
// them is none.
func conditionsOf(n *node) string {
	var parts []string
	for i := 0; i+1 < len(n.kids); i += 2 {
		said := asCondition(&n.kids[i], &n.kids[i+1])
		if said == "" {
			return ""
		}
		parts = append(parts, said)
	}
	return strings.Join(parts, " and ")
}

var (
	divided  = regexp.MustCompile(`\s*(?:->|=>|<=?|>=?|[;|/,]|\.\.+|[→⇒])\s*`)
	idWords  = regexp.MustCompile(`^[A-Za-z0-9_-]+(\s+[A-Za-z0-9_-]+)+$`)
	brackets = strings.NewReplacer("(", "", ")", "", "[", "", "]", "", "{", "", "}", "")
)

// asList writes text as the list of levels that it was meant to be.
func asList(text string) string {
	var items []string
	text = strings.TrimSpace(brackets.Replace(text))
	switch {
	case divided.MatchString(text):
		items = divided.Split(text, -1)
	case idWords.MatchString(text):
		items = strings.Fields(text)
	default:
		items = []string{text}
	}
	return listed(items)
}

// listed writes items as a list in brackets, each as YAML must have it.
func listed(items []string) string {
	var out []string
	for _, s := range items {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, scalarText(strings.Trim(s, `"'`)))
		}
	}
	return bracketed(strings.Join(out, ", "))
}

// textAsList proposes the list that a text was meant to be.
func textAsList(name, text string) string {
	switch {
	case name == "levels":
		return "write `" + asList(text) + "`"
	case name == "preferences" && ranked(text) != "":
		return "write `" + ranked(text) + "`, best first"
	case len(text) > 1 && text[0] == '-' && text[1] != ' ':
		return "a space follows the dash of an item: write `- " + text[1:] + "`"
	case numberedItem.MatchString(text):
		return "begin each item with `- ` in place of its number"
	}
	return "put it in brackets: " + bracketed(text)
}

var preferred = regexp.MustCompile(`\s+>+\s+|\s*;\s*`)

// ranked writes statements with `>` between them as a list; "" when they are none.
func ranked(text string) string {
	parts := preferred.Split(text, -1)
	for _, said := range parts {
		if _, err := expr.Parse(said); err != nil {
			return ""
		}
	}
	if _, err := expr.Parse(text); err == nil {
		return ""
	}
	return bracketed(strings.Join(parts, ", "))
}

var numberedItem = regexp.MustCompile(`^\(?\d+[.)] `)

// bareKeys returns the keys of a mapping in which nothing has a value.
func bareKeys(n *node) []string {
	var out []string
	for i := 0; i+1 < len(n.kids); i += 2 {
		if n.kids[i].kind != scalar || !n.kids[i+1].leftOut() {
			return nil
		}
		out = append(out, n.kids[i].text)
	}
	return out
}

// unbracketed proposes the text that stands in brackets.
func unbracketed(n *node) string {
	words := bareKeys(n)
	if n.kind == list {
		for i := range n.kids {
			if n.kids[i].kind != scalar {
				return ""
			}
			words = append(words, n.kids[i].text)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "write `" + scalarText(strings.Join(words, ", ")) + "`"
}

// asMapping proposes a mapping for a list of ids, or of mappings that have them.
// s is the section that the mapping should be, nil where it is none.
func asMapping(name string, n *node, example string, s *section) string {
	if n.kind != list || len(n.kids) == 0 {
		return example
	}
	var ids []string
	for i := range n.kids {
		switch k := &n.kids[i]; {
		case s != nil && s.mayBe(k):
			ids = append(ids, k.text+": ")
		case k.kind == mapping && has(k, "id"):
			return "write each under its id, in place of `- id: `, as in up: {name: Upstream}"
		case k.kind == mapping && len(k.kids) == 2:
			return "remove the `- ` before each key"
		default:
			return example
		}
	}
	if all := "{" + strings.Join(ids, ", ") + "}"; len(all) < 100 {
		return "write `" + name + ": " + all + "`"
	}
	return example
}

// mayBe reports whether a text may be the id of something in a section that need
// not say more.
func (s *section) mayBe(n *node) bool {
	dotted := s.ids.name == optionForm.name
	return s.of.bare && s.of.rules == "" && n.kind == scalar && isOptionID(n.text) &&
		strings.Contains(n.text, ".") == dotted
}
