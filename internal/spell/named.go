package spell

import (
	"slices"
	"strings"
	"unicode"
)

// A Thing has an id, by which texts refer to it, and names.
type Thing struct {
	ID    string
	Names []string
}

// Meant returns the id of the thing that somebody probably meant by a text: the one
// with nearly that id, or with nearly that name, or the only one that has the
// text as a word of its id or name. "" when there is none, or when several have the
// very name.
func Meant(text string, things []Thing) string {
	folded := fold(text)
	if folded == "" {
		return ""
	}
	var same, ids, names, owners, having []string
	for _, t := range things {
		ids = append(ids, t.ID)
		matches, has := fold(t.ID) == folded, word(folded, fold(t.ID))
		for _, n := range t.Names {
			f := fold(n)
			names, owners = append(names, f), append(owners, t.ID)
			matches = matches || f == folded
			has = has || word(folded, f)
		}
		if matches {
			same = append(same, t.ID)
		}
		if has {
			having = append(having, t.ID)
		}
	}
	if len(same) > 0 {
		return only(same)
	}
	if near := Nearest(text, ids); near != "" {
		return near
	}
	if near := Nearest(folded, names); near != "" {
		return owners[slices.Index(names, near)]
	}
	return only(having)
}

// word reports whether a text of three letters or more is a word of a name.
func word(text, name string) bool {
	return len([]rune(text)) > 2 && slices.Contains(strings.Fields(name), text)
}

// only is the one string of a list; "" of several.
func only(list []string) string {
	if len(list) != 1 {
		return ""
	}
	return list[0]
}

// fold writes a name in small letters, its words parted by single spaces; what is
// neither a letter nor a digit parts words.
func fold(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return strings.Join(words, " ")
}
