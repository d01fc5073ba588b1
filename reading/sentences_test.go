package reading_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/reading"
)

// A keyed sentence is one of a report of a day, with who says what in it, as a person reads
// it. In the files of testdata/sentences:
//
//	# kind: NAME
//	@DAY SENTENCE
//	= SPEAKER;OR ANOTHER | WORDS | kind KIND,OR,!NOT | day DAY | date DAY
//
// A denial has "not" before its words; a speaker "-" is nobody; kind, day (when it was said)
// and date (a day of the text) are compared where they are given.
type keyedSentence struct {
	kind, day, text string
	says            []keyedWords
}

type keyedWords struct {
	who    []string
	words  string
	denied bool
	told   map[string]string // kind, day, date
}

func readSentences(t *testing.T, file string) (out []keyedSentence) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	kind := ""
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		switch mark, rest, _ := strings.Cut(line, " "); {
		case mark == "#":
			kind = strings.TrimPrefix(rest, "kind: ")
		case strings.HasPrefix(mark, "@"):
			out = append(out, keyedSentence{kind: kind, day: mark[1:], text: rest})
		case mark == "=":
			parts := strings.Split(rest, " | ")
			w := keyedWords{who: strings.Split(parts[0], ";"), told: map[string]string{}}
			w.words, w.denied = strings.CutPrefix(parts[1], "not ")
			for _, part := range parts[2:] {
				name, value, _ := strings.Cut(part, " ")
				w.told[name] = value
			}
			out[len(out)-1].says = append(out[len(out)-1].says, w)
		}
	}
	return out
}

// sentenceFigures count over sentences.
type sentenceFigures struct{ wanted, found, speakers, wrong, other, extra int }

func (f sentenceFigures) String() string {
	return fmt.Sprintf("%d statements: %d found, %d with the right speaker, %d with a wrong one, %d otherwise wrong; "+
		"%d too many", f.wanted, f.found, f.speakers, f.wrong, f.other, f.extra)
}

// TestSentences compares what is proposed of single sentences of many kinds with their keys.
func TestSentences(t *testing.T) {
	for name, want := range map[string]sentenceFigures{
		"seen": {92, 85, 85, 0, 1, 1}, "unseen": {64, 61, 61, 0, 0, 0},
	} {
		var got sentenceFigures
		for _, s := range readSentences(t, filepath.Join("testdata", "sentences", name+".txt")) {
			got.compare(t, &s)
		}
		if got != want {
			t.Errorf("%s:\n got %v\nwant %v", name, got, want)
		}
	}
}

func (f *sentenceFigures) compare(t *testing.T, s *keyedSentence) {
	r := readSentence(t, s.text, s.day)
	left := slices.Clone(r.Proposals)
	for i := range s.says {
		w := &s.says[i]
		f.wanted++
		at := slices.IndexFunc(left, func(p reading.Proposal) bool { return halfOf(bare(p.Words), bare(w.words)) })
		if at < 0 {
			t.Logf("%s: %s\n  not found: %s", s.kind, s.text, w.words)
			continue
		}
		f.found++
		p := left[at]
		left = slices.Delete(left, at, at+1)
		switch {
		case w.spokenBy(&p):
			f.speakers++
		case p.Speaker.How != reading.Unattributed:
			f.wrong++
			t.Logf("%s: %s\n  speaker %s, not %v", s.kind, s.text, p.Speaker.Words, w.who)
		}
		if !w.tells(&p, r) {
			f.other++
			t.Logf("%s: %s\n  %s, denied %v, on %v, not %v", s.kind, s.text, p.Kind, p.Denies, p.When.From, w.told)
		}
	}
	for i := range left {
		f.extra++
		t.Logf("%s: %s\n  too many: %s: %s", s.kind, s.text, left[i].Speaker.Words, left[i].Words)
	}
}

// halfOf reports whether one of two texts is half of the other or more, at its beginning or
// end.
func halfOf(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != "" && 2*len(a) >= len(b) && strings.Contains(b, a)
}

// bare is a text without marks, in small letters.
func bare(text string) string {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if w = strings.Trim(w, `.,:;!?"'“”‘’„«»`); w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

func (w *keyedWords) spokenBy(p *reading.Proposal) bool {
	for _, who := range w.who {
		said := bare(p.Speaker.Words) + " / " + bare(p.Speaker.Name)
		if who == "-" && p.Speaker.How == reading.Unattributed || who != "-" && strings.Contains(said, bare(who)) {
			return true
		}
	}
	return false
}

// tells reports whether kind, polarity and days are as in the key.
func (w *keyedWords) tells(p *reading.Proposal, r *reading.Report) bool {
	if p.Denies != w.denied {
		return false
	}
	for name, want := range w.told {
		switch not, negated := strings.CutPrefix(want, "!"); {
		case name == "kind" && negated:
			if string(p.Kind) == not {
				return false
			}
		case name == "kind":
			if !slices.Contains(strings.Split(want, ","), string(p.Kind)) {
				return false
			}
		case name == "day":
			if got := p.When.From.Format(time.DateOnly); got != want {
				return false
			}
		default:
			if !slices.ContainsFunc(r.Dates, func(d reading.Day) bool {
				return strings.HasPrefix(d.From.Format(time.DateOnly), want)
			}) {
				return false
			}
		}
	}
	return true
}
