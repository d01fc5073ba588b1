package casefile

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// WriteCase writes a case file. Remarks stand above it as comments, a line each,
// what is hidden in them made visible. Read again, it is the same draft, for all
// that a case file can hold: one that variants were laid over is written as it is
// then. The cost is linear in what is written.
func WriteCase(d *plenary.Draft, remarks ...string) []byte {
	var b strings.Builder
	for _, r := range remarks {
		b.WriteString(strings.TrimRight("# "+outlet.Line(r), " ") + "\n")
	}
	if len(remarks) > 0 {
		b.WriteString("\n")
	}
	b.WriteString("plenary: 1\n")
	c := branchOf(caseShape, reflect.ValueOf(d).Elem())
	for i, name := range c.names {
		if k := c.kids[i]; k.kind != scalar {
			b.WriteString("\n" + name + ":\n")
			k.lines(&b, "  ")
		} else {
			b.WriteString(name + ": " + k.text + "\n")
		}
	}
	return []byte(b.String())
}

// branchOf is a draft as its shape has it, less what is empty.
func branchOf(s *shape, draft reflect.Value) *branch {
	b := &branch{kind: mapping}
	if k := s.key("id"); k != nil {
		b.add(k.name, fieldOf(k, draft.FieldByIndex(k.index)))
	}
	for i := range s.keys {
		switch k := &s.keys[i]; {
		case k.field == none || k.name == "id":
		case k.field == whole && k.name == "now":
			b.add(k.name, nowOf(draft.Addr().Interface().(*plenary.OptionDraft)))
		case k.field == whole && k.name == "undo":
			b.add(k.name, undoOf(draft.Addr().Interface().(*plenary.PhraseDraft)))
		case k.field == whole:
			b.add(k.name, levelsOf(k.form.of[0], draft.Addr().Interface().(*plenary.OptionDraft)))
		default:
			b.add(k.name, fieldOf(k, draft.FieldByIndex(k.index)))
		}
	}
	return b
}

// fieldOf is what fills a key; nil when nothing does.
func fieldOf(k *key, field reflect.Value) *branch {
	if k.form.ids != nil {
		return sectionBranch(k.form.ids, field)
	}
	switch v := field.Interface().(type) {
	case string:
		return textOf(v)
	case int:
		if v == 0 {
			return nil
		}
		return &branch{text: strconv.Itoa(v)}
	case []int:
		return eachOf(v, func(n int) *branch { return &branch{text: strconv.Itoa(n)} })
	case []string:
		if k.name == "passage" && len(v) == 1 {
			return textOf(v[0])
		}
		return eachOf(v, textOf)
	case [][]string:
		return eachOf(v, tierOf)
	case []plenary.OrderDraft:
		return orderOf(v)
	case []plenary.MandateDraft:
		return eachOf(v, func(m plenary.MandateDraft) *branch {
			return branchOf(k.form.of[0], reflect.ValueOf(&m).Elem())
		})
	case []plenary.PerceptionDraft:
		return eachOf(v, func(p plenary.PerceptionDraft) *branch {
			return branchOf(k.form.of[0], reflect.ValueOf(&p).Elem())
		})
	case []plenary.PreferenceDraft:
		return byParty(v, func(p plenary.PreferenceDraft) (string, *branch) {
			return p.Party, preferenceOf(k.form.of, &p)
		})
	case []plenary.VariantPreferenceDraft:
		return byParty(v, func(p plenary.VariantPreferenceDraft) (string, *branch) {
			return p.Party, changesOf(k.form.of, &p)
		})
	case *plenary.PreferenceDraft:
		if v == nil {
			return nil
		}
		return preferenceOf(k.form.of, v)
	}
	panic("casefile: nothing writes a " + field.Type().String())
}

// sectionBranch is the drafts of a section by their ids.
func sectionBranch(s *section, drafts reflect.Value) *branch {
	if drafts.Len() == 0 {
		return nil
	}
	b := &branch{kind: mapping}
	for i := range drafts.Len() {
		draft := drafts.Index(i)
		b.names = append(b.names, s.of.idOf(draft))
		entry := branchOf(s.of, draft)
		if lone := len(entry.names) == 1; lone && (s.simple || s.of.short && entry.names[0] == s.of.lone) {
			entry = entry.kids[0]
		}
		b.kids = append(b.kids, entry)
	}
	return b
}

// levelsOf is the levels of an option, with how they are told where that is written.
func levelsOf(told *shape, o *plenary.OptionDraft) *branch {
	if o.Phrases == nil {
		return eachOf(o.Levels, textOf)
	}
	b := &branch{kind: mapping}
	for i, level := range o.Levels {
		b.names = append(b.names, scalarText(level))
		b.kids = append(b.kids, branchOf(told, reflect.ValueOf(&o.Phrases[i]).Elem()))
	}
	return b
}

// undoOf is what the party does to fall to a level, by where it comes from where that is written.
func undoOf(p *plenary.PhraseDraft) *branch {
	if p.Falls == nil {
		return textOf(p.Undo)
	}
	b := &branch{kind: mapping}
	for _, f := range p.Falls {
		b.add(scalarText(f.From), textOf(f.Text))
	}
	return b
}

// nowOf is where an option stands, or the levels at which it may.
func nowOf(o *plenary.OptionDraft) *branch {
	if len(o.OrNow) == 0 {
		return textOf(o.Now)
	}
	return eachOf(append([]string{o.Now}, o.OrNow...), textOf)
}

// preferenceOf is statements or a ranking; the shapes are of these.
func preferenceOf(of []*shape, p *plenary.PreferenceDraft) *branch {
	if len(p.Ranking) > 0 || len(p.Order) > 0 {
		return branchOf(of[1], reflect.ValueOf(p).Elem())
	}
	b := &branch{kind: list}
	for i := range p.Statements {
		b.kids = append(b.kids, statementOf(of[0], reflect.ValueOf(&p.Statements[i]).Elem()))
	}
	return b
}

// statementOf is the condition by itself where nothing else is said.
func statementOf(s *shape, draft reflect.Value) *branch {
	b := branchOf(s, draft)
	if slices.Equal(b.names, []string{"want"}) {
		return b.kids[0]
	}
	return b
}

// changesOf is edits or other preferences instead; the shapes are of these.
func changesOf(of []*shape, p *plenary.VariantPreferenceDraft) *branch {
	if p.Instead != nil {
		return branchOf(of[1], reflect.ValueOf(p).Elem())
	}
	return eachOf(p.Edits, func(e plenary.EditDraft) *branch { return branchOf(of[0], reflect.ValueOf(&e).Elem()) })
}

func byParty[T any](list []T, of func(T) (party string, b *branch)) *branch {
	if len(list) == 0 {
		return nil
	}
	b := &branch{kind: mapping}
	for _, x := range list {
		party, kid := of(x)
		b.names, b.kids = append(b.names, scalarText(party)), append(b.kids, kid)
	}
	return b
}

// orderOf is by what codes are read, on one line.
func orderOf(order []plenary.OrderDraft) *branch {
	if len(order) == 0 {
		return nil
	}
	return &branch{text: strings.TrimPrefix(plenary.OrderText(order), "order: ")}
}

// tierOf is the codes of a tier, or the only one.
func tierOf(codes []string) *branch {
	quoted := func(code string) *branch { return &branch{text: outlet.Quote(code)} }
	if len(codes) == 1 {
		return quoted(codes[0])
	}
	return eachOf(codes, quoted)
}

func eachOf[T any](items []T, of func(T) *branch) *branch {
	if len(items) == 0 {
		return nil
	}
	b := &branch{kind: list}
	for _, item := range items {
		b.kids = append(b.kids, of(item))
	}
	return b
}

func textOf(text string) *branch {
	switch {
	case text == "":
		return nil
	case plainCondition.MatchString(text) && !special.MatchString(text) && !strings.HasSuffix(text, " "):
		return &branch{text: text}
	}
	return &branch{text: scalarText(text)}
}
