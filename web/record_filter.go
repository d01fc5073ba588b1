package web

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
)

// entrySorts are the sorts of entries that are shown or not, in the order of their boxes.
var entrySorts = []string{"said", "done", "met", "insisted", "owed"}

// sortOf is the sort of an entry by its kind.
func sortOf(row *answer.Row) string {
	switch row.Kind {
	case "statement":
		return "said"
	case "opened", "resumed", "adjourned", "scheduled", "launched", "ended":
		return "met"
	case "announced", "changed", "dropped", "mandate":
		return "insisted"
	case "agreement", "commitment":
		return "owed"
	}
	return "done"
}

// An entryFilter is which entries of a source are shown.
type entryFilter struct {
	sorts  []string // shown; nil for all
	only   bool     // those alone on whose passages an answer rests
	rested map[answer.Ref]bool
}

// entryFilter is the choice that the address has.
func (r *recordView) entryFilter() (*entryFilter, error) {
	query := r.r.URL.Query()
	out := &entryFilter{only: query.Get("only") != ""}
	if query.Get("filter") != "" {
		out.sorts = append([]string{}, query["show"]...)
	}
	if !out.only {
		return out, nil
	}
	brief, err := r.brief()
	if err != nil {
		return nil, err
	}
	out.rested = map[answer.Ref]bool{}
	for i := range brief.Glossary.Passages {
		out.rested[brief.Glossary.Passages[i].Ref] = true
	}
	return out, nil
}

// shows reports whether an entry is shown.
func (f *entryFilter) shows(row *answer.Row) bool {
	return (f.sorts == nil || slices.Contains(f.sorts, sortOf(row))) &&
		(!f.only || slices.ContainsFunc(row.Passages, func(ref answer.Ref) bool { return f.rested[ref] }))
}

// choice are the boxes by which entries are chosen, of those sorts that there are; nothing
// where there is nothing to choose.
func (r *recordView) choice(f *entryFilter, there map[string]int) markup {
	if len(there) == 0 {
		return ""
	}
	box := func(name, value string, checked bool, inside ...markup) markup {
		return tag("label", nil, append([]markup{open("input", attrs{"type", "checkbox", "name", name, "value", value,
			"?checked", on(checked)}), " "}, inside...)...)
	}
	var boxes []markup
	for _, sort := range entrySorts {
		if n := there[sort]; n > 0 && len(there) > 1 {
			boxes = append(boxes, box("show", sort, f.sorts == nil || slices.Contains(f.sorts, sort),
				say("entries "+sort, "n", count(n))))
		}
	}
	boxes = append(boxes, box("only", "1", f.only, say("entries only")),
		tag("button", nil, say("entries show")))
	return tag("form", attrs{"class", "entries row", "id", "choose", "action", r.path("record") + "#choose",
		"aria-label", said("entries choose")}, append([]markup{r.hidden(), hidden("source", r.source.ID),
		hidden("filter", "1")}, boxes...)...)
}
