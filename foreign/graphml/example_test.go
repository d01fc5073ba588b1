package graphml_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/graphml"
	"github.com/plenary-talks/plenary/space"
)

// A state is a node, a move an edge.
func Example() {
	d := plenary.Draft{
		Title:   "Gate",
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.open"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.open"}}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := graphml.Format.Write(context.Background(), foreign.Talks{Case: c, Draft: &d, Space: sp})
	if err != nil {
		fmt.Println(err)
		return
	}
	text := string(out.Text)
	fmt.Println(strings.Count(text, "<node "), "nodes,", strings.Count(text, "<edge "), "edges")
	// Output:
	// 2 nodes, 2 edges
}
