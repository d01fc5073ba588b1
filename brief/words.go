package brief

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// and joins names as in a sentence.
func and(names []string) string { return joined(names, "and") }

func joined(names []string, last string) string {
	switch n := len(names); n {
	case 0:
		return "nobody"
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " " + last + " " + names[n-1]
	}
}

// count writes a number with its noun: 1 move, 1,320 moves.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	switch last := noun[len(noun)-2:]; {
	case last == "sh":
		noun += "e"
	case last[1] == 'y' && !strings.ContainsAny(last[:1], "aeou"):
		noun = strings.TrimSuffix(noun, "y") + "ie"
	}
	return thousands(n) + " " + noun + "s"
}

// verb writes a verb as its subject's number asks: 1 is, 2 are.
func verb(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// upperFirst begins a sentence.
func upperFirst(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// thousands writes 1320 as 1,320.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

// local is an option's name without its party, dashes as spaces.
func local(option string) string {
	_, name, _ := strings.Cut(option, ".")
	return strings.NewReplacer("-", " ", "_", " ").Replace(name)
}

// arrow tells a change without its party: restrictions → lifted.
func (c Change) arrow() string { return local(c.Option) + " → " + called(c.To) }

// arrows tells changes, grouped by party: United States: restrictions → lifted.
func arrows(names []string, changes []Change) string {
	var out []string
	for _, p := range movers(changes) {
		var own []string
		for _, c := range changes {
			if c.party == p {
				own = append(own, c.arrow())
			}
		}
		out = append(out, names[p]+": "+strings.Join(own, ", "))
	}
	return strings.Join(out, "; ")
}

// own tells changes that are all of one party, without its name.
func own(changes []Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, c.arrow())
	}
	return strings.Join(out, ", ")
}

// short is what a sentence says of a statement: the first clause of its
// reason, or else the condition itself.
func (s *Statement) short() string {
	text := clean(strings.TrimSpace(s.Because))
	if text == "" {
		return called(s.Want)
	}
	for _, stop := range []string{". ", "; "} {
		text, _, _ = strings.Cut(text, stop)
	}
	return strings.TrimSuffix(text, ".")
}

// evidence is the word that stands beside the claim.
func (s *Statement) evidence() string {
	if s.How == "" {
		return "not marked"
	}
	if s.By != "" && s.How == "claimed" {
		return "claimed by " + called(s.By)
	}
	return s.How
}

// footnotes numbers passages in order of first use.
type footnotes struct {
	refs []string
}

// mark returns the numbers of passages, as " [1,2]"; "" for none.
func (f *footnotes) mark(refs []string) string {
	var nums []string
	for _, ref := range refs {
		at := -1
		for i, r := range f.refs {
			if r == ref {
				at = i
			}
		}
		if at < 0 {
			at = len(f.refs)
			f.refs = append(f.refs, ref)
		}
		nums = append(nums, strconv.Itoa(at+1))
	}
	if nums == nil {
		return ""
	}
	return " [" + strings.Join(nums, ",") + "]"
}

// cite writes a statement with its evidence and passages.
func (f *footnotes) cite(s *Statement) string {
	return fmt.Sprintf("“%s” - %s%s", s.short(), s.evidence(), f.mark(s.Passages))
}
