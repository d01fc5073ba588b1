package prose

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// findingNamed is a finding in a sentence: its heading and what it is about.
func (t *diffTeller) findingNamed(f *answer.FindingChange) page.Spans {
	of, finding := t.teller, f.New
	if finding == nil {
		of, finding = t.old, f.Old
	}
	if c, ok := finding.Proof.(*answer.Circle); ok {
		return t.say("diff.waits", args{"what": of.about(c), "n": count(len(c.Links))})
	}
	return t.say("diff.named", args{"what": unasked(of.findingTitle(finding)), "about": of.about(finding.Proof)})
}

// inShort reports whether figures and verdicts tell of a finding already.
func (t *diffTeller) inShort(f *answer.FindingChange) bool {
	if f.New == nil {
		return tellingOf(f.Old).inShort
	}
	return tellingOf(f.New).inShort
}

// findingAbout is what waits for what, of a circle that came or went.
func (t *diffTeller) findingAbout(f *answer.FindingChange) page.Spans {
	if f.New == nil {
		return t.old.about(f.Old.Proof)
	}
	return t.about(f.New.Proof)
}

// about is what a finding is about, where its heading does not say it.
func (t *teller) about(proof answer.Proof) page.Spans {
	switch p := proof.(type) {
	case *answer.Circle:
		var out []page.Spans
		for i := range p.Links {
			out = append(out, t.noun(p.Links[i].Stance.Refuses))
		}
		return t.list("and", out)
	case *answer.CannotBeMet:
		return t.needs(&p.Stance)
	case *answer.Costly:
		return t.needs(&p.Stance)
	case *answer.SilentOrder:
		return t.say("diff.about.exchange", args{"give": t.noun(p.Exchange.Give), "for": t.noun(p.Exchange.For)})
	}
	return nil
}

// unasked is a heading that asks something, as part of a sentence.
func unasked(title page.Spans) page.Spans {
	out := slices.Clone(title)
	if last := len(out) - 1; last >= 0 && out[last].Kind == page.Ours {
		out[last].Text = strings.TrimSuffix(out[last].Text, "?")
	}
	return out
}

// findingChange is a finding that one case has alone, or how it differs.
func (t *diffTeller) findingChange(f *answer.FindingChange) page.Spans {
	in := args{"act": word(f.Act), "what": t.findingNamed(f), "how": page.Spans(nil)}
	if f.Act == "changed" {
		in["how"] = t.otherwise(f.Old.Proof, f.New.Proof)
	}
	return t.say("diff.finding", in)
}

// otherwise words how a finding differs.
func (t *diffTeller) otherwise(old, new answer.Proof) page.Spans {
	switch p := new.(type) {
	case *answer.Circle:
		return t.say("diff.finding.circle", args{"deal": yes(p.Deal)})
	case *answer.WouldNotHold:
		q := old.(*answer.WouldNotHold)
		return t.say("diff.finding.would-not-hold", args{
			"better": count(p.Better), "lasting": count(p.Lasting),
			"was-better": count(q.Better), "was-lasting": count(q.Lasting),
		})
	case *answer.Costly:
		q := old.(*answer.Costly)
		return t.say("diff.finding.costly-stance", args{
			"opens": count(p.Opens), "lasting": count(p.Lasting),
			"was-opens": count(q.Opens), "was-lasting": count(q.Lasting),
		})
	case *answer.NoTable:
		if n, was := len(p.Pairings), len(old.(*answer.NoTable).Pairings); n != was {
			return t.say("diff.finding.no-table", args{"n": count(n), "was": count(was)})
		}
		return t.say("diff.finding.no-table.tracks", nil)
	case *answer.NoOverlap:
		return t.say("diff.finding.no-overlap", nil)
	case *answer.FirstMover:
		return t.gainedLost("steps", t.old.firstThings(old.(*answer.FirstMover)), t.firstThings(p))
	case *answer.RunningOut:
		return t.endsOtherwise(old.(*answer.RunningOut), p)
	case *answer.Dormant:
		return t.dormantOtherwise(old.(*answer.Dormant), p)
	case *answer.Doubt:
		return t.typesOtherwise(old.(*answer.Doubt), p)
	}
	return t.say("diff.finding.detail", nil)
}

func (t *diffTeller) dormantOtherwise(old, new *answer.Dormant) page.Spans {
	if old.Open == new.Open && old.Of == new.Of {
		return t.say("diff.finding.dormant.deal", args{"deal": yes(new.Deal)})
	}
	return t.say("diff.finding.dormant", args{
		"open": count(new.Open), "of": count(new.Of), "was-open": count(old.Open), "was-of": count(old.Of),
	})
}

// A told thing has words, and what tells it from others of either case.
type toldThing struct {
	is    string
	words page.Spans
}

// gainedLost words what one list has and another has not.
func (t *diffTeller) gainedLost(what string, old, new []toldThing) page.Spans {
	var out []page.Spans
	for _, part := range []struct {
		key         string
		list, other []toldThing
	}{{"diff.finding.also", new, old}, {"diff.finding.no-longer", old, new}} {
		var only []page.Spans
		for _, x := range part.list {
			if !slices.ContainsFunc(part.other, func(o toldThing) bool { return o.is == x.is }) {
				only = append(only, x.words)
			}
		}
		if n := len(only); n > mostListed {
			only = append(only[:mostListed], t.say("diff.case.words.more", args{"n": count(n - mostListed)}))
		}
		if len(only) > 0 {
			out = append(out, t.say(part.key, args{"which": between(only, "; ")}))
		}
	}
	if out == nil {
		return t.say("diff.finding.order", args{"what": word(what)})
	}
	return t.say("diff.finding.lists", args{"what": between(out, "; ")})
}

// changesID sets changes apart from others of either case: places of levels
// may differ, and their names do not.
func (t *teller) changesID(changes []answer.Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, string(c.Option)+" = "+t.options[c.Option].Levels[c.To])
	}
	return strings.Join(out, ", ")
}

func (t *teller) firstThings(f *answer.FirstMover) []toldThing {
	var out []toldThing
	for i := range f.Steps {
		s := &f.Steps[i]
		is := string(s.Party) + " " + t.changesID(s.To.Changes)
		if len(s.Refused) > 0 {
			is += " refused"
		}
		words := t.say("diff.finding.first-step", args{
			"party": t.inText(s.Party), "does": t.finite(t.inText(s.Party), s.To.Changes),
			"refused": yes(len(s.Refused) > 0),
		})
		out = append(out, toldThing{is, words})
	}
	return out
}

func (t *teller) endsOf(r *answer.RunningOut) []toldThing {
	var out []toldThing
	for i := range r.Ends {
		e := &r.Ends[i]
		is := t.changesID(e.States[0].Changes)
		if e.Of > 1 {
			is += " and round"
		}
		out = append(out, toldThing{
			is, t.say("diff.finding.end", args{"acts": t.acts(e.States[0].Changes), "round": yes(e.Of > 1)}),
		})
	}
	return out
}

// endsOtherwise words where improvements lead now and led before.
func (t *diffTeller) endsOtherwise(old, new *answer.RunningOut) page.Spans {
	was, is := t.old.endsOf(old), t.endsOf(new)
	if !slices.EqualFunc(was, is, func(a, b toldThing) bool { return a.is == b.is }) {
		return t.say("diff.finding.runs", args{"now": wordsOfFirst(is), "then": wordsOfFirst(was)})
	}
	if sameParties(old.Begin, new.Begin) && sameParties(old.Gain, new.Gain) && sameParties(old.Lose, new.Lose) {
		return t.say("diff.finding.elsewhere", nil)
	}
	return t.say("diff.finding.who-then", args{"now": t.whoGains(t.teller, new), "then": t.whoGains(t.old, old)})
}

// wordsOfFirst are those of the first things.
func wordsOfFirst(list []toldThing) page.Spans {
	var out []page.Spans
	for _, x := range list[:min(len(list), mostListed)] {
		out = append(out, x.words)
	}
	return between(out, "; ")
}

// isCostly reports whether a finding is a stance that one case has alone, of
// which costly tells.
func isCostly(f *answer.FindingChange) bool { return f.Kind == "costly-stance" && f.Act != "changed" }

// costly words together the stances that came to cost their holders something, or
// ceased to; nothing for none.
func (t *diffTeller) costly(act, told string) page.Spans {
	var out []page.Spans
	for i := range t.a.Answers.Findings {
		f := &t.a.Answers.Findings[i]
		if !isCostly(f) || f.Act != act {
			continue
		}
		of, finding := t.teller, f.New
		if finding == nil {
			of, finding = t.old, f.Old
		}
		s := &finding.Proof.(*answer.Costly).Stance
		out = append(out, t.say("diff.costly.one", args{"stance": of.needs(s), "party": of.inText(s.Party)}))
	}
	if out == nil {
		return nil
	}
	return t.say("diff.costly", args{"act": word(told), "which": between(out, "; ")})
}

func sameParties(a, b []answer.PartyID) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// whoGains words who would begin, who gain and who lose.
func (t *diffTeller) whoGains(of *teller, r *answer.RunningOut) page.Spans {
	return t.say("diff.finding.who", args{
		"begin": of.listed(r.Begin, of.inText), "gain": of.listed(r.Gain, of.inText),
		"lose": of.listed(r.Lose, of.inText),
	})
}

// typesOtherwise tells, of the types that a party may be of, those that differ.
func (t *diffTeller) typesOtherwise(old, new *answer.Doubt) page.Spans {
	var out []page.Spans
	for i := range new.Types {
		k := &new.Types[i]
		at := slices.IndexFunc(old.Types, func(o answer.PartyType) bool { return o.Variant == k.Variant })
		in := args{
			"type": t.typeName(k.Variant), "better": count(k.Better), "lasting": count(k.Lasting), "was": word("new"),
			"was-better": count(0), "was-lasting": count(0),
		}
		if at >= 0 {
			o := &old.Types[at]
			if o.Better == k.Better && o.Opens == k.Opens && o.Lasting == k.Lasting {
				continue
			}
			in["was"], in["was-better"], in["was-lasting"] = word("old"), count(o.Better), count(o.Lasting)
		}
		out = append(out, t.say("diff.finding.type", in))
	}
	if out == nil {
		return t.say("diff.finding.types", nil)
	}
	return t.say("diff.finding.lists", args{"what": between(out, "; ")})
}

func (t *diffTeller) typeName(id answer.VariantID) page.Spans {
	if id == "" {
		return t.say("diff.finding.as-written", nil)
	}
	return name(words(string(id)), string(id))
}
