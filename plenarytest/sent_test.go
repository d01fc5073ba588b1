package plenarytest_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// TestCaseSent: a case of a day sent as its draft, its variants and its
// amendments, in JSON, is the same case where it arrives; and one that is not
// sent is equal to the same made again.
func TestCaseSent(t *testing.T) {
	var mu sync.Mutex
	changes, kinds := 0, map[string]bool{}
	t.Cleanup(func() { // when the parallel parts are through
		if changes < 100 || len(kinds) < 7 {
			t.Errorf("only %d amendments, of %v", changes, kinds)
		}
	})
	eachRecord(t, 91, 120, func(c *plenary.Case, d record.Draft, rng *rand.Rand) error {
		if laid := rng.IntN(len(c.Known) + 1); laid > 0 {
			with, err := c.With(c.Known[laid-1].ID)
			if err != nil {
				return err
			}
			c = with
		}
		r, faults, err := d.Record(t.Context(), c)
		if err != nil || len(faults) > 0 {
			return err
		}
		for _, on := range someDays(d, rng, 2) {
			day, err := r.AsOf(t.Context(), on)
			if err != nil {
				continue
			}
			c := day.Case
			if rng.IntN(2) == 0 && len(c.Levers) > 0 {
				c = c.Pull(&c.Levers[rng.IntN(len(c.Levers))])
			}
			mu.Lock()
			changes += len(c.Amendments())
			for _, a := range c.Amendments() {
				kinds[reflect.TypeOf(a).Name()] = true
			}
			mu.Unlock()
			again, err := made(c.Written(), c.Variants, c.Amendments())
			if err != nil {
				return err
			}
			if len(c.Pulled) > 0 { // what variants pull is then pulled last: the same in other words
				if err := alike(again, c); err != nil {
					return fmt.Errorf("made again on %s: %w", on.Format(time.DateOnly), err)
				}
			} else if !reflect.DeepEqual(again, c) {
				return fmt.Errorf("made again on %s it differs", on.Format(time.DateOnly))
			}
			there, err := sent(c)
			if err != nil {
				return err
			}
			if err := alike(there, c); err != nil {
				return fmt.Errorf("sent on %s: %w", on.Format(time.DateOnly), err)
			}
		}
		return nil
	})
}

// made makes a case of what is known of it.
func made(d *plenary.Draft, variants []plenary.Variant, changes []plenary.Amendment) (*plenary.Case, error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return nil, faults[0]
	}
	var ids []string
	for _, v := range variants {
		ids = append(ids, v.ID)
	}
	if len(ids) > 0 {
		var err error
		if c, err = c.With(ids...); err != nil {
			return nil, err
		}
	}
	return c.Amend(changes...)
}

// sent makes a case of the JSON of another.
func sent(c *plenary.Case) (*plenary.Case, error) {
	var d plenary.Draft
	if err := throughJSON(c.Written(), &d); err != nil {
		return nil, err
	}
	var changes []plenary.Amendment
	for _, a := range c.Amendments() {
		there := reflect.New(reflect.TypeOf(a))
		if err := throughJSON(a, there.Interface()); err != nil {
			return nil, err
		}
		changes = append(changes, there.Elem().Interface().(plenary.Amendment))
	}
	return made(&d, c.Variants, changes)
}

func throughJSON(from, to any) error {
	text, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, to)
}
