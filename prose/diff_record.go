package prose

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostCame is how many entries a diff tells; a timeline has all.
const mostCame = 12

// record words what came on record, each entry once.
func (t *diffTeller) record() {
	c := t.a.Record
	switch {
	case c == nil:
		return
	case c.Other != nil:
		t.heading(t.say("diff.record.two", nil))
		t.para(1, t.say("diff.record.two.says", args{
			"old": count(c.Other.Old), "new": count(c.Other.New), "both": count(c.Other.Both),
		}))
		return
	}
	t.heading(t.say("diff.record", nil))
	if c.None() {
		t.para(1, t.say("diff.nothing", nil))
	}
	shown := weighty(c.Came)
	t.came(shown)
	if n := len(c.Came) - len(shown); n > 0 {
		t.para(1, t.say("diff.record.more", args{
			"n": count(n),
		}))
	}
	for i := range c.Edited[:min(mostCame, len(c.Edited))] {
		x := &c.Edited[i]
		t.label(1, t.say("diff.record.edited", nil), t.say("diff.record.edited.says", args{
			"new": dated(t.teller, &x.New), "old": t.old.account(&x.Old),
		}))
	}
	for i := range c.Gone[:min(mostCame, len(c.Gone))] {
		why := t.say("diff.gone.why", args{"why": word(t.whyGone(&c.Gone[i]))})
		t.label(1, t.say("diff.record.gone", args{"why": why}), dated(t.old, &c.Gone[i]))
	}
	for _, n := range []int{len(c.Edited), len(c.Gone)} {
		if n > mostCame {
			t.para(1, t.further(n-mostCame))
		}
	}
	t.promiseChanges(shown)
}

func (t *diffTeller) came(shown []int) {
	table := page.Table{Depth: 1, Columns: []page.Column{{Min: 14, Max: 14}, {}}}
	for _, i := range shown {
		r := &t.a.Record.Came[i]
		table.Rows = append(table.Rows, []page.Spans{dayAndYear(t.teller, &r.Row), t.cameRow(r)})
	}
	t.table(&table)
}

func dayAndYear(t *teller, r *answer.Row) page.Spans {
	return t.say("diff.record.day", args{"day": t.shortDay(r.On), "year": yearOf(r.On)})
}

func yearOf(on string) page.Spans { return page.Spans{{Kind: page.Day, Text: lastYear(on)}} }

// dated is a row with its day.
func dated(t *teller, r *answer.Row) page.Spans {
	return t.say("diff.record.dated", args{"day": t.shortDay(r.On), "year": yearOf(r.On), "what": t.account(r)})
}

// cameRow is an entry with its words, and what it makes of things.
func (t *diffTeller) cameRow(r *answer.CameRow) page.Spans {
	what := unstopped(t.entryText(r.Entry).Says)
	if what.Empty() {
		what = t.spelled(&r.Row)
	}
	act := t.happening(&r.Row, what)
	if words := t.firstWords(&r.Row); !words.Empty() && !strings.Contains(what.String(), words.String()) {
		what = t.say("diff.record.words", args{"what": what, "words": t.cut(words[0].Text)})
	}
	if c := t.promised(r); c != nil && c.New != nil && c.New.Status == "met" && c.New.Days > 0 {
		act = t.say("diff.record.late", args{"what": act, "n": count(c.New.Days)})
	}
	if r.Weight == "softened" || r.Weight == "hardened" {
		act = t.say("diff.record.weight", args{"what": act, "weight": word(r.Weight)})
	}
	return t.accountOf(&r.Row, act, what)
}

// firstWords are those of the first passage that an entry cites, where they are
// at hand.
func (t *diffTeller) firstWords(r *answer.Row) page.Spans {
	if len(r.Passages) == 0 {
		return nil
	}
	if p := t.passages[r.Passages[0]]; p != nil {
		return quote(p.Words)
	}
	return nil
}

// longestWords is how much of a passage is quoted, in characters.
const longestWords = 240

// cut is the beginning of words that are too long to quote.
func (t *diffTeller) cut(words string) page.Spans {
	runes := []rune(words)
	if len(runes) <= longestWords {
		return quote(words)
	}
	cut := string(runes[:longestWords])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return t.say("diff.cut", args{"words": quote(cut)})
}

// whyGone is why an entry counted in the old case alone.
func (t *diffTeller) whyGone(r *answer.Row) string {
	switch {
	case r.Standing != answer.Absent:
		return "revoked"
	case t.a.New.AsOf != "" && t.a.New.AsOf < t.a.Old.AsOf:
		return "early"
	}
	return "taken out"
}

// cameShown are the entries that came on record and are shown, by place from 1.
func (t *diffTeller) cameShown() map[int]bool {
	out := map[int]bool{}
	if t.a.Record != nil {
		for _, i := range weighty(t.a.Record.Came) {
			out[i+1] = true
		}
	}
	return out
}

// weighty chooses, of many entries, those that change what answers rest on,
// then sessions, then the latest of the others; in order.
func weighty(rows []answer.CameRow) []int {
	var chosen []int
	if len(rows) <= mostCame {
		for i := range rows {
			chosen = append(chosen, i)
		}
		return chosen
	}
	for _, kinds := range [][]string{
		{"move", "announced", "changed", "dropped", "mandate", "lever", "launched", "ended", "agreement"},
		{"commitment", "adjourned", "opened", "resumed"},
		{"statement", "event", "scheduled"},
	} {
		for i := len(rows) - 1; i >= 0 && len(chosen) < mostCame; i-- {
			if slices.Contains(kinds, rows[i].Kind) {
				chosen = append(chosen, i)
			}
		}
	}
	slices.Sort(chosen)
	return chosen
}

// promised is the change of the commitment that an entry tells of; nil where
// that stands as before, or for another entry.
func (t *diffTeller) promised(r *answer.CameRow) *answer.CommitmentChange {
	if r.Progress == nil {
		return nil
	}
	list := t.a.Record.Commitments
	at := slices.IndexFunc(list, func(c answer.CommitmentChange) bool { return c.ID == r.Progress.Commitment })
	if at < 0 {
		return nil
	}
	return &list[at]
}

// promiseChanges words how commitments stand otherwise, less those of which an
// entry shown tells it.
func (t *diffTeller) promiseChanges(shown []int) {
	told := map[answer.CommitmentID]bool{}
	for _, i := range shown {
		if c := t.promised(&t.a.Record.Came[i]); c != nil {
			told[c.ID] = true
		}
	}
	titled := false
	for i := range t.a.Record.Commitments {
		x := &t.a.Record.Commitments[i]
		if told[x.ID] {
			continue
		}
		if !titled {
			t.heading(t.say("diff.promises", nil))
			titled = true
		}
		t.bullet(1, t.promiseChange(x))
	}
}

func (t *diffTeller) promiseChange(x *answer.CommitmentChange) page.Spans {
	switch {
	case x.Old == nil:
		return t.say("diff.promise.new", args{
			"who": t.inTexts(x.New.Owes), "what": t.owed(x.New), "new": t.standsClause(x.New),
		})
	case x.New == nil:
		return t.say("diff.promise.gone", args{
			"who": t.old.inTexts(x.Old.Owes), "what": t.old.owed(x.Old), "old": t.old.standsClause(x.Old),
		})
	}
	old, new := t.old.standsClause(x.Old), t.standsClause(x.New)
	if old.String() == new.String() {
		old, new = t.old.stood(x.Old), t.stood(x.New)
	}
	return t.say("diff.promise", args{"who": t.inTexts(x.New.Owes), "what": t.owed(x.New), "old": old, "new": new})
}

// stood is how a commitment stands and how far it was carried out.
func (t *teller) stood(c *answer.Commitment) page.Spans {
	in := args{"status": t.standsClause(c), "grade": word("none"), "said": page.Spans(nil)}
	if c.Grade != nil {
		in["grade"] = count(*c.Grade)
	}
	switch c.Status {
	case "due", "late", "open": // else its standing says it
		if c.Said != nil {
			in["said"] = t.promiseSaid(c)
		}
	}
	return t.say("diff.promise.stood", in)
}
