package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	draws("table", func(a *answer.Brief) *answer.Glossary { return &a.Glossary }, (*teller).tablePicture)
}

// tablePicture is where the first goal could be agreed: a row a track, a column a half.
func (t *teller) tablePicture(a *answer.Brief) *page.Figure {
	x := a.Table
	if x == nil || len(x.Tracks) == 0 {
		return nil
	}
	cells := draw.Cells{}
	table := page.Table{Head: []page.Spans{t.say("picture.table.track", nil)}, Columns: []page.Column{{}}}
	for i := range x.Halves {
		head := t.halfHead(&x.Halves[i])
		cells.Heads = append(cells.Heads, head.String())
		table.Head, table.Columns = append(table.Head, head), append(table.Columns, page.Column{})
	}
	yes, silent := false, false
	for i := range x.Tracks {
		on := &x.Tracks[i]
		row := draw.CellRow{Name: t.track(on.Track).String()}
		words := []page.Spans{t.track(on.Track)}
		for j := range on.May {
			m := &on.May[j]
			row.Cells = append(row.Cells, t.mayCell(m, x.Halves[j].Party))
			words = append(words, t.mayCommit(m))
			yes, silent = yes || m.Answer == "yes", silent || m.Answer == silence
		}
		cells.Rows = append(cells.Rows, row)
		table.Rows = append(table.Rows, words)
	}
	f := &page.Figure{
		Caption: t.say("picture.table", args{"n": count(len(x.Halves))}),
		Reading: t.tableReading(x, silent), Desc: t.tableDesc(x), Table: table,
		Parts: bothWidths(func(w float64) *draw.Picture { return draw.DrawCells(&cells, w) }),
	}
	if yes {
		f.Key = append(f.Key, page.Sign{Mark: draw.KeyFrame(true), Text: t.say("picture.table.key.yes", nil)})
	}
	if silent {
		f.Key = append(f.Key, page.Sign{Mark: draw.KeyHatch(), Text: t.say("picture.table.key.silent", nil)})
	}
	return f
}

// halfHead is a half and who would have to agree to it.
func (t *teller) halfHead(h *answer.Half) page.Spans {
	what, noun := t.halfWhat(h)
	return t.say("picture.table.half", args{"what": what, "noun": yes(noun), "who": t.short(h.Party)})
}

// halfWhat is a half, as a noun phrase where the case has one, or as what its party would do.
func (t *teller) halfWhat(h *answer.Half) (what page.Spans, noun bool) {
	var nouns, acts []page.Spans
	for _, x := range h.Levels {
		o := t.options[x.Option]
		if n := t.nounsOf([]answer.Change{{Option: x.Option, From: today(o), To: x.Levels[0]}}); n != nil {
			nouns = append(nouns, n)
		}
		acts = append(acts, t.act(x))
	}
	if len(nouns) == len(acts) {
		return t.list("and", nouns), true
	}
	return t.list("and", acts), false
}

// mayCell is what is known of a mandate.
func (t *teller) mayCell(m *answer.MayCommit, party answer.PartyID) draw.Cell {
	out := draw.Cell{Word: t.mayWord(m).String()}
	switch m.Answer {
	case silence:
		out.Hatch, out.Ask = true, t.say("picture.table.ask", args{"who": t.capital(party)}).String()
		return out
	case "yes":
		out.Heavy = true
	}
	out.Bold = m.Answer == "yes" || m.Answer == "no"
	if len(m.Claims) == 0 {
		return out
	}
	how := weakestIn(m.Claims)
	out.Known, out.Dash = t.knownBy(how).String(), lineOf(how)
	out.Says, out.Refs = t.maySaid(m, party).String(), citedIn(m.Claims)
	return out
}

func (t *teller) mayWord(m *answer.MayCommit) page.Spans {
	return t.say("picture.table.may", args{"answer": word(strings.ReplaceAll(m.Answer, " ", "-"))})
}

// maySaid is who says so of a mandate, or from what it is known.
func (t *teller) maySaid(m *answer.MayCommit, party answer.PartyID) page.Spans {
	var out []page.Spans
	said := map[string]bool{}
	for i := range m.Claims {
		c := &m.Claims[i]
		by := page.Spans(nil)
		switch {
		case c.Who != "":
			by = t.person(c.Who)
		case c.By != "":
			by = t.short(c.By)
		}
		one := t.say("picture.table.said", args{"how": howKnown(c), "by": by, "who": t.short(party)})
		if text := one.String(); text != "" && !said[text] {
			said[text] = true
			out = append(out, one)
		}
	}
	return between(out, "; ")
}

// tableReading is how to read the picture, and what one sees.
func (t *teller) tableReading(x *answer.Table, silent bool) page.Spans {
	return t.say("picture.table.reading",
		args{"n": count(len(x.Halves)), "found": t.tableFound(x), "silent": yes(silent)})
}

// tableFound is whether there is a table, as surely as that is known.
func (t *teller) tableFound(x *answer.Table) page.Spans {
	certain := true
	var there []page.Spans
	var claims []answer.Claim
	for i := range x.Tracks {
		on := &x.Tracks[i]
		barred := false
		for _, m := range on.May {
			barred = barred || m.Answer == "no" || m.Answer == "no seat"
		}
		certain = certain && barred
		if on.There() {
			there = append(there, t.track(on.Track))
			for _, m := range on.May {
				claims = append(claims, m.Claims...)
			}
		}
	}
	in := args{"where": word("nowhere"), "there": page.Spans(nil), "how": word(orUnsaid(weakestIn(claims)))}
	switch {
	case there != nil:
		in["where"], in["there"] = word("there"), t.list("and", there)
	case !certain:
		in["where"] = word("unknown")
	}
	return t.say("picture.table.found", in)
}

// orUnsaid is how something is known; none where nobody says.
func orUnsaid(how string) string {
	if how == "" {
		return "none"
	}
	return how
}

// tableDesc is all that the picture says, in sentences.
func (t *teller) tableDesc(x *answer.Table) page.Spans {
	out := []page.Spans{t.tableFound(x)}
	for i := range x.Tracks {
		on := &x.Tracks[i]
		var may []page.Spans
		for j := range on.May {
			m := &on.May[j]
			h := &x.Halves[j]
			what, _ := t.halfWhat(h)
			may = append(may, t.say("picture.table.clause", args{
				"answer": word(strings.ReplaceAll(m.Answer, " ", "-")), "who": t.short(h.Party), "what": what,
				"said": t.maySaid(m, h.Party)}))
		}
		out = append(out, t.say("picture.table.on", args{"track": t.track(on.Track), "may": between(may, "; ")}))
	}
	return inARow(out...)
}
