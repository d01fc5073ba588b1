package prose

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Commitments words what was promised, as a sheet that a chair gives around:
// what is late and due first, then what is open, what was done, and the texts.
func (v *Voice) Commitments(a *answer.Commitments) *page.Document {
	t := v.promiseTeller(a)
	t.t.title(t.t.caseTitle())
	if a.AsOf != "" {
		t.t.para(0, t.t.say("commitments.as-of", args{"day": t.t.weekday(a.AsOf)}))
	}
	if len(a.Rows) == 0 {
		t.t.doc.Add(page.Gap{})
		t.t.para(0, t.t.say("commitments.none", nil))
		return &t.t.doc
	}
	t.t.heading(t.t.say("commitments.short", nil))
	t.t.para(1, t.inShort())
	for _, g := range t.groups {
		t.t.heading(t.t.say("commitments.group", args{"group": word(g.name)}))
		for _, c := range g.rows {
			t.promised(c)
		}
	}
	t.texts()
	if a.Undecided > 0 {
		t.t.doc.Add(page.Gap{})
		t.t.para(0, t.t.undecided(a.Undecided))
	}
	return t.t.done()
}

// undecided says that some of what waits for what is not known.
func (t *teller) undecided(n int) page.Spans {
	return t.say("commitments.undecided", args{"n": count(n)})
}

// A promiseTeller words commitments; numbers are those on the page.
type promiseTeller struct {
	t       *teller
	a       *answer.Commitments
	groups  []promiseGroup
	numbers map[answer.CommitmentID]int
	rows    map[answer.CommitmentID]*answer.Commitment
	insists map[answer.StanceID]*answer.Stance
	texted  map[answer.AgreementID]*answer.Agreement
}

// A promiseGroup is commitments under one heading.
type promiseGroup struct {
	name string
	rows []*answer.Commitment
}

func (v *Voice) promiseTeller(a *answer.Commitments) *promiseTeller {
	t := &promiseTeller{t: v.teller(&a.Glossary), a: a, numbers: map[answer.CommitmentID]int{}}
	t.rows = byID(a.Rows, func(c *answer.Commitment) answer.CommitmentID { return c.ID })
	t.insists = byID(a.Stances, func(s *answer.Stance) answer.StanceID { return s.ID })
	t.texted = byID(a.Agreements, func(a *answer.Agreement) answer.AgreementID { return a.ID })
	t.groups = promiseGroups(a.Rows)
	n := 0
	for _, g := range t.groups {
		for _, c := range g.rows {
			n++
			t.numbers[c.ID] = n
		}
	}
	return t
}

// promiseGroups is the order of the page: what wants an answer first, the
// longest late and the soonest due at the top.
func promiseGroups(rows []answer.Commitment) []promiseGroup {
	by := map[string][]*answer.Commitment{}
	for i := range rows {
		name := groupOf(&rows[i])
		by[name] = append(by[name], &rows[i])
	}
	slices.SortStableFunc(by["late"], func(a, b *answer.Commitment) int { return b.Days - a.Days })
	slices.SortStableFunc(by["due"], func(a, b *answer.Commitment) int {
		return lastDay(a.Due).Compare(lastDay(b.Due))
	})
	var out []promiseGroup
	for _, name := range []string{
		"late", "due", "undone", "broken", "disputed", "begun", "open", "met", "taken", "said", "declared", "lapsed",
	} {
		if len(by[name]) > 0 {
			out = append(out, promiseGroup{name, by[name]})
		}
	}
	return out
}

func groupOf(c *answer.Commitment) string {
	declared := c.Verb == "affirm" && c.Does == ""
	switch {
	case c.Status == "open" && (c.Begun || c.Grade != nil && *c.Grade > 0):
		return "begun"
	case declared && (c.Status == "met" || c.Status == "open"):
		return "declared"
	case c.Status == "met" && readByUs(c):
		return "taken"
	case c.Status == "met" && saidByDebtors(c):
		return "said"
	}
	return c.Status
}

// readByUs reports whether something that tells how a commitment stands or, where
// it is open, that it was begun, is known by no report: it is inferred or assumed,
// or nobody says how it is known.
func readByUs(c *answer.Commitment) bool {
	return slices.ContainsFunc(c.ShownBy, func(s answer.Shown) bool {
		weak := s.How == "inferred" || s.How == "assumed" || s.How == ""
		return weak && (s.Tells == "status") == (c.Status != "open")
	})
}

// saidByDebtors reports whether only those who owe it say that it stands so.
func saidByDebtors(c *answer.Commitment) bool {
	return !slices.ContainsFunc(c.ShownBy, func(s answer.Shown) bool {
		own := (s.How == "stated" || s.How == "claimed") && slices.Contains(c.Owes, s.By)
		return s.Tells == "status" && !own
	}) && len(c.ShownBy) > 0
}

// promised is one commitment: who owes what to whom, how it stands and who says
// so, how it is worded, and what it waits for.
func (t *promiseTeller) promised(c *answer.Commitment) {
	in := args{"between": t.promiseBetween(c), "what": t.t.owed(c), "title": page.Spans(nil),
		"cite": cite(refs(&c.Claim, c.Sources))}
	if len(t.a.Agreements) > 1 {
		in["title"] = quote(t.t.agreement(c.Agreement).Title)
	}
	t.t.doc.Add(page.Item{
		Depth: 1, LabelWidth: len(digits(len(t.numbers))[0].Text), Label: digits(t.numbers[c.ID]),
		Text: t.t.say("promise", in),
	})
	under := func(text page.Spans) { t.t.doc.Add(page.Item{Depth: 1, Under: true, Text: text}) }
	under(inARow(slices.Concat(t.promiseStands(c), t.promiseWorded(c))...))
	for _, line := range t.waitLines(c.Waits) {
		under(line)
	}
	if len(c.History) > 1 {
		under(t.t.say("promise.history", args{"turns": t.t.overTime(c)}))
	}
}

// promiseBetween is who owes it to whom, with those who signed for all.
func (t *promiseTeller) promiseBetween(c *answer.Commitment) page.Spans {
	in := args{"owes": t.t.inTexts(c.Owes), "to": t.t.inTexts(c.To), "how": word("one")}
	whole := 0
	if a := t.texted[c.Agreement]; a != nil {
		whole = len(a.Signed)
	}
	switch n, m := len(c.Owes), len(c.To); {
	case sameParties(c.Owes, c.To) && n == whole && n > 2:
		in["how"] = word("all")
	case sameParties(c.Owes, c.To):
		in["how"] = word("each")
	case n+m != whole || overlap(c.Owes, c.To):
	case m > 1:
		in["how"] = word("to-all")
	case n > 2:
		in["how"] = word("from-all")
	}
	return t.t.say("promise.between", in)
}

func overlap(a, b []answer.PartyID) bool {
	return slices.ContainsFunc(a, func(p answer.PartyID) bool { return slices.Contains(b, p) })
}

// promiseStands words how it stands, and how far it was begun.
func (t *promiseTeller) promiseStands(c *answer.Commitment) []page.Spans {
	in := args{"status": word(c.Status), "verb": word(c.Verb), "days": count(c.Days), "due": page.Spans(nil),
		"since": page.Spans(nil), "day": page.Spans(nil), "shown": t.shownBy(c, "status")}
	if c.Due != "" {
		in["due"] = t.t.day(c.Due)
	}
	if c.Since != "" {
		in["since"], in["day"] = t.t.when(c.Since), t.t.sinceWhen(c.Since)
	}
	if c.Status == "met" && in["shown"].(page.Spans) == nil {
		in["shown"] = t.t.say("promise.from-the-first", nil)
	}
	var out []page.Spans
	if c.Status != "open" || groupOf(c) == "declared" { // else the heading says it
		out = append(out, t.t.say("promise.stands", in))
	}
	if c.Status == "undone" && c.Due != "" {
		out = append(out, t.t.say("promise.was-due", args{"due": in["due"]}))
	}
	return append(out, t.promiseFar(c)...)
}

// promiseFar words how far it was begun, where it is not simply carried out.
func (t *promiseTeller) promiseFar(c *answer.Commitment) []page.Spans {
	var out []page.Spans
	graded := t.shownBy(c, "grade")
	if graded != nil && (c.Status != "met" || *c.Grade < 3) {
		out = append(out, t.t.say("promise.grade", args{"grade": count(*c.Grade), "shown": graded}))
	}
	begun := t.shownBy(c, "begun")
	if c.Status != "met" && begun != nil && begun.String() != graded.String() {
		out = append(out, t.t.say("promise.grade", args{"grade": word("none"), "shown": begun}))
	}
	pending := c.Status == "late" || c.Status == "due" || c.Status == "open"
	switch {
	case out != nil || !pending || groupOf(c) == "declared":
	case c.Does != "":
		out = append(out, t.t.say("promise.not-done", nil))
	default:
		out = append(out, t.t.say("promise.silent", nil))
	}
	return out
}

// shownBy words what entries on record tell of it: what happened, how that is
// known and where it stands; nothing where none does.
func (t *promiseTeller) shownBy(c *answer.Commitment, tells string) page.Spans {
	var out page.Spans
	for i := range c.ShownBy {
		s := &c.ShownBy[i]
		if s.Tells != tells {
			continue
		}
		says := t.t.say("promise.shown", args{
			"says": unstopped(t.t.entryText(s.Entry).Says), "cite": cite(refs(&s.Claim, s.Sources)),
			"known": t.t.say("promise.known", args{
				"how": word(cmp.Or(s.How, "none")), "by": t.t.calledBy(&s.Claim),
				"own": yes(slices.Equal(c.Owes, []answer.PartyID{s.By})),
			}),
		})
		if out != nil {
			says = t.t.say("promise.shown.next", args{"first": out, "next": says})
		}
		out = says
	}
	return out
}

// promiseWorded words what the text makes of it: how strong it is, what it is
// subject to, and whether it stands beside the text.
func (t *promiseTeller) promiseWorded(c *answer.Commitment) []page.Spans {
	var out []page.Spans
	said := c.Status == "met" || groupOf(c) == "declared"
	if c.Verb != "will" && !(said && (c.Verb == "affirm" || c.Verb == "discuss" || c.Verb == "begin")) {
		out = append(out, t.t.say("promise.worded", args{"verb": word(c.Verb), "owes": t.t.inTexts(c.Owes)}))
	}
	switch c.How {
	case "claimed", "inferred", "assumed":
		out = append(out, t.t.say("promise.text", args{"how": word(c.How), "by": t.t.calledBy(&c.Claim)}))
	}
	if subject := t.t.promise(c.ID).SubjectTo; subject != "" {
		out = append(out, t.t.say("promise.subject", args{"subject": unstopped(subject)}))
	}
	if c.Side {
		out = append(out, t.t.say("promise.side", nil))
	}
	return out
}

// texts lists the texts in which all this stands.
func (t *promiseTeller) texts() {
	t.t.heading(t.t.say("commitments.texts", nil))
	for i := range t.a.Agreements {
		a := &t.a.Agreements[i]
		t.t.para(1, t.t.say("commitments.text", args{
			"title": quote(t.t.agreement(a.ID).Title), "day": t.t.day(a.On), "signed": t.t.inTexts(a.Signed),
			"cite": cite(a.Passages),
		}))
	}
	var unmarked []page.Spans
	for _, g := range t.groups {
		for _, c := range g.rows {
			if c.How == "" {
				unmarked = append(unmarked, t.t.say("promise.waits.number", args{"n": count(t.numbers[c.ID])}))
			}
		}
	}
	switch len(unmarked) {
	case 0:
	case len(t.a.Rows):
		t.t.para(1, t.t.say("commitments.unmarked", args{"which": page.Spans(nil)}))
	default:
		which := t.t.someOf(unmarked[:min(len(unmarked), mostWaits)], len(unmarked))
		t.t.para(1, t.t.say("commitments.unmarked", args{"which": which}))
	}
}

// overTime words a history.
func (t *teller) overTime(c *answer.Commitment) page.Spans {
	var out []page.Spans
	for i, turn := range c.History {
		if i == answer.FirstTurns && c.Skipped > 0 {
			out = append(out, t.say("promise.history.skipped", args{"n": count(c.Skipped)}))
		}
		status := t.say("promise.history.status", args{"status": word(turn.Status)})
		in := args{"day": t.day(turn.On), "status": status, "grade": word("none")}
		if turn.Grade != nil {
			in["grade"] = count(*turn.Grade)
		}
		out = append(out, t.say("promise.history.turn", in))
	}
	return between(out, "; ")
}

// owedBetween is who owes it to whom.
func (t *teller) owedBetween(c *answer.Commitment) page.Spans {
	in := args{"owes": t.people(c.Owes), "to": t.people(c.To), "n": count(len(c.Owes)), "how": word("each")}
	switch {
	case !slices.Equal(c.Owes, c.To):
		in["how"] = word("to")
	case len(c.Owes) > 3:
		in["how"] = word("all")
	}
	return t.say("commitment.between", in)
}

// owed is what is owed, in the words of the record or of the case.
func (t *teller) owed(c *answer.Commitment) page.Spans {
	if says := t.promise(c.ID).Says; says != "" {
		return unstopped(says)
	}
	if c.Does == "" {
		return nil
	}
	return t.noun(c.Does)
}

// standsClause is how a commitment stands, as part of a sentence with who says so.
func (t *teller) standsClause(c *answer.Commitment) page.Spans {
	in := args{
		"status": word(c.Status), "verb": word(c.Verb), "days": count(c.Days), "begun": yes(c.Begun),
		"due": page.Spans(nil), "since": page.Spans(nil), "day": page.Spans(nil), "said": t.promiseSaid(c),
	}
	if c.Due != "" {
		in["due"] = t.day(c.Due)
	}
	if c.Since != "" {
		in["since"], in["day"] = t.when(c.Since), t.sinceWhen(c.Since)
	}
	return t.say("promise.clause", in)
}

// promiseSaid is how it is known how a commitment stands, where an entry says so.
func (t *teller) promiseSaid(c *answer.Commitment) page.Spans {
	if c.Said == nil {
		return nil
	}
	return t.say("promise.known", args{"how": word(cmp.Or(c.Said.How, "none")), "by": t.calledBy(c.Said),
		"own": yes(slices.Equal(c.Owes, []answer.PartyID{c.Said.By}))})
}

// standing is how a commitment stands, as part of a sentence.
func (t *teller) standing(c *answer.Commitment) page.Spans {
	in := args{
		"status": word(c.Status), "word": t.status(c.Status), "days": count(c.Days), "late": yes(c.Days > 0),
		"begun": yes(c.Begun), "due": page.Spans(nil), "since": page.Spans(nil), "said": page.Spans(nil),
	}
	if c.Due != "" {
		in["due"] = t.day(c.Due)
	}
	if c.Since != "" {
		in["since"] = t.day(c.Since)
	}
	if c.Said != nil {
		in["said"] = t.how(c.Said)
	}
	return t.say("commitment.status", in)
}
