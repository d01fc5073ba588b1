package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// write writes the accepted proposals into a new file of the record. The
// folder of the case is held.
func (r *reader) write(ctx context.Context) error {
	chosen, err := r.chosen()
	switch {
	case err != nil:
		return err
	case r.report.ID == "":
		return usage("--accept needs an id for the source, as in --id press-7")
	case r.report.Date.Day.IsZero():
		return usage("the text does not say when the report is from (%s); give --date", r.report.Date.From)
	}
	accepted, err := r.report.Accept(chosen)
	if err != nil {
		return err
	}
	path, err := r.held.AddToRecord(ctx, r.file, r.report.ID, accepted.Text)
	if err != nil {
		return err
	}
	return r.told(path, accepted)
}

// told says what was written and what was not.
func (r *reader) told(path string, accepted *desk.Acceptance) error {
	_, err := fmt.Fprintf(r.a.out, "%s: %d accepted.\n", outlet.Name(path), accepted.Entries)
	if left := len(accepted.Left); left > 0 {
		fmt.Fprintf(r.a.out, "%d left out: no person or party that the record could name is said to have said it.\n",
			left)
	}
	if there := len(accepted.There); there > 0 {
		fmt.Fprintf(r.a.out, "%d left out: %s.\n", there, accepted.Already())
	}
	fmt.Fprintf(r.a.out, "Write under `says`, in your own words, what each passage says. "+
		"With the report at %s the words themselves are quoted.\n",
		outlet.Name(filepath.Join(filepath.Dir(r.file.Text.Path), "sources", r.report.ID+"…")))
	return err
}

// chosen is what is accepted, by index; nil for all that can be. It gives each the kind of
// statement that was said with its number.
func (r *reader) chosen() ([]int, error) {
	var chosen []int
	called := map[int]string{}
	for _, part := range strings.Split(r.accept, ",") {
		span, kind, _ := strings.Cut(part, "=")
		kind = strings.TrimSpace(kind)
		list, err := numbers(strings.TrimSpace(span), len(r.report.Proposals))
		if err != nil {
			return nil, err
		}
		for _, i := range list {
			if before, twice := called[i]; !twice {
				chosen = append(chosen, i)
			} else if before != kind {
				return nil, usage("--accept: %d stands twice, with two kinds", i+1)
			}
			called[i] = kind
			if kind == "" {
				continue
			}
			if err := r.report.Call(i, kind); err != nil {
				return nil, err
			}
		}
	}
	if all, _, _ := strings.Cut(r.accept, "="); strings.TrimSpace(all) == "all" {
		return nil, nil
	}
	return chosen, nil
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
