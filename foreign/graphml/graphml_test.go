package graphml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// graph is what a reader of GraphML makes of a file.
type graph struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Nodes []struct {
		ID   string  `xml:"id,attr"`
		Data []datum `xml:"data"`
	} `xml:"graph>node"`
	Edges []struct {
		Source string  `xml:"source,attr"`
		Target string  `xml:"target,attr"`
		Data   []datum `xml:"data"`
	} `xml:"graph>edge"`
}

type datum struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

// read reads a graph, by the rules of GraphML: ids are there once, and what is
// referred to is declared for its kind. Data stand by the names of their keys.
func read(t *testing.T, text []byte) (nodes map[string]map[string]string, edges map[[2]string]map[string]string) {
	t.Helper()
	var g graph
	if err := xml.Unmarshal(text, &g); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, k := range g.Keys {
		if names[k.For+" "+k.ID] != "" || !slices.Contains([]string{"string", "int", "boolean"}, k.Type) {
			t.Errorf("key %+v", k)
		}
		names[k.For+" "+k.ID] = k.Name
	}
	named := func(of string, list []datum) map[string]string {
		out := map[string]string{}
		for _, d := range list {
			if names[of+" "+d.Key] == "" {
				t.Errorf("there is no key %s of a %s", d.Key, of)
			}
			out[names[of+" "+d.Key]] = d.Text
		}
		return out
	}
	nodes, edges = map[string]map[string]string{}, map[[2]string]map[string]string{}
	for _, n := range g.Nodes {
		if nodes[n.ID] != nil {
			t.Errorf("node %s is there twice", n.ID)
		}
		nodes[n.ID] = named("node", n.Data)
	}
	for _, e := range g.Edges {
		at := [2]string{e.Source, e.Target}
		if nodes[e.Source] == nil || nodes[e.Target] == nil || edges[at] != nil {
			t.Errorf("edge %v", at)
		}
		edges[at] = named("edge", e.Data)
	}
	return nodes, edges
}

func laid(t *testing.T, d plenary.Draft) foreign.Talks {
	t.Helper()
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return foreign.Talks{Case: c, Draft: &d, Space: sp}
}

// TestGraph holds that the nodes are the feasible states, and the edges what each
// party can do alone by the definition.
func TestGraph(t *testing.T) {
	for i := range uint64(60) {
		d := plenarytest.RandomDraft(rand.New(rand.NewPCG(i, 12)), plenarytest.Shape{States: 40})
		talks := laid(t, d)
		ex, err := write(t.Context(), talks)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := write(t.Context(), talks); !bytes.Equal(ex.Text, again.Text) {
			t.Fatal("another graph of the same case")
		}
		nodes, edges := read(t, ex.Text)
		sp, c := talks.Space, talks.Case
		if len(nodes) != sp.Len() {
			t.Fatalf("case %d: %d nodes of %d states", i, len(nodes), sp.Len())
		}
		moves := 0
		for from := range sp.Len() {
			n := nodes[fmt.Sprint("n", from+1)]
			for o, level := range sp.Levels(from, nil) {
				if n[c.Options[o].ID] != outlet.Name(c.Options[o].Levels[level]) {
					t.Fatalf("case %d: node %d is %v", i, from+1, n)
				}
			}
			for p := range c.Parties {
				if n["tier."+c.Parties[p].ID] != fmt.Sprint(sp.Tier(p, from)) {
					t.Fatalf("case %d: node %d is %v", i, from+1, n)
				}
			}
			if (n["status_quo"] == "true") != (from == sp.StatusQuo()) || n["code"] != sp.Code(from) {
				t.Fatalf("case %d: node %d is %v", i, from+1, n)
			}
			for to := range sp.Len() {
				mover, ok := alone(c, sp.Levels(from, nil), sp.Levels(to, nil))
				e := edges[[2]string{fmt.Sprint("n", from+1), fmt.Sprint("n", to+1)}]
				if ok != (e != nil) {
					t.Fatalf("case %d: an edge from %d to %d: %v, want %v", i, from+1, to+1, e, ok)
				}
				if !ok {
					continue
				}
				moves++
				better := sp.Tier(mover, to) < sp.Tier(mover, from)
				if e["party"] != c.Parties[mover].ID || e["improvement"] != fmt.Sprint(better) {
					t.Fatalf("case %d: the edge from %d to %d is %v", i, from+1, to+1, e)
				}
			}
		}
		if moves != len(edges) {
			t.Errorf("case %d: %d edges of %d moves", i, len(edges), moves)
		}
	}
}

// alone returns the party that can go from levels to others by itself.
func alone(c *plenary.Case, from, to []uint8) (party int, ok bool) {
	party = -1
	for o := range from {
		switch {
		case from[o] == to[o]:
		case party >= 0 && party != c.Options[o].Party, !c.Options[o].Allows(int(from[o]), int(to[o])):
			return 0, false
		default:
			party = c.Options[o].Party
		}
	}
	return party, party >= 0
}

// TestEquilibria holds what is known of a case with one: both swerve, or one does.
func TestEquilibria(t *testing.T) {
	d := plenary.Draft{
		Title:   "a <b> & \"c\"",
		Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}},
		Options: []plenary.OptionDraft{{ID: "a.swerve", Levels: []string{"<no>", "yes & so"}}, {ID: "b.swerve"}},
		Preferences: []plenary.PreferenceDraft{{Party: "a", Ranking: [][]string{{"01"}, {"11"}, {"10"}, {"00"}}},
			{Party: "b", Ranking: [][]string{{"10"}, {"11"}, {"01"}, {"00"}}}},
	}
	ex, err := write(t.Context(), laid(t, d))
	if err != nil {
		t.Fatal(err)
	}
	nodes, _ := read(t, ex.Text)
	for id, want := range map[string]string{"n1": "false", "n2": "true", "n3": "true", "n4": "false"} {
		if nodes[id]["equilibrium.nash"] != want || nodes[id]["stable.a"] == "" && want == "true" {
			t.Errorf("%s: %v", id, nodes[id])
		}
	}
	if nodes["n2"]["a.swerve"] != "yes & so" || !strings.Contains(string(ex.Text), "a &lt;b&gt; &amp; &#34;c&#34;") {
		t.Errorf("%s", ex.Text)
	}
}

func TestBound(t *testing.T) {
	d := plenary.Draft{Parties: []plenary.PartyDraft{{ID: "a"}}}
	for i := range 14 {
		d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprint("a.o", i)})
	}
	_, err := write(t.Context(), laid(t, d))
	var limit *plenary.Limit
	if !errors.As(err, &limit) || limit.Bound != MaxStates {
		t.Errorf("%v", err)
	}
	d.Options = d.Options[:11] // each state leads to each other
	if _, err = write(t.Context(), laid(t, d)); !errors.As(err, &limit) || limit.Bound != MaxMoves {
		t.Errorf("%v", err)
	}
}
