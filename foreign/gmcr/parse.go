package gmcr

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/internal/tree"
	"github.com/plenary-talks/plenary/internal/fault"
)

// A parser reads the model out of a tree.
type parser struct {
	*foreign.Source
	notes  *foreign.Notes
	faults []casefile.Fault
	m      model
}

// parse reads a file. The error has all faults of it.
func parse(s *foreign.Source, notes *foreign.Notes) (*model, error) {
	root, err := tree.JSON(s)
	if err != nil {
		return nil, err
	}
	p := &parser{Source: s, notes: notes}
	p.model(root)
	if len(p.faults) > 0 {
		return nil, s.Refuse(p.faults...)
	}
	return &p.m, nil
}

func (p *parser) fault(n *tree.Node, code fault.Code, msg, hint string) {
	p.faults = append(p.faults, p.Fault(n.At, n.End-n.At, code, msg, hint))
}

func (p *parser) model(root *tree.Node) {
	p.known(root, "decisionMakers", "options", "infeasibles", "coalitions", "coalitionsFull",
		"useManualPreferenceRanking", "useManualPreferenceVectors", "program", "version")
	for _, o := range p.list(root, "options", true) {
		p.option(o)
	}
	for _, d := range p.list(root, "decisionMakers", true) {
		p.maker(d)
	}
	p.m.infeasibles = p.conditions(root, "infeasibles")
	for _, key := range []string{"useManualPreferenceVectors", "useManualPreferenceRanking"} {
		if n := p.get(root, key, tree.Bool); n != nil {
			p.m.manual = n.Text == "true"
		}
	}
	for _, c := range p.list(root, "coalitions", false) {
		p.coalition(c)
	}
}

// known notes the keys of an object that nothing is made of.
func (p *parser) known(n *tree.Node, keys ...string) {
	for i, k := range n.Keys {
		if !slices.Contains(keys, k.Name) {
			p.notes.Add(p.Note(k.At, foreign.Note{Code: foreign.UnknownKey, Kind: foreign.Lost, Name: k.Name,
				Was: n.Kids[i].Text}))
		}
	}
}

// get returns the value under a key if it is there and of a kind.
func (p *parser) get(n *tree.Node, key string, kind tree.Kind) *tree.Node {
	v := n.Get(key)
	if v == nil {
		return nil
	}
	if v.Kind != kind {
		p.fault(v, fault.WrongForm, fmt.Sprintf("`%s` should be %s", key, kind), "")
		return nil
	}
	return v
}

func (p *parser) list(n *tree.Node, key string, needed bool) []*tree.Node {
	v := p.get(n, key, tree.List)
	switch {
	case v != nil && needed && len(v.Kids) == 0:
		p.fault(v, fault.Empty, fmt.Sprintf("`%s` is empty", key), "")
	case v != nil:
		return v.Kids
	case needed && n.Get(key) == nil:
		p.fault(n, fault.MissingPart, fmt.Sprintf("`%s` is missing", key), "")
	}
	return nil
}

func (p *parser) name(n *tree.Node) string {
	if v := p.get(n, "name", tree.String); v != nil {
		return v.Text
	}
	return ""
}

func (p *parser) object(n *tree.Node, what string) bool {
	if n.Kind != tree.Object {
		p.fault(n, fault.WrongForm, what+" should be an object", "")
	}
	return n.Kind == tree.Object
}

func (p *parser) option(n *tree.Node) {
	o := option{direction: "both", at: n.At}
	if p.object(n, "an option") {
		p.known(n, "name", "permittedDirection")
		o.name = p.name(n)
		if d := p.get(n, "permittedDirection", tree.String); d != nil {
			if o.direction = d.Text; directions[d.Text] == "" {
				p.fault(d, fault.UnknownWord, fmt.Sprintf("`%s` is no direction", d.Text), "write both, fwd or back")
			}
		}
	}
	p.m.options = append(p.m.options, o)
}

// directions are those of an option, as a case has them.
var directions = map[string]string{"both": "both", "fwd": "forward", "back": "backward"}

func (p *parser) maker(n *tree.Node) {
	m := maker{at: n.At}
	if p.object(n, "a decision maker") {
		p.known(n, "name", "options", "preferences", "payoffs", "misperceptions", "preferenceRanking",
			"preferenceVector")
		m.name = p.name(n)
		for _, o := range p.list(n, "options", false) {
			if at := p.index(o, len(p.m.options), "option"); at >= 0 && !slices.Contains(m.options, at) {
				m.options = append(m.options, at)
			}
		}
		m.wishes = p.conditions(n, "preferences")
		for _, key := range []string{"preferenceVector", "preferenceRanking"} {
			if list := p.list(n, key, false); list != nil {
				m.ranking = p.ranking(list)
			}
		}
		if v := p.get(n, "payoffs", tree.List); v != nil {
			m.payoffsAt = v.At
			for _, x := range v.Kids {
				m.payoffs = append(m.payoffs, x.Text)
			}
		}
		if v := p.get(n, "misperceptions", tree.List); v != nil {
			m.unseen, m.unseenAt = p.conditions(n, "misperceptions"), v.At
		}
	}
	p.m.makers = append(p.m.makers, m)
}

// index reads the position of one of n things; -1 when it is none.
func (p *parser) index(v *tree.Node, n int, what string) int {
	at, err := strconv.Atoi(v.Text)
	if err != nil || v.Kind != tree.Number && v.Kind != tree.String || at < 0 || at >= n {
		p.fault(v, fault.WrongForm, fmt.Sprintf("this should be the position of an %s, from 0 to %d", what, n-1), "")
		return -1
	}
	return at
}

// ranking reads tiers of states by their numbers.
func (p *parser) ranking(list []*tree.Node) []tier {
	out := []tier{}
	for _, n := range list {
		var t tier
		states := []*tree.Node{n}
		if n.Kind == tree.List {
			states = n.Kids
		}
		for _, s := range states {
			number, err := strconv.Atoi(s.Text)
			if err != nil || s.Kind != tree.Number || number < 1 {
				p.fault(s, fault.WrongForm, "this should be the number of a state", "")
				continue
			}
			t.states, t.at = append(t.states, number), append(t.at, s.At)
		}
		out = append(out, t)
	}
	return out
}

func (p *parser) conditions(n *tree.Node, key string) []condition {
	var out []condition
	for _, c := range p.list(n, key, false) {
		out = append(out, p.condition(c))
	}
	return out
}

// condition reads literals, or several lists of them of which one has to hold.
func (p *parser) condition(n *tree.Node) condition {
	c := condition{at: n.At, end: n.End}
	switch n.Kind {
	case tree.Object:
		p.known(n, "compound", "members")
		for _, member := range p.list(n, "members", true) {
			c.members = append(c.members, p.literals(member))
		}
	default:
		c.members = [][]literal{p.literals(n)}
	}
	return c
}

func (p *parser) literals(n *tree.Node) []literal {
	if n.Kind != tree.List {
		p.fault(n, fault.WrongForm, "a condition should be a list", `write [[0, "Y"]]`)
		return nil
	}
	var out []literal
	for _, pair := range n.Kids {
		if pair.Kind != tree.List || len(pair.Kids) != 2 {
			p.fault(pair, fault.WrongForm, "this should be an option with Y or N", `write [0, "Y"]`)
			continue
		}
		at, is := p.index(pair.Kids[0], len(p.m.options), "option"), pair.Kids[1]
		if is.Text != "Y" && is.Text != "N" {
			p.fault(is, fault.UnknownWord, fmt.Sprintf("`%s` is neither Y nor N", is.Text), "")
			continue
		}
		if at >= 0 {
			out = append(out, literal{at, is.Text == "Y"})
		}
	}
	return out
}

// coalition reads who is looked at as one: a decision maker or several.
func (p *parser) coalition(n *tree.Node) {
	members := []*tree.Node{n}
	if n.Kind == tree.List {
		members = n.Kids
	}
	var of []int
	for _, m := range members {
		if at := p.index(m, len(p.m.makers), "decision maker"); at >= 0 {
			of = append(of, at)
		}
	}
	if len(of) > 1 {
		p.m.coalitions = append(p.m.coalitions, of)
		var names string
		for i, at := range of {
			if i > 0 {
				names += ", "
			}
			names += p.m.makers[at].name
		}
		p.notes.Add(p.Note(n.At, foreign.Note{Code: Coalition, Kind: foreign.Lost, Was: names}))
	}
}
