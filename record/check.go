package record

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Bounds of a record.
const (
	MaxEntries     = 100_000
	MaxAgreements  = 1000
	MaxCommitments = 10_000
	MaxPeople      = 10_000
)

// Beyond so many faults no more are sought, and nothing is suggested.
const (
	maxFaults      = 1000
	maxSuggestions = 100
)

// Record checks the draft against its case and resolves its names. It reports
// every fault it finds; the first step of a fault's path is the index of the
// file. With any fault the Record is nil.
func (d *Draft) Record(c *plenary.Case) (*Record, []plenary.Fault) {
	k := &checker{draft: d, written: c, r: &Record{described: len(c.Preconditions)}, ids: map[string]int{}, said: map[string]bool{}, commitments: map[string]int{}}
	k.extend()
	k.declare()
	for i := range k.r.Entries {
		k.entry(&k.r.Entries[i])
	}
	k.agreements()
	k.progress()
	if len(k.faults) == 0 {
		k.order()
	}
	if len(k.faults) > 0 {
		return nil, k.faults
	}
	return k.r, nil
}

type checker struct {
	draft   *Draft
	written *plenary.Case // without what the record adds to it
	r       *Record
	faults  []plenary.Fault

	ids           map[string]int // of entries
	commitments   map[string]int
	parties       map[string]int
	people        map[string]int
	options       map[string]int
	tracks        map[string]int
	levers        map[string]int
	preconditions map[string]int
	sources       map[string]bool
	passages      map[string]bool
	said          map[string]bool // what agree has told
}

func (k *checker) enough() bool { return len(k.faults) >= maxFaults }

// add notes a fault of the value at path.
func (k *checker) add(hint, msg string, path ...string) {
	if !k.enough() {
		k.faults = append(k.faults, plenary.Fault{Path: path, Msg: msg, Hint: hint})
	}
}

// addKey notes a fault of the last key of path.
func (k *checker) addKey(hint, msg string, path ...string) {
	if !k.enough() {
		k.faults = append(k.faults, plenary.Fault{Path: path, Key: true, Msg: msg, Hint: hint})
	}
}

func under(path []string, steps ...string) []string { return append(slices.Clone(path), steps...) }

// path leads to the entry that stands at a position of a file.
func (e *Entry) path() []string {
	return []string{strconv.Itoa(e.File), "entries", strconv.Itoa(e.At)}
}

// written is the entry as its author has it.
func (k *checker) draftOf(e *Entry) *EntryDraft { return &k.draft.Files[e.File].Entries[e.At] }

// declare makes an Entry for every draft of one, so that they can refer to one
// another, in the order in which they happened.
func (k *checker) declare() {
	for f := range k.draft.Files {
		for i := range k.draft.Files[f].Entries {
			e := Entry{File: f, At: i, Corrects: -1, Withdraws: -1, Track: -1, Who: -1, Party: -1, Option: -1, From: -1,
				Precondition: -1, Lever: -1, Commitment: -1, Grade: -1, Confirmed: true}
			d := &k.draft.Files[f].Entries[i]
			e.On = k.when(d.On, "an entry", under(e.path(), "on"))
			e.Public = k.public(d.Public, e.On, under(e.path(), "public"))
			k.r.Entries = append(k.r.Entries, e)
		}
	}
	slices.SortStableFunc(k.r.Entries, func(a, b Entry) int {
		if c := a.On.To.Compare(b.On.To); c != 0 {
			return c
		}
		return a.Public.Compare(b.Public)
	})
	for i := range k.r.Entries {
		k.entryID(i)
	}
}

func (k *checker) entryID(i int) {
	e := &k.r.Entries[i]
	e.ID = k.draftOf(e).ID
	switch _, taken := k.ids[e.ID]; {
	case e.ID == "":
	case !expr.IsID(e.ID):
		k.add(idRule, fmt.Sprintf("`%s` cannot be the id of an entry", e.ID), under(e.path(), "id")...)
	case taken:
		k.add("choose another", fmt.Sprintf("two entries have the id `%s`", e.ID), under(e.path(), "id")...)
	default:
		k.ids[e.ID] = i
	}
}

const idRule = "ids are lower-case letters, digits, - and _, beginning with a letter"

// when reads a period that must be there.
func (k *checker) when(text, what string, path []string) Period {
	if text == "" {
		k.add("add `on: 2006-12-22`", what+" does not say when it happened", path...)
		return Period{}
	}
	p, ok := ParsePeriod(text)
	if !ok {
		k.add("write 2006-12-22, 2006-12, 2006 or 2006-12-18..2006-12-22", fmt.Sprintf("`%s` is neither a day nor a span of days", text), path...)
	}
	return p
}

// public reads the day something became public, which is not before it was over.
func (k *checker) public(text string, on Period, path []string) time.Time {
	if text == "" {
		return on.To
	}
	t, err := time.Parse(time.DateOnly, text)
	switch {
	case err != nil || t.Year() < 1:
		k.add("write a day: 2006-12-22", fmt.Sprintf("`%s` is not a day", text), path...)
	case !on.IsZero() && t.Before(on.From):
		k.add("swap the two, or say it is `scheduled`", fmt.Sprintf("it cannot have become public on %s, before it happened", text), path...)
	}
	return t
}

// word reads one of some words; 0 when it is left out or at fault.
func (k *checker) word(text string, allowed []string, what string, path []string) int {
	if text == "" {
		return 0
	}
	at := slices.Index(allowed, text)
	if at >= 0 {
		return at
	}
	hint := "write " + strings.Join(slices.DeleteFunc(slices.Clone(allowed), func(s string) bool { return s == "" }), ", ")
	if near := spell.Nearest(text, allowed); near != "" {
		hint = "did you mean `" + near + "`?"
	}
	k.add(hint, fmt.Sprintf("`%s` is not %s", text, what), path...)
	return 0
}

// yes reads yes or no.
func (k *checker) yes(text string, otherwise bool, path []string) bool {
	if text == "" {
		return otherwise
	}
	return k.word(text, []string{"no", "yes"}, "yes or no", path) == 1
}

// named finds what a name stands for; -1 when it is left out or unknown.
func (k *checker) named(id, what string, known map[string]int, path []string) int {
	if id == "" {
		return -1
	}
	if at, ok := known[id]; ok {
		return at
	}
	k.unknown(k.near(id, known, what), fmt.Sprintf("unknown %s `%s`", what, id), path)
	return -1
}

// near suggests a known name, or tells all of them.
func (k *checker) near(id string, known map[string]int, what string) string {
	if len(k.faults) >= maxSuggestions {
		return ""
	}
	var all []string
	for name := range known {
		all = append(all, name)
	}
	slices.Sort(all)
	switch near := spell.Nearest(id, all); {
	case near != "":
		return "did you mean `" + near + "`?"
	case len(all) == 0:
		return "there is none"
	case len(all) > 12:
		return ""
	}
	return fmt.Sprintf("known as %s: %s", what, strings.Join(all, ", "))
}

// listed finds what names stand for, each once.
func (k *checker) listed(ids []string, what string, known map[string]int, path []string) []int {
	var out []int
	for i, id := range ids {
		at := k.named(id, what, known, under(path, strconv.Itoa(i)))
		switch {
		case at < 0:
		case slices.Contains(out, at):
			k.add("keep one of them", fmt.Sprintf("`%s` stands twice", id), under(path, strconv.Itoa(i))...)
		default:
			out = append(out, at)
		}
	}
	return out
}

// unknown notes a name that stands for nothing.
func (k *checker) unknown(hint, msg string, path []string) {
	if !k.enough() {
		k.faults = append(k.faults, plenary.Fault{Path: path, Msg: msg, Hint: hint, Unknown: true})
	}
}

// condition reads a condition; nil when it is left out or at fault.
func (k *checker) condition(text string, path []string) *expr.Expr {
	if text == "" || k.enough() {
		return nil
	}
	e, err := k.written.Condition(text)
	var fault *expr.Error
	if errors.As(err, &fault) {
		k.faults = append(k.faults, plenary.Fault{Path: path, Off: fault.Pos.Start, Len: fault.Pos.End - fault.Pos.Start, Msg: fault.Msg, Hint: fault.Hint})
		return nil
	}
	if e.Size() > expr.MaxSize {
		k.add("use named conditions less often", fmt.Sprintf("with the conditions it names written out this has more than %d parts", expr.MaxSize), path...)
		return nil
	}
	return e
}

// claim reads who asserts something, how it is known, and where it stands.
func (k *checker) claim(d *plenary.ClaimDraft, sources []string, path []string) plenary.Claim {
	c := plenary.Claim{By: k.named(d.By, "party", k.parties, under(path, "by")), Passages: d.Passages}
	c.How = plenary.Evidence(k.word(d.How, evidence, "a kind of evidence", under(path, "how")))
	for i, ref := range d.Passages {
		k.reference(ref, under(path, "passage", strconv.Itoa(i)))
	}
	for i, id := range sources {
		if !k.sources[id] {
			k.unknown(k.nearOf(id, k.sources), fmt.Sprintf("unknown source `%s`", id), under(path, "source", strconv.Itoa(i)))
		}
	}
	return c
}

var evidence = []string{"", "stated", "claimed", "reported", "inferred", "assumed"}

func (k *checker) reference(ref string, path []string) {
	switch source, _, ok := strings.Cut(ref, "#"); {
	case k.passages[ref]:
	case !ok:
		k.add("write source#passage, as in cbs-1#3, or `source: "+ref+"`", fmt.Sprintf("`%s` is not a reference to a passage", ref), path...)
	case !k.sources[source]:
		k.unknown(k.nearOf(source, k.sources), fmt.Sprintf("unknown source `%s`", source), path)
	default:
		hint := "describe it under sources"
		if near := k.nearOf(ref, k.passages); near != "" {
			hint = near
		}
		k.unknown(hint, fmt.Sprintf("the source `%s` has no passage `%s`", source, strings.TrimPrefix(ref, source+"#")), path)
	}
}

func (k *checker) nearOf(name string, known map[string]bool) string {
	if len(k.faults) >= maxSuggestions {
		return ""
	}
	var all []string
	for id := range known {
		all = append(all, id)
	}
	slices.Sort(all)
	if near := spell.Nearest(name, all); near != "" {
		return "did you mean `" + near + "`?"
	}
	return ""
}
