package cases_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A published holds what a published.txt says. The form is described in
// classics/README.md.
type published struct {
	file       string
	source     []string
	confidence string
	states     int
	labels     []label
	rankings   []entry
	moves      []entry
	gains      []entry // improvements
	stable     []entry // one for each concept and party or equilibria
}

// A label is a published name of one or more states, given by our codes.
type label struct {
	name  string
	codes []string
}

// An entry is an indented line: a key and what is said of it.
type entry struct {
	line    int
	concept string // under stable only
	key     string // a party, or equilibria
	words   []string
}

func (p *published) at(line int) string { return fmt.Sprintf("%s:%d", p.file, line) }

// readPublished reads a published.txt, failing the test when it is ill formed.
func readPublished(t *testing.T, file string) *published {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := &published{file: file}
	var heading []string
	line := 0
	for raw := range strings.Lines(string(text)) {
		line++
		words := strings.Fields(strings.SplitN(raw, "#", 2)[0])
		if len(words) == 0 {
			continue
		}
		if indented := raw[0] == ' '; !indented {
			heading = words
			err = p.open(heading)
		} else {
			err = p.add(heading, line, words)
		}
		if err != nil {
			t.Fatalf("%s: %v", p.at(line), err)
		}
	}
	return p
}

// open takes a heading.
func (p *published) open(heading []string) (err error) {
	switch heading[0] {
	case "source", "confidence", "labels", "rankings", "moves", "improvements":
		if len(heading) > 1 {
			return fmt.Errorf("%s takes nothing on its line", heading[0])
		}
	case "states":
		if p.states, err = strconv.Atoi(strings.Join(heading[1:], " ")); err != nil {
			return fmt.Errorf("states needs a number: %w", err)
		}
	case "stable":
		if len(heading) == 1 {
			return fmt.Errorf("stable names no concept")
		}
	default:
		return fmt.Errorf("unknown section %q", heading[0])
	}
	return nil
}

// add takes an indented line below a heading.
func (p *published) add(heading []string, line int, words []string) error {
	if heading == nil {
		return fmt.Errorf("no section is open")
	}
	e := entry{line: line, key: words[0], words: words[1:]}
	switch heading[0] {
	case "source":
		p.source = append(p.source, strings.Join(words, " "))
	case "confidence":
		p.confidence = strings.Join(words, " ")
	case "labels":
		p.labels = append(p.labels, label{e.key, e.words})
	case "rankings":
		p.rankings = append(p.rankings, e)
	case "moves":
		p.moves = append(p.moves, e)
	case "improvements":
		p.gains = append(p.gains, e)
	case "stable":
		for _, e.concept = range heading[1:] {
			p.stable = append(p.stable, e)
		}
	default:
		return fmt.Errorf("nothing may stand under %s", heading[0])
	}
	return nil
}

// codes returns the codes that a label stands for.
func (p *published) codes(name string) ([]string, bool) {
	i := slices.IndexFunc(p.labels, func(l label) bool { return l.name == name })
	if i < 0 {
		return nil, false
	}
	return p.labels[i].codes, true
}

// labelOf returns the label of a code.
func (p *published) labelOf(code string) (string, bool) {
	i := slices.IndexFunc(p.labels, func(l label) bool { return slices.Contains(l.codes, code) })
	if i < 0 {
		return "", false
	}
	return p.labels[i].name, true
}

// set reads a list of labels and codes as a set of codes.
func (p *published) set(words []string) (map[string]bool, error) {
	set := map[string]bool{}
	for _, w := range words {
		codes, ok := p.codes(w)
		_, isCode := p.labelOf(w)
		switch {
		case ok:
		case isCode:
			codes = []string{w}
		case w == "all" && len(words) == 1:
			for _, l := range p.labels {
				codes = append(codes, l.codes...)
			}
		case w == "none" && len(words) == 1:
		default:
			return nil, fmt.Errorf("no label or code %q", w)
		}
		for _, c := range codes {
			if set[c] {
				return nil, fmt.Errorf("%s stands twice", w)
			}
			set[c] = true
		}
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("the list is empty; write none")
	}
	return set, nil
}

// arcs reads moves such as s1->s3,s9 as a set of arcs "s1->s3", label by label.
func (p *published) arcs(words []string) (map[string]bool, error) {
	set := map[string]bool{}
	if slices.Equal(words, []string{"none"}) {
		return set, nil
	}
	for _, w := range words {
		from, targets, ok := strings.Cut(w, "->")
		if _, known := p.codes(from); !ok || !known {
			return nil, fmt.Errorf("%q is not a move between labels", w)
		}
		for to := range strings.SplitSeq(targets, ",") {
			if _, known := p.codes(to); !known {
				return nil, fmt.Errorf("no label %q", to)
			}
			set[from+"->"+to] = true
		}
	}
	return set, nil
}

// tiers reads a ranking such as s1 > s2 ~ s3: labels by tier, best first.
func (p *published) tiers(words []string) ([][]string, error) {
	tiers := [][]string{nil}
	ranked := 0
	for i, w := range words {
		_, known := p.codes(w)
		last := len(tiers) - 1
		switch {
		case i%2 == 0 && known:
			tiers[last] = append(tiers[last], w)
			ranked++
		case i%2 == 1 && w == ">":
			tiers = append(tiers, nil)
		case i%2 == 1 && w == "~":
		default:
			return nil, fmt.Errorf("%q cannot stand here", w)
		}
	}
	if ranked != len(p.labels) {
		return nil, fmt.Errorf("%d labels are ranked; there are %d", ranked, len(p.labels))
	}
	return tiers, nil
}

// missing lists what is in a and not in b, sorted.
func missing(a, b map[string]bool) []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(a)) {
		if !b[k] {
			out = append(out, k)
		}
	}
	return out
}
