package page

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
			w.margin(w.frame.Foot)
			w.tab()
			w.margin(w.frame.Sheet)
		})
	})
	return w.String()
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
