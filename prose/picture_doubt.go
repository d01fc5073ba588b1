package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	draws("doubt", func(a *answer.Brief) *answer.Glossary { return &a.Glossary }, (*teller).doubtPicture)
}

// A survivor is an answer of a brief, with what is left of it under each supposition.
type survivor struct {
	of    answer.Conclusion
	name  page.Spans
	signs []draw.Symbol // as the case is written, then by variant
	apart bool
	lean  *answer.AnswerLeaning // nil where that is not known
}

// doubtPicture is what is left of each answer if a party is of another type, if patience
// ends, or if a single wish is not there.
func (t *teller) doubtPicture(a *answer.Brief) *page.Figure {
	rows := t.survivors(a)
	leans := a.Leaning != nil && a.Leaning.Complete
	if len(rows) == 0 || len(a.Under) == 0 && !leans {
		return nil
	}
	x := draw.Standing{Columns: []string{t.asTheCaseIs(a).String()}}
	table := page.Table{Head: []page.Spans{t.say("picture.doubt.answer", nil), t.asTheCaseIs(a)},
		Columns: []page.Column{{Max: 30, Wrap: true}, {Max: 14, Wrap: true}}}
	for _, u := range suppositions(a) {
		noun := t.variantNoun(u.Variant)
		x.Columns = append(x.Columns, noun.String())
		table.Head = append(table.Head, noun.Sentence())
		table.Columns = append(table.Columns, page.Column{Max: 14, Wrap: true})
	}
	if leans {
		x.Last = t.say("picture.doubt.ends", nil).String()
		table.Head = append(table.Head, t.say("picture.doubt.ends", nil))
		table.Columns = append(table.Columns, page.Column{})
	}
	seen := map[draw.Symbol]bool{}
	for _, s := range rows {
		row := draw.StandingRow{Name: s.name.String(), Symbols: s.signs, Apart: s.apart}
		words := []page.Spans{s.name}
		for _, sign := range s.signs {
			seen[sign] = true
			words = append(words, t.signWord(&s, sign))
		}
		if leans {
			last := t.endedBy(a.Leaning, s.lean)
			row.Last = last.String()
			if s.lean != nil && s.lean.HangsOn > 0 {
				how := s.lean.Weakest
				row.Known, row.Dash = t.knownBy(how).String(), lineOf(how)
				last = t.say("picture.doubt.ends.known", args{"n": last, "known": t.knownBy(how)})
			}
			words = append(words, last)
		}
		x.Rows, table.Rows = append(x.Rows, row), append(table.Rows, words)
	}
	f := &page.Figure{
		Caption: t.say("picture.doubt", nil), Reading: t.doubtReading(a, rows, leans), Desc: t.doubtDesc(a, rows),
		Table: table, Parts: bothWidths(func(w float64) *draw.Picture { return draw.DrawStanding(&x, w) }),
	}
	for _, s := range []draw.Symbol{draw.Dot, draw.Ring, draw.Bar} {
		if seen[s] {
			text := t.say("picture.doubt.key", args{"sign": symbolWord(s)})
			f.Key = append(f.Key, page.Sign{Mark: draw.KeySymbol(s), Text: text})
		}
	}
	return f
}

func symbolWord(s draw.Symbol) word {
	switch s {
	case draw.Dot:
		return "holds"
	case draw.Ring:
		return "open"
	}
	return "not"
}

// signWord says in a word what a sign says of an answer.
func (t *teller) signWord(s *survivor, sign draw.Symbol) page.Spans {
	return t.say("picture.doubt.word", args{"kind": word(s.of.Kind), "sign": symbolWord(sign)})
}

// asTheCaseIs is the first column: the type that a party has in the case where one alone is
// doubted, else the case as it is written.
func (t *teller) asTheCaseIs(a *answer.Brief) page.Spans {
	var of []answer.PartyID
	for i := range a.Under {
		if u := &a.Under[i]; u.Kind == answer.OfType {
			of = once(of, u.Party)
		}
	}
	if len(of) == 1 && of[0] != "" && t.parties[of[0]] != nil && t.parties[of[0]].AsWritten != "" {
		return t.asWritten(of[0])
	}
	return t.say("picture.doubt.as-written", nil)
}

// survivors lists the answers of a brief: ways, what is open as things are, and who would
// gain by moving alone, as the case is written or under a variant.
func (t *teller) survivors(a *answer.Brief) []survivor {
	under := suppositions(a)
	var out []survivor
	add := func(s survivor) {
		s.apart = len(out) > 0 && out[len(out)-1].of.Kind != s.of.Kind
		s.lean = leaningOf(a.Leaning, s.of)
		out = append(out, s)
	}
	if a.Open != nil {
		s := survivor{of: answer.Conclusion{Kind: answer.ConcludesOpen}, name: t.say("picture.doubt.open", nil)}
		s.signs = append(s.signs, stands(true, a.Open.Credible))
		for _, u := range under {
			s.signs = append(s.signs, stands(u.Open != nil && u.Open.Stays, u.Open != nil && u.Open.Holds))
		}
		add(s)
	}
	for i := range a.Ways {
		for j := range a.Ways[i].Ways {
			v := &a.Ways[i].Ways[j]
			s := survivor{of: answer.Conclusion{Kind: answer.ConcludesWay, Way: v.Letter},
				name: t.say("picture.doubt.way", args{"letter": wayLetter(v.Letter), "name": t.wayName(v)})}
			s.signs = append(s.signs, stands(true, v.Credible))
			for _, u := range under {
				s.signs = append(s.signs, underWay(u, v.Letter))
			}
			add(s)
		}
	}
	for i := range a.Parties {
		p := &a.Parties[i]
		s := survivor{of: answer.Conclusion{Kind: answer.ConcludesGain, Party: p.ID},
			name: t.say("picture.doubt.gain", args{"party": t.short(p.ID),
				"answered": yes(p.Stays == answer.Deterred || p.Stays == answer.DeterredCost)}).Sentence()}
		s.signs = append(s.signs, stands(p.Improvements > 0, true))
		gained := p.Improvements > 0
		for _, u := range under {
			gains := slices.Contains(u.Gains, p.ID)
			s.signs, gained = append(s.signs, stands(gains, true)), gained || gains
		}
		if gained {
			add(s)
		}
	}
	return out
}

// suppositions lists the variants of a brief, types of parties first.
func suppositions(a *answer.Brief) []*answer.Under {
	var out []*answer.Under
	for _, types := range []bool{true, false} {
		for i := range a.Under {
			if u := &a.Under[i]; (u.Kind == answer.OfType) == types {
				out = append(out, u)
			}
		}
	}
	return out
}

// stands is the sign of what stands, and holds.
func stands(is, holds bool) draw.Symbol {
	switch {
	case !is:
		return draw.Bar
	case !holds:
		return draw.Ring
	}
	return draw.Dot
}

func underWay(u *answer.Under, letter string) draw.Symbol {
	for _, w := range u.Ways {
		if w.Way == letter {
			return stands(w.Stays, w.Holds)
		}
	}
	return draw.NoSymbol
}

// leaningOf is what one answer leans on; nil where that is not known.
func leaningOf(l *answer.Leaning, c answer.Conclusion) *answer.AnswerLeaning {
	if l == nil {
		return nil
	}
	for i := range l.Answers {
		if l.Answers[i].Conclusion == c {
			return &l.Answers[i]
		}
	}
	return nil
}

// endedBy is how many single wishes end an answer.
func (t *teller) endedBy(l *answer.Leaning, of *answer.AnswerLeaning) page.Spans {
	in := args{"known": yes(of != nil), "n": count(0), "of": count(l.Wishes)}
	if of != nil {
		in["n"] = count(of.HangsOn)
	}
	return t.say("picture.doubt.ends.n", in)
}

// doubtReading is how to read the picture, and what one sees.
func (t *teller) doubtReading(a *answer.Brief, rows []survivor, leans bool) page.Spans {
	firm := t.everywhereHeld(rows)
	in := args{"n": count(0), "leans": yes(leans), "under": yes(len(a.Under) > 0), "firm": t.listOr(firm)}
	if leans {
		in["n"] = count(a.Leaning.Wishes)
	}
	return t.say("picture.doubt.reading", in)
}

// everywhereHeld lists the ways, and what is open, that hold under every supposition.
func (t *teller) everywhereHeld(rows []survivor) []page.Spans {
	var out []page.Spans
	for _, s := range rows {
		other := func(x draw.Symbol) bool { return x != draw.Dot }
		if s.of.Kind != answer.ConcludesGain && !slices.ContainsFunc(s.signs, other) {
			out = append(out, t.say("picture.doubt.firm", args{"kind": word(s.of.Kind), "letter": wayLetter(s.of.Way)}))
		}
	}
	return out
}

// doubtDesc is all that the picture says, in sentences.
func (t *teller) doubtDesc(a *answer.Brief, rows []survivor) page.Spans {
	var out []page.Spans
	columns := []page.Spans{t.say("picture.doubt.case", nil)}
	for _, u := range suppositions(a) {
		columns = append(columns, t.say("picture.doubt.if", args{"noun": t.lowered(t.variantNoun(u.Variant))}))
	}
	for k := range rows {
		s := &rows[k]
		in := args{"name": s.name}
		for _, sign := range []draw.Symbol{draw.Dot, draw.Ring, draw.Bar} {
			var where []page.Spans
			for i, x := range s.signs {
				if x == sign {
					where = append(where, columns[i])
				}
			}
			in[string(symbolWord(sign))] = t.listOr(where)
		}
		in["kind"], in["ends"] = word(s.of.Kind), page.Spans(nil)
		if a.Leaning != nil && a.Leaning.Complete && s.lean != nil {
			how := s.lean.Weakest
			in["ends"] = t.say("picture.doubt.desc.ends", args{"n": count(s.lean.HangsOn), "how": word(orUnsaid(how))})
		}
		out = append(out, t.say("picture.doubt.desc", in))
	}
	return inARow(out...)
}
