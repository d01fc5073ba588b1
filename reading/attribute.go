package reading

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// propose finds the statements of every paragraph, in order.
func (d *document) propose(r *Report) {
	if d.isTranscript {
		d.proposeTranscript()
	}
	for i, p := range d.paras {
		w := &worker{document: d, p: p, index: i, at: len(r.Proposals)}
		if i > 0 {
			w.before = d.paras[i-1]
		}
		if p.label == nil && !p.spoken || !d.isTranscript {
			for _, s := range p.sentences {
				if d.ended() {
					return
				}
				w.sentence(s)
			}
		}
		slices.SortStableFunc(p.found, func(a, b *found) int { return a.from - b.from })
	}
	d.joinParagraphs()
	for _, p := range d.paras {
		for _, f := range p.found {
			r.Proposals = append(r.Proposals, f.Proposal)
		}
	}
}

// found is a proposal with its runes in the text.
type found struct {
	Proposal
	from, to int
	goesOn   bool // the quotation goes on in the next paragraph
	first    bool // it goes on from the paragraph before
}

func (f *found) decideKind(l language.Language, verb string, noun Kind, own bool) {
	kind, rule := l.Kind(f.Words, verb, language.Kind(noun), own)
	f.Kind, f.KindRule = Kind(kind), rule
}

// A worker goes through one paragraph.
type worker struct {
	*document
	p      *paragraph
	index  int
	at     int
	before *paragraph
	last   *Speaker // of the sentence before, if it was attributed
	used   map[*quote]bool
	begun  int // proposals found before the sentence
}

// sentence proposes the statements of one sentence: first what its verbs of
// saying govern, then the quotations that none governs.
func (w *worker) sentence(s *sentence) {
	w.used = map[*quote]bool{}
	count := len(w.p.found)
	w.begun = count
	var regions []span
	for k, c := range s.cues {
		speaker := w.roster.speaker(w.document, w.p, s, c)
		region := w.governed(s, k, c, speaker)
		regions = append(regions, region)
	}
	w.ungoverned(s, regions)
	w.last = nil
	for _, f := range w.p.found[count:] {
		if f.Speaker.How != Unattributed {
			w.last = &f.Speaker
		}
	}
}

// governed proposes what a cue governs and returns where the reported words lie.
func (w *worker) governed(s *sentence, k int, c *cue, speaker Speaker) span {
	if c.takes == media {
		return span{}
	}
	after := w.quotesAfter(s, c)
	if before := w.quotesBefore(s, k, c); len(before) > 0 {
		when := w.when(s, c, c.rest, c.limit)
		for _, q := range before {
			w.quoted(s, q, c, speaker, "quoted: the quotation comes before the verb of saying", when)
		}
		for _, q := range after {
			w.quoted(s, q, c, speaker, "quoted: the quotation goes on after the verb of saying", when)
		}
		return span{}
	}
	if len(after) > 0 {
		when := w.when(s, c, c.rest, w.tokenOf(s, after[0]))
		for _, q := range after {
			w.quoted(s, q, c, speaker, "quoted: the verb of saying leads to the quotation", when)
		}
		return span{}
	}
	return w.indirect(s, k, c, speaker)
}

func (w *worker) tokenOf(s *sentence, q *quote) int {
	return slices.IndexFunc(s.toks, func(t token) bool { return t.quote == q })
}

// quotesBefore returns the quotation that ends right before the cue, or begins
// the sentence and is followed by words up to a comma and the cue.
func (w *worker) quotesBefore(s *sentence, k int, c *cue) []*quote {
	i := c.from - 1
	if i >= 0 && s.toks[i].is(",", "—", "–", "--", "-") {
		i--
	}
	if i < 0 || w.taken(s.toks[i].quote) {
		return nil
	}
	if q := s.toks[i].quote; q != nil {
		if i > 0 && s.toks[i-1].word() && !w.sentenceLike(q) {
			return nil
		}
		return []*quote{q}
	}
	first := s.toks[0].quote
	if k > 0 || first == nil || w.taken(first) || !s.toks[c.from-1].is(",") || !s.goesAside(w.afterTold(s, c), c.limit) || !w.sentenceLike(first) {
		return nil
	}
	return []*quote{first}
}

func (w *worker) afterTold(s *sentence, c *cue) int {
	if c.takes&tell != 0 {
		return s.addressee(c.rest, c.limit)
	}
	return c.rest
}

func (w *worker) taken(q *quote) bool { return q != nil && w.used[q] }

// sentenceLike says whether a quotation is more than a few words of a sentence.
func (w *worker) sentenceLike(q *quote) bool {
	text := w.shown[q.from:q.to]
	words := strings.Fields(string(text))
	return len(words) >= 4 && startsUpper(text) || len(words) > 0 && startsUpper(text) && strings.ContainsRune(",.?!", lastMark(w.shown, q))
}

func startsUpper(text []rune) bool {
	for _, r := range text {
		if language.InWord(r) {
			return strings.ToUpper(string(r)) == string(r)
		}
	}
	return false
}

// quotesAfter returns the quotations a cue leads to: nothing but them and
// light words may follow up to the next cue.
func (w *worker) quotesAfter(s *sentence, c *cue) []*quote {
	if c.source || c.takes&^(object|accuse|noun|naming|inf) == 0 && !w.colonAfter(s, c) {
		return nil
	}
	i := s.aside(c, c.limit)
	for j := i; j < c.limit && j < i+30; j++ { // a clause may come before a colon
		if s.toks[j].is(":") && j+1 < c.limit && s.toks[j+1].quote != nil {
			i = j
			break
		}
		if s.toks[j].quote != nil {
			break
		}
	}
	for i < c.limit && s.toks[i].is(",", ":", "that", "-", "—", "–", "--") {
		i++
	}
	var out []*quote
	j := i
	for j < c.limit && (s.toks[j].quote != nil || s.toks[j].is(",") && j > i) {
		if q := s.toks[j].quote; q != nil && !w.taken(q) {
			out = append(out, q)
		}
		j++
	}
	if len(out) == 0 || !s.light(j, c.limit) {
		return nil
	}
	if rest := s.trim(span{j, c.limit}); rest.from < rest.to && len(strings.Fields(string(w.shown[out[0].from:out[0].to]))) < 4 {
		return nil
	}
	return out
}

func (w *worker) colonAfter(s *sentence, c *cue) bool {
	for i := c.rest; i < c.limit-1; i++ {
		if s.toks[i].is(":") && s.toks[i+1].quote != nil {
			return true
		}
	}
	return false
}

// quoted adds a quotation.
func (w *worker) quoted(s *sentence, q *quote, c *cue, speaker Speaker, rule string, when Day) {
	w.used[q] = true
	f := &found{from: q.from, to: q.to, goesOn: q.goesOn, first: w.p.goesOn && q.open == w.p.from}
	f.Proposal = Proposal{Piece: w.piece(q.from, q.to), Form: Quoted, Speaker: speaker, Rule: rule, When: when}
	if c != nil {
		f.Cue = w.piece(s.toks[c.at].from, s.toks[c.end-1].to)
	}
	w.inside(f, q)
	verb := ""
	if c != nil {
		verb = c.verb
	}
	f.decideKind(w.language, verb, "", true)
	w.p.found = append(w.p.found, f)
}

// ungoverned deals with the quotations that no cue of the sentence governs.
func (w *worker) ungoverned(s *sentence, regions []span) {
	alone := w.onlyQuotes(s)
	for i := range s.toks {
		q := s.toks[i].quote
		if q == nil || w.taken(q) || slices.ContainsFunc(regions, func(r span) bool { return r.from <= i && i < r.to }) {
			continue
		}
		switch long := len(strings.Fields(string(w.shown[q.from:q.to]))) >= 5; {
		case alone && w.last != nil:
			w.quoted(s, q, nil, *w.last, "quoted: goes on with the speaker of the sentence before", Day{})
		case alone && w.ledIn(s):
			w.quoted(s, q, nil, w.leader(), "quoted: the paragraph before leads to it with a colon", Day{})
		case alone && (long || w.sentenceLike(q)) || long && i == 0 || q.goesOn:
			w.quoted(s, q, nil, nobody(w.openWhy(s)), "quoted: a quotation without a verb of saying", Day{})
		case long && strings.ContainsRune(".?!", lastMark(w.shown, q)) || i > 0 && s.toks[i-1].is(":"):
			w.quoted(s, q, nil, nobody("no verb of saying in the sentence certainly governs it"), "quoted: a quotation without a verb of saying", Day{})
		}
	}
}

// openWhy tells why a quotation is left open, and who speaks before it.
func (w *worker) openWhy(s *sentence) string {
	why := "no verb of saying in the sentence governs it"
	if w.before == nil || s.index > 0 {
		return why
	}
	if last := w.before.lastFound(); last != nil && last.Form == Quoted && last.Speaker.How != Unattributed {
		why += "; the paragraph before quotes " + last.Speaker.Words
	}
	return why
}

func nobody(why string) Speaker { return Speaker{How: Unattributed, Why: why} }

func (w *worker) onlyQuotes(s *sentence) bool {
	for i := range s.toks {
		if s.toks[i].quote == nil && s.toks[i].word() {
			return false
		}
	}
	return true
}

// ledIn says whether the sentence begins a paragraph and the one before ends
// with a colon after a verb of saying.
func (w *worker) ledIn(s *sentence) bool {
	return w.before != nil && s == w.p.sentences[0] && strings.HasSuffix(w.before.words, ":") && len(w.before.lastCues()) > 0
}

func (w *worker) leader() Speaker {
	last := w.before.sentences[len(w.before.sentences)-1]
	return w.roster.speaker(w.document, w.before, last, last.cues[len(last.cues)-1])
}

func (p *paragraph) lastCues() []*cue {
	if len(p.sentences) == 0 {
		return nil
	}
	return p.sentences[len(p.sentences)-1].cues
}

// joinParagraphs gives the parts of a quotation over several paragraphs one
// speaker: that of the part before, or of the next part that has one.
func (d *document) joinParagraphs() {
	for i := 1; i < len(d.paras); i++ {
		from, to := d.paras[i-1].lastFound(), d.paras[i].firstFound()
		if from == nil || to == nil || !from.goesOn || !to.first {
			continue
		}
		if to.Speaker.How == Unattributed && from.Speaker.How != Unattributed {
			to.Speaker, to.Rule = from.Speaker, "quoted: the quotation goes on from the paragraph before"
			for _, f := range d.paras[i].found { // what resumes it in the same paragraph
				if f.Speaker.How == Unattributed && f.Form == Quoted && f.goesOn {
					f.Speaker, f.Rule = from.Speaker, to.Rule
				}
			}
		}
	}
	for i := len(d.paras) - 1; i > 0; i-- {
		from, to := d.paras[i-1].lastFound(), d.paras[i].firstFound()
		if from != nil && to != nil && from.goesOn && to.first && from.Speaker.How == Unattributed && to.Speaker.How != Unattributed {
			from.Speaker, from.Rule = to.Speaker, "quoted: the quotation goes on in the next paragraph, which names the speaker"
		}
	}
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

// when finds the day of a statement: among the words after the verb in
// from..to, or before its subject.
func (w *worker) when(s *sentence, c *cue, from, to int) Day {
	for i := from; i < to; i++ {
		t := &s.toks[i]
		if t.day != nil {
			return t.day.Day
		}
		if t.is("about", "where", "who", "which", "after", "before", "because", "talking", "referring") {
			break // the day of something else
		}
	}
	subject := c.who()
	if at := s.openingDay(min(subject.from, c.at) - 1); at >= 0 {
		return s.toks[at].day.Day
	}
	for i := subject.subject.to; i < c.at; i++ {
		if s.toks[i].day != nil && subject == c {
			return s.toks[i].day.Day
		}
	}
	return Day{}
}

// openingDay finds the day with which a sentence or clause opens that ends at token
// i, as in "On Friday, Hill said"; -1 when the day belongs to what goes before.
func (s *sentence) openingDay(i int) int {
	at := -1
	for ; i >= 0; i-- {
		t := &s.toks[i]
		switch {
		case t.day != nil:
			at = i
		case t.is(",", "on", "late", "early", "in"):
		case t.is(";", "and", "but", "while") || t.quote != nil:
			return at
		default:
			return -1
		}
	}
	return at
}

const nestedPerQuote = 20 // further ones are not noted

// inside notes the quotations, brackets and omissions within quoted words.
func (w *worker) inside(f *found, q *quote) {
	for i := range q.inner[:min(len(q.inner), nestedPerQuote)] {
		in := &q.inner[i]
		f.Nested = append(f.Nested, Nested{Piece: w.piece(in.from, in.to), Speaker: w.innerSpeaker(q, in)})
	}
	w.brackets(f, q.from, q.to)
}

// innerSpeaker finds whom a speaker quotes: the name before a verb of saying
// right before the inner quotation.
func (w *worker) innerSpeaker(q, in *quote) Piece {
	sub := &paragraph{block: block{from: q.from, to: in.end}, bodyFrom: q.from, quotes: []quote{*in}}
	for _, s := range split(w.tokens(sub), w.shown) {
		s.findCues()
		for _, c := range s.cues {
			if after := (&worker{document: w.document, p: sub, used: map[*quote]bool{}}).quotesAfter(s, c); len(after) > 0 && c.subject != nil && c.subject.from < c.subject.to {
				return w.piece(s.toks[c.subject.from].from, s.toks[c.subject.to-1].to)
			}
		}
	}
	return Piece{}
}

// brackets notes what an editor inserted or left out.
func (w *worker) brackets(f *found, from, to int) {
	for i := from; i < to; i++ {
		switch r := w.shown[i]; {
		case r == '…' || r == '.' && i+2 < to && dots(w.shown[i:to]) > 0:
			n := max(1, dots(w.shown[i:to]))
			f.Elided = append(f.Elided, w.piece(i, i+n))
			i += n - 1
		case r == '(' || r == '[':
			end := slices.Index(w.shown[i:to], map[rune]rune{'(': ')', '[': ']'}[r])
			if end < 0 {
				continue
			}
			if in := strings.Trim(string(w.shown[i+1:i+end]), " "); in == "…" || in == "..." {
				f.Elided = append(f.Elided, w.piece(i, i+end+1))
			} else {
				f.Insertions = append(f.Insertions, w.piece(i, i+end+1))
			}
			i += end
		}
	}
}

// dots returns the length of "..." or ". . ." at the start of the text, or 0.
func dots(text []rune) int {
	for _, form := range []string{"...", ". . ."} {
		if strings.HasPrefix(string(text[:min(len(text), 5)]), form) {
			return len(form)
		}
	}
	return 0
}
