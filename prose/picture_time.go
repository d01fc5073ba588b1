package prose

import (
	"cmp"
	"slices"
	"time"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	draws("time", func(a *answer.Timeline) *answer.Glossary { return &a.Glossary }, (*teller).timePicture)
}

// timePicture is how it came to this: what is on record in lanes over days.
func (t *teller) timePicture(a *answer.Timeline) *page.Figure {
	x := &courseTeller{t: t, a: a}
	x.gather()
	if x.first.IsZero() || len(x.lanes) == 0 {
		return nil
	}
	c := x.course()
	return &page.Figure{
		Caption: t.say("picture.time", args{"from": t.day(x.since(x.first)), "to": t.day(isoDay(x.today))}),
		Reading: x.reading(), Desc: x.desc(), Table: x.table(), Key: x.key(),
		Parts: bothWidths(func(w float64) *draw.Picture { return draw.DrawCourse(c, w) }),
	}
}

// A courseTeller makes lanes of a timeline. Days are counted from the year 1.
type courseTeller struct {
	t     *teller
	a     *answer.Timeline
	lanes []draw.Lane
	names []page.Spans // of the lanes
	now   []page.Spans // levels as they are now, of the lanes of what moved

	first, today time.Time
	signs        map[string]draw.DaySign // of words for events that share a lane
	signed       []string                // these words, the most frequent first
	before       int                     // bars of levels as they stood before the first move
	longest      *answer.Row             // that began the session after the longest gap
}

// gather makes the lanes: tracks, agreements, what moved, events by their word, what was
// said and insisted on, and the rest.
func (x *courseTeller) gather() {
	for i := range x.a.Rows {
		if from, to, ok := bounds(ends(x.a.Rows[i].On)); ok && x.counts(i) {
			if x.first.IsZero() || from.Before(x.first) {
				x.first = from
			}
			if to.After(x.today) {
				x.today = to
			}
		}
	}
	if day, err := time.Parse(time.DateOnly, x.a.AsOf); err == nil {
		x.today = day
	}
	x.tracks()
	x.marked(x.t.say("picture.time.texts", nil), func(r *answer.Row) bool { return r.Kind == "agreement" }, x.title)
	x.moves()
	x.events()
	x.marked(x.t.say("picture.time.said", nil), func(r *answer.Row) bool {
		return r.Kind == "statement" || r.Stance != nil
	}, nil)
	x.marked(x.t.say("picture.time.rest", nil), func(r *answer.Row) bool {
		return r.Mandate != nil || r.Lever != "" || r.Progress != nil || r.Withdraws != nil ||
			r.Kind == "launched" || r.Kind == "ended"
	}, nil)
}

// counts reports whether a row is drawn: those in force are.
func (x *courseTeller) counts(i int) bool { return x.a.Rows[i].Standing == answer.InForce }

// since is a first day as exactly as a sheet shows it: of a long one its month.
func (x *courseTeller) since(first time.Time) string {
	if x.today.Sub(first) > 365*24*time.Hour {
		return first.Format("2006-01")
	}
	return isoDay(first)
}

// rows calls f for what is drawn, with its first day and the day after its last.
func (x *courseTeller) rows(f func(r *answer.Row, from, to float64)) {
	for i := range x.a.Rows {
		r := &x.a.Rows[i]
		if from, to, ok := bounds(ends(r.On)); ok && x.counts(i) {
			f(r, dayNumber(from), dayNumber(to)+1)
		}
	}
}

// dayNumber counts days from the first of the year 1.
func dayNumber(t time.Time) float64 { return float64(t.Unix()/86400 + 719162) }

func isoDay(t time.Time) string { return t.Format(time.DateOnly) }

func (x *courseTeller) lane(name page.Spans, l draw.Lane) {
	l.Name = name.String()
	x.lanes, x.names = append(x.lanes, l), append(x.names, name)
}

// Most lanes of one sort; what is beyond shares one.
const (
	mostTracks  = 4
	mostOptions = 3
	mostEvents  = 2
)

// lanesBy makes a lane of each of what rows are of, the most rows first; where these are many,
// the rest share one.
func lanesBy[K comparable](x *courseTeller, most int, of func(*answer.Row) (K, bool), one func(K), rest func([]K)) {
	var all []K
	n := map[K]int{}
	x.rows(func(r *answer.Row, _, _ float64) {
		if k, is := of(r); is {
			all = once(all, k)
			n[k]++
		}
	})
	slices.SortStableFunc(all, func(a, b K) int { return n[b] - n[a] })
	for i, k := range all {
		if i == most && len(all) > most+1 {
			rest(all[i:])
			return
		}
		one(k)
	}
}

// tracks makes a lane of each track with sessions.
func (x *courseTeller) tracks() {
	of := func(r *answer.Row) (answer.TrackID, bool) { return r.Track, sessionKind(r.Kind) }
	lanesBy(x, mostTracks, of, func(id answer.TrackID) { x.lane(x.t.track(id), x.trackLane(id)) },
		func(rest []answer.TrackID) {
			x.marked(x.t.say("picture.time.tracks", args{"n": count(len(rest))}), within(of, rest),
				func(r *answer.Row) page.Spans { return x.t.track(r.Track) })
		})
}

// within reports whether a row is of one of some.
func within[K comparable](of func(*answer.Row) (K, bool), some []K) func(*answer.Row) bool {
	return func(r *answer.Row) bool {
		k, is := of(r)
		return is && slices.Contains(some, k)
	}
}

func sessionKind(kind string) bool {
	return kind == "opened" || kind == "resumed" || kind == "adjourned" || kind == "scheduled"
}

// trackLane is the sessions of a track, with what was announced and did not come.
func (x *courseTeller) trackLane(id answer.TrackID) draw.Lane {
	var l draw.Lane
	var late []draw.LaneBar
	open := -1
	x.rows(func(r *answer.Row, from, to float64) {
		if r.Track != id {
			return
		}
		switch r.Kind {
		case "opened", "resumed":
			if open >= 0 {
				l.Bars[open].To = l.Bars[open].From + 1
			}
			late = append(late, x.missed(r, from)...)
			if r.Since != nil && r.Since.Gap != nil {
				l.Gaps = append(l.Gaps, draw.LaneGap{From: from - float64(*r.Since.Gap), To: from, Days: *r.Since.Gap})
				if x.longest == nil || *r.Since.Gap > *x.longest.Since.Gap {
					x.longest = r
				}
			}
			l.Bars = append(l.Bars, draw.LaneBar{From: from, To: dayNumber(x.today) + 1})
			open = len(l.Bars) - 1
		case "adjourned":
			if open >= 0 {
				l.Bars[open].To = max(to, l.Bars[open].From+1)
			} else {
				l.Bars = append(l.Bars, draw.LaneBar{From: from, To: to})
			}
			open = -1
		}
	})
	l.Bars = append(late, l.Bars...)
	for i := range x.a.Meetings {
		if m := &x.a.Meetings[i]; m.Track == id && m.Next != nil {
			l.Bars = append(l.Bars, x.next(m.Next)...)
		}
	}
	return l
}

// missed is what was announced of a session and did not come, and how long it was late.
func (x *courseTeller) missed(r *answer.Row, began float64) []draw.LaneBar {
	var out []draw.LaneBar
	if r.Since == nil {
		return nil
	}
	for _, p := range r.Since.Announced {
		from, to, ok := bounds(ends(p.For))
		if p.Late <= 0 || !ok {
			continue
		}
		if len(out) == 0 {
			out = append(out, draw.LaneBar{From: dayNumber(to) + 1, To: began, Kind: draw.BarHatch})
		}
		out = append(out, x.announced(p.Firmness, from, to)...)
	}
	return out
}

// announced is the days of an announcement.
func (x *courseTeller) announced(firmness string, from, to time.Time) []draw.LaneBar {
	b := draw.LaneBar{From: dayNumber(from), To: dayNumber(to) + 1, Kind: draw.BarHollow}
	switch firmness {
	case "tentative":
		b.Kind = draw.BarDashed
	case "horizon":
		if !to.After(x.today) {
			return nil
		}
		b.From, b.Kind = dayNumber(x.today)+1, draw.BarFading
	}
	return []draw.LaneBar{b}
}

// next is what is announced of the next session, and how long it is late.
func (x *courseTeller) next(n *answer.NextMeeting) []draw.LaneBar {
	from, to, ok := bounds(ends(n.On))
	if !ok {
		return nil
	}
	var out []draw.LaneBar
	if n.Late > 0 {
		out = append(out, draw.LaneBar{From: dayNumber(to) + 1, To: dayNumber(x.today) + 1, Kind: draw.BarHatch})
	}
	return append(out, x.announced(n.Firmness, from, to)...)
}

// marked makes a lane of single marks of some rows, unless there are none; words are what
// stands beside a mark that has room.
func (x *courseTeller) marked(name page.Spans, of func(*answer.Row) bool, words func(*answer.Row) page.Spans) {
	var l draw.Lane
	x.rows(func(r *answer.Row, from, to float64) {
		if of(r) {
			m := draw.CourseDay{At: (from + to) / 2, Sign: x.signs[r.Event]}
			if words != nil {
				m.Text = words(r).String()
			}
			l.Marks = append(l.Marks, m)
		}
	})
	if len(l.Marks) > 0 {
		x.lane(name, l)
	}
}

// title is that of an agreement.
func (x *courseTeller) title(r *answer.Row) page.Spans {
	return quote(x.t.agreement(r.Agreement).Title)
}

// events makes a lane of each word of the record for events.
func (x *courseTeller) events() {
	of := func(r *answer.Row) (string, bool) { return r.Event, r.Kind == "event" }
	called := eventName
	lanesBy(x, mostEvents, of, func(kind string) { x.marked(called(kind), within(of, []string{kind}), nil) },
		func(rest []string) {
			x.signs, x.signed = map[string]draw.DaySign{}, rest[:min(len(rest), len(draw.Signs))]
			for i, kind := range x.signed {
				x.signs[kind] = draw.Signs[i]
			}
			x.marked(x.t.say("picture.time.events", nil), within(of, rest),
				func(r *answer.Row) page.Spans { return called(r.Event) })
		})
}

// eventName is a word of the record for events.
func eventName(kind string) page.Spans { return name(words(kind), kind) }

// moves makes a lane of each option that moved: at which level it stood, since when.
func (x *courseTeller) moves() {
	of := func(r *answer.Row) (answer.OptionID, bool) { return r.Option, r.To != nil }
	called := func(id answer.OptionID) page.Spans {
		return x.t.say("picture.time.option", args{"party": x.t.party(x.t.options[id].Party), "option": local(id)})
	}
	lanesBy(x, mostOptions, of, func(id answer.OptionID) { x.lane(called(id), x.optionLane(id)) },
		func(rest []answer.OptionID) {
			x.marked(x.t.say("picture.time.options", args{"n": count(len(rest))}), within(of, rest),
				func(r *answer.Row) page.Spans { return called(r.Option) })
		})
}

// optionLane is the levels of an option, the present one grey.
func (x *courseTeller) optionLane(id answer.OptionID) draw.Lane {
	var l draw.Lane
	var now page.Spans
	end := dayNumber(x.today) + 1
	high := func(level int) float64 { return float64(level) / float64(max(1, len(x.t.options[id].Levels)-1)) }
	x.rows(func(r *answer.Row, from, to float64) {
		if r.To == nil || r.Option != id {
			return
		}
		if last := len(l.Bars) - 1; last >= 0 {
			l.Bars[last].To = max(from, l.Bars[last].From)
		} else if r.From != nil && from > dayNumber(x.first) {
			x.before++
			l.Bars = append(l.Bars, draw.LaneBar{From: dayNumber(x.first), To: from, Kind: draw.BarEmpty,
				Text: x.t.level(id, *r.From).String(), Level: high(*r.From)})
		}
		now = x.t.level(id, *r.To)
		l.Bars = append(l.Bars, draw.LaneBar{From: from, To: end, Kind: draw.BarEmpty, Text: now.String(),
			Level: high(*r.To)})
	})
	l.Bars[len(l.Bars)-1].Kind = draw.BarGrey
	x.now = append(x.now, now)
	return l
}

// course is the lanes on a sheet.
func (x *courseTeller) course() *draw.Course {
	from, today := dayNumber(x.first), dayNumber(x.today)+1
	to := today
	for _, l := range x.lanes {
		for _, b := range l.Bars {
			to = max(to, b.To)
		}
	}
	span := max(today-from, 2)
	to = min(to, today+span/3) // what is far off ends at the edge
	c := &draw.Course{From: from - span/60, To: max(to, from+2) + span/60, Today: today - .5,
		TodayText: x.t.day(isoDay(x.today)).String(), TodayNear: x.t.Voice.short(x.today).String(), Lanes: x.lanes}
	c.Days = x.axis(c.From, c.To)
	return c
}

// axis is days along the sheet: first days of years, months or weeks, or each day.
func (x *courseTeller) axis(from, to float64) []draw.CourseDay {
	var out []draw.CourseDay
	add := func(d time.Time, text page.Spans) {
		if n := dayNumber(d); n >= from && n <= to {
			out = append(out, draw.CourseDay{At: n, Text: text.String()})
		}
	}
	const most = 9
	first := time.Unix(int64(from-719162)*86400, 0).UTC()
	last := time.Unix(int64(to-719162)*86400, 0).UTC()
	switch days := to - from; {
	case days <= most+1:
		for d := first; !d.After(last); d = d.AddDate(0, 0, 1) {
			add(d, x.t.Voice.short(d))
		}
	case days <= 7*(most+1):
		for d := first; !d.After(last); d = d.AddDate(0, 0, 7) {
			add(d, x.t.Voice.short(d))
		}
	case days <= 365*2:
		step := 1
		for days/30 > float64(step*most) {
			step++
		}
		for d := time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC); !d.After(last); d = d.AddDate(0, step, 0) {
			add(d, x.t.say("picture.time.month", args{"month": x.t.month3(d), "y": digits2(d.Year() % 100)}))
		}
	default:
		step := 1
		for _, step = range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
			if days/365 <= float64(step*most) {
				break
			}
		}
		for y := first.Year() / step * step; y <= last.Year(); y += step {
			add(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), year(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)))
		}
	}
	return out
}

// month3 is the short name of a month.
func (v *Voice) month3(d time.Time) page.Spans { return v.say("mon."+d.Format("1"), nil) }

// reading is how to read the picture, and what one sees.
func (x *courseTeller) reading() page.Spans {
	if out := inARow(x.gapTold(), x.aheadTold()); !out.Empty() {
		return out
	}
	return x.t.say("picture.time.reading", nil)
}

// gapTold is the longest time between two sessions.
func (x *courseTeller) gapTold() page.Spans {
	if x.longest == nil || *x.longest.Since.Gap == 0 {
		return nil
	}
	return x.t.say("picture.time.gap", args{"n": count(*x.longest.Since.Gap), "track": x.t.track(x.longest.Track),
		"when": x.t.when(x.longest.On)})
}

// aheadTold is what is announced of next sessions.
func (x *courseTeller) aheadTold() page.Spans {
	if len(x.a.Meetings) == 0 {
		return nil
	}
	var out []page.Spans
	for i := range x.a.Meetings {
		m := &x.a.Meetings[i]
		if m.Next == nil || m.Next.Firmness == "none" {
			continue
		}
		out = append(out, x.t.say("picture.time.next", args{"track": x.t.track(m.Track),
			"firmness": word(m.Next.Firmness),
			"on":       x.t.day(m.Next.On), "until": x.t.day(m.Next.Until), "late": count(m.Next.Late),
			"how": howKnown(&m.Next.Claim),
			"by":  x.t.speakerOf(&m.Next.Claim), "cite": cite(m.Next.Passages)}))
	}
	if out == nil {
		return x.t.say("picture.time.nothing", nil)
	}
	return x.t.say("picture.time.ahead", args{"next": between(out, "; ")})
}

// speakerOf is who asserts a claim, in a word or two; nothing where nobody is named.
func (t *teller) speakerOf(c *answer.Claim) page.Spans {
	switch {
	case c.Who != "":
		return t.person(c.Who)
	case c.By != "":
		return t.short(c.By)
	}
	return nil
}

// desc is what the picture says, in sentences: lane by lane how much there is, and when.
func (x *courseTeller) desc() page.Spans {
	out := []page.Spans{x.gapTold(), x.aheadTold()}
	grey := 0
	for i, l := range x.lanes {
		full, missed := 0, 0
		for _, b := range l.Bars {
			switch b.Kind {
			case draw.BarFull:
				full++
			case draw.BarHollow, draw.BarDashed:
				if b.To <= dayNumber(x.today) {
					missed++
				}
			case draw.BarGrey:
				out = append(out, x.t.say("picture.time.level", args{"option": x.names[i], "level": x.now[grey],
					"since": x.t.day(isoDay(time.Unix(int64(b.From-719162)*86400, 0).UTC()))}))
				grey++
			}
		}
		if full+missed > 0 {
			out = append(out, x.t.say("picture.time.sessions",
				args{"track": x.names[i], "n": count(full), "missed": count(missed)}))
		}
		if n := len(l.Marks); n > 0 {
			first := slices.MinFunc(l.Marks, func(a, b draw.CourseDay) int { return cmp.Compare(a.At, b.At) })
			last := slices.MaxFunc(l.Marks, func(a, b draw.CourseDay) int { return cmp.Compare(a.At, b.At) })
			out = append(out, x.t.say("picture.time.marks", args{"name": x.names[i], "n": count(n),
				"first": x.dayOf(first.At), "last": x.dayOf(last.At)}))
		}
	}
	return inARow(out...)
}

func (x *courseTeller) dayOf(at float64) page.Spans {
	return x.t.day(isoDay(time.Unix((int64(at)-719162)*86400, 0).UTC()))
}

// table is what is on record, in the order of the days.
func (x *courseTeller) table() page.Table {
	out := page.Table{Head: []page.Spans{x.t.say("picture.time.when", nil), x.t.say("picture.time.what", nil)},
		Columns: []page.Column{{Min: 12, Max: 16, Wrap: true}, {}}}
	for i := range x.a.Rows {
		if r := &x.a.Rows[i]; x.counts(i) {
			out.Rows = append(out.Rows, []page.Spans{x.t.day(r.On), x.t.account(r)})
		}
	}
	for i := range x.a.Meetings {
		if m := &x.a.Meetings[i]; m.Next != nil && m.Next.Firmness != "none" && m.Next.On != "" {
			out.Rows = append(out.Rows, []page.Spans{x.t.day(m.Next.On), x.t.say("picture.time.to-come", args{
				"track": x.t.track(m.Track), "firmness": word(m.Next.Firmness), "cite": cite(m.Next.Passages)})})
		}
	}
	return out
}

// key is what marks mean, of those that are there.
func (x *courseTeller) key() []page.Sign {
	var out []page.Sign
	has := map[draw.BarKind]bool{}
	ahead, missed, marks, gaps := false, false, false, false
	for _, l := range x.lanes {
		for _, b := range l.Bars {
			has[b.Kind] = true
			if b.Kind == draw.BarHollow {
				ahead, missed = ahead || b.To > dayNumber(x.today), missed || b.To <= dayNumber(x.today)
			}
		}
		marks, gaps = marks || len(l.Marks) > 0, gaps || len(l.Gaps) > 0
	}
	for kind, word := range []string{"full", "hollow", "dashed", "fading", "late", "grey", "empty"} {
		if has[draw.BarKind(kind)] {
			out = append(out, page.Sign{Mark: draw.KeyBar(draw.BarKind(kind)), Text: x.keyText(word, ahead, missed)})
		}
	}
	if has[draw.BarGrey] {
		out = append(out, page.Sign{Mark: draw.KeyLevels(), Text: x.keyText("levels", false, false)})
	}
	if gaps {
		out = append(out, page.Sign{Mark: draw.KeyGap(), Text: x.keyText("gap", false, false)})
	}
	if marks {
		out = append(out, page.Sign{Mark: draw.KeyMark(false), Text: x.keyText("one", false, false)},
			page.Sign{Mark: draw.KeyMark(true), Text: x.keyText("several", false, false)})
	}
	for _, kind := range x.signed {
		out = append(out, page.Sign{Mark: draw.KeyDaySign(x.signs[kind]), Text: eventName(kind)})
	}
	return out
}

func (x *courseTeller) keyText(what string, ahead, missed bool) page.Spans {
	return x.t.say("picture.time.key", args{"what": word(what), "ahead": yes(ahead), "missed": yes(missed)})
}
