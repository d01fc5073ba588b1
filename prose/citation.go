package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Citation words where a text has words. What is to be pasted is in the answer, and
// comes after the page.
func (v *Voice) Citation(a *answer.Citation) *page.Document {
	t := &citationTeller{v.teller(&a.Glossary), a}
	title := quote(a.Title)
	if title.Empty() {
		title = t.t.say("citation.untitled", nil)
	}
	t.t.title(title)
	t.t.para(0, t.t.say("citation.of", args{"date": t.t.dayOrNone(a.Date), "from": quote(a.DateFrom)}))
	if a.Differs {
		t.t.para(0, t.t.say("citation.differs", nil))
	}
	switch len(a.Matches) {
	case 0:
		t.nowhere()
	case 1:
		t.t.para(0, t.t.say("citation.once", nil))
	default:
		t.t.para(0, t.t.say("citation.twice", args{"n": t.t.number(len(a.Matches) + a.More),
			"which": link("nth", "", t.t.say("link.nth", nil))}))
	}
	for i := range a.Matches {
		t.match(&a.Matches[i])
	}
	if a.More > 0 {
		t.t.para(1, t.t.say("citation.more", args{"n": count(a.More)}))
	}
	if len(a.Matches) == 1 {
		t.t.para(0, t.t.say("citation.paste", nil))
	}
	return &t.t.doc
}

type citationTeller struct {
	t *teller
	a *answer.Citation
}

func (t *teller) dayOrNone(day string) page.Spans {
	if day == "" {
		return nil
	}
	return t.day(day)
}

// match is a place and what is known of it.
func (t *citationTeller) match(m *answer.WordsAt) {
	in := t.t.place(m.At)
	in["n"], in["furniture"] = count(m.Length), quote(m.Furniture)
	in["folded"], in["paragraphs"] = t.t.folds(m.Folded), page.Spans(nil)
	if m.Paragraphs > 1 {
		in["paragraphs"] = t.t.number(m.Paragraphs)
	}
	t.t.doc.Add(page.Item{Depth: 1, Label: digits(m.Number), LabelWidth: 2, Text: t.t.say("citation.at", in)})
	t.t.doc.Add(page.Item{Under: true, Text: t.t.around(m.Before, m.Words, m.After, m.CutBefore, m.CutAfter)})
	for i := range m.Passages {
		p := &m.Passages[i]
		var rests []page.Spans
		n := 0
		for _, r := range p.Rests {
			rests = append(rests, t.t.say("citation.rests", args{"what": word(r.What), "n": count(r.Count)}))
			n += r.Count
		}
		t.t.doc.Add(page.Item{Under: true, Text: t.t.say("citation.passage", args{"shape": word(p.Shape),
			"ref": code(string(p.Ref)), "rests": t.t.some(rests), "number": oneOrMany(n)})})
	}
}

func oneOrMany(n int) word {
	if n == 1 {
		return "one"
	}
	return "many"
}

// folds lists how words are written otherwise.
func (t *teller) folds(codes []string) page.Spans {
	var list []page.Spans
	for _, c := range codes {
		if c == "space" {
			continue // nobody means line ends
		}
		list = append(list, t.say("citation.fold", args{"fold": word(c)}))
	}
	return t.some(list)
}

// some joins some with and; of none it is empty.
func (t *teller) some(some []page.Spans) page.Spans {
	if len(some) == 0 {
		return nil
	}
	return t.list("and", some)
}

// around is words marked in what stands around them.
func (t *teller) around(before, words, after string, cut, goes bool) page.Spans {
	return t.say("citation.around", args{"before": quote(before), "words": quote(words), "after": quote(after),
		"cut": yes(cut), "goes": yes(goes)})
}

// place has the line and the column of line:column.
func (t *teller) place(at string) args {
	line, column, _ := strings.Cut(at, ":")
	return args{"line": digitsOf(line), "column": digitsOf(column)}
}

func digitsOf(text string) page.Spans { return page.Spans{{Kind: page.Number, Text: text}} }

// nowhere is what there is to say of words that the text does not have.
func (t *citationTeller) nowhere() {
	t.t.para(0, t.t.say("citation.nowhere", nil))
	if len(t.a.Unseen) > 0 {
		var list []page.Spans
		for _, at := range t.a.Unseen {
			list = append(list, t.t.say("citation.place", t.t.place(at)))
		}
		t.t.para(0, t.t.say("citation.unseen", args{"places": t.t.list("and", list)}))
	}
	if t.a.Unsought {
		t.t.para(0, t.t.say("citation.unsought", nil))
	}
	if n := t.a.Nearest; n != nil {
		t.t.nearest(n)
	} else if !t.a.Unsought && len(t.a.Unseen) == 0 {
		t.t.para(0, t.t.say("citation.far", nil))
	}
}

// nearest is the stretch that is nearest, and how it differs.
func (t *teller) nearest(n *answer.NearWords) {
	t.para(0, t.say("citation.nearest", t.place(n.At)))
	t.para(1, t.around(n.Before, n.Words, n.After, n.CutBefore, n.CutAfter))
	for _, p := range n.Parts {
		if p.Is != "same" {
			t.bullet(1, t.say("citation."+p.Is, args{"given": quote(p.Given), "there": quote(p.There)}))
		}
	}
	if n.Equal > 0 {
		t.para(0, t.say("citation.equal", args{"n": count(n.Equal)}))
	}
}
