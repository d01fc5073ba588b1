package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/route"
)

// mostLevers is how many levers a way has at most unless asked otherwise.
const mostLevers = 3

func init() {
	answers(&endpoint{name: "brief", answer: "brief", orLarge: true, params: []param{{name: "leaning", flag: true}},
		run: func(v *visit, q query) (any, error) { return v.anyBrief(q.is("leaning")) }})
	answers(&endpoint{name: "finding", answer: "finding", params: []param{{name: "number", need: true, n: true}},
		run: func(v *visit, q query) (any, error) { return v.finding(q) }})
	answers(&endpoint{name: "way", answer: "way", params: []param{{name: "letter", need: true}},
		run: func(v *visit, q query) (any, error) { return v.way(q.get("letter")) }})
	answers(&endpoint{name: "against", answer: "against",
		params: []param{{name: "letter", need: true}, {name: "other", need: true}},
		run:    func(v *visit, q query) (any, error) { return v.against(q.get("letter"), q.get("other")) }})
	answers(&endpoint{name: "routes", answer: "ways", params: []param{{name: "to"}, {name: "lever", many: true},
		{name: "most", n: true}, {name: "all", flag: true}},
		run: func(v *visit, q query) (any, error) { return v.routes(q) }})
	answers(&endpoint{name: "state", answer: "state", orLarge: true, params: []param{{name: "state", need: true},
		{name: "party", many: true}, {name: "concept", many: true}},
		run: func(v *visit, q query) (any, error) {
			return v.anyState(q.get("state"), q.all("party"), q.all("concept"))
		}})
	answers(&endpoint{name: "why-not", answer: "why-not", params: []param{{name: "condition", need: true}},
		run: func(v *visit, q query) (any, error) { return v.whyNot(q.get("condition")) }})
	answers(&endpoint{name: "passage", answer: "passage", params: []param{{name: "passage", need: true}},
		run: func(v *visit, q query) (any, error) { return v.passage(q.get("passage")) }})
	answers(&endpoint{name: "bottom-lines", answer: "bottom-lines", params: []param{{name: "party", many: true}},
		run: func(v *visit, q query) (any, error) { return v.anyLines(q.all("party")) }})
	answers(&endpoint{name: "timeline", answer: "timeline", params: []param{{name: "from"}, {name: "to"},
		{name: "kind", many: true}, {name: "party", many: true}, {name: "track", many: true},
		{name: "contradictions", flag: true}, {name: "all", flag: true}},
		run: func(v *visit, q query) (any, error) { return v.timeline(q) }})
	answers(&endpoint{name: "commitments", answer: "commitments", params: []param{{name: "status", many: true},
		{name: "history", flag: true}},
		run: func(v *visit, q query) (any, error) { return v.commitments(q) }})
	answers(&endpoint{name: "diff", answer: "diff", params: []param{{name: "from"}, {name: "to"}, {name: "old"}},
		run: func(v *visit, q query) (any, error) { return v.diff(q) }})
	answers(&endpoint{name: "check", answer: "check",
		run: func(v *visit, _ query) (any, error) { return v.check() }})
}

func (v *visit) briefWith(leaning bool) (*answer.Brief, error) {
	if !leaning {
		return v.brief()
	}
	return ask(v, "brief leaning", func(ctx context.Context, talks answer.Talks) (*answer.Brief, error) {
		talks.Leaning = true
		return answer.NewBrief(ctx, talks)
	})
}

func (v *visit) finding(q query) (*answer.OneFinding, error) {
	n, err := q.number("number", 1, 1, 1<<20)
	if err != nil {
		return nil, err
	}
	name := "finding\x00" + count(n)
	one, err := ask(v, name, func(ctx context.Context, talks answer.Talks) (*answer.OneFinding, error) {
		return answer.NewFinding(ctx, talks, n)
	})
	if err == nil && one.Finding == nil {
		return nil, wrongParam("number", count(n), said("no such finding", "n", count(n), "of", count(one.Of)))
	}
	return one, err
}

func (v *visit) against(one, other string) (*answer.Against, error) {
	name := "against\x00" + one + "\x00" + other
	x, err := ask(v, name, func(ctx context.Context, talks answer.Talks) (*answer.Against, error) {
		return answer.NewAgainst(ctx, talks, one, other)
	})
	switch {
	case err != nil:
		return nil, err
	case x.One == nil:
		return nil, desk.Unknown("letter", "way", one, x.Letters)
	case x.Other == nil:
		return nil, desk.Unknown("other", "way", other, x.Letters)
	}
	return x, nil
}

func (v *visit) routes(q query) (*answer.Ways, error) {
	most, err := q.number("most", 0, 1, 8)
	if err != nil {
		return nil, err
	}
	to, levers, all := q.get("to"), q.all("lever"), q.is("all")
	name := strings.Join(append([]string{"routes", to, count(most), q.get("all")}, levers...), "\x00")
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.Ways, error) {
		want, err := desk.Condition(l.Case.Case, to)
		if err != nil {
			return nil, err
		}
		if goal := talks.Goal(want); !all && len(levers) == 0 && most == 0 && (want == nil || goal != nil) {
			return answer.NewSheet(ctx, talks, goal, true)
		}
		ask := route.Query{Most: mostLevers, Work: &route.Work{Bound: v.s.opt.Limits.Work}}
		if most > 0 {
			ask.Most = most
		}
		if ask.Levers, err = desk.Levers(l.Case.Case, levers); err != nil {
			return nil, err
		}
		return answer.NewWays(ctx, talks, ask, want, all)
	})
}

// state is one situation: why each would stay in it.
func (v *visit) state(called string, parties, concepts []string) (*answer.State, error) {
	name := strings.Join(append(append([]string{"state", called}, parties...), concepts...), "\x00")
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.State, error) {
		at, err := desk.State(l.space, called)
		if err != nil {
			return nil, err
		}
		who, err := desk.Parties(l.Case.Case, parties)
		if err != nil {
			return nil, err
		}
		by, err := desk.Concepts(concepts)
		if err != nil {
			return nil, err
		}
		return answer.NewState(ctx, talks, at, who, by)
	})
}

func (v *visit) whyNot(condition string) (*answer.WhyNot, error) {
	name := "why-not\x00" + condition
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.WhyNot, error) {
		want, err := desk.Condition(l.Case.Case, condition)
		if err != nil {
			return nil, err
		}
		return answer.NewWhyNot(ctx, talks, want)
	})
}

func (v *visit) passage(ref string) (*answer.Rests, error) {
	name := "passage\x00" + ref
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.Rests, error) {
		if _, _, err := desk.Passage(l.Case.Case, ref); err != nil {
			return nil, err
		}
		return answer.NewRests(ctx, talks, ref)
	})
}

func (v *visit) bottomLines(parties []string) (*answer.BottomLines, error) {
	name := strings.Join(append([]string{"bottom-lines"}, parties...), "\x00")
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.BottomLines, error) {
		who, err := desk.Parties(l.Case.Case, parties)
		if err != nil {
			return nil, err
		}
		return answer.NewBottomLines(ctx, talks, who)
	})
}

// recorded is the case as it is asked about, which has to have a record; its states are
// not laid out.
func (v *visit) recorded(ctx context.Context) (*desk.Case, *record.Day, error) {
	f, err := v.file()
	if err != nil {
		return nil, nil, err
	}
	c, err := f.Open(ctx, desk.Ask{AsOf: v.asOf, Variants: v.variants, Limits: v.s.opt.Limits})
	if err != nil {
		return nil, nil, err
	}
	day, err := c.Recorded()
	return c, day, err
}

func (v *visit) timeline(q query) (*answer.Timeline, error) {
	c, day, err := v.recorded(v.cancelled)
	if err != nil {
		return nil, err
	}
	pick := answer.Pick{All: q.is("all"), Contradictions: q.is("contradictions")}
	var errs [5]error
	pick.From, errs[0] = desk.Day(desk.FieldFrom, q.get("from"))
	pick.To, errs[1] = desk.Day(desk.FieldTo, q.get("to"))
	pick.Kinds, errs[2] = desk.Kinds(q.all("kind"))
	if list := q.all("party"); len(list) > 0 {
		pick.Parties, errs[3] = desk.Parties(day.Case, list)
	}
	pick.Tracks, errs[4] = desk.Tracks(day.Record.Case, q.all("track"))
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return answer.NewTimeline(answer.Talks{Day: day, Words: c.Words(v.cancelled)}, pick), nil
}

func (v *visit) commitments(q query) (*answer.Commitments, error) {
	statuses, err := desk.Statuses(q.all("status"))
	if err != nil {
		return nil, err
	}
	history := answer.NoHistory
	if q.is("history") {
		history = answer.SomeHistory
	}
	name := strings.Join(append([]string{"commitments", q.get("history")}, statuses...), "\x00")
	weight := func(*answer.Commitments) int64 { return 64 << 10 }
	_, day, err := v.recorded(v.cancelled)
	if err != nil {
		return nil, err
	}
	return once(v, name+"\x00"+v.key(), weight, limited(v.s, func(ctx context.Context) (*answer.Commitments, error) {
		return answer.NewCommitments(ctx, answer.Talks{Day: day}, statuses, history)
	}))
}

// diff compares two days of the case, the case with another, or a draft with what is
// saved.
func (v *visit) diff(q query) (*answer.Diff, error) {
	now, err := v.file()
	if err != nil {
		return nil, err
	}
	old, others := now, ""
	switch name := q.get("old"); {
	case name != "":
		of := v.s.shelf.find(name)
		if of == nil {
			return nil, &wrongAddress{"no such case"}
		}
		other := v.saved()
		other.of, other.print = of, v.s.shelf.printOf(of)
		old, err = other.file()
		others = other.textKey()
	case v.draft != nil && q.get("from") == "":
		old, err = v.saved().file()
		others = v.saved().textKey()
	}
	if err != nil {
		return nil, err
	}
	return v.compared(old, now, others, q.get("from"), q.get("to"))
}

func (v *visit) compared(old, now *desk.File, others, from, to string) (*answer.Diff, error) {
	ask := desk.Comparison{From: from, To: to, Variants: v.variants, Limits: v.s.opt.Limits}
	if ask.To == "" {
		ask.To = v.asOf
	}
	if ask.From == "" && old != now && old.Record != nil {
		ask.From = v.asOf
	}
	weight := func(*answer.Diff) int64 { return 128 << 10 }
	key := strings.Join([]string{"diff", from, to, others, v.key()}, "\x00")
	return once(v, key, weight, limited(v.s, func(ctx context.Context) (*answer.Diff, error) {
		s, err := desk.Compare(ctx, old, now, ask)
		if err != nil {
			return nil, err
		}
		side := func(s *desk.Side) answer.Talks {
			return answer.Talks{Space: s.Space, Day: s.Day, Words: answer.Words(s.Words), Work: v.s.opt.Limits.Work}
		}
		of := answer.DiffOf{Days: s.Names == nil, Old: side(&s.Old), New: side(&s.New), OldName: s.Old.File.Name,
			NewName: s.New.File.Name}
		if s.Names != nil {
			kin := s.Names.Kin()
			of.Renamed, of.Kin = s.Names.Renames(), &kin
		}
		return answer.NewDiff(ctx, of)
	}))
}

func (v *visit) check() (*answer.Check, error) {
	return askWith(v, "check", checked)
}

func checked(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.Check, error) {
	f := l.File
	text := f.Text
	written := answer.Written{Draft: &f.Draft, File: text.Path, Position: text.Position, Records: len(text.Records),
		InRecord: text.InRecord, Shelf: l.Shelf()}
	for _, u := range text.Unread {
		written.Unread = append(written.Unread, answer.UnreadFile{Path: u.Path, Why: u.Text})
	}
	return answer.NewCheck(ctx, talks, written)
}

// checkText checks a case of one text, which is the body of the request.
func (s *Server) checkText(ctx context.Context) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			problem(w, err)
			return
		}
		work, cancel := context.WithCancelCause(r.Context())
		defer cancel(nil)
		defer context.AfterFunc(ctx, func() { cancel(context.Cause(ctx)) })()
		out, err := limited(s, func(ctx context.Context) (*finished, error) {
			f, err := desk.ReadText(ctx, "case.yaml", body)
			if err != nil {
				return nil, err
			}
			c, err := f.Open(ctx, desk.Ask{Limits: s.opt.Limits})
			if err != nil {
				return nil, err
			}
			sp, err := c.LayOut(ctx)
			if err != nil {
				return nil, err
			}
			of, err := checked(ctx, &laidOut{c, sp}, answer.Talks{Space: sp, Day: c.Day, Work: s.opt.Limits.Work})
			if err != nil {
				return nil, err
			}
			return writeJSON(of)
		})(work)
		if err != nil {
			problem(w, err)
			return
		}
		out.send(w, r)
	}
}
