package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkBrief runs the main job as a whole process, on the first case and on
// cases of shapes that are hard for it. docs/performance.md has the figures.
func BenchmarkBrief(b *testing.B) {
	bin := filepath.Join(b.TempDir(), "plenary")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, c := range hardCases() {
		b.Run(c.name, func(b *testing.B) {
			path := c.path
			if c.text != "" {
				path = filepath.Join(b.TempDir(), c.name+".yaml")
				if err := os.WriteFile(path, []byte(c.text), 0o666); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				cmd := exec.Command(bin, "brief", path)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				b.ReportMetric(float64(cmd.ProcessState.UserTime().Milliseconds()), "cpu-ms")
			}
		})
	}
}

type hardCase struct {
	name, path, text string
}

func hardCases() []hardCase {
	return []hardCase{
		{name: "six-party", path: "../../cases/six-party-2006"},
		{name: "river", path: "testdata/bench/river.yaml"},
		{name: "no-mandates", text: ring(4, 8, 3, seatsOnly)},
		{name: "wide-mandates", text: ring(4, 8, 3, wide)},
		{name: "wide-12", text: ring(4, 12, 2, wide)},
		{name: "wide-16", text: ring(4, 16, 2, wide)},
		{name: "free-14", text: free(6, 14)},
		{name: "free-16", text: free(6, 16)},
		{name: "free-18", text: free(6, 18)},
		{name: "pennies-7", text: pennies(7)},
		{name: "ten-parties-nothing-better", text: ten(false)},
		{name: "ten-parties", text: ten(true)},
	}
}

// How a ring's parties sit on its track.
const (
	seatsOnly = iota // with no mandates
	wide             // and may commit to all their own
)

// ring writes a case of parties that each want what the others give, and give
// nothing before the next one does: options are dealt out in turn.
func ring(parties, options, levels, mandates int) string {
	b := &strings.Builder{}
	head(b, parties, options, levels)
	top := []string{"yes", "l2"}[levels-2]
	fmt.Fprintln(b, "preferences:")
	for p := range parties {
		var wants []string
		for o := range options {
			if o%parties != p {
				wants = append(wants, fmt.Sprintf("p%d.o%d = %s", o%parties, o, top))
			}
		}
		for o := p; o < options; o += parties {
			wants = append(wants, fmt.Sprintf("p%d.o%d < %s", p, o, top))
		}
		fmt.Fprintf(b, "  p%d: [%s]\n", p, strings.Join(wants, ", "))
	}
	seats(b, parties, options, mandates)
	fmt.Fprintln(b, "preconditions:")
	for o := range options {
		p := o % parties
		next := (p + 1) % parties
		fmt.Fprintf(b, "  q%d: {party: p%d, refuses: p%d.o%d = %s, until: p%d.o%d = %s}\n", o, p, p, o, top, next, next,
			top)
	}
	return b.String()
}

func head(b *strings.Builder, parties, options, levels int) {
	fmt.Fprint(b, "plenary: 1\ntitle: Written for a benchmark\nparties:\n")
	for p := range parties {
		fmt.Fprintf(b, "  p%d: {name: P%d}\n", p, p)
	}
	fmt.Fprintln(b, "options:")
	for o := range options {
		fmt.Fprintf(b, "  p%d.o%d: {levels: %s}\n", o%parties, o, []string{`["no", "yes"]`, "[l0, l1, l2]"}[levels-2])
	}
}

func seats(b *strings.Builder, parties, options, mandates int) {
	fmt.Fprint(b, "tracks:\n  t:\n    seats:\n")
	for p := range parties {
		var own []string
		for o := p; o < options; o += parties {
			own = append(own, fmt.Sprintf("p%d.o%d", p, o))
		}
		if mandates == seatsOnly {
			fmt.Fprintf(b, "      p%d:\n", p)
			continue
		}
		fmt.Fprintf(b, "      p%d: {mandate: [{commit: [%s]}]}\n", p, strings.Join(own, ", "))
	}
}

// free writes a case in which nothing binds the table: all want the same.
func free(parties, options int) string {
	b := &strings.Builder{}
	head(b, parties, options, 2)
	var wants []string
	for o := range options {
		wants = append(wants, fmt.Sprintf("p%d.o%d", o%parties, o))
	}
	fmt.Fprintln(b, "preferences:")
	for p := range parties {
		fmt.Fprintf(b, "  p%d: [%s]\n", p, strings.Join(wants, ", "))
	}
	return b.String()
}

// pennies writes a case of two, one of whom wants every pair alike and the
// other every pair unlike.
func pennies(pairs int) string {
	b := &strings.Builder{}
	head(b, 2, 2*pairs, 2)
	var alike, unlike []string
	for k := range pairs {
		alike = append(alike, fmt.Sprintf("p0.o%d iff p1.o%d", 2*k, 2*k+1))
		unlike = append(unlike, fmt.Sprintf("not (p0.o%d iff p1.o%d)", 2*k, 2*k+1))
	}
	fmt.Fprintf(b, "preferences:\n  p0: [%s]\n  p1: [%s]\n", strings.Join(alike, ", "), strings.Join(unlike, ", "))
	return b.String()
}

// ten writes a case of ten parties and 524,288 states on one track with wide
// mandates, in a circle of ten; without better, one party is content.
func ten(better bool) string {
	const parties, options = 10, 19
	b := &strings.Builder{}
	head(b, parties, options, 2)
	fmt.Fprintln(b, "preferences:")
	for p := range parties {
		next := (p + 1) % parties
		wants := []string{fmt.Sprintf("p%d.o%d", next, next)}
		if !better && p == 0 {
			wants = nil
			for o := range options {
				wants = append(wants, fmt.Sprintf("not p%d.o%d", o%parties, o))
			}
		}
		for o := p; o < options; o += parties {
			wants = append(wants, fmt.Sprintf("not p%d.o%d", p, o))
		}
		for o := range options {
			if o%parties != p {
				wants = append(wants, fmt.Sprintf("p%d.o%d", o%parties, o))
			}
		}
		fmt.Fprintf(b, "  p%d: [%s]\n", p, strings.Join(wants, ", "))
	}
	seats(b, parties, options, wide)
	fmt.Fprintln(b, "preconditions:")
	for p := range parties {
		next := (p + 1) % parties
		fmt.Fprintf(b, "  q%d: {party: p%d, refuses: p%d.o%d, until: p%d.o%d}\n", p, p, p, p, next, next)
	}
	return b.String()
}
