package reading_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

// A key holds what a person found in a report: places and digests only, so
// that the report itself need not be at hand.
//
//	text NAME                     in testdata, or the digest of a text elsewhere
//	party ID NAME|ALSO            person ID PARTY NAME|ALSO
//	date DAY                      given to the reader; - when it is not
//	title LINE                    - when there is none
//	furniture LINE LINE-LINE      lines that are not the report
//	say PLACE DIGEST FORM KIND WHEN SPEAKER
//
// A speaker is an id, party:ID, "words", at:PLACE of the words, or - for
// nobody; a|b when either is right. KIND * is not scored; WHEN is - when the
// text does not tell.
type key struct {
	text      string
	opt       reading.Options
	title     int
	furniture map[int]bool
	says      []saying
}

type saying struct {
	place                    evidence.Place
	digest, form, kind, when string
	speakers                 []string
}

func readKey(t testing.TB, file string) *key {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	k := &key{furniture: map[int]bool{}}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		fields := strings.Fields(rest)
		switch word {
		case "text":
			k.text = rest
		case "party":
			names := strings.Split(strings.Join(fields[1:], " "), "|")
			k.opt.Parties = append(k.opt.Parties, reading.Party{ID: fields[0], Name: names[0], Also: names[1:]})
		case "person":
			names := strings.Split(strings.Join(fields[2:], " "), "|")
			party := strings.Trim(fields[1], "-")
			person := reading.Person{ID: fields[0], Party: party, Name: names[0], Also: names[1:]}
			k.opt.People = append(k.opt.People, person)
		case "date":
			k.opt.Date, _ = time.Parse(time.DateOnly, rest)
		case "title":
			k.title, _ = strconv.Atoi(rest)
		case "furniture":
			for _, r := range fields {
				from, to, two := strings.Cut(r, "-")
				if !two {
					to = from
				}
				for line := number(t, from); line <= number(t, to); line++ {
					k.furniture[line] = true
				}
			}
		case "say":
			p := strings.SplitN(rest, " ", 6)
			k.says = append(k.says, saying{placeOf(t, p[0]), p[1], p[2], p[3], p[4], strings.Split(p[5], "|")})
		default:
			t.Fatalf("%s: unknown line %q", file, lines.Text())
		}
	}
	return k
}

func number(t testing.TB, s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

var placePattern = regexp.MustCompile(`^(\d+):(\d+)\+(\d+)$`)

func placeOf(t testing.TB, s string) evidence.Place {
	m := placePattern.FindStringSubmatch(s)
	if m == nil {
		t.Fatalf("%q is not a place", s)
	}
	return evidence.Place{Line: number(t, m[1]), Column: number(t, m[2]), Length: number(t, m[3])}
}

// A score is how a reading compares with a key.
type score struct {
	key, found, right       int // statements: in the key, proposed, proposed and in the key
	speakers, wrong, open   int // of those in the key: right, wrong, left open though the key names somebody
	forms                   int
	kinds, other, undecided int // kinds: right, wrong, left open
	whens, whensOf          int
	furniture, furnitureOf  int // lines: left out, in the key
	lost                    int // lines left out that belong to the report
	title                   bool
	notes                   []string
}

// figuresHead names the columns of testdata/figures.txt.
const figuresHead = "report           found   proposed-right  speaker-right  wrong  open  " +
	"form  kind     when   furniture  lost  title"

func (s score) row(report string) string {
	of := func(a, b int) string { return fmt.Sprintf("%d/%d", a, b) }
	title := "yes"
	if !s.title {
		title = "no"
	}
	return fmt.Sprintf("%-16s %-7s %-15s %-14d %-6d %-5d %-5d %-8s %-6s %-10s %-5d %s", report,
		of(s.right, s.key), of(s.right, s.found), s.speakers, s.wrong, s.open, s.forms,
		of(s.kinds, s.other)+fmt.Sprint("/", s.undecided),
		of(s.whens, s.whensOf), of(s.furniture, s.furnitureOf), s.lost, title)
}

// compare matches proposals with the key: the words share at least half of
// their common stretch.
func compare(r *reading.Report, k *key) score {
	s := score{key: len(k.says), found: len(r.Proposals), furnitureOf: len(k.furniture)}
	taken := map[int]bool{}
	for _, want := range k.says {
		best, at := 0.5, -1
		for i, p := range r.Proposals {
			if o := overlap(r.Text, want.place, p.Place); o >= best && !taken[i] {
				best, at = o, i
			}
		}
		if at < 0 {
			s.notes = append(s.notes, fmt.Sprintf("missed %v %s %v", want.place, want.form, want.speakers))
			continue
		}
		taken[at] = true
		s.right++
		s.judge(&r.Proposals[at], &want, r.Text)
	}
	for i, p := range r.Proposals {
		if !taken[i] {
			s.notes = append(s.notes, fmt.Sprintf("not in the key: %v %s by %s", p.Place, p.Form, name(&p.Speaker)))
		}
	}
	s.lines(r, k)
	return s
}

func (s *score) judge(p *reading.Proposal, want *saying, text *evidence.Text) {
	switch {
	case slices.ContainsFunc(want.speakers, func(w string) bool { return same(&p.Speaker, w, text) }):
		s.speakers++
	case p.Speaker.How == reading.Unattributed:
		s.open++
		s.notes = append(s.notes, fmt.Sprintf("open %v: %s; want %v", want.place, p.Speaker.Why, want.speakers))
	default:
		s.wrong++
		s.notes = append(s.notes, fmt.Sprintf("WRONG %v: %s, want %v", want.place, name(&p.Speaker), want.speakers))
	}
	if string(p.Form) == want.form {
		s.forms++
	} else {
		s.notes = append(s.notes, fmt.Sprintf("form %v: %s, want %s", want.place, p.Form, want.form))
	}
	if want.kind != "*" {
		switch string(p.Kind) {
		case want.kind:
			s.kinds++
		case "open":
			s.undecided++
		default:
			s.other++
			s.notes = append(s.notes, fmt.Sprintf("kind %v: %s, want %s", want.place, p.KindRule, want.kind))
		}
	}
	s.whensOf++
	got := "-"
	if !p.When.From.IsZero() {
		got = p.When.From.Format(time.DateOnly)
	}
	if got == want.when {
		s.whens++
	} else {
		s.notes = append(s.notes, fmt.Sprintf("when %v: %s (%s), want %s", want.place, got, p.When.Why, want.when))
	}
}

func name(s *reading.Speaker) string {
	switch {
	case s.Person != "":
		return s.Person
	case s.Party != "" && s.Name != "":
		return "party:" + s.Party
	case s.How == reading.Unattributed:
		return "-"
	}
	return fmt.Sprintf("%q", s.Words)
}

func same(s *reading.Speaker, want string, text *evidence.Text) bool {
	if s.How == reading.Unattributed {
		return want == "-"
	}
	words := s.Words
	if s.How == reading.ByPronoun {
		words = s.For.Words
	}
	place, at := strings.CutPrefix(want, "at:")
	switch {
	case at:
		return s.Person == "" && placePattern.MatchString(place) && s.Place.String() == place
	case strings.HasPrefix(want, "party:"):
		return s.Person == "" && s.Party == want[len("party:"):]
	case strings.HasPrefix(want, "\""):
		want = strings.Trim(want, "\"")
		begins := strings.HasPrefix(words, want) || strings.HasPrefix(want, words) && words != ""
		return s.Person == "" && (s.Name == want || begins)
	}
	return s.Person == want
}

// overlap is the share of two places in the stretch both cover.
func overlap(t *evidence.Text, a, b evidence.Place) float64 {
	af, at, ok := t.Span(a)
	bf, bt, ok2 := t.Span(b)
	if !ok || !ok2 {
		return 0
	}
	both := min(at, bt) - max(af, bf)
	return float64(both) / float64(max(at, bt)-min(af, bf))
}

// lines counts the lines of furniture left out, and lines of the report lost.
func (s *score) lines(r *reading.Report, k *key) {
	kept, out := map[int]bool{}, map[int]bool{}
	for _, p := range r.Paragraphs {
		for line := p.Line; line <= lastLine(r.Text, p); line++ {
			kept[line] = true
		}
	}
	for _, f := range r.Furniture {
		out[f.Place.Line] = true
	}
	for line := range k.furniture {
		if !kept[line] {
			s.furniture++
		} else {
			s.notes = append(s.notes, fmt.Sprintf("furniture kept: line %d", line))
		}
	}
	for line := range out {
		if !k.furniture[line] && !kept[line] {
			s.lost++
			s.notes = append(s.notes, fmt.Sprintf("lost: line %d", line))
		}
	}
	s.title = r.Title.Place.Line == k.title
	slices.Sort(s.notes)
}

func lastLine(t *evidence.Text, p evidence.Place) int {
	runes := []rune(t.Source())
	line, at := 1, 0
	for at < len(runes) && line < p.Line {
		if runes[at] == '\n' {
			line++
		}
		at++
	}
	end := at + p.Column - 1 + p.Length
	return line + strings.Count(string(runes[at:min(end, len(runes))]), "\n")
}

func textOf(t testing.TB, k *key) ([]byte, bool) {
	if !strings.HasPrefix(k.text, "sha256:") {
		raw, err := os.ReadFile(filepath.Join("testdata", k.text))
		if err != nil {
			raw, err = os.ReadFile(filepath.Join("testdata/held", k.text))
		}
		if err != nil {
			t.Fatal(err)
		}
		return raw, true
	}
	folders := []string{
		os.Getenv("PLENARY_SOURCES"), "../sources", "../cases/*/sources", "../../sources", "../../*/sources",
	}
	for _, pattern := range folders {
		files, err := filepath.Glob(filepath.Join(pattern, "*"))
		if err != nil || pattern == "" {
			continue
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				continue
			}
			if text, err := evidence.Read(t.Context(), raw); err == nil && text.Digest() == k.text {
				return raw, true
			}
		}
	}
	return nil, false
}
