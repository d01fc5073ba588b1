package casefile

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// dying is a context that ends when it was asked some times whether it has.
type dying struct {
	context.Context
	left int
}

func (d *dying) Err() error {
	if d.left--; d.left < 0 {
		return context.Canceled
	}
	return nil
}

// What takes long ends within a bounded piece of work, wherever it is when its
// context ends: with the error of the context, and with nothing beside it.
func TestStopsWhenTold(t *testing.T) {
	var many strings.Builder
	many.WriteString("record: 1\nentries:\n")
	for range 2000 {
		many.WriteString("  - {on: 2006-12-22, event: contact, says: They met}\n")
	}
	for name, do := range map[string]func(ctx context.Context) (any, error){
		"Parse": func(ctx context.Context) (any, error) {
			f, err := Parse(ctx, "x", []byte(sound+strings.Repeat("# more\n", 20_000)))
			return f == nil, err
		},
		"Format": func(ctx context.Context) (any, error) {
			out, err := Format(ctx, "x", []byte(many.String()))
			return out == nil, err
		},
		"ParseRecord": func(ctx context.Context) (any, error) {
			r, err := ParseRecord(ctx, portCase(t),
				[]*RecordFile{{Path: "a.yaml", Text: []byte(many.String())},
					{Path: "b.yaml", Text: []byte("record: 1\n")}})
			return r == nil, err
		},
	} {
		asked := &dying{t.Context(), 1 << 30}
		if _, err := do(asked); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		places := 1<<30 - asked.left
		if places < 10 {
			t.Errorf("%s asks only %d times whether it should go on", name, places)
		}
		for k := range 12 {
			n := k * (places - 1) / 11
			none, err := do(&dying{t.Context(), n})
			if !errors.Is(err, context.Canceled) || none != true {
				t.Fatalf("%s, stopped at place %d of %d: %v, nothing returned: %v", name, n, places, err, none)
			}
		}
	}
}
