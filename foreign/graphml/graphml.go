// Package graphml writes the graph of states and moves of a case as GraphML, which
// programs for graphs read: a node a state, an edge a move.
package graphml

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Bounds of a graph.
const (
	MaxStates = foreign.MaxRanked
	MaxMoves  = 1_000_000
)

// Format is GraphML.
var Format = &foreign.Format{ID: "graphml", Name: "GraphML", Ending: ".graphml", States: true, Write: write}

// write makes the graph of a case, of at most [MaxStates] states and [MaxMoves]
// moves; of more the error is a *[plenary.Limit].
func write(ctx context.Context, t foreign.Talks) (*foreign.Export, error) {
	if n := t.Space.Len(); n > MaxStates {
		return nil, limit("states in a graph", MaxStates)
	}
	a, err := stability.Analyse(ctx, t.Space)
	if err != nil {
		return nil, err
	}
	w := &writer{Space: t.Space, answers: a}
	w.head()
	for state := range w.Len() {
		w.node(state)
	}
	for state := range w.Len() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if w.edges(state); w.moves > MaxMoves {
			return nil, limit("moves in a graph", MaxMoves)
		}
	}
	w.text.WriteString("  </graph>\n</graphml>\n")
	ex := &foreign.Export{Text: []byte(w.text.String())}
	t.Parts(&ex.Notes, "lang", "conditions", "impossible", "preferences", "guarantees")
	return ex, nil
}

func limit(what string, bound int64) error {
	return &plenary.Limit{Code: plenary.LimitStates, What: what, Bound: bound}
}

type writer struct {
	*space.Space
	answers *stability.Answers
	text    strings.Builder
	moves   int
}

// shown is a text as it stands in XML.
func shown(text string) string { return outlet.XML(outlet.Name(text)) }

// head says what is known of nodes and edges.
func (w *writer) head() {
	c := w.Case()
	w.text.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
		`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	w.key("code", "node", "code", "string")
	if !c.NoStatusQuo {
		w.key("now", "node", "status_quo", "boolean")
	}
	for o := range c.Options {
		w.key(fmt.Sprint("o", o), "node", c.Options[o].ID, "string")
	}
	for p := range c.Parties {
		w.key(fmt.Sprint("t", p), "node", "tier."+c.Parties[p].ID, "int")
		w.key(fmt.Sprint("s", p), "node", "stable."+c.Parties[p].ID, "string")
	}
	for _, concept := range stability.Concepts {
		w.key("e-"+concept.String(), "node", "equilibrium."+concept.String(), "boolean")
	}
	w.key("party", "edge", "party", "string")
	w.key("improvement", "edge", "improvement", "boolean")
	fmt.Fprintf(&w.text, "  <graph id=\"talks\" edgedefault=\"directed\">\n    <desc>%s</desc>\n", shown(c.Title))
}

func (w *writer) key(id, of, name, kind string) {
	fmt.Fprintf(&w.text, "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", id, of, shown(name), kind)
}

func (w *writer) data(key, value string) {
	fmt.Fprintf(&w.text, `<data key="%s">%s</data>`, key, shown(value))
}

// node writes a state: its number, its levels, how parties rank it, and by which
// concepts they would stay.
func (w *writer) node(state int) {
	c := w.Case()
	fmt.Fprintf(&w.text, `    <node id="n%d">`, state+1)
	w.data("code", w.Code(state))
	if !c.NoStatusQuo {
		w.data("now", strconv.FormatBool(state == w.StatusQuo()))
	}
	for o, level := range w.Levels(state, nil) {
		w.data(fmt.Sprint("o", o), c.Options[o].Levels[level])
	}
	for p := range c.Parties {
		w.data(fmt.Sprint("t", p), strconv.Itoa(w.Tier(p, state)))
		var stable []string
		for _, concept := range stability.Concepts {
			if w.answers.Stable(concept, p, state) {
				stable = append(stable, concept.String())
			}
		}
		w.data(fmt.Sprint("s", p), strings.Join(stable, " "))
	}
	for _, concept := range stability.Concepts {
		w.data("e-"+concept.String(), strconv.FormatBool(w.answers.Equilibrium(concept, state)))
	}
	w.text.WriteString("</node>\n")
}

// edges writes the moves from a state, party by party.
func (w *writer) edges(state int) {
	for p, party := range w.Case().Parties {
		better := w.Improvements(p, state)
		for _, to := range w.Moves(p, state) {
			w.moves++
			fmt.Fprintf(&w.text, `    <edge source="n%d" target="n%d">`, state+1, to+1)
			w.data("party", party.ID)
			w.data("improvement", strconv.FormatBool(slices.Contains(better, to)))
			w.text.WriteString("</edge>\n")
		}
	}
}
