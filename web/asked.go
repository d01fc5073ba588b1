package web

import (
	"cmp"
	"slices"
	"time"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// asked shows as of which day and with which variants the case is asked about, and has
// them changed.
func (v *visit) asked(at *screen) markup {
	f := v.known()
	if f == nil || at == nil {
		return ""
	}
	var parts []markup
	if f.Record != nil {
		parts = append(parts, tag("label", nil, say("as of")+" ",
			open("input", attrs{"type", "date", "name", "as-of", "value", v.day(f)})))
	}
	for i := range f.Case.Known {
		known := &f.Case.Known[i]
		parts = append(parts, tag("label", nil, open("input", attrs{"type", "checkbox", "name", "variant",
			"value", known.ID, "?checked", on(slices.Contains(v.variants, known.ID))}), " ",
			text(outlet.Text(cmp.Or(known.Noun, known.Says, known.ID)))))
	}
	if len(parts) == 0 {
		return ""
	}
	if v.draft != nil {
		parts = append(parts, open("input", attrs{"type", "hidden", "name", "draft", "value", v.draft.ID}))
	}
	parts = append(parts, tag("button", nil, say("ask so")))
	return tag("details", attrs{"class", "asked"}, tag("summary", nil, v.askedSo(f)),
		tag("form", attrs{"action", v.path(at.name)}, parts...))
}

// askedSo says in short how the case is asked about.
func (v *visit) askedSo(f *desk.File) markup {
	out := say("as written")
	if f.Record != nil {
		if _, err := time.Parse(time.DateOnly, v.day(f)); err == nil {
			out = say("as of") + " " + tag("u", nil, text(v.voice().Day(v.day(f)).String()))
		}
	}
	if n := len(v.variants); n > 0 {
		out += ", " + say("supposing")
	}
	return out
}

// day is the day as of which the case is asked about.
func (v *visit) day(f *desk.File) string {
	if v.asOf != "" {
		return v.asOf
	}
	if day := f.Record.Date(); !day.IsZero() {
		return day.Format(time.DateOnly)
	}
	return ""
}

// known is the case, if it was read already.
func (v *visit) known() *desk.File {
	f, _ := v.s.flights.kept("file\x00" + v.textKey())
	out, _ := f.(*desk.File)
	return out
}
