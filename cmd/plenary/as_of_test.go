package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"
)

// Nothing of a later day is cited as of a day, nor told in the words of what cites it.
func TestNothingLaterIsCited(t *testing.T) {
	inOneGoroutine(t)
	t.Chdir("../..")
	for _, c := range allCases(t) {
		if _, err := os.Stat(filepath.Join(c, "record.yaml")); err != nil {
			continue
		}
		asked := 0
		for _, day := range daysBefore(t, c) {
			asked++
			for _, q := range [][]string{{"brief", c}, {"explain", c, "now"}, {"routes", c}, {"timeline", c},
				{"commitments", c}} {
				later(t, day, append(q, "--as-of", day)...)
			}
		}
		if asked == 0 {
			t.Errorf("%s was asked of no day", c)
		}
	}
}

var aDated = regexp.MustCompile(`\bdate: (\d{4}-\d\d-\d\d)\b`)

// daysBefore are some days before those on which sources of a case are dated, the last of the case left out.
func daysBefore(t *testing.T, c string) []string {
	t.Helper()
	var dated []string
	for _, file := range []string{"case.yaml", "record.yaml"} {
		text, err := os.ReadFile(filepath.Join(c, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range aDated.FindAllStringSubmatch(string(text), -1) {
			day, err := time.Parse(time.DateOnly, at[1])
			if err != nil {
				t.Fatal(err)
			}
			dated = append(dated, day.AddDate(0, 0, -1).Format(time.DateOnly))
		}
	}
	slices.Sort(dated)
	dated = slices.Compact(dated)
	const some = 5
	if n := len(dated); n > some {
		for i := range some {
			dated[i] = dated[i*(n-1)/(some-1)]
		}
		dated = dated[:some]
	}
	return dated
}

// later fails where an answer describes a source of a later day.
func later(t *testing.T, day string, args ...string) {
	t.Helper()
	var a struct {
		Glossary struct{ Sources []struct{ ID, Date string } }
	}
	if err := json.Unmarshal([]byte(whole(t, append(args, "--json")...)), &a); err != nil {
		t.Fatal(err)
	}
	for _, s := range a.Glossary.Sources {
		if s.Date > day {
			t.Errorf("%v cites %s of %s", args, s.ID, s.Date)
		}
	}
	whole(t, args...)
}
