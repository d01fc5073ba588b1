package reading

// joinParagraphs gives the parts of a quotation over several paragraphs one
// speaker: that of the part before, or of the next part that has one.
func (d *document) joinParagraphs() {
	for i := 1; i < len(d.paras); i++ {
		from, to := d.joint(i)
		if from == nil || to.Speaker.How != Unattributed || from.Speaker.How == Unattributed {
			continue
		}
		to.Speaker, to.Rule = from.Speaker, "quoted: the quotation goes on from the paragraph before"
		for _, f := range d.paras[i].found { // what resumes it in the same paragraph
			if f.Speaker.How == Unattributed && f.Form == Quoted && f.goesOn {
				f.Speaker, f.Rule = from.Speaker, to.Rule
			}
		}
	}
	for i := len(d.paras) - 1; i > 0; i-- {
		from, to := d.joint(i)
		if from != nil && from.Speaker.How == Unattributed && to.Speaker.How != Unattributed {
			from.Speaker = to.Speaker
			from.Rule = "quoted: the quotation goes on in the next paragraph, which names the speaker"
		}
	}
}

// joint returns the two parts of a quotation that goes on into paragraph i; nil
// when none does.
func (d *document) joint(i int) (from, to *found) {
	from, to = d.paras[i-1].lastFound(), d.paras[i].firstFound()
	if from == nil || to == nil || !from.goesOn || !to.first {
		return nil, nil
	}
	return from, to
}

func (p *paragraph) lastFound() *found {
	if len(p.found) == 0 {
		return nil
	}
	return p.found[len(p.found)-1]
}

func (p *paragraph) firstFound() *found {
	if len(p.found) == 0 {
		return nil
	}
	return p.found[0]
}
