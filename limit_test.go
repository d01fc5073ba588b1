package plenary_test

import (
	"encoding/json"
	"testing"

	"github.com/plenary-talks/plenary"
)

func TestLimit(t *testing.T) {
	for _, c := range []struct {
		limit      plenary.Limit
		says, json string
	}{
		{plenary.Limit{Code: plenary.LimitStates, What: "states", Bound: 8, Fix: "drop one"},
			"more than 8 states; drop one", `{"code":"states","what":"states","bound":8,"fix":"drop one"}`},
		{plenary.Limit{Code: plenary.LimitLevers, What: "levers", Bound: 8, Met: 9},
			"9 levers, where at most 8 are allowed", `{"code":"levers","what":"levers","bound":8,"met":9}`},
		{plenary.Limit{Code: plenary.LimitTime, Bound: 1500, Fix: "wait"},
			"stopped after 1.5s; wait", `{"code":"time","bound":1500,"fix":"wait"}`},
	} {
		if got := c.limit.Error(); got != c.says {
			t.Errorf("%q, want %q", got, c.says)
		}
		if got, err := json.Marshal(&c.limit); err != nil || string(got) != c.json {
			t.Errorf("%s, %v; want %s", got, err, c.json)
		}
	}
}
