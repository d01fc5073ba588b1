package brief

import (
	"context"
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// An Explanation tells, for one state, why each party would stay or leave.
type Explanation struct {
	Variants  []Variant   `json:"variants,omitempty"` // laid over the case
	State     int         `json:"state"`
	Code      string      `json:"code"`
	StatusQuo bool        `json:"status_quo"`
	Levels    []Level     `json:"levels"`
	Parties   []Reasoning `json:"parties"`
	Passages  []Passage   `json:"passages"` // those the text points to, in its order

	title  string
	states int
	names  []string
	c      *plenary.Case
	words  Words
}

// A Level is where an option stands.
type Level struct {
	Option string `json:"option"`
	Level  string `json:"level"`
	Says   string `json:"says,omitempty"`
}

// A Reasoning is one party's part of an explanation.
type Reasoning struct {
	Party        string      `json:"party"`
	Name         string      `json:"name"`
	Tier         int         `json:"tier"`
	Tiers        int         `json:"tiers"`
	Moves        int         `json:"moves"`
	Improvements []Preferred `json:"improvements"`
	Costs        []Cost      `json:"costs,omitempty"` // what its other moves give up
	Even         int         `json:"even"`            // moves neither better nor worse for it
	Verdicts     []Verdict   `json:"verdicts"`
}

// Preferred is an improvement, with why the party prefers it.
type Preferred struct {
	State   int        `json:"state"`
	Code    string     `json:"code"`
	Tier    int        `json:"tier"`
	Changes []Change   `json:"changes"`
	Because *Statement `json:"because,omitempty"` // the most important statement that differs; none for a ranking
}

// A Verdict is an answer by one concept, with its proof.
type Verdict struct {
	Concept string  `json:"concept"`
	Stable  bool    `json:"stable"`
	Escape  int     `json:"escape,omitempty"` // number of the improvement nobody answers
	Replies []Reply `json:"replies"`
}

// A Reply answers an improvement.
type Reply struct {
	Improvement int    `json:"improvement"` // number of the state it leads to
	Steps       []Step `json:"steps"`
	EndTier     int    `json:"end_tier"` // for the party, where the reply ends
}

// Explain tells why the given parties would stay in a state or leave it, by
// the given concepts. words may be nil. The error is the context's.
func Explain(ctx context.Context, sp *space.Space, state int, parties []int, concepts []stability.Concept, words Words) (*Explanation, error) {
	w := &weigher{ctx: ctx, sp: sp, c: sp.Case(), now: sp.StatusQuo()}
	e := &Explanation{
		Variants: variants(w.c),
		State:    state + 1, Code: sp.Code(state), StatusQuo: state == w.now,
		title: w.c.Title, states: sp.Len(), c: w.c, words: words,
	}
	for o, l := range sp.Levels(state, nil) {
		option := &w.c.Options[o]
		e.Levels = append(e.Levels, Level{option.ID, option.Levels[l], option.Says})
	}
	for _, p := range w.c.Parties {
		e.names = append(e.names, called(p.Name))
	}
	for _, p := range parties {
		e.Parties = append(e.Parties, w.reasoning(p, state, concepts))
	}
	if w.err == nil {
		w.err = ctx.Err()
	}
	if w.err == nil {
		e.Passages = cited(e.c, e.words, e.write(0).refs)
	}
	return e, w.err
}

func (w *weigher) reasoning(p, state int, concepts []stability.Concept) Reasoning {
	party := &w.c.Parties[p]
	moves := w.sp.Moves(p, state)
	r := Reasoning{
		Party: party.ID, Name: party.Name, Tier: w.sp.Tier(p, state), Tiers: w.sp.Tiers(p),
		Moves: len(moves), Improvements: []Preferred{},
	}
	r.Costs, r.Even = w.costs(p, state, moves)
	for _, q := range w.sp.Improvements(p, state) {
		r.Improvements = append(r.Improvements, Preferred{
			State: q + 1, Code: w.sp.Code(q), Tier: w.sp.Tier(p, q),
			Changes: w.changes(state, q), Because: w.statement(p, w.decisive(p, state, q)),
		})
	}
	for _, c := range concepts {
		r.Verdicts = append(r.Verdicts, w.verdict(w.explain(c, p, state)))
	}
	return r
}

func (w *weigher) verdict(v stability.Verdict) Verdict {
	out := Verdict{Concept: v.Concept.String(), Stable: v.Stable, Escape: v.Escape + 1, Replies: []Reply{}}
	for _, r := range v.Replies {
		end := r.Steps[len(r.Steps)-1].To
		out.Replies = append(out.Replies, Reply{r.Improvement + 1, w.steps(v, r.Improvement), w.sp.Tier(v.Party, end)})
	}
	return out
}

// mostSpelled is how many improvements and replies the text of an explanation
// spells out for each party and concept; the JSON holds all.
const mostSpelled = 8

// Text writes the explanation in lines of at most width columns.
func (e *Explanation) Text(width int) string { return e.write(width).String() }

func (e *Explanation) write(width int) *explainer {
	w := &explainer{page: newPage(width), footnotes: &footnotes{}, e: e}
	w.para("", fmt.Sprintf("State %d of %s, code %s%s", e.State, thousands(e.states), e.Code, ifText(e.StatusQuo, ", the status quo")))
	whatIf(w.page, e.Variants)
	w.levels()
	for i := range e.Parties {
		w.party(&e.Parties[i])
	}
	writePassages(w.page, cited(e.c, e.words, w.refs))
	return w
}

func ifText(cond bool, text string) string {
	if cond {
		return text
	}
	return ""
}

type explainer struct {
	*page
	*footnotes
	e *Explanation
}

func (w *explainer) levels() {
	name, level := 0, 0
	for _, l := range w.e.Levels {
		name, level = max(name, outlet.Width(l.Option)), max(level, outlet.Width(called(l.Level)))
	}
	for _, l := range w.e.Levels {
		w.para("  "+pad(l.Option, min(name, 28))+"  "+pad(called(l.Level), min(level, 20))+"  ", clean(l.Says))
	}
}

func (w *explainer) party(r *Reasoning) {
	w.heading(fmt.Sprintf("%s: tier %s of %s", called(r.Name), thousands(r.Tier), thousands(r.Tiers)))
	w.para("  ", fmt.Sprintf("It has %s from here, %s of them to states it prefers.", count(r.Moves, "move"), numberOrNone(len(r.Improvements))))
	for i, q := range r.Improvements {
		if i == mostSpelled {
			w.para("    ", fmt.Sprintf("... and %s more; --json lists all.", thousands(len(r.Improvements)-i)))
			break
		}
		w.improvement(q)
	}
	w.costs(r)
	if len(r.Improvements) == 0 {
		w.line()
		w.para("  ", "Stays by every concept: it has no improvement, so there is nothing to answer.")
		return
	}
	for _, v := range r.Verdicts {
		w.verdict(r, v)
	}
}

// costs says why a party does not prefer where its other moves lead.
func (w *explainer) costs(r *Reasoning) {
	for _, c := range r.Costs {
		w.para("    - ", fmt.Sprintf("%s wish %d, %s.", giveUp(c.Moves), c.Statement.Number, w.reason(&c.Statement)))
	}
	if r.Even > 0 {
		w.para("    - ", count(r.Even, "move")+" to states it likes as well as this.")
	}
}

// reason spells a statement out: the condition, why, how it is known and where it stands.
func (w *explainer) reason(s *Statement) string {
	text := called(s.Want)
	if s.Because != "" {
		text += " (“" + strings.TrimSuffix(clean(s.Because), ".") + "”)"
	}
	return text + " - " + s.evidence() + w.mark(s.Passages)
}

func numberOrNone(n int) string {
	if n == 0 {
		return "none"
	}
	return thousands(n)
}

func (w *explainer) improvement(q Preferred) {
	why := ""
	if s := q.Because; s != nil {
		why = fmt.Sprintf("; the first of its wishes that differs, number %d, is met there and not here: %s", s.Number, w.reason(s))
	}
	w.para("    - ", fmt.Sprintf("state %d, code %s (tier %s): %s%s.", q.State, q.Code, thousands(q.Tier), own(q.Changes), why))
}

// asks says what each concept asks, in words.
var asks = map[string]string{
	"nash": "would it gain by any move?",
	"gmr":  "could the others always answer, by any moves of theirs?",
	"smr":  "as gmr, and could it not move on from there to something better?",
	"seq":  "could the others always answer, by moves they gain from?",
	"sseq": "as seq, and could it not move on from there to something better?",
}

func (w *explainer) verdict(r *Reasoning, v Verdict) {
	w.line()
	w.para("  ", fmt.Sprintf("%s (%s)", pad(strings.ToUpper(v.Concept), 4), asks[v.Concept]))
	switch {
	case v.Concept == "nash":
		w.para("    ", fmt.Sprintf("Leaves: it gains by moving to state %d.", v.Escape))
		return
	case v.Stable:
		w.para("    ", "Stays: every improvement has an answer that leaves it no better off than here"+onward(v.Concept)+":")
	default:
		w.para("    ", fmt.Sprintf("Leaves: no answer%s after it moves to state %d; every sequence of the others' moves%s from there leaves it better off than here%s.",
			ifText(v.Concept == "seq" || v.Concept == "sseq", " that the others gain from"), v.Escape,
			ifText(v.Concept == "seq" || v.Concept == "sseq", " they gain by"), onwardFails(v.Concept)))
		if len(v.Replies) > 0 {
			w.para("    ", "Its other improvements have answers:")
		}
	}
	for i, reply := range v.Replies {
		if i == mostSpelled {
			w.para("      ", fmt.Sprintf("... and %s more; --json lists all.", thousands(len(v.Replies)-i)))
			break
		}
		w.reply(r, reply)
	}
}

func onward(concept string) string {
	return ifText(concept == "smr" || concept == "sseq", ", with no move of its own from there to a better state")
}

func onwardFails(concept string) string {
	return ifText(concept == "smr" || concept == "sseq", ", or able to move on to a better state")
}

func (w *explainer) reply(r *Reasoning, reply Reply) {
	text := fmt.Sprintf("after state %d: ", reply.Improvement)
	for i, s := range reply.Steps {
		text += ifText(i > 0, ", then ") + fmt.Sprintf("%s to state %d (%s; %s)", called(s.Party), s.State, own(s.Changes), gainWord(s.Gains))
	}
	w.para("    - ", text+fmt.Sprintf(". Ends in tier %s for %s; here is tier %s.", thousands(reply.EndTier), called(r.Name), thousands(r.Tier)))
}

func gainWord(gains bool) string {
	if gains {
		return "gains by it"
	}
	return "does not gain by it"
}
