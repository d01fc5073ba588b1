package page

import "strconv"

// cites writes the marks of what is cited.
func (w *docx) cites(refs []string) {
	for i, ref := range refs {
		if i > 0 {
			w.run(look{style: "FootnoteReference"}, ",")
		}
		w.cite(ref)
	}
}

// cite writes one mark: where something is cited first, that of its footnote, and
// afterwards a reference to that, which keeps its number.
func (w *docx) cite(ref string) {
	n := w.first[ref]
	if n > 0 {
		w.field(" NOTEREF "+noteMark(n)+` \f \h `, "FootnoteReference", strconv.Itoa(n))
		return
	}
	w.met = append(w.met, ref)
	n = len(w.met)
	w.first[ref] = n
	w.bookmark(noteMark(n), func() {
		w.in("w:r", nil, func() {
			w.in("w:rPr", nil, func() { w.one("w:rStyle", "w:val", "FootnoteReference") })
			w.one("w:footnoteReference", "w:id", strconv.Itoa(n))
		})
	})
}

func noteMark(n int) string { return "_Note" + strconv.Itoa(n) }

// field writes what a word processor computes, and what it came to here.
func (w *docx) field(code, style, shown string) {
	char := func(kind string) {
		w.in("w:r", nil, func() {
			if style != "" {
				w.in("w:rPr", nil, func() { w.one("w:rStyle", "w:val", style) })
			}
			w.one("w:fldChar", "w:fldCharType", kind)
		})
	}
	char("begin")
	w.in("w:r", nil, func() { w.text("w:instrText", attrs{"xml:space", "preserve"}, code) })
	char("separate")
	w.run(look{style: style}, shown)
	char("end")
}

// footnotes writes the part that has the footnotes, and returns it.
func (w *docx) footnotes() string {
	w.Reset()
	w.WriteString(declared)
	w.rels, w.notes = w.notes, w.rels
	w.in("w:footnotes", spaces, func() {
		w.line("separator", -1)
		w.line("continuationSeparator", 0)
		for i, ref := range w.met {
			w.in("w:footnote", attrs{"w:id", strconv.Itoa(i + 1)}, func() { w.footnote(w.d.Notes[ref]) })
		}
	})
	w.rels, w.notes = w.notes, w.rels
	return w.String()
}

// line writes what stands between text and footnotes.
func (w *docx) line(kind string, id int) {
	w.in("w:footnote", attrs{"w:type", kind, "w:id", strconv.Itoa(id)}, func() {
		w.para(para{style: "FootnoteText"}, func() { w.in("w:r", nil, func() { w.one("w:" + kind) }) })
	})
}

func (w *docx) footnote(note Spans) {
	w.para(para{style: "FootnoteText"}, func() {
		w.in("w:r", nil, func() {
			w.in("w:rPr", nil, func() { w.one("w:rStyle", "w:val", "FootnoteReference") })
			w.one("w:footnoteRef")
		})
		w.run(look{}, " ")
		w.spans(known(note, w.first), "")
	})
}

// known leaves out of a footnote what it cites and nothing else does.
func known(note Spans, numbers map[string]int) Spans {
	var out Spans
	for _, s := range note {
		if s.Kind == Cite {
			var refs []string
			for _, ref := range s.Refs {
				if numbers[ref] > 0 {
					refs = append(refs, ref)
				}
			}
			s.Refs = refs
		}
		out = append(out, s)
	}
	return out
}

// sourcesID names the place of the footnotes, as on a page for browsers.
const sourcesID = "sources"

// sources writes the groups in which footnotes stand together. Where there are none
// there is nothing to write: each footnote stands at the foot of its sheet.
func (w *docx) sources(n Notes) {
	if len(n.Groups) == 0 {
		return
	}
	w.heading(Heading{Level: 2, Text: n.Head, ID: sourcesID})
	for _, g := range n.Groups {
		w.group(g)
	}
}

// group writes a group, with what is said of those that are cited.
func (w *docx) group(g NoteGroup) {
	w.para(para{style: "Source"}, func() {
		w.spans(g.Name, "")
		cited := 0
		for i, ref := range g.Refs {
			if w.numbers[ref] == 0 && w.first[ref] == 0 {
				continue
			}
			w.run(look{}, map[bool]string{false: "; ", true: " "}[cited == 0])
			cited++
			w.cite(ref)
			w.run(look{}, " ")
			if i < len(g.Places) {
				w.spans(g.Places[i], "")
			}
		}
		if cited > 0 {
			w.run(look{}, ".")
		}
		w.spans(g.After, "")
	})
}
