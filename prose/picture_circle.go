package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	draws("circle", func(a *answer.Brief) *answer.Glossary { return &a.Glossary }, (*teller).circlePicture)
}

// mostBoxes is how many boxes a part may have before only its circles are drawn, and
// mostParts how many parts are drawn then.
const (
	mostBoxes = 12
	mostParts = 8
)

// circlePicture is who waits for whom: a box a thing, an arrow what waits for what.
func (t *teller) circlePicture(a *answer.Brief) *page.Figure {
	w := a.Waiting
	if w == nil {
		return nil
	}
	parts, all := waitParts(t.oneBox(w))
	f := &page.Figure{
		Caption: t.say("picture.circle", nil), Reading: t.circleReading(w, parts, all), Desc: t.circleDesc(w),
		Table: t.circleTable(w), Key: t.circleKey(parts),
	}
	for _, p := range parts {
		f.Parts = append(f.Parts, t.waitPart(p, len(parts)))
	}
	return f
}

// oneBox puts things together that nothing waits for, that are in no circle and that are
// called the same: the energy of each of three.
func (t *teller) oneBox(w *answer.Waiting) *answer.Waiting {
	same := map[answer.ConditionID]answer.ConditionID{}
	known := map[string]answer.ConditionID{}
	out := &answer.Waiting{Takes: w.Takes}
	for _, x := range w.Things {
		called, lone := t.noun(x.What).String(), !w.InCircle(x.What) && !w.IsTarget(x.What)
		first, again := known[called]
		switch {
		case lone && again:
			same[x.What] = first
			continue
		case lone:
			known[called] = x.What
		}
		out.Things = append(out.Things, x)
	}
	for _, x := range w.Waits {
		if first, is := same[x.What]; is {
			x.What = first
		}
		out.Waits = append(out.Waits, x)
	}
	return out
}

// waitPart draws what hangs together.
func (t *teller) waitPart(p *answer.Waiting, of int) page.Part {
	var things []draw.Thing
	var nouns []page.Spans
	for i := range p.Things {
		noun := t.noun(p.Things[i].What)
		nouns = append(nouns, noun)
		things = append(things, draw.Thing{Label: noun.String(), Thick: p.InCircle(p.Things[i].What)})
	}
	arrows := t.arrows(p)
	out := page.Part{Title: t.say("picture.circle.part", args{"things": t.list("and", nouns[:min(3, len(nouns))]),
		"more": count(len(nouns) - min(3, len(nouns)))}), Wide: waitSheet(things, arrows, of)}
	if of > 1 {
		out.Desc = t.circleDesc(p)
	}
	if out.Wide.Width > narrowSheet {
		out.Narrow = draw.Waits(things, arrows, narrowSheet)
	}
	return out
}

// waitSheet draws one of some parts: beside another where that does not make it high.
func waitSheet(things []draw.Thing, arrows []draw.Wait, of int) *draw.Picture {
	if of > 1 {
		if half := draw.Waits(things, arrows, wideSheet/2-12); half.Height <= wideSheet/2 {
			return half
		}
	}
	return draw.Waits(things, arrows, wideSheet)
}

// arrows are the waits of a part, those between the same two things in one, and then what
// takes what.
func (t *teller) arrows(p *answer.Waiting) []draw.Wait {
	place := func(id answer.ConditionID) int {
		return slices.IndexFunc(p.Things, func(x answer.Thing) bool { return x.What == id })
	}
	var out []draw.Wait
	for _, group := range gathered(p.Waits) {
		arrow := draw.Wait{From: place(group[0].What), To: place(group[0].For), Both: group[0].Stance.Order == "with",
			Stroke: draw.Stroke{Paint: draw.Ink, Width: 1.2, Dash: lineOf(firmestWait(group))}}
		for _, x := range group {
			if len(x.Circles) > 0 {
				arrow.Stroke.Width = 2.2
			}
			if x.Weakest {
				arrow.Stroke.Paint = draw.Accent
			}
		}
		arrow.Label = t.waitLabel(group)
		out = append(out, arrow)
	}
	for _, x := range p.Takes {
		out = append(out, draw.Wait{From: place(x.What), To: place(x.Takes), Stroke: takesStroke(len(x.Circles) > 0),
			Label: []draw.Words{{Text: t.say("picture.circle.takes", args{"or": yes(x.Or)}).String()}}})
	}
	return out
}

// takesStroke is the line of what does not come about without something else.
func takesStroke(circle bool) draw.Stroke {
	out := draw.Stroke{Paint: draw.Third, Width: 0.8}
	if circle {
		out.Width = 1.6
	}
	return out
}

// gathered puts waits of one thing for another together, by how they may be met.
func gathered(list []answer.Wait) [][]answer.Wait {
	var out [][]answer.Wait
	for _, x := range list {
		at := slices.IndexFunc(out, func(g []answer.Wait) bool {
			return g[0].What == x.What && g[0].For == x.For && g[0].Stance.Order == x.Stance.Order
		})
		if at < 0 {
			out = append(out, []answer.Wait{x})
		} else {
			out[at] = append(out[at], x)
		}
	}
	return out
}

// firmestWait is how the best known of some waits is known.
func firmestWait(list []answer.Wait) string {
	best := len(strengths) - 1
	for _, x := range list {
		best = min(best, slices.Index(strengths, x.Stance.How))
	}
	return strengths[best]
}

// waitLabel is who insists, and how that is known, those known alike together; and that
// one should ask.
func (t *teller) waitLabel(group []answer.Wait) []draw.Words {
	var out []draw.Words
	for _, how := range strengths {
		var who []answer.PartyID
		var refs []string
		ask := false
		for _, x := range group {
			if x.Stance.How == how {
				who, ask = once(who, x.Stance.Party), ask || x.Weakest
				refs = once(refs, asStrings(x.Stance.Passages)...)
			}
		}
		if who == nil {
			continue
		}
		in := args{"how": word(orUnsaid(how)), "who": t.shortAll(who), "n": t.howMany(who)}
		out = append(out, draw.Words{Text: t.say("picture.circle.label", in).String(), Refs: refs})
		if ask {
			asked := t.say("picture.circle.ask", args{"how": word(orUnsaid(how)), "who": t.capitalsOf(who)})
			out = append(out, draw.Words{Text: asked.String(), Bold: true})
		}
	}
	return out
}

func asStrings(refs []answer.Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, string(r))
	}
	return out
}

// shortAll lists parties as they are called shortly.
func (t *teller) shortAll(ids []answer.PartyID) page.Spans {
	var out []page.Spans
	for _, id := range ids {
		out = append(out, t.short(id))
	}
	return t.list("and", out)
}

// circleReading is how to read the picture, and what one sees.
func (t *teller) circleReading(w *answer.Waiting, parts []*answer.Waiting, all bool) page.Spans {
	circles, with := 0, false
	var numbers []int
	var weakest *answer.Wait
	for i := range w.Waits {
		x := &w.Waits[i]
		numbers, with = once(numbers, x.Circles...), with || x.Stance.Order == "with"
		if x.Weakest && weakest == nil {
			weakest = x
		}
	}
	circles = len(numbers)
	in := args{"circles": count(circles), "with": yes(with), "takes": yes(drawsTakes(parts)), "all": yes(all),
		"weakest": page.Spans(nil), "how": word("none")}
	if weakest != nil {
		in["weakest"] = t.say("picture.circle.weakest", args{"what": t.noun(weakest.What), "for": t.noun(weakest.For)})
		in["how"] = word(orUnsaid(weakest.Stance.How))
	}
	return t.say("picture.circle.reading", in)
}

// drawsTakes reports whether it is drawn of something what it takes.
func drawsTakes(parts []*answer.Waiting) bool {
	return slices.ContainsFunc(parts, func(p *answer.Waiting) bool { return len(p.Takes) > 0 })
}

// circleDesc is what waits for what, in sentences.
func (t *teller) circleDesc(w *answer.Waiting) page.Spans {
	var out []page.Spans
	for _, group := range gathered(t.oneBox(w).Waits) {
		out = append(out, t.waitSentence(group))
	}
	for _, x := range w.Takes {
		out = append(out, t.say("picture.circle.takes.sentence", args{
			"what": t.noun(x.What), "takes": t.noun(x.Takes), "or": yes(x.Or)}))
	}
	return inARow(out...)
}

// waitSentence is that one thing waits for another, as surely as that is known of each who
// insists on it.
func (t *teller) waitSentence(group []answer.Wait) page.Spans {
	var rests []page.Spans
	what, until := t.noun(group[0].What), t.noun(group[0].For)
	for len(group) > 0 {
		s := &group[0].Stance
		var who []answer.PartyID
		var refs []answer.Ref
		group = slices.DeleteFunc(slices.Clone(group), func(x answer.Wait) bool {
			o := &x.Stance
			if o.How != s.How || o.By != s.By && s.How == "claimed" || o.Who != s.Who && s.How == "claimed" {
				return false
			}
			who, refs = once(who, o.Party), once(refs, o.Passages...)
			return true
		})
		rests = append(rests, t.say("picture.circle.rests", args{"how": word(orUnsaid(s.How)), "who": t.shortAll(who),
			"n": t.howMany(who), "by": t.shortClaimant(&s.Claim), "byn": count(1), "cite": cite(refs)}))
	}
	return t.say("picture.circle.sentence", args{"what": what, "until": until, "list": between(rests, "; ")})
}

// shortClaimant is who claims something, shortly.
func (t *teller) shortClaimant(c *answer.Claim) page.Spans {
	switch {
	case c.Who != "":
		return t.person(c.Who)
	case c.By != "":
		return t.short(c.By)
	}
	return t.say("picture.circle.others", nil)
}

// circleTable is the picture as a table: a row for each arrow.
func (t *teller) circleTable(w *answer.Waiting) page.Table {
	out := page.Table{Columns: make([]page.Column, 4), Head: []page.Spans{t.say("picture.circle.what", nil),
		t.say("picture.circle.for", nil), t.say("picture.circle.insists", nil), t.say("picture.circle.how", nil)}}
	for i := range w.Waits {
		x := &w.Waits[i]
		s := &x.Stance
		notes := args{"known": t.knownBy(s.How), "by": page.Spans(nil), "cite": cite(s.Passages),
			"with": yes(s.Order == "with"), "circle": yes(len(x.Circles) > 0), "weakest": yes(x.Weakest),
			"question": page.Spans(nil)}
		if s.How == "claimed" || s.How == "reported" {
			if s.Who != "" || s.By != "" {
				notes["by"] = t.shortClaimant(&s.Claim)
			}
		}
		if text := t.stances[s.ID]; x.Weakest && text != nil && text.Question != "" {
			notes["question"] = quote(text.Question)
		}
		out.Rows = append(out.Rows, []page.Spans{t.noun(x.What).Sentence(), t.noun(x.For), t.short(s.Party),
			t.say("picture.circle.known", notes)})
	}
	for _, x := range w.Takes {
		out.Rows = append(out.Rows, []page.Spans{t.noun(x.What).Sentence(), t.noun(x.Takes),
			t.say("picture.circle.nobody", nil), t.say("picture.circle.means", args{"or": yes(x.Or)})})
	}
	return out
}

// circleKey is what the lines of the parts mean, those that are there.
func (t *teller) circleKey(parts []*answer.Waiting) []page.Sign {
	var out []page.Sign
	var arrows []draw.Wait
	for _, p := range parts {
		arrows = append(arrows, t.arrows(p)...)
	}
	have := func(is func(w draw.Wait) bool) bool { return slices.ContainsFunc(arrows, is) }
	add := func(sign word, mark *draw.Picture) {
		out = append(out, page.Sign{Mark: mark, Text: t.say("picture.circle.key", args{"sign": sign})})
	}
	for i, sign := range []word{"stated", "claimed", "inferred", "assumed"} {
		dash := draw.Dash(i)
		if have(func(w draw.Wait) bool { return w.Stroke.Dash == dash && w.Stroke.Paint != draw.Third }) {
			add(sign, draw.KeyLine(draw.Stroke{Paint: draw.Ink, Width: 1.6, Dash: dash}))
		}
	}
	if have(func(w draw.Wait) bool { return w.Stroke.Width > 2 }) {
		add("heavy", draw.KeyArrow(draw.Stroke{Paint: draw.Ink, Width: 2.2}, false))
	}
	if have(func(w draw.Wait) bool { return w.Both }) {
		add("with", draw.KeyArrow(draw.Stroke{Paint: draw.Ink, Width: 1.2}, true))
	}
	if have(func(w draw.Wait) bool { return w.Stroke.Paint == draw.Accent }) {
		add("weakest", draw.KeyLine(draw.Stroke{Paint: draw.Accent, Width: 2.2}))
	}
	if have(func(w draw.Wait) bool { return w.Stroke.Paint == draw.Third }) {
		add("takes", draw.KeyArrow(takesStroke(false), false))
	}
	return out
}

// capitalsOf lists parties by the seats that stand for them.
func (t *teller) capitalsOf(ids []answer.PartyID) page.Spans {
	var out []page.Spans
	for _, id := range ids {
		out = append(out, t.capital(id))
	}
	return t.list("and", out)
}
