package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/stability"
)

func (d *differ) answers(x *diff.Difference) AnswerChanges {
	out := AnswerChanges{Same: x.None(), Figures: []FigureChange{}, StatusQuo: []VerdictChange{}, Findings: []FindingChange{}, Ways: []WaysChange{}}
	for _, f := range x.Figures {
		out.Figures = append(out.Figures, FigureChange{f.Of, f.Old, f.New, d.aimedAt()})
	}
	for _, v := range slices.Concat(x.Equilibria, x.Stays) {
		out.StatusQuo = append(out.StatusQuo, VerdictChange{v.Party, v.Concept.String(), v.Old, v.New})
	}
	if len(x.Equilibria) > 0 {
		out.holds = []string{fmt.Sprintf("Everyone would stay as things are by %s; before, by %s", d.new.everyone(), d.old.everyone())}
	}
	out.stays = d.stays(x.Stays)
	for i := range x.Findings {
		out.Findings = append(out.Findings, d.finding(&x.Findings[i]))
	}
	for i := range x.Goals {
		out.Ways = append(out.Ways, d.ways(&x.Goals[i]))
	}
	return out
}

// aimedAt names what talks can aim at in both cases.
func (d *differ) aimedAt() string {
	if d.a.Report.Better && d.b.Report.Better {
		return "better situation"
	}
	return "better or acceptable situation"
}

// everyone lists the concepts by which everyone would stay in the status quo.
func (w *weigher) everyone() string {
	var out []string
	for _, c := range stability.Concepts {
		if w.a.Equilibrium(c, w.now) {
			out = append(out, c.String())
		}
	}
	return and(orNone(out))
}

// stays words, party by party, another answer to whether it would stay.
func (d *differ) stays(changes []diff.Verdict) []string {
	var out []string
	for i, v := range changes {
		if i > 0 && changes[i-1].Party == v.Party {
			continue
		}
		out = append(out, d.stay(v.Party))
	}
	return out
}

func (d *differ) stay(party string) string {
	p, q := d.old.c.PartyIndex(party), d.new.c.PartyIndex(party)
	before, after := d.old.stayWords(p), d.new.stayWords(q)
	if before == after {
		return fmt.Sprintf("%s would now stay by %s; before, by %s", d.party(party), and(orNone(d.new.stable(q, d.new.now))), and(orNone(d.old.stable(p, d.old.now))))
	}
	return fmt.Sprintf("%s %s; before, it %s", d.party(party), after.now, before.past)
}

// stayWords tells what a party has, and had, to gain by moving alone.
type stayWords struct{ now, past string }

func (w *weigher) stayWords(p int) stayWords {
	switch {
	case w.a.Stable(stability.Nash, p, w.now):
		return stayWords{"now has nothing to gain alone", "had nothing to gain alone"}
	case w.a.Stable(stability.SEQ, p, w.now):
		return stayWords{"could now gain alone, but for replies that others would willingly make", "could, but for replies that others would willingly make"}
	case w.a.Stable(stability.GMR, p, w.now):
		return stayWords{"could now gain alone, but for replies at a loss to others", "could, but for replies at a loss to others"}
	}
	return stayWords{"would now gain by moving alone, and no reply takes that away", "would have gained by moving alone, and no reply took that away"}
}

func (d *differ) finding(x *diff.FindingChange) FindingChange {
	out := FindingChange{Act: x.Act.String(), Kind: x.Kind, Who: x.Who, Old: x.At.Old + 1, New: x.At.New + 1}
	var old, new Finding
	if x.At.Old >= 0 {
		old = d.old.finding(&d.a.Report.Findings[x.At.Old])
	}
	if x.At.New >= 0 {
		new = d.new.finding(&d.b.Report.Findings[x.At.New])
	}
	out.links = old.waits()
	if x.At.New >= 0 {
		out.links = new.waits()
	}
	switch x.Act {
	case diff.Added:
		out.Says = "New: " + lowerFirst(new.named())
	case diff.Dropped:
		out.Says = "Gone: " + lowerFirst(old.named())
	default:
		out.Says = "Otherwise: " + lowerFirst(new.named()) + d.otherwise(x, &old, &new)
	}
	return out
}

// named is a finding in a line: its heading and what it is about.
func (f *Finding) named() string {
	var about string
	switch f.Kind {
	case "circle", "cannot-be-met":
		about = f.waits()
	case "costly-stance":
		about = f.Stance.Refuses + " waits for " + f.Stance.Until
	case "silent-on-order":
		about = f.Exchange.Give + " for " + f.Exchange.For
	}
	return strings.TrimSuffix((&writer{}).headingOf(f), "?") + ifText(about != "", " ("+about+")")
}

// waits tells what waits for what, of a circle.
func (f *Finding) waits() string {
	var links []string
	for _, l := range f.Links {
		links = append(links, l.Refuses+" waits for "+l.Until)
	}
	return strings.Join(links, ", ")
}

// otherwise tells how a finding differs.
func (d *differ) otherwise(x *diff.FindingChange, old, new *Finding) string {
	switch new.Kind {
	case "circle":
		return map[bool]string{true: ": one joint step could meet all of it now", false: ": no single joint step could meet all of it any longer"}[new.Deal]
	case "would-not-hold":
		return before(fmt.Sprintf("of %s better situations %s would hold", thousands(len(d.new.sp.Better())), numberOrNone(new.Holds)),
			fmt.Sprintf("of %s, %s", thousands(len(d.old.sp.Better())), numberOrNone(old.Holds)))
	case "costly-stance":
		return before(fmt.Sprintf("dropping it opens %s better, %s of them lasting", thousands(new.Stance.Opens), numberOrNone(new.Stance.Holds)),
			fmt.Sprintf("%s, %s of them lasting", thousands(old.Stance.Opens), numberOrNone(old.Stance.Holds)))
	case "no-table":
		if len(old.Swaps) != len(new.Swaps) {
			return before(count(len(new.Swaps), "exchange"), thousands(len(old.Swaps)))
		}
		return ": other answers on some track"
	case "no-overlap":
		return ": other wishes stand in the way"
	case "inefficient":
		return before(reached(d.b.Report.Findings[x.At.New].Proof), reached(d.a.Report.Findings[x.At.Old].Proof))
	case "no-gain", "deterred-gain", "undeterred-gain":
		return before(d.new.gaining(d.b.Report.Findings[x.At.New].Proof), d.old.gaining(d.a.Report.Findings[x.At.Old].Proof))
	case "first-mover":
		return ": " + firstSteps(old, new)
	case "running-out":
		return d.ends(x, old, new)
	case "dormant-agreement":
		return dormantWord(old.Dormant, new.Dormant)
	case "doubt":
		return ": " + kindsWord(old, new)
	}
	return ": in detail"
}

// before tells something now and before.
func before(now, then string) string { return ": " + now + "; before, " + then }

func reached(proof impasse.Proof) string {
	p, _ := proof.(impasse.Inefficient)
	return fmt.Sprintf("%s, %s within reach by single steps, %s joint steps counted", thousands(p.Better), numberOrNone(p.Singly), numberOrNone(p.Deals))
}

// gaining tells who would gain by moving alone, and what keeps whom from it.
func (w *weigher) gaining(proof impasse.Proof) string {
	p, _ := proof.(impasse.Alone)
	var out []string
	for _, part := range []struct {
		who  []int
		what string
	}{{p.Leave, "whatever the replies"}, {p.Credibly, "but for replies that others would willingly make"}, {p.Somehow, "but for replies at a loss to others"}} {
		if len(part.who) > 0 {
			out = append(out, and(cleaned(partyNames(w.c, part.who)))+" would gain alone "+part.what)
		}
	}
	if out == nil {
		return "nobody would gain alone"
	}
	return strings.Join(out, ", ")
}

func dormantWord(old, new *Dormant) string {
	if old.Open == new.Open && old.Of == new.Of {
		return map[bool]string{true: ": each may come together with what it waits for now", false: ": they may no longer come together"}[new.Deal]
	}
	return before(fmt.Sprintf("%d of its %s are open", new.Open, count(new.Of, "commitment")), fmt.Sprintf("%d of %d", old.Open, old.Of))
}

func firstSteps(old, new *Finding) string {
	list := func(f *Finding) []named {
		var out []named
		for _, s := range f.Steps {
			text := called(s.Party) + ", " + own(s.Changes) + ifText(s.Refused, " (and it refuses to)")
			out = append(out, named{fmt.Sprint(s.PartyID, changeIDs(s.Changes), s.Refused), text})
		}
		return out
	}
	return gainedLost("steps", list(old), list(new))
}

// ends tells where improvements lead now and led before.
func (d *differ) ends(x *diff.FindingChange, old, new *Finding) string {
	list := func(w *weigher, f *Finding) []named {
		var out []named
		for _, end := range f.Decay.Ends {
			text := arrows((&Brief{Parties: w.named()}).names(), end[0].Changes)
			out = append(out, named{fmt.Sprint(changeIDs(end[0].Changes), len(end) > 1), text + ifText(len(end) > 1, ", and round")})
		}
		return out
	}
	if was, is := list(d.old, old), list(d.new, new); !slices.EqualFunc(was, is, func(a, b named) bool { return a.id == b.id }) {
		return ": " + gainedLost("ends", was, is)
	}
	p, _ := d.a.Report.Findings[x.At.Old].Proof.(impasse.RunningOut)
	q, _ := d.b.Report.Findings[x.At.New].Proof.(impasse.RunningOut)
	if d.old.apartBy(p.Begin, p.Gain, p.Lose) == d.new.apartBy(q.Begin, q.Gain, q.Lose) {
		return ": improvements lead elsewhere in the end"
	}
	return before(new.Decay.who(), old.Decay.who())
}

// apartBy tells lists of parties apart.
func (w *weigher) apartBy(lists ...[]int) string {
	var out []string
	for _, list := range lists {
		ids := partyIDs(w.c, list)
		slices.Sort(ids)
		out = append(out, strings.Join(ids, " "))
	}
	return strings.Join(out, "; ")
}

// who tells who would begin, who gain and who lose.
func (d *Decay) who() string {
	return fmt.Sprintf("%s would begin, %s gain, %s lose", and(cleaned(d.Begin)), and(cleaned(d.Gain)), and(cleaned(d.Lose)))
}

// named lists the parties of a case with their names.
func (w *weigher) named() []Party {
	var out []Party
	for i := range w.c.Parties {
		out = append(out, Party{Name: w.c.Parties[i].Name})
	}
	return out
}

// mostListed is how many entries of one kind a sentence lists.
const mostListed = 2

// named is something told by ids, with words for it.
type named struct{ id, text string }

// changeIDs writes changes by ids.
func changeIDs(changes []Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, c.Option+" = "+c.To)
	}
	return strings.Join(out, ", ")
}

// gainedLost tells what one list has and another has not.
func gainedLost(what string, old, new []named) string {
	var out []string
	for _, part := range []struct {
		word        string
		list, other []named
	}{{"now also: ", new, old}, {"no longer: ", old, new}} {
		var only []string
		for _, x := range part.list {
			if !slices.ContainsFunc(part.other, func(o named) bool { return o.id == x.id }) {
				only = append(only, x.text)
			}
		}
		if n := len(only); n > mostListed {
			only = append(only[:mostListed], fmt.Sprintf("%d more", n-mostListed))
		}
		if len(only) > 0 {
			out = append(out, part.word+strings.Join(only, "; "))
		}
	}
	if out == nil {
		return "the same " + what + " in another order"
	}
	return strings.Join(out, " - ")
}

// kindsWord tells, of the kinds that a party may be, those that differ.
func kindsWord(old, new *Finding) string {
	var out []string
	for _, k := range new.Kinds {
		at := slices.IndexFunc(old.Kinds, func(o PartyKind) bool { return o.Variant == k.Variant })
		text := fmt.Sprintf("%s: %s better, of which %s can be reached with every lever pulled and would hold", words(cmp.Or(k.Variant, "as written")), numberOrNone(k.Better), numberOrNone(k.Holds))
		switch {
		case at < 0:
			out = append(out, text+" (new)")
		case old.Kinds[at].Better != k.Better || old.Kinds[at].Opened != k.Opened || old.Kinds[at].Holds != k.Holds:
			out = append(out, text+fmt.Sprintf(" (before, %s and %s)", numberOrNone(old.Kinds[at].Better), numberOrNone(old.Kinds[at].Holds)))
		}
	}
	if out == nil {
		return "other steps tell its kinds apart"
	}
	return strings.Join(out, "; ")
}

func (d *differ) ways(x *diff.GoalChange) WaysChange {
	old, new := &d.a.Goals[x.At.Old], &d.b.Goals[x.At.New]
	out := WaysChange{Goal: x.ID, Old: len(old.Ways), New: len(new.Ways)}
	for _, g := range d.new.c.Goals {
		if g.ID == x.ID {
			out.Says = g.Says
		}
	}
	told := toldWith(x.Ways)
	for i := range x.Ways {
		v := &x.Ways[i]
		way := WayChange{Act: v.Act.String(), Old: waySide(old, v.At.Old), New: waySide(new, v.At.New)}
		way.Levers, way.Instead = wayLevers(old, new, v)
		if !told[v.At] {
			way.Says = d.saysWay(old, new, x.Ways, v)
		}
		out.Ways = append(out.Ways, way)
	}
	return out
}

// toldWith are the ways of which the sentence about another tells: those that
// stand for another, and all but the first that one stands for.
func toldWith(ways []diff.WayChange) map[diff.Place]bool {
	told := map[diff.Place]bool{}
	first := map[int]bool{}
	for _, v := range ways {
		switch {
		case v.Act == diff.Dropped && v.By >= 0:
			told[diff.Place{Old: -1, New: v.By}] = true
			told[v.At] = first[v.By]
			first[v.By] = true
		case v.Act == diff.Added && v.By >= 0:
			told[diff.Place{Old: v.By, New: -1}] = true
		}
	}
	return told
}

func waySide(g *diff.Goal, at int) *WaySide {
	if at < 0 {
		return nil
	}
	out := &WaySide{Holds: g.Ways[at].StableBy, Exposed: g.Ways[at].Exposed[0], Exposures: g.Ways[at].Exposed}
	if out.Holds == nil {
		out.Holds = []string{}
	}
	return out
}

// wayLevers are the levers of a way, and of the one that stands for it in the
// other case.
func wayLevers(old, new *diff.Goal, v *diff.WayChange) (levers, instead []string) {
	here, there, at := new, old, v.At.New
	if v.Act == diff.Dropped {
		here, there, at = old, new, v.At.Old
	}
	if v.By >= 0 {
		instead = append([]string{}, there.Ways[v.By].Levers...)
	}
	return append([]string{}, here.Ways[at].Levers...), instead
}

func (d *differ) saysWay(old, new *diff.Goal, all []diff.WayChange, v *diff.WayChange) string {
	levers, instead := wayLevers(old, new, v)
	switch {
	case v.Act == diff.Dropped && v.By >= 0:
		var besides []string
		for i := range all {
			if w := &all[i]; w.Act == diff.Dropped && w.By == v.By {
				more, _ := wayLevers(old, new, w)
				besides = append(besides, plus(without(more, instead)))
			}
		}
		if len(instead) == 0 {
			return fmt.Sprintf("Now nobody need be asked: %s; before, it took %s", d.how(new, v.By), strings.Join(besides, ", or "))
		}
		return fmt.Sprintf("Now %s will do: %s; before, it took besides %s", plus(instead), d.how(new, v.By), strings.Join(besides, ", or "))
	case v.Act == diff.Added && v.By >= 0 && len(instead) == 0:
		return fmt.Sprintf("Now it takes %s, where nobody had to be asked before: %s", plus(levers), d.how(new, v.At.New))
	case v.Act == diff.Added && v.By >= 0:
		return fmt.Sprintf("Now %s must come to %s: %s", plus(without(levers, instead)), plus(instead), d.how(new, v.At.New))
	case v.Act == diff.Dropped:
		return "Gone: " + plus(levers) + d.missing(levers, new, "no longer there")
	case v.Act == diff.Added:
		return "New: " + plus(levers) + d.missing(levers, old, "new") + ": " + d.how(new, v.At.New)
	}
	now, then := d.how(new, v.At.New), d.how(old, v.At.Old)
	if now == then { // what differs has no words, or a name that others have too
		now, then = exactly(&new.Ways[v.At.New]), exactly(&old.Ways[v.At.Old])
	}
	return fmt.Sprintf("Otherwise: %s: %s; before, %s", plus(levers), now, then)
}

// exactly tells of a way by which concepts it holds, and by ids who is exposed.
func exactly(v *diff.Way) string {
	var exposed []string
	for _, e := range v.Exposed {
		exposed = append(exposed, and(e))
	}
	return "holds by " + and(orNone(v.StableBy)) + "; worse off meanwhile: " + strings.Join(exposed, ", or else ")
}

// plus names the levers of a way.
func plus(levers []string) string {
	if len(levers) == 0 {
		return "asking nobody"
	}
	return strings.Join(levers, " + ")
}

func without(levers, less []string) []string {
	return slices.DeleteFunc(slices.Clone(levers), func(l string) bool { return slices.Contains(less, l) })
}

// missing names the levers of a way that the other case does not weigh, each
// once.
func (d *differ) missing(levers []string, other *diff.Goal, word string) string {
	var out []string
	for _, l := range levers {
		known := slices.ContainsFunc(other.Levers, func(o plenary.Lever) bool { return o.ID == l })
		if !known && !d.told[l] {
			d.told[l] = true
			out = append(out, l)
		}
	}
	return ifText(out != nil, " ("+and(out)+ifText(len(out) == 1, " is ")+ifText(len(out) > 1, " are ")+word+")")
}

// how tells whether what a way leads to would hold, and who is worse off meanwhile.
func (d *differ) how(g *diff.Goal, at int) string {
	v := &g.Ways[at]
	text := "does not hold by itself"
	switch {
	case slices.Contains(v.StableBy, stability.Nash.String()):
		text = "holds"
	case slices.Contains(v.StableBy, stability.SEQ.String()):
		text = "holds while breaches are answered"
	}
	var exposed []string
	for i, e := range v.Exposed {
		if i == mostListed {
			exposed = append(exposed, "others")
			break
		}
		var names []string
		for _, p := range e {
			names = append(names, d.party(p))
		}
		exposed = append(exposed, and(names))
	}
	return text + "; worse off meanwhile: " + strings.Join(exposed, ", or else ")
}
