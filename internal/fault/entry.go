package fault

import (
	"fmt"
	"slices"
	"strings"
)

// An Entry tells what a code means.
type Entry struct {
	Code    Code
	Of      string // what part of a file such faults are of, as a heading: YAML
	Means   string // what is wrong, in a sentence
	Fix     string // what to do about it, in a sentence
	Example Example
}

// An Example is a text that has a fault of one code and no other.
type Example struct {
	Case   string // sections of a case, in place of those of [Base]
	Record string // the record beside the case; "" for none
	Whole  bool   // Case, or Record if there is one, is all of the file
	Format bool   // the fault shows when the case is laid out
	Times  int    // how often the last line stands, {n} in it counting from 1; 0 for once
}

// Base is the case that examples change.
const Base = `plenary: 1
as_of: 2006-12-22
parties: {up: {name: Upstream}, down: {name: Downstream}}
options:
  up.release: {levels: [none, half, full]}
  up.gauges:
  down.attack:
tracks: {talks: {seats: {up: {mandate: [{commit: up.release}]}, down: }}}
preconditions: {first: {party: down, refuses: not down.attack, until: up.release = full}}
`

// All lists every code, by what the faults are of.
func All() []Entry { return slices.Clone(table) }

// Find returns the entry of a code.
func Find(code Code) (Entry, bool) {
	at := slices.IndexFunc(table, func(e Entry) bool { return e.Code == code })
	if at < 0 {
		return Entry{}, false
	}
	return table[at], true
}

// Texts returns the texts of the case and of its record, "" for none.
func (e *Example) Texts() (caseText, record string) {
	switch {
	case e.Record == "" && e.Whole:
		return repeated(e.Case, e.Times), ""
	case e.Record == "":
		return within(repeated(e.Case, e.Times)), ""
	case e.Whole:
		return within(e.Case), repeated(e.Record, e.Times)
	}
	return within(e.Case), "record: 1\n" + repeated(e.Record, e.Times)
}

// within is the base with some of its sections written otherwise, and others added.
func within(sections string) string {
	own := map[string]bool{}
	for line := range strings.Lines(sections) {
		key, _, _ := strings.Cut(line, ":")
		own[strings.TrimSpace(key)] = !strings.HasPrefix(line, " ")
	}
	var b strings.Builder
	kept := true
	for line := range strings.Lines(Base) {
		if !strings.HasPrefix(line, " ") {
			key, _, _ := strings.Cut(line, ":")
			kept = !own[key]
		}
		if kept {
			b.WriteString(line)
		}
	}
	return b.String() + sections
}

// repeated is a text with its last line as often as an example has it.
func repeated(text string, times int) string {
	if times == 0 {
		return text
	}
	head, last := split(text)
	var b strings.Builder
	b.WriteString(head)
	for n := range times {
		b.WriteString(numbered(last, n+1))
	}
	return b.String()
}

// split parts a text before its last line.
func split(text string) (head, last string) {
	at := strings.LastIndexByte(strings.TrimSuffix(text, "\n"), '\n') + 1
	return text[:at], text[at:]
}

// numbered writes the number of a line for {n} and the one before for {m}.
func numbered(line string, n int) string {
	return strings.NewReplacer("{n}", fmt.Sprint(n), "{m}", fmt.Sprint(n-1)).Replace(line)
}

// String is the example as it is shown: of many lines alike the first and the last,
// and bytes that are no text as escapes.
func (e *Example) String() string {
	text := e.Case
	switch {
	case e.Record != "" && e.Case != "":
		text = "# case.yaml\n" + e.Case + "# record.yaml\n" + e.Record
	case e.Record != "":
		text = e.Record
	}
	if e.Times > 0 {
		head, last := split(text)
		text = head + numbered(last, 1) + "…\n" + numbered(last, e.Times)
	}
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, "\ufffd") {
		if r == '\ufffd' {
			b.WriteString(`\xe9`)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
