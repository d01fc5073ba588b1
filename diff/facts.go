package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A fact is one thing that a case says, in tokens: texts, and names of what it
// says it of.
type fact struct {
	tokens   []token
	weight   int  // as evidence of what something is
	recorded bool // said by the record
	loose    bool // not to be equal where two things are equal up to names
}

// A token is a text, or a name where it is written.
type token struct {
	name
	at    *string // where it is written; nil where it goes without saying
	local bool    // whether it is written there less what it is an id of
}

// A scribe notes the facts of a case, and where names are written in it.
type scribe struct {
	facts      []fact
	conditions []written
	recorded   bool
	goals      map[string]bool
}

// A written is a condition where it is written.
type written struct {
	at *string
	e  *expr.Expr
}

// Weights of facts as evidence.
const (
	noWeight    = 0 // of what most are alike in
	plainWeight = 1
	wordsWeight = 2 // of names and words given to something alone
)

func (s *scribe) note(parts ...[]token) { s.noted(plainWeight, parts...) }

func (s *scribe) noted(weight int, parts ...[]token) {
	s.facts = append(s.facts, fact{tokens: slices.Concat(parts...), weight: weight, recorded: s.recorded})
}

// words notes a text that is given to something, if there is one.
func (s *scribe) words(of []token, key, value string) {
	if value != "" {
		s.noted(wordsWeight, of, text(key, value))
	}
}

// value notes what stands under a key, if anything does.
func (s *scribe) value(of []token, key, value string) {
	if value != "" {
		s.note(of, text(key, value))
	}
}

// loosely notes something that says what a thing is, and may yet differ.
func (s *scribe) loosely(parts ...[]token) {
	s.note(parts...)
	s.facts[len(s.facts)-1].loose = true
}

func text(words ...string) []token {
	var out []token
	for _, w := range words {
		out = append(out, token{name: name{id: w}})
	}
	return out
}

// to is a name of something that is written with its whole id.
func to(kind NameKind, at *string) []token {
	if *at == "" {
		return nil
	}
	n := name{kind: kind, id: *at}
	if separators[kind] != "" {
		n = whole(kind, *at)
	}
	return []token{{name: n, at: at}}
}

func each(kind NameKind, list []string) []token {
	var out []token
	for i := range list {
		out = append(out, to(kind, &list[i])...)
	}
	return out
}

// level is a level of an option, by name.
func level(option string, at *string) []token {
	if *at == "" {
		return nil
	}
	return []token{{name: name{KindLevel, option, *at}, at: at}}
}

// condition is a condition, or an option, or a comparison, in tokens.
func (s *scribe) condition(at *string) []token {
	e, err := expr.Parse(*at)
	if err != nil {
		return text(*at)
	}
	s.conditions = append(s.conditions, written{at, e})
	return s.spelled(e, nil)
}

func (s *scribe) spelled(e *expr.Expr, out []token) []token {
	if e.Op != expr.Term {
		out = append(out, text("(", fmt.Sprint(e.Op))...)
		for _, a := range e.Args {
			out = s.spelled(a, out)
		}
		return append(out, text(")")...)
	}
	if !strings.Contains(e.Name, ".") {
		return append(out, to(s.named(e.Name), &e.Name)...)
	}
	out = append(out, to(KindOption, &e.Name)...)
	out = append(out, text(e.Rel)...)
	return append(out, level(e.Name, &e.Level)...)
}

// named is what a bare word in a condition names.
func (s *scribe) named(id string) NameKind {
	if s.goals[id] {
		return KindGoal
	}
	return KindCondition
}

// claim notes who asserts something, how it is known and where it stands.
func (s *scribe) claim(of []token, c *plenary.ClaimDraft) {
	if c.How+c.By != "" {
		s.note(of, text("how", c.How), to(KindParty, &c.By))
	}
	if c.Who != "" {
		s.note(of, text("who"), to(KindPerson, &c.Who))
	}
	for i := range c.Passages {
		s.note(of, to(KindPassage, &c.Passages[i]))
	}
}
