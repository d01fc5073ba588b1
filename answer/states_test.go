package answer

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/stability"
)

// TestStatesJSON asks that every line is the JSON it should be.
func TestStatesJSON(t *testing.T) {
	f, err := casefile.Load(t.Context(), "../cases/classics/elmira")
	if err != nil {
		t.Fatal(err)
	}
	sp := layOut(t, f.Case)
	a, err := stability.Analyse(context.Background(), sp)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := NewStates(sp, a, nil).JSON(&b); err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(b.String()) {
		var got struct {
			State       int
			Code        string
			Levels      map[string]string
			Tier        map[string]int
			Stable      map[string][]string
			Equilibrium []string
		}
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if n++; got.State != n || got.Code != sp.Code(n-1) || got.Tier["moe"] != sp.Tier(0, n-1) ||
			len(got.Levels) != 5 || got.Equilibrium == nil {
			t.Errorf("line %d: %s", n, line)
		}
	}
	if n != sp.Len() {
		t.Errorf("%d lines for %d states", n, sp.Len())
	}
}
