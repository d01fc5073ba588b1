package starter

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
)

// TestKinds asks that every kind is a sound case that is laid out already.
func TestKinds(t *testing.T) {
	for _, k := range Kinds() {
		if k.Files[0].Name != "case.yaml" {
			t.Errorf("%s begins with %s", k.Name, k.Files[0].Name)
		}
		if _, err := casefile.Parse(context.Background(), k.Name, k.Files[0].Text); err != nil {
			t.Error(err)
		}
		for _, f := range k.Files {
			out, err := casefile.Format(context.Background(), f.Name, f.Text)
			if err != nil || string(out) != string(f.Text) {
				t.Errorf("%s of %s is laid out otherwise by fmt (%v)", f.Name, k.Name, err)
			}
		}
	}
}

func TestIDs(t *testing.T) {
	for words, want := range map[string]string{
		"Upland":           "upland",
		"Côte d'Ivoire":    "cote-divoire",
		"The City of Łódź": "city-lodz",
		"Großbritannien":   "grossbritannien",
		"Россия":           "rossiya",
		"Ελλάδα":           "ellada",
		"中国":               "party-1",
		"🙂":                "party-1",
		"3M":               "party-3m",
		"Not":              "party-1",
		"if":               "party-1",
		"Party":            "party-1",
		"now":              "party-1",
		"Union of Tram Workers and their Families": "union-tram-workers",
		"Donaudampfschifffahrtsgesellschaft":       "donaudampfschifffa",
	} {
		if got := idOf(words, "party", func(string) bool { return false }); got != want {
			t.Errorf("%s is %s, want %s", words, got, want)
		}
	}
	taken := map[string]bool{}
	for _, want := range []string{"party-1", "party-2", "party-3"} {
		got := idOf("中国", "party", func(id string) bool { return taken[id] })
		if taken[got] = true; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := idOf("Upland", "party", func(id string) bool { return id == "upland" }); got != "upland-2" {
		t.Error(got)
	}
}

// asked runs a conversation with some answers, and returns what was said.
func asked(answers ...string) (t *Talks, said string, err error) {
	var b strings.Builder
	t, err = Ask(func(line string) { b.WriteString(line + "\n") }, func(prompt string) (string, error) {
		if len(answers) == 0 {
			return "", io.EOF
		}
		line := answers[0]
		answers = answers[1:]
		b.WriteString(prompt + line + "\n")
		return line, nil
	})
	return t, b.String(), err
}

var river = []string{"The river", "Upland", "upland ", "Löwland", "lowland", "", "to open the gates.", "the gates", "",
	"pay the toll", "pay the  toll", "", "2", "1 1", "1", "1", "1", "1"}

// TestAsk goes through a conversation with slips in it.
func TestAsk(t *testing.T) {
	talks, said, err := asked(river...)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Upland is there already.", "Löwland is there already.", "does not begin with a verb",
		"Löwland could do that already.", "`2` is none of the numbers above.", "1 stands there twice.",
		"  1  Upland: open the gates"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	d := talks.Draft()
	got := fmt.Sprint(d.Title, " ", d.Preferences[0].Statements[0].Want, " ", d.Preconditions)
	want := "The river lowland.pay-toll [{upland-waits upland upland.open-gates lowland.pay-toll   open the " +
		"gates  {  assumed []}} {lowland-waits lowland lowland.pay-toll upland.open-gates   " +
		"pay the toll  {  assumed []}}]"
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
	f, err := casefile.Parse(context.Background(), "case.yaml", talks.Case())
	if err != nil {
		t.Fatal(err)
	}
	if f.Case.Title != "The river" || len(f.Draft.Preconditions) != 2 {
		t.Errorf("read back as %+v", f.Draft)
	}
	out, err := casefile.Format(context.Background(), "case.yaml", talks.Case())
	if err != nil || string(out) != string(talks.Case()) {
		t.Errorf("fmt lays it out otherwise (%v):\n%s", err, out)
	}
}

// TestAskEnds has the answers end at every place: either there is a sound case
// of what was said, or nothing.
func TestAskEnds(t *testing.T) {
	for n := range len(river) + 1 {
		talks, _, err := asked(river[:n]...)
		switch {
		case n < 7 && !errors.Is(err, ErrNothing):
			t.Errorf("after %d answers: %v", n, err)
		case n < 7:
		case err != nil:
			t.Errorf("after %d answers: %v", n, err)
		default:
			if _, err := casefile.Parse(context.Background(), "case.yaml", talks.Case()); err != nil {
				t.Errorf("after %d answers: %v", n, err)
			}
		}
	}
	failed := errors.New("the line is gone")
	if _, err := Ask(func(string) {}, func(string) (string, error) { return "", failed }); !errors.Is(err, failed) {
		t.Error(err)
	}
}

// TestAskAnything answers with anything, in any script: what comes of it is a
// sound case or nothing.
func TestAskAnything(t *testing.T) {
	words := []string{"", "", "", "1", "2 1", "1, 3", "open the gates", "中国", "Россия", "no", "not", "'", "\"a: b\"",
		"# x", "- x", "{a}", "[b", "null", "~", "🙂🙂", "a\u200bb", "\x1b[A", "=1+1", "Upland", "O'Neill", "to go",
		"a: b # c",
		strings.Repeat("long ", 60), "%s %d", "\\", "é", "1 2 3 4 5 6 7"}
	r := rand.New(rand.NewPCG(1, 2))
	cases := 0
	for range 400 {
		var answers []string
		for range r.IntN(40) {
			answers = append(answers, words[r.IntN(len(words))])
		}
		talks, _, err := asked(answers...)
		if errors.Is(err, ErrNothing) {
			continue
		}
		if err != nil {
			t.Fatalf("%q: %v", answers, err)
		}
		cases++
		f, err := casefile.Parse(context.Background(), "case.yaml", talks.Case())
		if err != nil {
			t.Errorf("%q: %v\n%s", answers, err, talks.Case())
			continue
		}
		if len(f.Case.Parties) != len(talks.Parties) {
			t.Errorf("%q: %d parties", answers, len(f.Case.Parties))
		}
	}
	if cases < 100 {
		t.Errorf("only %d answers made a case", cases)
	}
}
