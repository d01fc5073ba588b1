package answer

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEveryAnswer holds of every answer that read back from its JSON it is the
// same, that it fits its schema, and that no list which belongs there is null.
func TestEveryAnswer(t *testing.T) {
	inOneGoroutine(t)
	var mu sync.Mutex
	met := map[string]int{}
	everywhere(t, func(talks Talks) error {
		all, err := askAll(talks)
		if err != nil {
			return err
		}
		for _, a := range all {
			if err := lawful(t, a.name, a.answer); err != nil {
				return err
			}
		}
		mu.Lock()
		defer mu.Unlock()
		for _, a := range all {
			met[a.name]++
		}
		return nil
	})
	for _, name := range []string{"brief", "report", "finding", "way", "state", "why-not", "against", "ways",
		"timeline",
		"commitments", "bottom-lines", "robust", "coalitions", "inverse", "drift", "depth",
		"perceptions", "preferences", "same"} {
		if met[name] < 20 {
			t.Errorf("only %d answers of %s", met[name], name)
		}
	}
	if met["passage"] < 5 {
		t.Errorf("only %d answers of passages", met["passage"])
	}
}

// lawful reports what is amiss with an answer, given by a pointer.
func lawful(t *testing.T, name string, a any) error {
	t.Helper()
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	back := reflect.New(reflect.TypeOf(a).Elem()).Interface()
	if err := json.Unmarshal(text, back); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if at := emptyList(reflect.ValueOf(a)); at != "" {
		return fmt.Errorf("%s: the empty list %s would not come back", name, at)
	}
	if !reflect.DeepEqual(a, back) {
		return fmt.Errorf("%s read back differs: %s", name, cmp.Diff(a, back))
	}
	return fits(t, name, a)
}

// emptyList names an empty list in a value that its JSON does not give back as it
// is: null where a list belongs, or empty where it is left out; "" for none.
func emptyList(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return emptyList(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			if at := emptyList(v.Index(i)); at != "" {
				return at
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f, list := v.Type().Field(i), v.Field(i)
			mayLack := strings.Contains(f.Tag.Get("json"), "omitempty")
			if strings.Contains(f.Tag.Get("json"), "omitzero") && list.IsZero() { // not there
				continue
			}
			if f.Type.Kind() == reflect.Slice && list.Len() == 0 && list.IsNil() != mayLack {
				return v.Type().Name() + "." + f.Name
			}
			if at := emptyList(v.Field(i)); at != "" {
				return at
			}
		}
	}
	return ""
}
