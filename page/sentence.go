package page

// A Sentence is a piece of a line that says what it rests on.
type Sentence struct {
	Section Spans  // the heading of level 2 under which it stands; none before the first
	Basis   string // of the [Basis] that begins it; "" where none does
	Text    Spans
}

// Sentences lists the sentences of the sections of a document, in order: what stands
// in items and in the last cells of tables, cut where a [Basis] stands. Headings,
// labels, asides and footnotes are none.
func (d *Document) Sentences() []Sentence {
	var out []Sentence
	var section Spans
	for _, b := range unfolded(d.Blocks) {
		switch b := b.(type) {
		case Heading:
			if b.Level == 2 {
				section = b.Text
			}
		case Item:
			if section != nil {
				out = append(out, sentences(section, b.Text)...)
			}
		case Table:
			for _, row := range b.Rows {
				if len(row) > 0 {
					out = append(out, sentences(section, row[len(row)-1])...)
				}
			}
		}
	}
	return out
}

// sentences cuts lines of a section.
func sentences(section Spans, lines ...Spans) []Sentence {
	var out []Sentence
	for _, line := range lines {
		at := Sentence{Section: section}
		for _, s := range line {
			if s.Kind == Basis {
				out = at.endIn(out)
				at = Sentence{Section: section, Basis: s.Text}
				continue
			}
			at.Text = append(at.Text, s)
		}
		out = at.endIn(out)
	}
	return out
}

// endIn adds a sentence to a list unless nothing would be seen of it.
func (s Sentence) endIn(list []Sentence) []Sentence {
	if s.Text.Empty() {
		return list
	}
	return append(list, s)
}

// unfolded lists blocks with those of folds in place of these.
func unfolded(list []Block) []Block {
	var out []Block
	for _, b := range list {
		if f, ok := b.(Fold); ok {
			out = append(out, unfolded(f.Blocks)...)
			continue
		}
		out = append(out, b)
	}
	return out
}
