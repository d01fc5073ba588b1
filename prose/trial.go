package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Trial words what other wishes do to the answers: a sentence or two, the answers as
// saved and now, why, and the findings that turned.
func (v *Voice) Trial(a *answer.Trial) *page.Document {
	t := v.trialTeller(a)
	t.caseHead(&a.Head)
	t.heading(t.say("trial.changes", nil))
	t.para(0, t.gist())
	t.without()
	if !a.Complete {
		t.para(0, t.say("trial.incomplete", nil))
	}
	if what := t.awaited(); what != nil {
		t.para(0, what)
	}
	t.lines()
	t.whys()
	t.turned()
	return t.done()
}

// TrialInShort words in a sentence or two what other wishes do to the answers.
func (v *Voice) TrialInShort(a *answer.Trial) page.Spans { return v.trialTeller(a).gist() }

// TrialAwaited words what of a trial is still to come; nil where all is known.
func (v *Voice) TrialAwaited(a *answer.Trial) page.Spans { return v.trialTeller(a).awaited() }

// TrialWhy words why answers are others, and which findings turned; without citations.
func (v *Voice) TrialWhy(a *answer.Trial) *page.Document {
	t := v.trialTeller(a)
	t.whys()
	t.turned()
	t.doc.Uncite()
	return &t.doc
}

// Saving words what differs in the wishes, as it would be saved.
func (v *Voice) Saving(a *answer.Trial) *page.Document {
	t := v.trialTeller(a)
	t.heading(t.say("trial.saving", nil))
	if len(a.Changes) == 0 {
		t.para(0, t.say("trial.saving.nothing", nil))
	}
	for i := range a.Changes {
		t.bullet(1, t.line(t.change(&a.Changes[i], false)))
	}
	t.para(0, t.gist())
	t.doc.Uncite()
	return &t.doc
}

// A TrialLine is one answer as saved and now, in words.
type TrialLine struct{ Name, Saved, Now, Change page.Spans }

// TrialLines words the rows of a trial, one by one.
func (v *Voice) TrialLines(a *answer.Trial) []TrialLine {
	t := v.trialTeller(a)
	var out []TrialLine
	for i := range a.Rows {
		out = append(out, t.row(&a.Rows[i]))
	}
	return out
}

// A trialTeller words a trial in the words for versions of a case.
type trialTeller struct {
	*diffTeller
	a *answer.Trial
}

func (v *Voice) trialTeller(a *answer.Trial) *trialTeller {
	return &trialTeller{v.diffTeller(&answer.Diff{Cases: answer.Versions, Glossary: a.Glossary}), a}
}

// gist is what became of the answers.
func (t *trialTeller) gist() page.Spans {
	var out []page.Spans
	left := 0
	for _, change := range []string{"went", "came", "looser", "firmer", "other"} {
		var what []page.Spans
		for i := range t.a.Rows {
			if r := &t.a.Rows[i]; r.Change == change {
				what = append(what, t.named(r, true))
			}
		}
		if what != nil {
			key := map[string]string{"went": "trial.gone", "came": "trial.new", "looser": "trial.looser",
				"firmer": "trial.firmer", "other": "trial.other"}[change]
			out = append(out, t.say(key, args{"what": between(what, "; ")}))
		}
	}
	for i := range t.a.Rows {
		if r := &t.a.Rows[i]; r.Change == answer.TrialSame && r.Now != answer.StandsNone {
			left++
		}
	}
	switch {
	case out == nil && t.a.Awaited != nil:
		return t.say("trial.same.yet", args{"n": count(len(t.a.Findings))})
	case out == nil:
		return t.say("trial.same", args{"n": count(len(t.a.Findings))})
	case left > 0 && t.a.Awaited == nil:
		out = append(out, t.say("trial.rest", nil))
	}
	return between(out, " ")
}

// awaited is what is still to come.
func (t *trialTeller) awaited() page.Spans {
	var what []page.Spans
	for _, part := range t.a.Awaited {
		what = append(what, t.say("trial.part", args{"part": word(part)}))
	}
	if what == nil {
		return nil
	}
	return t.say("trial.awaited", args{"what": between(what, "; ")})
}

// sideOf is the teller of the side that has an answer.
func (t *trialTeller) sideOf(r *answer.TrialRow) *teller {
	if r.Saved == answer.StandsNone {
		return t.teller
	}
	return t.old
}

// named is how an answer is called, in a sentence or in a table.
func (t *trialTeller) named(r *answer.TrialRow, short bool) page.Spans {
	switch {
	case r.Kind == answer.ConcludesWay:
		return t.namedWay(r, short)
	case r.Kind == answer.ConcludesGain && short:
		return t.say("trial.gain.short", args{"party": t.inText(r.Party)})
	case r.Kind == answer.ConcludesGain:
		return t.say("trial.gain", args{"party": t.inText(r.Party)}).Sentence()
	case r.Kind == answer.ConcludesOpen && short:
		return t.say("trial.open.short", nil)
	case r.Kind == answer.ConcludesOpen:
		return t.say("trial.open", nil)
	case short:
		return t.say("trial.today.short", nil)
	}
	return t.say("trial.today", nil)
}

// namedWay is a way by its letter and who goes first on it; in a table also what tells it
// from others, and where it leads unless that is where the first one does.
func (t *trialTeller) namedWay(r *answer.TrialRow, short bool) page.Spans {
	way := wayNamed(r.Named)
	if short {
		way.Apart = nil
		return t.say("trial.way.short", args{"letter": wayLetter(r.Way), "name": t.sideOf(r).wayName(way)})
	}
	in := args{"letter": wayLetter(r.Way), "name": t.sideOf(r).wayName(way), "goal": page.Spans(nil)}
	if first := t.a.Rows[0].Named; r.Named.Goal != first.Goal {
		in["goal"] = t.sideOf(r).goalNoun(&answer.WaysTo{Goal: r.Named.Goal})
	}
	return t.say("trial.way", in)
}

// wayNamed is a way as far as its name needs it.
func wayNamed(n *answer.NamedWay) *answer.Way {
	return &answer.Way{First: n.First, Apart: n.Apart, Levers: n.Levers, To: n.To}
}

// row is one answer, as saved and now.
func (t *trialTeller) row(r *answer.TrialRow) TrialLine {
	stands := func(how string) page.Spans {
		return t.say("trial.stands", args{"kind": word(r.Kind), "stands": word(how)})
	}
	in := args{"change": word(r.Change), "other": page.Spans(nil)}
	if r.Other != nil {
		in["other"] = t.wayName(wayNamed(r.Other))
	}
	return TrialLine{t.named(r, false), stands(r.Saved), stands(r.Now), t.say("trial.change", in)}
}

// lines is the answers, a row each.
func (t *trialTeller) lines() {
	x := page.Table{Columns: []page.Column{{Max: 40, Wrap: true, Names: true}, {}, {}, {}}, Head: []page.Spans{
		t.say("trial.answer", nil), t.say("trial.saved", nil), t.say("trial.now", nil), t.say("trial.became", nil)}}
	for i := range t.a.Rows {
		l := t.row(&t.a.Rows[i])
		x.Rows = append(x.Rows, []page.Spans{l.Name, l.Saved, l.Now, l.Change})
	}
	t.table(&x)
}

// without names the wishes for which the saved ones stand in.
func (t *trialTeller) without() {
	var what []page.Spans
	for i := range t.a.Without {
		what = append(what, t.old.wishGist(&t.a.Without[i]))
	}
	if what != nil {
		t.para(0, t.say("trial.without", args{"n": count(len(what)), "what": between(what, "”, “")}))
	}
}

// mostWhys is how many reasons are told.
const mostWhys = 3

// whys tells why answers are others, each reason once.
func (t *trialTeller) whys() {
	var told []page.Spans
	for i := range t.a.Rows {
		if w := t.a.Rows[i].Why; w != nil {
			says := t.why(w)
			if len(told) < mostWhys && !slices.ContainsFunc(told,
				func(s page.Spans) bool { return s.String() == says.String() }) {
				told = append(told, says)
			}
		}
	}
	if told == nil {
		return
	}
	t.heading(t.say("trial.why", nil))
	for _, says := range told {
		t.para(0, says)
	}
}

// why is that a party ranks two situations otherwise, and by which wish.
func (t *trialTeller) why(w *answer.Decides) page.Spans {
	first := w.Now != answer.PrefersTo
	in := args{"now": page.Spans(nil), "saved": page.Spans(nil)}
	if w.NowFor != nil {
		in["now"] = t.wishGist(w.NowFor)
	}
	if w.SavedFor != nil {
		in["saved"] = t.old.wishGist(w.SavedFor)
	}
	decides := page.Spans(nil)
	if w.NowFor != nil || w.SavedFor != nil {
		decides = t.say("trial.decides", in)
	}
	return t.say("trial.why.says", args{"who": t.inText(w.Party), "now": word(w.Now), "from": t.situated(&w.From,
		first),
		"to": t.situated(&w.To, !first), "decides": decides})
}

// situated is a situation in a sentence; first is whether it is told before the other.
func (t *trialTeller) situated(o *answer.Outcome, first bool) page.Spans {
	return t.say("trial.situation", args{"today": yes(len(o.Changes) == 0), "first": yes(first),
		"changes": t.clauses(o.Changes)})
}

// mostTurned is how many findings are told.
const mostTurned = 8

// turned lists the findings that went, came or are otherwise.
func (t *trialTeller) turned() {
	if len(t.a.Findings) == 0 {
		return
	}
	t.heading(t.say("trial.findings", nil))
	for i := range t.a.Findings {
		if i == mostTurned {
			t.bullet(1, t.say("trial.more", args{"n": count(len(t.a.Findings) - i)}))
			return
		}
		t.bullet(1, t.line(t.findingChange(&t.a.Findings[i])))
	}
}
