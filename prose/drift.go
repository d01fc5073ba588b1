package prose

import (
	"math"
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Where a page about drift cuts its lists.
const (
	mostDrifts  = 6
	mostReached = 6
)

// Drift words where walks by a rule of ours come to, and in how many moves what is reached.
func (v *Voice) Drift(a *answer.Drift) *page.Document {
	t := &driftTeller{v.teller(&a.Glossary), a}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("drift", nil))
	t.t.para(0, t.t.say("drift.rule", nil))
	t.t.notAsOne(a.Apart)
	if p := a.Patience; p != nil {
		t.t.para(0, t.t.say("drift.patience", args{"n": t.perMille(p.Chance), "what": t.t.variantName(p.Variant)}))
	}
	t.ends()
	t.reach()
	return t.t.done()
}

type driftTeller struct {
	t *teller
	a *answer.Drift
}

// perMille is a share of a thousand.
func (t *driftTeller) perMille(share float64) page.Spans {
	n := int(math.Round(1000 * share))
	if n == 0 && share > 0 {
		return t.t.say("drift.less", nil)
	}
	return t.t.number(n)
}

func (t *driftTeller) ends() {
	t.t.heading(t.t.say("drift.ends", nil))
	for i := range t.a.Ends[:min(mostDrifts, len(t.a.Ends))] {
		e := &t.a.Ends[i]
		in := args{"n": t.perMille(e.Share), "at": word("today"), "acts": page.Spans(nil), "ended": word("no")}
		if list := e.States[0].Changes; len(list) > 0 {
			in["at"], in["acts"] = word("other"), t.t.clauses(list)
		}
		if t.a.Patience != nil {
			in["ended"] = word("before")
			if e.Impatient {
				in["ended"] = word("after")
			}
		}
		key := "drift.end"
		if e.Count > 1 {
			key, in["k"] = "drift.end.round", count(e.Count)
		}
		t.t.bullet(0, on(fromModel, t.t.say(key, in)))
	}
	if left := t.a.Count - mostDrifts; left > 0 {
		t.t.para(0, t.t.say("drift.more", args{"n": count(left)}))
	}
	t.t.para(0, on(fromModel, t.t.say("drift.after", args{"k": count(t.a.Rounds), "n": t.perMille(t.a.Ended)})))
}

func (t *driftTeller) reach() {
	t.t.heading(t.t.say("drift.moves", nil))
	total := func(list []answer.InMoves) (n, far int) {
		for i := range list {
			if n += list[i].New; list[i].New > 0 {
				far = list[i].Number
			}
		}
		return n, far
	}
	n, far := total(t.a.Moves)
	gains, _ := total(t.a.Improvements)
	t.t.para(0, on(fromModel, t.t.say("drift.reach", args{"n": count(n), "far": count(far), "gains": count(gains)})))
	if len(t.a.Resting) == 0 {
		return
	}
	t.t.para(0, t.t.say("drift.rests", nil))
	for i := range t.a.Resting[:min(mostReached, len(t.a.Resting))] {
		r := &t.a.Resting[i]
		if len(r.Changes) == 0 {
			t.t.bullet(0, on(fromModel, t.t.say("drift.rest.today", nil)))
			continue
		}
		in := args{"acts": t.t.clauses(r.Changes), "moves": count(0), "gains": count(0)}
		if r.Moves != nil {
			in["moves"] = count(*r.Moves)
		}
		if r.Improvements != nil {
			in["gains"] = count(*r.Improvements)
		}
		t.t.bullet(0, on(fromModel, t.t.say("drift.rest", in)))
	}
}

// DriftSheet is in how many moves what is reached as a table: a row for each number of moves and
// each state.
func (v *Voice) DriftSheet(a *answer.Drift) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{"by", "number", "state", "last"}}
	for _, by := range []struct {
		name string
		list []answer.InMoves
	}{{"moves", a.Moves}, {"improvements", a.Improvements}} {
		for i := range by.list {
			for j := range by.list[i].Shown {
				r := &by.list[i].Shown[j]
				out.Rows = append(out.Rows, []page.Spans{code(by.name), code(strconv.Itoa(by.list[i].Number)),
					code(r.Code), t.names(r.Last)})
			}
		}
	}
	return out
}
