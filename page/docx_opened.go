package page

// opened returns a document in which what is folded before its last part, and the tables behind
// pictures there, stand at the beginning of that part, under a heading.
func (d *Document) opened(head Spans) *Document {
	part := d.lastPart()
	if part < 0 {
		return d
	}
	out := &Document{Notes: d.Notes}
	var behind []Block
	for _, b := range d.Blocks[:part] {
		switch x := b.(type) {
		case Fold:
			behind = append(behind, x)
			continue
		case Figure:
			behind = append(behind, Heading{Level: 3, Text: x.Caption}, x.Table)
			x.Table = Table{}
			b = x
		}
		out.Add(b)
	}
	out.Add(d.Blocks[part])
	if behind != nil {
		out.Add(Heading{Level: 2, Text: head})
		out.Add(behind...)
	}
	out.Add(d.Blocks[part+1:]...)
	return out
}

// lastPart is where the last part with a name begins that comes after another; -1 without one.
func (d *Document) lastPart() int {
	last, parts := -1, 0
	for i, b := range d.Blocks {
		if x, is := b.(Break); is && !x.Name.Empty() {
			last, parts = i, parts+1
		}
	}
	if parts < 2 {
		return -1
	}
	return last
}
