package prose

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// An answering is an answer that the laws are asked of. Each answer is
// registered by a test file of its own:
//
//	func init() { register("state", haveStates, (*Voice).State) }
type answering struct {
	name string
	have func(t answer.Talks) ([]any, error)
	back func(data []byte) (any, error)
	tell func(v *Voice, a any) *page.Document
}

var answerings []answering

// register has the laws asked of an answer: have gives those that some talks
// have, none where there is nothing to ask.
func register[A any](name string, have func(answer.Talks) ([]*A, error), tell func(*Voice, *A) *page.Document) {
	answerings = append(answerings, answering{
		name: name,
		have: func(t answer.Talks) ([]any, error) {
			list, err := have(t)
			var out []any
			for _, a := range list {
				out = append(out, a)
			}
			return out, err
		},
		back: func(data []byte) (any, error) {
			a := new(A)
			return a, json.Unmarshal(data, a)
		},
		tell: func(v *Voice, a any) *page.Document { return tell(v, a.(*A)) },
	})
}

// sharing has what several pages show of some talks worked out once, until it is forgotten.
func sharing[A any](have func(answer.Talks) ([]*A, error)) func(answer.Talks) ([]*A, error) {
	by := new(int)
	return func(t answer.Talks) ([]*A, error) {
		worked := sync.OnceValues(func() ([]*A, error) { return have(t) })
		once, _ := workedOut.LoadOrStore(question{by, t.Space}, worked)
		return once.(func() ([]*A, error))()
	}
}

// workedOut has what is shared, by question.
var workedOut sync.Map

type question struct {
	by *int // who asks
	of *space.Space
}

// forget forgets what is shared of a space.
func forget(sp *space.Space) {
	workedOut.Range(func(q, _ any) bool {
		if q.(question).of == sp {
			workedOut.Delete(q)
		}
		return true
	})
}

func init() {
	states := sharing(func(t answer.Talks) ([]*answer.State, error) {
		var all []int
		for p := range t.Space.Case().Parties {
			all = append(all, p)
		}
		now, err := answer.NewState(context.Background(), t, max(0, t.Space.StatusQuo()), all, stability.Concepts)
		if err != nil {
			return nil, err
		}
		last, err := answer.NewState(context.Background(), t, t.Space.Len()-1, all, stability.Concepts)
		return []*answer.State{now, last}, err
	})
	register("state", states, (*Voice).State)
	register("large", largeOf, (*Voice).Large)
	register("state in full", states, (*Voice).FullState)
	register("timeline", func(t answer.Talks) ([]*answer.Timeline, error) {
		if t.Day == nil {
			return nil, nil
		}
		return []*answer.Timeline{answer.NewTimeline(t, answer.Pick{All: true})}, nil
	}, (*Voice).Timeline)
	register("commitments", func(t answer.Talks) ([]*answer.Commitments, error) {
		if t.Day == nil {
			return nil, nil
		}
		a, err := answer.NewCommitments(context.Background(), t, nil, answer.SomeHistory)
		if err != nil { // on some day of random records nothing is sound
			a, err = answer.NewCommitments(context.Background(), t, nil, answer.NoHistory)
		}
		return []*answer.Commitments{a}, err
	}, (*Voice).Commitments)
}

// The page of an answer read back from its JSON has the same bytes, and numbers on it agree.
func TestRoundTrip(t *testing.T) { everywhere(t, roundTrip) }

func roundTrip(of answering, a any) error {
	data, err := json.Marshal(a)
	if err != nil {
		return err
	}
	again, err := of.back(data)
	if err != nil {
		return err
	}
	before, after := of.tell(English(), a), of.tell(English(), again)
	same := reflect.DeepEqual(before, after)
	for medium, render := range media {
		want := render(before)
		if same {
			// rendered once
		} else if got := render(after); want != got {
			return fmt.Errorf("%s read back: %s", medium, firstDifference(want, got))
		}
		if medium == "text" {
			if err := numbersAgree(want); err != nil {
				return err
			}
		}
	}
	return nil
}

var media = map[string]func(*page.Document) string{
	"text":     func(d *page.Document) string { return page.Text(d, 0, nil) },
	"markdown": func(d *page.Document) string { return page.Markdown(d, nil) },
	"html":     func(d *page.Document) string { return page.HTML(d, nil) },
}

var inBrackets = regexp.MustCompile(`\[[A-Za-z][a-z0-9.-]*\]`)

// With every message replaced by its key in brackets, no letter is left on a
// page but names, phrases and texts of the case.
func TestPseudoLanguage(t *testing.T) { everywhere(t, pseudoLanguage) }

func pseudoLanguage(of answering, a any) error {
	pseudo := &Voice{English().messages}
	pseudo.messages.pseudo = true
	data, err := json.Marshal(a)
	if err != nil {
		return err
	}
	var any any
	if err := json.Unmarshal(data, &any); err != nil {
		return err
	}
	shown := map[string]bool{}
	texts(shown, any)
	known := strings.Join(slices.Collect(maps.Keys(shown)), "\x00")
	for _, s := range of.tell(pseudo, a).Spans() {
		if s.Kind == page.Basis { // not shown
			continue
		}
		switch letters := strings.IndexFunc(inBrackets.ReplaceAllString(s.Text, ""), unicode.IsLetter) >= 0; {
		case !letters:
		case s.Kind == page.Ours || s.Kind == page.Number:
			return fmt.Errorf("%q is in no message", s.Text)
		case shown[plain(s.Text)]:
		case !strings.Contains(known, plain(s.Text)): // a link may have the name of what it leads to
			return fmt.Errorf("%q is said to be of the case", s.Text)
		default:
			shown[plain(s.Text)] = true
		}
	}
	return nil
}

// texts collects the strings of an answer, as they may be shown.
func texts(out map[string]bool, v any) {
	switch v := v.(type) {
	case string:
		out[plain(v)] = true
	case []any:
		for _, x := range v {
			texts(out, x)
		}
	case map[string]any:
		for _, x := range v {
			texts(out, x)
		}
	}
}

// plain takes from a text what a page may change in it.
func plain(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(blanks.Replace(text)), " "))
}

var blanks = strings.NewReplacer("-", " ", "_", " ")

// everywhere asks a law of every answer about all cases in the repository, and
// about random tables, talks and records.
func everywhere(t *testing.T, law func(of answering, a any) error) {
	t.Helper()
	inOneGoroutine(t)
	for _, a := range answered(t) {
		if err := law(a.of, a.a); err != nil {
			t.Errorf("%s: %s: %v", a.of.name, a.name, err)
		}
	}
	for _, a := range randomly(t) {
		if err := law(a.of, a.a); err != nil {
			t.Fatalf("%s: %s: %v", a.of.name, a.name, err)
		}
	}
}

var allRandom []ofCase

// randomly has every answer about random tables, talks, games and records, worked out once.
func randomly(t *testing.T) []ofCase {
	t.Helper()
	if allRandom != nil {
		return allRandom
	}
	all := func(name string, talks answer.Talks) {
		if err := ask(talks, func(of answering, a any) error {
			allRandom = append(allRandom, ofCase{name, of, a, talks.Space.StatusQuo() >= 0})
			return nil
		}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	for draw := range uint64(9) {
		for _, of := range []func(*rand.Rand, plenarytest.Shape) plenary.Draft{
			plenarytest.RandomTableDraft, plenarytest.RandomTalks, plenarytest.RandomDraft} {
			d := of(rand.New(rand.NewPCG(91, draw)), plenarytest.Shape{})
			for _, d := range []plenary.Draft{d, plenarytest.WithoutStatusQuo(d)} {
				talks, err := talksOf(d)
				if err != nil {
					t.Fatal(err)
				}
				all(plenarytest.Text(d), talks)
			}
		}
		for _, talks := range randomRecord(t, draw) {
			all(fmt.Sprintf("record %d", draw), talks)
		}
	}
	return allRandom
}

// talksOf lays a draft out.
func talksOf(d plenary.Draft) (answer.Talks, error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return answer.Talks{}, faults[0]
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	return answer.Talks{Space: sp}, err
}

// inOneGoroutine skips a test that has nothing for the race detector.
func inOneGoroutine(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
}

// An ofCase is an answer about a case of the repository, or a random one.
type ofCase struct {
	name string // or the text of a random case
	of   answering
	a    any
	now  bool // whether the case says where the parties are
}

var allAnswered []ofCase

// answered has every answer about every case in the repository, worked out once.
func answered(t *testing.T) []ofCase {
	t.Helper()
	if allAnswered != nil {
		return allAnswered
	}
	for name, talks := range repository(t) {
		for _, of := range answerings {
			list, err := of.have(talks)
			if errors.Is(err, plenary.ErrNoStatusQuo) {
				continue
			}
			if err != nil {
				t.Fatalf("%s: %s: %v", name, of.name, err)
			}
			for _, a := range list {
				allAnswered = append(allAnswered, ofCase{name, of, a, talks.Space.StatusQuo() >= 0})
			}
		}
		forget(talks.Space)
	}
	return allAnswered
}

// ask asks a law of every answer about some talks.
func ask(talks answer.Talks, law func(of answering, a any) error) error {
	defer forget(talks.Space)
	for _, of := range answerings {
		list, err := of.have(talks)
		if errors.Is(err, plenary.ErrNoStatusQuo) {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", of.name, err)
		}
		for i, a := range list {
			if err := law(of, a); err != nil {
				return fmt.Errorf("%s %d: %w", of.name, i+1, err)
			}
		}
	}
	return nil
}

// repository opens every case in the repository, on its day.
func repository(t *testing.T) map[string]answer.Talks {
	t.Helper()
	out := map[string]answer.Talks{}
	err := filepath.WalkDir("../cases", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.Name() != "case.yaml" {
			return err
		}
		f, err := casefile.Load(t.Context(), path)
		if err != nil {
			return err
		}
		talks := answer.Talks{}
		c := f.Case.Present()
		if f.Record != nil {
			if talks.Day, err = f.Record.AsOf(t.Context(), f.Record.Date()); err != nil {
				return err
			}
			c = talks.Day.Case
		}
		talks.Space, err = space.New(t.Context(), c, space.Limits{})
		out[filepath.Base(filepath.Dir(path))] = talks
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// randomRecord is a random record on two days; fewer where it is not sound.
func randomRecord(t *testing.T, draw uint64) []answer.Talks {
	t.Helper()
	d, rd := plenarytest.RandomRecordDraft(rand.New(rand.NewPCG(93, draw)), plenarytest.Shape{})
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, faults, err := rd.Record(t.Context(), c)
	if err != nil || len(faults) > 0 {
		return nil
	}
	var out []answer.Talks
	days := plenarytest.RecordDays(rd)
	for _, on := range slices.Compact([]int{len(days) / 3, len(days) - 1}) {
		day, err := r.AsOf(t.Context(), days[on])
		if err != nil {
			continue
		}
		sp, err := space.New(t.Context(), day.Case, space.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, answer.Talks{Space: sp, Day: day})
	}
	return out
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("line %d is\n%s\nwant\n%s", i+1, strings.Join(b[min(i, len(b)):min(len(b), i+1)], "\n"),
				strings.Join(a[min(i, len(a)):min(len(a), i+1)], "\n"))
		}
	}
	return "nothing"
}

// largeOf asks of talks as if their states could not be listed, with much work for a
// question and with little.
func largeOf(t answer.Talks) ([]*answer.Large, error) {
	ctx, c := context.Background(), t.Space.Case()
	var all []int
	for p := range c.Parties {
		all = append(all, p)
	}
	var out []*answer.Large
	for _, work := range []int64{0, 60} {
		f, err := far.New(ctx, c, work)
		if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
			continue
		} else if err != nil {
			return nil, err
		}
		of := t
		of.Space, of.Far = nil, f
		last, err := answer.NewLarge(ctx, of, t.Space.Levels(t.Space.Len()-1, nil), all, stability.Concepts)
		if err != nil {
			return nil, err
		}
		out = append(out, last)
		if c.NoStatusQuo {
			continue
		}
		brief, err := answer.NewLargeBrief(ctx, of)
		if err != nil {
			return nil, err
		}
		out = append(out, brief)
	}
	return out, nil
}
