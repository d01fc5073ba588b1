package casefile

import (
	"errors"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestMangled makes a few random slips in sound cases: whatever becomes of
// them, reading ends, and every fault has its place.
func TestMangled(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	var texts []string
	for _, file := range []string{"testdata/river.yaml", "testdata/port.yaml", "../cases/six-party-2006/case.yaml"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	faulty := 0
	for seed := range uint64(1000) {
		rng := rand.New(rand.NewPCG(seed, 2))
		text := texts[rng.IntN(len(texts))]
		for range 1 + rng.IntN(4) {
			text = slip(rng, text)
		}
		_, err := Parse(t.Context(), "mangled.yaml", []byte(text))
		var faults *Faults
		if errors.As(err, &faults) {
			faulty++
			checkFaults(t, text, faults)
		}
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, text)
		}
	}
	if faulty < 500 {
		t.Errorf("only %d slips were faults", faulty)
	}
}

// TestMangledRecord does the same to records.
func TestMangledRecord(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	text, err := os.ReadFile("testdata/format/record.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, faulty := portCase(t), 0
	for seed := range uint64(1000) {
		rng := rand.New(rand.NewPCG(seed, 3))
		files := []*RecordFile{{Path: "a.yaml", Text: text}, {Path: "b.yaml", Text: []byte("record: 1\n")}}
		for range 1 + rng.IntN(4) {
			files[0].Text = []byte(slip(rng, string(files[0].Text)))
		}
		if _, err := ParseRecord(t.Context(), c, files); err != nil {
			faulty++
			checkRecordFaults(t, files, err)
		}
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, files[0].Text)
		}
	}
	if faulty < 500 {
		t.Errorf("only %d slips were faults", faulty)
	}
}

// slip makes one change somewhere: a line lost, doubled, moved or indented, or
// a word lost, changed or put elsewhere.
func slip(rng *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	i, j := rng.IntN(len(lines)), rng.IntN(len(lines))
	switch rng.IntN(8) {
	case 0:
		lines = append(lines[:i], lines[i+1:]...)
	case 1:
		lines[i] += "\n" + lines[i]
	case 2:
		lines[i], lines[j] = lines[j], lines[i]
	case 3:
		lines[i] = "  " + lines[i]
	case 4:
		lines[i] = strings.TrimPrefix(lines[i], "  ")
	default:
		words := strings.Fields(lines[i])
		if len(words) == 0 {
			break
		}
		w := words[rng.IntN(len(words))]
		with := []string{"", "x" + w, w + ":", "- " + w, "[" + w + "]", "{" + w + "}", w + ", " + w, "'" + w, "up",
			"now", "want", "ranking", "~", "not", "00"}[rng.IntN(15)]
		lines[i] = strings.Replace(lines[i], w, with, 1)
	}
	return strings.Join(lines, "\n")
}

// TestMangledHints does what hints propose: where one asks "did you mean", what
// it names stands there without a fault.
func TestMangledHints(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	var texts []string
	for _, file := range []string{"testdata/river.yaml", "testdata/port.yaml", "../cases/six-party-2006/case.yaml"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	followed := 0
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 9))
		text := misspell(rng, texts[rng.IntN(len(texts))])
		_, err := Parse(t.Context(), "mangled.yaml", []byte(text))
		for _, f := range faultsOf(err) {
			m := meantBy.FindStringSubmatch(f.Hint)
			if m == nil {
				continue
			}
			followed++
			lines := strings.Split(text, "\n")
			runes := []rune(lines[f.Line-1])
			lines[f.Line-1] = string(runes[:f.Col-1]) + m[1] + string(runes[f.Col-1+f.Mark:])
			_, err := Parse(t.Context(), "mangled.yaml", []byte(strings.Join(lines, "\n")))
			for _, again := range faultsOf(err) {
				if again.Line == f.Line && again.Col == f.Col {
					t.Fatalf("seed %d: what is proposed is a fault\n%s\n%s", seed, f.Error(), again.Error())
				}
			}
		}
	}
	if followed < 250 {
		t.Errorf("only %d hints were followed", followed)
	}
}

var meantBy = regexp.MustCompile("^did you mean `([^`]+)`\\?(?: \\(|$)")

// misspell changes one letter of a word, doubles it, drops it, or makes the word
// a capital one.
func misspell(rng *rand.Rand, text string) string {
	for {
		at := rng.IntN(len(text))
		c := text[at]
		if c < 'a' || c > 'z' {
			continue
		}
		switch rng.IntN(5) {
		case 0:
			return text[:at] + text[at+1:]
		case 1:
			return text[:at] + string(c) + text[at:]
		case 2:
			return text[:at] + string('a'+byte(rng.IntN(26))) + text[at+1:]
		case 3:
			return text[:at] + strings.ToUpper(string(c)) + text[at+1:]
		default:
			if at+1 < len(text) && text[at+1] >= 'a' && text[at+1] <= 'z' {
				return text[:at] + string(text[at+1]) + string(c) + text[at+2:]
			}
		}
	}
}
