package prose

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// Things are told apart by id, never by a word: where all parties have one
// name, all tracks, all options of a place among their party's and whatever
// is said of anything, every page says what it says of the case in which each has
// its own, but for the names.
func TestHomonyms(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks,
	} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plenarytest.Plan{Seed: 71, Draws: 10, Draw: draw},
				func(d plenary.Draft, _ *rand.Rand) error {
					return sameButForNames(plenarytest.Text(d))
				})
		})
	}
}

func TestHomonymsInCases(t *testing.T) {
	inOneGoroutine(t)
	for _, dir := range caseFolders(t) {
		if _, err := os.Stat(filepath.Join(dir, "record.yaml")); err == nil {
			continue // below
		}
		text, err := os.ReadFile(filepath.Join(dir, "case.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if err := sameButForNames(string(text)); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

func caseFolders(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"../cases/*/case.yaml", "../cases/classics/*/case.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			out = append(out, filepath.Dir(f))
		}
	}
	return out
}

// What is on record is told apart by id as well: people, agreements,
// commitments, and what else a record speaks of.
func TestHomonymsOnRecord(t *testing.T) {
	inOneGoroutine(t)
	for _, path := range caseFolders(t) {
		if _, err := os.Stat(filepath.Join(path, "record.yaml")); err != nil {
			continue
		}
		var of [2][]string
		for i := range of {
			f, err := casefile.Load(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if of[i], err = toldOfRecord(f.Record, i == 1); err != nil {
				t.Fatal(err)
			}
		}
		if err := alikeButForNames(of[0], of[1], nil); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// And so it is of random records.
func TestHomonymsOnRandomRecords(t *testing.T) {
	inOneGoroutine(t)
	tried := 0
	for draw := range uint64(20) {
		var of [2][]string
		for i := range of { // the same draft twice: a case keeps it
			d, rd := plenarytest.RandomRecordDraft(rand.New(rand.NewPCG(73, draw)), plenarytest.Shape{})
			c, faults := d.Case()
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			r, faults, err := rd.Record(t.Context(), c)
			if err != nil || len(faults) > 0 {
				break
			}
			if of[i], err = toldOfRecord(r, i == 1); err != nil {
				break // on some days nothing is sound
			}
		}
		if err := alikeButForNames(of[0], of[1], nil); err != nil {
			t.Fatalf("draw %d: %v", draw, err)
		}
		tried += len(of[0])
	}
	if tried < 100 {
		t.Errorf("only %d pages compared", tried)
	}
}

// Names of one length, of which the figures tell two apart.
var (
	localID = regexp.MustCompile(`\b([a-z][a-z0-9_-]*)\.(o[a-z])\b`) // of random cases
	figures = regexp.MustCompile(`zz\d\dzz|Q[A-Z]\d\d\dQ`)
)

// eachName calls do for every name of a case.
func eachName(c *plenary.Case, do func(kind string, name *string)) {
	for i := range c.Parties {
		do("P", &c.Parties[i].Name)
	}
	for i := range c.Tracks {
		do("T", &c.Tracks[i].Name)
		do("S", &c.Tracks[i].Says)
	}
	for i := range c.Options {
		do("S", &c.Options[i].Says)
	}
	for i := range c.Preconditions {
		do("S", &c.Preconditions[i].Because)
	}
	for i := range c.Levers {
		do("S", &c.Levers[i].Says)
	}
	for i := range c.Goals {
		do("S", &c.Goals[i].Says)
	}
	for i := range c.Exchanges {
		do("S", &c.Exchanges[i].Says)
	}
	for i := range c.Known {
		do("S", &c.Known[i].Says)
	}
}

// nameAll gives everything in a case a name of its own or, shared, one for all of
// a kind.
func nameAll(c *plenary.Case, shared bool) {
	n := 0
	eachName(c, func(kind string, name *string) {
		*name = fmt.Sprintf("Q%s%03dQ", kind, n)
		if n++; shared {
			*name = "Q" + kind + "000Q"
		}
	})
}

// shared takes from names what tells two apart.
func shared(text string, places map[string]string) string {
	return figures.ReplaceAllStringFunc(text, func(name string) string {
		if name[0] == 'z' {
			return places[name]
		}
		return name[:2] + "000Q"
	})
}

func sameButForNames(text string) error {
	text, places := marked(text)
	one, err := toldOfCase(text, false)
	if err != nil {
		return err
	}
	other, err := toldOfCase(shared(text, places), true)
	if err != nil {
		return err
	}
	return alikeButForNames(one, other, places)
}

func alikeButForNames(one, other []string, places map[string]string) error {
	if len(one) != len(other) {
		return fmt.Errorf("%d pages, with names shared %d", len(one), len(other))
	}
	for i := range one {
		if got, want := other[i], shared(one[i], places); got != want {
			return fmt.Errorf("with names shared: %s", firstDifference(want, got))
		}
	}
	return nil
}

// marked gives the options of a case names of one length that tell them
// apart, and tells their places among those of their parties.
func marked(text string) (string, map[string]string) {
	places, ids, of := map[string]string{}, map[string]string{}, map[string]int{}
	mark := func(id string) string {
		party, _, _ := strings.Cut(id, ".")
		if ids[id] == "" {
			name := fmt.Sprintf("zz%02dzz", len(ids))
			places[name] = fmt.Sprintf("zz%02dzz", of[party])
			of[party]++
			ids[id] = party + "." + name
		}
		return ids[id]
	}
	return localID.ReplaceAllStringFunc(text, mark), places
}

// toldOfCase is every page about a case.
func toldOfCase(text string, shared bool) ([]string, error) {
	f, err := casefile.Parse(context.Background(), "case.yaml", []byte(text))
	if err != nil {
		return nil, err
	}
	nameAll(f.Case, shared)
	sp, err := space.New(context.Background(), f.Case, space.Limits{})
	if err != nil {
		return nil, err
	}
	return pages(answer.Talks{Space: sp})
}

// toldOfRecord is every page about a record on its last day.
func toldOfRecord(r *record.Record, shared bool) ([]string, error) {
	nameAll(r.Case, shared)
	nameRecord(r, shared)
	day, err := r.AsOf(context.Background(), r.Date())
	if err != nil {
		return nil, err
	}
	sp, err := space.New(context.Background(), day.Case, space.Limits{})
	if err != nil {
		return nil, err
	}
	return pages(answer.Talks{Space: sp, Day: day})
}

// pages is the text of every answer there is about some talks.
func pages(talks answer.Talks) ([]string, error) {
	var out []string
	err := ask(talks, func(of answering, a any) error {
		var d *page.Document
		if r, is := a.(*answer.Report); is { // the rest depends on words, and on how wide they are
			d = English().report(r, false)
		} else {
			d = of.tell(English(), a)
		}
		out = append(out, of.name+"\n"+page.Text(d, 0, nil))
		return nil
	})
	return out, err
}

// nameRecord names what is on record as nameAll does what is in a case.
func nameRecord(r *record.Record, shared bool) {
	n := 0
	next := func(kind string, name *string) {
		*name = fmt.Sprintf("Q%s%03dQ", kind, n)
		if n++; shared {
			*name = "Q" + kind + "000Q"
		}
	}
	for i := range r.Case.People {
		next("H", &r.Case.People[i].Name)
	}
	for i := range r.Agreements {
		next("A", &r.Agreements[i].Title)
	}
	for i := range r.Commitments {
		next("S", &r.Commitments[i].Says)
	}
}
