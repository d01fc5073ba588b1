package english

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// aside passes over the person told and over when and where, from the token
// after verb and subject up to the words reported.
func (s *sentence) aside(c *cue) int {
	i := s.afterTold(c)
	for i < c.limit {
		next := s.circumstance(c, i)
		if next == i {
			return i
		}
		i = next
	}
	return i
}

// circumstance passes over one word or phrase that tells when, where or how;
// it returns i when there is none.
func (s *sentence) circumstance(c *cue, i int) int {
	t, next := &s.Tokens[i], s.token(i+1, c.limit)
	switch {
	case isAdverb(t) && next.Is("that"),
		t.Is("evening", "morning", "night", "afternoon") && i > 0 && s.Tokens[i-1].Day != nil,
		t.Day != nil && t.Day.MayBeSaid(),
		t.Is("again", "later", "flatly", "bluntly", "simply", "only") && c.takes&(clause|tell) != 0,
		t.Is("on", "late", "early", "in", "since") && next.Day != nil && next.Day.MayBeSaid():
		return i + 1
	case t.Is("to") && (c.takes&(inf|object) != 0 || !s.toListeners(i+1, c.limit)):
		return i
	case placeWords[t.Lower]:
		return s.venue(i, c.limit)
	}
	return i
}

// afterTold passes over the person told.
func (s *sentence) afterTold(c *cue) int {
	if c.takes&tell != 0 {
		return s.addressee(c.rest, c.limit)
	}
	return c.rest
}

// toListeners reports whether people who listen are named soon after "to".
func (s *sentence) toListeners(i, limit int) bool {
	for j := i; j < limit && j < i+5; j++ {
		t := &s.Tokens[j]
		people := humanNouns[t.Lower] || pluralNouns[t.Lower] || j == i && t.Capital
		if listeners[t.Lower] || venues[t.Lower] || people {
			return true
		}
	}
	return false
}

// addressee passes over whom somebody told.
func (s *sentence) addressee(i, limit int) int {
	for j := i; j < limit && j-i < 9; j++ {
		t, next := &s.Tokens[j], s.token(j+1, limit)
		switch {
		case t.Is("that", ":", ",") || t.Quote != nil || t.Day != nil:
			return j
		case listeners[t.Lower] && !listeners[next.Lower], s.heard(j, limit):
			return j + 1
		case t.Capital && !next.Capital && !listeners[next.Lower] && !s.outlet(j+1, limit):
			return j + 1
		}
	}
	return i
}

// heard reports whether token i is the noun of somebody, and what he is told begins after
// it: told the mayor the ferries would stop.
func (s *sentence) heard(i, limit int) bool {
	t, next := &s.Tokens[i], s.token(i+1, limit)
	someone := humanNouns[t.Lower] || pluralNouns[t.Lower] || orgNouns[t.Lower]
	return someone && (articles[next.Lower] || clauseWords[next.Lower] || counts[next.Lower])
}

// outlet reports whether "news agency" and the like stand at i, after its name.
func (s *sentence) outlet(i, limit int) bool {
	return i+1 < limit && listeners[s.Tokens[i+1].Lower] &&
		s.Tokens[i].Is("news", "tv", "radio", "wire", "daily", "weekly", "business", "state")
}

// venue passes over a phrase such as "in an interview with Radio Marn".
func (s *sentence) venue(i, limit int) int {
	if end := s.venueUpTo(i, limit); end > i {
		return end
	}
	for j := i + 1; j < limit && j-i < 6; j++ {
		t, next := &s.Tokens[j], s.token(j+1, limit)
		if venues[t.Lower] && !venues[next.Lower] {
			return j + 1
		}
		if t.Capital && !next.Capital && j == i+1+s.capitals(i+1, j) {
			return j + 1
		}
	}
	return i
}

// venueUpTo passes over such a phrase up to that, a colon or a quotation, if a
// place, an occasion or a day is named in it and no verb.
func (s *sentence) venueUpTo(i, limit int) int {
	placed := false
	for j := i + 1; j < limit && j-i < 14; j++ {
		t := &s.Tokens[j]
		switch begins := t.Is("that", ":") && !s.relative(j); {
		case begins && !placed:
			return i
		case begins || t.Quote != nil || t.Is(",") && s.token(j+1, limit).Quote != nil:
			return j
		case isHelper(t) || t.Is(","):
			return i
		}
		people := humanNouns[t.Lower] || pluralNouns[t.Lower] || listeners[t.Lower]
		placed = placed || people || t.Capital || t.Day != nil || venues[t.Lower]
	}
	return i
}

// relative reports whether a "that" tells more of where something was told, and does not
// lead to what: in a hearing that lasted for hours.
func (s *sentence) relative(i int) bool {
	if i == 0 || !s.Tokens[i].Is("that") {
		return false
	}
	return venues[s.Tokens[i-1].Lower] && isFinite(s.token(i+1, len(s.Tokens)))
}

// capitals counts the capitals in from..to.
func (s *sentence) capitals(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if s.Tokens[i].Capital {
			n++
		}
	}
	return n
}

// goesAside reports whether a sentence goes on, after a quotation and its verb
// of saying, with when, where or how.
func (s *sentence) goesAside(from, to int) bool {
	w := s.trim(language.Span{From: from, To: to})
	if w.From >= w.To {
		return true
	}
	t := &s.Tokens[w.From]
	return t.Day != nil || adverbs[t.Lower] || asideWords[t.Lower]
}

// light reports whether what follows a verb of saying holds no words reported:
// nothing, or when, where and how, with what the reporter adds to it.
func (s *sentence) light(from, to int) bool {
	w := s.trim(language.Span{From: from, To: to})
	dated := false
	for w.From < w.To {
		t := &s.Tokens[w.From]
		if t.Day == nil && !(t.Is("on", "late", "early") && s.token(w.From+1, w.To).Day != nil) {
			break
		}
		dated = true
		w.From++
	}
	if w = s.trim(w); w.From >= w.To {
		return true
	}
	t := &s.Tokens[w.From]
	does := w.From > from && s.Tokens[w.From-1].Is(",") && strings.HasSuffix(t.Lower, "ing") && !s.complete(w)
	if remarks[t.Lower] || does { // standing beside the host
		return true
	}
	if !dated && !circumstances[t.Lower] && !isAdverb(t) && !adverbs[t.Lower] {
		return false
	}
	own := language.Span{From: w.From, To: s.remark(w)}
	leads := own.To < w.To && s.Tokens[own.To].Is("that") && !s.relative(own.To)
	return !s.toldMore(own) && !s.quoteIn(own) && !leads
}

// toldMore reports whether a verb is among the words, but for one that tells more of where
// something was told: in a letter sent on Monday.
func (s *sentence) toldMore(w language.Span) bool {
	for i := w.From; i < w.To; i++ {
		if t := &s.Tokens[i]; isFinite(t) && !(i > w.From && venues[s.Tokens[i-1].Lower] && !isHelper(t)) {
			return true
		}
	}
	return false
}

// remark finds the word in a span with which the reporter tells more of when and
// where, as in "in a speech in which"; its end when there is none.
func (s *sentence) remark(w language.Span) int {
	for i := w.From; i < w.To; i++ {
		if t := &s.Tokens[i]; remarks[t.Lower] || t.Is("who", "which", "where", "whose", "that") {
			return i
		}
	}
	return w.To
}

// when finds the day of a statement: among the words after the verb in
// from..to, or before its subject; nil when the sentence does not tell.
func (s *sentence) when(c *cue, from, to int) *language.Day {
	for i := from; i < to; i++ {
		t := &s.Tokens[i]
		if t.Day != nil && t.Day.MayBeSaid() {
			return t.Day
		}
		if otherDays[t.Lower] {
			break
		}
	}
	who := c
	for who.shares != nil {
		who = who.shares
	}
	if day := s.openingDay(min(who.From, c.At) - 1); day != nil {
		return day
	}
	for i := who.Subject.To; i < c.At && who == c; i++ {
		if day := s.Tokens[i].Day; day != nil && day.MayBeSaid() {
			return day
		}
	}
	return nil
}

// openingDay finds the day with which a sentence or clause opens that ends at
// token i, as in "On Friday, Hill said"; nil when the day belongs to what goes
// before.
func (s *sentence) openingDay(i int) *language.Day {
	var day *language.Day
	for ; i >= 0; i-- {
		t := &s.Tokens[i]
		switch {
		case t.Day != nil && t.Day.MayBeSaid():
			day = t.Day
		case t.Is(",", "on", "late", "early", "in"):
		case t.Is(";", "and", "but", "while") || t.Quote != nil:
			return day
		default:
			return nil
		}
	}
	return day
}
