package prose

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostDeep is where a page about moves ahead cuts its list of states; mostAcross is how many numbers of
// moves its table has room for.
const (
	mostDeep   = 16
	mostAcross = 6
)

// Depth words where two parties would stay if they looked some moves ahead, and what they would do from
// today on.
func (v *Voice) Depth(a *answer.Depth) *page.Document {
	t := &depthTeller{v.teller(&a.Glossary), a}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("depth", nil))
	t.t.notAsOne(a.Apart)
	who := t.t.listed(a.Movers, t.t.inText)
	switch len(a.Movers) {
	case 0:
		t.t.para(0, on(fromModel, t.t.say("depth.nobody", nil)))
		return t.t.done()
	case 1:
		t.t.para(0, on(fromModel, t.t.say("depth.one", args{"who": who})))
	default:
		t.t.para(0, t.t.say("depth.means", args{"who": who}))
	}
	t.today()
	t.rests()
	return t.t.done()
}

type depthTeller struct {
	t *teller
	a *answer.Depth
}

// today tells what each would do from the status quo, numbers of moves that come to the same put together.
func (t *depthTeller) today() {
	if len(t.a.Today) == 0 {
		return
	}
	t.t.heading(t.t.say("depth.today", nil))
	list := t.a.Today
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && sameAhead(&list[from], &list[to]) {
			to++
		}
		t.run(&list[from], list[to-1].Moves)
		from = to
	}
	if r := t.a.Repeats; r != nil && r.Period > 1 {
		t.t.para(0, on(fromModel, t.t.say("depth.restless", args{"from": count(r.From), "period": count(r.Period)})))
	}
}

func sameAhead(a, b *answer.LookAhead) bool {
	return a.Party == b.Party && a.Verdict == b.Verdict && reflect.DeepEqual(a.Steps, b.Steps)
}

// run tells what a party does that looks from some number of moves to another ahead.
func (t *depthTeller) run(l *answer.LookAhead, to int) {
	r := t.a.Repeats
	more := to == t.a.Horizon && r != nil && r.Period == 1 && r.From <= to
	if more || to == l.Moves {
		to = 0
	}
	who := t.t.inText(l.Party)
	in := args{"party": who, "number": word(t.t.numberOf(who)),
		"moves": t.t.say("depth.moves", args{"from": count(l.Moves), "to": count(to), "more": yes(more)})}
	key := "depth." + l.Verdict
	switch {
	case l.Verdict != "leaves":
	case len(l.Steps) == 0:
		key = "depth.somewhere"
	default:
		play := t.t.clauses(l.Steps[0].Changes)
		for i := range l.Steps[1:] {
			play = t.t.say("depth.then", args{"first": play, "next": t.t.clauses(l.Steps[1+i].Changes)})
		}
		key, in = "depth.goes", args{"moves": in["moves"], "play": play}
	}
	t.t.bullet(0, on(fromModel, t.t.say(key, in)))
}

// rests is a table of where both would stay, by numbers of moves ahead, however far, and by what is done
// at once.
func (t *depthTeller) rests() {
	key := "depth.rests"
	if len(t.a.Movers) == 1 {
		key = "depth.rests.one"
	}
	t.t.heading(t.t.say(key, nil))
	across := min(t.a.Horizon, mostAcross)
	room := min(30, 62-6*across) // in 80 columns
	x := page.Table{Columns: []page.Column{{Max: room, Wrap: true, Names: true}},
		Head: []page.Spans{t.t.say("depth.head.where", nil)}}
	for n := range across {
		x.Head = append(x.Head, t.t.numeral(strconv.Itoa(n+1)))
	}
	x.Head = append(x.Head, t.t.say("depth.head.far", nil), t.t.say("depth.head.once", nil))
	for range x.Head[1:] {
		x.Columns = append(x.Columns, page.Column{Max: 7, Wrap: true})
	}
	left, marked := 0, map[string]bool{}
	for i := range t.a.States {
		s := &t.a.States[i]
		if !s.SeqAtOnce && !slices.ContainsFunc(append(s.Ahead[:across:across], s.HoweverFar), stayOrTie) {
			continue
		}
		if len(x.Rows) == mostDeep {
			left++
			continue
		}
		row := []page.Spans{t.where(s).Sentence()}
		for _, v := range append(s.Ahead[:across:across], s.HoweverFar, stayingIf(s.SeqAtOnce)) {
			marked[v] = true
			row = append(row, t.t.say("depth.mark", args{"verdict": word(v)}))
		}
		x.Rows = append(x.Rows, row)
	}
	if x.Rows == nil {
		t.t.para(0, on(fromModel, t.t.say("depth.rests.none", args{"n": count(across)})))
		return
	}
	t.t.para(0, t.t.say("depth.rests.means", nil))
	for _, v := range []string{"ties", "open"} {
		if marked[v] {
			t.t.para(0, t.t.say("depth.rests."+v, nil))
		}
	}
	t.t.table(&x)
	if left > 0 {
		t.t.para(0, t.t.say("depth.rests.more", args{"n": count(left)}))
	}
}

func stayOrTie(verdict string) bool { return verdict != "leaves" }

// where is a situation, by what differs in it from today where the case has a today.
func (t *depthTeller) where(s *answer.DepthState) page.Spans {
	switch {
	case t.a.NoStatusQuo:
		return t.t.situation(s.Levels)
	case len(s.Changes) == 0:
		return t.t.say("depth.now", nil)
	}
	return t.t.clauses(s.Changes)
}

// DepthSheet is where two parties would stay as a table: a row for each state, each who can move and each
// number of moves ahead, and rows of however far, at-once and seq-at-once.
func (v *Voice) DepthSheet(a *answer.Depth) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{"state", "code", "party", "ahead", "verdict", "ends", "play"}}
	codes := func(list []int, mark string) page.Spans {
		var out []string
		for _, n := range list {
			out = append(out, a.States[n-1].Code)
		}
		return code(strings.Join(out, mark))
	}
	for i := range a.States {
		s := &a.States[i]
		for j := range s.Parties {
			p := &s.Parties[j]
			row := []page.Spans{code(strconv.Itoa(s.State)), code(s.Code), t.party(p.Party)}
			for k := range p.Ahead {
				h := &p.Ahead[k]
				out.Rows = append(out.Rows, append(row[:3:3], code(strconv.Itoa(k+1)), code(h.Verdict),
					codes(h.Ends, " | "), codes(h.Play, " > ")))
			}
			for _, by := range []struct{ name, verdict string }{{"however-far", p.HoweverFar},
				{"at-once", stayingIf(p.AtOnce)}, {answer.AtOnce, stayingIf(p.SeqAtOnce)}} {
				out.Rows = append(out.Rows, append(row[:3:3], code(by.name), code(by.verdict), nil, nil))
			}
		}
	}
	return out
}

func stayingIf(stays bool) string {
	if stays {
		return "stays"
	}
	return "leaves"
}
