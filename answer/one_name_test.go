package answer

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/record"
)

// oneName copies drafts of a case and its record, with one name for all things,
// one text wherever something is said, and for all options the same levels.
func oneName(d plenary.Draft, r *record.Draft, c *plenary.Case) (plenary.Draft, *record.Draft) {
	n := namer{c}
	n.rename(reflect.ValueOf(&d).Elem(), "")
	if r == nil {
		return d, nil
	}
	out := *r
	n.rename(reflect.ValueOf(&out).Elem(), "")
	return d, &out
}

// A namer gives things another name.
type namer struct{ c *plenary.Case }

// The keys of drafts under which names, and conditions, stand.
var (
	nameKeys   = []string{"Name", "Title", "Says", "Because"}
	phraseKeys = []string{
		"Text", "Short", "Capital", "AsWritten", "Noun", "Do", "Undo", "Is", "Refusal", "LeftOut",
	}
	conditionKeys = []string{
		"Want", "Impossible", "Refuses", "Until", "While", "Accept", "Commit", "Discuss", "Give", "For", "About",
		"Does",
	}
)

// rename renames what is in a draft, which it copies as far as it changes it.
func (n namer) rename(v reflect.Value, key string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			to := reflect.New(v.Type().Elem())
			to.Elem().Set(v.Elem())
			n.rename(to.Elem(), "")
			v.Set(to)
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		for i := range list.Len() {
			n.rename(list.Index(i), key)
		}
		v.Set(list)
	case reflect.Struct:
		n.levels(v)
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				n.rename(v.Field(i), f.Name)
			}
		}
	case reflect.String:
		switch {
		case key == "Title" && v.String() == "": // that of a source told further of is elsewhere
		case slices.Contains(nameKeys, key):
			v.SetString("one")
		case key == "Question" && v.String() != "":
			v.SetString("one?")
		case slices.Contains(phraseKeys, key) && v.String() != "":
			v.SetString("one")
		case slices.Contains(conditionKeys, key):
			v.SetString(n.condition(v.String()))
		}
	}
}

// levels renames those that stand by themselves in a draft.
func (n namer) levels(v reflect.Value) {
	switch d := v.Addr().Interface().(type) {
	case *plenary.OptionDraft:
		d.Now, d.Final = n.level(d.ID, d.Now), n.level(d.ID, d.Final)
		d.Phrases = slices.Clone(d.Phrases)
		for i := range d.Phrases {
			falls := slices.Clone(d.Phrases[i].Falls)
			for j := range falls {
				falls[j].From = n.level(d.ID, falls[j].From)
			}
			d.Phrases[i].Falls = falls
		}
		o, levels, _ := n.c.Lookup(d.ID)
		if d.Levels = nil; o >= 0 {
			for l := range levels {
				d.Levels = append(d.Levels, levelName(l))
			}
		}
	case *record.EntryDraft:
		if d.Kind != "move" {
			return
		}
		d.From, d.To = n.level(d.Of, d.From), slices.Clone(d.To)
		for i := range d.To {
			d.To[i] = n.level(d.Of, d.To[i])
		}
	}
}

// level is the new name of a level of an option; what is none stays.
func (n namer) level(option, level string) string {
	if _, levels, ok := n.c.Lookup(option); ok && slices.Contains(levels, level) {
		return levelName(slices.Index(levels, level))
	}
	return level
}

// condition is a condition with the new names; what is none stays.
func (n namer) condition(text string) string {
	e, err := n.c.Condition(text)
	if err != nil {
		return text
	}
	n.levelsIn(e)
	return e.String()
}

func (n namer) levelsIn(e *expr.Expr) {
	switch e.Op {
	case expr.Named:
	case expr.Term:
		if e.Rel != "" {
			e.Level = n.level(e.Name, e.Level)
		}
	default:
		for _, a := range e.Args {
			n.levelsIn(a)
		}
	}
}

func levelName(l int) string { return fmt.Sprint("level ", l) }
