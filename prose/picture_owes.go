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
	draws("owes", func(a *answer.Commitments) *answer.Glossary { return &a.Glossary },
		func(t *teller, a *answer.Commitments) *page.Figure {
			if len(a.Rows) == 0 {
				return nil
			}
			x := &owesTeller{promiseTeller: t.Voice.promiseTeller(a), place: map[answer.CommitmentID]int{}}
			x.t = t
			return x.picture()
		})
}

// mostDues bounds the lines of the picture; the table behind it has all.
const mostDues = 48

// An owesTeller makes lines of commitments.
type owesTeller struct {
	*promiseTeller
	first, today time.Time
	place        map[answer.CommitmentID]int // of lines, from 0
	left         int                         // commitments without a line
	hows         []string                    // how it is known that one waits for another
}

// picture is who owes what, and what waits for it.
func (x *owesTeller) picture() *page.Figure {
	d, ok := x.dues()
	if !ok {
		return nil
	}
	return &page.Figure{
		Caption: x.t.say("picture.owes", nil), Reading: x.owesReading(), Desc: x.owesDesc(), Table: x.owesTable(),
		Key: x.owesKey(d), Parts: bothWidths(func(w float64) *draw.Picture { return draw.DrawDues(d, w) }),
	}
}

// dues are the lines; not ok where no agreement has a day.
func (x *owesTeller) dues() (*draw.Dues, bool) {
	for i := range x.a.Agreements {
		from, to, ok := bounds(ends(x.a.Agreements[i].On))
		if ok && (x.first.IsZero() || from.Before(x.first)) {
			x.first = from
		}
		if to.After(x.today) {
			x.today = to
		}
	}
	if x.first.IsZero() {
		return nil, false
	}
	if day, err := time.Parse(time.DateOnly, x.a.AsOf); err == nil {
		x.today = day
	}
	d := &draw.Dues{From: dayNumber(x.first), Today: dayNumber(x.today)}
	for _, g := range x.groups {
		group := draw.DueGroup{Head: x.t.say("commitments.group", args{"group": word(g.name)}).String()}
		for _, c := range g.rows {
			if len(x.place) == mostDues {
				x.left++
				continue
			}
			x.place[c.ID] = len(x.place)
			group.Rows = append(group.Rows, x.due(c))
		}
		if len(group.Rows) > 0 {
			d.Groups = append(d.Groups, group)
		}
	}
	x.waiting(d)
	d.To = d.Today
	for _, g := range d.Groups {
		for _, r := range g.Rows {
			d.To = max(d.To, r.Due, r.To)
		}
	}
	d.To = max(min(d.To, d.Today+max(30, (d.Today-d.From)/2)), d.From+1)
	d.Days = []draw.CourseDay{
		{At: d.Today, Text: x.t.day(isoDay(x.today)).String()}, {At: d.From, Text: x.t.day(isoDay(x.first)).String()},
	}
	if late := x.lastDue(d); late > d.Today {
		d.Days = append(d.Days, draw.CourseDay{At: late, Text: x.t.day(isoDay(dayAt(late))).String()})
	}
	return d, true
}

// lastDue is the last day on the sheet on which something falls due.
func (x *owesTeller) lastDue(d *draw.Dues) float64 {
	last := 0.0
	for _, g := range d.Groups {
		for _, r := range g.Rows {
			if r.Due <= d.To {
				last = max(last, r.Due)
			}
		}
	}
	return last
}

// dayAt is a day by its number.
func dayAt(n float64) time.Time { return time.Unix((int64(n)-719162)*86400, 0).UTC() }

// due is the line of one commitment, without what it waits for.
func (x *owesTeller) due(c *answer.Commitment) draw.Due {
	today := dayNumber(x.today)
	out := draw.Due{Who: x.partiesShort(c).String(), What: x.t.owed(c).String(), From: dayNumber(x.signed(c)),
		To:    today,
		Words: wordsOnly(c)}
	out.From = min(out.From, today)
	if _, to, ok := bounds(ends(c.Due)); ok {
		out.Due = dayNumber(to)
	}
	_, since, dated := bounds(ends(c.Since))
	switch c.Status {
	case "met":
		out.End = draw.DueDot
		if c.Deed == "declared" || wordsOnly(c) {
			out.End = draw.DueWords
		}
	case "broken", "undone", "lapsed":
		out.End = draw.DueCross
	case "disputed":
		out.Text = x.t.say("picture.owes.since", args{"status": word(c.Status), "day": x.sinceOrNone(c)}).String()
		dated = false
	}
	if dated && out.End != draw.DueOpen {
		out.To = min(max(dayNumber(since), out.From), today)
		out.Text = x.t.say("picture.owes.since", args{"status": word(c.Status), "day": x.sinceOrNone(c)}).String()
	}
	if c.Days > 0 && out.Due > 0 && (c.Status == "late" || c.Status == "met") {
		out.LateFrom = max(min(out.Due, out.To), out.From)
	}
	return out
}

func (x *owesTeller) sinceOrNone(c *answer.Commitment) page.Spans {
	if c.Since == "" {
		return nil
	}
	return x.t.day(c.Since)
}

// wordsOnly reports whether all that is owed is words.
func wordsOnly(c *answer.Commitment) bool {
	return c.Does == "" && (c.Verb == "affirm" || c.Verb == "willing" || c.Verb == "discuss")
}

// signed is the day from which something is owed.
func (x *owesTeller) signed(c *answer.Commitment) time.Time {
	if a := x.texted[c.Agreement]; a != nil {
		if _, to, ok := bounds(ends(a.On)); ok {
			return to
		}
	}
	return x.first
}

// partiesShort is who owes something, in a few words.
func (x *owesTeller) partiesShort(c *answer.Commitment) page.Spans {
	whole := 0
	if a := x.texted[c.Agreement]; a != nil {
		whole = len(a.Signed)
	}
	if n := len(c.Owes); n > 2 && n == whole {
		return x.t.say("picture.owes.all", args{"n": count(n)})
	}
	var out []page.Spans
	for _, p := range c.Owes {
		out = append(out, x.t.party(p))
	}
	return x.t.list("and", out)
}

// waiting adds what each waits for, of what has a line.
func (x *owesTeller) waiting(d *draw.Dues) {
	for i := range d.Groups {
		for j := range d.Groups[i].Rows {
			c := x.rowAt(d, i, j)
			for _, w := range c.Waits {
				if to, drawn := x.place[w.ID]; drawn {
					how := x.waitKnown(c, &w)
					x.hows = once(x.hows, how)
					d.Groups[i].Rows[j].Waits = append(d.Groups[i].Rows[j].Waits,
						draw.DueWait{For: to, Dash: lineOf(how), Both: w.Order == "with"})
				}
			}
		}
	}
}

// rowAt is the commitment of a line.
func (x *owesTeller) rowAt(d *draw.Dues, group, row int) *answer.Commitment {
	for g := range group {
		row += len(d.Groups[g].Rows)
	}
	for id, at := range x.place {
		if at == row {
			return x.rows[id]
		}
	}
	return nil
}

// waitKnown is how it is known that one waits for another: by the weakest stance, or as
// the text is known that says so.
func (x *owesTeller) waitKnown(c *answer.Commitment, w *answer.WaitingOn) string {
	if len(w.By) == 0 {
		return c.How
	}
	var claims []*answer.Claim
	for _, id := range w.By {
		if s := x.insists[id]; s != nil {
			claims = append(claims, &s.Claim)
		}
	}
	return weakestOf(claims...)
}

// owesReading is how to read the picture, and what one sees.
func (x *owesTeller) owesReading() page.Spans {
	late, done, said := 0, 0, 0
	for i := range x.a.Rows {
		c := &x.a.Rows[i]
		if c.Status == "late" {
			late++
		}
		switch {
		case c.Status == "met" && (c.Deed == "declared" || wordsOnly(c)):
			said++
		case c.Status == "met":
			done++
		}
	}
	return x.t.say("picture.owes.reading", args{"n": count(len(x.a.Rows)), "late": count(late), "done": count(done),
		"said": count(said), "waits": yes(len(x.hows) > 0), "how": word(cmp.Or(x.weakestWait(), "none")),
		"left": count(x.left)})
}

// weakestWait is how the least known of what waits for what is known.
func (x *owesTeller) weakestWait() string {
	at := 0
	for _, how := range x.hows {
		at = max(at, slices.Index(strengths, how))
	}
	return strengths[at]
}

// owesDesc is all that the picture says, in sentences.
func (x *owesTeller) owesDesc() page.Spans {
	out := []page.Spans{x.inShort()}
	for _, g := range x.groups {
		for _, c := range g.rows {
			out = append(out, x.t.say("picture.owes.desc", args{"n": count(x.numbers[c.ID]), "who": x.partiesShort(c),
				"what": x.t.lowered(x.t.owed(c)), "stands": x.t.standsClause(c)}))
			out = append(out, x.waitLines(c.Waits)...)
		}
	}
	return inARow(out...)
}

// owesTable is the same without a picture.
func (x *owesTeller) owesTable() page.Table {
	out := page.Table{
		Head: []page.Spans{x.t.say("picture.owes.number", nil), x.t.say("picture.owes.who", nil),
			x.t.say("picture.owes.what", nil),
			x.t.say("picture.owes.stands", nil), x.t.say("picture.owes.waits", nil)},
		Columns: []page.Column{{Right: true}, {Max: 18, Wrap: true}, {Max: 28, Wrap: true}, {Max: 24, Wrap: true}, {}},
	}
	for _, g := range x.groups {
		for _, c := range g.rows {
			out.Rows = append(out.Rows, []page.Spans{digits(x.numbers[c.ID]), x.partiesShort(c),
				page.Join(x.t.owed(c), cite(refs(&c.Claim, c.Sources))), x.t.standsClause(c),
				inARow(x.waitLines(c.Waits)...)})
		}
	}
	return out
}

// owesKey is what marks mean, of those that are there.
func (x *owesTeller) owesKey(d *draw.Dues) []page.Sign {
	has := map[string]bool{}
	for _, g := range d.Groups {
		for _, r := range g.Rows {
			has["open"] = has["open"] || r.End == draw.DueOpen && !r.Words
			has["words"] = has["words"] || r.Words && r.End != draw.DueWords
			has["met"] = has["met"] || r.End == draw.DueDot
			has["said"] = has["said"] || r.End == draw.DueWords
			has["gone"] = has["gone"] || r.End == draw.DueCross
			has["due"] = has["due"] || r.Due > 0
			has["late"] = has["late"] || r.LateFrom > 0
		}
	}
	var out []page.Sign
	for _, s := range []struct {
		what string
		mark *draw.Picture
	}{
		{"open", draw.KeyDue(draw.DueOpen, false)}, {"due", draw.KeyDueDay()}, {"late", draw.KeyBar(draw.BarHatch)},
		{"words", draw.KeyDue(draw.DueOpen, true)}, {"said", draw.KeyDue(draw.DueWords, false)},
		{"met", draw.KeyDue(draw.DueDot, false)}, {"gone", draw.KeyDue(draw.DueCross, false)},
	} {
		if has[s.what] {
			out = append(out, page.Sign{Mark: s.mark, Text: x.t.say("picture.owes.key", args{"what": word(s.what)})})
		}
	}
	for _, how := range strengths {
		if slices.Contains(x.hows, how) {
			out = append(out, page.Sign{Mark: draw.KeyWait(lineOf(how)),
				Text: x.t.say("picture.owes.key.waits", args{"known": x.t.knownBy(how)})})
		}
	}
	return out
}
