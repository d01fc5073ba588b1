package answer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// TestHomonyms gives everything in a case that has a name, and whatever is said
// of anything, one and the same, and the levels of one height of all options
// the same, too: the data of every answer is unchanged but for the glossary.
func TestHomonyms(t *testing.T) {
	inOneGoroutine(t)
	t.Run("repository", func(t *testing.T) { repositoryHomonyms(t) })
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks,
	} {
		t.Run(name, func(t *testing.T) {
			plan := plenarytest.Plan{Seed: 41, Draws: 60, Draw: draw}
			plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error { return homonyms(d, nil) })
		})
	}
	t.Run("records", func(t *testing.T) {
		for draw := range uint64(60) {
			d, r := plenarytest.RandomRecordDraft(rand.New(rand.NewPCG(41, draw)), plenarytest.Shape{})
			if err := homonyms(d, &r); err != nil {
				t.Fatalf("record %d: %v", draw, err)
			}
		}
	})
}

func repositoryHomonyms(t *testing.T) {
	err := filepath.WalkDir("../cases", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.Name() != "case.yaml" {
			return err
		}
		f, err := casefile.Load(t.Context(), path)
		if err != nil {
			return err
		}
		var on *record.Draft
		if f.Record != nil {
			r, err := f.RecordDraft(t.Context())
			if err != nil {
				return err
			}
			on = &r
		}
		if err := homonyms(f.Draft, on); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// homonyms compares the answers of drafts with those under one name for all; what
// is not sound is passed over.
func homonyms(d plenary.Draft, r *record.Draft) error {
	talks, err := talksOf(d, r)
	if err != nil {
		return nil
	}
	before, err := dataOf(talks)
	if err != nil && r != nil {
		return nil // on some day a rule is broken
	}
	if err != nil {
		return err
	}
	if talks, err = talksOf(oneName(d, r, talks.theCase())); err != nil {
		return fmt.Errorf("with one name for all the case is not sound: %w", err)
	}
	after, err := dataOf(talks)
	if err != nil {
		return err
	}
	for i := range before {
		if !bytes.Equal(before[i], after[i]) {
			return fmt.Errorf("with one name for all the data is\n%s\nbefore\n%s", after[i], before[i])
		}
	}
	return nil
}

// talksOf makes talks of drafts, on the last day of the record, if any.
func talksOf(d plenary.Draft, r *record.Draft) (talks Talks, err error) {
	ctx := context.Background()
	c, faults := d.Case()
	if len(faults) > 0 {
		return talks, faults[0]
	}
	if r == nil {
		talks.Space, err = space.New(ctx, c.Present(), space.Limits{})
		return talks, err
	}
	rec, faults, err := r.Record(ctx, c)
	if len(faults) > 0 {
		return talks, faults[0]
	}
	if err != nil {
		return talks, err
	}
	if talks.Day, err = rec.AsOf(ctx, rec.Date()); err != nil {
		return talks, err
	}
	talks.Space, err = space.New(ctx, talks.Day.Case, space.Limits{})
	return talks, err
}

// dataOf is the JSON of all answers, without glossaries.
func dataOf(talks Talks) ([][]byte, error) {
	all, err := askAll(talks)
	if err != nil {
		return nil, err
	}
	var out [][]byte
	for _, a := range all {
		*a.glossary = Glossary{}
		if r, is := a.answer.(*Report); is {
			r.forget()
		}
		text, err := json.Marshal(a.answer)
		if err != nil {
			return nil, err
		}
		out = append(out, acceptIDs.ReplaceAll(text, []byte(`"accept:$1"`)))
	}
	return out, nil
}

// acceptIDs is the id of a lever found mechanically that has a condition in it, as
// it is written.
var acceptIDs = regexp.MustCompile(`"accept:([a-z0-9_-]+):(?:[^"\\]|\\.)*"`)

// forget takes away what ids stand for in the answers that a report is made of.
func (r *Report) forget() {
	r.Brief.Glossary = Glossary{}
	if r.Timeline != nil {
		r.Timeline.Glossary, r.Commitments.Glossary = Glossary{}, Glossary{}
	}
}
