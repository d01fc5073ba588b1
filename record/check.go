package record

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/calendar"
	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
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

// maxCompared is how many names are looked through before nothing is suggested.
const maxCompared = 1 << 20

// Record checks the draft against its case and resolves its names. It reports
// every fault it finds, in the order of the files and of what stands in them, but
// looks no further into names once there are a thousand; the first step of a
// fault's path is the index of the file. With any fault the Record is nil; else
// it never changes, and may be shared. The time is linear in entries, times the
// logarithm of their number. The error is the context's, or of a case that
// was not made by [plenary.Draft.Case].
func (d *Draft) Record(ctx context.Context, c *plenary.Case) (*Record, []plenary.Fault, error) {
	k := newChecker(ctx, d, c)
	if c.NoStatusQuo && len(d.Files) > 0 {
		k.Add(fault.NoStatusQuo, "put the record elsewhere, or leave out `status_quo: none` and write `now` at options",
			"what is on record leads up to how things are now, and the case has no status quo", "0")
	}
	if !k.bounded() {
		return nil, k.found(), nil
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
	if len(k.Faults) == 0 && !d.Partial {
		k.order()
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if len(k.Faults) > 0 {
		return nil, k.found(), nil
	}
	return k.r, nil, nil
}

type checker struct {
	check.Checker
	ctx     context.Context
	draft   *Draft
	written *plenary.Case // without what the record adds to it
	r       *Record

	known
	claims  *check.Claims
	reading *check.Conditions
	cited   map[string]int  // passages
	said    map[string]bool // what agree has told

	things   map[string][]spell.Thing // for near, by what they are
	compared int                      // how many near has looked through
}

// found returns the faults found.
func (k *checker) found() []plenary.Fault {
	out := make([]plenary.Fault, len(k.Faults))
	for i, f := range k.Faults {
		out[i] = plenary.Fault(f)
	}
	return out
}

// under is a path with further steps. Most checks take the two apart, so that
// what is sound costs no path.
func under(path []string, steps ...string) []string { return check.Under(path, steps...) }

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
				path := []string{strconv.Itoa(f), part.key}
				k.AddKey(fault.TooMany, "", fmt.Sprintf("with these there are %d %s; at most %d are read", n[i],
					part.what, part.most), path...).RestsOn(path, under(path, "*", part.what))
			}
		}
	}
	return len(k.Faults) == 0
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
			written = append(written, Entry{
				File: f, At: i, Corrects: -1, Withdraws: -1, Track: -1, Who: -1, Party: -1, Option: -1, From: -1,
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
			k.entries.At[id] = i
		}
	}
}

// dated reads when an entry happened, and its id.
func (k *checker) dated(e *Entry) {
	d, path := k.draftOf(e), e.path()
	e.On = k.when(d.On, "an entry does not say when it happened", path, "on")
	e.Public = k.public(d.Public, e.On, path, "public")
	e.ID = d.ID
	switch _, taken := k.entries.At[d.ID]; {
	case d.ID == "":
		return
	case !expr.IsID(d.ID):
		k.Add(fault.BadID, check.IDRule, fmt.Sprintf("`%s` cannot be the id of an entry", d.ID), under(path, "id")...)
	case taken:
		k.Add(fault.RepeatedID, "choose another", fmt.Sprintf("two entries have the id `%s`", d.ID),
			under(path, "id")...)
	}
	k.entries.At[d.ID] = 0
}

// when reads a period that must be there, or says that it is missing.
func (k *checker) when(text, missing string, path []string, steps ...string) Period {
	if text == "" {
		k.Missing("add `on: 2006-12-22`", missing, path, steps...)
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
	code, msg, hint := fault.NotADay, fmt.Sprintf("`%s` is neither a day nor a span of days", text), "write "+forms
	from, to, span := strings.Cut(text, "..")
	_, begins := ParsePeriod(from)
	_, ends := ParsePeriod(to)
	switch {
	case span && begins && shortDay.MatchString(to):
		hint = fmt.Sprintf("write both days in full: %s..%s", from, from[:max(0, len(from)-len(to))]+to)
	case span && begins && ends:
		code, msg, hint = fault.WrongDayOrder, fmt.Sprintf("`%s` ends before it begins", text), "swap the two"
	default:
		if dayShape.MatchString(from) && (!span || dayShape.MatchString(to)) {
			msg, hint = fmt.Sprintf("`%s` is not in the calendar", text), "look up the day"
		}
		hint = cmp.Or(calendar.Hint(text, false), partHint(from, begins), partHint(to, ends), hint)
	}
	k.Add(code, hint, msg, under(path, steps...)...)
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
		k.NotADay(text, true, "look up the day", fmt.Sprintf("`%s` is not in the calendar", text), path, steps...)
	case err != nil || t.Year() < 1:
		k.NotADay(text, true, "write one day, as in 2006-12-22: what is not so exact is known by its end",
			fmt.Sprintf("`%s` is not a day", text), path, steps...)
	case !on.IsZero() && t.Before(on.From):
		k.Add(fault.WrongDayOrder, "correct one of the two; what is only announced is `scheduled`",
			fmt.Sprintf("public on %s, before it happened on %s", text, on), under(path, steps...)...)
	}
	return t
}

// yes reads yes or no.
func (k *checker) yes(text string, otherwise bool, path []string, steps ...string) bool {
	if text == "" {
		return otherwise
	}
	return k.Word(text, []string{"no", "yes"}, "yes or no", path, steps...) == 1
}

// condition reads a condition; nil when it is left out or at fault.
func (k *checker) condition(text string, path []string, steps ...string) *expr.Expr {
	if text == "" {
		return nil
	}
	return k.Condition(k.reading, text, path, steps...)
}

// claim reads who asserts something, how it is known, and where it stands.
func (k *checker) claim(d *plenary.ClaimDraft, sources []string, path []string) plenary.Claim {
	said := k.Claim(k.claims, check.Said{By: d.By, Who: d.Who, How: d.How, Passages: d.Passages}, path)
	k.Listed(k.sources, sources, nil, path, "source")
	return plenary.Claim{By: said.By, Who: said.Who, How: plenary.Evidence(said.How), Passages: d.Passages}
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

func (k *checker) reference(ref string, path []string, at string) {
	if _, ok := k.cited[ref]; ok || ref == "" {
		return
	}
	switch source, passage, whole := strings.Cut(ref, "#"); {
	case !whole || passage == "":
		k.Add(fault.NotAReference, "write source#passage, as in note-7#2, or `source: "+source+"`",
			fmt.Sprintf("`%s` is not a reference to a passage", ref), under(path, "passage", at)...)
	case k.Named(k.sources, source, path, "passage", at) >= 0:
		hint := check.DidYouMean(k.near(ref, k.cited, "passage"), "describe it under sources")
		k.Add(fault.UnknownPassage, hint, fmt.Sprintf("the source `%s` has no passage `%s`", source, passage),
			under(path, "passage", at)...).
			RestsOn(declared(ref)...)
	}
}
