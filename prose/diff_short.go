package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// short words in three sentences at most what happened, who hardened or
// softened, and what that opened or closed.
func (t *diffTeller) short() page.Spans {
	if t.a.Cases == answer.Different {
		return t.twoCases()
	}
	var out []page.Spans
	for _, s := range []page.Spans{t.happened(), t.stanceGist(), t.opened()} {
		if !s.Empty() {
			out = append(out, t.say("diff.sentence", args{"text": s}))
		}
	}
	return between(out, " ")
}

// happened words what came on record and what else changed, less what stances
// became.
func (t *diffTeller) happened() page.Spans {
	recorded, rest := t.recordGist(), slices.Concat(t.moveGist(), t.others())
	switch {
	case len(rest) > 0:
		return between(slices.Concat(recorded, rest, t.nameGist()), "; ")
	case len(t.stanceChanges()) > 0:
		return between(slices.Concat(recorded, t.nameGist()), "; ")
	}
	return between(append(recorded, t.nothing(len(recorded) > 0)), "; ")
}

// nothing words that nothing to speak of changed in the case.
func (t *diffTeller) nothing(besides bool) page.Spans {
	words, date := false, false
	for i := range t.a.Changes {
		x := &t.a.Changes[i]
		words, date = words || x.Weight == "words", date || x.Part == "as_of"
	}
	var slight []page.Spans
	names := len(t.a.Renamed) > 0
	date = date && t.a.Cases != answer.Days
	if names {
		in := args{"which": page.Spans(nil)}
		if !date && !words {
			in["which"] = t.nameGist()[0]
		}
		slight = append(slight, t.say("diff.slight.names", in))
	}
	if date {
		slight = append(slight, t.say("diff.slight.date", nil))
	}
	if words {
		slight = append(slight, t.say("diff.slight.words", nil))
	}
	in := args{"besides": yes(besides), "slight": page.Spans(nil)}
	if slight != nil {
		in["slight"] = t.say("diff.slight", args{"what": t.list("and", slight), "words": yes(words)})
	}
	return t.say("diff.nothing-changed", in)
}

// nameGist words what was renamed, where that is little, or how much is.
func (t *diffTeller) nameGist() []page.Spans {
	switch n := len(t.a.Renamed); n {
	case 0:
		return nil
	case 1:
		return []page.Spans{t.rename(&t.a.Renamed[0])}
	default:
		return []page.Spans{t.say("diff.other-names", args{"n": count(n)})}
	}
}

// recordGist counts what differs on record.
func (t *diffTeller) recordGist() []page.Spans {
	c := t.a.Record
	switch {
	case c == nil:
		return nil
	case c.Other != nil:
		return []page.Spans{t.say("diff.two-records", nil)}
	}
	var out []page.Spans
	add := func(key string, n int, in args) {
		if n > 0 {
			if in == nil {
				in = args{}
			}
			in["n"] = count(n)
			out = append(out, t.say(key, in))
		}
	}
	add("diff.came", len(c.Came), nil)
	add("diff.edited", len(c.Edited), nil)
	var whys []string
	n := map[string]int{}
	for i := range c.Gone {
		why := t.whyGone(&c.Gone[i])
		if n[why]++; n[why] == 1 {
			whys = append(whys, why)
		}
	}
	for _, why := range whys {
		add("diff.gone", n[why], args{"why": t.say("diff.gone.why", args{"why": word(why)})})
	}
	fresh := 0
	for i := range c.Commitments {
		if c.Commitments[i].Old == nil {
			fresh++
		}
	}
	add("diff.promises.new", fresh, nil)
	add("diff.promises.otherwise", len(c.Commitments)-fresh, args{"bare": yes(fresh > 0)})
	return out
}

// mostGist is how many changes of one sort are told in short.
const mostGist = 2

// moveGist words which options stand at another level.
func (t *diffTeller) moveGist() []page.Spans {
	var out []page.Spans
	for i := range t.a.Changes {
		x := &t.a.Changes[i]
		if !isMove(x) {
			continue
		}
		in := args{
			"option": t.optionOf(x.Of.Option), "old": t.old.level(x.Of.Option, *x.Old.Level),
			"new": t.level(x.Of.Option, *x.New.Level), "hedge": page.Spans(nil),
		}
		if len(x.Came) > 0 {
			in["hedge"] = t.hedge("diff.hedge", x.How)
		}
		c := answer.Change{Option: x.Of.Option, From: *x.Old.Level, To: *x.New.Level}
		if t.moveTold(c) != "" {
			in["who"] = t.inText(t.options[c.Option].Party)
			in["does"] = t.finite(in["who"].(page.Spans), []answer.Change{c})
			out = append(out, t.say("diff.moved.told", in))
			continue
		}
		out = append(out, t.say("diff.moved", in))
	}
	if n := len(out) - mostGist; n > 0 {
		out = append(out[:mostGist], t.say("diff.moved.more", args{"n": count(n)}))
	}
	return out
}

func isMove(x *answer.CaseChange) bool { return x.Part == "options" && x.Key == "now" }

// isStance reports whether a change is one that stanceGist tells of.
func isStance(x *answer.CaseChange) bool { return x.Weight == "softened" || x.Weight == "hardened" }

// others words what else changed: the weightiest, and how many more.
func (t *diffTeller) others() []page.Spans {
	var list []*answer.CaseChange
	for i := range t.a.Changes {
		if x := &t.a.Changes[i]; rank(x) > 0 && !isMove(x) && !isStance(x) && len(x.Came) == 0 {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *answer.CaseChange) int { return rank(b) - rank(a) })
	marks := len(list)
	for marks > 0 && rank(list[marks-1]) == markRank { // of evidence, which matter where nothing else does
		marks--
	}
	if marks > 0 || len(t.stanceChanges()) > 0 {
		list = list[:marks]
	}
	var out []page.Spans
	for _, x := range list[:min(len(list), mostGist)] {
		out = append(out, t.change(x, true))
	}
	if n := len(list) - mostGist; n > 0 {
		out = append(out, t.say("diff.others.more", args{"n": count(n)}))
	}
	return out
}

// markRank is that of marks of evidence.
const markRank = 1

// rank orders changes by how much a reader needs to know of them.
func rank(x *answer.CaseChange) int {
	switch {
	case x.Weight == "words" || x.Part == "as_of": // the heading has the dates
		return 0
	case isMove(x):
		return 9
	case x.Part == "preconditions" && x.Weight != "":
		return 8
	case x.Key == "how" || x.Key == "passage":
		return markRank
	case x.Part == "tracks" || x.Part == "preconditions" || x.Part == "levers" || x.Key == "closed":
		return 7
	case x.Part == "preferences":
		return 6
	}
	return 5
}

// stanceGist words who softened and who hardened, with how that is known.
func (t *diffTeller) stanceGist() page.Spans {
	list := t.stanceChanges()
	anyChange := slices.ContainsFunc(t.a.Changes, func(x answer.CaseChange) bool { return rank(&x) > markRank })
	switch {
	case len(list) == 0 && !(t.a.Old.Stances+t.a.New.Stances > 0 && anyChange):
		return nil
	case len(list) == 0:
		return t.say("diff.nobody", nil)
	case len(list) == 1:
		in := args{"says": t.change(list[0], false), "hedge": page.Spans(nil)}
		if list[0].Act == "changed" || len(list[0].Came) > 0 {
			in["hedge"] = t.hedge("diff.hedge", list[0].How)
		}
		return t.say("diff.stance.short", in)
	}
	return between(t.whoDid(list), "; ")
}

// stanceChanges lists one change of each precondition that softened or hardened.
func (t *diffTeller) stanceChanges() []*answer.CaseChange {
	var out []*answer.CaseChange
	type key struct {
		id     answer.StanceID
		weight string
	}
	seen := map[key]bool{}
	for i := range t.a.Changes {
		x := &t.a.Changes[i]
		if !isStance(x) || seen[key{x.Of.Stance.ID, x.Weight}] {
			continue
		}
		seen[key{x.Of.Stance.ID, x.Weight}] = true
		out = append(out, x)
	}
	return out
}

// whoDid words party by party how many stances it softened and hardened, each
// with the weakest of how that is known.
func (t *diffTeller) whoDid(list []*answer.CaseChange) []page.Spans {
	var parties []answer.PartyID
	for _, x := range list {
		if !slices.Contains(parties, x.Of.Party) {
			parties = append(parties, x.Of.Party)
		}
	}
	var out []page.Spans
	for _, party := range parties {
		var did []page.Spans
		for _, weight := range []string{"softened", "hardened"} {
			var hows []string
			for _, x := range list {
				if x.Of.Party == party && x.Weight == weight {
					hows = append(hows, x.How)
				}
			}
			if len(hows) > 0 {
				did = append(did, t.say("diff.did.stances", args{
					"weight": word(weight), "n": count(len(hows)), "known": t.hedge("diff.known", weakest(hows)),
				}))
			}
		}
		out = append(out, t.say("diff.did", args{"party": t.partyOf(party), "did": t.list("and", did)}))
	}
	return out
}

// weakest is the weakest of how things are known.
func weakest(hows []string) string {
	order := []string{"stated", "claimed", "reported", "inferred", "assumed", ""}
	return slices.MaxFunc(hows, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
}

// hedge words how something is known.
func (t *diffTeller) hedge(key, how string) page.Spans {
	if how == "" {
		how = "none"
	}
	return t.say(key, args{"how": word(how)})
}

// oneSentence ends prose of somebody else where its first sentence ends. A stop
// after a short word, as in St. Petersburg, ends none.
func oneSentence(text string) string {
	words := strings.Fields(text)
	for i, w := range words[:max(0, len(words)-1)] {
		next, _ := utf8.DecodeRuneInString(words[i+1])
		bare := strings.TrimRight(w, ".!?")
		ends := unicode.IsUpper(next) || w[len(w)-1] != '.'
		if bare != w && utf8.RuneCountInString(bare) > 3 && ends {
			words = words[:i+1]
			break
		}
	}
	return strings.TrimRight(strings.Join(words, " "), ".!?")
}
