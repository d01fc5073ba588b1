package answer

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestRests holds that a passage rests under a finding or a way exactly when it
// stands in its data, and that nothing that cites it is left out.
func TestRests(t *testing.T) {
	inOneGoroutine(t)
	var findings, claims, ways, variants atomic.Int32
	everywhere(t, func(talks Talks) error {
		g, err := analysed(context.Background(), talks)
		if err != nil {
			return err
		}
		var b Brief
		if err := g.table(&b); err != nil {
			return err
		}
		in := map[string][]string{}
		for _, f := range b.Findings {
			if in[fmt.Sprint(f.Number)], err = textsOf(f); err != nil {
				return err
			}
		}
		for _, to := range b.Ways {
			for _, w := range to.Ways {
				if in[w.Letter], err = textsOf(w); err != nil {
					return err
				}
			}
		}
		c := talks.Space.Case()
		for _, ref := range passagesOf(c) {
			r := g.rests(Ref(ref), &b)
			told := map[string]bool{}
			for _, f := range r.Findings {
				told[fmt.Sprint(f.Number)] = true
			}
			for _, letter := range r.Ways {
				told[letter] = true
			}
			for name, texts := range in {
				if slices.Contains(texts, ref) != told[name] {
					return fmt.Errorf("%s stands in the data of %s: %t, and is told to: %t", ref, name, !told[name],
						told[name])
				}
			}
			got := len(r.Wishes) + len(r.Stances) + len(r.Mandates) + len(r.Guarantees) + len(r.Exchanges) +
				len(r.Levers) + len(r.Options) + len(r.Levels) + len(r.Perceptions)
			if want := claimsOn(reflect.ValueOf(*c), ref); got != want {
				return fmt.Errorf("%d claims of the case cite %s, %d are told", want, ref, got)
			}
			if got, want := len(r.Entries)+len(r.Agreements)+len(r.Commitments), onRecord(g, ref); got != want {
				return fmt.Errorf("%d claims on record cite %s, %d are told", want, ref, got)
			}
			findings.Add(int32(len(r.Findings)))
			claims.Add(int32(len(r.Wishes)))
			ways.Add(int32(len(r.Ways)))
			variants.Add(int32(len(r.Variants)))
		}
		return nil
	})
	if findings.Load() < 100 || claims.Load() < 100 || ways.Load() < 50 || variants.Load() < 10 {
		t.Errorf("only %d findings, %d ways, %d wishes and %d variants rested on something",
			findings.Load(), ways.Load(), claims.Load(), variants.Load())
	}
}

func passagesOf(c *plenary.Case) []string {
	var out []string
	for _, s := range c.Sources {
		for _, p := range s.Passages {
			out = append(out, s.ID+"#"+p.ID)
		}
	}
	return out
}

// textsOf lists the strings in the JSON of something.
func textsOf(v any) ([]string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var read any
	if err := json.Unmarshal(text, &read); err != nil {
		return nil, err
	}
	var out []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			out = append(out, v)
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(read)
	return out, nil
}

// claimsOn counts the claims in part of a case that cite a passage.
func claimsOn(v reflect.Value, ref string) int {
	n := 0
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			n += claimsOn(v.Index(i), ref)
		}
	case reflect.Struct:
		if c, ok := v.Interface().(plenary.Claim); ok && slices.Contains(c.Passages, ref) {
			return 1
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += claimsOn(v.Field(i), ref)
			}
		}
	}
	return n
}

// onRecord counts what cites a passage on the day.
func onRecord(g *gatherer, ref string) int {
	if g.day == nil {
		return 0
	}
	n, r := 0, g.day.Record
	for _, i := range g.day.InForce {
		n += claimsOn(reflect.ValueOf(r.Entries[i].Claim), ref)
	}
	for _, i := range g.day.Agreements {
		n += claimsOn(reflect.ValueOf(r.Agreements[i].Claim), ref)
		for _, j := range r.Agreements[i].Commitments {
			n += claimsOn(reflect.ValueOf(r.Commitments[j].Claim), ref)
		}
	}
	return n
}

// TestVariantRests holds what a variant gives, takes and pulls of what cites a
// passage.
func TestVariantRests(t *testing.T) {
	statement := func(id, want, passage string) plenary.StatementDraft {
		return plenary.StatementDraft{
			ID: id, Want: want, ClaimDraft: plenary.ClaimDraft{How: "stated", Passages: []string{passage}},
		}
	}
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.gates", Levels: []string{"shut", "open"}}, {ID: "down.pay"}},
		Sources: []plenary.SourceDraft{
			{ID: "talk", Title: "A talk", Passages: []plenary.PassageDraft{{ID: "1"}, {ID: "2"}, {ID: "3"}}},
		},
		Preferences: []plenary.PreferenceDraft{
			{
				Party: "up",
				Statements: []plenary.StatementDraft{
					statement("pay", "down.pay", "talk#1"), statement("shut", "not up.gates", "talk#2"),
				},
			},
		},
		Preconditions: []plenary.PreconditionDraft{{ID: "first", Party: "up", Refuses: "up.gates", Until: "down.pay"}},
		Levers: []plenary.LeverDraft{
			{
				ID: "trust", Waive: []string{"first"},
				ClaimDraft: plenary.ClaimDraft{How: "inferred", Passages: []string{"talk#3"}},
			},
		},
		Variants: []plenary.VariantDraft{
			{
				ID: "hard",
				Preferences: []plenary.VariantPreferenceDraft{
					{
						Party: "up",
						Edits: []plenary.EditDraft{
							{Replace: "pay", StatementDraft: statement("", "down.pay and not up.gates", "talk#2")},
						},
					},
				},
			},
			{ID: "soft", Levers: []string{"trust"}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for ref, want := range map[string]string{
		"talk#1": `[{"variant":"hard","gives":[],"takes":[{"party":"up","number":1,"how":"stated","passages":["talk#1"]}],"pulls":[]}]`,
		"talk#2": `[{"variant":"hard","gives":[{"party":"up","wish":{"want":"#3","how":"stated","passages":["talk#2"]}}],"takes":[],"pulls":[]}]`,
		"talk#3": `[{"variant":"soft","gives":[],"takes":[],"pulls":["trust"]}]`,
	} {
		r, err := NewRests(t.Context(), Talks{Space: layOut(t, c)}, ref)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := json.Marshal(r.Variants); string(got) != want {
			t.Errorf("%s: %s, want %s", ref, got, want)
		}
	}
	if r, err := NewRests(t.Context(), Talks{Space: layOut(t, c)}, "talk#4"); r != nil || err != nil {
		t.Errorf("%v, %v", r, err)
	}
}
