package record

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/calendar"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Bounds of a record, all its files and its case together.
const (
	MaxEntries     = 100_000
	MaxAgreements  = 1000
	MaxCommitments = 2000 // each may wait for each
	MaxPeople      = 10_000
	MaxSources     = 10_000
	MaxPassages    = 100_000
	MaxReadings    = 1000 // of one contradiction
)

// Beyond so many faults no more are sought; beyond so many names looked
// through nothing is suggested.
const (
	maxFaults   = 1000
	maxCompared = 1 << 20
)

// Record checks the draft against its case and resolves its names. It reports
// every fault it finds; the first step of a fault's path is the index of the
// file. With any fault the Record is nil. The error is the context's, or of a case that
// was not made by [plenary.Draft.Case].
func (d *Draft) Record(ctx context.Context, c *plenary.Case) (*Record, []plenary.Fault, error) {
	k := &checker{ctx: ctx, draft: d, written: c, r: &Record{described: len(c.Preconditions), told: map[int]int{}}, ids: map[string]int{}, said: map[string]bool{}, commitments: map[string]int{}, things: map[string][]spell.Thing{}}
	if !k.bounded() {
		return nil, k.faults, nil
	}
	if err := k.extend(); err != nil {
		return nil, nil, err
	}
	k.declare()
	w := progress.Begin(ctx, "checking the record", len(k.r.Entries))
	for i := range k.r.Entries {
		if i%1024 == 1023 && w.Done(1024) != nil {
			return nil, nil, ctx.Err()
		}
		k.entry(&k.r.Entries[i])
	}
	k.agreements()
	k.progress()
	if len(k.faults) == 0 && !d.Partial {
		k.order()
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if len(k.faults) > 0 {
		return nil, k.faults, nil
	}
	return k.r, nil, nil
}

type checker struct {
	ctx     context.Context
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
	sources       map[string]int
	passages      map[string]int
	said          map[string]bool // what agree has told

	things   map[string][]spell.Thing // for near, by what they are
	compared int                      // how many near has looked through
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

// unknown notes a name that stands for nothing, at least not in what was read.
func (k *checker) unknown(hint, msg string, path []string) {
	if !k.enough() {
		k.faults = append(k.faults, plenary.Fault{Path: path, Msg: msg, Hint: hint, Unknown: true})
	}
}

// under is a path with further steps. Most checks take the two apart, so that
// what is sound costs no path.
func under(path []string, steps ...string) []string { return append(slices.Clone(path), steps...) }

// path leads to the entry that stands at a position of a file.
func (e *Entry) path() []string {
	return []string{strconv.Itoa(e.File), "entries", strconv.Itoa(e.At)}
}

// draftOf is the entry as its author has it.
func (k *checker) draftOf(e *Entry) *EntryDraft { return &k.draft.Files[e.File].Entries[e.At] }

// bounded counts what there is, and notes in which file it becomes too much.
func (k *checker) bounded() bool {
	n := [6]int{len(k.written.People), len(k.written.Sources), passages(k.written.Sources)}
	for f := range k.draft.Files {
		d := &k.draft.Files[f]
		commitments, passages := d.counts()
		for i, part := range []struct {
			key, what  string
			more, most int
		}{
			{"people", "people", len(d.People), MaxPeople},
			{"sources", "sources", len(d.Sources), MaxSources},
			{"sources", "passages", passages, MaxPassages},
			{"entries", "entries", len(d.Entries), MaxEntries},
			{"agreements", "agreements", len(d.Agreements), MaxAgreements},
			{"agreements", "commitments", commitments, MaxCommitments},
		} {
			before := n[i]
			if n[i] += part.more; n[i] > part.most && before <= part.most {
				k.addKey("", fmt.Sprintf("with these there are %d %s; at most %d are read", n[i], part.what, part.most), strconv.Itoa(f), part.key)
			}
		}
	}
	return len(k.faults) == 0
}

func passages(sources []plenary.Source) int {
	n := 0
	for i := range sources {
		n += len(sources[i].Passages)
	}
	return n
}

func (d *FileDraft) counts() (commitments, passages int) {
	for i := range d.Agreements {
		commitments += len(d.Agreements[i].Commitments)
	}
	for i := range d.Sources {
		passages += len(d.Sources[i].Passages)
	}
	return commitments, passages
}

// declare makes an Entry for every draft of one, so that they can refer to one
// another, in the order in which they happened.
func (k *checker) declare() {
	n := 0
	for f := range k.draft.Files {
		n += len(k.draft.Files[f].Entries)
	}
	written := make([]Entry, 0, n)
	order := make([]int, n)
	for f := range k.draft.Files {
		for i := range k.draft.Files[f].Entries {
			order[len(written)] = len(written)
			written = append(written, Entry{File: f, At: i, Corrects: -1, Withdraws: -1, Track: -1, Who: -1, Party: -1, Option: -1, From: -1,
				Precondition: -1, Lever: -1, Commitment: -1, Grade: -1, Confirmed: true})
			k.dated(&written[len(written)-1])
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &written[a], &written[b]
		return cmp.Or(x.On.To.Compare(y.On.To), x.Public.Compare(y.Public), a-b)
	})
	k.r.Entries = make([]Entry, n)
	for i, at := range order {
		k.r.Entries[i] = written[at]
	}
	for i := range k.r.Entries {
		if id := k.r.Entries[i].ID; id != "" {
			k.ids[id] = i
		}
	}
}

// dated reads when an entry happened, and its id.
func (k *checker) dated(e *Entry) {
	d, path := k.draftOf(e), e.path()
	e.On = k.when(d.On, "an entry does not say when it happened", path, "on")
	e.Public = k.public(d.Public, e.On, path, "public")
	e.ID = d.ID
	switch _, taken := k.ids[d.ID]; {
	case d.ID == "":
		return
	case !expr.IsID(d.ID):
		k.add(idRule, fmt.Sprintf("`%s` cannot be the id of an entry", d.ID), under(path, "id")...)
	case taken:
		k.add("choose another", fmt.Sprintf("two entries have the id `%s`", d.ID), under(path, "id")...)
	}
	k.ids[d.ID] = 0
}

const idRule = "ids are lower-case letters, digits, - and _, beginning with a letter"

// when reads a period that must be there, or says that it is missing.
func (k *checker) when(text, missing string, path []string, steps ...string) Period {
	if text == "" {
		k.add("add `on: 2006-12-22`", missing, under(path, steps...)...)
		return Period{}
	}
	return k.period(text, dayForms, path, steps...)
}

const dayForms = "2006-12-22, 2006-12, 2006 or 2006-12-18..2006-12-22"

// period reads a day or a span of days.
func (k *checker) period(text, forms string, path []string, steps ...string) Period {
	p, ok := ParsePeriod(text)
	if ok {
		return p
	}
	msg, hint := fmt.Sprintf("`%s` is neither a day nor a span of days", text), "write "+forms
	from, to, span := strings.Cut(text, "..")
	_, begins := ParsePeriod(from)
	_, ends := ParsePeriod(to)
	switch {
	case span && begins && shortDay.MatchString(to):
		hint = fmt.Sprintf("write both days in full: %s..%s", from, from[:max(0, len(from)-len(to))]+to)
	case span && begins && ends:
		msg, hint = fmt.Sprintf("`%s` ends before it begins", text), "swap the two"
	default:
		if dayShape.MatchString(from) && (!span || dayShape.MatchString(to)) {
			msg, hint = fmt.Sprintf("`%s` is not in the calendar", text), "look up the day"
		}
		hint = cmp.Or(calendar.Hint(text, false), partHint(from, begins), partHint(to, ends), hint)
	}
	k.add(hint, msg, under(path, steps...)...)
	return Period{}
}

// partHint is the hint for one end of a span that is no day.
func partHint(text string, sound bool) string {
	if sound {
		return ""
	}
	return calendar.Hint(text, false)
}

var shortDay = regexp.MustCompile(`^[0-9]{2}(-[0-9]{2})?$`) // behind .., as in 18..22

var dayShape = regexp.MustCompile(`^ *[0-9]{4}(-[0-9]{2}){0,2} *$`)

// public reads the day something became public, which is not before it began.
func (k *checker) public(text string, on Period, path []string, steps ...string) time.Time {
	if text == "" {
		return on.To
	}
	t, err := time.Parse(time.DateOnly, text)
	switch {
	case err != nil && len(text) == len(time.DateOnly) && dayShape.MatchString(text):
		k.add(cmp.Or(calendar.Hint(text, true), "look up the day"), fmt.Sprintf("`%s` is not in the calendar", text), under(path, steps...)...)
	case err != nil || t.Year() < 1:
		k.add(cmp.Or(calendar.Hint(text, true), "write one day, as in 2006-12-22: what is not so exact is known by its end"), fmt.Sprintf("`%s` is not a day", text), under(path, steps...)...)
	case !on.IsZero() && t.Before(on.From):
		k.add("correct one of the two; what is only announced is `scheduled`", fmt.Sprintf("public on %s, before it happened on %s", text, on), under(path, steps...)...)
	}
	return t
}

// word finds a word among those allowed; 0 for "" and for one that is not.
func (k *checker) word(text string, allowed []string, what string, path []string, steps ...string) int {
	if text == "" {
		return 0
	}
	at := slices.Index(allowed, text)
	if at >= 0 {
		return at
	}
	hint := "write one of " + strings.Join(slices.DeleteFunc(slices.Clone(allowed), func(s string) bool { return s == "" }), ", ")
	if near := spell.Nearest(text, allowed); near != "" {
		hint = "did you mean `" + near + "`?"
	}
	k.add(hint, fmt.Sprintf("`%s` is not %s", text, what), under(path, steps...)...)
	return 0
}

// yes reads yes or no.
func (k *checker) yes(text string, otherwise bool, path []string, steps ...string) bool {
	if text == "" {
		return otherwise
	}
	return k.word(text, []string{"no", "yes"}, "yes or no", path, steps...) == 1
}

// named finds what a name stands for; -1 when it is left out or unknown.
func (k *checker) named(id, what string, known map[string]int, path []string, steps ...string) int {
	if id == "" {
		return -1
	}
	if at, ok := known[id]; ok {
		return at
	}
	note := k.add
	if inRecord[what] {
		note = func(hint, msg string, path ...string) { k.unknown(hint, msg, path) }
	}
	note(k.hint(id, known, what), fmt.Sprintf("unknown %s `%s`", what, id), under(path, steps...)...)
	return -1
}

// inRecord has what a record itself may declare, so that a name can be unknown
// because of another fault.
var inRecord = map[string]bool{"entry": true, "person": true, "precondition": true, "commitment": true, "source": true}

// listed finds what names stand for, each once.
func (k *checker) listed(ids []string, what string, known map[string]int, path []string, steps ...string) []int {
	var out []int
	seen := make(map[int]bool, len(ids))
	for i, id := range ids {
		here := append(slices.Clip(steps), strconv.Itoa(i))
		at := k.named(id, what, known, path, here...)
		switch {
		case at < 0:
		case seen[at]:
			k.add("keep one of them", fmt.Sprintf("`%s` stands twice", id), under(path, here...)...)
		default:
			seen[at] = true
			out = append(out, at)
		}
	}
	return out
}

// condition reads a condition; nil when it is left out or at fault.
func (k *checker) condition(text string, path []string, steps ...string) *expr.Expr {
	if text == "" || k.enough() {
		return nil
	}
	e, err := k.written.Condition(text)
	if err != nil {
		k.miswritten(err, under(path, steps...))
		return nil
	}
	if e.Size() > expr.MaxSize {
		k.add("use named conditions less often", fmt.Sprintf("with the conditions it names written out this has more than %d parts", expr.MaxSize), under(path, steps...)...)
		return nil
	}
	return e
}

// miswritten notes where a condition, or what should be one, cannot be read.
func (k *checker) miswritten(err error, path []string) {
	f := plenary.Fault{Path: path, Msg: err.Error()}
	var at *expr.Error
	if errors.As(err, &at) {
		f.Off, f.Len, f.Msg, f.Hint = at.Pos.Start, at.Pos.End-at.Pos.Start, at.Msg, at.Hint
	}
	if !k.enough() {
		k.faults = append(k.faults, f)
	}
}

// claim reads who asserts something, how it is known, and where it stands.
func (k *checker) claim(d *plenary.ClaimDraft, sources []string, path []string) plenary.Claim {
	c := plenary.Claim{By: k.named(d.By, "party", k.parties, path, "by"), Passages: d.Passages}
	c.How = plenary.Evidence(k.word(d.How, evidence, "a kind of evidence", path, "how"))
	for i, ref := range d.Passages {
		k.reference(ref, path, "passage", strconv.Itoa(i))
	}
	k.listed(sources, "source", k.sources, path, "source")
	return c
}

var evidence = wordsOf(plenary.Unmarked, plenary.Assumed)

// wordsOf lists the words of the values from first to last.
func wordsOf[T interface {
	~uint8
	String() string
}](first, last T) []string {
	var out []string
	for v := first; v <= last; v++ {
		out = append(out, v.String())
	}
	return out
}

func (k *checker) reference(ref string, path []string, steps ...string) {
	if _, ok := k.passages[ref]; ok || ref == "" {
		return
	}
	switch source, passage, whole := strings.Cut(ref, "#"); {
	case !whole || passage == "":
		k.add("write source#passage, as in note-7#2, or `source: "+source+"`", fmt.Sprintf("`%s` is not a reference to a passage", ref), under(path, steps...)...)
	case k.named(source, "source", k.sources, path, steps...) >= 0:
		hint := "describe it under sources"
		if near := k.near(ref, k.passages, "passage"); near != "" {
			hint = "did you mean `" + near + "`?"
		}
		k.unknown(hint, fmt.Sprintf("the source `%s` has no passage `%s`", source, passage), under(path, steps...))
	}
}
