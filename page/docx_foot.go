package page

import (
	"slices"
	"strings"
)

// masthead writes what stands over the title: what this is, and of which day.
func (w *docx) masthead() {
	if w.frame.Kind.Empty() && w.frame.Aside.Empty() {
		return
	}
	w.para(para{style: "Masthead"}, func() {
		w.margin(w.frame.Kind)
		w.tab()
		w.margin(w.frame.Aside)
	})
}

// footed reports whether anything stands at the foot of a sheet.
func (w *docx) footed() bool { return !w.frame.Foot.Empty() || !w.frame.Sheet.Empty() }

// footer writes the part that stands at the foot of every sheet.
func (w *docx) footer() string {
	w.Reset()
	w.WriteString(declared)
	w.in("w:ftr", spaces, func() {
		w.para(para{style: "Footer"}, func() {
			w.margin(unbroken(w.frame.Sheet)) // first: it keeps its place however long the rest is
			w.tab()
			w.margin(w.frame.Foot)
		})
	})
	return w.String()
}

// unbroken is words that stay on one line.
func unbroken(s Spans) Spans {
	s = slices.Clone(s)
	for i := range s {
		s[i].Text = strings.ReplaceAll(s[i].Text, " ", "\u00a0")
	}
	return s
}

// margin writes a line in which nothing is cited, nothing leads anywhere, and sheets are
// counted.
func (w *docx) margin(spans Spans) {
	for _, s := range spans {
		switch s.ID {
		case "sheet":
			w.field(" PAGE ", "", "1")
		case "sheets":
			w.field(" NUMPAGES ", "", "1")
		default:
			w.run(look{}, s.shown())
		}
	}
}
