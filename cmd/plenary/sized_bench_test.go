package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
)

// BenchmarkLarge asks cases of many states as whole processes: a brief, lists, what
// holds today, ways. Those of more than 2^20 states are asked where PLENARY_LARGE is
// set, and PLENARY_CASES names a folder in which to leave the files.
// docs/performance.md has the figures.
func BenchmarkLarge(b *testing.B) {
	bin := filepath.Join(b.TempDir(), "plenary")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, c := range sizedCases() {
		if c.states() > 1<<20 && os.Getenv("PLENARY_LARGE") == "" {
			continue
		}
		path := c.write(b)
		for name, args := range map[string][]string{
			"brief":  {"brief", path},
			"lines":  {"bottom-lines", path, "p1", "p1.o1 = " + c.top(1), "--json"},
			"now":    {"explain", path, "now"},
			"states": {"states", path, "--where", c.keys(" and "), "--csv"},
			"routes": {"routes", path},
		} {
			b.Run(c.name+"/"+name, func(b *testing.B) {
				for b.Loop() {
					cmd := exec.Command(bin, args...)
					if out, err := cmd.CombinedOutput(); err != nil {
						b.Fatalf("%v\n%s", err, out)
					}
					used := cmd.ProcessState
					b.ReportMetric(float64((used.UserTime()+used.SystemTime()).Milliseconds())/1e3, "cpu-s")
					b.ReportMetric(peak(used), "MB")
				}
			})
		}
	}
}

// TestSizedCases holds that the cases of the benchmark have no faults, and as many
// combinations as they say.
func TestSizedCases(t *testing.T) {
	t.Setenv("PLENARY_CASES", "")
	for _, c := range sizedCases() {
		f, err := casefile.Load(t.Context(), c.write(t))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		n := 1
		for o := range f.Case.Options {
			n *= len(f.Case.Options[o].Levels)
		}
		if n != c.states() || len(f.Case.Impossible) > 0 != c.rules {
			t.Errorf("%s has %d combinations, not %d", c.name, n, c.states())
		}
	}
}

// A sized case is one of the kinds that people write, of as many states as wanted.
type sized struct {
	name             string
	parties          int
	two, three       int // options of so many levels; those of three come first
	wide             bool
	content, rules   bool // whether one party is content as things are; whether rules exclude a quarter
	oneWay, recorded bool
}

func sizedCases() []sized {
	return []sized{
		{name: "stuck-2^14", parties: 6, two: 14, oneWay: true},
		{name: "stuck-2^17", parties: 6, two: 17, oneWay: true},
		{name: "stuck-2^20", parties: 8, two: 20, oneWay: true},
		{name: "wide-2^17", parties: 8, two: 17, wide: true},
		{name: "wide-2^20", parties: 10, two: 20, wide: true},
		{name: "content-2^20", parties: 8, two: 20, content: true, oneWay: true},
		{name: "ruled-2^20", parties: 6, two: 20, rules: true, recorded: true},
		{name: "levels-3x2^18", parties: 8, two: 15, three: 3, rules: true},
		{name: "levels-10^7", parties: 8, two: 17, three: 4, oneWay: true},
		{name: "content-10^7", parties: 8, two: 17, three: 4, content: true},
		{name: "stuck-2^24", parties: 10, two: 24, oneWay: true},
		{name: "content-2^24", parties: 8, two: 24, content: true},
	}
}

func (s *sized) count() int { return s.two + s.three }

func (s *sized) states() int {
	n := 1 << s.two
	for range s.three {
		n *= 3
	}
	return n
}

// write lays the case out in a folder, with its record, and returns its path.
func (s *sized) write(tb testing.TB) string {
	dir := os.Getenv("PLENARY_CASES")
	if dir == "" {
		dir = tb.TempDir()
	}
	dir = filepath.Join(dir, s.name)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		tb.Fatal(err)
	}
	files := map[string]string{"case.yaml": s.text()}
	if s.recorded {
		files["record.yaml"] = s.record()
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

func (s *sized) option(o int) string { return fmt.Sprintf("p%d.o%d", o%s.parties, o) }

func (s *sized) top(o int) string {
	if o < s.three {
		return "full"
	}
	return "yes"
}

// done is the condition that an option stands at its highest level.
func (s *sized) done(o int) string { return s.option(o) + " = " + s.top(o) }

// keys joins the conditions that each party has done its first option.
func (s *sized) keys(by string) string {
	var all []string
	for p := range s.parties {
		all = append(all, s.done(p))
	}
	return strings.Join(all, by)
}

// text writes the case. Each party wants what the next one gives most of all, then to keep
// what is its own, then some of what the others could do, alone or together.
func (s *sized) text() string {
	b := &strings.Builder{}
	fmt.Fprint(b, "plenary: 1\ntitle: Written for a benchmark\nas_of: 2021-03-01\nparties:\n")
	for p := range s.parties {
		fmt.Fprintf(b, "  p%d: {name: P%d}\n", p, p)
	}
	fmt.Fprintln(b, "options:")
	for o := range s.count() {
		var keys []string
		if o < s.three {
			keys = append(keys, "levels: [none, half, full]")
		}
		if s.oneWay && o >= s.parties && o%3 == 0 {
			keys = append(keys, "moves: forward")
		}
		if o == s.count()-1 {
			keys = append(keys, "closed: Nobody has asked for it")
		}
		fmt.Fprintf(b, "  %s: {%s}\n", s.option(o), strings.Join(keys, ", "))
	}
	if s.rules {
		fmt.Fprintf(b, "impossible:\n  - %s and not (%s)\n", s.done(s.parties), s.done(s.parties+1))
	}
	r := rand.New(rand.NewPCG(1, uint64(s.count())))
	fmt.Fprintln(b, "preferences:")
	for p := range s.parties {
		fmt.Fprintf(b, "  p%d:\n", p)
		for _, w := range s.wishes(p, r) {
			fmt.Fprintf(b, "    - {want: %s}\n", w)
		}
	}
	s.table(b)
	return b.String()
}

func (s *sized) own(p int) []int {
	var out []int
	for o := p; o < s.count(); o += s.parties {
		out = append(out, o)
	}
	return out
}

func (s *sized) wishes(p int, r *rand.Rand) []string {
	claims := []string{fmt.Sprintf(", by: p%d, how: stated", p), ", how: reported", ", how: inferred", ", how: assumed"}
	var out []string
	say := func(how int, w string) { out = append(out, w+claims[how]) }
	if s.content && p == 0 {
		for o := range s.count() {
			say(1, "not "+s.done(o))
		}
		return out
	}
	say(0, s.done((p+1)%s.parties))
	for i, o := range s.own(p) {
		say(2+i%2, "not "+s.done(o))
	}
	var others []int
	for o := range s.count() {
		if o%s.parties != p && o != (p+1)%s.parties {
			others = append(others, o)
		}
	}
	r.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	for i := 0; i+1 < min(len(others), 12); i += 2 {
		a, c := s.done(others[i]), s.done(others[i+1])
		say(1+i%3, []string{a + " or " + c, a + " if " + c, "not (" + a + " and " + c + ")"}[i/2%3])
	}
	return out
}

// table writes two tracks, what the parties refuse, levers and goals.
func (s *sized) table(b *strings.Builder) {
	fmt.Fprint(b, "tracks:\n")
	for t, name := range []string{"experts", "heads"} {
		fmt.Fprintf(b, "  %s:\n    name: Talks of %s\n    seats:\n", name, name)
		for p := range s.parties {
			var may []string
			for i, o := range s.own(p) {
				if s.wide || i > 0 && i%2 == t || i == 0 && (p+t)%2 == 0 {
					may = append(may, s.option(o))
				}
			}
			if may == nil {
				fmt.Fprintf(b, "      p%d:\n", p)
				continue
			}
			fmt.Fprintf(b, "      p%d: {mandate: [{commit: [%s], how: reported}]}\n", p, strings.Join(may, ", "))
		}
	}
	fmt.Fprintln(b, "preconditions:")
	for p := range s.parties {
		next := (p + 1) % s.parties
		order := []string{"before", "with"}[p%2]
		fmt.Fprintf(b, "  first%d: {party: p%d, refuses: %s, until: %s, order: %s, by: p%d, how: stated}\n",
			p, p, s.done(p), s.done(next), order, p)
	}
	second, last := s.own(1)[1], s.count()-1
	fmt.Fprintf(b, "  other: {party: p1, refuses: %s, until: %s, how: inferred}\n", s.done(second), s.done(2))
	fmt.Fprintf(b, `levers:
  same-day: {says: Two steps come in one text, soften: [first0, first2]}
  without: {says: One of them drops what it asks for, waive: first0}
  quietly: {says: Another does without, waive: other}
  sign: {says: Experts may sign, widen: experts, commit: %s}
  ask: {says: Somebody asks for it, open: %s}
  hands: {says: Neither waits for the other, swap: [p0, p1]}
goals:
  all: {says: Everybody has done the first, want: %s}
  most: {says: Three have begun, want: %s and %s and %s}
`, s.option(1), s.option(last), s.keys(" and "), s.done(0), s.done(1), s.done(2))
}

// record writes statements of all parties, some of which take a stance.
func (s *sized) record() string {
	b := &strings.Builder{}
	fmt.Fprint(b, "record: 1\nentries:\n")
	days := slices.Collect(func(yield func(string) bool) {
		for m := 1; m <= 12; m++ {
			for d := 1; d <= 28; d++ {
				if !yield(fmt.Sprintf("2020-%02d-%02d", m, d)) {
					return
				}
			}
		}
	})
	for i, day := range days {
		p := i % s.parties
		fmt.Fprintf(b, "  - {on: %s, statement: demand, party: p%d, about: %s, how: stated}\n", day, p,
			s.done((p+1)%s.parties))
	}
	return b.String()
}
