package reading

import (
	"slices"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading/internal/language"
)

// propose finds the statements of every paragraph, in order.
func (d *document) propose(r *Report) {
	d.proposeTranscript()
	for i, p := range d.paras {
		w := &worker{document: d, p: p}
		if i > 0 {
			w.before = d.paras[i-1]
		}
		if !p.spoken && !d.speaksUnder(p) {
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

// within notes what stands around the words from one rune to another.
func (f *found) within(d *document, from, to int) {
	f.Before, f.After = d.folded(min(from, f.from), f.from), d.folded(f.to, max(to, f.to))
}

// folded is a part of the text with every run of white space as one, those at
// its ends too.
func (d *document) folded(from, to int) string {
	text := d.shown[from:to]
	out := evidence.Fold(string(text))
	switch {
	case len(text) == 0:
		return ""
	case out == "":
		return " "
	}
	if unicode.IsSpace(text[0]) {
		out = " " + out
	}
	if unicode.IsSpace(text[len(text)-1]) {
		out += " "
	}
	return out
}

// decideKind asks the language what the words do.
func (f *found) decideKind(l language.Language, by language.Deciding) {
	kind, rule := l.Kind(f.Words, by)
	f.Kind, f.KindRule = Speech(kind), rule
}

// A worker goes through one paragraph.
type worker struct {
	*document
	p      *paragraph
	before *paragraph
	last   *Speaker // of the sentence before, if it was attributed
}

// sentence proposes the statements of one sentence: first what its verbs of
// saying govern, then the quotations that none governs.
func (w *worker) sentence(s *language.Sentence) {
	count := len(w.p.found)
	governed := map[*language.Quote]bool{}
	for _, q := range s.Written {
		governed[q] = true
	}
	for _, c := range s.Cues {
		speaker := w.roster.speaker(w.document, w.p, s, c)
		for i := range c.Says {
			f := w.statement(s, &c.Says[i], governed)
			f.Via = w.via(s, c)
			f.Speaker, f.Cue = speaker, w.piece(s.Tokens[c.At].From, s.Tokens[c.End-1].To)
			f.decideKind(w.language, language.Deciding{
				Verb: c.Verb, Noun: c.Says[i].Noun, Own: f.Form == Quoted, Denies: f.Denies,
			})
		}
	}
	w.ungoverned(s, governed)
	w.last = nil
	for _, f := range w.p.found[count:] {
		f.within(w.document, s.Tokens[0].From, s.Tokens[len(s.Tokens)-1].To)
		if f.Speaker.How != Unattributed {
			w.last = &f.Speaker
		}
	}
}

// via are the words for who tells what the subject of a cue said.
func (w *worker) via(s *language.Sentence, c *language.Cue) Piece {
	by := c.Who().Via
	if by == nil {
		return Piece{}
	}
	return w.words(s, language.Span{From: by.From, To: by.End()})
}

// statement proposes words that a cue governs, and notes their quotations.
func (w *worker) statement(s *language.Sentence, says *language.Statement, governed map[*language.Quote]bool) *found {
	if says.Quote != nil {
		governed[says.Quote] = true
		return w.quoted(says.Quote, says.Rule, says.When)
	}
	toks := s.Tokens[says.From:says.To]
	f := &found{from: toks[0].From, to: toks[len(toks)-1].To}
	f.Proposal = Proposal{Piece: w.piece(f.from, f.to), Form: Reported, Rule: says.Rule, When: w.dayOf(says.When),
		Denies: says.Denies}
	for i := range toks {
		if q := toks[i].Quote; q != nil {
			governed[q] = true
			f.Form = Mixed
			f.Fragments = append(f.Fragments, w.piece(q.From, q.To))
			w.brackets(f, q.From, q.To)
		}
	}
	w.p.found = append(w.p.found, f)
	return f
}

// quoted proposes a quotation.
func (w *worker) quoted(q *language.Quote, rule string, when *language.Day) *found {
	f := &found{from: q.From, to: q.To, goesOn: q.GoesOn, first: w.p.goesOn && q.Open == w.p.from}
	f.Proposal = Proposal{Piece: w.piece(q.From, q.To), Form: Quoted, Rule: rule, When: w.dayOf(when)}
	w.inside(f, q)
	w.p.found = append(w.p.found, f)
	return f
}

const longQuote = 5 // words; a shorter one may be the reporter's own marks

// ungoverned deals with the quotations that no verb of saying governs.
func (w *worker) ungoverned(s *language.Sentence, governed map[*language.Quote]bool) {
	alone := onlyQuotes(s)
	for i := range s.Tokens {
		q := s.Tokens[i].Quote
		if q == nil || governed[q] {
			continue
		}
		if by, rule := w.without(s, i, alone); rule != "" {
			f := w.quoted(q, rule, nil)
			f.Speaker = by
			f.decideKind(w.language, language.Deciding{Own: true})
		}
	}
}

// without finds the speaker of the quotation at token i, which no verb of saying
// governs; rule is "" when it is not proposed. alone is whether the sentence
// has quotations only.
func (w *worker) without(s *language.Sentence, i int, alone bool) (by Speaker, rule string) {
	q := s.Tokens[i].Quote
	long := q.Count(w.shown) >= longQuote
	switch {
	case alone && w.last != nil:
		return *w.last, "quoted: goes on with the speaker of the sentence before"
	case alone && w.ledIn(s):
		return w.leader(), "quoted: the paragraph before leads to it with a colon"
	case alone && (long || q.Whole(w.shown)) || long && i == 0 || q.GoesOn:
		return nobody(w.openWhy(s)), withoutVerb
	case long && strings.ContainsRune(".?!", q.Last(w.shown)) || i > 0 && s.Tokens[i-1].Is(":"):
		return nobody("no verb of saying in the sentence certainly governs it"), withoutVerb
	}
	return Speaker{}, ""
}

const withoutVerb = "quoted: a quotation without a verb of saying"

// openWhy returns why a quotation is left open, and who speaks before it.
func (w *worker) openWhy(s *language.Sentence) string {
	why := "no verb of saying in the sentence governs it"
	if w.before == nil || s.Index > 0 {
		return why
	}
	if last := w.before.lastFound(); last != nil && last.Form == Quoted && last.Speaker.How != Unattributed {
		why += "; the paragraph before quotes " + last.Speaker.Words
	}
	return why
}

func nobody(why string) Speaker { return Speaker{How: Unattributed, Why: why} }

// onlyQuotes reports whether a sentence has no words outside quotations.
func onlyQuotes(s *language.Sentence) bool {
	return !slices.ContainsFunc(s.Tokens, func(t language.Token) bool { return t.Word() })
}

// ledIn reports whether the sentence begins a paragraph and the one before ends
// with a colon after a verb of saying.
func (w *worker) ledIn(s *language.Sentence) bool {
	begins := w.before != nil && s == w.p.sentences[0]
	return begins && strings.HasSuffix(w.before.words, ":") && len(w.before.lastCues()) > 0
}

// leader returns the speaker of the last verb of saying of the paragraph before.
func (w *worker) leader() Speaker {
	last := w.before.sentences[len(w.before.sentences)-1]
	return w.roster.speaker(w.document, w.before, last, last.Cues[len(last.Cues)-1])
}

func (p *paragraph) lastCues() []*language.Cue {
	if len(p.sentences) == 0 {
		return nil
	}
	return p.sentences[len(p.sentences)-1].Cues
}
