package answer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestHomonyms gives everything in a case that has a name, and whatever is said
// of anything, one and the same: the data is unchanged but for the glossary.
func TestHomonyms(t *testing.T) {
	everywhere(t, func(talks Talks) error {
		before, err := dataOf(talks)
		if err != nil {
			return err
		}
		c := talks.Space.Case()
		if talks.Day != nil {
			oneName(talks.Day.Record.Case)
			oneName(talks.Day.Case)
			for i := range talks.Day.Record.Agreements {
				talks.Day.Record.Agreements[i].Title = "one"
			}
			for i := range talks.Day.Record.Commitments {
				talks.Day.Record.Commitments[i].Says = "one"
			}
		}
		oneName(c)
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
	})
}

// dataOf is the JSON of a brief, of a state and of what rests on a few
// passages, without glossaries.
func dataOf(talks Talks) ([][]byte, error) {
	ctx := context.Background()
	b, err := NewBrief(ctx, talks)
	if err != nil {
		return nil, err
	}
	s, err := NewState(ctx, talks, talks.Space.StatusQuo(), []int{0}, nil)
	if err != nil {
		return nil, err
	}
	b.Glossary, s.Glossary = Glossary{}, Glossary{}
	all := []any{b, s}
	for i, ref := range passagesOf(talks.Space.Case()) {
		if i%16 > 0 {
			continue
		}
		r, err := NewRests(ctx, talks, ref)
		if err != nil {
			return nil, err
		}
		r.Glossary = Glossary{}
		all = append(all, r)
	}
	var out [][]byte
	for _, a := range all {
		text, err := json.Marshal(a)
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

func oneName(c *plenary.Case) {
	c.Title = "one"
	for i := range c.Parties {
		c.Parties[i].Name = "one"
		for j := range c.Parties[i].Prefers.Statements {
			c.Parties[i].Prefers.Statements[j].Because = "one"
		}
	}
	for i := range c.Tracks {
		c.Tracks[i].Name, c.Tracks[i].Says = "one", "one"
	}
	for i := range c.People {
		c.People[i].Name = "one"
	}
	for i := range c.Options {
		c.Options[i].Says = "one"
	}
	for i := range c.Preconditions {
		c.Preconditions[i].Because = "one"
	}
	for i := range c.Levers {
		c.Levers[i].Says = "one"
	}
	for i := range c.Goals {
		c.Goals[i].Says = "one"
	}
	for i := range c.Exchanges {
		c.Exchanges[i].Says = "one"
	}
	for i := range c.Guarantees {
		c.Guarantees[i].Says = "one"
	}
	for i := range c.Known {
		c.Known[i].Says = "one"
	}
	for i := range c.Sources {
		c.Sources[i].Title = "one"
	}
}
