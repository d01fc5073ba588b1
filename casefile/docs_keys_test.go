package casefile

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDocumentedKeys keeps the lists of keys in the documentation equal to the
// table; make docs writes them. A list stands behind a mark that names its shape
// and may tell of some keys together what is said of them elsewhere:
//
//	<!-- keys of track; by, how, passage: where it comes from -->
//	<!-- end of keys -->
func TestDocumentedKeys(t *testing.T) {
	for file, root := range map[string]*shape{"../docs/case-format.md": caseShape, "../docs/record.md": recordShape} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lists := keyLists(root)
		fresh := marked.ReplaceAllStringFunc(string(text), func(part string) string {
			m := marked.FindStringSubmatch(part)
			list, ok := lists[m[2]]
			if !ok {
				t.Errorf("%s lists the keys of %s: there is no such shape, or it is listed twice", file, m[2])
			}
			delete(lists, m[2])
			return m[1] + list.table(m[3], m[4]) + m[5]
		})
		checkFile(t, file, []byte(fresh))
		for name := range lists {
			if !slices.Contains(elsewhere[root], name) {
				t.Errorf("%s does not list the keys of %s", file, name)
			}
		}
	}
}

var marked = regexp.MustCompile(
	`(?s)(<!-- keys of ([a-z ]+)(?:; ([a-z_, ]+): ([^\n]*?))? -->\n).*?(<!-- end of keys -->)`)

// elsewhere are shapes that the page of the case describes for the record, too.
var elsewhere = map[*shape][]string{recordShape: {"source", "passage", "person"}}

// A keyList is a list of keys with its head.
type keyList struct {
	head string
	keys []key
}

// keyLists are the lists that a page should have.
func keyLists(root *shape) map[string]keyList {
	out := map[string]keyList{}
	eachShape(root, func(s *shape) {
		if s.one != "" {
			out[s.name] = keyList{"key of " + s.one, s.keys}
		}
	})
	delete(out, "")
	out["the file"] = keyList{"key", root.keys}
	if root == caseShape {
		out["claim"] = keyList{"key of a claim", claimKeys}
		return out
	}
	var every []key
	for _, name := range everyEntryKeys {
		every = append(every, *entryShape.key(name))
	}
	out["entry"] = keyList{"key of every entry", every}
	out["kinds"] = keyList{"what an entry is", entryKinds}
	var parts []key
	for _, k := range entryParts {
		k.says += " With `" + strings.Join(kindsWith(k.name), "`, `") + "`."
		parts = append(parts, k)
	}
	out["parts"] = keyList{"key of some entries", parts}
	return out
}

// table writes a list of keys. Some of them are told together.
func (l keyList) table(together, said string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n| %s | form | meaning |\n|---|---|---|\n", l.head)
	folded, begun := strings.Split(together, ", "), false
	for _, k := range l.keys {
		if !slices.Contains(folded, k.name) {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", k.name, k.form.shown, k.documented())
		} else if !begun {
			begun = true
			fmt.Fprintf(&b, "| `%s` | | %s |\n", strings.Join(folded, "`, `"), said)
		}
	}
	return b.String() + "\n"
}

// documented is all that the documentation says of a key.
func (k *key) documented() string {
	out := k.says
	if k.needed {
		out += " Required."
	}
	if k.more != "" {
		out += " " + k.more
	}
	if k.usual != "" {
		out += " `" + k.usual + "` when left out."
	}
	return strings.ReplaceAll(out, "|", `\|`)
}
