package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/record"
)

// write writes the accepted proposals into a new file of the record. The
// folder of the case is held.
func (r *reader) write(ctx context.Context) error {
	chosen, err := numbers(r.accept, len(r.report.Proposals))
	switch {
	case err != nil:
		return err
	case r.id == "":
		return usage("--accept needs an id for the source, as in --id press-7")
	case r.report.Date.Day.IsZero():
		return usage("the text does not say when the report is from (%s); give --date", r.report.Date.From)
	}
	chosen, there, err := r.fresh(chosen)
	if err != nil {
		return err
	}
	draft, left := r.report.Draft(r.c, r.id, chosen, true)
	if len(left) > 0 && r.accept != "all" {
		return usage("proposal %d is attributed to no person or party that the record could name; write such an entry in an editor", left[0]+1)
	}
	if len(draft.Entries) == 0 {
		return usage("there is nothing to accept%s", alsoThere(there))
	}
	path, err := r.save(ctx, casefile.WriteRecord(draft))
	if err != nil {
		return err
	}
	return r.told(path, len(draft.Entries), len(left), there)
}

// fresh leaves out what is on record already, which only all may ask for. There
// says where that is.
func (r *reader) fresh(chosen []int) (left []int, there []string, err error) {
	for _, i := range chosen {
		where := r.onRecord(i)
		switch {
		case where == "":
			left = append(left, i)
		case r.accept != "all":
			return nil, nil, fmt.Errorf("proposal %d is on record already, at %s; leave it out, or change it there", i+1, where)
		default:
			there = append(there, where)
		}
	}
	return left, there, nil
}

// onRecord returns where a statement stands that cites the place of a proposal
// in the same text; "" when there is none. Words alone do not count: people
// say the same twice. Of two proposals at one place that of the speaker counts.
func (r *reader) onRecord(i int) string {
	if r.file.Record == nil {
		return ""
	}
	p := &r.report.Proposals[i]
	several := 0
	for j := range r.report.Proposals {
		if r.report.Proposals[j].Place == p.Place {
			several++
		}
	}
	for j := range r.file.Record.Entries {
		e := &r.file.Record.Entries[j]
		if e.Kind == record.Statement && r.cites(e, p) && (several == 1 || r.speaks(e, i)) {
			name, line, col := r.file.Text.InRecord(e.File, "entries", strconv.Itoa(e.At))
			where := fmt.Sprintf("%s:%d:%d", outlet.Name(name), line, col)
			if !e.Confirmed {
				where += " (not confirmed; confirm it there)"
			}
			return where
		}
	}
	return ""
}

// cites reports whether an entry cites the words of a proposal.
func (r *reader) cites(e *record.Entry, p *reading.Proposal) bool {
	for _, ref := range e.Passages {
		source, passage, ok := r.c.Passage(ref)
		if !ok || source.ID != r.id && (source.Digest == "" || !strings.HasPrefix(r.report.Text.Digest(), source.Digest)) {
			continue
		}
		if passage.Line == 0 { // only its words are known
			if passage.Digest != "" && passage.Digest == evidence.DigestOf(p.Words) {
				return true
			}
			continue
		}
		if passage.Line == p.Place.Line && passage.Column == p.Place.Column && passage.Length == p.Place.Length {
			return true
		}
	}
	return false
}

// speaks reports whether an entry has the speaker that a proposal would have.
func (r *reader) speaks(e *record.Entry, i int) bool {
	draft, _ := r.report.Draft(r.c, r.id, []int{i}, true)
	if len(draft.Entries) == 0 {
		return true
	}
	if who := draft.Entries[0].Who; who != "" {
		return e.Who >= 0 && r.c.People[e.Who].ID == who
	}
	return e.Party >= 0 && r.c.Parties[e.Party].ID == draft.Entries[0].Party
}

// save puts a file into the record, if the record is sound with it.
func (r *reader) save(ctx context.Context, text []byte) (string, error) {
	path, err := newFile(filepath.Join(filepath.Dir(r.file.Text.Path), recordFolder), r.id)
	if err != nil {
		return "", err
	}
	if err := r.file.Text.Admits(ctx, path, text); err != nil {
		return "", fmt.Errorf("the record could not be read with these entries:\n%w", err)
	}
	return path, r.held.Create(ctx, path, text)
}

// newFile is the name of a file that is not in a folder yet: ID.yaml, ID-2.yaml
// and so on. Names that differ in capitals only are one on many disks, and some
// names are devices.
func newFile(dir, id string) (string, error) {
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if devices[strings.TrimRight(id, "123456789")] {
		id = "source-" + id
	}
	for n := 1; ; n++ {
		name := id + ".yaml"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.yaml", id, n)
		}
		if !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return strings.EqualFold(e.Name(), name) }) {
			return filepath.Join(dir, name), nil
		}
	}
}

// devices are the names, and with a number the beginnings of those, that are no
// files on Windows, whatever their ending.
var devices = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "com": true, "lpt": true}

// told says what was written and what was not.
func (r *reader) told(path string, entries, left int, there []string) error {
	_, err := fmt.Fprintf(r.a.out, "%s: %d accepted.\n", outlet.Name(path), entries)
	if left > 0 {
		fmt.Fprintf(r.a.out, "%d left out: no person or party that the record could name is said to have said it.\n", left)
	}
	if len(there) > 0 {
		fmt.Fprintf(r.a.out, "%d left out%s.\n", len(there), alsoThere(there))
	}
	fmt.Fprintf(r.a.out, "Write under `says`, in your own words, what each passage says. With the report at %s the words themselves are quoted.\n",
		outlet.Name(filepath.Join(filepath.Dir(r.file.Text.Path), "sources", r.id+"…")))
	return err
}

// alsoThere goes on a sentence with what is on record already, and where.
func alsoThere(there []string) string {
	const most = 5
	switch n := len(there); {
	case n == 0:
		return ""
	case n > most:
		return fmt.Sprintf(": on record already, at %s and %d more places", strings.Join(there[:most], ", "), n-most)
	default:
		return ": on record already, at " + strings.Join(there, ", ")
	}
}

// numbers reads 1,3-5 or all, as indices.
func numbers(text string, n int) ([]int, error) {
	var out []int
	if text == "all" {
		text = fmt.Sprintf("1-%d", n)
		if n == 0 {
			return nil, nil
		}
	}
	for _, part := range strings.Split(text, ",") {
		from, to, isSpan := strings.Cut(strings.TrimSpace(part), "-")
		a, err1 := strconv.Atoi(from)
		b, err2 := a, error(nil)
		if isSpan {
			b, err2 = strconv.Atoi(to)
		}
		if err1 != nil || err2 != nil || a < 1 || b < a || b > n {
			return nil, usage("--accept: `%s` is not a number, or a span of numbers, from 1 to %d", part, n)
		}
		for i := a; i <= b; i++ {
			if !slices.Contains(out, i-1) {
				out = append(out, i-1)
			}
		}
	}
	return out, nil
}
