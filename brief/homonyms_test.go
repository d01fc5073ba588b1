package brief

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// Things are told apart by id, never by a word: where all parties have one
// name, all tracks, all options of a place among their party's, all levels of a
// height and whatever is said of anything, a brief says what it
// says of the case in which each has its own, but for the names.
func TestHomonyms(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{"tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plenarytest.Plan{Seed: 71, Draws: 80, Draw: draw}, func(d plenary.Draft, rng *rand.Rand) error {
				before := plenarytest.Text(d)
				for i := range d.Preferences { // so that a diff has something to say
					s := d.Preferences[i].Statements
					rng.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
				}
				if n := len(d.Preconditions); n > 1 && len(d.Levers)+len(d.Variants) == 0 {
					d.Preconditions = d.Preconditions[:n-1]
				}
				return sameButForNames(before, plenarytest.Text(d))
			})
		})
	}
}

func TestHomonymsInCases(t *testing.T) {
	err := filepath.WalkDir("../cases", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.Name() != "case.yaml" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		t.Run(path, func(t *testing.T) {
			if err := sameButForNames(string(text), string(text)); err != nil {
				t.Error(err)
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Names of one length, of which the figures tell two apart.
var (
	localID = regexp.MustCompile(`\b([a-z][a-z0-9_-]*)\.(o[a-z])\b`) // of random cases
	figures = regexp.MustCompile(`zz\d\dzz|Q[A-Z]\d\d\dQ|L\d\d\dL\d\d`)
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

// name gives everything in a case a name of its own or, shared, one for all of
// a kind.
func name(c *plenary.Case, shared bool) {
	n := 0
	eachName(c, func(kind string, name *string) {
		*name = fmt.Sprintf("Q%s%03dQ", kind, n)
		if n++; shared {
			*name = "Q" + kind + "000Q"
		}
	})
	for i := range c.Options {
		option := i
		if shared {
			option = 0
		}
		for l := range c.Options[i].Levels {
			c.Options[i].Levels[l] = fmt.Sprintf("L%03dL%02d", option, l)
		}
	}
}

// shared takes from names what tells two apart.
func shared(text string, places map[string]string) string {
	return figures.ReplaceAllStringFunc(text, func(name string) string {
		switch name[0] {
		case 'z':
			return places[name]
		case 'L':
			return "L000" + name[4:]
		}
		return name[:2] + "000Q"
	})
}

func sameButForNames(before, after string) error {
	before, after, places := marked(before, after)
	one, err := told(before, after, false)
	if err != nil {
		return err
	}
	other, err := told(shared(before, places), shared(after, places), true)
	if err != nil {
		return err
	}
	for i := range one {
		if got, want := other[i], shared(one[i], places); got != want {
			return fmt.Errorf("with names shared: %s", firstDifference(want, got))
		}
	}
	return nil
}

// marked gives the options of two cases names of one length that tell them
// apart, and tells their places among those of their parties.
func marked(texts ...string) (before, after string, places map[string]string) {
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
	return localID.ReplaceAllStringFunc(texts[0], mark), localID.ReplaceAllStringFunc(texts[1], mark), places
}

// told is all that is said of two cases.
func told(before, after string, shared bool) ([]string, error) {
	var out []string
	for _, text := range []string{before, after} {
		f, err := casefile.Parse(context.Background(), "case.yaml", []byte(text))
		if err != nil {
			return nil, err
		}
		name(f.Case, shared)
		sp, err := space.New(context.Background(), f.Case, space.Limits{})
		if err != nil {
			return nil, err
		}
		b, err := New(context.Background(), sp)
		if err != nil {
			return nil, err
		}
		data, err := json.MarshalIndent(b, "", " ")
		if err != nil {
			return nil, err
		}
		out = append(out, string(data), b.Text(0))
	}
	return out, nil
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("line %d is\n%s\nwant\n%s", i+1, strings.Join(b[max(0, i-2):min(len(b), i+3)], "\n"), strings.Join(a[max(0, i-2):min(len(a), i+3)], "\n"))
		}
	}
	return "nothing"
}
