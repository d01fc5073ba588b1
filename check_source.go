package plenary

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
)

var referencePattern = regexp.MustCompile(`^[a-z][a-z0-9_-]*#[a-z0-9][a-z0-9_-]*$`)

// reference checks a passage reference: its form always, its target when the
// case lists sources.
func (k *checker) reference(ref string, path []string, at string) {
	switch {
	case k.Enough() || k.cited[ref]:
	case !referencePattern.MatchString(ref):
		k.Add(fault.NotAReference, "write source#passage, as in cbs-1#3",
			fmt.Sprintf("`%s` is not a reference to a passage", ref), check.Under(path, "passage", at)...)
	case len(k.draft.Sources) > 0:
		hint := check.DidYouMean(k.nearPassage(ref), "describe it under sources; the case does not see passages that "+
			"only its record describes")
		source, passage, _ := strings.Cut(ref, "#")
		k.Add(fault.UnknownPassage, hint, fmt.Sprintf("no source has the passage `%s`", ref),
			check.Under(path, "passage", at)...).
			RestsOn([]string{"sources", source, "passages", passage}, []string{"sources", "*", "passages"})
	}
}

func (k *checker) nearPassage(ref string) string {
	if len(k.Faults) >= maxSuggestions {
		return ""
	}
	return spell.Nearest(ref, k.passages)
}

var (
	digestPattern   = regexp.MustCompile(`^sha256:[0-9a-f]{16,64}$`)
	positionPattern = regexp.MustCompile(`^([1-9][0-9]{0,8}):([1-9][0-9]{0,8})$`)
)

func (k *checker) people() {
	seen := map[string]bool{}
	for i := range k.draft.People {
		d := &k.draft.People[i]
		path := k.newID("people", "a person", d.ID, seen)
		p := Person{d.ID, d.Name, d.Also, -1, d.Role}
		if p.Name == "" {
			p.Name = d.ID
		}
		if d.Party != "" {
			p.Party = k.holder(d.Party, "", path)
		}
		k.c.People = append(k.c.People, p)
		k.known.people.Declare(d.ID)
	}
}

func (k *checker) sources() {
	k.cited = map[string]bool{}
	for i := range k.draft.Sources {
		d := &k.draft.Sources[i]
		path := []string{"sources", d.ID}
		k.ID(d.ID, "a source", check.IDHint(d.ID), path)
		s := Source{ID: d.ID, Kind: d.Kind, Title: d.Title, Publisher: d.Publisher, Language: d.Language,
			Digest: d.Digest, Short: d.Short}
		s.Date = k.date(d.Date, append(path, "date")...)
		k.digest(d.Digest, append(path, "digest"))
		k.name(d.Short, path, "short")
		for j := range d.Passages {
			ref := d.ID + "#" + d.Passages[j].ID
			k.passages, k.cited[ref] = append(k.passages, ref), true
			s.Passages = append(s.Passages,
				k.passage(&d.Passages[j], []string{"sources", d.ID, "passages", d.Passages[j].ID}))
		}
		k.c.Sources = append(k.c.Sources, s)
	}
}

func (k *checker) passage(d *PassageDraft, path []string) Passage {
	p := Passage{ID: d.ID, Length: d.Length, Digest: d.Digest, Says: d.Says}
	if !referencePattern.MatchString("s#" + d.ID) {
		k.AddKey(fault.BadID, "use lower-case letters, digits, - and _",
			fmt.Sprintf("`%s` cannot be the id of a passage", d.ID), path...)
	}
	if d.At != "" {
		m := positionPattern.FindStringSubmatch(d.At)
		if m == nil {
			k.Add(fault.NotAPosition, "write line:column, as in 33:1", fmt.Sprintf("`%s` is not a position", d.At),
				append(path, "at")...)
		} else {
			p.Line, _ = strconv.Atoi(m[1])
			p.Column, _ = strconv.Atoi(m[2])
		}
	}
	k.digest(d.Digest, append(path, "digest"))
	return p
}

func (k *checker) digest(digest string, path []string) {
	if digest != "" && !digestPattern.MatchString(digest) {
		k.Add(fault.NotADigest, "write sha256: and at least 16 hexadecimal digits",
			fmt.Sprintf("`%s` is not a digest", digest), path...)
	}
}
