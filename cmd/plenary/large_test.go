package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/plenarytest"
)

// largeCase writes a case of eight parties and as many yes/no options as given.
func largeCase(t *testing.T, options int, acting bool) string {
	d := plenarytest.RandomLarge(rand.New(rand.NewPCG(0, uint64(options))), 8, options, 10)
	if acting { // so that some have something to gain
		d.Impossible = nil
		for o := range d.Options {
			if o%3 == 0 {
				d.Options[o].Now = "yes"
			}
		}
	}
	file := filepath.Join(t.TempDir(), "large.yaml")
	if err := os.WriteFile(file, casefile.WriteCase(&d), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestLarge holds what is answered of cases of 2^40 and 2^60 states.
func TestLarge(t *testing.T) {
	inOneGoroutine(t)
	golden, err := filepath.Abs("testdata/large")
	if err != nil {
		t.Fatal(err)
	}
	for _, options := range []int{40, 60} {
		c := largeCase(t, options, options == 60)
		for name, args := range map[string][]string{
			"brief.txt": {"brief", c}, "brief.json": {"brief", c, "--json"},
			"state.txt":        {"explain", c, strings.Repeat("0", options-1) + "1", "--party", "p1,p8"},
			"bottom-lines.txt": {"bottom-lines", c, "--party", "p8"},
			"bargain.txt":      {"bottom-lines", c, "--pair", "p1,p2"},
		} {
			if options == 60 && name == "brief.json" {
				continue // the data of 2^40 is looked at
			}
			t.Run(fmt.Sprintf("%d-%s", options, name), func(t *testing.T) {
				held(t, filepath.Join(golden, fmt.Sprintf("%d-%s", options, name)), whole(t, args...))
			})
		}
	}
}

// TestLargeRefused: what takes a list of states is refused as ever, with what would make
// the case fit, and a state that there is not is told.
func TestLargeRefused(t *testing.T) {
	inOneGoroutine(t)
	c := largeCase(t, 40, true)
	for _, args := range [][]string{
		{"states", c}, {"routes", c}, {"brief", c, "--audit"}, {"explain", c, "way", "A"},
		{"explain", c, "--why-not", "p1.o1"},
	} {
		var out, errs bytes.Buffer
		status := run(context.Background(), args, stdio{strings.NewReader(""), &out, &errs})
		if status != exitLimit || !strings.Contains(errs.String(), "feasible states from 40 options") {
			t.Errorf("%v: status %d, %s", args, status, &errs)
		}
	}
	nowhere := largeCase(t, 40, false)
	text, err := os.ReadFile(nowhere)
	if err == nil {
		err = os.WriteFile(nowhere, bytes.Replace(text, []byte("plenary: 1\n"),
			[]byte("plenary: 1\nstatus_quo: none\n"), 1), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"brief", nowhere}, {"report", nowhere, "--json"}, {"states", nowhere}} {
		var out, errs bytes.Buffer
		status := run(context.Background(), args, stdio{strings.NewReader(""), &out, &errs})
		said := strings.Contains(errs.String(), "say where the parties are now")
		if status != exitLimit || said != (args[0] != "states") {
			t.Errorf("%v: status %d, %s", args, status, &errs)
		}
	}
	for state, says := range map[string]string{"7": "too many to have numbers", "#1": "too many to have numbers",
		"01": "code of 40 characters", strings.Repeat("2", 40): "level"} {
		var out, errs bytes.Buffer
		status := run(context.Background(), []string{"explain", c, state}, stdio{strings.NewReader(""), &out, &errs})
		if status != exitUsage || !strings.Contains(errs.String(), says) {
			t.Errorf("explain %s: status %d, %s", state, status, &errs)
		}
	}
}

// TestSmallAsLarge: with a bound on states a case is answered as if it were large, and
// what is said of who would stay is the same.
func TestSmallAsLarge(t *testing.T) {
	inOneGoroutine(t)
	const c = "../../cases/classics/elmira"
	var large answer.Large
	var state answer.State
	for into, args := range map[any][]string{
		&large: {"explain", c, "now", "--json", "--max-states", "2"}, &state: {"explain", c, "now", "--json"},
	} {
		if err := json.Unmarshal([]byte(whole(t, args...)), into); err != nil {
			t.Fatal(err)
		}
	}
	for i, p := range large.Parties {
		for j, v := range p.Verdicts {
			if !v.Decided || v.Stable != state.Parties[i].Verdicts[j].Stable {
				t.Errorf("%s by %s: %+v", p.Party, v.Concept, v)
			}
		}
	}
}

// TestLargeWork: the bound of work reaches questions about sets of states, and what met it
// says so.
func TestLargeWork(t *testing.T) {
	inOneGoroutine(t)
	c := largeCase(t, 60, true)
	var brief answer.Large
	if err := json.Unmarshal([]byte(whole(t, "brief", c, "--json", "--max-work", "1")), &brief); err != nil {
		t.Fatal(err)
	}
	undecided := 0
	for _, p := range brief.Parties {
		for _, v := range p.Verdicts {
			if !v.Decided {
				undecided++
			}
		}
	}
	if brief.Work != 1e6/40 || undecided == 0 {
		t.Errorf("%d steps for each question, %d verdicts not decided", brief.Work, undecided)
	}
}

// TestLargeReport: a report of such a case is made in every form, has the data of the brief,
// and is known for its own.
func TestLargeReport(t *testing.T) {
	inOneGoroutine(t)
	c := largeCase(t, 40, true)
	var report answer.Report
	if err := json.Unmarshal([]byte(whole(t, "report", c, "--json")), &report); err != nil {
		t.Fatal(err)
	}
	var brief answer.Large
	if err := json.Unmarshal([]byte(whole(t, "brief", c, "--json")), &brief); err != nil {
		t.Fatal(err)
	}
	if report.Brief != nil || !reflect.DeepEqual(report.Large, &brief) {
		t.Errorf("%+v\nwant %+v", report.Large, &brief)
	}
	for ending := range reportForms {
		file := filepath.Join(t.TempDir(), "report"+ending)
		whole(t, "report", c, "-o", file)
		if said := whole(t, "report", c, "--check", file); !strings.Contains(said, "to the byte") {
			t.Errorf("%s: %s", ending, said)
		}
	}
}
