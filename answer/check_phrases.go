package answer

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// What a check spends to learn what a brief would tell: states, beyond which it
// does not look, and work of searches.
const (
	phraseStates = 50_000
	phraseWork   = 50_000_000
)

// phraseNotes notes that a case which says what binds the table, or what is hoped
// for, has no words for what a brief tells of it, or which ones it lacks. What it lacks is
// told once, at the first place.
func (g *checker) phraseNotes(ctx context.Context, t Talks) error {
	if lang, _, _ := strings.Cut(strings.ToLower(g.c.Lang), "-"); lang != "" && lang != "en" {
		return nil // no sentence of ours would bend its phrases
	}
	if !hasPhrases(g.c) {
		if len(g.c.Preconditions)+len(g.c.Levers)+len(g.c.Goals) > 0 { // there is more to tell than moves
			g.note([]string{"options"}, Note{Code: "no-phrases"})
		}
		return nil
	}
	if g.sp.Len() > phraseStates || g.c.NoStatusQuo {
		return nil
	}
	told, err := toldOf(ctx, t)
	if err != nil {
		return err
	}
	lacking := g.lacking(told)
	if len(lacking) == 0 {
		return nil
	}
	n := Note{Code: "missing-phrases"}
	for _, path := range lacking {
		n.Written = append(n.Written, strings.Join(path, ": "))
	}
	first := lacking[0]
	g.note(first[:len(first)-1], n)
	return nil
}

// hasPhrases reports whether a case says how anything but its parties is told.
func hasPhrases(c *plenary.Case) bool {
	return slices.ContainsFunc(c.Options, func(o plenary.Option) bool { return o.Phrases != nil || o.Noun != "" }) ||
		slices.ContainsFunc(c.Conditions, func(x plenary.Condition) bool { return x.Noun != "" }) ||
		slices.ContainsFunc(c.Goals, func(x plenary.Goal) bool { return x.Noun != "" }) ||
		slices.ContainsFunc(c.Preconditions, func(p plenary.Precondition) bool { return p.Refusal != "" }) ||
		slices.ContainsFunc(c.Levers, func(l plenary.Lever) bool { return l.Ask != nil })
}

// toldOf is what a brief tells of the table: findings and ways, as far as little
// work finds them.
func toldOf(ctx context.Context, t Talks) (*told, error) {
	if t.Work = min(t.Work, phraseWork); t.Work == 0 {
		t.Work = phraseWork
	}
	g, err := analysed(ctx, t)
	if err != nil {
		return nil, err
	}
	b := &Brief{}
	if err := g.table(b); err != nil {
		return nil, err
	}
	out := &told{}
	out.walk(reflect.ValueOf(b))
	for _, w := range b.Ways {
		out.goals = append(out.goals, w.Goal)
	}
	return out, g.failed()
}

// told is what an answer tells of in phrases.
type told struct {
	steps  []Change // what somebody does
	waits  []Stance
	levers []Lever
	goals  []GoalID
}

var (
	routeStepType = reflect.TypeFor[RouteStep]()
	stepType      = reflect.TypeFor[Step]()
	stanceType    = reflect.TypeFor[Stance]()
	leverType     = reflect.TypeFor[Lever]()
)

func (x *told) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			x.walk(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			x.walk(v.Index(i))
		}
	case reflect.Struct:
		switch v.Type() {
		case routeStepType:
			x.steps = append(x.steps, v.Interface().(RouteStep).Changes...)
		case stepType:
			x.steps = append(x.steps, v.Interface().(Step).Changes...)
		case stanceType:
			x.waits = append(x.waits, v.Interface().(Stance))
		case leverType:
			x.levers = append(x.levers, v.Interface().(Lever))
		}
		for i := range v.NumField() {
			x.walk(v.Field(i))
		}
	}
}

// lacking lists the phrases that are told of and not written, each as the path to
// its key, in the order of the case.
func (g *checker) lacking(x *told) [][]string {
	c := g.c
	var out [][]string
	for o := range c.Options {
		out = append(out, g.lackingSteps(&c.Options[o], x)...)
	}
	for i := range c.Preconditions {
		p := &c.Preconditions[i]
		if !slices.ContainsFunc(x.waits, func(s Stance) bool { return s.ID == StanceID(p.ID) }) {
			continue
		}
		if p.Refusal == "" {
			out = append(out, []string{"preconditions", p.ID, "refusal"})
		}
		if path := g.unnamed(p.Until); path != nil {
			out = append(out, path)
		}
	}
	for i := range c.Levers {
		out = append(out, lackingAsks(c, &c.Levers[i], x)...)
	}
	for i := range c.Goals {
		if slices.Contains(x.goals, GoalID(c.Goals[i].ID)) && c.Goals[i].Noun == "" {
			out = append(out, []string{"goals", c.Goals[i].ID, "noun"})
		}
	}
	for _, v := range c.Known {
		if v.Kind != plenary.WhatIf && v.Noun == "" {
			out = append(out, []string{"variants", v.ID, "noun"})
		}
	}
	return distinct(out)
}

// lackingSteps lists the phrases that the steps of an option lack.
func (g *checker) lackingSteps(o *plenary.Option, x *told) [][]string {
	var out [][]string
	for _, s := range x.steps {
		if s.Option != OptionID(o.ID) {
			continue
		}
		if o.Move(s.From, s.To) != "" {
			continue
		}
		key := "do"
		if s.To < s.From {
			key = "undo"
		}
		path := g.phraseKey(o, s.To, key)
		if s.To < len(o.Phrases) && o.Phrases[s.To].Falls != nil {
			path = append(path, o.Levels[s.From])
		}
		out = append(out, path)
	}
	return out
}

// phraseKey is the path to a phrase of a level, which may stand beside two levels in
// a list.
func (g *checker) phraseKey(o *plenary.Option, level int, key string) []string {
	all := g.written.Draft.Options
	at := slices.IndexFunc(all, func(d plenary.OptionDraft) bool { return d.ID == o.ID })
	if len(o.Levels) == 2 && (at < 0 || all[at].Phrases == nil) {
		return []string{"options", o.ID, key}
	}
	return []string{"options", o.ID, "levels", o.Levels[level], key}
}

// unnamed is where a condition that is waited for would be named; nil where it is,
// or is made of several.
func (g *checker) unnamed(e *expr.Expr) []string {
	if e.Op == expr.Named && g.named(ConditionID(e.Name)).Noun == "" {
		if slices.ContainsFunc(g.c.Goals, func(goal plenary.Goal) bool { return goal.ID == e.Name }) {
			return []string{"goals", e.Name, "noun"}
		}
		return []string{"conditions", e.Name, "noun"}
	}
	return nil
}

// lackingAsks lists the parties whom a lever asks on some way, without words for
// what.
func lackingAsks(c *plenary.Case, l *plenary.Lever, x *told) [][]string {
	var out [][]string
	for _, on := range x.levers {
		if on.ID != LeverID(l.ID) {
			continue
		}
		for _, a := range on.Asks {
			asked := func(k plenary.Ask) bool { return PartyID(c.Parties[k.Party].ID) == a.Party }
			if !slices.ContainsFunc(l.Ask, asked) {
				out = append(out, []string{"levers", l.ID, "ask", string(a.Party)})
			}
		}
	}
	return out
}

// distinct leaves out paths that stand before.
func distinct(paths [][]string) [][]string {
	var out [][]string
	for _, p := range paths {
		if !slices.ContainsFunc(out, func(q []string) bool { return slices.Equal(p, q) }) {
			out = append(out, p)
		}
	}
	return out
}
