package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	draws("risk", func(a *answer.Brief) *answer.Glossary { return &a.Glossary }, (*teller).riskPicture)
}

// riskPicture is who carries the risk, step by step: a panel for each way, and one for
// what is open as things are.
func (t *teller) riskPicture(a *answer.Brief) *page.Figure {
	return t.riskOf(pictured(a), asksAndSteps)
}

// riskWords is what a picture of the risk says in words beside its marks.
type riskWords int

const (
	asksAndSteps riskWords = iota
	stepsAlone
	wordless
)

// riskAtAGlance is the same of what is open and of the ways to the first goal, without what
// they ask and do in words.
func (t *teller) riskAtAGlance(a *answer.Brief) *page.Figure {
	ways := pictured(a)
	if len(ways) == 0 {
		return nil
	}
	if len(a.Ways) > 0 {
		first := len(a.Ways[0].Ways)
		ways = slices.DeleteFunc(ways, func(v *answer.Way) bool {
			return v.Letter != "" && !slices.ContainsFunc(a.Ways[0].Ways[:first], func(w answer.Way) bool {
				return w.Letter == v.Letter
			})
		})
	}
	f := t.riskOf(ways, wordless)
	if f != nil {
		f.Reading = t.say("picture.risk.reading.short", nil)
	}
	return f
}

// riskOf draws ways, with what they ask and do in words, or without.
func (t *teller) riskOf(ways []*answer.Way, words riskWords) *page.Figure {
	if len(ways) == 0 {
		return nil
	}
	var rows []answer.PartyID
	var names []string
	for i := range t.gloss.Parties {
		rows = append(rows, t.gloss.Parties[i].ID)
		names = append(names, t.partyLabel(&t.gloss.Parties[i]))
	}
	var panels []draw.Panel
	var desc []page.Spans
	for _, v := range ways {
		panels = append(panels, t.riskPanel(v, rows))
		words.leave(&panels[len(panels)-1])
		desc = append(desc, t.say("picture.risk.desc", args{"name": t.riskTitle(v), "who": t.exposures(v)}))
	}
	f := &page.Figure{
		Caption: t.say("picture.risk", nil), Reading: t.say("picture.risk.reading", nil), Desc: inARow(desc...),
		Table: t.riskTable(ways), Key: t.riskKey(panels),
	}
	f.Opens = t.say("picture.opens", args{"caption": f.Caption})
	at := 0
	for _, row := range draw.RiskRows(panels, wideSheet) {
		of := desc[at : at+len(row)]
		part := page.Part{Title: t.riskTitles(ways[at : at+len(row)]), Desc: inARow(of...),
			Wide: draw.Risk(names, row, wideSheet), Narrow: draw.Risk(names, row, narrowSheet)}
		f.Parts = append(f.Parts, part)
		at += len(row)
	}
	return f
}

// riskTitles lists ways by their letters and names.
func (t *teller) riskTitles(ways []*answer.Way) page.Spans {
	var out []page.Spans
	for _, v := range ways {
		out = append(out, t.riskTitle(v))
	}
	return between(out, "; ")
}

// leave takes all other words away from a panel.
func (w riskWords) leave(p *draw.Panel) {
	if w >= stepsAlone {
		p.Asks = nil
	}
	for i := range p.Steps {
		if w == wordless {
			p.Steps[i].Says = ""
		}
	}
}

// partyLabel is a party in a row of its own.
func (t *teller) partyLabel(p *answer.PartyName) string {
	return name(p.Name, string(p.ID)).String()
}

// pictured lists what is open, and then the ways, those that have steps.
func pictured(a *answer.Brief) []*answer.Way {
	var out []*answer.Way
	for i := range a.Ways {
		for j := range a.Ways[i].Ways {
			out = append(out, &a.Ways[i].Ways[j])
		}
	}
	if a.Open != nil {
		out = slices.Insert(out, 0, a.Open)
	}
	return slices.DeleteFunc(out, func(v *answer.Way) bool { return len(v.Steps) == 0 })
}

// riskTitle is a way by its letter and name, or what is open.
func (t *teller) riskTitle(v *answer.Way) page.Spans {
	if v.Letter == "" {
		return t.say("picture.risk.open", nil)
	}
	return t.say("picture.risk.way", args{"letter": wayLetter(v.Letter), "name": t.wayName(v)})
}

// riskPanel is a way as a panel.
func (t *teller) riskPanel(v *answer.Way, rows []answer.PartyID) draw.Panel {
	out := draw.Panel{Title: t.riskTitle(v).String(), Open: v.Letter == ""}
	for _, r := range t.requests(v, func(answer.LeverID) bool { return false }) {
		out.Asks = append(out.Asks, t.say("picture.risk.ask", args{"request": t.requested(&r)}).String())
	}
	if len(out.Asks) == 0 {
		out.Asks = []string{t.say("picture.risk.nobody", nil).String()}
	}
	at := func(p answer.PartyID) int { return slices.Index(rows, p) }
	for i := range v.Steps {
		s := &v.Steps[i]
		step := draw.RiskStep{Says: t.stepInWords(v, s).Sentence().String()}
		oneOf := oneOfThese(v, s)
		for _, p := range rows { // in the order of rows
			switch {
			case slices.Contains(oneOf, p):
				step.OneOf = append(step.OneOf, at(p))
			case slices.Contains(s.Movers, p):
				step.Moves = append(step.Moves, at(p))
			}
		}
		for _, e := range s.Exposed {
			if e.CanBack {
				step.Back = append(step.Back, at(e.Party))
			} else {
				step.Stuck = append(step.Stuck, at(e.Party))
			}
		}
		out.Steps = append(out.Steps, step)
	}
	return out
}

// oneOfThese lists the parties of which one does a step: who does it as it is told, and
// who could do so in its place; none where that is open to nobody else.
func oneOfThese(v *answer.Way, s *answer.RouteStep) []answer.PartyID {
	var out []answer.PartyID
	if len(s.Movers) != 1 {
		return nil
	}
	for i := range v.Givers {
		g := &v.Givers[i]
		if g.Party != s.Movers[0] || !slices.ContainsFunc(s.Changes, func(c answer.Change) bool {
			return c.Option == g.Option
		}) {
			continue
		}
		out = once(out, g.Party)
		for _, or := range g.Or {
			out = once(out, or.Party)
		}
	}
	return out
}

// riskTable is the picture as a table: a row for each step.
func (t *teller) riskTable(ways []*answer.Way) page.Table {
	out := page.Table{Columns: make([]page.Column, 4), Head: []page.Spans{t.say("picture.risk.head", nil),
		t.say("picture.risk.step", nil), t.say("picture.risk.back", nil), t.say("picture.risk.stuck", nil)}}
	for _, v := range ways {
		for i := range v.Steps {
			s := &v.Steps[i]
			head := page.Spans(nil)
			if i == 0 {
				head = t.riskTitle(v)
			}
			var back, stuck []answer.PartyID
			for _, e := range s.Exposed {
				if e.CanBack {
					back = append(back, e.Party)
				} else {
					stuck = append(stuck, e.Party)
				}
			}
			out.Rows = append(out.Rows, []page.Spans{head, t.say("picture.risk.says", args{
				"n": count(i + 1), "does": t.stepInWords(v, s)}), t.shortAll(back), t.shortAll(stuck)})
		}
	}
	return out
}

// riskKey is what the marks mean, those that are there.
func (t *teller) riskKey(panels []draw.Panel) []page.Sign {
	have := map[word]bool{"moves": true}
	for i := range panels {
		for _, s := range panels[i].Steps {
			have["one-of"] = have["one-of"] || len(s.OneOf) > 0
			have["joint"] = have["joint"] || len(s.Moves) > 1
			have["back"] = have["back"] || len(s.Back) > 0
			have["stuck"] = have["stuck"] || len(s.Stuck) > 0
		}
	}
	var out []page.Sign
	for _, k := range []struct {
		sign word
		mark *draw.Picture
	}{{"moves", draw.KeyRing(false)}, {"one-of", draw.KeyRing(true)}, {"joint", draw.KeyJoint()},
		{"back", draw.KeySquare(false)}, {"stuck", draw.KeySquare(true)}} {
		if have[k.sign] {
			out = append(out, page.Sign{Mark: k.mark, Text: t.say("picture.risk.key", args{"sign": k.sign})})
		}
	}
	return out
}
