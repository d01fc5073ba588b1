package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostAsked is how many questions a brief puts, and leastAsked how many it puts with little room, if only by what ways
// ask.
const (
	mostAsked  = 8
	leastAsked = 2
)

// askPieces is what to ask of whom, the most decisive first.
func (t *briefTeller) askPieces() []piece {
	open := t.openQuestion()
	var out []piece
	if len(t.a.Questions) == 0 || t.a.Questions[0].Kind != answer.AskWeakestLink {
		out, open = open, nil
	}
	for i := range t.a.Questions[:min(mostAsked, len(t.a.Questions))] {
		q := &t.a.Questions[i]
		rank := -3
		if i > 1 {
			rank = 0
		}
		if i > 2 {
			rank = 2
		}
		if i > 4 {
			rank = 6
		}
		if q.Kind == answer.AskGain && t.openAsks(q) {
			continue
		}
		if q.Kind == answer.AskGain && i > 0 {
			rank = 1
		}
		out = append(out, passing(rank, func() { t.asks(q) }))
		out, open = append(out, open...), nil // behind what is the first thing to ask
	}
	return append(out, t.requestPieces(len(out))...)
}

// openQuestion asks those who have a part in what is open as things are whether they would
// do it.
func (t *briefTeller) openQuestion() []piece {
	w := t.a.Open
	if w == nil {
		return nil
	}
	return []piece{passing(-3, func() {
		who := t.eachCalled(t.moversOn(w), t.capital)
		what := t.say("question.open", args{"n": count(len(who)), "do": t.bent(t.doing(w.To.Changes), "addressed"),
			"named": yes(t.bound()), "acts": t.doneOn(w)})
		t.put("question", args{"who": t.list("and", who), "any": yes(false), "turns": page.Spans(nil), "what": what})
	})}
}

// openAsks reports whether the question whether somebody would do what is open as things are asks
// what another does.
func (t *briefTeller) openAsks(q *answer.Question) bool {
	w := t.a.Open
	if w == nil || len(w.To.Changes) != len(q.Levels) || len(t.moversOn(w)) > 1 {
		return false
	}
	return !slices.ContainsFunc(w.To.Changes, func(c answer.Change) bool {
		return t.options[c.Option].Party != q.Ask[0] || !slices.ContainsFunc(q.Levels, func(x answer.Term) bool {
			return x.Option == c.Option && slices.Equal(x.Levels, []int{c.To})
		})
	})
}

// requestPieces is what the ways to the first goal ask of whom, behind so many
// questions.
func (t *briefTeller) requestPieces(asked int) []piece {
	g := t.firstGoal()
	if g == nil {
		return nil
	}
	var list []request
	var ways [][]page.Spans
	for i := range g.Ways {
		for _, r := range t.requests(&g.Ways[i], func(answer.LeverID) bool { return false }) {
			at := slices.IndexFunc(list, func(o request) bool {
				return slices.Equal(o.who, r.who) && reflect.DeepEqual(o.what, r.what)
			})
			if at < 0 {
				at = len(list)
				list, ways = append(list, r), append(ways, nil)
			}
			ways[at] = append(ways[at], t.wayMark(g.Ways[i].Letter))
		}
	}
	list, ways = byTurns(list, ways)
	rank := 2
	if asked > 4 {
		rank = 4
	}
	var out []piece
	for i := range list {
		rank := rank
		if asked+i < leastAsked {
			rank = -3
		}
		out = append(out, passing(rank, func() {
			t.put("question.request", args{
				"who": t.capitals(&list[i]), "any": yes(list[i].any), "what": list[i].what,
				"ways": t.list("and", ways[i]), "n": count(len(ways[i]))})
		}))
	}
	return out
}

// byTurns orders requests so that nobody is asked again before everybody was: else in their order.
func byTurns(list []request, ways [][]page.Spans) ([]request, [][]page.Spans) {
	turn, order := make([]int, len(list)), make([]int, len(list))
	for i := range list {
		order[i] = i
		for j := range i {
			if list[j].who[0] == list[i].who[0] {
				turn[i] = turn[j] + 1
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return turn[a] - turn[b] })
	var outList []request
	var outWays [][]page.Spans
	for _, i := range order {
		outList, outWays = append(outList, list[i]), append(outWays, ways[i])
	}
	return outList, outWays
}

// asks is one question, whom it is put to and what turns on it.
func (t *briefTeller) asks(q *answer.Question) {
	var who []page.Spans
	for _, p := range q.Ask {
		who = append(who, t.capital(p))
	}
	t.put("question", args{"who": t.list("and", who), "what": t.question(q), "turns": t.turns(q),
		"any": yes(false)})
}

// put puts a question: as a line, or as a row of a table.
func (t *briefTeller) put(message string, in args) {
	if !t.tabled {
		t.doc.Add(page.Item{Depth: 1, Hang: 2, Text: on(ours, t.say(message, in))})
		return
	}
	row := []page.Spans{t.say("question.whom", args{"who": in["who"], "any": in["any"]}),
		on(ours, t.say(message+".row", in))}
	last := len(t.doc.Blocks) - 1
	if table, is := t.doc.Blocks[last].(page.Table); is {
		table.Rows = append(table.Rows, row)
		t.doc.Blocks[last] = table
		return
	}
	t.rows([][]page.Spans{row})
}

// question is what is asked.
func (t *briefTeller) question(q *answer.Question) page.Spans {
	switch q.Kind {
	case answer.AskWeakestLink:
		if text := t.stances[q.Stance.ID]; text != nil && text.Question != "" {
			return page.Join(quote(text.Question), cite(q.Stance.Passages))
		}
		return t.say("question.link", args{
			"what": t.noun(q.Stance.Until), "refusal": t.refusal(q.Stance), "cite": cite(q.Stance.Passages)})
	case answer.AskMandate:
		return t.say("question.mandate", args{
			"do": t.addressed(q.Levels), "track": t.trackSaid(q.Track), "may": t.mayCommit(q.May)})
	case answer.AskContradiction:
		return t.say("question.contradiction", args{"what": t.contested(q.Entries)})
	case answer.AskClosed:
		return t.say("question.closed", args{"do": t.addressed(q.Levels)})
	case answer.AskGiver:
		return t.say("question.giver", args{
			"n": count(len(q.Ask)), "enough": t.enough(q.Enough), "do": t.addressed(q.Levels[:1])})
	case answer.AskWish:
		return t.say("question.wish", args{"wish": t.wishGist(q.Wish), "cite": cite(q.Wish.Passages)})
	}
	return t.say("question.gain", args{"do": t.addressed(q.Levels), "cite": cite(q.Wish.Passages)})
}

// addressed is what somebody is asked about, as it is put to them: infinitives.
func (t *teller) addressed(levels []answer.Term) page.Spans {
	var out []page.Spans
	for _, x := range levels {
		out = append(out, t.bent(t.act(x), "addressed"))
	}
	return t.list("or", out)
}

// mandated is what is asked about: infinitives.
func (t *teller) mandated(levels []answer.Term) page.Spans {
	var out []page.Spans
	for _, x := range levels {
		out = append(out, t.act(x))
	}
	return t.list("or", out)
}

// enough is what would have to be enough; nothing where that is not known.
func (t *teller) enough(c answer.ConditionID) page.Spans {
	if c == "" {
		return nil
	}
	return t.noun(c)
}

// contested is what entries of the record say differently.
func (t *briefTeller) contested(entries []answer.EntryAt) page.Spans {
	var out []page.Spans
	for i := range entries {
		e := &entries[i]
		out = append(out, t.say("question.reading", args{
			"day": t.day(e.On), "says": unstopped(t.entryText(e.Entry).Says)}))
	}
	return between(out, "; ")
}

// turns is what turns on a question: ways, why they wait, what is open, and other findings; not that somebody would
// gain by moving alone, where that is what it asks.
func (t *briefTeller) turns(q *answer.Question) page.Spans {
	turn := &q.Turn
	var ways, out, others []page.Spans
	for _, w := range turn.Ways {
		if t.goalOf(w) == t.firstGoal() {
			ways = append(ways, t.wayMark(w))
		}
	}
	if ways != nil {
		out = append(out, t.say("question.turns.ways", args{"ways": t.list("and", ways), "n": count(len(ways))}))
	}
	for _, n := range turn.Findings {
		switch f := t.findingAt(n); {
		case f == nil:
		case f.Proof == answer.Proof(first[*answer.Circle](t.a)):
			out = append(out, t.towards("finding", digits(n).String(), t.say("question.turns.binds", nil)))
		case f.Proof != answer.Proof(first[*answer.Alone](t.a)):
			others = append(others, inner(t.findingGist(f)))
		case q.Kind != answer.AskGain:
			out = append(out, t.say("question.turns.alone", nil))
		}
	}
	if turn.Open && t.bound() {
		out = append(out, t.say("question.turns.open", nil))
	}
	in := args{"list": page.Spans(nil), "others": between(others, "; ")}
	switch {
	case len(ways) > 1: // which have an "and" of their own
		in["list"] = t.list("and.clauses", out)
	case out != nil:
		in["list"] = t.list("and", out)
	}
	return t.say("question.turns", in)
}

// wayMark is the letter of a way, in a report a link to its steps.
func (t *briefTeller) wayMark(letter string) page.Spans {
	return t.towards("way", letter, wayLetter(letter))
}

// towards makes words of a report a link to what stands there of something.
func (t *briefTeller) towards(kind, name string, words page.Spans) page.Spans {
	if !t.tabled {
		return words
	}
	return link(kind, name, words)
}

// findingAt is a finding by its number; nil where there is none.
func (t *briefTeller) findingAt(number int) *answer.Finding {
	at := slices.IndexFunc(t.a.Findings, func(f answer.Finding) bool { return f.Number == number })
	if at < 0 {
		return nil
	}
	return &t.a.Findings[at]
}
